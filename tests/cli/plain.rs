//! One fact a line, in sentences, without glyphs: for whoever listens to the page.

use rstest::rstest;

use crate::support::Home;

/// A home with an invented journal of two years in `sample`.
fn home() -> Home {
    let home = Home::new();
    home.answer(&["demo", "sample", "--years", "2"]);
    home
}

const PAGES: [&str; 45] = [
    "today",
    "week",
    "week 2026-W30",
    "trends",
    "trends --window all",
    "trends --window 7d",
    "streak",
    "phase",
    "milestones",
    "review month",
    "review quarter",
    "review year",
    "review year 2025",
    "today --more",
    "week --numbers",
    "trends --numbers",
    "streak --numbers",
    "phase --numbers",
    "milestones --numbers",
    "review --numbers",
    "packet",
    "packet --from 2026-01-01",
    "stage",
    "prepare",
    "focus list",
    "routine list",
    "config list",
    "help-now",
    "help-now --all",
    "beside",
    "doctor",
    "plan rule",
    "goal",
    "contact",
    "med",
    "appointment",
    "treatment",
    "question",
    "reward",
    "scale",
    "checklist",
    "screen",
    "routine starters",
    "focus show heroin",
    "milestones --focus alcohol",
];
/// Those that a journal without a focus has no answer to.
const NOT_EMPTY: [&str; 2] = ["focus show heroin", "milestones --focus alcohol"];

/// Words of the person of the sample and names of sources, which stay as they are written.
fn is_quoted(line: &str) -> bool {
    let starts = [
        "Note of ",
        "heroin, earlier attempt, ",
        "heroin: Why: ",
        "alcohol: Why: ",
        "Why: ",
        "What helps me: ",
        "What does not help me: ",
        "My boundaries: ",
    ];
    starts.iter().any(|start| line.starts_with(start)) || line.contains("When I stop sleeping")
}

#[rstest]
fn every_line_is_a_fact_without_glyphs(
    #[values(true, false)] empty: bool,
    #[values(0, 1, 2, 3)] part: usize,
) {
    let home = home();
    if empty {
        std::fs::remove_dir_all(home.path("sample")).unwrap();
        home.run("--journal sample init --empty --no-passphrase --no-input");
    }
    for page in PAGES.iter().skip(part).step_by(4) {
        if empty && NOT_EMPTY.contains(page) {
            continue;
        }
        let said = home.run(&format!("--journal sample {page} --plain"));
        assert_eq!(said.code, 0, "{said}");
        for line in said.stdout.lines().filter(|line| !is_quoted(line)) {
            assert!(line.is_ascii(), "{page}: {line}");
            assert!(line.ends_with(['.', ':']), "{page}: {line}");
            assert!(!line.contains("; "), "{page}: {line}");
            // What a screen reader passes over, or spells, is said in words.
            let words: Vec<&str> = line.split([' ', ',', '(', ')']).collect();
            let is_number = |word: &str| word.starts_with(|c: char| c.is_ascii_digit());
            let units = words
                .windows(2)
                .any(|two| is_number(two[0]) && ["h", "h.", "min"].contains(&two[1]));
            let minus = words.iter().any(|word| word.strip_prefix('-').is_some_and(is_number));
            assert!(!units && !minus, "{page}: {line}");
            let flag = words.iter().any(|word| word.starts_with("--"));
            assert!(!flag || line.contains(" (two hyphens before "), "{page}: {line}");
            // The number of a step is no sentence.
            let step = line.strip_prefix(|c: char| c.is_ascii_digit()).unwrap_or_default();
            let line = step.strip_prefix(". ").unwrap_or(line);
            let several = line.split(". ").skip(1).any(|next| next.starts_with(char::is_uppercase));
            assert!(!several, "{page}: {line}");
        }
    }
}

#[test]
fn the_setting_and_the_environment_do_as_the_flag_does() {
    let home = home();
    let usual = home.run("--journal sample today").stdout;
    let plain = home.run("--journal sample today --plain").stdout;
    assert_ne!(usual, plain);
    let accessible = |value: &str| {
        let mut command = home.daymark(&["--journal", "sample", "today"]);
        home.heard(command.env("ACCESSIBLE", value)).stdout
    };
    assert_eq!([accessible("1"), accessible("")], [plain.clone(), usual.clone()]);
    assert_eq!(home.run("config set plain yes").stdout, "plain is now yes.\n");
    assert_eq!(home.run("--journal sample today").stdout, plain);
    assert_eq!(home.run("help-now").stdout, home.run("help-now --plain").stdout);
    assert_eq!(home.json(&["--journal", "sample", "today"])["schema"], "daymark.today.v1");
    home.run("config set plain no");
    assert_eq!(home.run("--journal sample today").stdout, usual);
    assert_eq!(home.run("config set plain maybe").code, 2);
}

#[rstest]
#[case::by_the_environment(&[("ACCESSIBLE", "1")], "")]
#[case::by_the_setting(&[], "plain = \"yes\"\n")]
fn lists_to_choose_from_are_numbered_too(#[case] env: &[(&str, &str)], #[case] settings: &str) {
    let home = Home::with_journal();
    home.write_config("config.toml", settings);
    let words = ["focus", "add", "wine", "--since", "today"];
    let mut session = crate::terminal::start_with(&home, &words, env);
    session.exp_string(" 3  alcohol").unwrap();
    session.exp_string("1 to 9: ").unwrap();
    session.send_control('d').unwrap();
    assert_eq!(crate::terminal::end(session).1, 1);
}
