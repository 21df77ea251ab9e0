//! The journal on a real file: what is written is what is read, and undo puts it back.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on should stop")]

mod batch;
mod chance;
mod crafted;
mod damage;
mod listed;
#[path = "../fixtures/older_schemas.rs"]
mod older_schemas;
mod rollback;
mod round_trip;
mod support;
mod undo;
mod upgrade;
