//! Lines of the relapse-prevention plan, each with how it read before.

mod history;

use serde::{Deserialize, Serialize};

use crate::domain::code::codes;
use crate::domain::entry::coping::Coping;
use crate::domain::entry::return_to_use::ReturnToUse;
use crate::domain::entry::situation::{Situation, Situations};
use crate::domain::privacy::Part;
use crate::domain::record::{
    self, Asked, BadRecord, FieldSpec, Input, Meta, Noun, Record, YES, store, store_flag,
};
use crate::domain::text::{Text, folded};
use crate::domain::time::moment::Instant;

pub use history::{LineChange, LineChangeKind, history};

/// As many lines come up in a craving; a tired person reads no more.
const MOST_IN_CRAVING: usize = 2;

codes! {
    /// The section of the plan that a line stands in.
    Section ("section of the plan") {
        /// A sign by which the person notices that it gets harder.
        Warning = "warning",
        /// What to do when it is hard.
        Coping = "coping",
        /// What to say to an offer.
        Refusal = "refusal",
        /// A reason for the change.
        Reason = "reason",
        /// A place that is safe.
        Place = "place",
        /// A person to turn to.
        Person = "person",
        /// A step for the case of a use.
        IfIUse = "if-i-use",
        /// A person, place or thing to let go.
        LetGo = "let-go",
        /// What somebody beside the person can do that helps them.
        Helps = "helps",
        /// What somebody beside them does that does not help.
        Hinders = "hinders",
        /// A boundary of the person's own.
        Boundary = "boundary",
    }
}

/// What a line of the plan says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Wording {
    /// Its section.
    pub section: Section,
    /// The line, in the person's words.
    pub words: Text,
    /// The situation that it is for; for any without one.
    pub situation: Option<Situation>,
    /// The way of coping that it names.
    pub coping: Option<Coping>,
}

/// A line of the plan as it stood for a time.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct LineState {
    /// Since when it was so; each later than the one before.
    pub from: Instant,
    /// What it said.
    #[serde(flatten)]
    pub wording: Wording,
    /// Whether it was put away.
    pub archived: bool,
    /// Whether it was private.
    #[serde(default)]
    pub private: bool,
}

/// One line of the plan.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(expecting = "a line of the plan")]
pub struct PlanLine {
    /// What every record has; its name is the start of its words, and may come again.
    #[serde(flatten)]
    pub meta: Meta,
    /// Its section.
    pub section: Option<Section>,
    /// The line, in the person's words.
    pub words: Option<Text>,
    /// The situation that it is for; for any without one.
    pub situation: Option<Situation>,
    /// The way of coping that it names.
    pub coping: Option<Coping>,
    /// Whether it is on no page but the one that shows it alone.
    #[serde(default)]
    pub private: bool,
    /// How it was before, the earliest first.
    #[serde(default)]
    pub earlier: Vec<LineState>,
}

impl PlanLine {
    /// What it says; `None` while it lacks its section or its words.
    #[must_use]
    pub fn wording(&self) -> Option<Wording> {
        Some(Wording {
            section: self.section?,
            words: self.words.clone()?,
            situation: self.situation,
            coping: self.coping,
        })
    }

    /// Whether it stands in the plan of today.
    #[must_use]
    pub fn is_in_force(&self) -> bool {
        self.meta.archived_at.is_none()
    }

    /// Whether pages show it: it is in force, and not private.
    #[must_use]
    pub fn is_shown(&self) -> bool {
        self.is_in_force() && !self.private
    }

    /// Every state that it has had, the earliest first and the current one last.
    fn states(&self) -> Vec<LineState> {
        // Two changes in one second are told apart, and stay in their order.
        let from = match self.earlier.last().map(|last| last.from) {
            Some(last) if self.meta.updated_at <= last => {
                Instant::from_seconds(last.seconds() + 1).unwrap_or(last)
            }
            _ => self.meta.updated_at,
        };
        let (archived, private) = (self.meta.archived_at.is_some(), self.private);
        let now = self.wording().map(|wording| LineState { from, wording, archived, private });
        self.earlier.iter().cloned().chain(now).collect()
    }
}

impl Record for PlanLine {
    const NOUN: Noun = Noun {
        command: "plan",
        key: "plan_line",
        keys: "plans",
        file_key: "plans",
        ..Noun::plain("plan line", "plan lines")
    };
    const UNIQUE: bool = false;
    const WORDS: Option<&'static str> = Some("words");
    const LED_BY: Option<&'static str> = Some("section");
    const FIELDS: &'static [FieldSpec<Self>] = &[
        FieldSpec {
            flag: "section",
            label: "Section",
            asked: Asked::Always("What it is"),
            value_name: "SECTION",
            help: "The part of the plan that it belongs to",
            input: Input::Choice(record::codes::<Section>),
            part: None,
            get: |one| one.section.map(|section| section.to_string()),
            set: |one, text, _| store(&mut one.section, text),
        },
        FieldSpec {
            flag: "words",
            label: "Words",
            asked: Asked::Always("In your words"),
            value_name: "TEXT",
            help: "The line, in your words",
            input: Input::Text,
            part: Some(Part::Notes),
            get: |one| one.words.as_ref().map(ToString::to_string),
            set: |one, text, _| store(&mut one.words, text),
        },
        FieldSpec {
            flag: "situation",
            label: "Situation",
            asked: Asked::Always("Which situation it is for"),
            value_name: "CODE",
            help: "The situation that it is for; it comes up when a craving names it",
            input: Input::Choice(record::codes::<Situation>),
            part: None,
            get: |one| one.situation.map(|situation| situation.to_string()),
            set: |one, text, _| store(&mut one.situation, text),
        },
        FieldSpec {
            flag: "coping",
            label: "Coping",
            asked: Asked::Always("Which way of coping it is"),
            value_name: "CODE",
            help: "The way of coping that it names; how often that helped stands beside it",
            input: Input::Choice(record::codes::<Coping>),
            part: None,
            get: |one| one.coping.map(|coping| coping.to_string()),
            set: |one, text, _| store(&mut one.coping, text),
        },
        FieldSpec {
            flag: "private",
            label: "Private",
            asked: Asked::Always("Is it private"),
            value_name: "YES",
            help: "Whether it stays off every page and out of cravings; it shows by its name alone",
            input: Input::Flag,
            part: None,
            get: |one| one.private.then(|| YES.to_owned()),
            set: |one, text, _| store_flag(&mut one.private, text),
        },
    ];

    fn begin(meta: Meta) -> Self {
        Self {
            meta,
            section: None,
            words: None,
            situation: None,
            coping: None,
            private: false,
            earlier: Vec::new(),
        }
    }

    crate::domain::record::meta_in_field!();

    fn is_private(&self) -> bool {
        self.private
    }

    fn masked(self) -> Self {
        let Ok(name) = "private line".parse() else { return self };
        let meta = Meta { name, ..self.meta };
        Self { section: self.section, private: true, ..Self::begin(meta) }
    }

    fn needs(&self, flag: &str) -> bool {
        matches!(flag, "section" | "words")
    }

    fn is_asked(&self, flag: &str) -> bool {
        match flag {
            "situation" => matches!(self.section, Some(Section::Coping | Section::Refusal)),
            "coping" => self.section == Some(Section::Coping),
            "private" => false,
            _ => true,
        }
    }

    fn check(&self) -> Result<(), BadRecord> {
        if self.earlier.is_sorted_by(|one, next| one.from < next.from) {
            Ok(())
        } else {
            let bad = "its earlier wordings are not in the order of time";
            Err(BadRecord::Impossible(bad.to_owned()))
        }
    }

    fn repeats(&self, other: &Self) -> bool {
        let said = |one: &Self| {
            let words = one.words.as_ref()?.as_str().split_whitespace();
            let words = folded(&words.collect::<Vec<_>>().join(" "));
            Some((one.section?, one.situation, words))
        };
        self.is_in_force()
            && other.is_in_force()
            && said(self).is_some_and(|it| said(other) == Some(it))
    }

    fn succeed(&mut self, before: &Self) {
        self.earlier.extend(before.states().pop());
    }

    fn take_over(&mut self, other: &Self) -> bool {
        let now = self.states().pop();
        for state in other.states() {
            let same = |known: &LineState| {
                let apart = known.from.seconds().abs_diff(state.from.seconds());
                apart <= 1 && known.wording == state.wording && known.archived == state.archived
            };
            if now.iter().chain(&self.earlier).any(same) {
                continue;
            }
            let at = self.earlier.partition_point(|known| known.from < state.from);
            // Of two in one second the one that is here keeps its time.
            match self.earlier.get(at) {
                Some(known) if known.from == state.from => {}
                _ => self.earlier.insert(at, state),
            }
        }
        true
    }
}

/// The lines to show in a craving: those for its situations, else those for any.
#[must_use]
pub fn for_craving(lines: &[PlanLine], situations: Option<Situations>) -> Vec<&PlanLine> {
    let acts = |line: &&PlanLine| {
        line.is_shown() && matches!(line.section, Some(Section::Coping | Section::Refusal))
    };
    let is_for = |line: &PlanLine| {
        let (situation, situations) = line.situation.zip(situations)?;
        Some(situations.contains(situation))
    };
    let fits = lines.iter().filter(acts).filter(|line| is_for(line) == Some(true));
    let mut found: Vec<_> = fits.take(MOST_IN_CRAVING).collect();
    if found.is_empty() {
        let is_general =
            |line: &&PlanLine| line.situation.is_none() && line.section == Some(Section::Coping);
        found = lines.iter().filter(acts).filter(is_general).take(MOST_IN_CRAVING).collect();
    }
    found
}

/// What a return to use has taught that the plan does not say yet: what helped and what next, as lines of
/// what to do.
#[must_use]
pub fn taught_by(used: &ReturnToUse, lines: &[PlanLine]) -> Vec<Wording> {
    let mut new: Vec<Wording> = Vec::new();
    for words in [&used.helped, &used.next].into_iter().flatten() {
        let said = folded(words.as_str().trim());
        let known = lines.iter().filter(|line| line.is_in_force()).filter_map(PlanLine::wording);
        let mut known = known.chain(new.iter().cloned());
        if !known.any(|known| folded(known.words.as_str().trim()) == said) {
            let section = Section::Coping;
            new.push(Wording { section, words: words.clone(), situation: None, coping: None });
        }
    }
    new
}

#[cfg(test)]
mod tests;
