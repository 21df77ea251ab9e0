//! Pages as PDF, with a browser that is told what to do by a test, and (ignored) with one that is installed.

use std::fs;
use std::os::unix::fs::{PermissionsExt, symlink};
use std::path::Path;
use std::process::Stdio;

use insta::assert_snapshot;
use rstest::rstest;

use crate::history::ninety_days;
use crate::support::{Home, Said};

/// Prints what it was given: where the page is, its mode, and the page; and leaves things of its own behind.
const PRINTS: &str = r#"
for word; do
    case $word in
    --print-to-pdf=*) pdf=${word#*=} ;;
    --user-data-dir=*) profile=${word#*=} ;;
    file://*) page=${word#file://} ;;
    esac
done
mkdir "$profile" && : > "$profile/cache" && : > "$HOME/.more"
{ printf '%%PDF-1.4\n/CreationDate (D:20991231235959+01)\n'; ls -ld "$page" | cut -c1-10; echo "$*"; cat "$page"; } > "$pdf"
"#;

/// A home whose only programs are those of a shell, with this browser where one is given.
fn home(browser: Option<&str>) -> Home {
    let home = ninety_days();
    fs::create_dir(home.path("bin")).unwrap();
    fs::create_dir(home.path("tmp")).unwrap();
    for name in ["sh", "rm", "ls", "cut", "cat", "mkdir", "sleep"] {
        symlink(Path::new("/bin").join(name), home.path("bin").join(name)).unwrap();
    }
    if let Some(script) = browser {
        let file = home.path("bin/chromium");
        fs::write(&file, format!("#!/bin/sh\n{script}")).unwrap();
        fs::set_permissions(&file, fs::Permissions::from_mode(0o755)).unwrap();
    }
    home
}

fn run(home: &Home, words: &[&str]) -> Said {
    let mut command = home.daymark(words);
    command.env("PATH", home.path("bin")).env("TMPDIR", home.path("tmp"));
    command.env_remove("XDG_RUNTIME_DIR");
    home.heard(&mut command)
}

fn left(home: &Home) -> usize {
    fs::read_dir(home.path("tmp")).unwrap().count()
}

#[test]
fn a_browser_prints_a_private_page_and_nothing_is_left() {
    let home = home(Some(PRINTS));
    let said = run(&home, &["week", "--format", "pdf", "--output", "week.pdf"]);
    assert_snapshot!(said, @r#"
    The page is in week.pdf.
    --- exit 0
    "#);
    let file = home.path("week.pdf");
    assert_eq!(fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o600);
    let page = fs::read_to_string(&file).unwrap();
    let mut lines = page.lines().skip(1);
    assert_eq!(lines.next(), Some("/CreationDate (D:20261120000000+01)"));
    assert_eq!(lines.next(), Some("-rw-------"));
    let words = lines.next().unwrap();
    assert!(words.contains("--headless") && words.contains("MAP * ~NOTFOUND"), "{words}");
    assert!(page.contains("<h1>Week 47: 16 to 20 November 2026</h1>"), "{page}");
    assert_eq!(left(&home), 0);

    let shown = run(&home, &["packet", "--format", "pdf", "--quiet"]);
    assert!(shown.code == 0 && shown.stdout.starts_with("%PDF-1.4"), "{shown}");
    assert_eq!(left(&home), 0);
}

#[rstest]
#[case::one_sheet(1, 1, "usual")]
#[case::it_saves_a_sheet(2, 1, "small")]
#[case::it_saves_none(3, 3, "usual")]
fn letters_are_smaller_where_that_saves_a_sheet(
    #[case] usual: usize,
    #[case] small: usize,
    #[case] letters: &str,
) {
    let pdf = |name: &str, sheets| {
        format!(
            "printf '%%PDF-1.4 {name} /Type /Pages {}' > \"$pdf\"",
            "/Type /Page ".repeat(sheets)
        )
    };
    let browser = format!(
        r#"
        for word; do
            case $word in
            --print-to-pdf=*) pdf=${{word#*=}} ;;
            file://*) page=$(cat "${{word#file://}}") ;;
            esac
        done
        case $page in *'class="small"'*) {} ;; *) {} ;; esac
        "#,
        pdf("small", small),
        pdf("usual", usual),
    );
    let home = home(Some(&browser));
    let said = run(&home, &["packet", "--format", "pdf", "--quiet"]);
    assert!(said.code == 0 && said.stdout.starts_with(&format!("%PDF-1.4 {letters}")), "{said}");
    assert_eq!(left(&home), 0);
}

#[test]
fn where_there_is_no_browser_it_says_what_to_do() {
    let home = home(None);
    assert_snapshot!(run(&home, &["week", "--format", "pdf", "--output", "week.pdf"]), @r#"
    --- standard error
    error: a PDF is printed by Chromium, Chrome or Edge, and none of them is installed
    hint: install chromium, or take --format html and print it from any browser, to a file
    --- exit 1
    "#);
    assert_eq!((left(&home), home.path("week.pdf").exists()), (0, false));
}

#[test]
fn where_the_browser_fails_nothing_is_written() {
    let home = home(Some("exit 1"));
    assert_snapshot!(run(&home, &["trends", "--format", "pdf", "--output", "week.pdf"]), @r#"
    --- standard error
    error: the browser did not print the page
    hint: install chromium, or take --format html and print it from any browser, to a file
    --- exit 1
    "#);
    assert_eq!((left(&home), home.path("week.pdf").exists()), (0, false));
}

#[test]
fn where_daymark_is_killed_the_page_goes_too() {
    let home = home(Some("sleep 1"));
    let mut command = home.program(&["week", "--format", "pdf", "--output", "week.pdf"]);
    command.env("PATH", home.path("bin")).env("TMPDIR", home.path("tmp"));
    command.env_remove("XDG_RUNTIME_DIR").stdout(Stdio::null()).stderr(Stdio::null());
    let mut daymark = command.spawn().unwrap();
    let wait = |until: &dyn Fn() -> bool| {
        for _ in 0..500 {
            if until() {
                return;
            }
            std::thread::sleep(std::time::Duration::from_millis(20));
        }
    };
    wait(&|| left(&home) == 1);
    assert_eq!(left(&home), 1);
    daymark.kill().unwrap();
    daymark.wait().unwrap();
    wait(&|| left(&home) == 0);
    assert_eq!(left(&home), 0);
}

#[test]
#[ignore = "needs Chromium, Chrome or Edge, and pdftotext: just pdf"]
fn an_installed_browser_prints_one_sheet() {
    let home = ninety_days();
    for line in [
        "note add SECRET --private",
        "checkin --date 2026-11-19 --mood 2 --feeling SECRET --note SECRET --private --no-input",
        "plan add coping SECRET --private",
        "plan add reason 'a quiet morning'",
    ] {
        let said = home.run(line);
        assert_eq!(said.code, 0, "{said}");
    }
    for page in ["week", "trends", "review", "plan show", "packet"] {
        let print = || {
            let said = home.run(&format!("{page} --format pdf --output page.pdf --force -q"));
            assert_eq!(said.code, 0, "{said}");
            fs::read(home.path("page.pdf")).unwrap()
        };
        assert_eq!(print(), print(), "the same page is the same bytes");
        let file = home.path("page.pdf");
        let text = std::process::Command::new("pdftotext").arg(&file).arg("-").output().unwrap();
        let text = String::from_utf8(text.stdout).unwrap();
        assert!(text.contains("2026") && !text.contains("SECRET"), "{text}");
        assert_eq!(text.matches('\u{c}').count(), 1, "{text}");
    }
}
