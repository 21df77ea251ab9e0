//! What the environment says.

use std::ffi::OsString;
use std::path::PathBuf;

use clap::ValueEnum;
use etcetera::BaseStrategy;

use crate::cli::error::{Error, Kind};
use crate::cli::path;
use crate::cli::shell::{self, Shell};

/// The variables that change what the program does, read once.
#[derive(Debug, Clone, Default)]
#[expect(clippy::struct_excessive_bools, reason = "each says whether one variable is set so")]
pub(crate) struct Environment {
    /// `DAYMARK_JOURNAL`: the directory of the journal.
    pub(crate) journal: Option<PathBuf>,
    /// `DAYMARK_SEED`: makes entry ids repeatable.
    pub(crate) seed: Option<String>,
    /// `VISUAL`, else `EDITOR`: the command that edits a text.
    pub(crate) editor: Option<String>,
    /// `PAGER`: the command that shows long answers; a blank one is none.
    pub(crate) pager: Option<String>,
    /// `LESS`: what the person wants of `less`.
    pub(crate) less: Option<String>,
    /// `XDG_RUNTIME_DIR`: a private directory that ends with the session.
    pub(crate) runtime_dir: Option<PathBuf>,
    /// `/dev/shm`, whose files lie in memory, unless `TMPDIR` names a place of the person's own.
    pub(crate) memory_dir: Option<PathBuf>,
    /// `TMPDIR`, else `/tmp`: where temporary files go.
    pub(crate) temporary_dir: PathBuf,
    /// `COLUMNS`: how wide pages are where no terminal says so.
    pub(crate) columns: Option<u16>,
    /// Whether `NO_COLOR` is set, or the terminal is a dumb one.
    pub(crate) no_color: bool,
    /// Whether `TERM` is `dumb` or not set: a terminal that takes lines and nothing else.
    pub(crate) dumb: bool,
    /// Whether `ACCESSIBLE` is set: everything is plain, as for a screen reader.
    pub(crate) accessible: bool,
    /// Whether the locale is UTF-8.
    pub(crate) unicode: bool,
    /// `DAYMARK_COMPLETE`: the shell that asks what to offer for a line that is being typed.
    pub(crate) completing: Option<Shell>,
    /// `_CLAP_COMPLETE_INDEX`: which word of it is being typed.
    pub(crate) completing_index: Option<usize>,
    /// The home directory.
    pub(crate) home: Option<PathBuf>,
    config: Option<PathBuf>,
    data: Option<PathBuf>,
}

impl Environment {
    /// Reads the environment of the process.
    pub(crate) fn read() -> Self {
        let base = etcetera::choose_base_strategy().ok();
        let locale = ["LC_ALL", "LC_CTYPE", "LANG"].into_iter().find_map(text).unwrap_or_default();
        let locale = locale.to_lowercase();
        let dumb = raw("TERM").is_none_or(|term| term == "dumb");
        Self {
            journal: raw("DAYMARK_JOURNAL").map(PathBuf::from),
            seed: text("DAYMARK_SEED"),
            editor: text("VISUAL").or_else(|| text("EDITOR")),
            pager: set("PAGER").map(|pager| pager.to_string_lossy().into_owned()),
            less: set("LESS").map(|less| less.to_string_lossy().into_owned()),
            runtime_dir: raw("XDG_RUNTIME_DIR").map(PathBuf::from),
            memory_dir: raw("TMPDIR").is_none().then(|| PathBuf::from("/dev/shm")),
            temporary_dir: raw("TMPDIR").map_or_else(|| PathBuf::from("/tmp"), PathBuf::from),
            columns: text("COLUMNS").and_then(|columns| columns.parse().ok()),
            no_color: raw("NO_COLOR").is_some() || dumb,
            dumb,
            accessible: raw("ACCESSIBLE").is_some(),
            unicode: locale.contains("utf-8") || locale.contains("utf8"),
            completing: text(shell::VARIABLE).and_then(|shell| Shell::from_str(&shell, false).ok()),
            completing_index: text("_CLAP_COMPLETE_INDEX").and_then(|index| index.parse().ok()),
            home: base.as_ref().map(|base| base.home_dir().to_owned()),
            config: base.as_ref().map(|base| base.config_dir().join("daymark")),
            data: base.as_ref().map(|base| base.data_dir().join("daymark")),
        }
    }

    /// The directory of the settings and the key files.
    pub(crate) fn config_dir(&self) -> Result<PathBuf, Error> {
        self.config.clone().ok_or_else(homeless)
    }

    /// The file of the settings, whether it is there or not.
    pub(crate) fn settings_file(&self) -> Result<PathBuf, Error> {
        Ok(self.config_dir()?.join("config.toml"))
    }

    /// The file of the person's own lines of help, whether it is there or not.
    pub(crate) fn help_file(&self) -> Result<PathBuf, Error> {
        Ok(self.config_dir()?.join("help.toml"))
    }

    /// The directory of the key files, named by the id of their journal.
    pub(crate) fn key_dir(&self) -> Result<PathBuf, Error> {
        Ok(self.config_dir()?.join("keys"))
    }

    /// The directory of the journal: as given, else `DAYMARK_JOURNAL`, else the default one.
    pub(crate) fn journal_dir(&self, given: Option<&PathBuf>) -> Result<PathBuf, Error> {
        if let (None, Some(set)) = (given, &self.journal) {
            return path::checked(set.clone())
                .map_err(|tilde| Error::usage(format!("DAYMARK_JOURNAL cannot be used: {tilde}")));
        }
        given.or(self.data.as_ref()).cloned().ok_or_else(homeless)
    }
}

fn homeless() -> Error {
    Error::new(Kind::Refused, "your home directory is not known")
        .hint("set HOME, or name the journal with --journal and the settings with XDG_CONFIG_HOME")
}

/// The value of a variable that is set and not empty.
fn raw(name: &str) -> Option<OsString> {
    set(name).filter(|value| !value.is_empty())
}

/// The value of a variable that is set, if only to nothing.
fn set(name: &str) -> Option<OsString> {
    #[expect(clippy::disallowed_methods, reason = "settings read the environment")]
    std::env::var_os(name)
}

fn text(name: &str) -> Option<String> {
    raw(name).map(|value| value.to_string_lossy().into_owned())
}
