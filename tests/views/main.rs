//! What the pages look like, and that JSON answers hold to their schemas.
#![expect(clippy::unwrap_used, reason = "a test stops at what it did not expect")]

mod calendar_heatmap;
mod document;
mod entries;
mod layout;
mod milestones;
mod packet;
mod phase;
mod review;
mod streak;
mod support;
mod today;
mod trends;
mod week;
