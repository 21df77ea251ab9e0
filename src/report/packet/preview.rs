//! What a page would let out and leave out.

use serde::Serialize;

use super::Packet;
use crate::domain::code::Code;
use crate::domain::privacy::Part;
use crate::domain::recovery::disclosure::{Disclosure, PartCount};
use crate::domain::time::window::Window;
use crate::report::json_schema::schemas;

/// The answer of `packet --preview`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Preview {
    /// `daymark.packet-preview.v1`.
    pub schema: &'static str,
    /// The period.
    #[serde(flatten)]
    pub window: Window,
    /// The questions kept for the next session that are on it.
    pub questions: usize,
    /// How many texts of each part would be on the page.
    pub included: Vec<PartTexts>,
    /// How many would be left out.
    pub withheld: Vec<PartTexts>,
}

/// How many texts there are of a part.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct PartTexts {
    /// The part.
    pub part: Part,
    /// How many texts.
    pub texts: u32,
}

impl Preview {
    /// Of a page.
    #[must_use]
    pub fn new(view: &Packet, disclosure: &Disclosure) -> Self {
        let of = |count: fn(PartCount) -> u32| {
            let all = Part::ALL.iter().map(|part| (*part, count(disclosure.count(*part))));
            let some = all.filter(|(_, texts)| *texts > 0);
            some.map(|(part, texts)| PartTexts { part, texts }).collect()
        };
        Self {
            schema: "daymark.packet-preview.v1",
            window: view.window,
            questions: view.questions.len(),
            included: of(|count| count.shown),
            withheld: of(|count| count.withheld),
        }
    }
}

schemas! {
    "packet-preview": Preview = "daymark packet --preview --json",
}
