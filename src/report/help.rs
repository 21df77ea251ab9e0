//! Help in danger: what `help-now` says, and the shorter forms shown by a check-in and after a use.
//!
//! Needs nothing of the journal, so it is there when the journal is not.

use serde::Serialize;

use crate::domain::day::Day;
use crate::domain::focus::Kind;
use crate::domain::region::Region;
use crate::domain::safety::{self, CrisisLine, OwnHelp, OwnLine, Purpose};

/// Everything on one page, the most urgent first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Help {
    /// `daymark.help.v1`.
    pub schema: &'static str,
    /// Where the person is; with none set, every region's numbers are given.
    pub region: Option<Region>,
    /// Who to call.
    #[serde(flatten)]
    pub contacts: Contacts,
    /// What an overdose looks like, and what to do.
    pub overdose: Overdose,
    /// The danger of stopping alcohol or benzodiazepines suddenly.
    pub stopping: Stopping,
    /// When the least recently checked of these numbers was checked; absent where all are the
    /// person's own.
    pub last_verified: Option<Day>,
}

impl Help {
    /// The name of the answer.
    pub const SCHEMA: &'static str = "daymark.help.v1";

    /// The page for a region, with what the person keeps for themselves.
    #[must_use]
    pub fn new(region: Option<Region>, own: &OwnHelp) -> Self {
        let contacts = Contacts::new(region, own);
        let numbers = contacts.emergency.iter().filter_map(|one| one.last_verified);
        let last_verified =
            numbers.chain(contacts.lines.iter().map(|line| line.last_verified)).min();
        Self {
            schema: Self::SCHEMA,
            region,
            overdose: Overdose::new(&contacts),
            stopping: Stopping::with(&contacts),
            last_verified,
            contacts,
        }
    }
}

/// What is shown at once when someone says that they do not feel safe.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
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
pub struct UseCard {
    /// The kind of what was used.
    pub kind: Kind,
    /// Why an overdose of opioids can follow on this kind, where that is not plain.
    pub hidden_opioids: Option<&'static str>,
    /// The overdose card; absent for the kinds that get the support lines alone.
    pub overdose: Option<Overdose>,
    /// Who to call.
    #[serde(flatten)]
    pub contacts: Contacts,
}

impl UseCard {
    /// The card for a kind and a region, with what the person keeps for themselves.
    #[must_use]
    pub fn new(kind: Kind, region: Option<Region>, own: &OwnHelp) -> Self {
        let contacts = Contacts::new(region, own);
        Self {
            kind,
            hidden_opioids: safety::hidden_opioids(kind),
            overdose: safety::overdose_card_for(kind).then(|| Overdose::new(&contacts)),
            contacts,
        }
    }
}

/// Who to call.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
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
pub struct Emergency {
    /// What to dial.
    pub number: String,
    /// Where it answers; empty for the person's own.
    pub regions: &'static [Region],
    /// When it was last checked; absent for the person's own.
    pub last_verified: Option<Day>,
}

impl Contacts {
    fn new(region: Option<Region>, own: &OwnHelp) -> Self {
        let emergency = match &own.emergency {
            Some(number) => {
                vec![Emergency { number: number.to_string(), regions: &[], last_verified: None }]
            }
            None => safety::emergency_numbers_for(region)
                .map(|one| Emergency {
                    number: one.number.to_owned(),
                    regions: one.regions,
                    last_verified: Some(one.last_verified),
                })
                .collect(),
        };
        let lines = if own.replaces_lines() {
            Vec::new()
        } else {
            safety::lines_for(region).copied().collect()
        };
        Self { emergency, own_lines: own.lines.clone(), lines }
    }

    /// What to dial in an emergency, as it stands in a sentence: "911", or "911 (US, Canada),
    /// 999 (UK), 112 (Ireland, EU) or your local number".
    #[must_use]
    pub fn dial(&self) -> String {
        if let [only] = self.emergency.as_slice() {
            return only.number.clone();
        }
        let numbers: Vec<String> = self
            .emergency
            .iter()
            .map(|one| format!("{} ({})", one.number, region_names(one.regions)))
            .collect();
        format!("{} or your local number", numbers.join(", "))
    }
}

fn region_names(regions: &[Region]) -> String {
    regions.iter().map(|region| region.name()).collect::<Vec<_>>().join(", ")
}

/// What an overdose looks like, and what to do.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Overdose {
    /// Its signs; it need not show all of them.
    pub signs: &'static [&'static str],
    /// What to do, in order.
    pub steps: [String; 6],
    /// What does harm, each after "do not".
    pub avoid: &'static [&'static str],
    /// Why an amount that used to be usual is not safe any more.
    pub tolerance: &'static str,
    /// Why nobody should use alone.
    pub never_alone: &'static str,
}

impl Overdose {
    fn new(contacts: &Contacts) -> Self {
        Self {
            signs: &safety::OVERDOSE_SIGNS,
            steps: safety::overdose_steps(&contacts.dial()),
            avoid: &safety::OVERDOSE_AVOID,
            tolerance: safety::TOLERANCE,
            never_alone: safety::NEVER_ALONE,
        }
    }
}

/// The danger of stopping alcohol or benzodiazepines suddenly.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Stopping {
    /// What can happen.
    pub danger: &'static str,
    /// What to do instead.
    pub advice: &'static str,
    /// When to call the emergency services.
    pub emergency: String,
}

impl Stopping {
    /// The warning for a region, with what the person keeps for themselves.
    ///
    /// [`safety::stopping_is_dangerous`] and [`safety::stopping_warning_at`] tell when it is due.
    #[must_use]
    pub fn new(region: Option<Region>, own: &OwnHelp) -> Self {
        Self::with(&Contacts::new(region, own))
    }

    fn with(contacts: &Contacts) -> Self {
        Self {
            danger: safety::STOPPING_DANGER,
            advice: safety::STOPPING_ADVICE,
            emergency: safety::stopping_emergency(&contacts.dial()),
        }
    }
}
