//! Statistics of few and self-reported values: pure, each with its source.

pub mod ewma;
#[cfg(test)]
mod golden;
mod kth_slope;
pub mod newcombe;
pub mod summary;
pub mod theil_sen;
pub mod wilson;
