//! One fact a line, in sentences, without glyphs: for whoever listens to the page.

use rstest::rstest;

use crate::support::Home;

/// A home with an invented journal of two years in `sample`.
fn home() -> Home {
    let home = Home::new();
    home.answer(&["demo", "sample", "--years", "2"]);
    home
}

const PAGES: [&str; 27] = [
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
];

/// Words of the person of the sample and names of sources, which stay as they are written.
fn is_quoted(line: &str) -> bool {
    ["Note of ", "heroin, earlier attempt, ", "Why: "].iter().any(|start| line.starts_with(start))
}

#[rstest]
fn every_line_is_a_fact_without_glyphs(#[values(0, 1, 2, 3)] part: usize) {
    let home = home();
    for page in PAGES.iter().skip(part).step_by(4) {
        let said = home.run(&format!("--journal sample {page} --plain"));
        assert_eq!(said.code, 0, "{said}");
        for line in said.stdout.lines().filter(|line| !is_quoted(line)) {
            assert!(line.is_ascii(), "{page}: {line}");
            assert!(line.ends_with(['.', ':']), "{page}: {line}");
            assert!(!line.contains("; ") || page.starts_with("config"), "{page}: {line}");
            // What a screen reader passes over, or spells, is said in words.
            let words: Vec<&str> = line.split([' ', ',', '(', ')']).collect();
            let is_number = |word: &str| word.starts_with(|c: char| c.is_ascii_digit());
            let units = words
                .windows(2)
                .any(|two| is_number(two[0]) && ["h", "h.", "min"].contains(&two[1]));
            let minus = words.iter().any(|word| word.strip_prefix('-').is_some_and(is_number));
            assert!(!units && !minus, "{page}: {line}");
            let flag = words.iter().any(|word| word.starts_with("--"));
            assert!(
                !flag || *page == "config list" || line.contains(" (two hyphens before "),
                "{page}: {line}"
            );
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
