//! daymark: a recovery journal and craving tracker for the command line.

pub mod domain;
pub mod render;
pub mod report;
pub mod storage;
