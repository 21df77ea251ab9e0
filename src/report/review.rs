//! View of `review`: a month, a quarter or a year, and how it differs from the one before.

mod focus;
mod routines;

use chrono::Weekday;
use serde::Serialize;

use super::json_schema::schemas;

pub use focus::{FocusReview, MonthDays, PhaseReview, Runs, YearDays};
pub use routines::RoutineReview;

use super::medication::MedicationCount;
use super::own_questions::OwnQuestion;
use super::own_words::AnswersInWords;
use super::trends::{self, Trends, TrendsInput};
use crate::domain::code::codes;
use crate::domain::entry::own_answer::OwnWords;
use crate::domain::figures::attempt_stats::DayCounts;
use crate::domain::figures::calendar_heatmap::{CalendarHeatmap, Counted};
use crate::domain::figures::checkin_ratings::CheckInRatings;
use crate::domain::figures::coping_stats::CopingCount;
use crate::domain::figures::craving_stats::{CravingSummary, SituationCravings};
use crate::domain::figures::rate::{Rate, RateChange};
use crate::domain::figures::trend::SeriesTrend;
use crate::domain::records::own_scale::OwnScale;
use crate::domain::records::routine::{Mark, Routine};
use crate::domain::recovery::milestone::OwnMilestone;
use crate::domain::recovery::same_phase::PhaseDays;
use crate::domain::scale::Scale;
use crate::domain::text::Name;
use crate::domain::time::day::Day;
use crate::domain::time::horizon::Horizon;
use crate::domain::time::period::{Period, PeriodLength};
use crate::domain::time::window::Window;

/// What the view is worked out from.
#[derive(Debug, Clone)]
pub struct ReviewInput<'a> {
    /// The period.
    pub period: Period,
    /// Its days up to today and those before to set them against, as a main span without others;
    /// the days of the focus in it are all that are on record up to today.
    pub trends: TrendsInput<'a>,
    /// Cravings as logged in the period, each with its day.
    pub cravings: &'a [(Day, Scale)],
    /// The phase of the period's last day in every attempt that reached it, with the cravings that
    /// check-ins rated.
    pub phases: &'a [(PhaseDays, CravingSummary)],
    /// The milestones of the person's own, those put away too.
    pub own_milestones: &'a [OwnMilestone],
    /// The routines, archived ones too, in their order.
    pub routines: &'a [Routine],
    /// Their marks in every week of the period and of the one before, in the order of days.
    pub marks: &'a [Mark],
    /// The scales and questions of the person's own, those put away too.
    pub scales: &'a [OwnScale],
    /// How often those that are answered by yes or no were, in the period.
    pub own_questions: &'a [OwnQuestion],
    /// The answers in words to these in the period, without private ones.
    pub own_words: &'a [OwnWords],
    /// What has happened, and the days that follow from it.
    pub horizon: Horizon,
    /// The first day of weeks.
    pub week_start: Weekday,
}

/// The answer of `review`.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Review {
    /// `daymark.review.v1`.
    pub schema: &'static str,
    /// The current day.
    pub today: Day,
    /// How long the period is.
    pub length: PeriodLength,
    /// Its name: `2026-10`, `2026-Q3`, `2026`.
    pub period: String,
    /// Its days up to today.
    #[serde(flatten)]
    pub window: Window,
    /// Whether it is over.
    pub complete: bool,
    /// Whether ratings may be called rising or falling, and set against those before: not while a
    /// focus is in withdrawal.
    pub carries_trends: bool,
    /// The focus whose phase and days of use count.
    pub focus: Option<FocusReview>,
    /// What the period held.
    pub now: trends::WindowFigures,
    /// What the one before held, up to as many days where this one is not over yet; `None` in
    /// withdrawal, whose course is its own, and where the calendar begins.
    pub before: Option<trends::WindowFigures>,
    /// Every series, in the order of the list, with its trend within the period.
    pub series: Vec<SeriesTrend>,
    /// The scales of the person's own that were answered in it, in their order, by the same rules.
    pub own_scales: Vec<SeriesTrend<Name>>,
    /// How often questions of the person's own were answered by yes in it.
    pub own_questions: Vec<OwnQuestion>,
    /// What was answered in it in words to questions of the person's own.
    pub own_words: Vec<AnswersInWords>,
    /// How often something was so, now and before.
    pub changes: Vec<Change>,
    /// The cravings by situation, with what was tried in them.
    pub situations: Vec<SituationCravings>,
    /// What was tried against cravings, the most tried first.
    pub coping: Vec<CopingCount>,
    /// What became of the doses of each medication.
    pub medications: Vec<MedicationCount>,
    /// The routines with a schedule in force in the period.
    pub routines: Vec<RoutineReview>,
    /// Every day of the period.
    pub strip: CalendarHeatmap,
}

codes! {
    /// A proportion that a review compares with the period before.
    Counting ("rate") {
        /// Days of use among the known days.
        DaysOfUse = "days_of_use",
        /// Days with a high craving among those with a rating.
        HighCravings = "high_cravings",
    }
}

/// How often something was so, now and before.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Change {
    /// What.
    pub what: Counting,
    /// How often.
    #[serde(flatten)]
    pub rates: RateChange,
}

impl Change {
    /// The least number of days in each of two periods for which rates are compared.
    pub const ENOUGH_DAYS: u32 = 10;
}

impl Review {
    /// The name of the answer.
    pub const SCHEMA: &'static str = "daymark.review.v1";

    /// Works out the view.
    #[must_use]
    pub fn new(input: &ReviewInput<'_>) -> Self {
        let ReviewInput { period, cravings, .. } = *input;
        let (today, open) = (input.trends.today, input.trends.open);
        let checkins = input.trends.checkins;
        let of_focus = input.trends.focus;
        let span = input.trends.lookback.main;
        let since = of_focus.and_then(|focus| focus.focus.first_since());
        let rated = checkins.iter().filter_map(|one| Some((one.day, one.ratings.craving?)));
        let strip = CalendarHeatmap::new(
            span.window,
            Counted { since, today, open },
            of_focus.map(|focus| focus.days).unwrap_or_default().iter().copied(),
            rated.chain(cravings.iter().copied()),
        );
        let Trends {
            focus, mut periods, series, own_scales, situations, coping, medications, ..
        } = Trends::new(input.trends.clone());
        let of_focus = of_focus.zip(focus);
        let trends::Comparison { now, before, .. } = periods.swap_remove(0);
        let thin = |of: &trends::WindowFigures| of.coverage.is_thin();
        let comparable = !thin(&now) && before.as_ref().is_some_and(|before| !thin(before));
        Self {
            schema: Self::SCHEMA,
            today,
            length: period.length(),
            period: period.to_string(),
            window: span.window,
            complete: span.window.to() == period.last()
                && open.within(span.window.from(), span.window.to()) == 0,
            carries_trends: input.trends.carries_trends,
            focus: of_focus.map(|(of, trends)| FocusReview::new(&of, trends, input)),
            changes: before
                .as_ref()
                .map_or(Vec::new(), |before| changes(&now, before, comparable, checkins)),
            now,
            before,
            series,
            own_scales,
            own_questions: input.own_questions.to_vec(),
            own_words: AnswersInWords::all(input.own_words, input.scales),
            situations,
            coping,
            medications,
            routines: routines::of(input, comparable),
            strip,
        }
    }
}

/// The rates of the period against those before: counts alone where one of the two is not
/// `comparable`, or has an answer on fewer than half of its days.
fn changes(
    now: &trends::WindowFigures,
    before: &trends::WindowFigures,
    comparable: bool,
    checkins: &[CheckInRatings],
) -> Vec<Change> {
    let change = |what, [now, before]: [(Rate, u32); 2]| {
        let half = |(rate, days): (Rate, u32)| 2 * rate.of >= days;
        let known = comparable && half(now) && half(before);
        let enough = if known { Change::ENOUGH_DAYS } else { u32::MAX };
        Change { what, rates: RateChange::of(now.0, before.0, enough) }
    };
    let use_days = |of: &trends::WindowFigures| {
        let rate = |days: DayCounts| Rate { n: days.used, of: days.used + days.no_use };
        of.days.map(|days| (rate(days), days.all()))
    };
    let high = |of: &trends::WindowFigures| {
        let rated = || checkins.iter().filter(|one| of.window.contains(one.day));
        let cravings = || rated().filter_map(|one| one.ratings.craving);
        let count = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        let high = cravings().filter(|one| *one >= Scale::HIGH_CRAVING).count();
        (Rate { n: count(high), of: count(cravings().count()) }, of.coverage.days)
    };
    let use_days = use_days(now).zip(use_days(before));
    use_days
        .map(|(now, before)| change(Counting::DaysOfUse, [now, before]))
        .into_iter()
        .chain([change(Counting::HighCravings, [high(now), high(before)])])
        .collect()
}

schemas! {
    "review": Review = "daymark review --json",
}
