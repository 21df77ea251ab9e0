//! Lines of the relapse-prevention plan, each with how it read before.

mod for_craving;
mod history;
mod wording;

use serde::{Deserialize, Serialize};

use crate::domain::code::CodeList;
use crate::domain::entry::coping::Coping;
use crate::domain::entry::return_to_use::ReturnToUse;
use crate::domain::entry::situation::Situation;
use crate::domain::id::Id;
use crate::domain::privacy::Part;
use crate::domain::record::{
    Asked, BadRecord, FieldSpec, FocusLink, Input, Meta, Noun, Record, Surroundings, YES, store,
    store_flag,
};
use crate::domain::text::{Text, folded};
use crate::domain::time::moment::Instant;

pub use for_craving::for_craving;
pub use history::{LineChange, LineChangeKind, history};
pub use wording::{LineState, Section, Wording};

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
    /// The focus that it is for: its name, and its id in a journal file; for any of them without one.
    #[serde(default)]
    pub focus: Option<FocusLink>,
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
            focus: self.focus.clone(),
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
    const LOOKS_UP: bool = true;
    const WORDS: Option<&'static str> = Some("words");
    const LED_BY: Option<&'static str> = Some("section");
    const FIELDS: &'static [FieldSpec<Self>] = &[
        FieldSpec {
            flag: "section",
            label: "Section",
            asked: Asked::Always("What it is"),
            value_name: "SECTION",
            help: "The part of the plan that it belongs to",
            input: Input::Choice(CodeList::of::<Section>()),
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
            flag: "focus",
            label: "Focus",
            asked: Asked::Always("Which focus it is for"),
            value_name: "NAME",
            help: "The focus that it is for; it comes up in cravings of that focus, and in none of another",
            input: Input::Focus,
            part: Some(Part::Names),
            get: |one| Some(one.focus.as_ref()?.name()?.to_string()),
            set: |one, text, reading| FocusLink::store(&mut one.focus, text, reading),
        },
        FieldSpec {
            flag: "situation",
            label: "Situation",
            asked: Asked::Always("Which situation it is for"),
            value_name: "CODE",
            help: "The situation that it is for; it comes up when a craving names it",
            input: Input::Choice(CodeList::of::<Situation>()),
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
            input: Input::Choice(CodeList::of::<Coping>()),
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
            focus: None,
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
            // The rest is the same whatever it was.
            "focus" => matches!(
                self.section,
                Some(
                    Section::Warning
                        | Section::Coping
                        | Section::Refusal
                        | Section::Reason
                        | Section::IfIUse
                )
            ),
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
            let focus = one.focus.as_ref().map(FocusLink::id);
            Some((one.section?, focus, one.situation, words))
        };
        self.is_in_force()
            && other.is_in_force()
            && said(self).is_some_and(|it| said(other) == Some(it))
    }

    fn look_up(&mut self, around: &Surroundings<'_>) {
        let earlier = self.earlier.iter_mut().map(|state| &mut state.wording.focus);
        for focus in earlier.chain([&mut self.focus]).flatten() {
            focus.look_up(around.focuses);
        }
    }

    fn names_focuses(&self) -> Vec<Id> {
        let earlier = self.earlier.iter().map(|state| &state.wording.focus);
        earlier.chain([&self.focus]).flatten().map(FocusLink::id).collect()
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
            new.push(Wording::of(Section::Coping, words.clone()));
        }
    }
    new
}

#[cfg(test)]
mod tests;
