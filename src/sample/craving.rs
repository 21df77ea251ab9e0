//! The cravings of a day.

use chrono::TimeDelta;

use crate::domain::entry::coping::{Coping, Helped, Tried};
use crate::domain::entry::craving::{Acted, Craving};
use crate::domain::entry::situation::{Situation, Situations};
use crate::domain::entry::{Body, Entry};
use crate::domain::scale::Scale;
use crate::domain::time::day::Day;
use crate::domain::time::parse_date::Zone;

use super::day::{DayGenerator, HiddenState, label, text};
use super::phrases;
use super::rng::SampleRng;

/// The hours at which cravings come, most of them in the evening; 25 is one at night.
const HOURS: [u16; 12] = [7, 9, 12, 15, 17, 18, 19, 20, 21, 22, 23, 25];

/// Ways of coping, and how often each helps.
const WAYS: [(Coping, f64); 10] = [
    (Coping::Talk, 0.8),
    (Coping::Delay, 0.6),
    (Coping::Exercise, 0.75),
    (Coping::Leave, 0.85),
    (Coping::UrgeSurfing, 0.55),
    (Coping::Distract, 0.45),
    (Coping::EatRest, 0.6),
    (Coping::DeepBreathing, 0.4),
    (Coping::Meeting, 0.8),
    (Coping::RecallConsequences, 0.35),
];

const HARD: [Situation; 5] = [
    Situation::UnpleasantEmotions,
    Situation::Conflict,
    Situation::PhysicalDiscomfort,
    Situation::UrgesTemptations,
    Situation::SocialPressure,
];
const EASY: [Situation; 5] = [
    Situation::UrgesTemptations,
    Situation::PleasantTimes,
    Situation::PleasantEmotions,
    Situation::SocialPressure,
    Situation::TestingControl,
];

impl<Z: Zone> DayGenerator<'_, Z> {
    pub(super) fn cravings(&self, day: Day, weather: HiddenState) -> Vec<Entry> {
        let payday = if weather.payday { 1.5 } else { 0.0 };
        let usual = 2.2 - 1.7 * weather.settled - 0.5 * weather.mood + payday;
        let count = Scale::nearest(usual + 0.9 * self.rng.sway()).get().min(5);
        (0..count).filter_map(|_| self.craving(day, weather)).collect()
    }

    fn craving(&self, day: Day, weather: HiddenState) -> Option<Entry> {
        let hour = self.rng.pick(&HOURS)?;
        let at = self.at(day, hour * 60 + self.rng.between(0, 59))?;
        let rng = &self.rng;
        let payday = if weather.payday { 1.5 } else { 0.0 };
        let strength = 5.6 - 1.6 * weather.settled - 1.2 * weather.mood + payday;
        let intensity = Scale::nearest((strength + 3.2 * rng.sway()).max(1.0));
        let minutes = 6 + 2 * u16::from(intensity.get()) + rng.between(0, 12);

        let places: &[&str] = if hour < 22 { &phrases::PLACES } else { &phrases::NIGHT_PLACES };
        let mut craving = Craving::of(intensity);
        craving.minutes = rng.sometimes(0.85, minutes).and_then(|it| it.try_into().ok());
        craving.situations = Some(situations(rng, weather));
        craving.place = rng.one_of(0.6, places).and_then(label);
        craving.company = rng.one_of(0.4, &phrases::COMPANY).and_then(label);
        craving.thought = rng.one_of(0.3, &phrases::THOUGHTS).and_then(text);
        craving.feelings =
            rng.one_of(0.4, &phrases::HARD_FEELINGS).and_then(label).into_iter().collect();
        let payday = if weather.payday { rng.sometimes(0.7, "payday") } else { None };
        let tags = payday.into_iter().chain(rng.one_of(0.25, &phrases::TAGS));
        craving.tags = tags.filter_map(label).collect();
        craving.set_coping(coping(rng));
        let after = f64::from(intensity) - 1.0 - relief(&craving.coping);
        craving.after = rng.sometimes(0.8, Scale::nearest(after));
        craving.acted = rng.sometimes(0.9, Acted::No);
        self.entry(day, at, TimeDelta::minutes(minutes.into()), None, Body::Craving(craving))
    }
}

pub(super) fn situations(rng: &SampleRng, weather: HiddenState) -> Situations {
    let likely = if weather.mood < 0.0 { HARD } else { EASY };
    let how_many = if rng.chance(0.25) { 2 } else { 1 };
    rng.pick_some(&likely, how_many).into_iter().collect()
}

fn coping(rng: &SampleRng) -> Vec<Tried> {
    let how_many = rng.between(0, 3).into();
    let ways = rng.pick_some(&WAYS, how_many);
    ways.into_iter()
        .map(|(coping, often)| {
            let helped = if rng.chance(often) {
                Helped::Helped
            } else if rng.chance(0.5) {
                Helped::Partly
            } else {
                Helped::No
            };
            Tried { coping, helped: rng.sometimes(0.85, helped) }
        })
        .collect()
}

/// How far a craving goes down by what was tried against it.
fn relief(coping: &[Tried]) -> f64 {
    let of = |tried: &Tried| match tried.helped {
        Some(Helped::Helped) => 2.5,
        Some(Helped::Partly) => 1.0,
        Some(Helped::No) | None => 0.0,
    };
    coping.iter().map(of).sum()
}
