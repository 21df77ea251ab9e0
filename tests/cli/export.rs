use std::fs;
use std::os::unix::fs::PermissionsExt;

use daymark::domain::entry::checkin::{CheckIn, Used};
use daymark::domain::entry::coping::{Coping, Helped, Tried};
use daymark::domain::entry::craving::Craving;
use daymark::domain::entry::return_to_use::ReturnToUse;
use daymark::domain::entry::situation::{Situation, Situations};
use daymark::domain::entry::{Body, Entry, Tombstone};
use daymark::domain::id::Id;
use daymark::domain::rating::Ratings;
use daymark::domain::records::routine::{Mark, MarkOutcome};
use daymark::domain::time::moment::Moment;
use insta::assert_snapshot;
use serde_json::json;

use crate::support::{Home, day};
use crate::terminal::{end, start};

fn moment(text: &str) -> Moment {
    text.to_owned().try_into().unwrap()
}

fn entry(n: u8, at: &str, private: bool, note: Option<&str>, body: Body) -> Entry {
    let at = moment(at);
    Entry {
        id: Id::from_random([n; 16]),
        day: day("2026-11-20"),
        at,
        recorded_at: at.into(),
        updated_at: at.into(),
        private,
        note: note.map(|note| note.parse().unwrap()),
        body,
    }
}

/// A journal with one of everything, some of it hard to write.
fn furnished() -> Home {
    let home = Home::with_journal();
    home.add_routine("evening walk", "mon,wed");
    home.change(|change| {
        let focus = change.read().focuses()?.remove(0).id;
        let mut checkin = CheckIn {
            ratings: Ratings { mood: Some(6.try_into().unwrap()), ..Ratings::default() },
            sleep_hours: Some(7.25.try_into().unwrap()),
            situations: Some(Situations::default()),
            feelings: ["lonely".parse().unwrap()].into(),
            ..CheckIn::default()
        };
        checkin.set_used(focus, Used::Skip);
        let mut craving = Craving::of(7.try_into().unwrap());
        craving.situations = Some([Situation::Conflict].into_iter().collect());
        craving.set_coping([Tried { coping: Coping::Talk, helped: Some(Helped::Partly) }]);
        let used = ReturnToUse { overdose: Some(false), ..ReturnToUse::of(focus) };
        let at = "2026-11-20T20:00:00-12:00";
        change.add_entry(&entry(4, at, false, None, Body::CheckIn(checkin)))?;
        change.add_entry(&entry(1, at, false, None, Body::Craving(craving)))?;
        change.add_entry(&entry(3, at, false, None, Body::Use(used)))?;
        let words = "Grüße \"你好\"\0\u{1b}[31m\u{9b}2J\n\u{7f}";
        change.add_entry(&entry(2, "2026-11-20T23:59:59+05:45", true, Some(words), Body::Note))?;
        let deleted_at = moment("2026-11-19T08:00:00+01:00").into();
        change.add_tombstone(Tombstone { id: Id::from_random([9; 16]), deleted_at })?;
        let routine = change.read().routines()?.remove(0).meta.id;
        change.set_mark(&Mark {
            routine,
            day: day("2026-11-18"),
            outcome: MarkOutcome::Done,
            at: moment(at),
            updated_at: change.now(),
        })
    });
    home
}

#[test]
fn everything_is_written_in_one_form() {
    assert_snapshot!(furnished().run("export data --format json"));
}

#[test]
fn the_form_is_the_one_described() {
    assert_eq!(furnished().json(&["export", "data"])["entries"].as_array().unwrap().len(), 4);
    assert_eq!(Home::with_empty_journal().json(&["export", "data"])["entries"], json!([]));
}

#[test]
fn a_file_is_the_same_as_standard_output() {
    let home = furnished();
    let said = home.run("export data --output copy.json");
    assert_snapshot!(said, @"
    The journal with its 4 entries is in copy.json.
    --- standard error
    This copy is not encrypted: whoever has it can read all of it, private entries too.
    --- exit 0
    ");
    let file = home.path("copy.json");
    assert_eq!(fs::read_to_string(&file).unwrap(), home.run("export data -o - --yes -q").stdout);
    assert_eq!(fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o600);
    let again = home.json(&["export", "data", "--output", "copy.json", "--yes"]);
    assert_eq!(again["entries"], 4);
}

#[test]
fn a_file_that_is_there_is_kept() {
    let home = furnished();
    fs::write(home.path("copy.json"), "mine").unwrap();
    assert_snapshot!(home.run("export data --output copy.json"), @"
    --- standard error
    error: copy.json is already there, and was kept
    hint: name another file, or write over it with --yes
    --- exit 1
    ");
    assert_eq!(fs::read_to_string(home.path("copy.json")).unwrap(), "mine");
    std::os::unix::fs::symlink("copy.json", home.path("link.json")).unwrap();
    assert_snapshot!(home.run("export data --output link.json --yes"), @"
    --- standard error
    error: link.json is not a plain file, and was kept
    hint: name a file that is not there yet
    --- exit 1
    ");
    assert_eq!(fs::read_to_string(home.path("copy.json")).unwrap(), "mine");
}

#[test]
fn what_cannot_be_written_leaves_nothing_behind() {
    let home = furnished();
    let files = home.files();
    assert_snapshot!(home.run("export data --output no/such/place.json"), @"
    --- standard error
    This copy is not encrypted: whoever has it can read all of it, private entries too.
    error: no/such/place.json was not written
    cause: No such file or directory (os error 2)
    hint: see what stands in the way, and try again
    --- exit 1
    ");
    let limited = home.program_limited(0, &["export", "data", "--output", "copy.json"]);
    assert_snapshot!(home.heard(&mut assert_cmd::Command::from_std(limited)), @"
    --- standard error
    This copy is not encrypted: whoever has it can read all of it, private entries too.
    error: copy.json was not written
    cause: File too large (os error 27)
    hint: see what stands in the way, and try again
    --- exit 1
    ");
    assert_eq!(home.files(), files);
}

#[test]
fn a_journal_that_is_not_there_is_not_copied() {
    assert_snapshot!(Home::new().run("export data --output copy.json"), @"
    --- standard error
    error: there is no journal in ~/.local/share/daymark
    hint: start one with: daymark init
    --- exit 1
    ");
}

#[test]
fn on_a_terminal_it_asks_before_it_writes() {
    let home = furnished();
    for (answer, written) in [("n", false), ("", false), ("y", true)] {
        let mut session = start(&home, &["export", "data", "--output", "copy.json"]);
        session.exp_string("This copy is not encrypted").unwrap();
        session.exp_string("Write it to copy.json? (y/N): ").unwrap();
        session.send_line(answer).unwrap();
        assert_eq!(end(session).1, 0);
        assert_eq!(home.path("copy.json").exists(), written);
    }
    let mut session = start(&home, &["export", "data", "--output", "copy.json"]);
    session.exp_string("Write over copy.json? (y/N): ").unwrap();
    session.send_line("y").unwrap();
    assert_eq!(end(session).1, 0);
}

#[test]
fn the_screen_shows_it_only_after_a_yes() {
    let home = furnished();
    let mut session = start(&home, &["export", "data"]);
    session.exp_string("Show the whole journal on this screen? (y/N): ").unwrap();
    session.send_line("n").unwrap();
    let (said, code) = end(session);
    assert!(!said.contains("daymark.journal.v1"), "{said}");
    assert_eq!(code, 0);
}

#[test]
fn json_lines_hold_the_rows_of_the_one_object() {
    let home = furnished();
    let whole = home.json(&["export", "data"]);
    let lines = home.run("export data --format jsonl --yes -q").stdout;
    let mut lists = serde_json::Map::new();
    for line in lines.lines().skip(1) {
        let line: serde_json::Value = serde_json::from_str(line).unwrap();
        let list = lists.entry(line["list"].as_str().unwrap()).or_insert(json!([]));
        list.as_array_mut().unwrap().push(line["row"].clone());
    }
    assert_eq!(lists.len(), 6, "{lists:?}");
    for (list, rows) in &lists {
        assert_eq!(&whole[list], rows, "{list}");
    }
}

#[test]
fn tables_hold_every_row() {
    let home = furnished();
    assert_snapshot!(home.run("export data --format csv --output tables"), @"
    The journal with its 4 entries is in tables.
    --- standard error
    This copy is not encrypted: whoever has it can read all of it, private entries too.
    --- exit 0
    ");
    let mut files: Vec<_> =
        fs::read_dir(home.path("tables")).unwrap().map(|file| file.unwrap().path()).collect();
    files.sort();
    let shown = files.iter().map(|file| {
        assert_eq!(fs::metadata(file).unwrap().permissions().mode() & 0o777, 0o600);
        let name = file.file_name().unwrap().to_str().unwrap();
        format!(
            "{name}\n{}",
            fs::read_to_string(file)
                .unwrap()
                .replace("\r\n", "\n")
                .escape_debug()
                .to_string()
                .replace("\\n", "\n")
                .replace("\\\"", "\"")
        )
    });
    assert_snapshot!(shown.collect::<Vec<_>>().join("\n"));
    assert_eq!(fs::metadata(home.path("tables")).unwrap().permissions().mode() & 0o777, 0o700);
}

#[test]
fn tables_of_an_earlier_copy_are_kept_unless_asked() {
    let home = furnished();
    home.run("export data --format csv --output tables --yes");
    let before = fs::read(home.path("tables/entries_note.csv")).unwrap();
    assert_snapshot!(home.run("export data --format csv --output tables"), @"
    --- standard error
    error: tables is already there, and was kept
    hint: name another directory, or write over the tables with --yes
    --- exit 1
    ");
    home.run("note another");
    assert_eq!(home.run("export data --format csv --output tables --yes").code, 0);
    assert_ne!(fs::read(home.path("tables/entries_note.csv")).unwrap(), before);
    fs::write(home.path("tables/thesis.odt"), "mine").unwrap();
    assert_snapshot!(home.run("export data --format csv --output tables --yes"), @"
    --- standard error
    error: tables is there and is no directory of tables; it was kept
    hint: name a directory that is not there yet
    --- exit 1
    ");
    assert_eq!(fs::read_to_string(home.path("tables/thesis.odt")).unwrap(), "mine");
}

#[test]
fn tables_are_refused_where_they_cannot_be() {
    let home = furnished();
    let files = home.files();
    assert_snapshot!(home.run("export data --format csv"), @"
    --- standard error
    error: csv is several files, and needs --output
    hint: name a directory that is not there yet: --output tables
    --- exit 2
    ");
    assert_snapshot!(home.run("export data --format json --raw"), @"
    --- standard error
    error: --raw goes with --format csv
    hint: leave it out
    --- exit 2
    ");
    assert_snapshot!(home.run("export data --format csv --output no/such/place --yes"), @"
    --- standard error
    This copy is not encrypted: whoever has it can read all of it, private entries too.
    error: no/such/place was not written
    cause: No such file or directory (os error 2)
    hint: see what stands in the way, and try again
    --- exit 1
    ");
    assert_eq!(home.files(), files);
}

#[test]
fn a_book_reads_from_the_first_day_on() {
    let home = furnished();
    home.answer(&["contact", "add", "Ana", "--role", "friend", "--note", "# calls back"]);
    assert_snapshot!(home.run("export data --format md --output journal.md"), @"
    The journal with its 4 entries is in journal.md.
    --- standard error
    This copy is not encrypted: whoever has it can read all of it, private entries too.
    --- exit 0
    ");
    assert_snapshot!(fs::read_to_string(home.path("journal.md")).unwrap());
}

/// A check-in may say nothing of a small thing, and then its key is not there.
#[test]
fn rows_with_and_without_a_small_thing_stand_in_one_table() {
    let home = furnished();
    assert_eq!(home.run("checkin --date 2026-11-19 --small 'call Ana'").code, 0);
    assert_eq!(home.run("checkin --date 2026-11-18 --mood 4 --small-done yes").code, 0);
    assert_eq!(home.run("export data --format csv --output tables --yes").code, 0);
    let table = fs::read_to_string(home.path("tables/entries_checkin.csv")).unwrap();
    assert_eq!(table.lines().next().unwrap().rsplit(',').next(), Some("small_done"), "{table}");
    assert_eq!(table.lines().count(), 4, "{table}");
    assert!(table.contains(",call Ana,"), "{table}");
}
