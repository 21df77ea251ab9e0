//! A week of somebody on buprenorphine, logged at prompts alone and by flags alone.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use crate::asking::talk;
use crate::support::{Home, words};
use crate::terminal::{end, start_with};

/// One thing that is logged: when, the words that ask for it, what is answered, and the flags that say the same.
struct Logged {
    at: &'static str,
    asks: &'static str,
    answers: Vec<(&'static str, &'static str)>,
    flags: String,
}

fn logged(
    at: &'static str,
    asks: &'static str,
    answers: &[(&'static str, &'static str)],
    flags: &str,
) -> Logged {
    Logged { at, asks, answers: answers.to_vec(), flags: flags.to_owned() }
}

/// What is set up on the first morning.
fn set_up() -> Vec<Logged> {
    let monday = "2026-11-16T08:00:00+01:00";
    vec![
        logged(
            monday,
            "focus add",
            &[
                ("in your own word: ", "heroin"),
                ("What kind is it, 1 to 9: ", "1"),
                ("ago\": ", "2026-08-01"),
                ("Your goal, 1 to 2: ", ""),
                ("methadone or buprenorphine (y/n): ", "y"),
            ],
            "focus add heroin --kind opioid-short --since 2026-08-01 --maintenance --goal none",
        ),
        logged(
            monday,
            "med add",
            &[
                ("name of the medication: ", "buprenorphine"),
                ("What it is, 1 to 7: ", "2"),
                ("each time, like 8 mg: ", "8 mg"),
                ("like day, mon,thu or 2d: ", "day"),
                ("Since when [Monday 16 November]: ", ""),
                ("if you count them: ", ""),
                ("like side effects: ", ""),
            ],
            "med add buprenorphine --class buprenorphine --dose '8 mg' --every day",
        ),
        logged(
            monday,
            "routine add",
            &[
                ("in a few words", "daily walk"),
                ("3/week or 2d: ", "day"),
                ("time of day, if any: ", ""),
                ("if anything [exercise]: ", ""),
            ],
            "routine add 'daily walk' --every day --category exercise",
        ),
        logged(
            monday,
            "routine add",
            &[
                ("in a few words", "NA"),
                ("3/week or 2d: ", "2/week"),
                ("time of day, if any: ", ""),
                ("if anything [meeting]: ", ""),
            ],
            "routine add NA --every 2/week --category meeting",
        ),
        logged(
            monday,
            "appointment add",
            &[
                ("name of the appointment: ", "therapy"),
                ("When, like \"fri 10:00\": ", "2026-11-19T16:00"),
                ("What kind, 0 to 8: ", "1"),
                ("With whom: ", "Ms Reyes"),
                ("Where: ", ""),
            ],
            "appointment add therapy --at 2026-11-19T16:00 --type therapy --with 'Ms Reyes'",
        ),
        logged(
            monday,
            "contact add",
            &[
                ("name of the contact: ", "Ana"),
                ("Who they are to you, 0 to 6: ", "1"),
                ("How to reach them: ", "0151 234"),
                ("last spoke, like yesterday: ", ""),
                ("A note: ", ""),
            ],
            "contact add Ana --role sponsor --how '0151 234'",
        ),
        logged(
            monday,
            "med add",
            &[
                ("name of the medication: ", "naloxone"),
                ("What it is, 1 to 7: ", "6"),
                ("Do you carry it, 0 to 2: ", "1"),
                ("Where it is kept: ", "blue bag"),
                ("When it expires, like 2027-11-01: ", "2027-11-01"),
                ("like side effects: ", ""),
            ],
            "med add naloxone --class naloxone --carried yes --where 'blue bag' --expires 2027-11-01",
        ),
    ]
}

/// The evening of a day: what was rated, which situations there were, and what was done.
fn evening(
    at: &'static str,
    ratings: [&'static str; 5],
    weekly: &[(&'static str, &'static str)],
    (situations, codes): (&'static str, &str),
    (did, names): (&'static str, &str),
) -> Logged {
    let [craving, mood, energy, stress, sleep] = ratings;
    let mut answers = vec![
        ("rather not say): ", "n"),
        ("strongest today, 0 to 10", craving),
        ("Mood, 0 to 10: ", mood),
        ("Energy, 0 to 10: ", energy),
        ("Stress, 0 to 10: ", stress),
        ("in hours like 7.5: ", sleep),
    ];
    answers.extend(weekly);
    answers.push(("brought, like 1,3", situations));
    // Feelings wait where something is asked that comes once a week.
    answers.extend(weekly.is_empty().then_some(("parted by commas: ", "")));
    answers.extend([
        ("taken (y/n, m: missed): ", "y"),
        ("did you do, ", did),
        ("feel safe (y/n): ", "y"),
        ("Anything to add: ", ""),
    ]);
    assert!(answers.len() <= 12, "{answers:?}");
    let weekly = weekly.iter().map(|(question, answer)| {
        let flag = if question.contains("course") { "confidence" } else { "distress" };
        format!(" --{flag} {answer}")
    });
    let weekly: String = weekly.collect();
    let flags = format!(
        "checkin --used no --craving {craving} --mood {mood} --energy {energy} --stress {stress} --sleep \
         {sleep}{weekly} --situation {codes} --took buprenorphine --did '{names}' --safe yes"
    );
    Logged { at, asks: "checkin", answers, flags }
}

fn week() -> Vec<Logged> {
    let none = ("0", "none");
    let both = ("1,2", "daily walk,NA");
    let walk = ("1", "daily walk");
    let course = ("on course, 0 to 10: ", "6");
    let distress = ("Distress, 0 to 10: ", "5");
    let mut week = vec![
        evening("2026-11-16T21:00:00+01:00", ["2", "6", "5", "4", "7"], &[distress], none, walk),
        evening("2026-11-17T21:00:00+01:00", ["1", "6", "6", "3", "7.5"], &[course], none, both),
    ];
    // The hard evening.
    week.push(logged(
        "2026-11-18T19:00:00+01:00",
        "craving",
        &[
            ("How strong, 0 to 10: ", "8"),
            ("1 to 4, or h: ", "1"),
            ("when you are back: ", ""),
            ("Now, 0 to 10: ", "4"),
            ("(y, n, p: a bit): ", "y"),
            ("Add more (y/N): ", "y"),
            ("going on, like 1,3: ", "6"),
            ("Tags, with commas between: ", "payday"),
            ("Where: ", "kitchen"),
            ("through your mind: ", "nobody would know"),
            ("rather not say): ", "n"),
            ("Anything to add: ", ""),
        ],
        "craving 8 --coping talk:helped --after 4 --situation conflict --tag payday --place kitchen --thought 'nobody would know' \
         --acted no",
    ));
    week.extend([
        evening(
            "2026-11-18T21:00:00+01:00",
            ["8", "3", "3", "8", "5"],
            &[],
            ("6", "conflict"),
            walk,
        ),
        logged(
            "2026-11-19T18:00:00+01:00",
            "appointment attended therapy",
            &[],
            "appointment attended therapy",
        ),
        logged("2026-11-19T18:05:00+01:00", "contact spoke Ana", &[], "contact spoke Ana"),
        evening("2026-11-19T21:00:00+01:00", ["3", "5", "4", "5", "6"], &[], none, walk),
        logged(
            "2026-11-20T10:00:00+01:00",
            "screen take phq-9",
            &[("0 to 3: ", "1"); 9],
            "screen take phq-9 --answers 1,1,1,1,1,1,1,1,1",
        ),
        evening("2026-11-20T21:00:00+01:00", ["2", "6", "5", "4", "7"], &[], none, both),
        evening("2026-11-21T21:00:00+01:00", ["1", "7", "6", "3", "8"], &[], none, walk),
        evening("2026-11-22T21:00:00+01:00", ["1", "7", "6", "2", "8"], &[], none, walk),
    ]);
    week
}

fn at_prompts() -> Home {
    let home = Home::with_empty_journal();
    for Logged { at, asks, answers, .. } in set_up().into_iter().chain(week()) {
        let line = format!("--plain {asks}");
        let mut session = start_with(&home, &words(&line), &[("DAYMARK_NOW", at)]);
        let screen = talk(&mut session, &answers);
        let (rest, code) = end(session);
        assert_eq!(code, 0, "{asks} at {at}: {screen}{rest}");
    }
    home
}

fn by_flags() -> Home {
    let home = Home::with_empty_journal();
    for Logged { at, flags, .. } in set_up().into_iter().chain(week()) {
        let said = home.run_at(at, &format!("{flags} --no-input"));
        assert_eq!(said.code, 0, "{flags}: {said}");
    }
    home
}

/// The same with each id of a record as its name, and without other ids and times of change.
fn renamed(value: &Value, names: &BTreeMap<String, String>) -> Value {
    match value {
        Value::String(text) => json!(names.get(text).unwrap_or(text)),
        Value::Array(items) => items.iter().map(|item| renamed(item, names)).collect(),
        Value::Object(fields) => {
            let kept = fields.iter().filter(|(key, _)| *key != "updated_at");
            let kept = kept.filter(|(key, value)| {
                *key != "id" || value.as_str().is_some_and(|id| names.contains_key(id))
            });
            kept.map(|(key, value)| (names.get(key).unwrap_or(key).clone(), renamed(value, names)))
                .collect()
        }
        other => other.clone(),
    }
}

/// A copy of the journal in which each record is called by its name and an entry by its time, without when it was
/// changed last: an episode at prompts is written answer by answer.
fn told(home: &Home) -> Value {
    let copy: Value = serde_json::from_str(&home.run("export data").stdout).unwrap();
    let mut names = BTreeMap::new();
    for records in copy.as_object().unwrap().values().filter_map(Value::as_array) {
        for record in records {
            if let (Some(id), Some(name)) = (record["id"].as_str(), record["name"].as_str()) {
                names.insert(id.to_owned(), name.to_owned());
            }
        }
    }
    let mut told = renamed(&copy, &names);
    for list in told.as_object_mut().unwrap().values_mut().filter_map(Value::as_array_mut) {
        list.sort_by_key(ToString::to_string);
    }
    told
}

#[test]
fn prompts_and_flags_tell_the_same_week() {
    let (prompts, flags) = (at_prompts(), by_flags());
    assert_eq!(told(&prompts), told(&flags));
    let now = "2026-11-22T22:00:00+01:00";
    let page = |home: &Home, line: &str| home.run_at(now, line).stdout;
    for line in ["week", "week --numbers", "today", "packet"] {
        assert_eq!(page(&prompts, line), page(&flags, line), "{line}");
    }
    let week = flags.run_at(now, "week --paper").stdout;
    assert!(week.lines().count() <= 60, "{week}");
    for word in ["buprenorphine", "daily walk", "NA"] {
        assert!(week.contains(word), "{word}: {week}");
    }
    let packet = page(&flags, "packet --from 2026-11-16");
    assert!(!packet.contains("not recorded"), "{packet}");
    insta::assert_snapshot!(format!("{week}\n{packet}"));
}
