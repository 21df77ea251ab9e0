//! The passphrase that a script gives: on a file descriptor, or by a command.

use std::fs::File;
use std::io::{BufRead, BufReader, Read};
use std::process::{Command, Stdio};

use secrecy::{ExposeSecret, SecretString};
use zeroize::Zeroizing;

use crate::cli::context::Context;
use crate::cli::error::{Error, Kind};

/// No passphrase is longer, in bytes.
const LONGEST: u64 = 4096;

/// The passphrase that a script gives: by `--passphrase-fd`, else by the setting `passphrase_command`.
pub(super) fn given(context: &Context<'_>) -> Result<Option<SecretString>, Error> {
    if let Some(number) = context.console.global.passphrase_fd {
        return from_descriptor("--passphrase-fd", number).map(Some);
    }
    context.settings.passphrase_command.as_deref().map(from_command).transpose()
}

/// Reads one line from a file descriptor that was opened by whoever started the program.
pub(crate) fn from_descriptor(flag: &str, number: u32) -> Result<SecretString, Error> {
    let said = format!("{flag} {number} cannot be read; nothing was written");
    let unread = |cause: std::io::Error| {
        Error::usage(&said).cause(cause).hint(format!("open it, as in: {flag} 3 3< FILE"))
    };
    let file = File::open(format!("/dev/fd/{number}")).map_err(unread)?;
    first_line(file).map_err(unread)
}

fn from_command(command: &str) -> Result<SecretString, Error> {
    let silent = |cause: String| {
        Error::new(Kind::Locked, "passphrase_command gave no passphrase; nothing was written")
            .cause(cause)
            .hint("try the command by itself, or change it with")
            .run("config edit")
    };
    let mut shell = Command::new("sh")
        .args(["-c", command])
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .spawn()
        .map_err(|cause| silent(cause.to_string()))?;
    let line = shell.stdout.take().map(first_line).transpose();
    let status = shell.wait().map_err(|cause| silent(cause.to_string()))?;
    match line {
        Ok(Some(line)) if status.success() && !line.expose_secret().is_empty() => Ok(line),
        Err(cause) => Err(silent(cause.to_string())),
        Ok(_) if status.success() => Err(silent("it printed nothing".to_owned())),
        Ok(_) => Err(silent(format!("it ended with {status}"))),
    }
}

/// The first line of what can be read, without its end.
fn first_line(from: impl Read) -> std::io::Result<SecretString> {
    let mut bytes = Zeroizing::new(Vec::with_capacity(usize::try_from(LONGEST).unwrap_or(0)));
    let mut from = BufReader::new(from.take(LONGEST));
    from.read_until(b'\n', &mut bytes)?;
    let line = std::str::from_utf8(&bytes)
        .map_err(|_| std::io::Error::other("it is not text in UTF-8"))?;
    Ok(SecretString::from(line.trim_end_matches(['\n', '\r'])))
}
