//! Invented journals, for looking around and for trying things out.
//!
//! One seed and one time always give the same journal. It tells of a person in recovery from
//! heroin who also drinks less: days with and without an entry, cravings that come less often as
//! time goes by, returns to use with a new start after one of them, and routines that are kept on
//! most days. Over years there are longer gaps, and a slip in the second attempt.

mod checkin;
mod course;
mod craving;
mod day;
mod dice;
mod phrases;
mod plan;

use crate::domain::entry::Entry;
use crate::domain::focus_kind::{Kind, UseGoal};
use crate::domain::record::Meta;
use crate::domain::records::focus::{Attempt, Focus};
use crate::domain::records::limit::Measure;
use crate::domain::records::plan_line::PlanLine;
use crate::domain::records::plan_rule::PlanRule;
use crate::domain::records::routine::{Mark, Period, Routine};
use crate::domain::records::stays::Stays;
use crate::domain::text::{BadText, Label, Name, Text};
use crate::domain::time::day::Day;
use crate::domain::time::moment::{Instant, Moment};
use crate::domain::time::parse_date::Zone;
use crate::domain::time::schedule::Schedule;

use course::UseHistory;
use day::DayGenerator;
use dice::SampleRng;

/// The parameters of a sample journal: seed, end, length, time zone.
#[derive(Debug)]
pub struct SampleOptions<'z, Z> {
    /// What the journal follows from.
    pub seed: u64,
    /// The time of its end; nothing in it is later.
    pub now: Moment,
    /// The day of its end, which is still without an entry.
    pub today: Day,
    /// How many days before that one it covers, at least 1.
    pub days: u32,
    /// The clocks that the times of day are read from.
    pub zone: &'z Z,
}

/// A sample journal: what stands for all of it, and then, as an iterator, its days.
#[derive(Debug)]
pub struct Sample<'z, Z> {
    focuses: Vec<Focus>,
    routines: Vec<Routine>,
    plan: Vec<PlanLine>,
    rule: PlanRule,
    next: Day,
    teller: DayGenerator<'z, Z>,
}

/// All that was written about one day.
#[derive(Debug, Clone, PartialEq)]
pub struct SampleDay {
    /// Its entries, in the order in which they were written.
    pub entries: Vec<Entry>,
    /// What became of the routines.
    pub marks: Vec<Mark>,
}

impl<'z, Z: Zone> Sample<'z, Z> {
    /// Begins to tell a journal.
    ///
    /// # Errors
    /// [`BadText`] when a name it uses is none, which a test rules out.
    pub fn new(telling: SampleOptions<'z, Z>) -> Result<Self, BadText> {
        let days = i32::try_from(telling.days).unwrap_or(i32::MAX);
        let first = telling.today.plus(-days.max(1));
        let course = UseHistory::new(first, telling.today);
        let dice = SampleRng::new(telling.seed);
        let focuses = vec![heroin(&dice, &course)?, alcohol(&dice, first)?];
        let routines = routines(&dice, first, telling.today)?;
        // A chance of its own: the days stay as they are.
        let of_plan = SampleRng::new(!telling.seed);
        let plan = plan::lines(&of_plan, first, telling.today)?;
        let rule = plan::rule(&of_plan, first)?;
        let ids = focuses.iter().map(|focus| focus.id).collect();
        let teller = DayGenerator::new(telling, dice, course, ids, routines.clone());
        Ok(Self { focuses, routines, plan, rule, next: first, teller })
    }

    /// What the person is in recovery from, the primary focus first.
    #[must_use]
    pub fn focuses(&self) -> &[Focus] {
        &self.focuses
    }

    /// What they mean to do.
    #[must_use]
    pub fn routines(&self) -> &[Routine] {
        &self.routines
    }

    /// The lines of their plan.
    #[must_use]
    pub fn plan(&self) -> &[PlanLine] {
        &self.plan
    }

    /// Their early-warning rule.
    #[must_use]
    pub fn rule(&self) -> &PlanRule {
        &self.rule
    }
}

impl<Z: Zone> Iterator for Sample<'_, Z> {
    type Item = SampleDay;

    fn next(&mut self) -> Option<SampleDay> {
        let day = self.next;
        if day >= self.teller.telling.today {
            return None;
        }
        self.next = day.plus(1);
        Some(self.teller.tell(day))
    }
}

fn heroin(dice: &SampleRng, course: &UseHistory) -> Result<Focus, BadText> {
    let starts = course.starts();
    let learned = phrases::LEARNED.iter().cycle();
    let mut attempts = Vec::new();
    for (n, (since, learned)) in starts.iter().zip(learned).enumerate() {
        let over = n + 1 < starts.len();
        let learned = over.then(|| learned.parse::<Text>()).transpose()?;
        attempts.push(Attempt { id: dice.id(), since: *since, learned });
    }
    Ok(Focus {
        id: dice.id(),
        name: "heroin".parse()?,
        kind: Kind::OpioidShort,
        goal: UseGoal::None,
        maintenance: true,
        position: 0,
        archived_at: None,
        updated_at: Instant::noon_of(starts.last().copied().unwrap_or_else(Day::first)),
        attempts,
        phases: Vec::new(),
        measure: Measure::default(),
        tolerance_fell_on: Vec::new(),
    })
}

fn alcohol(dice: &SampleRng, first: Day) -> Result<Focus, BadText> {
    Ok(Focus {
        id: dice.id(),
        name: "alcohol".parse()?,
        kind: Kind::Alcohol,
        goal: UseGoal::Less,
        maintenance: false,
        position: 1,
        archived_at: None,
        updated_at: Instant::noon_of(first),
        attempts: vec![Attempt { id: dice.id(), since: first, learned: None }],
        phases: Vec::new(),
        measure: Measure::default(),
        tolerance_fell_on: Vec::new(),
    })
}

fn routines(dice: &SampleRng, first: Day, today: Day) -> Result<Vec<Routine>, BadText> {
    let walks = [
        Period { from: first, schedule: Schedule::PerWeek(3) },
        Period { from: first.plus(45), schedule: Schedule::Daily },
    ];
    let twice_a_week = [Period { from: first, schedule: Schedule::PerWeek(2) }];
    let every_third_day = [Period { from: first.plus(7), schedule: Schedule::EveryDays(3) }];
    let routines: [(&str, &str, &[Period]); 3] = [
        ("evening walk", "exercise", &walks),
        ("meeting", "meeting", &twice_a_week),
        ("call Ana", "people", &every_third_day),
    ];
    (0..)
        .zip(routines)
        .map(|(position, (name, category, periods))| {
            let periods: Vec<_> = periods.iter().filter(|p| p.from < today).copied().collect();
            let changed = periods.last().map_or(first, |period| period.from);
            Ok(Routine {
                meta: Meta {
                    id: dice.id(),
                    name: name.parse::<Name>()?,
                    position,
                    archived_at: None,
                    updated_at: Instant::noon_of(changed),
                },
                category: Some(category.parse::<Label>()?),
                archived_on: None,
                periods,
                excused: Stays::default(),
                marked_on: Vec::new(),
                time: None,
            })
        })
        .collect()
}

#[cfg(test)]
mod tests;
