//! Views of `backup` and `restore`.

use serde::Serialize;

use super::json_schema::schemas;

/// The answer of `backup`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Backup {
    /// `daymark.backup.v1`.
    pub schema: &'static str,
    /// The backup.
    pub file: String,
    /// How long it is.
    pub bytes: u64,
    /// How many entries are in it.
    pub entries: u32,
    /// What has to be kept beside it: the files without which it does not open.
    pub keep_with: Vec<String>,
    /// What opens it: `key_file`, or each of `passphrase` and `recovery_key`.
    pub opens_with: Vec<&'static str>,
}

/// The answer of `restore`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Restoration {
    /// `daymark.restore.v1`.
    pub schema: &'static str,
    /// The backup.
    pub file: String,
    /// The directory of the journal.
    pub journal: String,
    /// How many entries it has.
    pub entries: u32,
}

impl Backup {
    /// The name of the answer.
    pub const SCHEMA: &'static str = "daymark.backup.v1";
}

impl Restoration {
    /// The name of the answer.
    pub const SCHEMA: &'static str = "daymark.restore.v1";
}

schemas! {
    "backup": Backup = "daymark backup FILE --json",
    "restore": Restoration = "daymark restore FILE --json",
}
