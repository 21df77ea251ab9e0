use proptest::prelude::*;
use rstest::rstest;

use super::*;
use crate::domain::entry::checkin::CheckIn;
use crate::domain::rating::{Rating, Ratings};
use crate::domain::scale::Scale;
use crate::domain::testing::open;

/// A Monday.
const FIRST: &str = "2026-06-01";

fn first() -> Day {
    FIRST.parse().unwrap()
}

fn checkin(day: Day, mood: Option<u8>) -> CheckInRatings {
    let mood = mood.map(|mood| Scale::try_from(mood).unwrap());
    CheckInRatings::of(
        day,
        &CheckIn { ratings: Ratings { mood, ..Ratings::default() }, ..CheckIn::default() },
    )
}

/// Check-ins with a mood on these days after the first.
fn moods(moods: impl IntoIterator<Item = (i32, u8)>) -> Vec<CheckInRatings> {
    moods.into_iter().map(|(n, mood)| checkin(first().plus(n), Some(mood))).collect()
}

fn ground(days: u32, checkins: &[CheckInRatings]) -> TrendWindow {
    let to = first().plus(i32::try_from(days).unwrap() - 1);
    let window = Window::ending(to, days);
    TrendWindow {
        window,
        coverage: Coverage::of(window, OpenDays::default(), checkins),
        carries_trends: true,
    }
}

fn mood(days: u32, checkins: &[CheckInRatings]) -> SeriesTrend {
    SeriesTrend::of(Series::MOOD, checkins, &ground(days, checkins))
}

#[rstest]
#[case::nine_values(9, 2, 9, 17, Some(ShortBy { values: 1, days: 0 }))]
#[case::ten_over_thirteen_days(10, 1, 10, 10, Some(ShortBy { values: 0, days: 4 }))]
#[case::thirteen_days(13, 1, 13, 13, Some(ShortBy { values: 0, days: 1 }))]
#[case::fourteen_days(14, 1, 14, 14, None)]
#[case::ten_values_over_nineteen_days(10, 2, 10, 19, None)]
#[case::nothing(0, 1, 0, 0, Some(ShortBy { values: 10, days: 14 }))]
fn a_trend_needs_ten_values_over_fourteen_days(
    #[case] values: i32,
    #[case] every: i32,
    #[case] n: u32,
    #[case] span_days: u32,
    #[case] missing: Option<ShortBy>,
) {
    let checkins = moods((0..values).map(|n| (n * every, 5)));
    // As many days as the values span, so that at least half of them are logged.
    let found = mood(u32::try_from(values * every).unwrap().max(1), &checkins);
    assert_eq!((found.summary.n, found.span_days, found.missing), (n, span_days, missing));
    assert_eq!(found.word.is_some(), missing.is_none());
    let figures = [found.sen_slope_per_day, found.sen_low, found.sen_high];
    assert!(figures.iter().all(|figure| figure.is_some() == missing.is_none()), "{found:?}");
    assert_eq!((found.summary.median.is_some(), found.ewma.is_some()), (n > 0, n > 0));
}

#[rstest]
#[case::just_under(13, 28, true, 1)]
#[case::half(14, 28, false, 0)]
#[case::just_under_of_an_odd_number(13, 27, true, 1)]
#[case::over_half_of_an_odd_number(14, 27, false, 0)]
#[case::none_of_none(0, 0, false, 0)]
#[case::none(0, 28, true, 14)]
fn half_of_the_days_must_be_logged(
    #[case] logged: u32,
    #[case] days: u32,
    #[case] thin: bool,
    #[case] lacking: u32,
) {
    let coverage = Coverage { logged, days };
    assert_eq!((coverage.is_thin(), coverage.lacking()), (thin, lacking));
}

#[rstest]
#[case::just_under_half(13, None)]
#[case::half(14, Some(TrendWord::NoClearChange))]
fn under_half_only_counts_are_given(#[case] logged: i32, #[case] word: Option<TrendWord>) {
    let checkins = moods((0..logged).map(|n| (2 * n, 5)));
    let found = mood(28, &checkins);
    assert_eq!((found.summary.n, found.word), (logged.cast_unsigned(), word));
    let given = word.is_some();
    assert_eq!((found.summary.median.is_some(), found.ewma.is_some()), (given, given));
    assert_eq!((found.sen_low.is_some(), found.summary.min), (given, Some(5.0)));
}

#[test]
fn a_pending_day_is_left_out() {
    let window = Window::ending(first().plus(6), 7);
    let checkins = moods([(0, 5), (1, 5), (2, 5), (9, 5)]);
    let coverage = |pending| Coverage::of(window, open(window.to(), pending), &checkins);
    assert_eq!(coverage(false), Coverage { logged: 3, days: 7 });
    assert_eq!(coverage(true), Coverage { logged: 3, days: 6 });
    assert_eq!((coverage(false).is_thin(), coverage(true).is_thin()), (true, false));
    let today = Window::ending(first(), 1);
    assert_eq!(Coverage::of(today, open(first(), true), &[]), Coverage { logged: 0, days: 0 });
}

#[test]
fn a_phase_without_trends_keeps_its_middle() {
    let checkins = moods((0..20).map(|n| (n, u8::try_from(n / 2).unwrap())));
    let ground = TrendWindow { carries_trends: false, ..ground(20, &checkins) };
    let found = SeriesTrend::of(Series::MOOD, &checkins, &ground);
    assert_eq!(
        (found.summary.median, found.word, found.sen_slope_per_day),
        (Some(4.5), None, None)
    );
    assert_eq!((found.sen_low, found.sen_high, found.missing), (None, None, None));
}

#[rstest]
#[case::rises([0.1, 0.05, 0.2], 28, TrendWord::Rising)]
#[case::falls([-0.1, -0.2, -0.05], 28, TrendWord::Falling)]
#[case::one_point([0.0625, 0.01, 0.1], 16, TrendWord::Rising)]
#[case::under_a_point([0.0624, 0.01, 0.1], 16, TrendWord::NoClearChange)]
#[case::touches_zero([0.1, 0.0, 0.2], 28, TrendWord::NoClearChange)]
#[case::holds_zero([0.1, -0.05, 0.2], 28, TrendWord::NoClearChange)]
#[case::falls_to_zero([-0.1, -0.2, 0.0], 28, TrendWord::NoClearChange)]
#[case::level([0.0, 0.0, 0.0], 365, TrendWord::NoClearChange)]
fn a_word_needs_both_an_interval_and_a_point(
    #[case] figures: [f64; 3],
    #[case] window_days: u32,
    #[case] word: TrendWord,
) {
    let [slope, low, high] = figures;
    assert_eq!(TrendWord::of(&Trend { slope, low, high }, window_days), word);
}

#[rstest]
#[case::narrow([0.0, -0.05, 0.05], 28, false)]
#[case::up_to_two_points([0.0, -0.01, 0.0625], 32, true)]
#[case::just_under_two([0.0, -0.01, 0.0624], 32, false)]
#[case::down_by_much([0.0, -0.2, 0.05], 28, true)]
#[case::from_zero([0.03, 0.0, 0.2], 28, true)]
#[case::a_small_change_is_clear([0.03, 0.01, 0.2], 28, false)]
fn no_clear_change_may_hide_a_large_one(
    #[case] figures: [f64; 3],
    #[case] window_days: u32,
    #[case] hides: bool,
) {
    let [slope, low, high] = figures;
    assert_eq!(may_hide_a_change(&Trend { slope, low, high }, window_days), hides);
}

// SciPy 1.17.1: theilslopes(y, x, 0.95) of the same twenty values.
#[test]
fn figures_of_a_falling_series() {
    let moods = [9, 8, 9, 7, 8, 8, 6, 7, 5, 6, 6, 4, 5, 5, 4, 3, 4, 2, 3, 2];
    let checkins = self::moods((0..).zip(moods));
    let found = mood(20, &checkins);
    let figures = [found.sen_slope_per_day, found.sen_low, found.sen_high].map(Option::unwrap);
    for (figure, expected) in figures.iter().zip([-5.0 / 14.0, -7.0 / 17.0, -4.0 / 13.0]) {
        assert!((figure - expected).abs() < 1e-12, "{found:?}");
    }
    assert_eq!((found.word, found.summary.median), (Some(TrendWord::Falling), Some(5.5)));
    assert_eq!((found.summary.min, found.summary.max, found.summary.n), (Some(2.0), Some(9.0), 20));
}

#[test]
fn a_long_window_has_a_value_a_week() {
    // From a Wednesday on: the first week has Wednesday to Sunday.
    let start = [(2, 1), (3, 9), (4, 4), (5, 2), (6, 7)];
    let checkins = moods(start.into_iter().chain((7..420).map(|n| (n, 5))));
    let window = Window::new(first().plus(2), first().plus(419)).unwrap();
    let coverage = Coverage::of(window, OpenDays::default(), &checkins);
    let ground = TrendWindow { window, coverage, carries_trends: true };
    let found = SeriesTrend::of(Series::MOOD, &checkins, &ground);
    assert_eq!(found.points[..2], [(first().number(), 4.0), (first().number() + 7, 5.0)]);
    assert_eq!((found.summary.n, found.span_days), (60, 59 * 7 + 1));
    assert_eq!(coverage, Coverage { logged: 418, days: 418 });
}

#[rstest]
#[case::the_longest_with_days(400, 400)]
#[case::the_shortest_with_weeks(401, 58)]
fn four_hundred_days_are_still_days(#[case] days: u32, #[case] n: u32) {
    let checkins = moods((0..days.cast_signed()).map(|n| (n, 5)));
    assert_eq!(mood(days, &checkins).summary.n, n);
}

#[test]
fn only_days_of_the_window_with_an_answer_count() {
    let mut checkins = moods([(-1, 9), (0, 4), (3, 6), (7, 9)]);
    checkins.push(checkin(first().plus(5), None));
    let found = mood(7, &checkins);
    assert_eq!(found.points, [(first().number(), 4.0), (first().number() + 3, 6.0)]);
    assert_eq!((found.summary.n, found.span_days), (2, 4));
}

proptest! {
    #[test]
    fn the_order_of_entry_never_matters(
        days in proptest::collection::btree_map(0..500i32, 0..=10u8, 0..80),
        (window, rotate, backwards) in (1..500u32, 0..80usize, proptest::bool::ANY),
    ) {
        let ordered = moods(days);
        let mut other = ordered.clone();
        if !other.is_empty() {
            let at = rotate % other.len();
            other.rotate_left(at);
        }
        if backwards {
            other.reverse();
        }
        prop_assert_eq!(mood(window, &ordered), mood(window, &other));
    }

    #[test]
    fn the_interval_encloses_the_slope_and_a_word_keeps_to_it(
        days in proptest::collection::btree_map(0..40i32, 0..=10u8, 20..40),
    ) {
        let found = mood(40, &moods(days));
        let [slope, low, high] =
            [found.sen_slope_per_day, found.sen_low, found.sen_high].map(Option::unwrap);
        prop_assert!(low <= slope && slope <= high, "{found:?}");
        match found.word {
            Some(TrendWord::Rising) => prop_assert!(low > 0.0 && slope * 40.0 >= 1.0),
            Some(TrendWord::Falling) => prop_assert!(high < 0.0 && slope * 40.0 <= -1.0),
            other => prop_assert_eq!(other, Some(TrendWord::NoClearChange)),
        }
        let ewma = found.ewma.unwrap();
        prop_assert!(found.summary.min.unwrap() - 1e-9 <= ewma && ewma <= found.summary.max.unwrap() + 1e-9);
    }
}

#[rstest]
#[case::mood_rising(Series::MOOD, 1, Direction::Better)]
#[case::stress_rising(Series::Rating(Rating::Stress), 1, Direction::Worse)]
#[case::sleep_falling(Series::SleepHours, -1, Direction::Worse)]
#[case::craving_falling(Series::CRAVING, -1, Direction::Better)]
#[case::confidence_as_it_was(Series::Rating(Rating::Confidence), 0, Direction::Same)]
fn better_is_where_the_good_of_a_series_lies(
    #[case] name: Series,
    #[case] sign: i32,
    #[case] direction: Direction,
) {
    let value = |n: i32| u8::try_from(5 + sign * (n - 10) / 4).unwrap();
    let checkins: Vec<_> = (0..20)
        .map(|n| {
            let scale = Scale::try_from(value(n)).ok();
            CheckInRatings::of(
                first().plus(n),
                &CheckIn {
                    ratings: Ratings {
                        mood: scale,
                        stress: scale,
                        craving: scale,
                        confidence: scale,
                        ..Ratings::default()
                    },
                    sleep_hours: f64::from(value(n)).try_into().ok(),
                    ..CheckIn::default()
                },
            )
        })
        .collect();
    let found = SeriesTrend::of(name, &checkins, &ground(20, &checkins));
    assert_eq!(found.direction(), Some(direction));
    let (from, to) = found.ends().unwrap();
    assert_eq!((to - from).total_cmp(&0.0), sign.cmp(&0), "{from} to {to}");
}

#[test]
fn the_ends_of_a_trend_lie_within_its_values() {
    let steep = moods((0..20).map(|n| (n, if n < 10 { 0 } else { 10 })));
    let found = mood(20, &steep);
    let (from, to) = found.ends().unwrap();
    assert!((0.0..=10.0).contains(&from) && (0.0..=10.0).contains(&to) && from < to);
    assert_eq!(mood(9, &moods((0..9).map(|n| (n, 5)))).ends(), None);
}
