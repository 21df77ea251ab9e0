//! The page of milestones.

use daymark::domain::focus_kind::{FocusKind, UseGoal};
use daymark::domain::records::focus::Focus;
use daymark::domain::recovery::milestone::{OwnMilestone, Reckoning};
use daymark::domain::text::Name;
use daymark::domain::time::start_offset::StartOffset;
use daymark::render::look::Look;
use daymark::render::milestones::{added, archived, numbers, text};
use daymark::report::milestones::{Milestones, OneMilestone};
use daymark::report::saved::WriteOutcome;
use insta::assert_snapshot;
use proptest::prelude::*;

use crate::layout::{check, look, words};
use crate::support::{TODAY, checked_json, day, focus, id, instant};

fn view(since: &[&str]) -> Milestones {
    Milestones::new(
        [&focus("heroin", FocusKind::OpioidShort, UseGoal::None, since)],
        &[],
        day(TODAY),
    )
}

#[test]
fn those_of_one_attempt() {
    assert_snapshot!(numbers(&view(&["2026-08-22"]), &Look::default()), @"
    Milestones · Friday 20 November

      coming                     on                     in
      183 days (about 6 months)  Sun 21 Feb 2027   93 days
      9 months                   Sat 22 May 2027  183 days
      1 year                     Sun 22 Aug 2027  275 days
      18 months                  Tue 22 Feb 2028  459 days

      reached  on
      90 days  Fri 20 Nov
      60 days  Wed 21 Oct
      30 days  Mon 21 Sep
      1 day    Sun 23 Aug
    ");
}

#[test]
fn those_of_two_attempts_on_40_columns_and_in_sentences() {
    let two = view(&["2025-08-27", "2026-10-31"]);
    assert_snapshot!(numbers(&two, &Look { width: 40, ..Look::default() }), @"
    Milestones · Friday 20 November

      coming   on                    in
      30 days  Mon 30 Nov       10 days
      60 days  Wed 30 Dec       40 days
      90 days  Fri 29 Jan 2027  70 days
      6 months Fri 30 Apr 2027 161 days

      reached  on              counted from
      1 day    Sun 1 Nov       31 Oct
      1 year   Thu 27 Aug      27 Aug 2025
      9 months Wed 27 May      27 Aug 2025
      6 months Fri 27 Feb      27 Aug 2025
      90 days  Tue 25 Nov 2025 27 Aug 2025
      60 days  Sun 26 Oct 2025 27 Aug 2025
      30 days  Fri 26 Sep 2025 27 Aug 2025
      1 day    Thu 28 Aug 2025 27 Aug 2025
    ");
    assert_snapshot!(numbers(&two, &Look { plain: true, ..Look::default() }), @"
    Milestones.
    Friday 20 November.
    Coming: 30 days on Monday 30 November, in 10 days.
    Coming: 60 days on Wednesday 30 December, in 40 days.
    Coming: 90 days on Friday 29 January 2027, in 70 days.
    Coming: 6 months on Friday 30 April 2027, in 161 days.
    Reached: 1 day since Saturday 31 October, on Sunday 1 November.
    Reached: 1 year since Wednesday 27 August 2025, on Thursday 27 August.
    Reached: 9 months since Wednesday 27 August 2025, on Wednesday 27 May.
    Reached: 6 months since Wednesday 27 August 2025, on Friday 27 February.
    Reached: 90 days since Wednesday 27 August 2025, on Tuesday 25 November 2025.
    Reached: 60 days since Wednesday 27 August 2025, on Sunday 26 October 2025.
    Reached: 30 days since Wednesday 27 August 2025, on Friday 26 September 2025.
    Reached: 1 day since Wednesday 27 August 2025, on Thursday 28 August 2025.
    ");
}

#[test]
fn before_the_first_day() {
    assert_snapshot!(numbers(&view(&[]), &Look::default()), @"
    Milestones · Friday 20 November

      No start date is set; nothing is counted yet
    ");
    assert_snapshot!(numbers(&view(&["2026-08-31", "2026-12-01"]), &Look::default()), @"
    Milestones · Friday 20 November

      The start date is Tuesday 1 December, in 11 days
      reached  on          counted from
      60 days  Fri 30 Oct  31 Aug
      30 days  Wed 30 Sep  31 Aug
      1 day    Tue 1 Sep   31 Aug
    ");
    let nobody = Milestones::new(&[] as &[Focus], &[], day(TODAY));
    assert_snapshot!(numbers(&nobody, &Look::default()), @"
    Milestones · Friday 20 November

      Nothing is counted yet
      To begin: daymark focus add
    ");
}

#[test]
fn the_answer_has_the_keys_of_the_contract() {
    for since in [&["2025-08-27", "2026-10-31"][..], &["2026-12-01"], &[]] {
        checked_json("milestones.v1.json", &view(since));
    }
}

proptest! {
    #[test]
    fn milestones_fit_and_are_harmless(
        names in proptest::collection::vec(words::<Name>(), 0..3),
        since in proptest::collection::btree_set(-5..9000i32, 0..3),
        own in proptest::collection::vec((words::<Name>(), 1..9000i32), 0..3),
        look in look(),
    ) {
        let since: Vec<_> =
            since.iter().rev().map(|ago| day(TODAY).plus(-ago).to_string()).collect();
        let since: Vec<_> = since.iter().map(String::as_str).collect();
        let of = |name| Focus { name, ..focus("x", FocusKind::Alcohol, UseGoal::None, &since) };
        let focuses: Vec<_> = names.into_iter().map(of).collect();
        let own: Vec<_> = own
            .into_iter()
            .map(|(name, after)| OwnMilestone {
                id: id(1),
                focus: id(100),
                name,
                after: Reckoning::Start(StartOffset::Days(after)),
                archived_at: None,
                archived_on: None,
                updated_at: instant(),
                weeks_within: Vec::new(),
            })
            .collect();
        for (one, focus) in own.iter().flat_map(|one| focuses.iter().map(move |focus| (one, focus))) {
            let view = OneMilestone::new(WriteOutcome::Created, one, focus, day(TODAY));
            check(&added(&view, &look, day(TODAY), None), &look)?;
            check(&archived(&view, &look, day(TODAY)), &look)?;
            let away = OwnMilestone { archived_on: Some(day(TODAY)), ..one.clone() };
            let view = OneMilestone::new(WriteOutcome::Updated, &away, focus, day(TODAY));
            check(&archived(&view, &look, day(TODAY)), &look)?;
        }
        let view = Milestones::new(&focuses, &own, day(TODAY));
        check(&numbers(&view, &look), &look)?;
        check(&text(&view, &look, "milestones"), &look)?;
    }
}

#[test]
fn in_short_six_months_stand_for_183_days_too() {
    let page = |look: &Look| text(&view(&["2025-04-20", "2026-05-20"]), look, "milestones");
    assert_snapshot!(page(&Look::default()), @"
    Milestones · Friday 20 November
      Next             9 months on Saturday 20 February 2027, in 92 days
      Then             1 year in May 2027 · 18 months in November 2027
      Reached          6 months · 90 days · 60 days · 30 days · 1 day
      Earlier attempt  1 year · 9 months · 6 months · 90 days · 60 days · 30 days ·
                       1 day
      More: daymark milestones --numbers
    ");
    assert_snapshot!(page(&Look { width: 40, ..Look::default() }), @"
    Milestones · Friday 20 November
      Next             9 months on Saturday
                       20 February 2027, in
                       92 days
      Then             1 year in May 2027 ·
                       18 months in November
                       2027
      Reached          6 months · 90 days ·
                       60 days · 30 days ·
                       1 day
      Earlier attempt  1 year · 9 months ·
                       6 months · 90 days ·
                       60 days · 30 days ·
                       1 day
      More: daymark milestones --numbers
    ");
    assert_snapshot!(page(&Look { plain: true, ..Look::default() }), @"
    Milestones.
    Friday 20 November.
    Next: 9 months on Saturday 20 February 2027, in 92 days.
    Then: 1 year in May 2027.
    Then: 18 months in November 2027.
    Reached: 6 months.
    Reached: 90 days.
    Reached: 60 days.
    Reached: 30 days.
    Reached: 1 day.
    Reached in the attempt of 20 April 2025: 1 year.
    Reached in the attempt of 20 April 2025: 9 months.
    Reached in the attempt of 20 April 2025: 6 months.
    Reached in the attempt of 20 April 2025: 90 days.
    Reached in the attempt of 20 April 2025: 60 days.
    Reached in the attempt of 20 April 2025: 30 days.
    Reached in the attempt of 20 April 2025: 1 day.
    More: daymark milestones --numbers (two hyphens before numbers).
    ");
    // Where only one of the two is reached, it is named.
    let page = text(&view(&["2026-05-21"]), &Look::default(), "milestones");
    assert!(page.contains("Reached          183 days"), "{page}");
}
