//! The program as people and scripts run it: one file a verb.
#![expect(clippy::unwrap_used, reason = "a test stops at what it did not expect")]

mod config;
mod help_now;
mod init;
mod support;
