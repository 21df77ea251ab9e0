//! The check-in of a day.

use chrono::TimeDelta;

use crate::domain::entry::checkin::{CheckIn, Used};
use crate::domain::entry::craving::Craving;
use crate::domain::entry::situation::Situations;
use crate::domain::entry::{Body, Entry};
use crate::domain::rating::Ratings;
use crate::domain::scale::{Scale, SleepHours};
use crate::domain::text::Text;
use crate::domain::time::day::Day;
use crate::domain::time::parse_date::Zone;

use super::craving::situations;
use super::day::{DayGenerator, HiddenState, label, text};
use super::phrases;
use super::rng::SampleRng;

impl<Z: Zone> DayGenerator<'_, Z> {
    pub(super) fn checkin(
        &self,
        day: Day,
        weather: HiddenState,
        cravings: &[Entry],
    ) -> Option<Entry> {
        let late = self.rng.chance(0.04) && !self.is_near_the_end(day);
        let minutes = if late { 31 * 60 } else { 20 * 60 + 15 };
        let at = self.at(day, minutes + self.rng.between(0, 119))?;
        let rng = &self.rng;
        let scale = |middle: f64, with_mood: f64| {
            Scale::nearest(middle + with_mood * weather.mood + 1.5 * rng.sway())
        };
        let weekly = day.number() % 7 == 0;
        let ratings = Ratings {
            mood: Some(scale(5.3, 3.2)),
            energy: rng.sometimes(0.93, scale(5.0, 2.4)),
            stress: rng.sometimes(0.93, scale(4.6, -2.6)),
            craving: Some(strongest(cravings).unwrap_or(Scale::nearest(rng.sway() + 0.5))),
            confidence: weekly.then(|| scale(5.0 + 2.5 * weather.settled, 1.0)),
            distress: weekly.then(|| scale(4.5 - 1.5 * weather.settled, -2.0)),
        };
        let mut checkin = CheckIn {
            ratings,
            sleep_hours: rng.sometimes(0.95, sleep(rng, weather)).flatten(),
            safe: rng.sometimes(0.97, true),
            situations: met(rng, weather, cravings),
            ..CheckIn::default()
        };
        let pool: &[&str] =
            if weather.mood < 0.0 { &phrases::HARD_FEELINGS } else { &phrases::EASY_FEELINGS };
        let how_many = usize::from(rng.between(0, 2));
        checkin.feelings = rng.pick_some(pool, how_many).into_iter().filter_map(label).collect();
        for (n, focus) in self.focuses.iter().enumerate() {
            // The second focus has the goal to use less, and days on which it is used.
            let used = if n > 0 && rng.chance(0.1) { Used::Yes } else { Used::No };
            checkin.set_used(*focus, if rng.chance(0.01) { Used::Skip } else { used });
        }
        let note = if rng.chance(0.85) { note(rng, weather, self.silent) } else { None };
        self.entry(day, at, TimeDelta::zero(), note, Body::CheckIn(checkin))
    }
}

fn craving(entry: &Entry) -> Option<&Craving> {
    match &entry.body {
        Body::Craving(craving) => Some(craving),
        _ => None,
    }
}

fn strongest(cravings: &[Entry]) -> Option<Scale> {
    cravings.iter().filter_map(craving).map(|craving| craving.intensity).max()
}

/// The situations of the day: those of its cravings, and now and then another, or none.
fn met(rng: &SampleRng, weather: HiddenState, cravings: &[Entry]) -> Option<Situations> {
    let other = rng.chance(0.3).then(|| situations(rng, weather));
    let all =
        cravings.iter().filter_map(craving).filter_map(|craving| craving.situations).chain(other);
    rng.sometimes(0.94, all.flat_map(|some| some.iter().collect::<Vec<_>>()).collect())
}

fn sleep(rng: &SampleRng, weather: HiddenState) -> Option<SleepHours> {
    let hours = 5.4 + 1.6 * weather.settled + 0.6 * weather.mood + 1.8 * rng.sway();
    ((hours * 2.0).round() / 2.0).try_into().ok()
}

fn note(rng: &SampleRng, weather: HiddenState, silent: u16) -> Option<Text> {
    let pool: &[&str] = match weather.mood {
        hard if hard < -0.25 => &phrases::LOW,
        easy if easy > 0.3 => &phrases::GOOD,
        _ => &phrases::ORDINARY,
    };
    let mut said: Vec<&str> = Vec::new();
    if weather.after_use {
        said.extend(rng.pick(&phrases::AFTER_USE));
    } else if silent > 1 {
        said.extend(rng.pick(&phrases::BACK));
    }
    let how_many = usize::from(rng.between(1, 2));
    said.extend(rng.pick_some(pool, how_many));
    said.extend(rng.one_of(0.3, &phrases::ORDINARY).filter(|one| !said.contains(one)));
    text(&said.join(" "))
}
