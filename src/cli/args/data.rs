//! Arguments of `export`, `import`, `backup`, `restore`, `salvage`, `destroy` and `demo`.

use std::path::PathBuf;

use clap::{Args, Subcommand, ValueEnum};

use super::seal::SealArgs;
use crate::cli::path;
use crate::storage::PublicKey;

/// What to export.
#[derive(Debug, Subcommand)]
#[command(defer = true)]
pub(crate) enum ExportVerb {
    /// Your own copy of the whole journal, private text included
    Data(ExportDataArgs),
}

/// Your own copy of the whole journal, private text included
#[derive(Debug, Clone, Args)]
#[command(after_help = "\
Examples:
  daymark export data --output journal.json
  daymark export data --format csv --output tables
  daymark export data --format md --output journal.md
  daymark export data --format fhir --output journal.fhir.json
  daymark export data --seal --output journal.json.age
  daymark export data | age --passphrase > journal.json.age")]
pub(crate) struct ExportDataArgs {
    /// The form of the copy
    #[arg(long, value_name = "FORMAT", default_value = "json")]
    pub(crate) format: DataFormat,

    /// The file to write, or - for standard output; with csv, a directory
    #[arg(long, short, value_name = "FILE", default_value = "-", value_parser = path::parser())]
    pub(crate) output: PathBuf,

    /// With csv: leave cells as they are, even those that a spreadsheet would run as formulas
    #[arg(long)]
    pub(crate) raw: bool,

    /// With fhir: include your answers to a PHQ-9 too; its item 9 is about thoughts of death: item9
    #[arg(long, value_name = "PART")]
    pub(crate) include: Option<Included>,

    /// Do not ask, and write over what is there: a file, or tables of an earlier copy
    #[arg(long, short)]
    pub(crate) yes: bool,

    /// Write over a file that is there, a sealed one too
    #[arg(long)]
    pub(crate) force: bool,

    /// The same as --seal-to
    #[arg(long, value_name = "KEY", value_delimiter = ',', hide = true)]
    pub(crate) to: Vec<PublicKey>,

    #[command(flatten)]
    pub(crate) seal: SealArgs,
}

#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  daymark backup journal.tar
  daymark backup journal.tar --force

The backup is encrypted with the key of the journal, which is not in it: keep a copy of the key file too, in \
another place. The backup is read back before daymark says that it is there. It is a tar archive of journal.db, \
which SQLCipher can read, and of the small file beside it.")]
pub(crate) struct BackupArgs {
    /// The file to write
    #[arg(value_parser = path::parser())]
    pub(crate) file: PathBuf,

    /// Write over a file that is there
    #[arg(long)]
    pub(crate) force: bool,
}

#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  daymark backup journal.tar
  daymark --journal restored restore journal.tar

It is restored to the usual place, or where --journal says, and only where no journal is. The key file \
of that journal has to be in its place.")]
pub(crate) struct RestoreArgs {
    /// The backup
    #[arg(value_parser = path::parser())]
    pub(crate) file: PathBuf,
}

#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  daymark salvage saved
  daymark --journal saved log

The journal itself is left as it is. What could not be read is listed: entries that lost their words, and \
entries that are gone. What undo could take back is not copied.")]
pub(crate) struct SalvageArgs {
    /// A new directory for the new journal
    #[arg(value_parser = path::parser())]
    pub(crate) dir: PathBuf,
}

#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  daymark destroy
  daymark destroy --yes

The key goes first: from then on backups and other copies open only with a copy of it. Settings, your own \
lines of help and files that you exported stay. Nothing can bring the journal back.")]
pub(crate) struct DestroyArgs {
    /// Remove it without being asked
    #[arg(long, short)]
    pub(crate) yes: bool,
}

/// A form of a whole journal.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum DataFormat {
    /// All of it, as daymark import reads it back.
    Json,
    /// The same rows, an object a line, for other programs.
    Jsonl,
    /// A table of comma-separated values a file, for spreadsheets.
    Csv,
    /// A book to read, in Markdown.
    Md,
    /// Figures and scores as a Bundle of FHIR R4, for a program of a clinic; no texts and no names.
    Fhir,
}

/// What a copy lets out only where it is said.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Included {
    /// The answers to a PHQ-9, whose item 9 asks of thoughts of death.
    Item9,
}

/// Look around in an invented journal
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  daymark demo
  daymark demo sample --years 2
  daymark --journal sample week")]
pub(crate) struct DemoArgs {
    /// A new directory for it [default: one for temporary files]
    #[arg(value_parser = path::parser())]
    pub(crate) dir: Option<PathBuf>,

    /// How many years it covers, up to 50 [default: 120 days]
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..=50))]
    pub(crate) years: Option<u32>,
}

/// Read another copy of a journal into this one
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  daymark import journal.json --from daymark
  daymark import daylio.csv --from daylio --map 'amazing=9,so so=5'
  daymark import diary.json --from jrnl
  daymark import 'Loop Habits CSV' --from loop               the zip as it is, or its folder
  age --decrypt journal.json.age | daymark import - --from daymark --yes")]
pub(crate) struct ImportArgs {
    /// The file to read, or - for standard input; of loop a folder too
    #[arg(value_parser = path::parser())]
    pub(crate) file: PathBuf,

    /// What wrote it
    #[arg(long, value_name = "PROGRAM")]
    pub(crate) from: ImportSource,

    /// What a name in the file means: a mood (amazing=9), a column of csv (mood=Stimmung), how often a
    /// habit is due (Gym=3/week)
    #[arg(long, value_name = "NAME=VALUE", value_delimiter = ',', value_parser = pair)]
    pub(crate) map: Vec<(String, String)>,

    /// With csv: which number of a date like 11/12/2026 is the day [default: it is asked, never guessed]
    #[arg(long, value_name = "ORDER")]
    pub(crate) dates: Option<Dates>,

    /// Write nothing if any row cannot be read
    #[arg(long)]
    pub(crate) strict: bool,

    /// Only show what would be written, and write nothing
    #[arg(long, conflicts_with = "yes")]
    pub(crate) dry_run: bool,

    /// Do not ask before writing
    #[arg(long, short)]
    pub(crate) yes: bool,
}

/// Bring another copy of the journal and this one together
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  daymark merge journal.json
  daymark merge journal.json --yes

Nothing that only one of them has is lost. Of two versions the later one counts, and sentences that only the other \
one has are saved as a note. It does not matter which is merged into which, or how often. The other copy stays as it is.")]
pub(crate) struct MergeArgs {
    /// The other copy: what export data wrote, - for standard input, or the directory of a journal
    #[arg(value_parser = path::parser())]
    pub(crate) other: PathBuf,

    /// Read the passphrase of the other journal from this file descriptor: its first line
    #[arg(long, value_name = "N")]
    pub(crate) other_passphrase_fd: Option<u32>,

    /// Do not ask before writing
    #[arg(long, short)]
    pub(crate) yes: bool,
}

/// A program whose files can be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum ImportSource {
    /// daymark itself, by export data.
    Daymark,
    /// A table with a column of dates, and ratings or notes beside it.
    Csv,
    /// Daylio, its CSV export.
    Daylio,
    /// harsh, its log.
    Harsh,
    /// jrnl, its JSON.
    Jrnl,
    /// Loop Habit Tracker, the zip or folder of its CSV export.
    Loop,
}

/// The order of the numbers of a date.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Dates {
    /// Day, month, year.
    Dmy,
    /// Month, day, year.
    Mdy,
}

/// A name and what it means.
fn pair(text: &str) -> Result<(String, String), String> {
    let (name, value) = text.split_once('=').ok_or("it is not like name=value")?;
    Ok((name.trim().to_owned(), value.trim().to_owned()))
}
