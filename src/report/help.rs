//! Help in danger: what `help-now` says, and the shorter forms shown by a check-in and after a use.
//!
//! Needs nothing of the journal, so it is there when the journal is not.

use serde::Serialize;

use super::json_schema::schemas;
use crate::domain::code::Code;
use crate::domain::focus_kind::FocusKind;
use crate::domain::recovery::crisis_lines::{self, CrisisLine, Provenance, Purpose};
use crate::domain::recovery::region::Region;
use crate::domain::recovery::safety::{self, Overdose, OwnHelp, OwnLine, StoppingRisks};
use crate::domain::text::Sentence;
use crate::domain::time::day::Day;

/// Everything on one page, the most urgent first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Help {
    /// `daymark.help.v1`.
    pub schema: &'static str,
    /// Where the person is; with none set, every region's numbers are given.
    pub region: Option<Region>,
    /// Who to call.
    #[serde(flatten)]
    pub contacts: Contacts,
    /// What an opioid overdose looks like, and what to do.
    pub overdose: OverdoseCard,
    /// The same of an overdose of stimulants.
    pub stimulant: OverdoseCard,
    /// The same of alcohol.
    pub alcohol: OverdoseCard,
    /// The danger of stopping suddenly, and what else to know of stopping.
    pub stopping: Stopping,
    /// When the first of these numbers was taken from a public page; absent where all are the
    /// person's own.
    pub taken_over: Option<Day>,
    /// Always null: nobody is known to have called the numbers to check.
    pub last_verified: (),
    /// The lines of their plan that the person copied here.
    pub plan: Vec<Sentence>,
}

impl Help {
    /// The name of the answer.
    pub const SCHEMA: &'static str = "daymark.help.v1";

    /// The page for a region, with what the person keeps for themselves.
    #[must_use]
    pub fn new(region: Option<Region>, own: &OwnHelp) -> Self {
        let contacts = Contacts::new(region, own);
        let card = |of| OverdoseCard::new(of, &contacts);
        let numbers = contacts.emergency.iter().filter_map(|one| one.taken_over);
        let taken = numbers.chain(contacts.lines.iter().map(|line| line.taken_over));
        Self {
            schema: Self::SCHEMA,
            region,
            overdose: OverdoseCard { tolerance: Some(safety::TOLERANCE), ..card(Overdose::Opioid) },
            stimulant: card(Overdose::Stimulant),
            alcohol: card(Overdose::Alcohol),
            stopping: Stopping::with(StoppingRisks::ALL, contacts.dial_here()),
            taken_over: taken.map(|one| one.on).min(),
            last_verified: (),
            plan: own.plan.clone(),
            contacts,
        }
    }
}

/// What is shown at once when someone says that they do not feel safe.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct ShortHelp {
    /// Who to call; only lines where someone listens.
    #[serde(flatten)]
    pub contacts: Contacts,
}

impl ShortHelp {
    /// The lines for a region, with what the person keeps for themselves.
    #[must_use]
    pub fn new(region: Option<Region>, own: &OwnHelp) -> Self {
        let mut contacts = Contacts::new(region, own);
        contacts.lines.retain(|line| line.purpose == Purpose::Crisis);
        Self { contacts }
    }
}

/// What is shown first after a use.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct UseCard {
    /// The kind of what was used.
    pub kind: FocusKind,
    /// Whether it was shown whole; else as one line that names `help-now`.
    pub whole: bool,
    /// Why an overdose of opioids can follow on this kind, where that is not plain.
    pub hidden_opioids: Option<&'static str>,
    /// The card that fits the kind; absent for the kinds that get the support lines alone.
    pub overdose: Option<OverdoseCard>,
    /// Who to call.
    #[serde(flatten)]
    pub contacts: Contacts,
}

impl UseCard {
    /// The card for a kind and a region, with what the person keeps for themselves; it is shown whole.
    #[must_use]
    pub fn new(kind: FocusKind, region: Option<Region>, own: &OwnHelp) -> Self {
        let mut contacts = Contacts::new(region, own);
        let overdose = Overdose::after(kind).map(|of| OverdoseCard {
            tolerance: safety::old_dose_can_kill(kind).then_some(safety::TOLERANCE),
            ..OverdoseCard::new(of, &contacts)
        });
        // A behaviour, tobacco and the like call for nobody to watch over a use.
        let watched = overdose.as_ref().is_some_and(|card| card.never_alone.is_some());
        contacts.lines.retain(|line| watched || line.purpose != Purpose::Spotting);
        let (whole, hidden_opioids) = (true, safety::hidden_opioids(kind));
        Self { kind, whole, hidden_opioids, overdose, contacts }
    }
}

/// Who to call.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Contacts {
    /// The emergency services; the person's own number replaces those that ship.
    pub emergency: Vec<Emergency>,
    /// The person's own lines.
    pub own_lines: Vec<OwnLine>,
    /// The lines that ship.
    pub lines: Vec<CrisisLine>,
}

/// A number of the emergency services.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Emergency {
    /// What to dial.
    pub number: String,
    /// Where it answers; empty for the person's own.
    pub regions: &'static [Region],
    /// Where it was taken from, and when; absent for the person's own.
    pub taken_over: Option<Provenance>,
    /// Always null: nobody is known to have called it to check.
    pub last_verified: (),
}

impl Contacts {
    /// Those of a region, with what the person keeps for themselves.
    #[must_use]
    pub fn new(region: Option<Region>, own: &OwnHelp) -> Self {
        let emergency = match &own.emergency {
            Some(number) => vec![Emergency {
                number: number.to_string(),
                regions: &[],
                taken_over: None,
                last_verified: (),
            }],
            None => crisis_lines::emergency_numbers_for(region)
                .map(|one| Emergency {
                    number: one.number.to_owned(),
                    regions: one.regions,
                    taken_over: Some(one.taken_over),
                    last_verified: (),
                })
                .collect(),
        };
        let lines = if own.replaces_lines() {
            Vec::new()
        } else {
            crisis_lines::lines_for(region).copied().collect()
        };
        Self { emergency, own_lines: own.lines.clone(), lines }
    }

    /// Every number to dial in an emergency: "911", or "911 US and Canada, 999 UK, 112 EU".
    #[must_use]
    pub fn dial(&self) -> String {
        let numbers: Vec<String> = self
            .emergency
            .iter()
            .map(|one| match Region::names(one.regions) {
                _ if self.emergency.len() == 1 => one.number.clone(),
                names => format!("{} {}", one.number, names.join(" and ")),
            })
            .collect();
        numbers.join(", ")
    }

    /// What to dial, for a sentence beside which the numbers stand: "911" where there is one.
    #[must_use]
    pub fn dial_here(&self) -> &str {
        match self.emergency.as_slice() {
            [only] => &only.number,
            _ => "the emergency number",
        }
    }

    /// The lines for one purpose.
    pub fn lines_for(&self, purpose: Purpose) -> impl Iterator<Item = &CrisisLine> {
        self.lines.iter().filter(move |line| line.purpose == purpose)
    }
}

/// What an overdose looks like, and what to do.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct OverdoseCard {
    /// What it is an overdose of.
    pub of: Overdose,
    /// Its signs; it need not show all of them.
    pub signs: &'static [&'static str],
    /// What to do, in order.
    pub steps: Vec<String>,
    /// What does harm, each after "do not".
    pub avoid: &'static [&'static str],
    /// Why an amount that used to be usual is not safe any more, where it can kill.
    pub tolerance: Option<&'static str>,
    /// Why nobody should use alone.
    pub never_alone: Option<&'static str>,
}

impl OverdoseCard {
    /// The cards that focuses of these kinds call for, the one with the least time to act first.
    #[must_use]
    pub fn for_kinds(kinds: impl IntoIterator<Item = FocusKind>, contacts: &Contacts) -> Vec<Self> {
        let called_for: Vec<_> = kinds.into_iter().filter_map(Overdose::after).collect();
        let all = Overdose::ALL.iter().rev().filter(|of| called_for.contains(of));
        let card = |of: &Overdose| Self {
            tolerance: (*of == Overdose::Opioid).then_some(safety::TOLERANCE),
            ..Self::new(*of, contacts)
        };
        all.map(card).collect()
    }

    fn new(of: Overdose, contacts: &Contacts) -> Self {
        Self {
            of,
            signs: of.signs(),
            steps: of.steps(contacts.dial_here()),
            avoid: of.avoid(),
            tolerance: None,
            never_alone: (of != Overdose::Alcohol).then_some(safety::NEVER_ALONE),
        }
    }
}

/// What to know of stopping.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Stopping {
    /// What can happen on stopping suddenly, where that is dangerous in itself.
    pub danger: Option<&'static str>,
    /// What to do instead.
    pub advice: Option<&'static str>,
    /// When to call the emergency services.
    pub emergency: Option<String>,
    /// What else to know, a sentence each.
    pub also: Vec<&'static str>,
}

impl Stopping {
    /// What to know of stopping this kind in a region, with what the person keeps for themselves;
    /// nothing where there is nothing to warn of.
    #[must_use]
    pub fn new(kind: FocusKind, region: Option<Region>, own: &OwnHelp) -> Option<Self> {
        let risks = StoppingRisks::of(kind);
        risks.any().then(|| Self::with(risks, &Contacts::new(region, own).dial()))
    }

    /// What to know of these risks, where `emergency` says what to dial.
    #[must_use]
    pub fn with(risks: StoppingRisks, emergency: &str) -> Self {
        let suddenly = |text| risks.suddenly.then_some(text);
        Self {
            danger: suddenly(safety::STOPPING_DANGER),
            advice: suddenly(safety::STOPPING_ADVICE),
            emergency: risks.suddenly.then(|| safety::stopping_emergency(emergency)),
            also: risks.also(),
        }
    }
}

schemas! {
    "help": Help = "daymark help-now --json",
}
