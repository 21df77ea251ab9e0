//! Page for a family member or friend.

use serde::Serialize;

use super::help::{Contacts, OverdoseCard};
use super::json_schema::schemas;
use crate::domain::records::contact::{Contact, Role};
use crate::domain::records::focus::Focus;
use crate::domain::records::plan_line::{PlanLine, Section};
use crate::domain::recovery::crisis_lines::Purpose;
use crate::domain::recovery::region::Region;
use crate::domain::recovery::safety::OwnHelp;
use crate::domain::text::{Name, OneLine, Text};
use crate::domain::time::day::Day;

/// The sections of the plan that are written for this page, in its order.
const SECTIONS: [Section; 3] = [Section::Helps, Section::Hinders, Section::Boundary];

/// What the page is worked out from.
#[derive(Debug, Clone, Copy)]
pub struct BesideInput<'a> {
    /// The lines of the plan, those put away too.
    pub lines: &'a [PlanLine],
    /// The contacts, those put away too.
    pub contacts: &'a [Contact],
    /// The focuses that are not archived.
    pub focuses: &'a [Focus],
    /// Whether names, and how to reach somebody, are let out.
    pub names: bool,
    /// Where the person is.
    pub region: Option<Region>,
    /// What they keep of lines of help.
    pub own: &'a OwnHelp,
    /// The current day.
    pub today: Day,
}

/// The page.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct BesidePage {
    /// `daymark.beside.v1`.
    pub schema: &'static str,
    /// What the person wrote for it, section by section, without those that have no line.
    pub sections: Vec<BesideSection>,
    /// What to do in an overdose, a card for each that the focuses call for.
    pub overdose: Vec<OverdoseCard>,
    /// Who to call.
    #[serde(flatten)]
    pub call: Contacts,
    /// The people to turn to, where names are let out.
    pub people: Vec<BesideContact>,
    /// How many people are left out.
    pub people_withheld: usize,
    /// The current day.
    #[serde(skip)]
    pub today: Day,
}

/// What the person wrote in one section.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct BesideSection {
    /// Which one.
    pub section: Section,
    /// The lines.
    pub lines: Vec<Text>,
}

/// Somebody to turn to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct BesideContact {
    /// Their name.
    pub name: Name,
    /// Who they are to the person.
    pub role: Option<Role>,
    /// How to reach them.
    pub how: Option<OneLine>,
}

impl BesidePage {
    /// The name of the answer.
    pub const SCHEMA: &'static str = "daymark.beside.v1";

    /// Works out the page.
    #[must_use]
    pub fn new(input: &BesideInput<'_>) -> Self {
        let BesideInput { lines, contacts, focuses, names, region, own, today } = *input;
        let section = |section: &Section| {
            let of = lines.iter().filter(|one| one.is_shown() && one.section == Some(*section));
            let lines: Vec<_> = of.filter_map(|one| one.words.clone()).collect();
            (!lines.is_empty()).then_some(BesideSection { section: *section, lines })
        };
        let mut call = Contacts::new(region, own);
        call.lines.retain(|line| line.purpose == Purpose::Crisis);
        let kinds = focuses.iter().map(|focus| focus.kind);
        let kept: Vec<_> = contacts.iter().filter(|one| one.meta.archived_at.is_none()).collect();
        let people = kept.iter().filter(|_| names).map(|one| BesideContact {
            name: one.meta.name.clone(),
            role: one.role,
            how: one.how.clone(),
        });
        Self {
            schema: Self::SCHEMA,
            sections: SECTIONS.iter().filter_map(section).collect(),
            overdose: OverdoseCard::for_kinds(kinds, &call),
            people: people.collect(),
            people_withheld: if names { 0 } else { kept.len() },
            call,
            today,
        }
    }

    /// How many lines the person wrote for it.
    #[must_use]
    pub fn lines(&self) -> usize {
        self.sections.iter().map(|section| section.lines.len()).sum()
    }
}

schemas! { "beside": BesidePage = "daymark beside --json" }
