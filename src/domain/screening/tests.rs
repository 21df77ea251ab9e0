use rstest::rstest;

use super::*;
use crate::domain::code::Code;

#[rstest]
#[case(Instrument::Phq2, &[1, 1], 2, None, Some(false))]
#[case(Instrument::Phq2, &[2, 1], 3, None, Some(true))]
#[case(Instrument::Phq9, &[0; 9], 0, Some("minimal"), Some(false))]
#[case(Instrument::Phq9, &[2, 1, 0, 1, 0, 0, 0, 0, 0], 4, Some("minimal"), Some(false))]
#[case(Instrument::Phq9, &[2, 1, 0, 1, 0, 1, 2, 0, 0], 7, Some("mild"), Some(false))]
#[case(Instrument::Phq9, &[2, 2, 2, 2, 2, 0, 0, 0, 0], 10, Some("moderate"), Some(true))]
#[case(Instrument::Phq9, &[3, 3, 3, 3, 3, 0, 0, 0, 0], 15, Some("moderately severe"), Some(true))]
#[case(Instrument::Phq9, &[3, 3, 3, 3, 3, 3, 2, 0, 0], 20, Some("severe"), Some(true))]
#[case(Instrument::Phq9, &[3; 9], 27, Some("severe"), Some(true))]
#[case(Instrument::Gad2, &[3, 3], 6, None, Some(true))]
#[case(Instrument::Gad7, &[1, 1, 1, 1, 0, 0, 0], 4, Some("minimal"), Some(false))]
#[case(Instrument::Gad7, &[1, 1, 1, 1, 1, 0, 0], 5, Some("mild"), Some(false))]
#[case(Instrument::Gad7, &[2, 2, 2, 2, 2, 0, 0], 10, Some("moderate"), Some(true))]
#[case(Instrument::Gad7, &[3, 3, 3, 3, 3, 0, 0], 15, Some("severe"), Some(true))]
#[case(Instrument::K6, &[2, 2, 2, 2, 2, 2], 12, None, Some(false))]
#[case(Instrument::K6, &[3, 2, 2, 2, 2, 2], 13, None, Some(true))]
#[case(Instrument::CravingScale, &[6; 5], 30, None, None)]
fn totals_are_read_as_published(
    #[case] instrument: Instrument,
    #[case] answers: &[u8],
    #[case] total: u16,
    #[case] band: Option<&str>,
    #[case] positive: Option<bool>,
) {
    assert_eq!(instrument.total(answers), Ok(total));
    assert_eq!((instrument.band(total), instrument.is_positive(total)), (band, positive));
}

#[rstest]
#[case(Instrument::BamUse, Form::Continuous, Some(Instrument::BamUseContinuous), 90)]
#[case(Instrument::BamRisk, Form::Likert, Some(Instrument::BamRisk), 24)]
#[case(
    Instrument::BamProtectiveContinuous,
    Form::Continuous,
    Some(Instrument::BamProtectiveContinuous),
    180
)]
#[case(Instrument::Phq9, Form::Likert, None, 27)]
fn a_form_has_a_range_of_its_own(
    #[case] instrument: Instrument,
    #[case] form: Form,
    #[case] expected: Option<Instrument>,
    #[case] max: u16,
) {
    let found = instrument.in_form(form);
    assert_eq!((found, found.unwrap_or(instrument).scoring().max), (expected, max));
}

#[rstest]
#[case::on_its_day(0, 1, true)]
#[case::on_the_next(1, 1, true)]
#[case::later(2, 1, false)]
#[case::before_it(-1, 1, false)]
#[case::without_an_answer(0, 0, false)]
fn what_is_begun_holds_until_the_day_after(
    #[case] days: i32,
    #[case] answers: usize,
    #[case] holds: bool,
) {
    let day: Day = "2026-11-20".parse().unwrap();
    let draft = ScreeningDraft { instrument: Instrument::Phq2, day, answers: vec![1; answers] };
    assert_eq!(draft.holds_on(day.plus(days)), holds);
}

#[rstest]
#[case::too_few(Instrument::Phq2, &[1], "phq-2 takes 2 answers, not 1")]
#[case::too_many(Instrument::K6, &[1; 7], "k6 takes 6 answers, not 7")]
#[case::too_high(Instrument::Gad2, &[4, 0], "4 is not from 0 to 3")]
#[case::no_items(Instrument::Barc10, &[5; 10], "of barc-10 only a total can be kept")]
fn answers_that_do_not_fit_are_refused(
    #[case] instrument: Instrument,
    #[case] answers: &[u8],
    #[case] why: &str,
) {
    assert_eq!(instrument.total(answers).unwrap_err().to_string(), why);
}

#[rstest]
#[case(Instrument::Phq9, 5, Some(false))]
#[case(Instrument::Phq9, -6, Some(true))]
#[case(Instrument::Gad7, 3, Some(false))]
#[case(Instrument::Gad7, 4, Some(true))]
#[case(Instrument::K6, 24, None)]
fn a_change_is_notable_from_the_published_threshold_on(
    #[case] instrument: Instrument,
    #[case] change: i32,
    #[case] notable: Option<bool>,
) {
    assert_eq!(instrument.is_notable(change), notable);
}

#[test]
fn the_highest_answers_give_the_highest_total() {
    for instrument in Instrument::ALL {
        let Some(items) = instrument.items() else { continue };
        let highest = vec![items.highest; items.number];
        assert_eq!(instrument.total(&highest), Ok(instrument.scoring().max), "{instrument}");
        assert!(items.wording.is_empty() || items.wording.len() == items.number);
        let words = usize::from(items.highest) + 1;
        assert!(items.answers.is_empty() || items.answers.len() == words);
    }
}
