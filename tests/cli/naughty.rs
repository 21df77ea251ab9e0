//! The Big List of Naughty Strings, in every text of a person's, on every way out.
//!
//! tests/fixtures/naughty holds the list of minimaxir/big-list-of-naughty-strings with its licence.

use std::collections::BTreeSet;
use std::fs;
use std::ops::Range;

use serde_json::Value;

use crate::sanitized::{feared, is_feared};
use crate::support::{Home, words};

/// What stands for a text of the person's until it is one of the list.
const MARK: &str = "Zq";

/// Commands that give each noun and each kind of entry all of its texts.
const TOLD: [&str; 29] = [
    "focus add Zq --kind other --since 2026-10-01",
    "focus restart Zq --since 2026-11-01 --learned Zq",
    "routine add Zq --every day --category Zq",
    "plan add coping Zq",
    "checklist add Zq",
    "contact add Zq --role friend --how Zq --note Zq",
    "appointment add Zq --at 2026-11-18T10:00 --with Zq --place Zq",
    "appointment attended Zq --agreed Zq",
    "treatment add Zq --setting inpatient --from 2026-11-01 --where Zq --note Zq",
    "goal add Zq",
    "goal step Zq Zq",
    "reward add Zq --after 30d --note Zq",
    "med add Zq --class other --dose Zq --every day --note Zq",
    "med kit --carried yes --where Zq",
    "question add Zq",
    "plan rule add --series sleep_hours --below 5 --days 3 --of 7 Zq",
    "scale add Zq",
    "milestones add Zq --after 100d",
    "checkin --mood 6 --used no --feeling Zq --note Zq --small Zq",
    "craving --intensity 7 --thought Zq --place Zq --company Zq --tag Zq --feeling Zq --note Zq",
    "used --date -3d --what Zq --thought Zq --helped Zq --next Zq",
    "note add Zq",
    "stage set action --note Zq",
    "balance add --pros Zq --cons Zq",
    "symptoms --item sweating:2 --note Zq",
    "life --area housing:6 --note Zq",
    "thought --what Zq --thought Zq --feeling Zq --view Zq --note Zq",
    "thought --problem Zq --options Zq --step Zq",
    "screen take gad-2 --answers 1,1",
];

/// Texts that are one line, as lists and pages show them among others.
const SHORT: [&str; 9] =
    ["name", "category", "how", "with", "place", "company", "where", "dose", "step"];

/// The strings of the list, and one of all that is feared.
pub(crate) fn naughty() -> Vec<String> {
    let list = include_str!("../fixtures/naughty/blns.json");
    let mut list: Vec<String> = serde_json::from_str(list).unwrap();
    list.push(feared());
    list.retain(|one| !one.trim().is_empty());
    list
}

/// A string as a field of one line takes it; names are told apart by a number.
fn short(given: &str, number: usize) -> String {
    let kept = given.chars().filter(|c| !c.is_control() && !",=".contains(*c));
    let kept: String = kept.take(50).collect();
    format!("{} {number}", kept.trim().trim_start_matches('-').trim()).trim().to_owned()
}

/// Puts strings of the list in the place of the mark, each field another; gives how many there were.
fn replace(value: &mut Value, key: &str, list: &[String], number: usize, field: &mut usize) {
    match value {
        Value::String(text) if text == MARK => {
            let given = &list[(number + *field * 37) % list.len()];
            *field += 1;
            let is_short = SHORT.contains(&key) || ["feelings", "tags"].contains(&key);
            *text = if is_short { short(given, number) } else { given.clone() };
        }
        Value::Array(all) => all.iter_mut().for_each(|one| replace(one, key, list, number, field)),
        Value::Object(map) => {
            map.iter_mut().for_each(|(key, one)| replace(one, key, list, number, field));
        }
        _ => {}
    }
}

/// A home in which every text is one of the list: each row is there once for each number, with others.
pub(crate) fn home(list: &[String], copies: Range<usize>) -> Home {
    let first = Home::with_journal();
    for line in TOLD {
        let said = first.run(line);
        assert_eq!(said.code, 0, "{line}: {said}");
    }
    let text = first.run("export data --yes").stdout;
    let file: Value = serde_json::from_str(&text).unwrap();
    let mut file = file.as_object().unwrap().clone();
    let mut fields = 0;
    for (name, rows) in file.iter_mut().filter(|(_, rows)| rows.is_array()) {
        let rows = rows.as_array_mut().unwrap();
        // Others name these by their ids.
        let is_named = ["focuses", "attempts"].contains(&name.as_str());
        let mut all = Vec::new();
        for row in rows.iter().filter(|row| is_named || row.to_string().contains("\"Zq\"")) {
            let stays = is_named || row["name"].as_str().is_some_and(|name| name != MARK);
            for copy in copies.clone().take(if stays { 1 } else { copies.len() }) {
                let mut row = row.clone();
                let mut field = fields;
                replace(&mut row, "", list, copy, &mut field);
                if copy > copies.start {
                    let id = row["id"].as_str().unwrap();
                    row["id"] = format!("{}{copy:012x}", &id[..24]).into();
                }
                if row["kind"] == "checkin" {
                    row["day"] = crate::support::day("2026-11-20")
                        .plus(-i32::try_from(copy).unwrap())
                        .to_string()
                        .into();
                }
                all.push(row);
            }
        }
        fields += 5;
        all.sort_by_key(|row| row["id"].to_string());
        *rows = all;
    }
    let home = Home::with_empty_journal();
    let said = home.run_with_input("import - --from daymark --yes", written(&text, &file));
    assert_eq!((said.code, said.stderr.as_str()), (0, ""), "{said}");
    let back: Value = serde_json::from_str(&home.run("export data --yes --quiet").stdout).unwrap();
    assert_eq!(back["entries"], file["entries"]);
    assert_eq!(back["contacts"], file["contacts"]);
    home
}

/// The lists of a file, in the order of another, which begins each on a line of its own.
fn written(like: &str, file: &serde_json::Map<String, Value>) -> String {
    let lists = like.lines().filter_map(|line| line.strip_prefix('"')?.strip_suffix("\":["));
    let lists = lists.map(|name| format!(",\n\"{name}\":{}", file[name]));
    format!("{{\"schema\":\"daymark.journal.v1\"{}}}", lists.collect::<String>())
}

#[test]
fn naughty_strings_stay_words_on_every_way_out() {
    every_way_out(&home(&naughty(), 0..12));
}

#[test]
#[ignore = "the long form, for `just soak`"]
fn every_naughty_string_in_every_field_stays_words_on_every_way_out() {
    let list = naughty();
    for from in (0..list.len()).step_by(40) {
        every_way_out(&home(&list, from..list.len().min(from + 40)));
    }
}

/// Commands that show words of a person, in each form that they have.
const SHOWING: [&str; 33] = [
    "today",
    "today --more",
    "week",
    "week --numbers",
    "week --format md",
    "week --format html",
    "trends",
    "trends --format html",
    "review month",
    "review month --format md",
    "review month --format html",
    "streak",
    "phase",
    "milestones",
    "stage",
    "balance",
    "plan show",
    "plan show --format html",
    "plan history",
    "routine list --all",
    "checklist",
    "contact list --all",
    "appointment list --all",
    "treatment list --all",
    "goal list --all",
    "reward list --all",
    "med list --all",
    "question list --all",
    "scale list --all",
    "log --all",
    "search a --all",
    "packet --include notes,names,places,private --yes",
    "show last",
];

fn every_way_out(home: &Home) {
    for line in SHOWING {
        for form in ["", " --plain", " --json"] {
            if line.contains("--format") && !form.is_empty() {
                continue;
            }
            let said = home.run(&format!("{line}{form}"));
            assert_eq!(said.code, 0, "{line}{form}: {said}");
            let all = format!("{}{}", said.stdout, said.stderr);
            let found: BTreeSet<char> =
                all.chars().filter(|c| *c != '\n' && is_feared(*c)).collect();
            assert_eq!(found, BTreeSet::new(), "{line}{form}");
            if line.contains("html") {
                assert_eq!(foreign_tags(&said.stdout), BTreeSet::new(), "{line}");
            }
        }
    }
    for form in ["html", "md"] {
        let line = format!("packet --include notes,names,places,private --format {form} --yes");
        let page = home.run(&line).stdout;
        assert!(!page.is_empty() && !page.contains(|c| c != '\n' && is_feared(c)), "{line}");
        if form == "html" {
            assert_eq!(foreign_tags(&page), BTreeSet::new());
        }
    }
    let said = home.run("calendar");
    let begun = |word: &str| said.stdout.lines().filter(|line| line.starts_with(word)).count();
    assert_eq!((said.code, begun("BEGIN:")), (0, begun("END:")), "{said}");
    assert!(!said.stdout.contains(|c| !"\r\n".contains(c) && is_feared(c)), "{said}");
    cells(home);
}

/// The tags of a page that no page of the program has.
fn foreign_tags(html: &str) -> BTreeSet<String> {
    const OWN: [&str; 40] = [
        "!doctype",
        "html",
        "head",
        "meta",
        "title",
        "style",
        "body",
        "main",
        "article",
        "section",
        "header",
        "footer",
        "h1",
        "h2",
        "h3",
        "p",
        "div",
        "span",
        "strong",
        "blockquote",
        "ul",
        "ol",
        "li",
        "dl",
        "dt",
        "dd",
        "hr",
        "table",
        "thead",
        "tbody",
        "tr",
        "th",
        "td",
        "details",
        "summary",
        "figure",
        "figcaption",
        "svg",
        "desc",
        "path",
    ];
    let tags = html.split('<').skip(1).map(|rest| {
        let name: String =
            rest.chars().take_while(|c| !c.is_whitespace() && !"/>".contains(*c)).collect();
        name.to_lowercase()
    });
    tags.filter(|tag| !tag.is_empty() && !OWN.contains(&tag.as_str())).collect()
}

/// No cell of an export begins a formula.
fn cells(home: &Home) {
    assert_eq!(home.run("export data --format csv --output tables --yes").code, 0);
    let mut count = 0;
    for file in fs::read_dir(home.path("tables")).unwrap() {
        let path = file.unwrap().path();
        if path.extension().is_none_or(|end| end != "csv") {
            continue;
        }
        for row in csv::Reader::from_path(&path).unwrap().records() {
            for cell in &row.unwrap() {
                count += 1;
                let starts = cell.starts_with(['=', '+', '-', '@', '\t', '\r']);
                assert!(!starts || cell.parse::<f64>().is_ok(), "{}: {cell:?}", path.display());
            }
        }
    }
    assert!(count > 500, "{count}");
}

/// Words that were typed where others are taken, and the errors that name them.
#[test]
fn naughty_arguments_are_told_in_words() {
    let home = Home::with_journal();
    for (n, given) in naughty().iter().enumerate() {
        let given = given.replace('\0', "");
        let line = ["show", "week", "contact show", "checkin --mood", "log --kind"][n % 5];
        let mut told = words(line);
        told.push(&given);
        told.extend(["--json"].iter().take(n % 2));
        let said = home.heard(&mut home.daymark(&told));
        let all = format!("{}{}", said.stdout, said.stderr);
        assert!(!all.contains(|c| c != '\n' && is_feared(c)), "{told:?}: {all:?}");
    }
}
