#![no_main]
#![allow(dead_code, clippy::unwrap_used)]

#[path = "../../tests/properties/fuzz/readers.rs"]
mod readers;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| readers::help_lines(bytes));
