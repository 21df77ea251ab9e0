//! View of `edit`: the fields of an entry that changed.

use serde::Serialize;
use serde_json::{Map, Value};

use super::entry::{EntryInput, EntryView};
use super::json_schema::schemas;
use super::saved::Offer;

/// The answer of `edit`.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Edited {
    /// `daymark.edit.v1`.
    pub schema: &'static str,
    /// What differs now.
    pub changes: Vec<FieldChange>,
    /// What may be done next.
    pub offers: Vec<Offer>,
    /// The entry as it stands, without private words.
    #[serde(flatten)]
    #[cfg_attr(test, schemars(with = "crate::report::json_schema::OfEntry"))]
    pub entry: EntryView,
    /// The entry as it stood, whole.
    #[serde(skip)]
    #[cfg_attr(test, schemars(with = "crate::report::json_schema::OfEntry"))]
    pub before: EntryView,
    /// The entry as it stands, whole.
    #[serde(skip)]
    #[cfg_attr(test, schemars(with = "crate::report::json_schema::OfEntry"))]
    pub after: EntryView,
}

/// One key that differs.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct FieldChange {
    /// The key of the entry.
    pub field: String,
    /// What it was; absent for private words too.
    pub from: Value,
    /// What it is; absent for private words too.
    pub to: Value,
}

/// Keys that differ of themselves when others do.
const FOLLOWING: [&str; 4] = ["short_id", "updated_at", "on_its_day", "late"];

impl Edited {
    /// The name of the answer.
    pub const SCHEMA: &'static str = "daymark.edit.v1";

    /// Compares an entry as it stood with how it stands.
    #[must_use]
    pub fn new(before: EntryInput<'_>, after: EntryInput<'_>, offers: Vec<Offer>) -> Self {
        let entry = EntryView::listed(after);
        let is_private = before.entry.private || after.entry.private;
        let shown = [before, after].map(|input| {
            keys(&if is_private { EntryView::figures(input) } else { EntryView::whole(input) })
        });
        let (before, after) = (EntryView::whole(before), EntryView::whole(after));
        let changes = changes([&before, &after], shown);
        Self { schema: Self::SCHEMA, changes, offers, entry, before, after }
    }

    /// Whether its words are private, or were.
    #[must_use]
    pub fn is_private(&self) -> bool {
        self.before.private || self.after.private
    }
}

/// The keys that differ between two views, with as much of their values as is shown of each.
fn changes(
    whole: [&EntryView; 2],
    [mut from, mut to]: [Map<String, Value>; 2],
) -> Vec<FieldChange> {
    let [was, is] = whole.map(keys);
    is.into_iter()
        .filter(|(field, value)| was.get(field) != Some(value))
        .filter(|(field, _)| !FOLLOWING.contains(&field.as_str()))
        .map(|(field, _)| FieldChange {
            from: from.remove(&field).unwrap_or_default(),
            to: to.remove(&field).unwrap_or_default(),
            field,
        })
        .collect()
}

fn keys(view: &EntryView) -> Map<String, Value> {
    match serde_json::to_value(view) {
        Ok(Value::Object(keys)) => keys,
        _ => Map::new(),
    }
}

schemas! {
    "edit": Edited = "daymark edit ID --json",
}
