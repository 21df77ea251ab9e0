//! What holds for every noun that people keep by name: one contract, and a case for each noun.

use std::fmt::Write;

use daymark::domain::record::Record;
use daymark::domain::records::checklist::ChecklistItem;
use rstest::rstest;
use serde_json::{Value, json};

use crate::support::Home;

/// A noun: its verb, its name in JSON in the singular and the plural, and a value for each field.
#[derive(Debug, Clone, Copy)]
struct Noun {
    verb: &'static str,
    one: &'static str,
    many: &'static str,
    fields: &'static [(&'static str, &'static str)],
    /// What its list begins with.
    starters: &'static [&'static str],
}

const CONTACT: Noun = Noun {
    verb: "contact",
    one: "contact",
    many: "contacts",
    fields: &[
        ("role", "sponsor"),
        ("how", "0151 234"),
        ("last-spoke", "2026-11-18"),
        ("note", "met in May"),
    ],
    starters: &[],
};

const CHECKLIST: Noun = Noun {
    verb: "checklist",
    one: "checklist_item",
    many: "checklist",
    fields: &[("done-on", "2026-11-18")],
    starters: ChecklistItem::STARTERS,
};

const APPOINTMENT: Noun = Noun {
    verb: "appointment",
    one: "appointment",
    many: "appointments",
    fields: &[
        ("at", "2026-11-27T10:00:00+01:00"),
        ("type", "therapy"),
        ("with", "Dr Berg"),
        ("place", "the clinic"),
        ("outcome", "attended"),
        ("agreed", "bring the sleep diary"),
    ],
    starters: &[],
};

const TREATMENT: Noun = Noun {
    verb: "treatment",
    one: "treatment",
    many: "treatments",
    fields: &[
        ("setting", "inpatient"),
        ("from", "2026-11-01"),
        ("to", "2026-11-14"),
        ("where", "the clinic by the lake"),
        ("note", "two weeks"),
    ],
    starters: &[],
};

const GOAL: Noun = Noun {
    verb: "goal",
    one: "goal",
    many: "goals",
    fields: &[
        ("area", "housing"),
        ("review", "2026-12-18"),
        ("done-on", "2026-11-19"),
        ("steps", "ask the housing office"),
    ],
    starters: &[],
};

const REWARD: Noun = Noun {
    verb: "reward",
    one: "reward",
    many: "rewards",
    fields: &[("after", "30d"), ("had-on", "2026-11-19"), ("note", "with my son")],
    starters: &[],
};

impl Noun {
    /// Whether several may have one name.
    fn has_namesakes(self) -> bool {
        matches!(self.verb, "appointment" | "treatment")
    }

    /// Its line with a verb of its own and more words.
    fn line(self, rest: &str) -> String {
        format!("{} {rest}", self.verb)
    }

    /// A home with one of them, every field given.
    fn home(self) -> Home {
        let home = Home::with_empty_journal();
        let mut line = self.line("add 'evening star'");
        for (flag, value) in self.fields {
            write!(line, " --{flag} '{value}'").unwrap();
        }
        let said = home.run(&line);
        assert_eq!(said.code, 0, "{said}");
        home
    }

    /// All of them as JSON, but for what the list begins with.
    fn all(self, home: &Home) -> Vec<Value> {
        self.own(&home.json(&[self.verb, "list", "--all"]))
    }

    fn own(self, list: &Value) -> Vec<Value> {
        let all = list[self.many].as_array().unwrap().iter();
        let own = |one: &&Value| !self.starters.iter().any(|name| one["name"] == *name);
        all.filter(own).cloned().collect()
    }
}

#[rstest]
#[case::contact(CONTACT)]
#[case::checklist(CHECKLIST)]
#[case::appointment(APPOINTMENT)]
#[case::treatment(TREATMENT)]
#[case::goal(GOAL)]
#[case::reward(REWARD)]
fn every_field_is_kept_shown_and_listed(#[case] noun: Noun) {
    let home = noun.home();
    let all = noun.all(&home);
    assert_eq!(all.len(), 1);
    assert_eq!((&all[0]["name"], &all[0]["archived_at"]), (&json!("evening star"), &Value::Null));
    let shown = home.run(&noun.line("show star"));
    for (flag, value) in noun.fields {
        assert_eq!(all[0][flag.replace('-', "_")], json!(value), "--{flag}");
        let label = flag.replace('-', " ");
        assert!(shown.stdout.to_lowercase().contains(&label), "{flag}: {shown}");
    }
    assert_eq!(home.json(&[noun.verb, "show", "evening"])[noun.one], all[0]);
    assert!(home.run(&noun.line("list")).stdout.contains("evening star"));
    assert!(home.run(&noun.line("list --plain")).stdout.contains("evening star"));
}

#[rstest]
#[case::contact(CONTACT)]
#[case::checklist(CHECKLIST)]
#[case::appointment(APPOINTMENT)]
#[case::treatment(TREATMENT)]
#[case::goal(GOAL)]
#[case::reward(REWARD)]
fn every_field_is_changed_and_cleared(#[case] noun: Noun) {
    let home = noun.home();
    for (flag, value) in noun.fields {
        let cleared = home.json(&[noun.verb, "edit", "star", "--clear", flag]);
        assert_eq!(cleared["changed"], json!([flag]));
        assert_eq!(cleared[noun.one][flag.replace('-', "_")], Value::Null);
        let set = home.json(&[noun.verb, "edit", "star", &format!("--{flag}"), value]);
        assert_eq!(set[noun.one][flag.replace('-', "_")], json!(value));
        let again = home.json(&[noun.verb, "edit", "star", &format!("--{flag}"), value]);
        assert_eq!(again["result"], json!("unchanged"));
    }
    let renamed = home.json(&[noun.verb, "edit", "star", "--name", "morning star"]);
    assert_eq!(renamed[noun.one]["name"], json!("morning star"));
    assert_eq!(home.run(&noun.line("edit 'evening star' --name x")).code, 1);
    assert_eq!(home.run(&noun.line("edit morning")).code, 2);
}

#[rstest]
#[case::contact(CONTACT)]
#[case::checklist(CHECKLIST)]
#[case::appointment(APPOINTMENT)]
#[case::treatment(TREATMENT)]
#[case::goal(GOAL)]
#[case::reward(REWARD)]
fn it_is_put_away_and_brought_back(#[case] noun: Noun) {
    let home = noun.home();
    let archive = |rest: &str| home.json(&words(&noun.line(&format!("archive {rest}"))));
    let never = archive("star --restore");
    assert_eq!((&never["done"], &never["result"]), (&json!("restored"), &json!("unchanged")));
    assert_eq!(archive("star")["result"], json!("updated"));
    assert_eq!(archive("'evening star'")["result"], json!("unchanged"));
    let list = home.json(&[noun.verb, "list"]);
    assert_eq!((noun.own(&list), &list["archived"]), (vec![], &json!(1)));
    assert_eq!(noun.all(&home)[0]["archived_at"], json!("2026-11-20T20:30:00+00:00"));
    if !noun.has_namesakes() {
        let away = home.run(&noun.line("add 'Evening Star'"));
        let back = away.stderr.contains("archive 'evening star' --restore");
        assert!(away.code == 1 && back, "{away}");
    }
    assert_eq!(archive("'evening star' --restore")["result"], json!("updated"));
    assert_eq!(noun.all(&home)[0]["archived_at"], Value::Null);
}

#[rstest]
#[case::contact(CONTACT)]
#[case::checklist(CHECKLIST)]
#[case::appointment(APPOINTMENT)]
#[case::treatment(TREATMENT)]
#[case::goal(GOAL)]
#[case::reward(REWARD)]
fn it_is_deleted_and_brought_back_by_undo(#[case] noun: Noun) {
    let home = noun.home();
    let before = noun.all(&home);
    assert_eq!(home.run(&noun.line("delete star")).code, 1);
    assert_eq!(home.json(&words(&noun.line("delete star --yes")))["done"], json!("deleted"));
    assert!(noun.all(&home).is_empty());
    assert_eq!(home.run("undo").code, 0);
    assert_eq!(noun.all(&home), before);
    assert_eq!(home.run("undo").code, 0);
    assert!(noun.all(&home).is_empty());
}

#[rstest]
#[case::contact(CONTACT)]
#[case::checklist(CHECKLIST)]
#[case::appointment(APPOINTMENT)]
#[case::treatment(TREATMENT)]
#[case::goal(GOAL)]
#[case::reward(REWARD)]
fn beyond_recall_it_takes_the_whole_name_and_leaves_nothing(#[case] noun: Noun) {
    let home = noun.home();
    if !noun.has_namesakes() {
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
}

#[rstest]
#[case::contact(CONTACT)]
#[case::checklist(CHECKLIST)]
#[case::appointment(APPOINTMENT)]
#[case::treatment(TREATMENT)]
#[case::goal(GOAL)]
#[case::reward(REWARD)]
fn a_copy_is_the_same_and_the_later_version_counts(#[case] noun: Noun) {
    let home = noun.home();
    home.run(&noun.line("add other"));
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
    other.run_at(later, &noun.line("edit other --name another"));
    other.run_at(later, &noun.line("delete star --yes"));
    let changed = other.run("export data").stdout;
    import(&home, &changed);
    assert_eq!(home.run("export data").stdout, changed);
    // And an older copy brings nothing back.
    import(&home, &copy);
    assert_eq!(home.run("export data").stdout, changed);
    assert_eq!(home.run("undo").code, 0);
    assert_eq!(home.run("export data").stdout, copy);
}

#[rstest]
#[case::contact(CONTACT)]
#[case::checklist(CHECKLIST)]
#[case::appointment(APPOINTMENT)]
#[case::treatment(TREATMENT)]
#[case::goal(GOAL)]
#[case::reward(REWARD)]
fn rows_that_do_not_fit_are_left_out(#[case] noun: Noun) {
    let home = noun.home();
    let copy = home.run("export data").stdout;
    let other = Home::with_empty_journal();
    let add = noun.line("add 'EVENING STAR'");
    other.heard(other.daymark(&words(&add)).env("DAYMARK_SEED", "2"));
    let said = other.run_with_input("import - --from daymark --yes", copy.clone());
    let taken = said.stderr.lines().any(|line| {
        line.contains("your journal has another") && line.contains("named evening star")
    });
    assert_ne!(taken, noun.has_namesakes(), "{said}");
    let twice = copy.replacen("evening star", "morning star", 1);
    let row = twice.lines().find(|line| line.contains("morning star")).unwrap().to_owned();
    let row = row.trim_end_matches(',');
    let twice = twice.replace(row, &format!("{row},\n{row}"));
    let said = Home::with_empty_journal().run_with_input("import - --from daymark --yes", twice);
    assert!(said.stderr.contains("has the same id"), "{said}");
}

#[rstest]
#[case::contact(CONTACT)]
#[case::checklist(CHECKLIST)]
#[case::appointment(APPOINTMENT)]
#[case::treatment(TREATMENT)]
#[case::goal(GOAL)]
#[case::reward(REWARD)]
fn hostile_words_are_kept_and_harmless(#[case] noun: Noun) {
    let home = Home::with_empty_journal();
    let name = "x\u{202e}y ‘z’ <b> =1+1".replace('=', "");
    for flag in [None].into_iter().chain(noun.fields.iter().map(|(flag, _)| Some(flag))) {
        let mut add = vec![noun.verb.to_owned(), "add".to_owned(), name.clone()];
        if let Some(flag) = flag {
            add = vec![noun.verb.to_owned(), "edit".to_owned(), name.clone()];
            add.extend([format!("--{flag}"), "\u{1b}[2J\u{9b}31m\u{7}".to_owned()]);
        }
        let add: Vec<&str> = add.iter().map(String::as_str).collect();
        let said = home.heard(&mut home.daymark(&add));
        assert!(said.code == 0 || said.code == 2, "{said}");
        assert!(!format!("{said}").contains(['\u{1b}', '\u{9b}', '\u{7}', '\u{202e}']), "{said}");
    }
    assert_eq!(noun.all(&home)[0]["name"], json!(name));
    for line in ["list", "list --plain", "show x"] {
        let said = home.run(&noun.line(line));
        assert_eq!(said.code, 0, "{said}");
        assert!(!said.stdout.contains(['\u{1b}', '\u{9b}', '\u{7}', '\u{202e}']), "{said}");
    }
}

#[rstest]
#[case::contact(CONTACT)]
#[case::checklist(CHECKLIST)]
#[case::appointment(APPOINTMENT)]
#[case::treatment(TREATMENT)]
#[case::goal(GOAL)]
#[case::reward(REWARD)]
fn what_cannot_be_taken_writes_nothing(#[case] noun: Noun) {
    let home = noun.home();
    let before = home.run("export data").stdout;
    let twice = i32::from(!noun.has_namesakes());
    for (line, code) in [
        ("add", 2),
        ("add 'a, b'", 2),
        ("edit nobody --name x", 1),
        ("show nobody", 1),
        ("edit star --clear nothing", 2),
        ("archive nobody", 1),
        ("delete nobody --yes", 1),
    ] {
        let said = home.run(&noun.line(line));
        assert_eq!(said.code, code, "{line}: {said}");
        assert!(said.stderr.starts_with("error: ") && said.stderr.contains("\nhint: "), "{said}");
    }
    assert_eq!(home.run("export data").stdout, before);
    assert_eq!(home.run(&noun.line("add 'evening star'")).code, twice);
}

#[rstest]
#[case::appointment(APPOINTMENT)]
#[case::treatment(TREATMENT)]
fn of_several_with_one_name_the_id_tells_which(#[case] noun: Noun) {
    let home = noun.home();
    home.run(&noun.line("add 'evening star'"));
    let ids: Vec<_> =
        noun.all(&home).iter().map(|one| one["id"].as_str().unwrap().to_owned()).collect();
    let said = home.run(&noun.line("show 'evening star'"));
    assert!(said.code == 1 && ids.iter().all(|id| said.stderr.contains(&id[..8])), "{said}");
    for id in &ids {
        let shown = home.json(&[noun.verb, "show", &id[..6]]);
        assert_eq!(shown[noun.one]["id"], json!(id));
        assert!(home.run(&noun.line("list")).stdout.contains(&id[..4]));
    }
    home.run(&noun.line(&format!("delete {} --yes", &ids[0][..8])));
    assert_eq!(noun.all(&home)[0]["id"], json!(ids[1]));
}

fn words(line: &str) -> Vec<&str> {
    crate::support::words(line)
}

#[test]
fn a_name_comes_before_the_start_of_an_id() {
    let home = Home::with_empty_journal();
    home.run("contact add Ana");
    let id = home.json(&["contact", "show", "Ana"])["contact"]["id"].as_str().unwrap().to_owned();
    home.run(&format!("contact add {}", &id[..4]));
    home.run(&format!("contact delete {} --yes", &id[..4]));
    assert_eq!(CONTACT.all(&home)[0]["name"], json!("Ana"));
}

#[test]
fn what_changes_nothing_keeps_no_starters() {
    let home = Home::with_empty_journal();
    assert_eq!(home.run("checklist archive pets --restore").code, 0);
    assert!(home.run("export data").stdout.contains("\"preparations\":[]"));
}
