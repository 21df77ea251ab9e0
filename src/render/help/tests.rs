//! Every text this module can write, and what none of them may say.

use rstest::rstest;
use unicode_width::UnicodeWidthStr;

use super::{screen, short_lines, stopping, text, use_card, use_card_screen};
use crate::domain::code::Code;
use crate::domain::focus_kind::FocusKind;
use crate::domain::recovery::region::Region;
use crate::domain::recovery::safety::{OwnHelp, OwnLine};
use crate::render::look::Look;
use crate::report::help::{Help, ShortHelp, Stopping, UseCard};

/// Words never said of a person, and words that scold.
const UNSAID: [&str; 9] =
    ["addict", "abus", "clean", "dirty", "fail", "fell off", "substitution", "junkie", "lapse"];

fn look(width: u16, plain: bool) -> Look {
    Look { width, plain, unicode: false, ..Look::default() }
}

fn own() -> OwnHelp {
    OwnHelp {
        emergency: Some("000".parse().unwrap()),
        only_own: true,
        lines: vec![
            own_line("Ana, sister", "+34 600 000 000"),
            own_line("Clinic", "020 7946 0000 extension 1234567"),
        ],
        plan: Vec::new(),
    }
}

fn own_line(name: &str, phone: &str) -> OwnLine {
    OwnLine { name: name.parse().unwrap(), phone: phone.parse().unwrap() }
}

fn everything(look: &Look) -> Vec<String> {
    let mut texts = Vec::new();
    let regions = Region::ALL.iter().copied().map(Some).chain([None]);
    for (region, own) in regions.flat_map(|one| [(one, OwnHelp::default()), (one, own())]) {
        texts.push(text(&Help::new(region, &own), look));
        texts.push(short_lines(&ShortHelp::new(region, &own), look));
        for rows in [10, 24, 60] {
            texts.push(screen(&Help::new(region, &own), look, rows));
        }
        let warnings = FocusKind::ALL.iter().filter_map(|kind| Stopping::new(*kind, region, &own));
        texts.extend(warnings.map(|warning| stopping(&warning, look)));
        let card = |kind: &FocusKind| use_card(&UseCard::new(*kind, region, &own), look);
        texts.extend(FocusKind::ALL.iter().map(card));
    }
    texts
}

#[rstest]
fn no_text_scolds_or_shouts(#[values(40, 80)] width: u16, #[values(false, true)] plain: bool) {
    for text in everything(&look(width, plain)) {
        let said = text.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
        for word in UNSAID {
            assert!(!said.contains(word), "{word}: {text}");
        }
        assert!(!text.contains('!') && text.is_ascii(), "{text}");
    }
}

#[rstest]
fn no_line_is_wider_than_the_page(#[values(40, 60, 80, 200)] width: u16) {
    for text in everything(&look(width, false)) {
        assert!(text.lines().all(|line| line.width() <= width.into()), "{text}");
    }
}

/// The rows of a terminal of so many columns.
fn rows(text: &str, width: usize) -> usize {
    text.lines().map(|line| line.width().div_ceil(width).max(1)).sum()
}

#[rstest]
fn a_screen_keeps_its_first_line_and_the_prompt_after_it(
    #[values(40, 60, 80, 132)] width: u16,
    #[values(false, true)] plain: bool,
) {
    let regions = Region::ALL.iter().copied().map(Some).chain([None]);
    for (region, own) in regions.flat_map(|one| [(one, OwnHelp::default()), (one, own())]) {
        let help = Help::new(region, &own);
        let page = screen(&help, &look(width, plain), 24);
        assert!(rows(&page, width.into()) <= 23, "{page}");
        let (first, last) = (page.lines().next().unwrap(), page.lines().last().unwrap());
        assert!(first.contains(&help.contacts.emergency[0].number), "{page}");
        assert_eq!(first, last, "{page}");
        assert!(page.contains("breastbone") && page.contains("help-now --all"), "{page}");
    }
}

#[test]
fn a_screen_of_80_by_24_has_the_steps_of_both_overdoses_and_whom_to_talk_to() {
    for region in Region::ALL.iter().copied().map(Some).chain([None]) {
        let page = screen(&Help::new(region, &OwnHelp::default()), &look(80, false), 24);
        for part in
            ["Opioid overdose", "Do not slap", "(overamping)", "if in doubt", "Alcohol", "To talk:"]
        {
            assert!(page.contains(part), "{part}: {page}");
        }
        let order = ["1. Shout", "Stimulant overdose", "Alcohol poisoning", "To talk:"];
        let places: Vec<_> = order.iter().map(|part| page.find(part).unwrap()).collect();
        assert!(places.is_sorted(), "{page}");
    }
}

#[test]
fn colours_take_no_room_on_a_screen() {
    for region in [None, Some(Region::Us)] {
        let help = Help::new(region, &OwnHelp::default());
        let coloured = screen(&help, &Look { color: true, ..look(80, false) }, 24);
        let bare: String = anstream::adapter::strip_str(&coloured).to_string();
        assert_ne!(coloured, bare);
        assert_eq!(bare, screen(&help, &look(80, false), 24));
    }
}

#[test]
fn a_tall_screen_has_all_of_it() {
    let help = Help::new(Some(Region::Gb), &OwnHelp::default());
    let look = look(80, false);
    let all = text(&help, &look);
    let rows = all.lines().count();
    assert_eq!(screen(&help, &look, rows + 1), all);
    assert_ne!(screen(&help, &look, rows), all);
}

#[rstest]
#[case("screen_80", look(80, false), None)]
#[case("screen_40", look(40, false), None)]
#[case("screen_us", look(80, false), Some(Region::Us))]
fn screens(#[case] name: &str, #[case] look: Look, #[case] region: Option<Region>) {
    insta::assert_snapshot!(name, screen(&Help::new(region, &OwnHelp::default()), &look, 24));
}

#[rstest]
fn plain_sentences_end_as_sentences() {
    for text in everything(&look(80, true)) {
        let whole = |line: &str| line.ends_with('.') && !line.starts_with(' ');
        assert!(text.lines().all(whole), "{text}");
    }
}

#[rstest]
#[case("text_80", look(80, false), None)]
#[case("text_40", look(40, false), Some(Region::Gb))]
#[case("plain", look(80, true), None)]
fn pages(#[case] name: &str, #[case] look: Look, #[case] region: Option<Region>) {
    insta::assert_snapshot!(name, text(&Help::new(region, &OwnHelp::default()), &look));
}

#[rstest]
#[case("own_text_80", look(80, false))]
#[case("own_text_40", look(40, false))]
#[case("own_plain", look(80, true))]
fn pages_with_own_lines(#[case] name: &str, #[case] look: Look) {
    insta::assert_snapshot!(name, text(&Help::new(None, &own()), &look));
}

#[rstest]
#[case("short_text_80", look(80, false))]
#[case("short_text_40", look(40, false))]
#[case("short_plain", look(80, true))]
fn short(#[case] name: &str, #[case] look: Look) {
    insta::assert_snapshot!(name, short_lines(&ShortHelp::new(None, &OwnHelp::default()), &look));
}

#[rstest]
#[case("card_opioid_text_80", FocusKind::OpioidShort, look(80, false))]
#[case("card_opioid_text_40", FocusKind::OpioidShort, look(40, false))]
#[case("card_stimulant_plain", FocusKind::Stimulant, look(80, true))]
#[case("card_stimulant_text_80", FocusKind::Stimulant, look(80, false))]
#[case("card_benzodiazepine_text_80", FocusKind::Benzodiazepine, look(80, false))]
#[case("card_alcohol_text_80", FocusKind::Alcohol, look(80, false))]
#[case("card_nicotine_text_80", FocusKind::Nicotine, look(80, false))]
#[case("card_behaviour_plain", FocusKind::Behaviour, look(80, true))]
fn cards(#[case] name: &str, #[case] kind: FocusKind, #[case] look: Look) {
    let card = UseCard::new(kind, Some(Region::Us), &OwnHelp::default());
    insta::assert_snapshot!(name, use_card(&card, &look));
}

#[rstest]
fn a_card_leaves_room_for_the_questions_after_it(#[values(80, 100, 132)] width: u16) {
    let regions = Region::ALL.iter().copied().map(Some).chain([None]);
    for (region, kind) in regions.flat_map(|one| FocusKind::ALL.iter().map(move |kind| (one, kind)))
    {
        for own in [OwnHelp::default(), own()] {
            let card = UseCard::new(*kind, region, &own);
            let page = use_card_screen(&card, &look(width, false), 24);
            assert!(rows(&page, width.into()) <= 20, "{kind:?}: {page}");
            let Some(facts) = &card.overdose else { continue };
            // Where all of it fits, it stands whole.
            if page == use_card(&card, &look(width, false)) {
                continue;
            }
            let (first, last) = (page.lines().next().unwrap(), page.lines().last().unwrap());
            assert!(first.contains(&card.contacts.emergency[0].number), "{page}");
            assert_eq!(first, last, "{page}");
            for step in &facts.steps {
                assert!(page.contains(step.split(' ').next().unwrap()), "{step}: {page}");
            }
            let told = facts.never_alone.is_none() || page.contains("never alone");
            assert!(told && page.contains("daymark help-now"), "{page}");
        }
    }
}

#[rstest]
#[case("card_opioid_screen", FocusKind::OpioidShort)]
#[case("card_stimulant_screen", FocusKind::Stimulant)]
fn cards_on_a_screen(#[case] name: &str, #[case] kind: FocusKind) {
    let card = UseCard::new(kind, None, &OwnHelp::default());
    insta::assert_snapshot!(name, use_card_screen(&card, &look(80, false), 24));
}

#[test]
fn a_card_that_was_shown_not_long_ago_is_one_line() {
    let card = UseCard::new(FocusKind::Alcohol, Some(Region::Us), &OwnHelp::default());
    let card = UseCard { whole: false, ..card };
    for plain in [false, true] {
        let text = use_card(&card, &look(80, plain));
        assert_eq!(text.trim_end().lines().count(), 1, "{text}");
        assert!(text.contains("daymark help-now"), "{text}");
    }
}

#[test]
fn kinds_without_an_overdose_card_hear_nothing_of_tolerance() {
    for kind in [FocusKind::Nicotine, FocusKind::Cannabis, FocusKind::Behaviour] {
        for plain in [false, true] {
            let card = UseCard::new(kind, None, &OwnHelp::default());
            let text = use_card(&card, &look(80, plain)).to_lowercase();
            assert!(!text.contains("tolerance") && !text.contains("overdose"), "{text}");
            assert!(text.contains("988") && text.contains("116 123"), "{text}");
        }
    }
}

#[test]
fn the_referral_line_is_not_among_the_short_lines() {
    let text = short_lines(&ShortHelp::new(None, &OwnHelp::default()), &look(80, false));
    assert!(!text.contains("SAMHSA"), "{text}");
}

#[test]
fn lines_that_ship_stay_until_there_is_another() {
    let own = OwnHelp { lines: Vec::new(), ..own() };
    let text = short_lines(&ShortHelp::new(Some(Region::Gb), &own), &look(80, false));
    assert!(text.contains("116 123"), "{text}");
}

#[test]
fn own_words_are_made_harmless() {
    let mut own = own();
    own.lines[0] = own_line("Ana\u{202e}", "1");
    for plain in [false, true] {
        let text = text(&Help::new(None, &own), &look(80, plain));
        assert!(text.contains("Ana\\u{202e}"), "{text}");
    }
}

#[test]
fn the_page_as_data_fits_its_schema() {
    let schema = include_str!("../../../docs/schema/help.v1.json");
    let schema = serde_json::from_str(schema).unwrap();
    let regions = Region::ALL.iter().copied().map(Some).chain([None]);
    for (region, own) in regions.flat_map(|one| [(one, OwnHelp::default()), (one, own())]) {
        let data = serde_json::to_value(Help::new(region, &own)).unwrap();
        assert!(jsonschema::is_valid(&schema, &data), "{data:#}");
    }
}
