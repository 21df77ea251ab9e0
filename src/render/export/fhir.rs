//! A journal as a Bundle of FHIR R4: figures and scores, for a program of a clinic. It holds no text and no name.

mod observation;
mod questionnaire;

use std::collections::BTreeMap;
use std::io::{self, Write};

use serde_json::{Value, json};

use crate::domain::entry::Entry;
use crate::domain::focus_kind::FocusKind;
use crate::domain::id::Id;
use crate::domain::records::focus::Focus;
use crate::domain::records::screening::Screening;
use crate::report::json;

/// Codes of this project's own, where no code of LOINC is known.
const OWN_CODES: &str = "urn:x-daymark:codes";
const LOINC: &str = "http://loinc.org";

/// The person, of whom no more is said than that it is one.
const PERSON: &str = "00000000-0000-4000-8000-000000000000";

/// A bundle that is being written.
#[derive(Debug)]
pub struct FhirBundle<W> {
    to: W,
    kinds: BTreeMap<Id, FocusKind>,
    /// Whether the answers to a questionnaire that asks of death are let out.
    item_9: bool,
    resources: u64,
    row: Vec<u8>,
}

impl<W: Write> FhirBundle<W> {
    /// Begins the bundle of a person with these focuses. Without `item_9` of the answers to a PHQ-9 there is only
    /// the total: from the others and that it would follow.
    pub fn begin(mut to: W, focuses: &[Focus], item_9: bool) -> io::Result<Self> {
        write!(to, "{{\"resourceType\":\"Bundle\",\"type\":\"collection\",\"entry\":[")?;
        let kinds = focuses.iter().map(|focus| (focus.id, focus.kind)).collect();
        let mut bundle = Self { to, kinds, item_9, resources: 0, row: Vec::new() };
        bundle.resource(PERSON, &json!({ "resourceType": "Patient", "id": PERSON }))?;
        Ok(bundle)
    }

    /// Adds the answers to a questionnaire and its score.
    pub fn screening(&mut self, one: &Screening) -> io::Result<()> {
        for (id, resource) in questionnaire::resources(one, self.item_9) {
            self.resource(&id.to_string(), &resource)?;
        }
        Ok(())
    }

    /// Adds the figures of an entry, where it has any.
    pub fn entry(&mut self, entry: &Entry) -> io::Result<()> {
        let kind = |focus: Id| self.kinds.get(&focus).copied();
        match observation::of_entry(entry, &kind) {
            Some(resource) => self.resource(&entry.id.to_string(), &resource),
            None => Ok(()),
        }
    }

    /// Ends the bundle, and gives back what it was written to.
    pub fn finish(mut self) -> io::Result<W> {
        self.to.write_all(b"\n]}\n")?;
        Ok(self.to)
    }

    fn resource(&mut self, id: &str, resource: &Value) -> io::Result<()> {
        self.row.clear();
        self.row.extend_from_slice(if self.resources == 0 { b"\n" } else { b",\n" });
        let entry = json!({ "fullUrl": format!("urn:uuid:{id}"), "resource": resource });
        json::write(&mut self.row, &entry)?;
        self.resources += 1;
        self.to.write_all(&self.row)
    }
}

/// The person, as other resources name them.
fn person() -> Value {
    json!({ "reference": format!("urn:uuid:{PERSON}") })
}

/// A concept by one code, and what that is in words.
fn concept(system: &str, code: &str, words: &str) -> Value {
    json!({ "coding": [{ "system": system, "code": code }], "text": words })
}
