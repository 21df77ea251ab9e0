//! Early-warning rules in the plan: the person's own words, and when they hold.

pub mod condition;

use serde::{Deserialize, Serialize};

use crate::domain::code::CodeList;
use crate::domain::privacy::Part;
use crate::domain::record::{
    Asked, BadRecord, FieldSpec, Input, Meta, Noun, Record, store, store_count,
};
use crate::domain::records::plan_rule::condition::{BadRule, Bound, RuleCondition, Threshold};
use crate::domain::series::Series;
use crate::domain::text::Text;

/// One rule, with what the person wants to be told when it holds.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(expecting = "a rule of the plan")]
pub struct PlanRule {
    /// What every record has; its name is the start of its words, and may come again.
    #[serde(flatten)]
    pub meta: Meta,
    /// What it says, in the person's words.
    pub words: Option<Text>,
    /// The rating that it looks at.
    pub series: Option<Series>,
    /// Values below this number count.
    pub below: Option<Threshold>,
    /// Values above this number count.
    pub above: Option<Threshold>,
    /// On how many days it has to be so.
    pub days: Option<u32>,
    /// Of how many last days.
    pub of: Option<u32>,
}

impl PlanRule {
    /// The rule, where it has every part; why its parts make none.
    ///
    /// # Errors
    /// [`BadRule`].
    pub fn rule(&self) -> Result<Option<RuleCondition>, BadRule> {
        let bound = self.below.map(Bound::Below).or(self.above.map(Bound::Above));
        let (Some(series), Some(bound), Some(days), Some(of)) =
            (self.series, bound, self.days, self.of)
        else {
            return Ok(None);
        };
        RuleCondition::new(series, bound, days, of).map(Some)
    }

    /// Whether low values are the ones to be told of, where nothing else was said.
    fn warns_below(&self) -> bool {
        self.series.is_none_or(Series::is_better_high)
    }
}

impl Record for PlanRule {
    const NOUN: Noun = Noun {
        command: "plan rule",
        key: "plan_rule",
        keys: "plan_rules",
        file_key: "plan_rules",
        ..Noun::plain("rule", "rules")
    };
    const UNIQUE: bool = false;
    const WORDS: Option<&'static str> = Some("words");
    const FIELDS: &'static [FieldSpec<Self>] = &[
        FieldSpec {
            flag: "words",
            label: "Words",
            asked: Asked::Always("What to tell you, in your words"),
            value_name: "TEXT",
            help: "What you want to be told, in your words",
            input: Input::Text,
            part: Some(Part::Notes),
            get: |one| one.words.as_ref().map(ToString::to_string),
            set: |one, text, _| store(&mut one.words, text),
        },
        FieldSpec {
            flag: "series",
            label: "Rating",
            asked: Asked::Always("Which rating"),
            value_name: "SERIES",
            help: "The rating of your check-ins that it looks at",
            input: Input::Choice(CodeList::of::<Series>()),
            part: None,
            get: |one| one.series.map(|series| series.to_string()),
            set: |one, text, _| store(&mut one.series, text),
        },
        FieldSpec {
            flag: "below",
            label: "Below",
            asked: Asked::Always("Below which number"),
            value_name: "N",
            help: "Days count on which the rating is below this number",
            input: Input::Decimal,
            part: None,
            get: |one| one.below.map(|number| number.get().to_string()),
            set: |one, text, _| store(&mut one.below, text),
        },
        FieldSpec {
            flag: "above",
            label: "Above",
            asked: Asked::Always("Above which number"),
            value_name: "N",
            help: "Days count on which the rating is above this number",
            input: Input::Decimal,
            part: None,
            get: |one| one.above.map(|number| number.get().to_string()),
            set: |one, text, _| store(&mut one.above, text),
        },
        FieldSpec {
            flag: "days",
            label: "Days",
            asked: Asked::Always("On how many days"),
            value_name: "N",
            help: "On how many days it has to be so",
            input: Input::Number,
            part: None,
            get: |one| one.days.map(|days| days.to_string()),
            set: |one, text, _| store_count(&mut one.days, text, RuleCondition::LONGEST),
        },
        FieldSpec {
            flag: "of",
            label: "Of the last",
            asked: Asked::Always("Out of how many days"),
            value_name: "N",
            help: "Of how many last days, the day itself included",
            input: Input::Number,
            part: None,
            get: |one| one.of.map(|of| of.to_string()),
            set: |one, text, _| store_count(&mut one.of, text, RuleCondition::LONGEST),
        },
    ];

    fn begin(meta: Meta) -> Self {
        Self { meta, words: None, series: None, below: None, above: None, days: None, of: None }
    }

    crate::domain::record::meta_in_field!();

    fn needs(&self, flag: &str) -> bool {
        match flag {
            "below" => self.above.is_none() && self.warns_below(),
            "above" => self.below.is_none() && !self.warns_below(),
            _ => true,
        }
    }

    fn is_asked(&self, flag: &str) -> bool {
        match flag {
            "below" => self.warns_below(),
            "above" => !self.warns_below(),
            _ => true,
        }
    }

    fn check(&self) -> Result<(), BadRecord> {
        if self.below.is_some() && self.above.is_some() {
            let both = "a rule takes --below or --above, not both";
            return Err(BadRecord::Unclear(both.to_owned()));
        }
        self.rule().map(drop).map_err(|bad| BadRecord::Unclear(bad.to_string()))
    }
}
