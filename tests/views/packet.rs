//! The page for a session.

use std::collections::BTreeSet;

use chrono::Weekday;
use daymark::domain::code::Code;
use daymark::domain::entry::checkin::{CheckIn, Used};
use daymark::domain::entry::craving::Craving;
use daymark::domain::entry::rated_entry::Rated;
use daymark::domain::entry::return_to_use::ReturnToUse;
use daymark::domain::entry::situation::Situations;
use daymark::domain::entry::stage::Stage;
use daymark::domain::entry::{Body, Entry};
use daymark::domain::figures::adherence;
use daymark::domain::figures::attempt_stats::FocusTally;
use daymark::domain::figures::checkin_ratings::CheckInRatings;
use daymark::domain::figures::craving_stats::CravingTally;
use daymark::domain::focus_kind::{FocusKind, UseGoal};
use daymark::domain::privacy::Part;
use daymark::domain::rating::Ratings;
use daymark::domain::records::focus::Focus;
use daymark::domain::records::routine::{Mark, MarkOutcome, Routine};
use daymark::domain::recovery::disclosure::Disclosure;
use daymark::domain::recovery::global_change::GlobalChange;
use daymark::domain::recovery::medication_ledger::Ledger;
use daymark::domain::recovery::phase_status::PhaseStatus;
use daymark::domain::scale::Scale;
use daymark::domain::text::{Label, Name, Text};
use daymark::domain::time::schedule::Schedule;
use daymark::domain::time::window::Window;
use daymark::render::document::markdown;
use daymark::render::look::{Look, Paper};
use daymark::render::packet::{document, preview, text};
use daymark::report::packet::{OverdoseAnswer, Packet, PacketFocusInput, PacketInput, stretches};
use insta::assert_snapshot;
use proptest::prelude::*;
use rstest::rstest;

use crate::entries::fits;
use crate::layout::{harmless, look, words};
use crate::support::{TODAY, day, entry, focus, id, logged, noon, open, readings, routine};

/// All that a page can be made of.
struct Log {
    focuses: Vec<Focus>,
    entries: Vec<Entry>,
    routines: Vec<Routine>,
    marks: Vec<Mark>,
    parts: Vec<Part>,
    talk: Option<Text>,
    overall: Option<GlobalChange>,
    stage: Option<Stage>,
    days: u32,
}

impl Log {
    fn of(focuses: Vec<Focus>) -> Self {
        Self {
            focuses,
            entries: Vec::new(),
            routines: Vec::new(),
            marks: Vec::new(),
            parts: Vec::new(),
            talk: None,
            overall: None,
            stage: None,
            days: 28,
        }
    }

    /// Adds an entry of so many days ago.
    fn add(&mut self, ago: i32, body: Body) -> &mut Entry {
        self.entries.push(entry(1, &day(TODAY).plus(-ago).to_string(), body));
        self.entries.last_mut().unwrap()
    }

    fn view(&self) -> (Packet, Disclosure) {
        let (today, window) = (day(TODAY), Window::ending(day(TODAY), self.days));
        let logged = logged(&self.entries, &self.focuses);
        let now = logged.iter().find(|one| one.day == today);
        let pending = |at| now.is_none_or(|now| now.status(at).is_pending(now.checked_in));
        let open = |at| open(today, pending(at));
        let of_focus = |(at, focus): (usize, _)| {
            let statuses = || logged.iter().map(|one| (one.day, one.status(at)));
            let mut tally = FocusTally::new(focus, today, open(at));
            statuses().for_each(|(day, status)| tally.push(day, status));
            let figures = tally.finish();
            PacketFocusInput {
                focus,
                standing: PhaseStatus::of(focus, figures.last_use, today),
                open: open(at),
                figures,
                stage: self.stage,
                days: statuses().filter(|(day, _)| window.contains(*day)).collect(),
                amounts: &[],
            }
        };
        let mut cravings =
            CravingTally::new(window, std::iter::once(window).chain(stretches(window)));
        let mut checkins = Vec::new();
        for reading in readings(&self.entries) {
            match &reading.rated {
                Rated::CheckIn(checkin) => checkins.push(CheckInRatings::of(reading.day, checkin)),
                Rated::Craving(craving) => cravings.push(reading.day, reading.at, craving),
            }
        }
        let mut disclosure = Disclosure::of(self.parts.iter().copied().collect::<BTreeSet<_>>());
        self.entries.iter().for_each(|entry| disclosure.push(entry));
        let overdoses = self.entries.iter().filter_map(|entry| match &entry.body {
            Body::Use(used) => Some((entry.day, used.overdose)),
            _ => None,
        });
        let counts = |routine| {
            (
                routine,
                adherence::count_within(routine, &self.marks, window, Weekday::Mon, &noon(today)),
            )
        };
        Packet::new(PacketInput {
            appendix: false,
            recipient: None,
            ledger: &Ledger::default(),
            clock: today,
            questions: Vec::new(),
            appointments: &[],
            treatments: &[],
            contacts: &[],
            screenings: &[],
            today,
            window,
            open: open(0),
            focuses: self.focuses.iter().enumerate().map(of_focus).collect(),
            checkins: &checkins,
            cravings: cravings.finish(),
            by_focus: Vec::new(),
            own: Vec::new(),
            overdoses: &overdoses.collect::<Vec<_>>(),
            routines: self.routines.iter().map(counts).collect(),
            plan: &[],
            disclosure,
            talk: self.talk.clone(),
            overall: self.overall,
        })
    }

    fn page(&self, look: &Look) -> String {
        text(&self.view().0, look).concat()
    }
}

fn heroin() -> Focus {
    Focus {
        maintenance: true,
        ..focus("heroin", FocusKind::OpioidShort, UseGoal::None, &["2025-11-02", "2026-08-31"])
    }
}

fn scale(n: i32) -> Option<Scale> {
    u8::try_from(n).unwrap().try_into().ok()
}

/// Four weeks of building recovery with a day of use, words of every kind, and a second focus.
fn four_weeks() -> Log {
    let wine = focus("wine with Jo", FocusKind::Alcohol, UseGoal::Less, &["2026-10-01"]);
    let mut log = Log::of(vec![heroin(), Focus { id: id(101), ..wine }]);
    log.talk = Some("Whether to go to my brother's wedding.\nAnd the dose.".parse().unwrap());
    log.overall = Some(GlobalChange::ALittleBetter);
    log.routines = vec![routine("call Ana", Schedule::Daily)];
    for ago in (0..28).rev().filter(|ago| ago % 7 != 3) {
        let mut checkin = CheckIn {
            ratings: Ratings {
                mood: scale(3 + (27 - ago) / 7 + ago % 2),
                stress: scale(8 - (27 - ago) / 5 - ago % 2),
                energy: scale(5),
                craving: scale(if ago % 4 == 0 { 8 } else { ago % 3 }),
                confidence: if ago % 7 == 0 { scale(6) } else { None },
                ..Ratings::default()
            },
            sleep_hours: (6.0 + f64::from(ago % 3) / 2.0).try_into().ok(),
            situations: Some(Situations::from_bits(if ago % 2 == 0 { 32 } else { 128 })),
            feelings: if ago == 2 { ["lonely".parse().unwrap()].into() } else { BTreeSet::new() },
            ..CheckIn::default()
        };
        checkin.set_used(log.focuses[0].id, Used::No);
        checkin.set_used(log.focuses[1].id, if ago == 5 { Used::Yes } else { Used::No });
        log.add(ago, Body::CheckIn(checkin));
        if ago % 4 == 0 {
            let mut craving = Craving::of(scale(9).unwrap());
            craving.situations = Some(Situations::from_bits(32));
            craving.set_coping(
                [if ago % 8 == 0 { "talk:helped" } else { "talk" }, "delay:no"]
                    .map(|one| one.parse().unwrap()),
            );
            craving.place = Some("the station".parse().unwrap());
            craving.company = Some("Ben".parse().unwrap());
            craving.thought = (ago == 4).then(|| "one would not matter".parse().unwrap());
            log.add(ago, Body::Craving(craving));
        }
    }
    let used = ReturnToUse {
        overdose: Some(false),
        what: Some("a bad night".parse().unwrap()),
        next: Some("call the clinic".parse().unwrap()),
        ..ReturnToUse::of(log.focuses[0].id)
    };
    log.add(24, Body::Use(used));
    log.add(1, Body::Note).note = Some("# Ask about\n- the night shift".parse().unwrap());
    let private = log.add(1, Body::Note);
    (private.private, private.note) = (true, Some("for nobody".parse().unwrap()));
    log.entries.sort_by_key(|entry| entry.day);
    let mark = |ago: i32| Mark {
        routine: log.routines[0].meta.id,
        day: day(TODAY).plus(-ago),
        outcome: if ago % 5 == 0 { MarkOutcome::Partial } else { MarkOutcome::Done },
        at: format!("{TODAY}T20:00:00+01:00").try_into().unwrap(),
        updated_at: crate::support::instant(),
    };
    log.marks = (0..28).rev().filter(|ago| ago % 3 != 0).map(mark).collect();
    log
}

/// The words of the person in [`four_weeks`], but for what they want to talk about.
const WORDS: [&str; 11] = [
    "lonely",
    "one would not",
    "bad night",
    "clinic",
    "night shift",
    "nobody",
    "station",
    "Ben",
    "heroin",
    "wine",
    "Ana",
];

#[test]
fn the_answer_has_the_keys_of_the_contract() {
    let mut log = four_weeks();
    log.parts = vec![Part::Notes];
    let answer = serde_json::to_value(log.view().0).unwrap();
    let keys: Vec<_> = answer.as_object().unwrap().keys().map(String::as_str).collect();
    assert_snapshot!(keys.join(" "), @"appendix appointments associations basis coping coverage cravings cravings_by_focus focuses from included medications overall own_scales plan questions rated_days ratings recipient routines safety schema scores situations step_days steps support_contacts talk to today treatments window_days withheld words");
    assert_eq!(answer["focuses"][0]["name"], serde_json::Value::Null);
    assert_eq!(answer["included"], serde_json::json!(["notes"]));
    assert_eq!(
        answer["withheld"],
        serde_json::json!(["names", "places", "item9", "plan", "private"])
    );
    assert_eq!(answer["words"][0]["texts"][0]["of"], "what");
}

#[rstest]
#[case::narrow("40", Look { width: 40, ..Look::default() })]
#[case::usual("80", Look::default())]
#[case::wide("200", Look { width: 200, ..Look::default() })]
#[case::ascii("ascii", Look { unicode: false, ..Look::default() })]
#[case::plain("plain", Look { plain: true, ..Look::default() })]
fn four_weeks_of_building(#[case] name: &str, #[case] look: Look) {
    assert_snapshot!(format!("four_weeks_{name}"), four_weeks().page(&look));
}

/// As it is printed.
fn on_paper() -> Look {
    let paper = Paper { emergency: "112".to_owned(), any_printer: true };
    Look { width: 72, paper: Some(paper), ..Look::default() }
}

/// The page as Markdown.
fn markdown(view: &Packet, look: &Look) -> String {
    markdown::write(&document(view, look), look.unicode)
}

#[test]
fn as_markdown_with_all_words() {
    let mut log = four_weeks();
    log.parts = Part::ALL.to_vec();
    let (view, _) = log.view();
    assert_snapshot!(markdown(&view, &Look::default()));
    assert!(markdown(&view, &Look { unicode: false, ..Look::default() }).is_ascii());
}

#[test]
fn two_focuses_and_a_month_fit_one_page() {
    // Everything that can be on it is, and either sheet, A4 or Letter, keeps an edge.
    let page = four_weeks().page(&on_paper());
    assert!(page.lines().count() <= 60, "{} lines", page.lines().count());
}

#[test]
fn no_word_of_the_persons_is_on_it_unasked() {
    let log = four_weeks();
    let (view, disclosure) = log.view();
    let json = serde_json::to_string(&view).unwrap();
    let look = Look::default();
    for page in [log.page(&look), markdown(&view, &look), json] {
        let found: Vec<_> = WORDS.iter().filter(|word| page.contains(**word)).collect();
        assert!(found.is_empty(), "{found:?} in {page}");
    }
    assert_snapshot!(preview(&view, &disclosure).join("\n"), @"
    On this page: the figures of 24 October to 20 November, and what you want to talk about.
    Left out: notes, thoughts, feelings and tags (5); names of focuses, routines and people (9); places (6); words of entries marked private (1).
    To include them as well, add to the command: --include notes,names,places,private
    ");
}

#[rstest]
#[case::notes(&[Part::Notes], &["lonely", "one would not", "bad night", "clinic", "night shift"])]
#[case::names(&[Part::Names], &["Ben", "heroin", "wine", "Ana"])]
#[case::places(&[Part::Places], &["station"])]
#[case::private(&[Part::Private], &["nobody"])]
#[case::all(Part::ALL, &WORDS)]
fn a_part_lets_out_its_own_words(#[case] parts: &[Part], #[case] words: &[&str]) {
    let mut log = four_weeks();
    log.parts = parts.to_vec();
    let json = serde_json::to_string(&log.view().0).unwrap();
    for page in [log.page(&Look::default()), markdown(&log.view().0, &Look::default()), json] {
        let found: Vec<_> = WORDS.iter().filter(|word| page.contains(**word)).copied().collect();
        let expected: Vec<_> = WORDS.iter().filter(|word| words.contains(word)).copied().collect();
        assert_eq!(found, expected, "{page}");
    }
}

#[test]
fn the_preview_says_what_is_let_out() {
    let mut log = four_weeks();
    log.parts = vec![Part::Notes, Part::Places];
    let (view, disclosure) = log.view();
    assert_snapshot!(preview(&view, &disclosure).join("\n"), @"
    On this page: the figures of 24 October to 20 November, and what you want to talk about.
    Included in your words: notes, thoughts, feelings and tags (5); places (6).
    Names that stand inside your notes stay there as you wrote them.
    Left out: names of focuses, routines and people (9); words of entries marked private (1).
    To include them as well, add to the command: --include notes,names,places,private
    ");
    let empty = Log::of(Vec::new());
    let (view, disclosure) = empty.view();
    assert_snapshot!(preview(&view, &disclosure).join("\n"), @"
    On this page: the figures of 24 October to 20 November.
    Nothing else was written in this period.
    ");
}

#[rstest]
#[case::never_used(&[], OverdoseAnswer::NotAsked, "not asked, since no return to use was recorded")]
#[case::not_said(&[None], OverdoseAnswer::NotAsked, "not asked, or not said, at 1 return to use")]
#[case::no(&[Some(false), None], OverdoseAnswer::No, "no; answered at 1 of 2 returns to use")]
#[case::yes(&[Some(false), Some(true)], OverdoseAnswer::Yes, "yes; answered at 2 of 2 returns to use")]
fn not_asked_is_not_no(
    #[case] answers: &[Option<bool>],
    #[case] overdose: OverdoseAnswer,
    #[case] said: &str,
) {
    let mut log = Log::of(vec![heroin()]);
    for (ago, overdose) in (0..).zip(answers) {
        let of = log.focuses[0].id;
        let overdose = *overdose;
        let used = ReturnToUse { overdose, ..ReturnToUse::of(of) };
        log.add(ago, Body::Use(used));
    }
    assert_eq!(log.view().0.safety.overdose, overdose);
    let page = log.page(&Look { plain: true, ..Look::default() });
    for fact in said.split("; ") {
        assert!(page.contains(&format!("Overdose in this period: {fact}.")), "{page}");
    }
}

#[test]
fn nothing_recorded_is_said_so() {
    assert_snapshot!(Log::of(Vec::new()).page(&Look::default()), @"
    For my session · 24 October to 20 November 2026 · 0 of 27 days logged

      Self-reported, unverified: my own record, and not medical advice. A day
      without an entry counts neither way

    Safety
      Overdose    not asked, since no return to use was recorded
      Naloxone    not recorded

    Use
      No focus is named, so that days of use are not recorded

    Cravings
      Rated       on no day
      Episodes    none logged as they came
    ");
    assert_snapshot!(Log::of(vec![heroin()]).page(&Look::default()), @"
    For my session · 24 October to 20 November 2026 · 0 of 27 days logged

      In short    27 with no answer

      Self-reported, unverified: my own record, and not medical advice. A day
      without an entry counts neither way
      Phase       short-acting opioid: early recovery, day 81

    Safety
      Overdose    not asked, since no return to use was recorded
      Naloxone    not recorded

    Use
      Days        27 days have no answer; without use on 0 % to 100 % of all 27 days
      Time        81 days in recovery; no use reported since the start date, 31
                  August

    Cravings
      Rated       on no day
      Episodes    none logged as they came

    How it went
      Medication  I take methadone, buprenorphine or the like
    ");
}

#[test]
fn a_thin_month_gives_counts_and_bounds() {
    let mut log = four_weeks();
    log.entries.retain(|entry| entry.day.number() % 3 == 0);
    assert_snapshot!(log.page(&Look::default()), @"
    For my session · 24 October to 20 November 2026 · 8 of 27 days logged

      In short    short-acting opioid 8 without use, 19 with no answer; alcohol 7
                  without use, 1 of use, 19 with no answer
                  2 cravings, strongest 9

      Self-reported, unverified: my own record, and not medical advice. A day
      without an entry counts neither way
      Phase       short-acting opioid: early recovery, day 81
                  alcohol: early recovery, day 50

    What I want to talk about
        Whether to go to my brother's wedding.
        And the dose.

    Safety
      Overdose    not asked on 1 day of use
      Naloxone    not recorded

    Use
      Short-acting opioid:
      Days        8 of 8 logged days without use; 19 days have no answer; without
                  use on 30 % to 100 % of all 27 days
      Time        81 days in recovery, 8 of them logged without use; no use reported
                  since the start date, 31 August
      Attempts    2 so far; 8 days without use since 2 November 2025; longest run
                  382 days: 8 logged, 374 not logged
      Alcohol:
      Days        7 of 8 logged days without use; 19 days have no answer; without
                  use on 26 % to 96 % of all 27 days
      Time        50 days in recovery, 7 of them logged without use; 5 days since
                  the last use, 15 November

    Cravings
      Peak        ▂▇▇▂  2, 9, 9, 2 by week
      Trend       not given: under half of the days are logged
      Episodes    2 episodes, strongest 9
      Situations  conflict 2 of 2
      Helped      talking to someone 1 of 1 · waiting: tried twice, no help yet; 1
                  not rated

    How it went
      Mood        rated on 8 days
      Energy      rated on 8 days
      Stress      rated on 8 days
      Sleep       rated on 8 nights
      Routines    14 of 27 (4 in part, 9 not recorded)
      Medication  I take methadone, buprenorphine or the like

    Scores and change
      Confidence  rated on 1 day
      Overall     since the last visit: a little better
    ");
}

#[test]
fn withdrawal_has_no_word_of_a_trend() {
    let mut log = four_weeks();
    log.focuses[0] = focus("heroin", FocusKind::OpioidShort, UseGoal::None, &["2026-11-15"]);
    let (view, _) = log.view();
    assert!(view.ratings.iter().all(|rating| rating.trend.word.is_none()));
    let page = log.page(&Look::default());
    assert!(page.contains("none in withdrawal, which takes its own course"), "{page}");
    assert!(!page.contains("rising") && !page.contains("about the same"), "{page}");
}

#[rstest]
#[case::a_day(1, 1)]
#[case::a_week(7, 1)]
#[case::a_quarter(91, 13)]
#[case::a_year(365, 14)]
#[case::fifty_years(18_262, 14)]
fn any_period_is_one_page(#[case] days: u32, #[case] steps: usize) {
    let mut log = four_weeks();
    log.days = days;
    let (view, _) = log.view();
    assert_eq!(view.steps.len(), steps);
    assert_eq!(view.steps.iter().map(|step| step.window.days()).sum::<u32>(), days);
    let page = log.page(&on_paper());
    assert!(page.lines().count() <= 60, "{page}");
}

#[test]
fn the_stage_of_change_stands_beside_the_phase() {
    let mut log = Log::of(vec![heroin()]);
    log.stage = Some(Stage::Contemplation);
    let page = log.page(&Look { plain: true, ..Look::default() });
    for fact in ["early recovery", "day 81", "stage of change: thinking about it (contemplation)"] {
        assert!(page.contains(&format!("Phase of short-acting opioid: {fact}.")), "{page}");
    }
}

#[test]
fn focuses_of_one_kind_are_told_apart() {
    let mut log = Log::of(vec![heroin(), Focus { id: id(9), ..heroin() }]);
    let page = log.page(&Look::default());
    assert!(page.contains("short-acting opioid 1: ") && page.contains("short-acting opioid 2: "));
    log.parts = vec![Part::Names];
    log.focuses[1].name = "oxycodone".parse().unwrap();
    let page = log.page(&Look::default());
    assert!(page.contains("oxycodone (short-acting opioid): "), "{page}");
}

proptest! {
    #[test]
    fn any_words_fit_and_are_harmless(
        name in words::<Name>(),
        called in words::<Name>(),
        (talk, note, thought) in (words::<Text>(), words::<Text>(), words::<Text>()),
        (place, feeling) in (words::<Label>(), words::<Label>()),
        private: bool,
        parts in proptest::sample::subsequence(Part::ALL, 0..=4),
        (days, gap) in (1u32..900, 1i32..9),
        look in look(),
    ) {
        let mut log = Log::of(vec![Focus { name, ..heroin() }]);
        log.routines = vec![routine(called.as_str(), Schedule::Daily)];
        (log.talk, log.parts, log.days) = (Some(talk), parts, days);
        for ago in (0..40).rev().filter(|ago| ago % gap == 0) {
            let checkin = CheckIn { ratings: Ratings { mood: scale(ago % 11), craving: scale(ago % 7), ..Ratings::default() }, ..CheckIn::default() };
            log.add(ago, Body::CheckIn(checkin));
        }
        let craving = Craving {
            place: Some(place),
            feelings: [feeling].into(),
            thought: Some(thought),
            ..Craving::of(scale(3).unwrap())
        };
        let entry = log.add(0, Body::Craving(craving));
        (entry.private, entry.note) = (private, Some(note));

        let (view, disclosure) = log.view();
        let page = text(&view, &look).concat();
        fits(&page, &look)?;
        prop_assert_eq!(&page, &text(&log.view().0, &look).concat());
        let document = markdown(&view, &look);
        harmless(&document)?;
        prop_assert!(look.unicode || document.is_ascii());
        prop_assert!(preview(&view, &disclosure).iter().all(|line| !line.contains('\n')));
    }
}
