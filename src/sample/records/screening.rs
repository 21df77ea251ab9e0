//! The questionnaires that the invented person has taken, and a scale and a question of their own.

use crate::domain::code::Code;
use crate::domain::entry::own_answer::AnswerForm;
use crate::domain::records::own_scale::OwnScale;
use crate::domain::records::screening::Screening;
use crate::domain::screening::Instrument;
use crate::domain::text::BadText;
use crate::domain::time::day::Day;
use crate::sample::course::UseHistory;
use crate::sample::record_maker::{RecordMaker, changed};

/// A questionnaire, the days after the first on which it was first taken, and every how many days it was in the
/// first year.
const TAKEN: [(Instrument, i32, i32); 4] = [
    (Instrument::Phq9, 7, 30),
    (Instrument::Gad7, 7, 30),
    (Instrument::K6, 12, 72),
    (Instrument::Barc10, 21, 90),
];
/// The days of a year, in which they are asked for more often.
const YEAR: i32 = 365;
/// Every how many days they were taken afterwards.
const LATER_EVERY: i32 = 91;
/// The item of the PHQ-9 that asks for thoughts of death.
const ITEM_9: usize = 8;

/// What was taken on days of which something is written.
pub(super) fn all(make: &RecordMaker, course: &UseHistory) -> Result<Vec<Screening>, BadText> {
    let mut all = Vec::new();
    for (instrument, first, every) in TAKEN {
        let mut after = first;
        while let Some(day) = make.past(after) {
            let written = !course.is_silent(day) && course.used(day).is_none();
            if written && let Some(one) = taken(make, instrument, (day, after))? {
                all.push(one);
            }
            after += if after < YEAR { every } else { LATER_EVERY };
        }
    }
    all.sort_by_key(|one| one.day);
    for (position, one) in (0..).zip(&mut all) {
        one.meta.position = position;
    }
    Ok(all)
}

/// One of a day; answers get lower as time goes by.
fn taken(
    make: &RecordMaker,
    instrument: Instrument,
    (day, after): (Day, i32),
) -> Result<Option<Screening>, BadText> {
    let burden = 0.25 + 0.75 * (-f64::from(after) / 150.0).exp();
    let mut one: Screening = make.begin(instrument.code(), 0)?;
    one.instrument = Some(instrument);
    one.day = Some(day);
    if let Some(items) = instrument.items() {
        let highest = f64::from(items.highest);
        let answer = |place| {
            let felt = highest * (0.75 * burden + 0.3 * make.rng.sway());
            let asks_of_death = instrument == Instrument::Phq9 && place == ITEM_9;
            if asks_of_death { 0 } else { whole(felt.clamp(0.0, highest)) }
        };
        let answers: Vec<u8> = (0..items.number).map(answer).collect();
        one.total = instrument.total(&answers).ok();
        let answers: Vec<_> = answers.iter().map(ToString::to_string).collect();
        one.answers = Some(answers.join(",").parse()?);
    } else {
        let scoring = instrument.scoring();
        let (min, max) = (f64::from(scoring.min), f64::from(scoring.max));
        let total = max - (max - min) * (0.6 * burden + 0.05 * make.rng.sway());
        one.total = Some(whole(total.clamp(min, max)).into());
    }
    changed(day, &mut one);
    Ok(one.total.is_some().then_some(one))
}

/// The whole number that is nearest.
fn whole(number: f64) -> u8 {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "held between 0 and 60"
    )]
    let whole = number.round() as u8;
    whole
}

/// Pain, which no fixed scale asks for each day.
/// A question that is answered in words.
pub(super) fn gratitude(make: &RecordMaker) -> Result<OwnScale, BadText> {
    let question: OwnScale = make.begin("good today", 1)?;
    Ok(OwnScale { answer: Some(AnswerForm::Words), ..question })
}

pub(super) fn pain(make: &RecordMaker) -> Result<OwnScale, BadText> {
    let mut scale: OwnScale = make.begin("back pain", 0)?;
    scale.low = Some("none".parse()?);
    scale.high = Some("cannot stand".parse()?);
    Ok(scale)
}
