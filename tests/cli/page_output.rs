//! Pages in every form, on standard output and in files.

use std::fs;
use std::os::unix::fs::PermissionsExt;

use insta::assert_snapshot;
use rstest::rstest;

use crate::history::ninety_days;
use crate::support::Home;
use crate::terminal::{end, start};

/// The commands whose page can be given in several forms.
const PAGES: [&str; 5] = ["week", "trends", "review", "plan show", "packet"];

/// The ninety days with a plan.
fn home() -> Home {
    let home = ninety_days();
    assert_eq!(home.run("plan add coping 'I call <Ana>'").code, 0);
    home
}

#[rstest]
fn every_page_goes_into_a_file_of_ones_own_and_over_none(
    #[values("text", "md", "html", "json")] format: &str,
) {
    let home = home();
    for page in PAGES {
        let said = home.run(&format!("{page} --format {format} --output page -q"));
        assert_eq!(
            (said.code, said.stdout.as_str()),
            (0, "The page is in page.\n"),
            "{page}: {said}"
        );
        let file = home.path("page");
        assert_eq!(fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o600);
        let written = fs::read_to_string(&file).unwrap();
        if format != "text" {
            // Text for no file is of the kind that a terminal shows: `trends` has its commands there.
            assert_eq!(home.run(&format!("{page} --format {format} -q")).stdout, written, "{page}");
        }
        assert!(!written.contains("daymark "), "{page}: {written}");

        let again = home.run(&format!("{page} --format {format} --output page"));
        assert_eq!(again.code, 1, "{again}");
        assert!(again.stderr.contains("error: page is already there, and was kept"), "{again}");
        assert_eq!(fs::read_to_string(&file).unwrap(), written);
        let over = home.run(&format!("{page} --format {format} --output page --force -q"));
        assert_eq!((over.code, fs::read_to_string(&file).unwrap()), (0, written), "{over}");
        fs::remove_file(file).unwrap();
    }
}

#[test]
fn what_was_written_is_told_in_json_too() {
    let home = home();
    let answer = home.json(&["trends", "--output", "page"]);
    assert_eq!(answer["file"], "page");
    assert_eq!(home.run("trends --json").stdout, fs::read_to_string(home.path("page")).unwrap());
}

#[test]
fn over_a_file_it_asks_on_a_terminal() {
    let home = home();
    fs::write(home.path("page"), "mine").unwrap();
    for (answer, code, kept) in [("n", 0, true), ("y", 0, false)] {
        let mut session = start(&home, &["week", "--plain", "--output", "page"]);
        session.exp_string("Write over page? (y/N): ").unwrap();
        session.send_line(answer).unwrap();
        assert_eq!(end(session).1, code);
        assert_eq!(fs::read_to_string(home.path("page")).unwrap() == "mine", kept);
    }
}

#[test]
fn a_secret_of_a_private_note_is_in_no_form_of_a_page() {
    let home = home();
    for line in [
        "note add 'SECRET-1' --private",
        "checkin --date 2026-11-19 --mood 2 --feeling SECRET-2 --note SECRET-3 --private --no-input",
        "craving --at 2h --intensity 9 --place SECRET-4 --thought SECRET-5 --tag SECRET-6 --private",
        "used --date 2026-11-18 --what SECRET-7 --helped SECRET-8 --private --no-input",
        "plan add reason SECRET-9 --private",
    ] {
        let said = home.run(&line.replace("2h", "'2h ago'"));
        assert_eq!(said.code, 0, "{said}");
    }
    for page in PAGES {
        for format in ["text", "md", "html", "json"] {
            for more in ["", "--numbers"] {
                let said = home.run(&format!("{page} --format {format} {more}"));
                assert!(said.code == 0 || more == "--numbers", "{said}");
                assert!(!said.stdout.contains("SECRET"), "{page} {format}: {said}");
            }
        }
    }
    // Nor where one looks around, in what others may see, or in the figures for a clinic.
    for line in [
        "packet --appendix",
        "packet --include notes,names,places,plan --yes",
        "packet --preview --include notes --yes",
        "beside",
        "calendar --output -",
        "remind say",
        "today --more",
        "log --all",
        "export data --format fhir --yes",
    ] {
        for how in ["", " --json"] {
            let said = home.run(&format!("{line}{how}"));
            assert!(said.code < 2 && !said.stdout.contains("SECRET"), "{line}{how}: {said}");
        }
    }
}

#[test]
fn what_does_not_go_together() {
    let home = home();
    assert_snapshot!(home.run("week --force"), @r"
    --- standard error
    error: --output is missing
    hint: usage: daymark week --output <FILE> --force [WEEK]
    --- exit 2
    ");
    assert_snapshot!(home.run("week --format docx"), @r#"
    --- standard error
    error: --format: "docx" does not fit; it takes text, md, html, pdf, json
    hint: see: daymark week --help
    --- exit 2
    "#);
    assert_snapshot!(home.run("week --output no/such/page.html --format html"), @r#"
    --- standard error
    error: no/such/page.html was not written
    cause: No such file or directory (os error 2)
    hint: see what stands in the way, and try again
    --- exit 1
    "#);
}
