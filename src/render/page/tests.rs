use proptest::prelude::*;
use rstest::rstest;

use super::*;
use crate::render::table::Align;

#[rstest]
#[case("", &[""])]
#[case("one", &["one"])]
#[case("one two three", &["one two", "three"])]
#[case("one  two", &["one two"])]
#[case("abcdefghijklm no", &["abcdefgh", "ijklm no"])]
#[case("日本語日本語", &["日本語日", "本語"])]
#[case("about 85 % of all", &["about", "85 % of", "all"])]
#[case("one two · three", &["one", "two ·", "three"])]
#[case("abcdefgh · ij", &["abcdefgh", "ij"])]
fn wraps_at_eight_columns(#[case] text: &str, #[case] lines: &[&str]) {
    assert_eq!(wrap(text, 8), lines);
}

proptest! {
    #[test]
    fn wrapped_lines_fit_and_keep_every_word(text in "[a-z日ä ]{0,120}", width in 2usize..90) {
        let lines = wrap(&text, width);
        prop_assert!(lines.iter().all(|line| line.width() <= width));
        let letters = |s: &str| s.replace(' ', "");
        prop_assert_eq!(letters(&lines.concat()), letters(&text));
    }
}

#[test]
fn a_page_hangs_its_facts_under_their_names() {
    let look = Look { width: 40, ..Look::default() };
    let mut page = Page::new(&look);
    page.title("Friday 20 November");
    page.gap();
    page.line("No use reported for 81 days: 70 confirmed, 11 not logged");
    let due = "evening walk · a meeting with a rather long name";
    page.fact("Due", due, "unused");
    page.fact("A longer name", "and what there is to say of it", "unused");
    page.fact("A name wider than half of the page", "what there is to say", "unused");
    let mut table = Table::new(&look, INDENT, &[Align::Left, Align::Right]);
    table.head(&["scale", "n"]);
    table.row(&["mood", "12"]);
    table.row(&["sleep", "5"]);
    page.table(table);
    insta::assert_snapshot!(page.into_text(), @"
    Friday 20 November

      No use reported for 81 days: 70
      confirmed, 11 not logged
      Due       evening walk · a meeting
                with a rather long name
      A longer name: and what there is to
                say of it
      A name wider than half of the page:
      what there is to say
      scale  n
      mood  12
      sleep  5
    ");
}

#[test]
fn a_table_too_wide_for_its_words_is_a_list() {
    let look = Look { width: 24, ..Look::default() };
    let mut page = Page::new(&look);
    let mut table = Table::new(&look, INDENT, &[Align::Left; 3]);
    table.head(&["routine", "category", "due"]);
    table.row(&["evening walk", "exercise", "every day"]);
    table.row(&["meeting", "", "twice a week"]);
    page.table(table);
    insta::assert_snapshot!(page.into_text(), @"
    routine      category due
    evening walk exercise every day
    meeting               twice a week
    ");
}

#[test]
fn a_drawing_is_never_broken() {
    let look = Look { width: 40, ..Look::default() };
    let mut page = Page::new(&look);
    page.drawn("Mood", "▅  ▂", "rising, about 2 points", "unused");
    page.under("middle 6 (25 days), range 3 to 8; before 5 (27)");
    page.drawn("Sleep", &"▅ ".repeat(10), "no clear change", "unused");
    page.drawn("A name of many words", "▅", "rising", "unused");
    page.few("Look at", &["sleep", "support", "what to do in an overdose"], "unused");
    insta::assert_snapshot!(page.into_text(), @"
    Mood      ▅  ▂  rising, about 2 points
              middle 6 (25 days), range 3
              to 8; before 5 (27)
    Sleep     ▅ ▅ ▅ ▅ ▅ ▅ ▅ ▅ ▅ ▅
              no clear change
    A name of many words
              ▅  rising
    Look at   sleep, support
    ");
    let look = Look { plain: true, ..Look::default() };
    let mut page = Page::new(&look);
    page.drawn("Mood", "▅", "rising", "Mood: rising; middle 6");
    page.under("middle 6");
    page.few("Look at", &["sleep", "support"], "To look at: sleep and support");
    insta::assert_snapshot!(page.into_text(), @"
    Mood: rising; middle 6.
    To look at: sleep and support.
    ");
}

#[test]
fn colours_frame_words_and_change_none() {
    let look = Look { color: true, ..Look::default() };
    let mut page = Page::new(&look);
    page.title("Today");
    page.care("Extra care");
    page.fact("Due", "a walk", "A walk is due");
    insta::assert_snapshot!(page.into_text().escape_debug(), @r"\u{1b}[1mToday\u{1b}[0m\n  \u{1b}[1m\u{1b}[35mExtra care\u{1b}[0m\n  \u{1b}[2mDue\u{1b}[0m       a walk\n");
}

#[test]
fn a_plain_page_is_one_sentence_a_line() {
    let look = Look { plain: true, width: 40, ..Look::default() };
    let mut page = Page::new(&look);
    page.title("Today is Friday 20 November");
    page.gap();
    page.line("No use reported for 81 days: 70 confirmed, 11 not logged.");
    page.fact("Due", "a walk", "A walk is due");
    insta::assert_snapshot!(page.into_text(), @"
    Today is Friday 20 November.
    No use reported for 81 days: 70 confirmed, 11 not logged.
    A walk is due.
    ");
}
