use chrono::NaiveTime;
use rstest::rstest;
use serde_json::{Value, json};

use super::*;
use crate::domain::code::Code;
use crate::domain::entry::balance::Balance;
use crate::domain::entry::dose::DoseEntry;
use crate::domain::entry::life::LifeCheck;
use crate::domain::entry::own_answer::{AnswerForm, GivenAnswer};
use crate::domain::entry::return_to_use::ReturnToUse;
use crate::domain::entry::stage::StageOfChange;
use crate::domain::entry::symptoms::SymptomCheck;
use crate::domain::entry::thought::ThoughtRecord;
use crate::domain::rating::Rating;
use crate::domain::text::Name;

fn id(n: u8) -> Id {
    Id::from_bytes([n; 16])
}

fn moment(text: &str) -> Moment {
    text.to_owned().try_into().unwrap()
}

fn entry(kind: EntryKind) -> Entry {
    let at = moment("2026-11-20T20:00:00+01:00");
    Entry {
        id: id(1),
        day: "2026-11-20".parse().unwrap(),
        at,
        recorded_at: at.into(),
        updated_at: at.into(),
        private: false,
        note: None,
        body: match kind {
            EntryKind::CheckIn => Body::CheckIn(CheckIn::default()),
            EntryKind::Craving => Body::Craving(Craving::of("7".parse().unwrap())),
            EntryKind::Use => Body::Use(ReturnToUse::of(id(8))),
            EntryKind::Note => Body::Note,
            EntryKind::Stage => {
                Body::Stage(StageOfChange { focus: id(8), stage: Stage::Contemplation })
            }
            EntryKind::Symptoms => Body::Symptoms(SymptomCheck {
                focus: id(8),
                symptoms: [(Symptom::Sweating, 1)].into(),
            }),
            EntryKind::Life => {
                Body::Life(LifeCheck { areas: [(Area::Money, "4".parse().unwrap())].into() })
            }
            EntryKind::Thought => Body::Thought(ThoughtRecord::default()),
            EntryKind::Dose => {
                Body::Dose(DoseEntry { medication: id(7), outcome: DoseOutcome::Missed })
            }
            EntryKind::Balance => Body::Balance(Balance::of(id(8))),
        },
    }
}

/// The primary focus is 8, and "alcohol" is 9; "pain" is the scale 6.
struct Names;

impl FindNamed for Names {
    type Error = BadValue;

    fn focus(&self, name: Option<&Name>) -> Result<Id, BadValue> {
        match name.map(Name::as_str) {
            None => Ok(id(8)),
            Some("alcohol") => Ok(id(9)),
            Some(other) => Err(BadValue::Flag(other.to_owned())),
        }
    }

    fn answer(&self, given: &GivenAnswer) -> Result<(Id, Option<OwnAnswer>), BadValue> {
        assert_eq!(given.name.as_str(), "pain");
        let read = OwnAnswer::given(AnswerForm::Number, &given.words);
        Ok((id(6), read.map_err(|_| BadValue::Own(given.words.clone()))?))
    }
}

fn set(entry: &mut Entry, field: Field, text: &str) -> Result<(), BadValue> {
    let value = field.read(text)?;
    assert!(entry.slot(field).unwrap().set(&value, &Names)?, "{field} takes another value");
    Ok(())
}

/// What of an entry differs from a fresh one of its kind.
fn changed(entry: &Entry) -> Value {
    let fresh = serde_json::to_value(self::entry(entry.kind())).unwrap();
    let Value::Object(mut now) = serde_json::to_value(entry).unwrap() else { panic!() };
    now.retain(|key, value| fresh.get(key) != Some(value));
    now.into()
}

#[test]
fn a_field_is_kept_by_the_kinds_that_it_names() {
    for field in Field::ALL {
        for kind in EntryKind::ALL {
            let kept = entry(*kind).slot(*field).is_some();
            assert_eq!(kept, field.kinds().contains(kind), "{field} of a {kind}");
        }
    }
}

#[rstest]
#[case(EntryKind::CheckIn, Field::Rating(Rating::Mood), "5", json!({"mood": 5}))]
#[case(EntryKind::CheckIn, Field::Rating(Rating::Energy), "0", json!({"energy": 0}))]
#[case(EntryKind::CheckIn, Field::Rating(Rating::Stress), "10", json!({"stress": 10}))]
#[case(EntryKind::CheckIn, Field::Rating(Rating::Craving), "3", json!({"craving": 3}))]
#[case(EntryKind::CheckIn, Field::Rating(Rating::Confidence), "8", json!({"confidence": 8}))]
#[case(EntryKind::CheckIn, Field::Rating(Rating::Distress), "2", json!({"distress": 2}))]
#[case(EntryKind::CheckIn, Field::Sleep, "7.5", json!({"sleep_hours": 7.5}))]
#[case(EntryKind::CheckIn, Field::Safe, "no", json!({"safe": false}))]
#[case(EntryKind::CheckIn, Field::Situation, "none", json!({"situations": []}))]
#[case(EntryKind::CheckIn, Field::Situation, "conflict, pleasant_times",
    json!({"situations": ["conflict", "pleasant_times"]}))]
#[case(EntryKind::CheckIn, Field::Feeling, "lonely, tired", json!({"feelings": ["lonely", "tired"]}))]
#[case(EntryKind::CheckIn, Field::Used, "no", json!({"used": [{"focus": id(8), "used": "no"}]}))]
#[case(EntryKind::CheckIn, Field::Used, "alcohol=yes,no",
    json!({"used": [{"focus": id(8), "used": "no"}, {"focus": id(9), "used": "yes"}]}))]
#[case(EntryKind::CheckIn, Field::Scale, "pain=4", json!({"own": {"06060606-0606-0606-0606-060606060606": 4}}))]
#[case(EntryKind::Craving, Field::Intensity, "9", json!({"intensity": 9}))]
#[case(EntryKind::Craving, Field::Minutes, "20", json!({"minutes": 20}))]
#[case(EntryKind::Craving, Field::Situation, "conflict", json!({"situations": ["conflict"]}))]
#[case(EntryKind::Craving, Field::Tag, "payday", json!({"tags": ["payday"]}))]
#[case(EntryKind::Craving, Field::Coping, "talk:helped,delay", json!({"coping": [
    {"coping": "delay", "helped": null}, {"coping": "talk", "helped": "helped"}]}))]
#[case(EntryKind::Craving, Field::After, "3", json!({"after": 3}))]
#[case(EntryKind::Craving, Field::Acted, "skip", json!({"acted": "skip"}))]
#[case(EntryKind::Craving, Field::Place, "the station", json!({"place": "the station"}))]
#[case(EntryKind::Craving, Field::Company, "S.", json!({"company": "S."}))]
#[case(EntryKind::Craving, Field::Thought, "just once, ", json!({"thought": "just once, "}))]
#[case(EntryKind::Craving, Field::Feeling, "angry", json!({"feelings": ["angry"]}))]
#[case(EntryKind::Use, Field::Focus, "alcohol", json!({"focus": id(9)}))]
#[case(EntryKind::Use, Field::Overdose, "yes", json!({"overdose": true}))]
#[case(EntryKind::Use, Field::What, "a party", json!({"what": "a party"}))]
#[case(EntryKind::Use, Field::Helped, "a call", json!({"helped": "a call"}))]
#[case(EntryKind::Use, Field::Next, "rest", json!({"next": "rest"}))]
#[case(EntryKind::Note, Field::Note, "words", json!({"note": "words"}))]
#[case(EntryKind::Stage, Field::Focus, "alcohol", json!({"focus": id(9)}))]
#[case(EntryKind::Stage, Field::Stage, "action", json!({"stage": "action"}))]
#[case(EntryKind::Symptoms, Field::Focus, "alcohol", json!({"focus": id(9)}))]
#[case(EntryKind::Symptoms, Field::Item, "aches:3", json!({"symptoms": {"aches": 3}}))]
#[case(EntryKind::CheckIn, Field::Small, "call Ana, then walk", json!({"small": "call Ana, then walk"}))]
#[case(EntryKind::CheckIn, Field::SmallDone, "partly", json!({"small_done": "partly"}))]
#[case(EntryKind::Life, Field::Area, "housing:6", json!({"areas": {"housing": 6}}))]
#[case(EntryKind::Thought, Field::What, "a letter", json!({"what": "a letter"}))]
#[case(EntryKind::Thought, Field::Thought, "it is over", json!({"thought": "it is over"}))]
#[case(EntryKind::Thought, Field::Feeling, "scared", json!({"feelings": ["scared"]}))]
#[case(EntryKind::Thought, Field::Before, "8", json!({"before": 8}))]
#[case(EntryKind::Thought, Field::View, "one letter", json!({"view": "one letter"}))]
#[case(EntryKind::Thought, Field::After, "4", json!({"after": 4}))]
#[case(EntryKind::Thought, Field::Problem, "rent", json!({"problem": "rent"}))]
#[case(EntryKind::Thought, Field::Options, "ask", json!({"options": "ask"}))]
#[case(EntryKind::Thought, Field::Step, "call", json!({"step": "call"}))]
#[case(EntryKind::Dose, Field::Outcome, "taken", json!({"outcome": "taken"}))]
#[case(EntryKind::Balance, Field::Focus, "alcohol", json!({"focus": id(9)}))]
#[case(EntryKind::Balance, Field::Pros, "my son", json!({"pros": "my son"}))]
#[case(EntryKind::Balance, Field::Cons, "the pain", json!({"cons": "the pain"}))]
#[case(EntryKind::Balance, Field::Barrier, "no money", json!({"barrier": "no money"}))]
#[case(EntryKind::Balance, Field::Remedy, "the grant", json!({"remedy": "the grant"}))]
#[case(EntryKind::Balance, Field::Ready, "no", json!({"ready": "no"}))]
fn one_field_is_set_from_text_and_nothing_else(
    #[case] kind: EntryKind,
    #[case] field: Field,
    #[case] text: &str,
    #[case] expected: Value,
) {
    let mut entry = entry(kind);
    set(&mut entry, field, text).unwrap();
    assert_eq!(changed(&entry), expected);

    let needed = matches!(
        field,
        Field::Intensity | Field::Focus | Field::Stage | Field::Outcome | Field::Item | Field::Area
    ) || (kind, field) == (EntryKind::Note, Field::Note);
    assert_eq!(entry.slot(field).unwrap().clear(), !needed);
    assert_eq!(changed(&entry), if needed { expected } else { json!({}) });
}

#[rstest]
#[case(
    EntryKind::CheckIn,
    Field::Rating(Rating::Mood),
    "11",
    "\"11\" does not fit; it takes whole numbers from 0 to 10"
)]
#[case(
    EntryKind::CheckIn,
    Field::Sleep,
    "25",
    "\"25\" does not fit; it takes hours from 0 to 24, like 7.5, 7,5, 7:30, 7h or 7h30"
)]
#[case(EntryKind::CheckIn, Field::Safe, "perhaps", "\"perhaps\" does not fit; it takes yes or no")]
#[case(
    EntryKind::CheckIn,
    Field::Feeling,
    "lonely,,",
    "an empty text does not fit; it takes 1 to 200 characters without a comma"
)]
#[case(
    EntryKind::CheckIn,
    Field::Scale,
    "pain",
    "\"pain\" names no answer; write the name of a scale and its answer, like pain=4"
)]
#[case(EntryKind::CheckIn, Field::Used, "no=yes", "\"no\" does not fit; it takes yes or no")]
#[case(
    EntryKind::Craving,
    Field::Place,
    "a, b",
    "a text with a comma does not fit; it takes 1 to 200 characters without a comma"
)]
#[case(
    EntryKind::Note,
    Field::Note,
    " ",
    "an empty text does not fit; it takes some words, at most 1 MiB (1,048,576 bytes)"
)]
fn what_does_not_fit_changes_nothing(
    #[case] kind: EntryKind,
    #[case] field: Field,
    #[case] text: &str,
    #[case] why: &str,
) {
    let mut entry = entry(kind);
    let wrong = set(&mut entry, field, text).unwrap_err();
    assert_eq!(wrong.to_string(), why);
    assert_eq!(changed(&entry), json!({}));
}

#[rstest]
#[case::a_craving(EntryKind::Craving, "2026-11-18", "2026-11-18T20:00:00+01:00")]
#[case::a_note(EntryKind::Note, "2026-12-01", "2026-12-01T20:00:00+01:00")]
#[case::over_a_change_of_the_clocks(EntryKind::Use, "2026-10-20", "2026-10-20T20:00:00+01:00")]
#[case::a_checkin_stays_when_it_was_written(
    EntryKind::CheckIn,
    "2026-11-18",
    "2026-11-20T20:00:00+01:00"
)]
fn a_moved_entry_keeps_its_time_of_day(
    #[case] kind: EntryKind,
    #[case] day: &str,
    #[case] at: &str,
) {
    let day_end = NaiveTime::from_hms_opt(4, 0, 0).unwrap();
    let mut entry = entry(kind);
    entry.move_to(day.parse().unwrap(), day_end, moment("2026-11-23T09:00:00+01:00"));
    assert_eq!((entry.day.to_string().as_str(), entry.at), (day, moment(at)));
}

#[test]
fn what_did_not_happen_on_its_day_keeps_its_time() {
    let day_end = NaiveTime::from_hms_opt(4, 0, 0).unwrap();
    let mut note = entry(EntryKind::Note);
    note.day = "2026-11-10".parse().unwrap();
    let now = moment("2026-11-23T09:00:00+01:00");
    note.move_to("2026-11-12".parse().unwrap(), day_end, now);
    assert_eq!(note.at, moment("2026-11-20T20:00:00+01:00"));
}

#[rstest]
#[case::a_checkin(EntryKind::CheckIn, "2026-11-22", "2026-11-22T20:00:00+01:00")]
#[case::a_checkin_of_today(EntryKind::CheckIn, "2026-11-23", "2026-11-23T09:00:00+01:00")]
#[case::filled_in(EntryKind::Note, "2026-11-22", "2026-11-22T20:00:00+01:00")]
fn nothing_is_moved_to_a_day_that_had_not_come(
    #[case] kind: EntryKind,
    #[case] day: &str,
    #[case] at: &str,
) {
    let day_end = NaiveTime::from_hms_opt(4, 0, 0).unwrap();
    let mut entry = Entry { day: "2026-11-10".parse().unwrap(), ..entry(kind) };
    entry.move_to(day.parse().unwrap(), day_end, moment("2026-11-23T09:00:00+01:00"));
    assert!(entry.had_come());
    assert_eq!((entry.day.to_string().as_str(), entry.at), (day, moment(at)));
}

#[test]
fn words_are_read_as_a_text_where_the_field_is_one() {
    for field in Field::ALL {
        let read = field.read("x");
        let is_text = matches!(read, Ok(FieldValue::Text(_)));
        assert_eq!(is_text, field.is_text(), "{field}: {read:?}");
    }
}

#[test]
fn an_answer_of_ones_own_can_be_taken_back_alone() {
    let mut entry = entry(EntryKind::CheckIn);
    set(&mut entry, Field::Scale, "pain=4").unwrap();
    set(&mut entry, Field::Scale, "pain=-").unwrap();
    assert_eq!(changed(&entry), json!({}));
}
