//! Texts that the person writes in an editor of their own.

use std::fs::{self, DirBuilder, OpenOptions};
use std::io::{self, Read, Write};
use std::os::unix::fs::{DirBuilderExt, MetadataExt, OpenOptionsExt};
use std::path::{Path, PathBuf};
use std::process::{Command, ExitStatus, Stdio};

use rustix::fs::Mode;
use rustix::process::{Pid, geteuid, test_kill_process};

use super::context::Console;
use super::error::Error;
use crate::domain::text::Text;
use crate::process::Uninterrupted;

/// How the directories of unfinished texts are called.
const PREFIX: &str = "daymark-text-";

/// Edits the file `$1` in the directory `$2`, passes it on and removes the directory.
///
/// The shell does so even when daymark is killed while the editor is open.
const COMPOSE: &str = r#"
trap 'rm -rf -- "$2"' EXIT
trap 'exit 129' HUP INT QUIT TERM
eval "$3 \"\$1\"" >&2 && cat -- "$1"
"#;

/// Opens the editor on a private copy of `draft`, and gives back what was saved there, without its
/// last line break.
///
/// The copy lies in the directory that ends with the session where there is one, else in `dir`,
/// and is gone when this returns.
///
/// # Errors
/// When there is no editor, it reports an error, or what was saved is not text of at most 1 MiB.
pub(crate) fn compose(console: &Console, dir: &Path, draft: &str) -> Result<String, Error> {
    let command = command(console)?;
    let unwritten =
        |cause: &io::Error| Error::io("the editor could not be used; nothing was written", cause);
    let (status, bytes) =
        edit_private(&command, &room(console, dir), draft).map_err(|cause| unwritten(&cause))?;
    if !status.success() {
        return Err(Error::refused("the editor reported an error; nothing was written"));
    }
    text(bytes)
}

/// Opens the editor on a file that is there.
///
/// # Errors
/// When there is no editor, or it reports an error.
pub(crate) fn open(console: &Console, file: &Path) -> Result<(), Error> {
    let command = command(console)?;
    let run = || {
        let _held = Uninterrupted::start()?;
        Command::new("sh")
            .args(["-c", r#"eval "$2 \"\$1\"" >&2"#, "sh"])
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

fn command(console: &Console) -> Result<String, Error> {
    if console.global.no_input {
        return Err(Error::usage("an editor cannot be opened with --no-input"));
    }
    console.environment.editor.clone().ok_or_else(|| {
        Error::refused("no editor is set").hint(
            "set VISUAL or EDITOR; a note can also be given as text, or piped in with --note -",
        )
    })
}

/// The directory that is private and ends with the session, else `dir`.
fn room(console: &Console, dir: &Path) -> PathBuf {
    let private = |path: &&PathBuf| {
        fs::metadata(path).is_ok_and(|found| {
            let own = found.uid() == geteuid().as_raw();
            let open = Mode::from_raw_mode(found.mode()).intersects(Mode::RWXG | Mode::RWXO);
            found.is_dir() && own && !open
        })
    };
    console.environment.runtime_dir.as_ref().filter(private).map_or(dir, PathBuf::as_path).into()
}

fn edit_private(command: &str, room: &Path, draft: &str) -> io::Result<(ExitStatus, Vec<u8>)> {
    remove_left_over(room)?;
    let _held = Uninterrupted::start()?;
    let dir = room.join(format!("{PREFIX}{}", std::process::id()));
    DirBuilder::new().mode(0o700).create(&dir)?;
    let file = dir.join("text.txt");
    let edited = (|| {
        let mut fresh = OpenOptions::new().write(true).create_new(true).mode(0o600).open(&file)?;
        fresh.write_all(draft.as_bytes())?;
        drop(fresh);
        let mut shell = Command::new("sh")
            .args(["-c", COMPOSE, "sh"])
            .args([&file, &dir])
            .arg(command)
            .stdout(Stdio::piped())
            .spawn()?;
        let mut bytes = Vec::new();
        if let Some(mut saved) = shell.stdout.take() {
            saved.by_ref().take(ENOUGH).read_to_end(&mut bytes)?;
            io::copy(&mut saved, &mut io::sink())?;
        }
        Ok((shell.wait()?, bytes))
    })();
    match fs::remove_dir_all(&dir) {
        Err(cause) if cause.kind() != io::ErrorKind::NotFound => Err(cause),
        _ => edited,
    }
}

/// Removes what a computer that went down in the middle of an edit has left.
fn remove_left_over(room: &Path) -> io::Result<()> {
    for entry in fs::read_dir(room)? {
        let entry = entry?;
        let name = entry.file_name();
        let Some(process) = name.to_str().and_then(|name| name.strip_prefix(PREFIX)) else {
            continue;
        };
        let process = process.parse().ok().and_then(Pid::from_raw);
        let runs = process.is_some_and(|process| test_kill_process(process).is_ok());
        if !runs {
            fs::remove_dir_all(entry.path())?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests;
