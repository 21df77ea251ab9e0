//! `daymark import --from loop`: the folder and the zip that Loop Habit Tracker exports

use std::fs::{self, File};
use std::io::Write;
use std::path::Path;

use insta::assert_snapshot;
use zip::write::{SimpleFileOptions, ZipWriter};

use crate::support::Home;

const TABLES: [&str; 7] = [
    "Habits.csv",
    "001 Evening Walk/Checkmarks.csv",
    "002/Checkmarks.csv",
    "003 Water glasses/Checkmarks.csv",
    "004 Stretch/Checkmarks.csv",
    "005 Coffee/Checkmarks.csv",
    "Checkmarks.csv",
];

fn exported(path: &str) -> Vec<u8> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/foreign/loop");
    fs::read(root.join(path)).unwrap()
}

/// A zip of these files in the home.
fn zip<'f>(home: &Home, files: impl IntoIterator<Item = (&'f str, Vec<u8>)>) {
    let mut zip = ZipWriter::new(File::create(home.path("loop.zip")).unwrap());
    for (path, bytes) in files {
        zip.start_file(path, SimpleFileOptions::default()).unwrap();
        zip.write_all(&bytes).unwrap();
    }
    zip.finish().unwrap();
}

fn home() -> Home {
    let home = Home::with_journal();
    home.add_routine("evening walk", "day");
    home
}

/// The routines, marks and notes of the journal.
fn rows(home: &Home) -> String {
    let copy = home.json(&["export", "data"]);
    let all = |list: &str| copy[list].as_array().unwrap().clone();
    let routines = all("routines");
    let name = |id: &serde_json::Value| {
        let routine = routines.iter().find(|one| one["id"] == *id).unwrap();
        routine["name"].as_str().unwrap().to_owned()
    };
    let mut lines: Vec<_> = routines
        .iter()
        .map(|one| format!("{} {} {}", one["name"], one["periods"], one["archived_on"]))
        .collect();
    let mark = |one: &serde_json::Value| {
        format!("{} {} {}", one["day"], name(&one["routine"]), one["outcome"])
    };
    lines.extend(all("routine_marks").iter().map(mark));
    lines.extend(all("entries").iter().map(|one| format!("{} {}", one["day"], one["note"])));
    lines.sort();
    lines.join("\n")
}

#[test]
fn a_zip_and_a_folder_give_the_same_and_every_row_is_in_or_reported() {
    let zipped = home();
    zip(&zipped, TABLES.map(|path| (path, exported(path))));
    let line = "import loop.zip --from loop --yes";
    assert_snapshot!(zipped.run(line), @r#"
    In loop.zip:
      New: 3 routines, 8 routine marks and 1 entry
      Left out: 3 rows
    It is written to your journal.
    To undo: daymark undo
    --- standard error
    line 7 is left out: in 001 Evening Walk/Checkmarks.csv, "MAYBE" is no mark of Loop
    line 6 is left out: in Habits.csv, "Coffee" counts what is to stay under a number, which no routine does
    line 7 is left out: in Habits.csv, there is no Checkmarks.csv of "Read"
    --- exit 0
    "#);
    assert_snapshot!(rows(&zipped), @r#"
    "2026-09-30" Stretch "done"
    "2026-10-02" Stretch "done"
    "2026-11-18" Water glasses "partial"
    "2026-11-18" 散歩 "skipped"
    "2026-11-19" "Evening Walk: Rain, and tired"
    "2026-11-19" Water glasses "done"
    "2026-11-19" evening walk "skipped"
    "2026-11-19" 散歩 "done"
    "2026-11-20" evening walk "done"
    "Stretch" [{"from":"2026-09-30","schedule":"2d"}] "2026-10-03"
    "Water glasses" [{"from":"2026-11-18","schedule":"day"}] null
    "evening walk" [{"from":"2026-01-01","schedule":"day"}] null
    "散歩" [{"from":"2026-11-18","schedule":"3/week"}] null
    "#);
    let before = zipped.json(&["export", "data"]);
    assert_eq!(zipped.run(line).code, 0);
    assert_eq!(zipped.json(&["export", "data"]), before);

    let folder = home();
    for path in TABLES {
        let file = folder.path("Loop Habits CSV").join(path);
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        fs::write(file, exported(path)).unwrap();
    }
    let said = folder.heard(&mut folder.daymark(&[
        "import",
        "Loop Habits CSV",
        "--from",
        "loop",
        "--yes",
    ]));
    assert_eq!(said.code, 0, "{said}");
    assert_eq!(rows(&folder), rows(&zipped));
    assert_eq!(folder.run("undo").code, 0);
    assert_eq!(folder.json(&["export", "data"])["routine_marks"].as_array().unwrap().len(), 0);
}

#[test]
fn the_table_of_all_habits_does_where_each_habits_own_is_not_there() {
    let home = home();
    let marks = "Date,Evening Walk,散歩,Stretch,Coffee,Read,\n2026-11-19,SKIP,2,UNKNOWN,1000,2,\n";
    let files = [("Habits.csv", exported("Habits.csv")), ("Checkmarks.csv", marks.into())];
    zip(&home, files);
    assert_snapshot!(home.run("import loop.zip --from loop --yes"), @r#"
    In loop.zip:
      New: 2 routines and 3 routine marks
      Left out: 1 row
    It is written to your journal.
    To undo: daymark undo
    --- standard error
    line 6 is left out: in Habits.csv, "Coffee" counts what is to stay under a number, which no routine does
    --- exit 0
    "#);
    assert_snapshot!(rows(&home), @r#"
    "2026-11-19" Read "done"
    "2026-11-19" evening walk "skipped"
    "2026-11-19" 散歩 "done"
    "Read" [{"from":"2026-11-19","schedule":"day"}] null
    "evening walk" [{"from":"2026-01-01","schedule":"day"}] null
    "散歩" [{"from":"2026-11-19","schedule":"3/week"}] null
    "#);
}

#[test]
fn how_often_a_habit_is_meant_can_be_said() {
    let home = home();
    zip(&home, TABLES.map(|path| (path, exported(path))));
    let said = home.run("import loop.zip --from loop --yes --map 'stretch=mon,fri'");
    assert_eq!(said.code, 2, "a comma parts the pairs: {said}");
    let said = home.run("import loop.zip --from loop --yes --map stretch=2/week");
    assert_eq!(said.code, 0, "{said}");
    assert!(rows(&home).contains("2/week"), "{}", rows(&home));
}

#[test]
fn what_is_no_export_is_refused_with_what_to_do() {
    let home = home();
    zip(&home, [("Scores.csv", b"Date,Score\n".to_vec())]);
    assert_snapshot!(home.run("import loop.zip --from loop --yes"), @"
    --- standard error
    error: loop.zip is not a file of that program; nothing was written
    cause: it has no Habits.csv; its Checkmarks.csv can be imported by itself
    hint: look whether --from names what wrote it
    --- exit 1
    ");
    fs::write(home.path("loop.db"), b"SQLite format 3\0 and more").unwrap();
    assert_snapshot!(home.run("import loop.db --from loop --yes"), @r"
    --- standard error
    error: loop.db is a backup or an archive, not an export; nothing was written
    hint: in Loop choose Settings, Export as CSV, and import that zip
    --- exit 1
    ");
    fs::write(home.path("backup.daylio"), b"PK\x03\x04 and more").unwrap();
    assert_snapshot!(home.run("import backup.daylio --from daylio --yes"), @r"
    --- standard error
    error: backup.daylio is a backup or an archive, not an export; nothing was written
    hint: in Daylio choose More, Export Entries, CSV, and import that file
    --- exit 1
    ");
    fs::write(home.path("loop.zip"), b"PK\x03\x04 cut off").unwrap();
    let said = home.run("import loop.zip --from loop --yes");
    assert!(said.code == 1 && said.stderr.contains("cannot be unpacked"), "{said}");
    fs::create_dir(home.path("folder")).unwrap();
    for (from, why) in [("loop", "no Habits.csv"), ("daylio", "a folder"), ("daymark", "directory")]
    {
        let said = home.run(&format!("import folder --from {from} --yes"));
        assert!(said.code == 1 && said.stderr.contains(why), "{said}");
    }
    assert_eq!(home.entries(), []);
}

#[test]
fn a_zip_of_zeros_is_read_no_further_than_the_limit() {
    let home = home();
    zip(&home, [("Habits.csv", vec![b'0'; 65 << 20])]);
    assert_snapshot!(home.run("import loop.zip --from loop --yes"), @r"
    --- standard error
    error: loop.zip holds more than 64 MiB; nothing was written
    hint: export a part of it at a time
    --- exit 1
    ");
}

#[test]
fn a_zip_of_too_many_files_is_read_no_further() {
    let home = home();
    let names: Vec<_> = (0..=10_000).map(|at| format!("{at}/Checkmarks.csv")).collect();
    zip(&home, names.iter().map(|name| (name.as_str(), Vec::new())));
    assert_snapshot!(home.run("import loop.zip --from loop --yes"), @r"
    --- standard error
    error: loop.zip is not a file of that program; nothing was written
    cause: the archive holds 10001 files, more than the 10000 that are read
    hint: look whether --from names what wrote it
    --- exit 1
    ");
}

#[test]
fn a_comma_in_a_name_shifts_no_marks() {
    let home = home();
    fs::write(home.path("Checkmarks.csv"), exported("Checkmarks.csv")).unwrap();
    assert_snapshot!(home.run("import Checkmarks.csv --from loop --yes"), @r"
    --- standard error
    error: Checkmarks.csv is not a file of that program; nothing was written
    cause: line 2 has not as many cells as the first, as where a habit's name has a comma; import the whole zip instead
    hint: look whether --from names what wrote it
    --- exit 1
    ");
}
