//! Prints a page of HTML as a PDF, with a browser that is installed.
//!
//! The page and whatever the browser writes of its own lie in a private directory, which is removed whatever
//! happens: by daymark, by the shell that runs the browser where daymark was killed, or by the next sweep.
//! The browser reaches nothing: the page refers to nothing, and every name is one that it cannot find.

use std::ffi::OsString;
use std::fs::{self, OpenOptions};
use std::io::{self, Write};
use std::os::unix::fs::OpenOptionsExt;
use std::os::unix::process::CommandExt;
use std::path::Path;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::thread;
use std::time::Duration;

use rustix::process::{Pid, Signal, geteuid, kill_process_group};

use super::error::Error;
use super::private_dir::{self, PrivateDir};
use super::settings::Environment;
use crate::domain::time::day::Day;
use crate::process::Uninterrupted;

/// The browsers that print a page without a window, by their names on Linux and by where they lie on a Mac.
const BROWSERS: [&str; 10] = [
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
    "microsoft-edge",
    "microsoft-edge-stable",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
];

/// Without a window, an account, an update, a report or a network.
const ALONE: [&str; 14] = [
    "--headless",
    "--disable-gpu",
    "--no-first-run",
    "--no-default-browser-check",
    "--disable-extensions",
    "--disable-sync",
    "--disable-default-apps",
    "--disable-component-update",
    "--disable-background-networking",
    "--disable-breakpad",
    "--host-resolver-rules=MAP * ~NOTFOUND",
    "--no-proxy-server",
    "--no-pdf-header-footer",
    "--print-to-pdf-no-header",
];

/// Runs the first of the browsers `$2 …` that is there, with what stands after `--`, and removes the directory
/// `$1` when the line to daymark on standard input breaks.
const PRINT: &str = r#"
exec 3<&0 0< /dev/null > /dev/null 2>&1
dir=$1; shift
found=
while [ "$1" != -- ]; do
    [ "$found" ] || { command -v "$1" && found=$1; }
    shift
done
shift
[ "$found" ] || exit 127
"$found" "$@" 3<&-
ended=$?
{ trap '' HUP INT TERM; read -r _ || rm -rf -- "$dir"; } <&3 3<&- &
exit $ended
"#;

/// How long a browser may take, and how often it is looked after.
const PATIENCE: Duration = Duration::from_secs(90);
const LOOK: Duration = Duration::from_millis(50);

/// What a shell answers where there is no such program.
const NOT_FOUND: i32 = 127;

/// The page of `html` as a PDF. What it says of when it was made is the beginning of `today`, so that the same
/// page is the same bytes.
///
/// # Errors
/// Where no browser is installed, or it does not print.
pub(crate) fn print(environment: &Environment, html: &str, today: Day) -> Result<Vec<u8>, Error> {
    let unprinted = |cause: &io::Error| advised(Error::io("the page could not be printed", cause));
    let dir =
        PrivateDir::begin(&private_dir::room(environment)).map_err(|cause| unprinted(&cause))?;
    let printed = print_in(dir.path(), html);
    dir.remove();
    match printed.map_err(|cause| unprinted(&cause))? {
        Printed::Pdf(mut bytes) => {
            date(&mut bytes, today);
            Ok(bytes)
        }
        Printed::NoBrowser => Err(advised(Error::refused(
            "a PDF is printed by Chromium, Chrome or Edge, and none of them is installed",
        ))),
        Printed::Failed => Err(advised(Error::refused("the browser did not print the page"))),
        Printed::Stopped => Err(Error::declined("Nothing was written.")),
    }
}

fn advised(error: Error) -> Error {
    error.hint("install chromium, or take --format html and print it from any browser, to a file")
}

/// What came of printing.
enum Printed {
    Pdf(Vec<u8>),
    NoBrowser,
    Failed,
    Stopped,
}

fn print_in(dir: &Path, html: &str) -> io::Result<Printed> {
    let (page, pdf) = (dir.join("page.html"), dir.join("page.pdf"));
    OpenOptions::new()
        .write(true)
        .create_new(true)
        .mode(0o600)
        .open(&page)?
        .write_all(html.as_bytes())?;
    let held = Uninterrupted::start()?;
    let mut shell = start(dir, &page, &pdf)?;
    let ended = wait(&mut shell, &held)?;
    Ok(match (ended.and_then(|ended| ended.code()), fs::read(&pdf)) {
        _ if ended.is_none() => Printed::Stopped,
        (Some(NOT_FOUND), _) => Printed::NoBrowser,
        (Some(_), Ok(bytes)) if bytes.starts_with(b"%PDF-") => Printed::Pdf(bytes),
        _ => Printed::Failed,
    })
}

/// Starts the shell that runs a browser, in a group of its own.
fn start(dir: &Path, page: &Path, pdf: &Path) -> io::Result<Child> {
    let option = |start: &str, path: &Path| {
        let mut option = OsString::from(start);
        option.push(path);
        option
    };
    let mut command = Command::new("sh");
    command.args(["-c", PRINT, "sh"]).arg(dir).args(BROWSERS).arg("--").args(ALONE);
    if geteuid().is_root() {
        // It refuses to run as root within its own walls; the page runs nothing that would need them.
        command.arg("--no-sandbox");
    }
    command
        .arg(option("--user-data-dir=", &dir.join("profile")))
        .arg(option("--print-to-pdf=", pdf))
        .arg(option("file://", page))
        .env("HOME", dir)
        .env("TMPDIR", dir)
        .env("XDG_CONFIG_HOME", dir)
        .env("XDG_CACHE_HOME", dir)
        .env_remove("DBUS_SESSION_BUS_ADDRESS")
        .stdin(Stdio::piped())
        .process_group(0)
        .spawn()
}

/// Waits for its end, but not for ever; `None` where the person stopped it.
fn wait(shell: &mut Child, held: &Uninterrupted) -> io::Result<Option<ExitStatus>> {
    let mut waited = Duration::ZERO;
    loop {
        if let Some(ended) = shell.try_wait()? {
            return Ok(Some(ended));
        }
        if held.asked_to_end() {
            return end(shell).map(|_| None);
        }
        if waited > PATIENCE {
            return end(shell).map(Some);
        }
        thread::sleep(LOOK);
        waited += LOOK;
    }
}

/// Ends a browser and all that it has started.
fn end(shell: &mut Child) -> io::Result<ExitStatus> {
    let id = i32::try_from(shell.id()).ok().and_then(Pid::from_raw);
    if let Some(id) = id {
        // It may have ended by itself meanwhile.
        let _gone = kill_process_group(id, Signal::KILL);
    }
    shell.wait()
}

/// How many sheets a PDF takes.
pub(crate) fn sheets(pdf: &[u8]) -> usize {
    const SHEET: &[u8] = b"/Type /Page";
    // What they hang on is named alike: "/Type /Pages".
    let is_sheet = |window: &[u8]| window.starts_with(SHEET) && !window.ends_with(b"s");
    pdf.windows(SHEET.len() + 1).filter(|window| is_sheet(window)).count()
}

/// Puts the beginning of a day in the place of each time at which the PDF says that it was made.
fn date(pdf: &mut [u8], today: Day) {
    let digits = format!("{}000000", today.date().format("%Y%m%d"));
    for name in [&b"/CreationDate (D:"[..], b"/ModDate (D:"] {
        let mut from = 0;
        while let Some(at) = pdf[from..].windows(name.len()).position(|window| window == name) {
            from += at + name.len();
            let time = pdf[from..].iter_mut().take(digits.len());
            time.zip(digits.bytes()).for_each(|(sign, digit)| *sign = digit);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sheets_are_counted() {
        assert_eq!(sheets(b"<</Type /Pages /Count 2>> <</Type /Page\n>> <</Type /Page>>"), 2);
    }

    #[test]
    fn a_pdf_says_the_day_and_no_time() {
        let mut pdf = b"%PDF-1.4 /CreationDate (D:20261129101112+00'00') /ModDate (D:20261129101112+00'00')>>".to_vec();
        date(&mut pdf, "2026-11-20".parse().unwrap());
        let said = String::from_utf8(pdf).unwrap();
        assert_eq!(said.matches("(D:20261120000000+00'00')").count(), 2, "{said}");
    }
}
