//! Statistics of few and self-reported values: pure, each with its source.

pub mod summary;
pub mod wilson;
