//! The most lines that a page takes on a screen of 80 columns, of a journal of three years.

use rstest::rstest;

use crate::support::Home;
use crate::terminal::screen;

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
    home.run("demo .local/share/daymark");
    let page = screen(&home, line);
    let lines = page.lines().count() - 1;
    assert!(page.ends_with("--- exit 0") && lines <= most, "{lines} lines of {most}:\n{page}");
}
