//! `daymark salvage`

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use rusqlite::types::Value as SqlValue;
use rusqlite::{Connection, Row};
use serde_json::Value;

use crate::support::Home;

const PAGE: usize = 4096;

/// The tables that hold something of the person's.
const TABLES: &str = "SELECT name FROM sqlite_schema WHERE type = 'table' AND rootpage > 0
    AND name NOT IN ('journal', 'unspaced_text') AND name NOT LIKE 'undo_%' AND name NOT LIKE 'entry_words%'";

/// A home with a sample journal.
fn sample() -> Home {
    sample_of("")
}

fn sample_of(how: &str) -> Home {
    let home = Home::new();
    fs::create_dir(home.path(".local")).unwrap();
    let said = home.run(&format!("demo .local/share/daymark {how}"));
    assert_eq!(said.code, 0, "{said}");
    home
}

fn export(home: &Home, journal: &str) -> Value {
    let said = home.run(&format!("--journal {journal} export data --yes"));
    assert_eq!(said.code, 0, "{said}");
    serde_json::from_str(&said.stdout).unwrap()
}

/// Zeroes pages of the journal, counted from 1.
fn zero(home: &Home, whole: &[u8], pages: &[usize]) {
    let mut bytes = whole.to_vec();
    for page in pages {
        bytes[(page - 1) * PAGE..page * PAGE].fill(0);
    }
    fs::write(home.place().database(), bytes).unwrap();
}

#[test]
fn of_a_whole_journal_it_is_all() {
    let home = sample();
    let page = home.run("packet --for 'Dr Lee' --format md --output page.md -q --yes");
    assert_eq!(page.code, 0, "{page}");
    let said = home.run("salvage saved");
    let key = said.stdout.split("keys/").nth(1).unwrap().split(".key").next().unwrap();
    insta::assert_snapshot!(said.to_string().replace(key, "ID"), @"
    What can be read is in a new journal, with 417 entries.

      Journal   saved
      Key       ~/.config/daymark/keys/ID.key

      Nothing is missing.

      The damaged journal is as it was.
      To look at the new one: daymark --journal saved log
    --- exit 0
    ");
    assert_eq!(export(&home, "saved"), export(&home, ".local/share/daymark"));
    assert_eq!(home.run("--journal saved verify").code, 0);
    let log = home.run("--journal saved packet log");
    assert!(log.stdout.contains("for Dr Lee"), "{log}");
}

#[test]
fn a_journal_with_a_damaged_page_gives_back_everything_else() {
    let home = sample();
    let pages = Pages::of(&home);
    // One page of each kind, of each table and index, and of what is empty one.
    let mut kinds = BTreeMap::new();
    for page in &pages.all {
        kinds
            .entry(if page.rows > 0 || page.part == "overflow" { page.kind() } else { ("", "") })
            .or_insert(page);
    }
    for (n, page) in kinds.into_values().enumerate() {
        pages.damage_and_salvage(
            &home,
            page,
            if n % 8 == 3 { Damage::Flipped } else { Damage::Zeroed },
        );
    }
}

#[test]
#[ignore = "the long form, for `just soak`"]
fn a_journal_with_any_page_damaged_gives_back_everything_else() {
    let home = sample_of("--years 6");
    let pages = Pages::of(&home);
    assert!(home.entries().len() > 3000);
    for page in &pages.all {
        for damage in [Damage::Zeroed, Damage::Flipped] {
            pages.damage_and_salvage(&home, page, damage);
        }
    }
}

/// The tables of which an entry holds nothing else: without its row there it is lost.
const WHOLLY_THEIRS: [&str; 6] =
    ["decision_balance", "dose", "life_area", "stage_of_change", "symptom", "thought_record"];

/// What becomes of a page.
#[derive(Debug, Clone, Copy)]
enum Damage {
    /// As a bad disk gives it back.
    Zeroed,
    /// One bit of it.
    Flipped,
}

/// A page of a whole journal.
#[derive(Debug, PartialEq, Eq)]
struct Page {
    number: usize,
    /// The table or index that it is of.
    of: String,
    /// "leaf", "internal" or "overflow"; "" where it is of none.
    part: String,
    /// How many rows it holds.
    rows: usize,
}

impl Page {
    fn kind(&self) -> (&str, &str) {
        (&self.of, &self.part)
    }
}

/// A whole journal: its bytes, its pages, and the rows of its tables.
struct Pages {
    bytes: Vec<u8>,
    all: Vec<Page>,
    rows: BTreeMap<String, BTreeSet<String>>,
}

impl Pages {
    fn of(home: &Home) -> Self {
        let bytes = fs::read(home.place().database()).unwrap();
        let conn = home.database();
        let number = |row: &Row<'_>, n| usize::try_from(row.get::<_, i64>(n).unwrap()).unwrap();
        let mut found = conn.prepare("SELECT pageno, name, pagetype, ncell FROM dbstat").unwrap();
        let found = found.query_map([], |row| {
            let (number, rows) = (number(row, 0), number(row, 3));
            Ok(Page { number, of: row.get(1)?, part: row.get(2)?, rows })
        });
        let mut all: Vec<_> = found.unwrap().map(Result::unwrap).collect();
        for number in 1..=bytes.len() / PAGE {
            if !all.iter().any(|page| page.number == number) {
                all.push(Page { number, of: String::new(), part: String::new(), rows: 0 });
            }
        }
        all.sort_by_key(|page| page.number);
        Self { bytes, all, rows: rows(&conn) }
    }

    /// Damages a page, and holds what is salvaged against what the page held.
    fn damage_and_salvage(&self, home: &Home, page: &Page, damage: Damage) {
        let mut bytes = self.bytes.clone();
        let start = (page.number - 1) * PAGE;
        match damage {
            Damage::Zeroed => bytes[start..start + PAGE].fill(0),
            Damage::Flipped => bytes[start + 1000] ^= 8,
        }
        fs::write(home.place().database(), bytes).unwrap();
        let _gone = fs::remove_dir_all(home.path("saved"));
        let said = home.run("salvage saved --json");
        assert_eq!(said.code, 0, "{page:?}, {damage:?}: {said}");
        let answer: Value = serde_json::from_str(&said.stdout).unwrap();
        let listed = |list: &str| answer[list].as_array().unwrap().len();
        let torn = |table: &str| answer["torn"].as_array().unwrap().contains(&table.into());
        let left = fs::read_dir(home.path("saved")).unwrap().map(|file| file.unwrap().file_name());
        assert_eq!(left.count(), 2, "{page:?}");

        let after = rows(&home.database_in(&home.path("saved")));
        for (table, before) in &self.rows {
            let missing = before.difference(&after[table]).count();
            let of_entries = page.of == "entry" || WHOLLY_THEIRS.contains(&page.of.as_str());
            let held = *table == page.of || of_entries;
            assert!(
                missing <= if held { page.rows.max(1) } else { 0 },
                "{page:?}, {damage:?}: {missing} of {table}: {said}"
            );
            let told = if table == "entry" {
                listed("without_words") + listed("lost") >= missing
            } else if of_entries && missing > 0 {
                // Of the entries that are lost, or have lost a part.
                listed("lost") > 0 || torn(table)
            } else {
                missing == 0 || torn(table)
            };
            assert!(told, "{page:?}, {damage:?}: {missing} of {table}: {said}");
        }
        let whole = listed("without_words") + listed("lost") + listed("torn") == 0;
        assert!(whole || self.rows.contains_key(&page.of), "{page:?}, {damage:?}: {said}");
    }
}

/// The rows of each table that holds something of the person's, as texts.
fn rows(conn: &Connection) -> BTreeMap<String, BTreeSet<String>> {
    let mut names = conn.prepare(TABLES).unwrap();
    let names = names.query_map([], |row| row.get::<_, String>(0)).unwrap().map(Result::unwrap);
    let rows = |name: &str| {
        let mut rows = conn.prepare(&format!("SELECT * FROM \"{name}\"")).unwrap();
        let columns = rows.column_count();
        let row = |row: &Row<'_>| -> rusqlite::Result<Vec<SqlValue>> {
            (0..columns).map(|n| row.get(n)).collect()
        };
        rows.query_map([], |values| Ok(format!("{:?}", row(values)?)))
            .unwrap()
            .map(Result::unwrap)
            .collect()
    };
    names.map(|name| (name.clone(), rows(&name))).collect()
}

#[test]
fn what_is_lost_is_listed() {
    let home = sample();
    for n in 0..40 {
        let words = format!("words of evening {n} ").repeat(60);
        home.answer(&["note", "add", &words, "--date", "2026-11-10"]);
    }
    let whole = fs::read(home.place().database()).unwrap();
    let pages = Pages::of(&home).all.into_iter().filter(|page| page.kind() == ("entry", "leaf"));
    let one_that_lists = |page: &usize| {
        zero(&home, &whole, &[*page]);
        let said = home.run(&format!("salvage saved-{page} --json"));
        said.stdout.contains("\"lost\":[{") && said.stdout.contains("\"without_words\":[{")
    };
    let page = pages.map(|page| page.number).find(one_that_lists).unwrap();
    zero(&home, &whole, &[page]);
    let said = home.run("salvage saved");
    assert_eq!((said.code, said.stderr.as_str()), (0, ""), "{said}");
    for part in [
        "  No words  ",
        " of ",
        "  Lost      note of ",
        "note of Tuesday 10 November",
        "is as it was.",
        "To look at the new one: daymark --journal saved log",
    ] {
        assert!(said.stdout.contains(part), "{said}");
    }
    assert!(!said.stdout.contains("Nothing is missing"), "{said}");
    let after = home.json(&["--journal", "saved", "verify"]);
    assert_eq!(after["whole"], true);
}

#[test]
fn the_damaged_journal_is_left_and_a_journal_is_never_written_over() {
    let home = sample();
    let whole = fs::read(home.place().database()).unwrap();
    zero(&home, &whole, &[14]);
    let before = fs::read(home.place().database()).unwrap();
    assert_eq!(home.run("salvage saved").code, 0);
    assert!(fs::read(home.place().database()).unwrap() == before);
    insta::assert_snapshot!(home.run("salvage saved"), @"
    --- standard error
    error: there is already a journal in saved
    hint: use it as it is, or name another place with --journal DIR
    --- exit 1
    ");
    insta::assert_snapshot!(home.run("salvage .local/share/daymark"), @"
    --- standard error
    error: there is already a journal in .local/share/daymark
    hint: use it as it is, or name another place with --journal DIR
    --- exit 1
    ");
}

#[test]
fn a_journal_that_is_cut_short_gives_back_what_is_left() {
    let home = sample();
    let pages = Pages::of(&home);
    for left in [pages.bytes.len() - 1, pages.bytes.len() * 3 / 4 + 100] {
        fs::write(home.place().database(), &pages.bytes[..left]).unwrap();
        let said = home.run(&format!("salvage saved-{left} --json"));
        assert_eq!(said.code, 0, "{said}");
        let after = rows(&home.database_in(&home.path(&format!("saved-{left}"))));
        let kept = |table: &str| after[table].intersection(&pages.rows[table]).count();
        assert_eq!(kept("focus"), pages.rows["focus"].len());
        assert!(kept("entry") > 50, "{said}");
    }
}

#[test]
fn the_salt_is_found_in_a_backup_beside_the_journal() {
    let home = Home::with_journal();
    let place = home.place();
    for day in 1..=10 {
        home.answer(&[
            "checkin",
            "--date",
            &format!("2026-11-{day:02}"),
            "--mood",
            "5",
            "--no-input",
        ]);
    }
    assert_eq!(place.local_backups().len(), 1);
    let companion = place.dir().join("journal.toml");
    let text = fs::read_to_string(&companion).unwrap();
    fs::write(&companion, text.split("salt = ").next().unwrap()).unwrap();
    let whole = fs::read(place.database()).unwrap();
    zero(&home, &whole, &[1]);
    let answer = home.json(&["salvage", "saved"]);
    assert_eq!((&answer["entries"], &answer["torn"]), (&10.into(), &serde_json::json!([])));
}

#[test]
fn without_the_salt_nothing_can_be_read() {
    let home = sample();
    let companion = home.path(".local/share/daymark/journal.toml");
    let text = fs::read_to_string(&companion).unwrap();
    let (before, salt) = text.split_once("salt = ").unwrap();
    assert_eq!(salt.trim().len(), 34, "{text}");
    // As an older daymark left it.
    fs::write(&companion, before).unwrap();
    let whole = fs::read(home.place().database()).unwrap();
    zero(&home, &whole, &[1]);
    let files = home.files();
    insta::assert_snapshot!(home.run("salvage saved"), @"
    --- standard error
    error: the journal is damaged, or the key is another journal's: no page of it matches its checksum
    hint: nothing was changed; put the right key back if it was replaced, bring a backup back beside it with --journal DIR restore FILE, or copy what can be read with salvage DIR
    --- exit 4
    ");
    assert_eq!(home.files(), files);
}
