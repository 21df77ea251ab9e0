//! What more than one command asks the person, question by question.

pub(crate) mod balance;
pub(crate) mod craving;
pub(crate) mod focus;
pub(crate) mod routine;
