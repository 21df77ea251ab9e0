//! Reading other files into the journal: one source a file, each row taken in or reported.

pub(crate) mod journal_file;
pub(crate) mod merge;
pub(crate) mod source;
