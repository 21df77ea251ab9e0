//! The medication ledger: medications with their doses, and what follows from them.

use super::missed_doses::{DoseGap, days_of_fallen_tolerance, gap};
use crate::domain::entry::dose::{Dose, DoseCounts};
use crate::domain::focus_kind::FocusKind;
use crate::domain::id::Id;
use crate::domain::records::focus::Focus;
use crate::domain::records::medication::class::MedicationClass;
use crate::domain::records::medication::{Carried, Medication};
use crate::domain::records::treatment::stays::Stays;
use crate::domain::records::treatment::{Setting, Treatment};
use crate::domain::text::OneLine;
use crate::domain::time::day::Day;
use crate::domain::time::window::Window;

/// Medications, and the doses of them from some day on.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Ledger {
    /// Every medication, in the order of lists.
    pub medications: Vec<Medication>,
    /// The doses, by day and time.
    pub doses: Vec<Dose>,
    /// The stays in treatment and custody, where nobody is asked to record doses.
    pub stays: Stays,
}

/// Something of a medication to see to before long.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Upkeep {
    /// So many doses of the supply are left by what is recorded.
    FewLeft(u32),
    /// The naloxone kit expires on this day, which is near.
    Expires(Day),
    /// The naloxone kit expired on this day.
    Expired(Day),
}

/// A supply of so many doses or fewer is few.
pub const FEW_DOSES: u32 = 7;

/// A kit that expires within so many days is said to.
const EXPIRY_NEAR_DAYS: i32 = 30;

impl Ledger {
    /// Those that are not put away, each with its doses.
    fn kept(&self) -> impl Iterator<Item = (&Medication, Vec<Dose>)> {
        let kept = self.medications.iter().filter(|one| one.meta.archived_at.is_none());
        kept.map(|one| (one, self.doses_of(one.meta.id)))
    }

    /// The doses of one medication.
    #[must_use]
    pub fn doses_of(&self, medication: Id) -> Vec<Dose> {
        self.doses.iter().filter(|dose| dose.medication == medication).copied().collect()
    }

    /// What became of the doses of the days of `window`, for each medication that was taken in it or has one
    /// recorded. From `clock`, the clock's day, on a dose that was not recorded is left out.
    #[must_use]
    pub fn counts(&self, window: Window, clock: Day) -> Vec<(&Medication, DoseCounts)> {
        let counted = self.kept().filter_map(|(one, doses)| {
            let periods = one.periods();
            let plan = one.plan(&periods);
            let counts = plan.count(&doses, (window, clock), |day| self.stays.contain(day));
            let first =
                periods.first().map_or(window.to(), |period| period.from.max(window.from()));
            let taken = first <= window.to() && plan.on(first).is_some();
            (taken || counts != DoseCounts::default()).then_some((one, counts))
        });
        counted.collect()
    }

    /// The doses that are to be taken on the clock's day, each with how much it is and the day it is for.
    #[must_use]
    pub fn due(&self, clock: Day) -> Vec<(&Medication, OneLine, Day)> {
        let mut due = Vec::new();
        for (one, doses) in self.kept() {
            let periods = one.periods();
            let plan = one.plan(&periods);
            for dose in plan.open_on(&doses, clock) {
                due.extend(plan.on(dose.day).map(|period| (one, period.dose.clone(), dose.day)));
            }
        }
        due
    }

    /// The medications whose missing doses call for a word with the prescriber, on the clock's day.
    #[must_use]
    pub fn gaps(&self, clock: Day) -> Vec<(&Medication, DoseGap)> {
        let gap_of = |(one, doses): (_, Vec<Dose>)| {
            let one: &Medication = one;
            let periods = one.periods();
            Some((one, gap(one.class?, &one.plan(&periods), &doses, (clock, &self.stays))?))
        };
        self.kept().filter_map(gap_of).collect()
    }

    /// What to see to before long.
    #[must_use]
    pub fn upkeep(&self, clock: Day) -> Vec<(&Medication, Upkeep)> {
        let mut found = Vec::new();
        for (one, doses) in self.kept() {
            let goes_on = one.is_taken_on(clock);
            let left = one.supply_left(&doses).filter(|left| goes_on && *left <= FEW_DOSES);
            found.extend(left.map(|left| (one, Upkeep::FewLeft(left))));
            let near = one.expires.filter(|day| day.days_since(clock) <= EXPIRY_NEAR_DAYS);
            found.extend(near.map(|day| {
                (one, if day < clock { Upkeep::Expired(day) } else { Upkeep::Expires(day) })
            }));
        }
        found
    }

    /// Whether the naloxone kit is carried; `None` where nothing is said of one.
    #[must_use]
    pub fn naloxone(&self) -> Option<Carried> {
        let kits = self.medications.iter().filter(|one| one.meta.archived_at.is_none());
        kits.filter(|one| one.class == Some(MedicationClass::Naloxone)).find_map(|kit| kit.carried)
    }

    /// Whether a medication bears on a focus: the one it is for, or where that is not said opioids and `other`.
    fn concerns(one: &Medication, focus: &Focus) -> bool {
        match one.focus {
            Some(of) => of == focus.id,
            None => matches!(
                focus.kind,
                FocusKind::OpioidShort | FocusKind::OpioidLong | FocusKind::Other
            ),
        }
    }

    /// Whether maintenance medication is taken for a focus on a day, by the ledger; `None` where it has none
    /// for it.
    #[must_use]
    pub fn maintenance(&self, focus: &Focus, day: Day) -> Option<bool> {
        let maintains = |one: &&Medication| {
            one.class.is_some_and(MedicationClass::is_maintenance) && Self::concerns(one, focus)
        };
        let mut of_focus = self.medications.iter().filter(maintains).peekable();
        of_focus.peek()?;
        Some(of_focus.any(|one| one.is_taken_on(day)))
    }

    /// The days, up to `today`, on which tolerance to a focus may have fallen by what became of a medication.
    #[must_use]
    pub fn fallen_tolerance(&self, focus: &Focus, today: Day) -> Vec<Day> {
        let mut days = Vec::new();
        for one in self.medications.iter().filter(|one| Self::concerns(one, focus)) {
            let (Some(class), periods) = (one.class, one.periods()) else { continue };
            let doses = self.doses_of(one.meta.id);
            let (plan, until) = (one.plan(&periods), (today, &self.stays));
            days.extend(days_of_fallen_tolerance(class, &plan, &doses, until));
        }
        days
    }
}

/// The days of discharge from detox, inpatient care or custody, by which tolerance to a focus has fallen
/// (Strang 2003, Merrall 2010): of every kind but nicotine, cannabis and behaviour.
#[must_use]
pub fn discharges(treatments: &[Treatment], kind: FocusKind) -> Vec<Day> {
    let falls = !matches!(kind, FocusKind::Nicotine | FocusKind::Cannabis | FocusKind::Behaviour);
    let opens = |one: &&Treatment| {
        falls && matches!(one.setting, Some(Setting::Detox | Setting::Inpatient | Setting::Custody))
    };
    treatments.iter().filter(opens).filter_map(|one| one.to).collect()
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;
    use crate::domain::entry::dose::DosePeriod;
    use crate::domain::entry::dose::testing::{day, doses};
    use crate::domain::record::{Meta, Record};
    use crate::domain::testing;
    use crate::domain::time::moment::Instant;

    fn meta(name: &str) -> Meta {
        let updated_at = Instant::from_seconds(0).unwrap();
        let (id, name) = (Id::from_bytes([0; 16]), name.parse().unwrap());
        Meta { id, name, position: 0, archived_at: None, updated_at }
    }

    /// A ledger of one medication that is taken every day from 1 November 2026 on.
    fn ledger(class: &str, recorded: &str) -> Ledger {
        let mut one = Medication::begin(meta("m"));
        one.class = Some(class.parse().unwrap());
        one.changes = vec![DosePeriod {
            from: day(1),
            dose: "8 mg".parse().unwrap(),
            schedule: "day".parse().unwrap(),
        }];
        Ledger { medications: vec![one], doses: doses(recorded), ..Ledger::default() }
    }

    fn focus(kind: &str) -> Focus {
        Focus { kind: kind.parse().unwrap(), ..testing::focus([day(1)]) }
    }

    #[rstest]
    #[case::opioids("opioid-short", true)]
    #[case::other("other", true)]
    #[case::alcohol("alcohol", false)]
    fn what_is_for_no_focus_bears_on_opioids(#[case] kind: &str, #[case] bears: bool) {
        let ledger = ledger("methadone", "");
        assert_eq!(ledger.maintenance(&focus(kind), day(5)), bears.then_some(true));
    }

    #[test]
    fn what_is_for_a_focus_bears_on_that_one() {
        let (mut ledger, alcohol) = (ledger("methadone", ""), focus("alcohol"));
        ledger.medications[0].focus = Some(alcohol.id);
        assert_eq!(ledger.maintenance(&alcohol, day(5)), Some(true));
        let heroin = Focus { id: Id::from_bytes([9; 16]), ..focus("opioid-short") };
        assert_eq!(ledger.maintenance(&heroin, day(5)), None);
    }

    #[test]
    fn a_medication_that_was_stopped_maintains_no_more() {
        let mut ledger = ledger("buprenorphine", "");
        ledger.medications[0].stopped_on = Some(day(4));
        let focus = focus("opioid-short");
        assert_eq!(ledger.maintenance(&focus, day(4)), Some(true));
        assert_eq!(ledger.maintenance(&focus, day(5)), Some(false));
        assert_eq!(ledger.fallen_tolerance(&focus, day(5)), [day(4)]);
    }

    #[test]
    fn what_is_due_is_what_is_not_recorded() {
        let due = |recorded: &str| ledger("methadone", recorded).due(day(6)).len();
        assert_eq!((due(""), due("6"), due("6!")), (1, 0, 0));
    }

    #[rstest]
    #[case::detox("detox", "opioid-short", true)]
    #[case::custody("custody", "alcohol", true)]
    #[case::outpatient("outpatient", "opioid-short", false)]
    #[case::nicotine("detox", "nicotine", false)]
    #[case::a_behaviour("inpatient", "behaviour", false)]
    fn a_discharge_lowers_tolerance(
        #[case] setting: &str,
        #[case] kind: &str,
        #[case] lowers: bool,
    ) {
        let mut stay = Treatment::begin(meta("stay"));
        (stay.setting, stay.to) = (Some(setting.parse().unwrap()), Some(day(3)));
        let expected: Vec<Day> = lowers.then_some(day(3)).into_iter().collect();
        assert_eq!(discharges(&[stay], kind.parse().unwrap()), expected);
    }

    #[rstest]
    #[case::far(37, None)]
    #[case::near(36, Some(Upkeep::Expires(day(36))))]
    #[case::over(5, Some(Upkeep::Expired(day(5))))]
    fn an_expiry_is_said_in_time(#[case] on: i32, #[case] expected: Option<Upkeep>) {
        let mut kit = Medication::begin(meta("kit"));
        (kit.class, kit.expires) = (Some(MedicationClass::Naloxone), Some(day(on)));
        let ledger = Ledger { medications: vec![kit], ..Ledger::default() };
        let upkeep: Vec<Upkeep> = ledger.upkeep(day(6)).into_iter().map(|(_, one)| one).collect();
        assert_eq!(upkeep, expected.into_iter().collect::<Vec<_>>());
    }
}
