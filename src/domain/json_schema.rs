//! JSON Schemas of the values that are written as one text, number or list, for those of the answers.

use std::borrow::Cow;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};

use super::amount::Amount;
use super::entry::craving::CravingFocus;
use super::entry::situation::{Situation, Situations};
use super::id::Id;
use super::record::FocusLink;
use super::records::plan_rule::condition::Threshold;
use super::recovery::milestone::Reckoning;
use super::scale::{Minutes, Scale, SleepHours};
use super::text::{Label, Name, OneLine, Sentence, Text};
use super::time::day::Day;
use super::time::day_time::DayTime;
use super::time::dose_schedule::{DoseSchedule, DoseWindow};
use super::time::moment::{Instant, Moment};
use super::time::schedule::Schedule;
use super::time::start_offset::StartOffset;

macro_rules! written_as {
    ($($value:ty: $schema:tt),+ $(,)?) => {
        $(
            impl JsonSchema for $value {
                fn inline_schema() -> bool {
                    true
                }

                fn schema_name() -> Cow<'static, str> {
                    stringify!($value).into()
                }

                fn json_schema(_: &mut SchemaGenerator) -> Schema {
                    json_schema!($schema)
                }
            }
        )+
    };
}

written_as! {
    CravingFocus: { "type": "string", "minLength": 1 },
    Amount: { "type": "number", "minimum": 0, "maximum": 100_000 },
    Id: { "type": "string", "format": "uuid" },
    FocusLink: { "type": "string", "minLength": 1 },
    Day: { "type": "string", "format": "date" },
    Moment: { "type": "string", "format": "date-time" },
    Instant: { "type": "string", "format": "date-time" },
    Text: { "type": "string", "minLength": 1 },
    Label: { "type": "string", "minLength": 1 },
    OneLine: { "type": "string", "minLength": 1 },
    Sentence: { "type": "string", "minLength": 1 },
    Name: { "type": "string", "minLength": 1 },
    DayTime: { "type": "string", "minLength": 1 },
    Schedule: { "type": "string", "minLength": 1 },
    DoseSchedule: { "type": "string", "minLength": 1 },
    StartOffset: { "type": "string", "minLength": 1 },
    Reckoning: { "type": "string", "minLength": 1 },
    DoseWindow: { "type": "string", "minLength": 1 },
    Scale: { "type": "integer", "minimum": 0, "maximum": 10 },
    Minutes: { "type": "integer", "minimum": 0, "maximum": 1440 },
    SleepHours: { "type": "number", "minimum": 0, "maximum": 24 },
    Threshold: { "type": "number", "minimum": 0, "maximum": 24 },
}

impl JsonSchema for Situations {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        "Situations".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let items = generator.subschema_for::<Situation>();
        json_schema!({ "type": "array", "items": items, "uniqueItems": true })
    }
}
