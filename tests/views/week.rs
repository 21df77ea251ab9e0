//! The page of a week.

use chrono::Weekday;
use daymark::domain::entry::checkin::{CheckIn, Used};
use daymark::domain::entry::craving::{Acted, Craving};
use daymark::domain::entry::rated_entry::RatedEntry;
use daymark::domain::entry::return_to_use::ReturnToUse;
use daymark::domain::entry::{Body, Entry};
use daymark::domain::focus_kind::{FocusKind, UseGoal};
use daymark::domain::rating::Ratings;
use daymark::domain::records::focus::Focus;
use daymark::domain::records::routine::{Mark, MarkOutcome, Routine};
use daymark::domain::recovery::medication_ledger::Ledger;
use daymark::domain::scale::Scale;
use daymark::domain::series::Series;
use daymark::domain::time::day::Week;
use daymark::render::document::markdown;
use daymark::render::labels::LabelKey;
use daymark::render::look::Look;
use daymark::render::week::{document, numbers, text};
use daymark::report::week::{WeekInput, WeekView};
use insta::assert_snapshot;
use rstest::rstest;
use serde_json::json;
use unicode_width::UnicodeWidthStr;

use crate::support::{
    TODAY, checked_json, day, entry, focus, id, instant, logged, noon, notes, open, readings,
    routine,
};

const HEROIN: u8 = 100;

/// Monday to Sunday of week 47 of 2026; today is its Friday.
const MON: &str = "2026-11-16";
const TUE: &str = "2026-11-17";
const WED: &str = "2026-11-18";
const THU: &str = "2026-11-19";

/// The week as Markdown.
fn markdown(view: &WeekView, look: &Look) -> String {
    markdown::write(&document(view, look), look.unicode)
}

/// What a person logged of week 47, and of the week before.
struct Log {
    entries: Vec<Entry>,
    previous: Vec<RatedEntry>,
    focuses: Vec<Focus>,
    routines: Vec<Routine>,
    marks: Vec<Mark>,
}

impl Log {
    fn empty() -> Self {
        let heroin = focus("heroin", FocusKind::OpioidShort, UseGoal::None, &["2026-08-31"]);
        Self {
            entries: vec![],
            previous: vec![],
            focuses: vec![heroin],
            routines: vec![],
            marks: vec![],
        }
    }

    fn view_on(&self, today: &str) -> WeekView {
        let (today, logged) = (day(today), logged(&self.entries, &self.focuses));
        let now = logged.iter().find(|logged| logged.day == today);
        let pending = |at| now.is_none_or(|now| now.status(at).is_pending(now.checked_in));
        let open: Vec<_> = (0..self.focuses.len()).map(|at| open(today, pending(at))).collect();
        WeekView::new(WeekInput {
            appointments: &[],
            screenings: &[],
            ledger: &Ledger::default(),
            week: Week::parse("2026-W47", Weekday::Mon).unwrap(),
            horizon: noon(today),
            readings: readings(&self.entries),
            previous: self.previous.clone(),
            by_focus: Vec::new(),
            scales: &[],
            own_words: &[],
            amounts: &[],
            costs: &[],
            focuses: &self.focuses,
            open: &open,
            uses_ahead: &[],
            logged: &logged,
            recent: None,
            routines: &self.routines,
            marks: &self.marks,
            notes: notes(&self.entries),
        })
    }

    fn view(&self) -> WeekView {
        self.view_on(TODAY)
    }

    fn page(&self, look: &Look) -> String {
        numbers(&self.view(), look)
    }

    fn add(&mut self, of: &str, body: Body) -> &mut Entry {
        let n = u8::try_from(self.entries.len()).unwrap();
        self.entries.push(entry(n, of, body));
        self.entries.last_mut().unwrap()
    }

    fn mark(&mut self, routine: u8, of: &str, outcome: MarkOutcome) {
        let at = format!("{of}T21:00:00+01:00").try_into().unwrap();
        let (day, routine) = (day(of), id(routine));
        self.marks.push(Mark { routine, day, outcome, at, updated_at: instant() });
    }
}

fn scale(value: u8) -> Scale {
    Scale::try_from(value).unwrap()
}

/// A check-in with mood, energy, stress, craving, and hours slept.
fn checkin([mood, energy, stress, craving]: [u8; 4], sleep: f64, used: Used) -> CheckIn {
    let mut checkin = CheckIn {
        ratings: Ratings {
            mood: Some(scale(mood)),
            energy: Some(scale(energy)),
            stress: Some(scale(stress)),
            craving: Some(scale(craving)),
            ..Ratings::default()
        },
        sleep_hours: Some(sleep.try_into().unwrap()),
        ..CheckIn::default()
    };
    checkin.set_used(id(HEROIN), used);
    checkin
}

fn craving(
    intensity: u8,
    minutes: Option<u16>,
    situations: &[&str],
    coping: &[&str],
    acted: Option<Acted>,
) -> Craving {
    let mut craving = Craving::of(scale(intensity));
    craving.minutes = minutes.map(|minutes| minutes.try_into().unwrap());
    craving.situations = Some(situations.iter().map(|code| code.parse().unwrap()).collect());
    craving.set_coping(coping.iter().map(|one| one.parse().unwrap()));
    craving.acted = acted;
    craving
}

/// Five days, every one logged, with eleven cravings.
fn typical() -> Log {
    let mut log = Log::empty();
    let days = [
        (MON, [6, 5, 4, 2], 6.8),
        (TUE, [6, 4, 5, 1], 6.5),
        (WED, [3, 3, 8, 9], 4.0),
        (THU, [7, 6, 3, 2], 7.0),
        (TODAY, [8, 6, 3, 0], 8.0),
    ];
    for (of, ratings, sleep) in days {
        log.add(of, Body::CheckIn(checkin(ratings, sleep, Used::No)));
    }
    if let Body::CheckIn(friday) = &mut log.entries[4].body {
        friday.ratings.confidence = Some(scale(7));
        friday.situations = Some(["pleasant_times".parse().unwrap()].into_iter().collect());
    }
    log.entries[2].note = Some("A hard day. I called Ana.\nWe walked to the harbour and back, twice, and by then it was mostly over.".parse().unwrap());
    log.add(THU, Body::Note).note = Some("Bring up the payday plan".parse().unwrap());
    let hidden = log.add(THU, Body::Note);
    (hidden.private, hidden.note) = (true, Some("nobody's business".parse().unwrap()));
    let cravings = [
        (MON, craving(4, Some(10), &["conflict"], &["talk:helped"], Some(Acted::No))),
        (MON, craving(3, None, &[], &["delay:helped"], Some(Acted::No))),
        (TUE, craving(2, Some(15), &["urges_temptations"], &[], Some(Acted::No))),
        (WED, craving(9, Some(40), &["conflict"], &["talk:helped", "leave"], Some(Acted::No))),
        (WED, craving(7, Some(20), &["conflict"], &["talk:no"], Some(Acted::No))),
        (WED, craving(6, Some(18), &["urges_temptations"], &["talk:helped"], None)),
        (WED, craving(5, None, &[], &[], Some(Acted::No))),
        (THU, craving(4, Some(5), &["conflict"], &["delay:no"], Some(Acted::No))),
        (THU, craving(4, Some(30), &["urges_temptations"], &["delay:helped"], Some(Acted::No))),
        (THU, craving(2, None, &["pleasant_times"], &["talk:helped"], Some(Acted::No))),
        (TODAY, craving(3, None, &[], &[], Some(Acted::No))),
    ];
    for (of, craving) in cravings {
        log.add(of, Body::Craving(craving));
    }
    log.routines = vec![
        routine("evening walk", "day".parse().unwrap()),
        routine("meeting", "2/week".parse().unwrap()),
    ];
    log.routines[1].meta.id = id(201);
    for of in [MON, TUE, THU, TODAY] {
        log.mark(200, of, MarkOutcome::Done);
    }
    log.mark(201, TUE, MarkOutcome::Done);
    log.mark(201, THU, MarkOutcome::Partial);
    let before = |(n, mood, sleep)| {
        let body = Body::CheckIn(checkin([mood, 5, 5, 4], sleep, Used::No));
        RatedEntry::of(entry(n, "2026-11-10", body)).unwrap()
    };
    let values = [(90, 4, 6.0), (91, 5, 6.5), (92, 5, 6.5), (93, 6, 8.0)];
    log.previous = values.into_iter().map(before).collect();
    log
}

/// Two of five days logged; a use on Tuesday.
fn gaps() -> Log {
    let mut log = Log::empty();
    log.add(MON, Body::CheckIn(checkin([5, 5, 5, 5], 6.0, Used::No)));
    log.add(WED, Body::CheckIn(checkin([4, 4, 6, 6], 5.5, Used::No)));
    let used = ReturnToUse::of(id(HEROIN));
    log.add(TUE, Body::Use(used)).note = Some("at the old flat".parse().unwrap());
    log.add(TUE, Body::Craving(craving(8, Some(60), &[], &[], Some(Acted::Yes))));
    log
}

fn plain() -> Look {
    Look { plain: true, ..Look::default() }
}

#[test]
fn a_typical_week_fits_one_screen() {
    let page = typical().page(&Look::default());
    assert!(page.lines().count() <= 23 && page.lines().all(|line| line.width() <= 80));
    assert_snapshot!(page, @"
    Week 47 · Mon 16 to Fri 20 November · 5 of 5 days logged

      What is usual, day by day, and the week before:
                  n  usually  MTWTF  range     week before
      Mood        5        6  ▅▅▃▆▇  3 to 8              5
      Energy      5        5  ▅▄▃▅▅  3 to 6              5
      Stress      5        4  ▄▅▇▃▃  3 to 8              5
      Sleep       5    6.8 h  ▅▅▃▅▆  4 to 8 h        6.5 h
      Craving     5        2  ▂▂▇▂▁  0 to 9              4
      Confidence  1        –      ▆  7                   –
      Too few answers to say what is usual: Confidence 1 day

      Cravings  11 episodes, strongest 9 on Wednesday, about 18 minutes (7 timed),
                most in the evening (11 of 11); 10 passed, 1 without an answer
      What was going on: conflict 4 on 3 days · sudden urges 3 on 3 days ·
                good times with others 1 on 2 days
      Helped    talking to someone 4 of 5 · waiting 2 of 3 ·
                leaving: tried once, not rated
      Routines  evening walk 4 of 5 (1 not recorded) · meeting 1 of 2 (1 in part)
      Days      5 without use, early recovery
      Worth watching: how strong and how often cravings come
      Wed 18    A hard day. I called Ana. We walked to the harbour and back, twice,…
      Thu 19    Bring up the payday plan
    ");
}

#[test]
fn in_plain_sentences() {
    assert_snapshot!(typical().page(&plain()), @"
    Week 47.
    16 to 20 November.
    5 of 5 days logged.
    Mood: 5 days logged.
    Mood: usually 6.
    Mood: from 3 to 8.
    Mood: week before 5.
    Mood: by day Monday 6, Tuesday 6, Wednesday 3, Thursday 7, Friday 8.
    Energy: 5 days logged.
    Energy: usually 5.
    Energy: from 3 to 6.
    Energy: week before 5.
    Energy: by day Monday 5, Tuesday 4, Wednesday 3, Thursday 6, Friday 6.
    Stress: 5 days logged.
    Stress: usually 4.
    Stress: from 3 to 8.
    Stress: week before 5.
    Stress: by day Monday 4, Tuesday 5, Wednesday 8, Thursday 3, Friday 3.
    Sleep: 5 nights logged.
    Sleep: usually 6.8 hours.
    Sleep: from 4 to 8 hours.
    Sleep: week before 6.5 hours.
    Sleep: by day Monday 6.8, Tuesday 6.5, Wednesday 4, Thursday 7, Friday 8.
    Craving: 5 days logged.
    Craving: usually 2.
    Craving: from 0 to 9.
    Craving: week before 4.
    Craving: by day Monday 2, Tuesday 1, Wednesday 9, Thursday 2, Friday 0.
    Confidence: 1 day logged.
    Confidence: too few to say what is usual.
    Confidence: by day Friday 7.
    Cravings: 11 episodes.
    Cravings: strongest 9 on Wednesday.
    Cravings: about 18 minutes (7 timed).
    Cravings: most in the evening (11 of 11).
    Cravings: 10 passed.
    Cravings: 1 without an answer.
    What was going on: conflict 4 on 3 days.
    What was going on: sudden urges 3 on 3 days.
    What was going on: good times with others 1 on 2 days.
    Helped: talking to someone 4 of 5.
    Helped: waiting 2 of 3.
    Helped: leaving: tried once, not rated.
    Routines: evening walk 4 of 5 (1 not recorded).
    Routines: meeting 1 of 2 (1 in part).
    Days: 5 days without use.
    Days: early recovery.
    Worth watching in early recovery: how strong and how often cravings come, the situations around them, what was tried and what helped, sleep, support and what to do in an overdose.
    Note of Wednesday 18 November: A hard day. I called Ana. We walked to the harbour and back, twice, and by then it was mostly over.
    Note of Thursday 19 November: Bring up the payday plan.
    ");
}

#[test]
fn in_markdown() {
    assert_snapshot!(markdown(&typical().view(), &Look::default()), @r"
    # Week 47: Mon 16 to Fri 20 November

    5 of 5 days logged

    This is my own record; a day without an entry counts neither way.

    - **Mood:** usually 6, from 3 to 8 (5 days); week before 5
    - **Energy:** usually 5, from 3 to 6 (5 days); week before 5
    - **Stress:** usually 4, from 3 to 8 (5 days); week before 5
    - **Sleep:** usually 6.8 h, from 4 to 8 h (5 nights); week before 6.5 h
    - **Craving:** usually 2, from 0 to 9 (5 days); week before 4

    Too few answers to say what is usual: Confidence 1 day.

    **Day by day**

    | Day | Mood | Energy | Stress | Sleep | Craving | Confidence |
    |---|---|---|---|---|---|---|
    | Mon 16 Nov | 6 | 5 | 4 | 6.8 | 2 | – |
    | Tue 17 Nov | 6 | 4 | 5 | 6.5 | 1 | – |
    | Wed 18 Nov | 3 | 3 | 8 | 4 | 9 | – |
    | Thu 19 Nov | 7 | 6 | 3 | 7 | 2 | – |
    | Fri 20 Nov | 8 | 6 | 3 | 8 | 0 | 7 |

    - **Cravings:** 11 episodes, strongest 9 on Wednesday, about 18 minutes (7 timed), most in the evening (11 of 11); 10 passed, 1 without an answer
    - **What was going on:** conflict 4 on 3 days · sudden urges 3 on 3 days · good times with others 1 on 2 days
    - **Helped:** talking to someone 4 of 5 · waiting 2 of 3 · leaving: tried once, not rated
    - **Routines:** evening walk 4 of 5 (1 not recorded) · meeting 1 of 2 (1 in part)
    - **Days:** 5 without use, early recovery
    - **Worth watching:** how strong and how often cravings come, the situations around them, what was tried and what helped, sleep, support, what to do in an overdose

    ## Notes

    Wednesday 18 November, check-in:

    > A hard day. I called Ana.\
    > We walked to the harbour and back, twice, and by then it was mostly over.

    Thursday 19 November, note:

    > Bring up the payday plan
    ");
    assert_snapshot!(markdown(&gaps().view(), &Look::default()), @"
    # Week 47: Mon 16 to Fri 20 November

    2 of 5 days logged

    This is my own record; a day without an entry counts neither way.

    **Lower tolerance until 15 December: daymark help-now.**

    Under half of the days are logged, so only counts are shown.

    - **Answers:** Mood 2 days · Energy 2 days · Stress 2 days · Sleep 2 nights · Craving 2 days

    **Day by day**

    | Day | Mood | Energy | Stress | Sleep | Craving |
    |---|---|---|---|---|---|
    | Mon 16 Nov | 5 | 5 | 5 | 6 | 5 |
    | Tue 17 Nov | – | – | – | – | – |
    | Wed 18 Nov | 4 | 4 | 6 | 5.5 | 6 |
    | Thu 19 Nov | – | – | – | – | – |
    | Fri 20 Nov | – | – | – | – | – |

    - **Cravings:** 1 episode, strength 8 on Tuesday; 1 acted on
    - **Days:** 2 without use, 1 of use, 1 with no answer, early recovery
    - **Worth watching:** how strong and how often cravings come, the situations around them, what was tried and what helped, sleep, support, what to do in an overdose

    ## Notes

    Tuesday 17 November, return to use:

    > at the old flat
    ");
}

#[test]
fn under_half_of_the_days_only_counts_are_given() {
    assert_snapshot!(gaps().page(&Look::default()), @"
    Week 47 · Mon 16 to Fri 20 November · 2 of 5 days logged

      Lower tolerance until 15 December. Tolerance falls within days of not using:
      an old dose can kill.
      What to do in an overdose, and whom to call: daymark help-now

      Under half of the days are logged, so only counts are shown
      Answers   Mood 2 days · Energy 2 days · Stress 2 days · Sleep 2 nights ·
                Craving 2 days

      Cravings  1 episode, strength 8 on Tuesday; 1 acted on
      Days      2 without use, 1 of use, 1 with no answer, early recovery
      Worth watching: how strong and how often cravings come
      Tue 17    at the old flat
    ");
    assert_snapshot!(gaps().page(&plain()), @"
    Week 47.
    16 to 20 November.
    2 of 5 days logged.
    Lower tolerance until 15 December.
    Tolerance falls within days of not using: an old dose can kill.
    What to do in an overdose, and whom to call: daymark help-now.
    Under half of the days are logged, so only counts are shown.
    Answers: Mood 2 days.
    Answers: Energy 2 days.
    Answers: Stress 2 days.
    Answers: Sleep 2 nights.
    Answers: Craving 2 days.
    Cravings: 1 episode.
    Cravings: strength 8 on Tuesday.
    Cravings: 1 acted on.
    Days: 2 days without use.
    Days: 1 day of use.
    Days: 1 day with no answer.
    Days: early recovery.
    Worth watching in early recovery: how strong and how often cravings come, the situations around them, what was tried and what helped, sleep, support and what to do in an overdose.
    Note of Tuesday 17 November: at the old flat.
    ");
}

#[test]
fn nothing_logged() {
    assert_snapshot!(Log::empty().page(&Look::default()), @"
    Week 47 · Mon 16 to Fri 20 November · 0 of 5 days logged

      No check-in on these days, so they count neither way

      Cravings  no episodes logged
      Days      4 with no answer, early recovery
      Worth watching: how strong and how often cravings come
    ");
    let no_focus = Log { focuses: vec![], ..Log::empty() };
    assert_snapshot!(no_focus.page(&Look::default()), @"
    Week 47 · Mon 16 to Fri 20 November · 0 of 5 days logged

      No check-in on these days, so they count neither way

      Cravings  no episodes logged
    ");
}

#[test]
fn a_thin_scale_is_said_plainly() {
    let mut log = typical();
    for entry in &mut log.entries[..3] {
        if let Body::CheckIn(checkin) = &mut entry.body {
            (checkin.sleep_hours, checkin.ratings.energy) = (None, None);
        }
    }
    for entry in &mut log.entries {
        if let Body::CheckIn(checkin) = &mut entry.body {
            checkin.ratings.energy = None;
        }
    }
    assert_snapshot!(log.page(&Look::default()), @"
    Week 47 · Mon 16 to Fri 20 November · 5 of 5 days logged

      What is usual, day by day, and the week before:
                  n  usually  MTWTF  range     week before
      Mood        5        6  ▅▅▃▆▇  3 to 8              5
      Stress      5        4  ▄▅▇▃▃  3 to 8              5
      Sleep       2        –     ▅▆  7 to 8 h        6.5 h
      Craving     5        2  ▂▂▇▂▁  0 to 9              4
      Confidence  1        –      ▆  7                   –
      Too few answers to say what is usual: Sleep 2 nights, Confidence 1 day. Not
      logged: Energy

      Cravings  11 episodes, strongest 9 on Wednesday, about 18 minutes (7 timed),
                most in the evening (11 of 11); 10 passed, 1 without an answer
      What was going on: conflict 4 on 3 days · sudden urges 3 on 3 days ·
                good times with others 1 on 2 days
      Helped    talking to someone 4 of 5 · waiting 2 of 3 ·
                leaving: tried once, not rated
      Routines  evening walk 4 of 5 (1 not recorded) · meeting 1 of 2 (1 in part)
      Days      5 without use, early recovery
      Worth watching: how strong and how often cravings come
      Wed 18    A hard day. I called Ana. We walked to the harbour and back, twice,…
      Thu 19    Bring up the payday plan
    ");
    assert_snapshot!(log.page(&plain()), @"
    Week 47.
    16 to 20 November.
    5 of 5 days logged.
    Mood: 5 days logged.
    Mood: usually 6.
    Mood: from 3 to 8.
    Mood: week before 5.
    Mood: by day Monday 6, Tuesday 6, Wednesday 3, Thursday 7, Friday 8.
    Energy: not logged.
    Stress: 5 days logged.
    Stress: usually 4.
    Stress: from 3 to 8.
    Stress: week before 5.
    Stress: by day Monday 4, Tuesday 5, Wednesday 8, Thursday 3, Friday 3.
    Sleep: 2 nights logged.
    Sleep: too few to say what is usual.
    Sleep: week before 6.5 hours.
    Sleep: by day Thursday 7, Friday 8.
    Craving: 5 days logged.
    Craving: usually 2.
    Craving: from 0 to 9.
    Craving: week before 4.
    Craving: by day Monday 2, Tuesday 1, Wednesday 9, Thursday 2, Friday 0.
    Confidence: 1 day logged.
    Confidence: too few to say what is usual.
    Confidence: by day Friday 7.
    Cravings: 11 episodes.
    Cravings: strongest 9 on Wednesday.
    Cravings: about 18 minutes (7 timed).
    Cravings: most in the evening (11 of 11).
    Cravings: 10 passed.
    Cravings: 1 without an answer.
    What was going on: conflict 4 on 3 days.
    What was going on: sudden urges 3 on 3 days.
    What was going on: good times with others 1 on 2 days.
    Helped: talking to someone 4 of 5.
    Helped: waiting 2 of 3.
    Helped: leaving: tried once, not rated.
    Routines: evening walk 4 of 5 (1 not recorded).
    Routines: meeting 1 of 2 (1 in part).
    Days: 5 days without use.
    Days: early recovery.
    Worth watching in early recovery: how strong and how often cravings come, the situations around them, what was tried and what helped, sleep, support and what to do in an overdose.
    Note of Wednesday 18 November: A hard day. I called Ana. We walked to the harbour and back, twice, and by then it was mostly over.
    Note of Thursday 19 November: Bring up the payday plan.
    ");
}

#[rstest]
#[case(40)]
#[case(200)]
fn other_widths(#[case] width: u16) {
    let page = typical().page(&Look { width, ..Look::default() });
    assert!(page.lines().all(|line| line.width() <= width.into()));
    assert_snapshot!(format!("typical_{width}"), page);
}

#[test]
fn without_unicode() {
    let page = typical().page(&Look { unicode: false, ..Look::default() });
    assert!(page.is_ascii());
    assert_snapshot!(page, @"
    Week 47, Mon 16 to Fri 20 November, 5 of 5 days logged

      What is usual, day by day, and the week before:
                  n  usually  MTWTF  range     week before
      Mood        5        6  66378  3 to 8              5
      Energy      5        5  54366  3 to 6              5
      Stress      5        4  45833  3 to 8              5
      Sleep       5    6.8 h  77478  4 to 8 h        6.5 h
      Craving     5        2  21920  0 to 9              4
      Confidence  1        -  ----7  7                   -
      Too few answers to say what is usual: Confidence 1 day

      Cravings  11 episodes, strongest 9 on Wednesday, about 18 minutes (7 timed),
                most in the evening (11 of 11); 10 passed, 1 without an answer
      What was going on: conflict 4 on 3 days, sudden urges 3 on 3 days,
                good times with others 1 on 2 days
      Helped    talking to someone 4 of 5, waiting 2 of 3,
                leaving: tried once, not rated
      Routines  evening walk 4 of 5 (1 not recorded), meeting 1 of 2 (1 in part)
      Days      5 without use, early recovery
      Worth watching: how strong and how often cravings come
      Wed 18    A hard day. I called Ana. We walked to the harbour and back, twic...
      Thu 19    Bring up the payday plan
    ");
}

#[test]
fn two_focuses_and_renamed_labels() {
    let mut log = typical();
    let wine = focus("wine", FocusKind::Alcohol, UseGoal::Less, &[THU]);
    log.focuses.push(Focus { id: id(101), ..wine });
    let mut look = Look::default();
    look.labels.set(LabelKey::Series(Series::MOOD), "How I feel".parse().unwrap());
    look.labels.set(LabelKey::Use, "using".parse().unwrap());
    assert_snapshot!(log.page(&look), @"
    Week 47 · Mon 16 to Fri 20 November · 5 of 5 days logged

      Stopping alcohol, benzodiazepines or GHB/GBL suddenly after daily use can be
      dangerous.
      Do not stop alone: ask a clinician to help you come off it step by step (a
      supervised taper).
      A seizure, confusion, seeing or hearing things, or a high fever: call the
      emergency services.
      Vomiting or diarrhoea, and nothing stays down: call for medical help.

      What is usual, day by day, and the week before:
                  n  usually  MTWTF  range     week before
      How I feel  5        6  ▅▅▃▆▇  3 to 8              5
      Energy      5        5  ▅▄▃▅▅  3 to 6              5
      Stress      5        4  ▄▅▇▃▃  3 to 8              5
      Sleep       5    6.8 h  ▅▅▃▅▆  4 to 8 h        6.5 h
      Craving     5        2  ▂▂▇▂▁  0 to 9              4
      Confidence  1        –      ▆  7                   –
      Too few answers to say what is usual: Confidence 1 day

      Cravings  11 episodes, strongest 9 on Wednesday, about 18 minutes (7 timed),
                most in the evening (11 of 11); 10 passed, 1 without an answer
      What was going on: conflict 4 on 3 days · sudden urges 3 on 3 days ·
                good times with others 1 on 2 days
      Helped    talking to someone 4 of 5 · waiting 2 of 3 ·
                leaving: tried once, not rated
      Routines  evening walk 4 of 5 (1 not recorded) · meeting 1 of 2 (1 in part)
      Days      heroin: 5 without using, early recovery
                wine: 1 with no answer, withdrawal
      Worth watching: how strong and how often cravings come
      Wed 18    A hard day. I called Ana. We walked to the harbour and back, twice,…
      Thu 19    Bring up the payday plan
    ");
}

#[test]
fn hostile_words_are_shown_and_do_nothing() {
    let mut log = gaps();
    let hostile = "\u{1b}]0;x\u{7}\u{202e}</pre><img src=x>|`*[a](b)\r\n\u{9b}2J";
    log.entries[0].note = Some(hostile.parse().unwrap());
    log.entries[1].note = Some("a very long word".replace(' ', "").repeat(700).parse().unwrap());
    let name = "|*\u{202e}".repeat(10);
    log.routines = vec![routine(&name, "day".parse().unwrap())];
    let look = Look { width: 40, ..Look::default() };
    for page in [log.page(&look), log.page(&plain()), markdown(&log.view(), &look)] {
        assert!(page.chars().all(|c| c == '\n' || !c.is_control()), "{page}");
    }
    assert_snapshot!(log.page(&look), @r"
    Week 47 · Mon 16 to Fri 20 November · 2
    of 5 days logged

      Lower tolerance until 15 December.
      Tolerance falls within days of not
      using: an old dose can kill.
      What to do in an overdose, and whom to
      call: daymark help-now

      Under half of the days are logged, so
      only counts are shown
      Answers   Mood 2 days ·
                Energy 2 days ·
                Stress 2 days ·
                Sleep 2 nights ·
                Craving 2 days

      Cravings  1 episode, strength 8 on
                Tuesday; 1 acted on
      Routines  |*\u{202e}|*\u{202e}|*\u{202
                e}|*\u{202e}|*\u{202e}|*\u{2
                02e}|*\u{202e}|*\u{202e}|*\u
                {202e}|*\u{202e} 0 of 4 (4
                not recorded)
      Days      2 without use, 1 of use, 1
                with no answer, early
                recovery
      Worth watching: how strong and how
                often cravings come
      Mon 16    ␛]0;x␇\u{202e}</pre><img sr…
      Tue 17    at the old flat
      Wed 18    averylongwordaverylongworda…
    ");
    log.entries[1].note = None;
    assert_snapshot!(markdown(&log.view(), &look), @r"
    # Week 47: Mon 16 to Fri 20 November

    2 of 5 days logged

    This is my own record; a day without an entry counts neither way.

    **Lower tolerance until 15 December: daymark help-now.**

    Under half of the days are logged, so only counts are shown.

    - **Answers:** Mood 2 days · Energy 2 days · Stress 2 days · Sleep 2 nights · Craving 2 days

    **Day by day**

    | Day | Mood | Energy | Stress | Sleep | Craving |
    |---|---|---|---|---|---|
    | Mon 16 Nov | 5 | 5 | 5 | 6 | 5 |
    | Tue 17 Nov | – | – | – | – | – |
    | Wed 18 Nov | 4 | 4 | 6 | 5.5 | 6 |
    | Thu 19 Nov | – | – | – | – | – |
    | Fri 20 Nov | – | – | – | – | – |

    - **Cravings:** 1 episode, strength 8 on Tuesday; 1 acted on
    - **Routines:** \|\*\\u{202e}\|\*\\u{202e}\|\*\\u{202e}\|\*\\u{202e}\|\*\\u{202e}\|\*\\u{202e}\|\*\\u{202e}\|\*\\u{202e}\|\*\\u{202e}\|\*\\u{202e} 0 of 4 (4 not recorded)
    - **Days:** 2 without use, 1 of use, 1 with no answer, early recovery
    - **Worth watching:** how strong and how often cravings come, the situations around them, what was tried and what helped, sleep, support, what to do in an overdose

    ## Notes

    Monday 16 November, check-in:

    > ␛\]0;x␇\\u{202e}\</pre>\<img src=x>\|\`\*\[a\](b)\
    > \\u{9b}2J

    Tuesday 17 November, return to use:

    > at the old flat
    ");
}

#[test]
fn many_items_and_notes_stay_on_the_screen() {
    let mut log = typical();
    let all = [
        "conflict",
        "social_pressure",
        "pleasant_times",
        "testing_control",
        "urges_temptations",
        "pleasant_emotions",
        "physical_discomfort",
        "unpleasant_emotions",
    ];
    log.add(WED, Body::Craving(craving(5, None, &all, &[], None)));
    for n in 0..10 {
        log.add(WED, Body::Note).note = Some(format!("note {n}").parse().unwrap());
    }
    assert_snapshot!(log.page(&Look::default()), @"
    Week 47 · Mon 16 to Fri 20 November · 5 of 5 days logged

      What is usual, day by day, and the week before:
                  n  usually  MTWTF  range     week before
      Mood        5        6  ▅▅▃▆▇  3 to 8              5
      Energy      5        5  ▅▄▃▅▅  3 to 6              5
      Stress      5        4  ▄▅▇▃▃  3 to 8              5
      Sleep       5    6.8 h  ▅▅▃▅▆  4 to 8 h        6.5 h
      Craving     5        2  ▂▂▇▂▁  0 to 9              4
      Confidence  1        –      ▆  7                   –
      Too few answers to say what is usual: Confidence 1 day

      Cravings  12 episodes, strongest 9 on Wednesday, about 18 minutes (7 timed),
                most in the evening (12 of 12); 10 passed, 2 without an answer
      What was going on: conflict 5 on 3 days · sudden urges 4 on 3 days ·
                good times with others 2 on 3 days ·
                feeling low, angry or lonely 1 on 1 day ·
                feeling ill or in pain 1 on 1 day · feeling good 1 on 1 day ·
                and 2 more
      Helped    talking to someone 4 of 5 · waiting 2 of 3 ·
                leaving: tried once, not rated
      Routines  evening walk 4 of 5 (1 not recorded) · meeting 1 of 2 (1 in part)
      Days      5 without use, early recovery
      Worth watching: how strong and how often cravings come
      Wed 18    A hard day. I called Ana. We walked to the harbour and back, twice,…
      Wed 18    note 0
      10 more notes: daymark log --from 2026-11-16 --to 2026-11-22
    ");
}

#[test]
fn the_answer_has_the_keys_of_the_contract() {
    let answer = checked_json("week.v1.json", &typical().view());
    assert_snapshot!(serde_json::to_string_pretty(&answer).unwrap());
}

#[test]
fn thin_weeks_keep_their_figures_in_json() {
    let answer = checked_json("week.v1.json", &gaps().view());
    assert_eq!((&answer["days_elapsed"], &answer["days_logged"]), (&json!(5), &json!(2)));
    let mood = &answer["scales"]["mood"];
    let values = (&mood["n"], &mood["min"], &mood["max"], &mood["median"], &mood["mean"]);
    assert_eq!(values, (&json!(2), &json!(4.0), &json!(5.0), &json!(null), &json!(null)));
    // Friday has neither check-in nor use: it is pending, and in no count.
    let heroin = &answer["focuses"][0];
    let counts = (&heroin["no_use"], &heroin["use"], &heroin["unknown"]);
    assert_eq!(counts, (&json!(2), &json!(1), &json!(1)));
    assert_eq!(answer["cravings"]["daily"].as_array().unwrap().len(), 5);
}

/// What comes after today counts nowhere, and neither do days up to the first start date.
#[test]
fn only_days_of_the_range_count() {
    let mut log = typical();
    log.focuses = vec![
        focus("heroin", FocusKind::OpioidShort, UseGoal::None, &[MON]),
        focus("again", FocusKind::OpioidShort, UseGoal::None, &["2026-01-01", TUE]),
        focus("ahead", FocusKind::OpioidShort, UseGoal::None, &["2026-12-01"]),
        focus("unset", FocusKind::OpioidShort, UseGoal::None, &[]),
    ];
    let view = log.view_on(WED);
    let (_, mood) = view.scales.each().next().unwrap();
    assert_eq!((view.days_elapsed, view.days_logged, mood.summary.n), (3, 3, 3));
    let counted: Vec<_> = view.focuses.iter().map(|focus| focus.days.all()).collect();
    assert_eq!(counted, [2, 3, 0, 0]);
    assert_eq!((view.cravings.all.summary.episodes, view.notes.len()), (7, 1));
    assert_eq!(log.view_on("2026-11-15").days_elapsed, 0);
}

#[rstest]
#[case::preparing(&[], true, "")]
#[case::withdrawal(&["2026-11-12"], false, "Withdrawal takes its own course")]
#[case::early(&["2026-08-31"], true, "")]
#[case::building(&["2026-06-01"], false, "To compare the last 28 days with the 28 days before: daymark trends")]
#[case::sustained(&["2024-06-01"], false, "To compare the last 13 weeks with the 13 weeks before: daymark trends")]
#[case::stable(&["2010-06-01"], false, "To compare the last 13 weeks with the 13 weeks before: daymark trends")]
fn only_a_phase_that_looks_at_weeks_sets_one_against_the_other(
    #[case] since: &[&str],
    #[case] compares: bool,
    #[case] elsewhere: &str,
) {
    let mut log = typical();
    log.focuses = vec![focus("heroin", FocusKind::OpioidShort, UseGoal::None, since)];
    let pages = [
        log.page(&Look::default()),
        log.page(&Look { plain: true, ..Look::default() }),
        markdown(&log.view(), &Look::default()),
    ];
    for (n, page) in pages.iter().enumerate() {
        assert_eq!(
            page.contains("week before"),
            compares || page.contains("nothing is compared"),
            "{page}"
        );
        assert!(n == 2 || page.contains(elsewhere), "{page}");
        assert!(!page.contains("rising") && !page.contains("falling"), "{page}");
    }
    let answer = checked_json("week.v1.json", &log.view());
    assert_eq!(answer["compares"], compares);
    assert_eq!(answer["scales"]["mood"]["previous_median"], 5.0);
}

/// The page in words.
fn brief(log: &Log, look: &Look) -> String {
    text(&log.view(), look, "week")
}

#[test]
fn words_and_digits_come_first() {
    let page = brief(&typical(), &Look::default());
    assert!(page.lines().count() <= 23 && page.lines().all(|line| line.width() <= 80));
    assert_snapshot!(page, @"
    Week 47 · Mon 16 to Fri 20 November · 5 of 5 days logged
      Mood        M 6   T 6   W 3 T 7 F 8  usually 6, before 5
      Energy      M 5   T 4   W 3 T 6 F 6  usually 5, before 5
      Stress      M 4   T 5   W 8 T 3 F 3  usually 4, before 5
      Sleep       M 6.8 T 6.5 W 4 T 7 F 8  usually 6.8 h, before 6.5 h
      Craving     M 2   T 1   W 9 T 2 F 0  usually 2, before 4
      Confidence  M –   T –   W – T – F 7
      Cravings    11, the strongest 9 on Wednesday; 10 passed
      What was going on: conflict on 3 days · sudden urges on 3 days ·
                  good times with others on 2 days
      Helped      talking to someone 4 of 5 · waiting 2 of 3 ·
                  leaving: tried once, not rated
      Routines    evening walk 4 of 5 (1 not recorded) · meeting 1 of 2 (1 in part)
      Days        5 without use
      Wed 18      A hard day. I called Ana. We walked to the harbour and back,
                  twice, and by then it was mostly over.
      Thu 19      Bring up the payday plan
      More: daymark week --numbers
    ");
    assert_snapshot!(brief(&typical(), &Look { width: 40, ..Look::default() }), @"
    Week 47 · Mon 16 to Fri 20 November · 5
    of 5 days logged
      Mood        M 6   T 6   W 3 T 7 F 8
                  usually 6, before 5
      Energy      M 5   T 4   W 3 T 6 F 6
                  usually 5, before 5
      Stress      M 4   T 5   W 8 T 3 F 3
                  usually 4, before 5
      Sleep       M 6.8 T 6.5 W 4 T 7 F 8
                  usually 6.8 h, before 6.5
                  h
      Craving     M 2   T 1   W 9 T 2 F 0
                  usually 2, before 4
      Confidence  M –   T –   W – T – F 7
      Cravings    11, the strongest 9 on
                  Wednesday; 10 passed
      What was going on:
      conflict on 3 days ·
      sudden urges on 3 days ·
      good times with others on 2 days
      Helped      talking to someone 4 of 5
                  waiting 2 of 3 · leaving:
                  tried once, not rated
      Routines    evening walk 4 of 5 (1 not
                  recorded) ·
                  meeting 1 of 2 (1 in part)
      Days        5 without use
      Wed 18      A hard day. I called Ana.
                  We walked to th…
      Thu 19      Bring up the payday plan
      More: daymark week --numbers
    ");
    assert_snapshot!(brief(&typical(), &plain()), @"
    Week 47.
    16 to 20 November.
    5 of 5 days logged.
    Mood: Monday 6, Tuesday 6, Wednesday 3, Thursday 7, Friday 8.
    Mood: usually 6, before 5.
    Energy: Monday 5, Tuesday 4, Wednesday 3, Thursday 6, Friday 6.
    Energy: usually 5, before 5.
    Stress: Monday 4, Tuesday 5, Wednesday 8, Thursday 3, Friday 3.
    Stress: usually 4, before 5.
    Sleep: Monday 6.8, Tuesday 6.5, Wednesday 4, Thursday 7, Friday 8.
    Sleep: usually 6.8 hours, before 6.5 hours.
    Craving: Monday 2, Tuesday 1, Wednesday 9, Thursday 2, Friday 0.
    Craving: usually 2, before 4.
    Confidence: Friday 7.
    Confidence: 1 day logged.
    Cravings: 11, the strongest 9 on Wednesday.
    Cravings: 10 passed.
    What was going on: conflict on 3 days.
    What was going on: sudden urges on 3 days.
    What was going on: good times with others on 2 days.
    Helped: talking to someone 4 of 5.
    Helped: waiting 2 of 3.
    Helped: leaving: tried once, not rated.
    Routines: evening walk 4 of 5 (1 not recorded).
    Routines: meeting 1 of 2 (1 in part).
    Days: 5 days without use.
    Note of Wednesday 18 November: A hard day. I called Ana. We walked to the harbour and back, twice, and by then it was mostly over.
    Note of Thursday 19 November: Bring up the payday plan.
    More: daymark week --numbers (two hyphens before numbers).
    ");
}

#[test]
fn a_week_of_little_says_so() {
    assert_snapshot!(brief(&gaps(), &Look::default()), @"
    Week 47 · Mon 16 to Fri 20 November · 2 of 5 days logged
      Lower tolerance until 15 December: daymark help-now
      Mood        M 5 T – W 4   T – F –
      Energy      M 5 T – W 4   T – F –
      Stress      M 5 T – W 6   T – F –
      Sleep       M 6 T – W 5.5 T – F –
      Craving     M 5 T – W 6   T – F –
      Cravings    1, strength 8 on Tuesday; 1 acted on
      Days        2 without use, 1 of use, 1 with no answer
      Tue 17      at the old flat
      More: daymark week --numbers
    ");
    assert_snapshot!(brief(&Log::empty(), &Look::default()), @"
    Week 47 · Mon 16 to Fri 20 November · 0 of 5 days logged
      No check-in on these days, so they count neither way
      Days        4 with no answer
    ");
}
