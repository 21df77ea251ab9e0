//! The most lines that a page takes on a screen of 80 columns, of a journal of three years.

use rstest::rstest;
use unicode_width::UnicodeWidthStr;

use crate::support::{Home, unwrapped, words};
use crate::terminal::{end, screen, start_on};

#[rstest]
#[case::today("today", 14)]
#[case::week("week", 24)]
#[case::a_whole_week("week last", 24)]
#[case::trends("trends", 24)]
#[case::trends_over_all("trends --window all", 24)]
#[case::phase("phase", 24)]
#[case::milestones("milestones", 24)]
#[case::streak("streak", 30)]
#[case::streak_of_one("streak --focus heroin", 30)]
#[case::month("review", 48)]
#[case::quarter("review quarter", 48)]
#[case::year("review year", 48)]
fn a_page_of_three_years_fits(#[case] line: &str, #[case] most: usize) {
    let home = Home::new();
    // All of three years has more to say than a screen.
    let years = if line.contains("--window all") { "" } else { " --years 3" };
    home.run(&format!("demo .local/share/daymark{years}"));
    let page = screen(&home, line);
    let lines = page.lines().count() - 1;
    assert!(page.ends_with("--- exit 0") && lines <= most, "{lines} lines of {most}:\n{page}");
}

#[rstest]
#[case::of_every_country("help-now")]
#[case::of_one("help-now --region us")]
fn help_now_fits_the_screen_it_is_asked_on(
    #[case] line: &str,
    #[values("--color never", "")] look: &str,
) {
    let line = format!("{line} {look}");
    let (page, code) = end(start_on(&Home::new(), &words(&line), &[], (80, 24)));
    assert_eq!(code, 0);
    // The prompt of the shell takes a row.
    assert!(page.lines().count() < 24, "{page}");
    let (first, last) = (page.lines().next().unwrap(), page.lines().last().unwrap());
    assert!(first.contains("Emergency: 911") && last.contains("Emergency: 911"), "{page}");
}

#[rstest]
fn paper_has_a_width_a_date_lines_to_write_on_and_no_command(
    #[values(
        "week",
        "week last",
        "week --numbers",
        "week --plain",
        "review",
        "review --numbers",
        "review year",
        "review year --plain",
        "packet"
    )]
    line: &str,
    #[values(true, false)] in_withdrawal: bool,
) {
    let home = Home::new();
    home.run("demo .local/share/daymark --years 1");
    if in_withdrawal {
        home.run("focus add wine --kind alcohol --since 2026-11-18");
        home.run("used --focus heroin --no-input");
    }
    let flag = format!("{line} --paper");
    let piped = home.run(line).stdout;
    // It is the same on a terminal, where it is asked for; but there it is the terminal that ends lines.
    let shown = screen(&home, &flag);
    if !line.contains("year") && line != "packet" {
        assert_eq!(shown, format!("{piped}--- exit 0"), "{line}");
    }
    assert!(!piped.to_lowercase().contains("daymark"), "{line}: {piped}");
    assert!(piped.contains("Printed on Friday 20 November 2026"), "{piped}");
    // A printer has few signs; the words of the sample are in ASCII.
    assert!(piped.chars().all(|c| c.is_ascii() || c == '·'), "{piped}");
    if !line.contains("--plain") {
        // No line to write on takes another sheet.
        let is_full = matches!(piped.lines().count() % 60, 0 | 59);
        assert!(piped.ends_with("___\n") || is_full, "{piped}");
        assert!(piped.lines().all(|line| line.width() <= 72), "{piped}");
    }
    if in_withdrawal && !line.contains("last") && !line.contains("packet") {
        assert!(piped.contains("In an overdose, call 911 US and Canada"), "{line}: {piped}");
    }
    if in_withdrawal && line.starts_with("week") && !line.contains("last") {
        assert!(unwrapped(&piped).contains("suddenly after daily use can be dangerous"), "{piped}");
    }
}

#[test]
fn each_month_of_a_longer_review_has_a_sheet_of_its_own_on_paper() {
    let home = Home::new();
    home.run("demo .local/share/daymark --years 1");
    let sheets = home.run("review quarter --paper").stdout;
    let sheets: Vec<_> = sheets.split('\u{c}').collect();
    let titles: Vec<_> = sheets.iter().map(|sheet| sheet.lines().next().unwrap()).collect();
    assert_eq!(titles.len(), 3, "{titles:?}");
    assert!(titles[0].starts_with("Quarter 4 of 2026, up to Friday 20 November 2026"));
    assert!(titles[1].starts_with("October 2026 · ") && titles[2].starts_with("November 2026, up"));
    // A pipe to a pager gets no sheets.
    assert!(!home.run("review quarter").stdout.contains('\u{c}'));
}

#[rstest]
fn a_page_of_the_invented_journal_is_one_sheet_with_lines_to_write_on_where_they_fit(
    #[values("week", "week last", "review", "packet")] line: &str,
    #[values("--years 3", "")] years: &str,
) {
    let home = Home::new();
    home.run(&format!("demo .local/share/daymark {years}"));
    let page = home.run(&format!("{line} --paper")).stdout;
    let to_write_on = page.lines().filter(|line| line.ends_with("____")).count();
    assert!(page.lines().count() <= 60, "{page}");
    assert!(page.lines().all(|line| line.width() <= 72), "{page}");
    // A sheet that is full has no room for them.
    let is_full = page.lines().count() >= 57;
    assert!((2..=5).contains(&to_write_on) || is_full, "{to_write_on}: {page}");
    assert!(!page.contains('\u{c}'), "{page}");
}

#[test]
fn a_page_for_a_session_over_a_new_year_with_two_amounts_is_one_sheet() {
    let (now, home) = ("2027-01-14T20:00:00+01:00", Home::new());
    home.run_at(now, "demo .local/share/daymark --years 3");
    home.run_at(now, "focus edit heroin --unit g");
    home.run_at(now, "used --focus heroin --amount 0.5 --no-input");
    let page = home.run_at(now, "packet --paper").stdout;
    assert!(page.starts_with("For my session · 18 Dec 2026 to 14 Jan 2027 · "), "{page}");
    assert!(page.contains("g: 0.5 on ") && page.lines().count() <= 60, "{page}");
}
