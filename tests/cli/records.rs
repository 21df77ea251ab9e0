//! What holds for every noun that people keep by name: one contract, which each noun of the registry
//! has to keep.

use std::convert::Infallible;
use std::thread;

use daymark::domain::id::Id;
use daymark::domain::record::{FieldSpec, Input, Meta, ParseContext};
use daymark::domain::time::moment::{Instant, Moment};
use daymark::storage::Table;
use daymark::storage::registry::{EachRecord, each_record};
use serde_json::{Value, json};

use crate::support::{Home, day, words};

/// A noun, and a value for each of its fields.
#[derive(Debug, Clone)]
struct Noun {
    command: &'static str,
    one: &'static str,
    many: &'static str,
    file_key: &'static str,
    fields: Vec<(&'static str, String)>,
    /// Those without which it is nothing.
    needed: Vec<&'static str>,
    /// What the page of one calls these.
    labels: Vec<&'static str>,
    /// What its list begins with.
    starters: &'static [&'static str],
    /// Whether several may have one name.
    has_namesakes: bool,
    /// Whether it has the verb `add`, and not others in its place.
    is_added: bool,
    /// Whether `edit` is that of every noun, and its answer.
    is_plain: bool,
    /// The flag of its words, where it is added by them alone and named after them.
    words: Option<&'static str>,
}

/// Characters that would do something to a terminal.
const HARMFUL: [char; 4] = ['\u{1b}', '\u{9b}', '\u{7}', '\u{202e}'];

/// Every noun of the journal.
#[derive(Default)]
struct Nouns(Vec<Noun>);

impl EachRecord for Nouns {
    type Error = Infallible;

    fn visit<R: Table>(&mut self) -> Result<(), Infallible> {
        let mut command = daymark::command();
        command.build();
        let words = R::NOUN.command.split(' ');
        let command = words.fold(&command, |at, word| at.find_subcommand(word).unwrap());
        // A focus is another record, which has to be there; and some fields do not go together.
        let mut trial = blank::<R>();
        let fits = |field: &&FieldSpec<R>| {
            let before = trial.clone();
            let moment = |text: &str| Ok(Moment::try_from(text.to_owned()).unwrap());
            let around = ParseContext { today: day("2026-11-20"), focuses: &[], moment: &moment };
            // One that is private is in no list; tests/cli/plan.rs looks at that.
            if matches!(field.input, Input::Focus | Input::Flag) {
                return false;
            }
            (field.set)(&mut trial, Some(&example(field.input)), &around).unwrap();
            let goes = trial.check().is_ok();
            if !goes {
                trial = before;
            }
            goes
        };
        let fields: Vec<_> = R::FIELDS.iter().filter(fits).collect();
        let of_itself = || fields.iter().copied();
        self.0.push(Noun {
            command: R::NOUN.command,
            one: R::NOUN.key,
            many: R::NOUN.keys,
            file_key: R::NOUN.file_key,
            fields: of_itself().map(|field| (field.flag, example(field.input))).collect(),
            needed: of_itself()
                .map(|field| field.flag)
                .filter(|flag| blank::<R>().needs(flag))
                .collect(),
            labels: of_itself().map(|field| field.label).collect(),
            starters: R::STARTERS,
            has_namesakes: !R::UNIQUE,
            words: R::WORDS,
            is_added: R::WORDS.is_none() && command.find_subcommand("add").is_some(),
            is_plain: R::WORDS.is_none()
                && command.find_subcommand("edit").is_some_and(|edit| {
                    edit.get_arguments().any(|argument| argument.get_id() == "clear")
                }),
        });
        Ok(())
    }
}

/// One of which nothing but the name is known.
fn blank<R: Table>() -> R {
    R::begin(Meta {
        id: Id::from_bytes([0; 16]),
        name: "x".parse().unwrap(),
        position: 0,
        archived_at: None,
        updated_at: Instant::from_seconds(0).unwrap(),
    })
}

/// A value that a field takes.
fn example(input: Input) -> String {
    match input {
        Input::Line | Input::Focus | Input::Schedule | Input::Within | Input::After => {
            "30d".to_owned()
        }
        Input::DayTime => "evening".to_owned(),
        Input::Number | Input::Decimal => "7".to_owned(),
        Input::Text => "in my own words".to_owned(),
        Input::Flag => "yes".to_owned(),
        Input::Choice(list) => list.codes()[0].to_owned(),
        Input::Day => "2026-11-18".to_owned(),
        Input::Moment => "2026-11-18T10:00:00+01:00".to_owned(),
    }
}

/// Holds something against every noun, each on a thread of its name.
fn each_noun(holds: impl Fn(Noun) + Sync) {
    each_of(|_| true, holds);
}

/// Holds something against the nouns that are so.
fn each_of(are: impl Fn(&Noun) -> bool, holds: impl Fn(Noun) + Sync) {
    let mut nouns = Nouns::default();
    let Ok(()) = each_record(&mut nouns);
    nouns.0.retain(are);
    assert!(!nouns.0.is_empty());
    let holds = &holds;
    // One after the other: SQLCipher may not be begun with by several threads at once.
    for noun in nouns.0 {
        thread::scope(|scope| {
            let thread = thread::Builder::new().name(noun.command.to_owned());
            thread.spawn_scoped(scope, move || holds(noun)).unwrap();
        });
    }
}

impl Noun {
    /// Whether its answers have the form of those of every noun.
    fn answers_as_every(&self) -> bool {
        self.is_plain || !self.is_added
    }

    /// Its line with a verb of its own and more words.
    fn line(&self, rest: &str) -> String {
        format!("{} {rest}", self.command)
    }

    /// The words of its command, and more.
    fn words<'w>(&self, rest: &[&'w str]) -> Vec<&'w str> {
        self.command.split(' ').chain(rest.iter().copied()).collect()
    }

    /// The answer to its command with more words, as JSON.
    fn json(&self, home: &Home, rest: &[&str]) -> Value {
        home.json(&self.words(rest))
    }

    /// A home with one of them, every field given.
    fn home(&self) -> Home {
        let home = Home::with_empty_journal();
        self.add(&home, "evening star");
        home
    }

    /// The words that add one of this name, every field given.
    fn add_line(&self, name: &str) -> Vec<String> {
        let mut line: Vec<String> =
            self.words(&["add", name]).iter().map(ToString::to_string).collect();
        for (flag, value) in &self.fields {
            line.extend([format!("--{flag}"), value.clone()]);
        }
        line
    }

    /// Adds one of this name, every field given.
    fn add(&self, home: &Home, name: &str) {
        if !self.is_added {
            return self.read_in(home, name);
        }
        let line = self.add_line(name);
        let line: Vec<&str> = line.iter().map(String::as_str).collect();
        let said = home.heard(&mut home.daymark(&line));
        assert_eq!(said.code, 0, "{said}");
    }

    /// Reads one of this name from a file that has it.
    fn read_in(&self, home: &Home, name: &str) {
        let mut rows = self.all(home);
        let number = rows.len() + 1;
        let mut row = json!({
            "id": format!("{}-0000-4000-8000-000000000000", number.to_string().repeat(8)),
            "name": name,
            "position": number,
            "archived_at": null,
            "updated_at": "2026-11-20T20:30:00+00:00",
        });
        for (flag, value) in &self.fields {
            row[key(flag)] = as_json(value);
        }
        rows.push(row);
        let (list, rows) = (self.file_key, json!(rows));
        let file = format!("{{\"schema\":\"daymark.journal.v1\",\"{list}\":{rows}}}");
        let said = home.run_with_input("import - --from daymark --yes", file);
        assert_eq!(said.code, 0, "{said}");
    }

    /// All of them as JSON, but for what the list begins with.
    fn all(&self, home: &Home) -> Vec<Value> {
        self.own(&self.json(home, &["list", "--all"]))
    }

    fn own(&self, list: &Value) -> Vec<Value> {
        let all = list[self.many].as_array().unwrap().iter();
        let own = |one: &&Value| !self.starters.iter().any(|name| one["name"] == *name);
        all.filter(own).cloned().collect()
    }
}

#[test]
fn every_field_is_kept_shown_and_listed() {
    each_noun(|noun| {
        let home = noun.home();
        let all = noun.all(&home);
        assert_eq!(all.len(), 1);
        assert_eq!(
            (&all[0]["name"], &all[0]["archived_at"]),
            (&json!("evening star"), &Value::Null)
        );
        let shown = home.run(&noun.line("show star"));
        for (flag, value) in noun.fields.iter().filter(|_| noun.answers_as_every()) {
            assert_eq!(all[0][key(flag)], as_json(value), "--{flag}");
        }
        for label in &noun.labels {
            assert!(shown.stdout.contains(label), "{label}: {shown}");
        }
        let shown = noun.json(&home, &["show", "evening"]);
        if noun.answers_as_every() {
            assert_eq!(shown[noun.one], all[0]);
        }
        assert!(home.run(&noun.line("list")).stdout.contains("evening star"));
        assert!(home.run(&noun.line("list --plain")).stdout.contains("evening star"));
    });
}

#[test]
fn every_field_is_changed_and_cleared() {
    each_of(
        |noun| noun.is_plain,
        |noun| {
            let home = noun.home();
            for (flag, value) in &noun.fields {
                if noun.needed.contains(flag) {
                    let needed = home.run(&noun.line(&format!("edit star --clear {flag}")));
                    let named = needed.stderr.contains(&format!("--{flag} is missing"));
                    assert!(needed.code == 2 && named, "{needed}");
                    continue;
                }
                let cleared = noun.json(&home, &["edit", "star", "--clear", flag]);
                assert_eq!(cleared["changed"], json!([flag]));
                assert_eq!(cleared[noun.one][key(flag)], Value::Null);
                let set = noun.json(&home, &["edit", "star", &format!("--{flag}"), value]);
                assert_eq!(set[noun.one][key(flag)], as_json(value));
                let again = noun.json(&home, &["edit", "star", &format!("--{flag}"), value]);
                assert_eq!(again["result"], json!("unchanged"));
            }
            let renamed = noun.json(&home, &["edit", "star", "--name", "morning star"]);
            assert_eq!(renamed[noun.one]["name"], json!("morning star"));
            assert_eq!(home.run(&noun.line("edit 'evening star' --name x")).code, 1);
            assert_eq!(home.run(&noun.line("edit morning")).code, 2);
        },
    );
}

#[test]
fn it_is_put_away_and_brought_back() {
    each_noun(|noun| {
        let home = noun.home();
        let archive = |rest: &str| home.json(&words(&noun.line(&format!("archive {rest}"))));
        let never = archive("star --restore");
        assert_eq!((&never["done"], &never["result"]), (&json!("restored"), &json!("unchanged")));
        assert_eq!(archive("star")["result"], json!("updated"));
        assert_eq!(archive("'evening star'")["result"], json!("unchanged"));
        let list = noun.json(&home, &["list"]);
        assert_eq!((noun.own(&list), &list["archived"]), (vec![], &json!(1)));
        assert_eq!(noun.all(&home)[0]["archived_at"], json!("2026-11-20T20:30:00+00:00"));
        if !noun.has_namesakes {
            let add = noun.add_line("Evening Star");
            let add: Vec<&str> = add.iter().map(String::as_str).collect();
            let away = home.heard(&mut home.daymark(&add));
            let back = away.stderr.contains("archive 'evening star' --restore");
            assert!(away.code == 1 && back, "{away}");
        }
        assert_eq!(archive("'evening star' --restore")["result"], json!("updated"));
        assert_eq!(noun.all(&home)[0]["archived_at"], Value::Null);
    });
}

#[test]
fn it_is_deleted_and_brought_back_by_undo() {
    each_noun(|noun| {
        let home = noun.home();
        let before = noun.all(&home);
        assert_eq!(home.run(&noun.line("delete star")).code, 1);
        assert_eq!(home.json(&words(&noun.line("delete star --yes")))["done"], json!("deleted"));
        assert!(noun.all(&home).is_empty());
        assert_eq!(home.run("undo").code, 0);
        assert_eq!(noun.all(&home), before);
        assert_eq!(home.run("undo").code, 0);
        assert!(noun.all(&home).is_empty());
    });
}

#[test]
fn beyond_recall_it_takes_the_whole_name_and_leaves_nothing() {
    each_noun(|noun| {
        let home = noun.home();
        if !noun.has_namesakes {
            let part = home.run(&noun.line("delete star --forever --yes"));
            assert!(part.code == 1 && part.stderr.contains("'evening star'"), "{part}");
        }
        let whole = home.json(&words(&noun.line("delete 'evening star' --forever --yes")));
        assert_eq!(whole["done"], json!("erased"));
        home.run("undo");
        assert!(noun.all(&home).is_empty());
        let copy = home.run("export data").stdout;
        assert!(!copy.contains("evening star"), "{copy}");
        assert!(copy.contains("\"deleted_at\""), "{copy}");
    });
}

#[test]
fn a_copy_is_the_same_and_the_later_version_counts() {
    each_noun(|noun| {
        let home = noun.home();
        noun.add(&home, "other");
        let copy = home.run("export data").stdout;
        let other = Home::with_empty_journal();
        let import = |home: &Home, copy: &str| {
            let said = home.run_with_input("import - --from daymark --yes", copy);
            assert_eq!(said.code, 0, "{said}");
            said.stdout
        };
        assert!(import(&other, &copy).contains(&format!("New: {} ", 2 + noun.starters.len())));
        assert_eq!(other.run("export data").stdout, copy);
        assert!(import(&other, &copy).contains("There is nothing to write"));

        // What was changed there, or deleted, counts here where it is later.
        let later = "2026-11-21T21:30:00+01:00";
        let change = if noun.is_plain { "edit other --name another" } else { "archive other" };
        other.run_at(later, &noun.line(change));
        other.run_at(later, &noun.line("delete star --yes"));
        let changed = other.run("export data").stdout;
        import(&home, &changed);
        assert_eq!(home.run("export data").stdout, changed);
        // And an older copy brings nothing back.
        import(&home, &copy);
        assert_eq!(home.run("export data").stdout, changed);
        assert_eq!(home.run("undo").code, 0);
        assert_eq!(home.run("export data").stdout, copy);
    });
}

#[test]
fn rows_that_do_not_fit_are_left_out() {
    each_noun(|noun| {
        let home = noun.home();
        let copy = home.run("export data").stdout;
        if noun.is_added {
            let other = Home::with_empty_journal();
            let add = noun.add_line("EVENING STAR");
            let add: Vec<&str> = add.iter().map(String::as_str).collect();
            other.heard(other.daymark(&add).env("DAYMARK_SEED", "2"));
            let said = other.run_with_input("import - --from daymark --yes", copy.clone());
            let taken = said.stderr.lines().any(|line| {
                line.contains("your journal has another") && line.contains("named evening star")
            });
            assert_ne!(taken, noun.has_namesakes, "{said}");
        }
        let twice = copy.replacen("evening star", "morning star", 1);
        let row = twice.lines().find(|line| line.contains("morning star")).unwrap().to_owned();
        let row = row.trim_end_matches(',');
        let twice = twice.replace(row, &format!("{row},\n{row}"));
        let said =
            Home::with_empty_journal().run_with_input("import - --from daymark --yes", twice);
        assert!(said.stderr.contains("has the same id"), "{said}");
    });
}

#[test]
fn hostile_words_are_kept_and_harmless() {
    each_noun(|noun| {
        let home = Home::with_empty_journal();
        let name = "x\u{202e}y ‘z’ <b> =1+1".replace('=', "");
        noun.add(&home, &name);
        for (flag, _) in noun.fields.iter().filter(|_| noun.is_plain) {
            let hostile = "\u{1b}[2J\u{9b}31m\u{7}";
            let flag = format!("--{flag}");
            let said = home.heard(&mut home.daymark(&noun.words(&["edit", &name, &flag, hostile])));
            assert!(said.code == 0 || said.code == 2, "{said}");
            assert!(!format!("{said}").contains(HARMFUL), "{said}");
        }
        assert_eq!(noun.all(&home)[0]["name"], json!(name));
        for line in ["list", "list --plain", "show x"] {
            let said = home.run(&noun.line(line));
            assert_eq!(said.code, 0, "{said}");
            assert!(!said.stdout.contains(HARMFUL), "{said}");
        }
    });
}

#[test]
fn what_cannot_be_taken_writes_nothing() {
    each_noun(|noun| {
        let home = noun.home();
        let before = home.run("export data").stdout;
        for (line, code) in [
            ("add", 2),
            ("add 'a, b'", 2),
            ("edit nobody --name x", 1),
            ("edit star --clear nothing", 2),
            ("show nobody", 1),
            ("archive nobody", 1),
            ("delete nobody --yes", 1),
        ] {
            let is_there = match line.split(' ').next() {
                Some("add" | "edit") if noun.words.is_some() => continue,
                Some("add") => noun.is_added,
                Some("edit") => noun.is_added && (noun.is_plain || !line.contains("--clear")),
                _ => true,
            };
            let said = home.run(&noun.line(line));
            assert_eq!(said.code, if is_there { code } else { 2 }, "{line}: {said}");
            assert!(
                said.stderr.starts_with("error: ") && said.stderr.contains("\nhint: "),
                "{said}"
            );
        }
        assert_eq!(home.run("export data").stdout, before);
        if noun.is_added {
            let again = noun.add_line("evening star");
            let again: Vec<&str> = again.iter().map(String::as_str).collect();
            let said = home.heard(&mut home.daymark(&again));
            assert_eq!(said.code, i32::from(!noun.has_namesakes), "{said}");
        }
    });
}

#[test]
fn of_several_with_one_name_the_id_tells_which() {
    each_of(
        |noun| noun.has_namesakes,
        |noun| {
            let home = noun.home();
            noun.add(&home, "evening star");
            let ids: Vec<_> =
                noun.all(&home).iter().map(|one| one["id"].as_str().unwrap().to_owned()).collect();
            let said = home.run(&noun.line("show 'evening star'"));
            assert!(
                said.code == 1 && ids.iter().all(|id| said.stderr.contains(&id[..8])),
                "{said}"
            );
            for id in &ids {
                let shown = noun.json(&home, &["show", &id[..6]]);
                assert_eq!(shown[noun.one]["id"], json!(id));
                assert!(home.run(&noun.line("list")).stdout.contains(&id[..4]));
            }
            home.run(&noun.line(&format!("delete {} --yes", &ids[0][..8])));
            assert_eq!(noun.all(&home)[0]["id"], json!(ids[1]));
        },
    );
}

/// The key of a field in JSON.
fn key(flag: &str) -> String {
    flag.replace('-', "_")
}

/// A value of a field in JSON.
fn as_json(value: &str) -> Value {
    value.parse::<u16>().map_or_else(|_| json!(value), |number| json!(number))
}

#[test]
fn a_name_comes_before_the_start_of_an_id() {
    let home = Home::with_empty_journal();
    home.run("contact add Ana");
    let id = home.json(&["contact", "show", "Ana"])["contact"]["id"].as_str().unwrap().to_owned();
    home.run(&format!("contact add {}", &id[..4]));
    home.run(&format!("contact delete {} --yes", &id[..4]));
    assert_eq!(home.json(&["contact"])["contacts"][0]["name"], json!("Ana"));
}

#[test]
fn what_changes_nothing_keeps_no_starters() {
    let home = Home::with_empty_journal();
    assert_eq!(home.run("checklist archive pets --restore").code, 0);
    assert!(home.run("export data").stdout.contains("\"preparations\":[]"));
}
