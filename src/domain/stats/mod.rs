//! Statistics of few and self-reported values: pure, each with its source.

pub mod ewma;
#[cfg(test)]
mod golden;
pub mod newcombe;
mod slopes;
pub mod summary;
pub mod theil_sen;
pub mod wilson;
