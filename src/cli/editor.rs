//! Texts that the person writes in an editor of their own.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Read, Write};
use std::os::fd::AsFd;
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};
use std::process::{ChildStdin, Command, ExitStatus, Stdio};

use rustix::termios::{OptionalActions, tcgetattr, tcsetattr};

use super::error::Error;
use super::private_dir::{self, PrivateDir};
use super::settings::Environment;
use crate::domain::text::Text;
use crate::process::Uninterrupted;
use crate::render::format::quoted;

/// How the directories of texts begin that could not be saved. They stay until they are removed.
const KEPT: &str = "daymark-kept-";

/// Edits the file `$1` in the directory `$2`, whatever signal comes meanwhile.
///
/// vim and nvim are told to keep no swap, undo, backup or history file of it.
///
/// The terminal is its standard output, and standard input the line to daymark: when that breaks,
/// because daymark was killed, the directory is removed.
const COMPOSE: &str = r#"
trap : HUP INT QUIT TERM
exec 3<&0 0<&1 1>&2
case $(readlink -f -- "$(command -v -- "${3%% *}")") in
*/vim* | */nvim* | */gvim*) own="-n -i NONE -c 'set noundofile nobackup nowritebackup'" ;;
*) own= ;;
esac
eval "$3 $own \"\$1\"" 3<&-
ended=$?
{ trap '' HUP TERM; read -r keep || rm -rf -- "$2"; } <&3 3<&- > /dev/null &
exit $ended
"#;

/// A text in its private file, between the editor and the journal.
#[derive(Debug)]
pub(crate) struct Draft {
    dir: PrivateDir,
    /// What it held before it was edited.
    before: String,
    /// The flag that takes the text again.
    flag: String,
    /// What the shell listens to, which removes the directory when this is gone.
    shell: Option<ChildStdin>,
}

/// Opens the editor on a private copy of `draft`, and gives back what was saved there, without its
/// last line break, with its file. `flag` is the one that takes such a text.
///
/// The copy lies in the directory that ends with the session where there is one, else in memory where `TMPDIR`
/// does not say otherwise, else among the temporary files, and stays until the text is in the journal.
///
/// # Errors
/// When there is no editor, it reports an error, or what was saved is not text of at most 1 MiB. What
/// was written is then kept, and the error says where.
pub(crate) fn compose(
    environment: &Environment,
    draft: &str,
    flag: &str,
) -> Result<(String, Draft), Error> {
    let command = command(environment)?;
    private_dir::sweep(environment);
    let room = private_dir::room(environment);
    let unwritten =
        |cause: &io::Error| Error::io("the editor could not be used; nothing was written", cause);
    let mut file = Draft::begin(&room, draft, flag).map_err(|cause| unwritten(&cause))?;
    let taken = match file.edit(&command) {
        Ok(status) if status.success() => {
            file.read().map_err(|cause| unwritten(&cause)).and_then(text)
        }
        Ok(_) => Err(Error::refused("the editor reported an error; nothing was written")),
        Err(cause) => Err(unwritten(&cause)),
    };
    match taken {
        Ok(text) => Ok((text, file)),
        Err(error) => Err(file.keep(error)),
    }
}

impl Draft {
    fn begin(room: &Path, draft: &str, flag: &str) -> io::Result<Self> {
        let dir = PrivateDir::begin(room)?;
        let begun = (|| {
            let path = file_in(dir.path());
            let mut fresh =
                OpenOptions::new().write(true).create_new(true).mode(0o600).open(path)?;
            fresh.write_all(draft.as_bytes())
        })();
        match begun {
            Ok(()) => {
                let (before, flag) = (draft.to_owned(), flag.to_owned());
                Ok(Self { dir, before, flag, shell: None })
            }
            Err(cause) => {
                // Nothing was written in it yet, and the error to tell is the first.
                dir.remove();
                Err(cause)
            }
        }
    }

    /// Runs the editor on it. An interrupt is the editor's business, and so is the terminal until it
    /// ends.
    fn edit(&mut self, command: &str) -> io::Result<ExitStatus> {
        let _held = Uninterrupted::start()?;
        let stdin = io::stdin();
        let modes = tcgetattr(&stdin).ok();
        let mut shell = Command::new("sh")
            .args(["-c", COMPOSE, "sh"])
            .args([&file_in(self.dir.path()), self.dir.path()])
            .arg(command)
            .stdin(Stdio::piped())
            .stdout(stdin.as_fd().try_clone_to_owned()?)
            .spawn()?;
        self.shell = shell.stdin.take();
        let status = shell.wait();
        if let Some(modes) = modes {
            // An editor that was killed has not put them back; a terminal that is gone has none.
            let _gone = tcsetattr(&stdin, OptionalActions::Drain, &modes);
        }
        status
    }

    fn read(&self) -> io::Result<Vec<u8>> {
        let path = file_in(self.dir.path());
        if !fs::symlink_metadata(&path)?.is_file() {
            return Err(io::Error::other("the text is no longer a file"));
        }
        let mut bytes = Vec::new();
        File::open(path)?.take(ENOUGH).read_to_end(&mut bytes)?;
        Ok(bytes)
    }

    /// Whether there is something in it that was not there before.
    fn holds_something_new(&self) -> bool {
        let is_new = |bytes: Vec<u8>| {
            let bytes = bytes.trim_ascii();
            !bytes.is_empty() && bytes != self.before.trim().as_bytes()
        };
        self.read().is_ok_and(is_new)
    }

    /// Removes it: the text is in the journal, or there was none.
    pub(crate) fn discard(self) {
        // The shell tries once more when this is gone, and the next edit does.
        self.dir.remove();
    }

    /// Keeps it where there is something new in it, and adds to an error where it is and how to use it
    /// again.
    pub(crate) fn keep(mut self, error: Error) -> Error {
        if !self.holds_something_new() {
            self.discard();
            return error;
        }
        if let Some(shell) = &mut self.shell {
            // A shell that is gone removes nothing either.
            let _gone = shell.write_all(b"keep\n");
        }
        let file = self.put_by().to_string_lossy().into_owned();
        let file = quoted(&file);
        error.also(format!(
            "what you wrote is kept in {file}; give it again with {} - < {file}, then remove it",
            self.flag
        ))
    }
}

impl Draft {
    /// Gives the text a place from which nothing removes it; gives the file.
    fn put_by(&self) -> PathBuf {
        let own = self.dir.path();
        let dir = own.with_file_name(private_dir::name(KEPT));
        if fs::rename(own, &dir).is_ok() {
            return file_in(&dir);
        }
        // Where the directory of all texts takes no other name any more, its own may.
        let (file, kept) = (file_in(own), private_dir::kept_in(own));
        if fs::rename(&file, &kept).is_ok() { kept } else { file }
    }
}

fn file_in(dir: &Path) -> PathBuf {
    dir.join("text.txt")
}

/// Opens the editor on a file that is there.
///
/// # Errors
/// When there is no editor, or it reports an error.
pub(crate) fn open(environment: &Environment, file: &Path) -> Result<(), Error> {
    let command = command(environment)?;
    let run = || {
        let _held = Uninterrupted::start()?;
        Command::new("sh")
            .args(["-c", r#"trap : INT QUIT; eval "$2 \"\$1\"" >&2"#, "sh"])
            .arg(file)
            .arg(&command)
            .status()
    };
    match run() {
        Ok(status) if status.success() => Ok(()),
        Ok(_) => Err(Error::refused("the editor reported an error")),
        Err(cause) => Err(Error::io("the editor could not be used", &cause)),
    }
}

/// What was read from outside as a text: UTF-8 of at most 1 MiB, without its last line break.
pub(crate) fn text(mut bytes: Vec<u8>) -> Result<String, Error> {
    if bytes.pop_if(|last| *last == b'\n').is_some() {
        bytes.pop_if(|last| *last == b'\r');
    }
    if bytes.len() > Text::MAX_BYTES {
        return Err(Error::usage("the text is longer than 1 MiB (1,048,576 bytes)"));
    }
    String::from_utf8(bytes).map_err(|_| Error::usage("the text is not in UTF-8"))
}

/// As many bytes as show that a text is too long: a line break of two more, and one.
pub(crate) const ENOUGH: u64 = Text::MAX_BYTES as u64 + 3;

fn command(environment: &Environment) -> Result<String, Error> {
    environment.editor.clone().ok_or_else(|| {
        Error::refused("no editor is set").hint(
            "set VISUAL or EDITOR; a note can also be given as text, or piped in with --note -",
        )
    })
}

#[cfg(test)]
mod tests;
