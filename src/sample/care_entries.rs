//! What the invented person records of their care beside the check-in: doses, symptoms, thoughts, how life stands.
//!
//! All of it follows from a chance of its own, so that check-ins and cravings are what they would be without it.

use std::collections::BTreeMap;

use chrono::TimeDelta;

use crate::domain::amount::Amount;
use crate::domain::cost::Cost;
use crate::domain::entry::balance::{Balance, Ready};
use crate::domain::entry::checkin::{CheckIn, SmallDone, Used};
use crate::domain::entry::dose::{DoseEntry, DoseOutcome};
use crate::domain::entry::life::{Area, LifeCheck};
use crate::domain::entry::own_answer::OwnAnswer;
use crate::domain::entry::return_to_use::ReturnToUse;
use crate::domain::entry::stage::{Stage, StageOfChange};
use crate::domain::entry::symptoms::{SymptomCheck, list_of};
use crate::domain::entry::thought::ThoughtRecord;
use crate::domain::entry::{Body, Entry};
use crate::domain::focus_kind::FocusKind;
use crate::domain::scale::Scale;
use crate::domain::time::day::Day;
use crate::domain::time::parse_date::Zone;

use super::care::Care;
use super::care_phrases as words;
use super::day::{DayGenerator, HiddenState, label, text};

/// How the symptoms of the first days go, 0 to 4.
const SYMPTOMS: [f64; 9] = [1.4, 2.6, 3.1, 2.6, 2.1, 1.6, 1.2, 0.8, 0.5];
/// Every so many days at least the person writes down how life stands.
const LIFE_EVERY: i32 = 30;
/// Every so many days at least they write down a thought.
const THOUGHT_EVERY: i32 = 13;

/// How life stands in each area at first, and how much that gets better in a year or two.
const AREAS: [(Area, f64, f64); 9] = [
    (Area::Housing, 3.0, 2.0),
    (Area::Money, 2.5, 2.5),
    (Area::Work, 3.5, 3.5),
    (Area::Legal, 6.0, 2.0),
    (Area::Family, 4.0, 3.0),
    (Area::Friends, 5.0, 2.0),
    (Area::Health, 4.0, 2.5),
    (Area::Pain, 5.0, 1.5),
    (Area::Purpose, 3.5, 3.0),
];

/// What is said once, on the first day from the one it is for on that is written about.
#[derive(Debug, Clone, Copy)]
enum Once {
    /// The stage with the primary focus.
    Stage(Stage),
    /// What speaks for drinking less and against it; the phrases at this place, and whether they are ready.
    Balance(usize, Ready),
}

/// Each with the days after the first.
const ONCE: [(i32, Once); 4] = [
    (1, Once::Stage(Stage::Action)),
    (10, Once::Balance(0, Ready::No)),
    (50, Once::Balance(1, Ready::Unsure)),
    (430, Once::Stage(Stage::Maintenance)),
];

impl<Z: Zone> DayGenerator<'_, Z> {
    /// Adds it to the entries of a day that has a check-in.
    pub(super) fn add_care(&mut self, day: Day, weather: HiddenState, entries: &mut Vec<Entry>) {
        for entry in entries.iter_mut() {
            if let Body::CheckIn(checkin) = &mut entry.body {
                self.add_to_checkin(checkin, (day, weather));
            }
        }
        let drinks = self.drinks(day, entries);
        entries.extend(drinks);
        let more = [
            self.dose(day),
            self.symptoms(day, 9),
            self.symptoms(day, 17),
            self.once(day),
            self.thought(day),
            self.life(day),
        ];
        entries.extend(more.into_iter().flatten());
    }

    fn add_to_checkin(&mut self, checkin: &mut CheckIn, (day, weather): (Day, HiddenState)) {
        let often = if self.is_near_the_end(day) { 0.6 } else { 0.3 };
        let care = &mut self.care;
        let rng = &care.rng;
        for focus in self.focuses.iter().skip(1) {
            if checkin.used(*focus) == Some(Used::Yes)
                && let Some(amount) = Amount::of_thousandths(u32::from(rng.between(2, 8)) * 500)
            {
                checkin.set_amount(*focus, amount);
            }
        }
        if let Some(scale) = care.scale.filter(|_| rng.chance(0.9)) {
            let pain = Scale::nearest(3.4 - weather.settled - weather.mood + 1.5 * rng.sway());
            checkin.own.insert(scale, OwnAnswer::Number(pain));
        }
        if let Some(question) = care.question
            && let Some(good) = care.measures.one_of(often, &words::GOOD).and_then(label)
        {
            checkin.own.insert(question, OwnAnswer::Words(good));
        }
        if care.small_is_open {
            let done =
                [SmallDone::Yes, SmallDone::Yes, SmallDone::Yes, SmallDone::Partly, SmallDone::No];
            checkin.small_done = rng.pick(&done);
        }
        checkin.small = rng.one_of(0.35, &words::SMALL).and_then(text);
        care.small_is_open = checkin.small.is_some();
    }

    /// What was drunk on an evening that the check-in has an amount of, written down then, mostly with what it cost.
    fn drinks(&self, day: Day, entries: &[Entry]) -> Option<Entry> {
        let rng = &self.care.measures;
        let focus = *self.focuses.get(1)?;
        let amount = entries.iter().find_map(|entry| match &entry.body {
            Body::CheckIn(checkin) => checkin.amount(focus),
            _ => None,
        });
        let amount = amount.filter(|amount| *amount != Amount::NONE)?;
        let at = self.at(day, rng.between(19 * 60, 21 * 60))?;
        // Each for 4.50.
        let cost = Amount::of_thousandths(amount.thousandths() * 9 / 2);
        let mut used =
            ReturnToUse { amount: Some(amount), overdose: Some(false), ..ReturnToUse::of(focus) };
        if let Some(cost) = cost.filter(|_| rng.chance(0.75)) {
            used.set_cost(Cost { amount: cost, currency: "euro".parse().ok() });
        }
        self.entry_by(rng, day, at, TimeDelta::zero(), None, Body::Use(used))
    }

    /// The dose of a day: taken in the morning, now and then on the next, seldom not; or nothing is said of it.
    fn dose(&self, day: Day) -> Option<Entry> {
        let Care { rng, medication, stays, .. } = &self.care;
        let medication = medication.as_ref()?;
        let periods = medication.periods();
        medication.plan(&periods).on(day)?;
        let how = rng.between(0, 99);
        let how = if self.is_near_the_end(day) { 0 } else { how };
        let minutes = rng.between(7 * 60, 8 * 60 + 20);
        let (outcome, minutes) = match how {
            0..90 => (DoseOutcome::Taken, minutes),
            90..94 => (DoseOutcome::Taken, minutes + 24 * 60),
            94..96 => (DoseOutcome::Missed, minutes + 12 * 60),
            _ => return None,
        };
        let at = self.at(day, minutes).filter(|_| !stays.contain(day))?;
        let dose = DoseEntry { medication: medication.meta.id, outcome };
        self.entry_by(rng, day, at, TimeDelta::zero(), None, Body::Dose(dose))
    }

    /// The symptoms at an hour of the first days.
    fn symptoms(&self, day: Day, hour: u16) -> Option<Entry> {
        let Care { rng, first, .. } = &self.care;
        let load = SYMPTOMS.get(usize::try_from(day.days_since(*first)).ok()?)?;
        let focus = *self.focuses.first()?;
        let at = self.at(day, hour * 60 + rng.between(0, 90))?;
        let strength = |load: f64| (0..4).take_while(|step| f64::from(*step) + 0.5 < load).count();
        let rated = list_of(FocusKind::OpioidShort).iter().map(|symptom| {
            let rating = u8::try_from(strength(load + 1.2 * rng.sway())).unwrap_or_default();
            (*symptom, rating)
        });
        let check = SymptomCheck { focus, symptoms: rated.collect() };
        self.entry_by(rng, day, at, TimeDelta::zero(), None, Body::Symptoms(check))
    }

    fn once(&mut self, day: Day) -> Option<Entry> {
        let (after, once) = ONCE.get(self.care.said)?;
        if day.days_since(self.care.first) < *after {
            return None;
        }
        let body = match *once {
            Once::Stage(stage) => {
                Body::Stage(StageOfChange { focus: *self.focuses.first()?, stage })
            }
            Once::Balance(place, ready) => {
                let (pros, cons, barrier, remedy) = words::BALANCES.get(place)?;
                Body::Balance(Balance {
                    focus: *self.focuses.get(1)?,
                    pros: text(pros),
                    cons: text(cons),
                    barrier: text(barrier),
                    remedy: text(remedy),
                    ready: Some(ready),
                })
            }
        };
        self.care.said += 1;
        let at = self.at(day, 18 * 60 + self.care.rng.between(0, 90))?;
        self.entry_by(&self.care.rng, day, at, TimeDelta::zero(), None, body)
    }

    /// A thought with another view of it, and each third time a problem with a step.
    fn thought(&mut self, day: Day) -> Option<Entry> {
        if day < self.care.thought_on {
            return None;
        }
        let care = &mut self.care;
        let rng = &care.rng;
        care.thought_on = day.plus(THOUGHT_EVERY + i32::from(rng.between(0, 9)));
        care.thoughts += 1;
        let mut record = ThoughtRecord::default();
        if care.thoughts.is_multiple_of(3) {
            let (problem, options, step) = rng.pick(&words::PROBLEMS)?;
            record.problem = text(problem);
            (record.options, record.step) = (text(options), text(step));
        } else {
            let (what, thought, feeling, view) = rng.pick(&words::VIEWS)?;
            let before = f64::from(rng.between(6, 9));
            record.what = text(what);
            (record.thought, record.view) = (text(thought), text(view));
            record.feelings = label(feeling).into_iter().collect();
            record.before = Some(Scale::nearest(before));
            record.after = Some(Scale::nearest(before - f64::from(rng.between(1, 4))));
        }
        let at = self.at(day, 19 * 60 + self.care.rng.between(0, 50))?;
        self.entry_by(&self.care.rng, day, at, TimeDelta::zero(), None, Body::Thought(record))
    }

    fn life(&mut self, day: Day) -> Option<Entry> {
        if day < self.care.life_on {
            return None;
        }
        self.care.life_on = day.plus(LIFE_EVERY);
        let rng = &self.care.rng;
        let gone = 1.0 - (-f64::from(day.days_since(self.care.first)) / 300.0).exp();
        let rating = |(area, from, more): (Area, f64, f64)| {
            (area, Scale::nearest(from + gone * more + 1.2 * rng.sway()))
        };
        let areas: BTreeMap<_, _> = AREAS.into_iter().map(rating).collect();
        let at = self.at(day, 20 * 60 + rng.between(0, 10))?;
        self.entry_by(rng, day, at, TimeDelta::zero(), None, Body::Life(LifeCheck { areas }))
    }
}
