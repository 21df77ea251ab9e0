//! The heatmap of the calendar.

use chrono::Weekday;
use daymark::domain::figures::calendar_heatmap::{CalendarHeatmap, Counted};
use daymark::domain::recovery::day_status::DayStatus;
use daymark::domain::scale::Scale;
use daymark::domain::time::day::Day;
use daymark::domain::time::window::Window;
use daymark::render::calendar_heatmap::{Heard, Shown, put};
use daymark::render::look::Look;
use daymark::render::page::Page;
use insta::assert_snapshot;
use proptest::prelude::*;
use rstest::rstest;
use unicode_width::UnicodeWidthStr;

use crate::layout::{check, look};
use crate::support::{TODAY, day, open};

const BOTH: [Shown; 2] = [Shown::Days, Shown::Cravings];

/// So many days up to today, of which the first ten lie before the count, with a use now and then,
/// a gap in each month, and cravings that grow weaker; today is open.
fn heatmap(length: u32) -> CalendarHeatmap {
    let window = Window::ending(day(TODAY), length);
    let first = window.from();
    let counted =
        Counted { since: Some(first.plus(9)), today: day(TODAY), open: open(day(TODAY), true) };
    let every = (0..i32::try_from(length).unwrap() - 1).map(|n| (n, first.plus(n)));
    let logged = |(_, day): &(i32, Day)| !(12..15).contains(&(day.number() % 30));
    let status =
        |(n, day): (i32, Day)| (day, if n % 47 == 23 { DayStatus::Use } else { DayStatus::NoUse });
    let craving = |(n, day): (i32, Day)| {
        let strength = (9 - n * 8 / i32::try_from(length).unwrap()) - n % 3;
        Some((day, Scale::try_from(u8::try_from(strength.max(0)).ok()?).ok()?))
    };
    let days = every.clone().filter(logged).map(status);
    let cravings = every.filter(logged).filter(|(n, _)| n % 5 != 4).filter_map(craving);
    CalendarHeatmap::new(window, counted, days, cravings)
}

fn page(heatmap: &CalendarHeatmap, shown: &[Shown], look: &Look) -> String {
    let mut page = Page::new(look);
    put(&mut page, heatmap, (shown, Heard::Every), Weekday::Mon, day(TODAY));
    page.into_text()
}

#[test]
fn a_quarter_side_by_side() {
    assert_snapshot!(page(&heatmap(92), &BOTH, &Look::default()), @"
    Days                               Craving
        Aug Sep     Oct     Nov            Aug Sep     Oct     Nov
    Mon     ■ ■ ■ ■ ■ ■ ■ ■ ■ ■ ■ ·    Mon   █ █ ▒ · ▒ ▒ ▒ ▒ · ▒ ░ ░ ·
    Tue     ■ ■ ■ ■ ■ ■ ■ ■ ■ ■ ■ ·    Tue     █ █ ▒ ▒ · ▒ ░ ▒ ░ · ░ ·
    Wed     ■ ■ · ■ ■ ■ ■ ■ ■ ■ ■ ■    Wed   █ █ · · █ ▒ ░ · ░ ░ ░ ░ ·
    Thu     ■ ■ · ■ ■ ■ ■ ■ ■ ■ ■ ■    Thu   █ █ ▒ · · ▒ ▒ ▒ ░ · ░ ░ ░
    Fri     ■ ■ · ■ ■ ■ · ■ ◇ ■ ■ ○    Fri █ █ · █ · ▒ ▒ · · ▒ ░ ░ · ·
    Sat     ■ ■ ■ ■ ■ ■ · ■ ■ ■ ■      Sat █ █ █ █ · ▒ ▒ ░ · · ░ ░ ░
    Sun     ■ ◇ ■ ■ ■ ■ · ■ ■ ■ ·      Sun █   █ ▒ █ ▒ · ▒ · ░ ░ · ·
    ■ 70 without use   ◇ 2 of use   · 9 with no answer   ○ today, still open
    ░ 0 to 3: 22 days   ▒ 4 to 6: 23   █ 7 to 10: 19   · not rated: 25
    ");
}

#[test]
fn a_year_on_80_columns() {
    assert_snapshot!(page(&heatmap(365), &BOTH, &Look::default()), @"
    Days
          Dec Jan Feb Mar  Apr May  Jun Jul Aug  Sep Oct Nov
    Mon   ■■■·■■■·■■■■■■■■■■■■·■◇■■■■■■■■■■·■■■·■■■■■■■■■■■■·
    Tue   ■■■■■■■·■■■■■■■■■■■■·■■■·■■■■■■■■■■■■·■■■■◇■■■■■■■·
    Wed   ■■■■■■■·■■■·■■■◇■■■■■■■■·■■■■■■■■■■■■·■■■·■■■■■■■■■
    Thu   ■■■■■■■■■■■·■■■■■■■■■■■■·■■■·■■■■■■◇■■■■■·■■■■■■■■■
    Fri   ■■■■■■■■◇■■·■■■·■■■■■■■■■■■■·■■■■■■■■■■■■·■■■·■■■■○
    Sat   ■■·■■■■■■■■■■■■·■■■■■■■■■■■■·■■■·■■■■■■■■■■■■·■■■■
    Sun   ■◇·■■■■■■■■■■■■·■■■·■■■■■■■■■■■■·■■■■■■■■■■■■·■■◇·

    Craving
          Dec Jan Feb Mar  Apr May  Jun Jul Aug  Sep Oct Nov
    Mon  ███··███·██▒█·▒█▒▒·▒▒·▒·▒▒░▒·░▒▒░··░▒░·░░░░·░░░░·░░·
    Tue   ████·█▒·█·██▒█·▒█▒▒··▒▒▒·▒▒░▒·░▒░░·░░·░·░░░░·░░░░··
    Wed  ██·███▒··▒██·█▒▒█·▒▒▒▒·▒▒·▒·▒▒░▒·░▒░░··░░░·░░░░·░░░░
    Thu  ████·███▒·█▒·▒·█▒▒█·▒▒▒▒··░▒▒·▒▒░▒·░▒░░·░░·░·░░░░·░░
    Fri  █·████·▒██▒··▒█▒·█▒▒▒·▒▒▒▒·▒░·▒·▒░░▒·░▒░░··░░░·░░░░·
    Sat  ███·██▒█·▒██▒·▒▒·▒·▒▒▒▒·▒▒▒░··░▒░·▒░░▒·░░░░·░░·░·░░
    Sun █ ██·█·██▒█·▒█▒▒··▒█▒·▒▒▒▒·░▒▒░·▒░·░·▒░░░·░░░░··░░░·

    ■ 311 without use   ◇ 7 of use   · 36 with no answer   ○ today, still open
    ░ 0 to 3: 100 days   ▒ 4 to 6: 101   █ 7 to 10: 65   · not rated: 94
    ");
}

#[test]
fn a_year_on_40_columns_without_unicode() {
    let look = Look { width: 40, unicode: false, ..Look::default() };
    assert_snapshot!(page(&heatmap(365), &[Shown::Days], &look), @"
          Dec Jan Feb Mar  Apr May
    Mon   ###.###.############.#x##
    Tue   #######.############.###.
    Wed   #######.###.###x########.
    Thu   ###########.############.
    Fri   ########x##.###.#########
    Sat   ##.############.#########
    Sun   #x.############.###.#####

         Jun Jul Aug  Sep Oct Nov
    Mon ########.###.############.
    Tue ############.####x#######.
    Wed ############.###.#########
    Thu ###.######x#####.#########
    Fri ###.############.###.####o
    Sat ###.###.############.####
    Sun #######.############.##x.

    # 311 without use   x 7 of use
    . 36 with no answer
    o today, still open
    ");
}

#[test]
fn a_month_in_sentences() {
    let look = Look { plain: true, ..Look::default() };
    assert_snapshot!(page(&heatmap(31), &BOTH, &look), @"
    Week of Monday 19 October: strongest craving 9 on Wednesday 21 October.
    Week of Monday 26 October: 2 days without use.
    Week of Monday 26 October: strongest craving 8 on Tuesday 27 October.
    Week of Monday 2 November: 7 days without use.
    Week of Monday 2 November: strongest craving 6 on Monday 2 November.
    Week of Monday 9 November: 5 days without use.
    Week of Monday 9 November: 1 day of use.
    Week of Monday 9 November: 1 day with no answer.
    Week of Monday 9 November: strongest craving 4 on Wednesday 11 November.
    Week of Monday 16 November: 2 days without use.
    Week of Monday 16 November: 2 days with no answer.
    Week of Monday 16 November: today is still open.
    Week of Monday 16 November: strongest craving 1 on Wednesday 18 November.
    ");
    assert_snapshot!(page(&heatmap(12), &[Shown::Days], &look), @"
    Week of Monday 16 November: 1 day without use.
    Week of Monday 16 November: today is still open.
    ");
    assert_snapshot!(page(&heatmap(12), &[Shown::Cravings], &look), @"
    Week of Monday 9 November: strongest craving 9 on Monday 9 November.
    Week of Monday 16 November: strongest craving 2 on Thursday 19 November.
    ");
}

#[rstest]
fn every_width_is_kept_and_no_day_is_lost(
    #[values(40, 57, 58, 80, 117, 119, 120, 200)] width: u16,
    #[values(1, 31, 92, 366, 1096)] length: u32,
    #[values(true, false)] unicode: bool,
) {
    let look = Look { width, unicode, ..Look::default() };
    let heatmap = heatmap(length);
    for shown in [&BOTH[..], &BOTH[..1], &BOTH[1..]] {
        let page = page(&heatmap, shown, &look);
        for line in page.lines() {
            assert!(line.width() <= width.into(), "{line}\n{page}");
        }
        assert!(unicode || page.is_ascii(), "{page}");
    }
    // Nothing but days without use looks as they do, so that the signs can be counted.
    let drawn = page(&heatmap, &[Shown::Days], &look);
    let sign = if unicode { '■' } else { '#' };
    let signs = drawn.chars().filter(|c| *c == sign).count();
    let said = drawn
        .split_once(" without use")
        .map_or(0, |(before, _)| before.rsplit_once(' ').unwrap().1.parse::<usize>().unwrap() + 1);
    assert_eq!(signs, said, "{drawn}");
}

#[test]
fn colours_change_no_sign() {
    for width in [40, 80, 200] {
        let bare = Look { width, ..Look::default() };
        let painted = page(&heatmap(365), &BOTH, &Look { color: true, ..bare.clone() });
        let parts = painted.split('\u{1b}').enumerate();
        let plain: String = parts
            .map(|(n, part)| if n == 0 { part } else { part.split_once('m').unwrap().1 })
            .collect();
        assert_eq!(plain, page(&heatmap(365), &BOTH, &bare));
        assert!(painted.contains("\u{1b}[38;5;63m■"), "{painted}");
    }
}

proptest! {
    #[test]
    fn a_strip_fits_and_is_harmless(
        length in 20..500u32,
        start in 0..7u8,
        shown in proptest::sample::select(vec![&BOTH[..], &BOTH[..1], &BOTH[1..]]),
        look in look(),
    ) {
        let start = Weekday::try_from(start).unwrap();
        let mut page = Page::new(&look);
        put(&mut page, &heatmap(length), (shown, Heard::Every), start, day(TODAY));
        check(&page.into_text(), &look)?;
    }
}
