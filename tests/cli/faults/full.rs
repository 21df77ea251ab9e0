//! A disk that is really full: reading goes on, and with room again so does writing.

use std::fs;
use std::path::Path;
use std::process::Command;

use super::rows;
use crate::support::{Home, text};

const PAGE: u64 = 4096;

const ENDS: &str = "error: there is no room left to write\n\
    hint: nothing was written and what was there is kept;";

#[test]
#[ignore = "the long form, for `just soak`: needs root, to mount a small file system"]
fn a_full_disk_takes_nothing_away() {
    let home = Home::with_journal();
    home.answer(&["note", "add", &"words ".repeat(2_000)]);
    let there = home.place().dir().to_owned();
    let files: Vec<_> = fs::read_dir(&there).unwrap().map(|file| file.unwrap().path()).collect();
    let kept = home.path("kept");
    fs::create_dir(&kept).unwrap();
    for file in &files {
        fs::copy(file, kept.join(file.file_name().unwrap())).unwrap();
    }
    let pages: u64 =
        files.iter().map(|file| fs::metadata(file).unwrap().len().div_ceil(PAGE)).sum();
    for room in 1..=100 {
        let Some(disk) = Disk::of(&there, (pages + room) * PAGE) else {
            panic!("no file system can be mounted here: this test needs root");
        };
        for file in &files {
            fs::copy(kept.join(file.file_name().unwrap()), file).unwrap();
        }
        // It is the copy of before on purpose, which need not be said.
        fs::remove_file(home.place().key_file().unwrap().with_extension("seen")).unwrap();
        let mut written = 0;
        let before = loop {
            let before = rows(&home);
            let said = home.daymark(&["note", "add", &"more ".repeat(400)]).output().unwrap();
            if said.status.success() {
                written += 1;
                continue;
            }
            let error = text(&said.stderr);
            assert_eq!(said.status.code(), Some(1), "{room} pages: {error}");
            assert!(error.starts_with(ENDS), "{room} pages: {error}");
            break before;
        };
        assert_eq!(rows(&home), before, "{room} pages, after {written}");
        for words in [&["today"][..], &["log", "--all"], &["export", "data", "--yes"]] {
            home.daymark(words).assert().success();
        }
        disk.grow((pages + room + 200) * PAGE);
        home.answer(&["note", "add", &"more ".repeat(400)]);
        assert_eq!(home.run("verify").code, 0, "{room} pages");
    }
}

/// A small file system in memory, which goes with this.
struct Disk<'p>(&'p Path);

impl<'p> Disk<'p> {
    /// One of so many bytes at a directory; `None` where none can be mounted.
    fn of(at: &'p Path, bytes: u64) -> Option<Self> {
        let size = format!("size={bytes},mode=700");
        mount(&["-t", "tmpfs", "-o", &size, "tmpfs"], at).then(|| Self(at))
    }

    fn grow(&self, bytes: u64) {
        assert!(mount(&["-o", &format!("remount,size={bytes}")], self.0));
    }
}

impl Drop for Disk<'_> {
    fn drop(&mut self) {
        let gone = Command::new("umount").arg(self.0).status();
        assert!(gone.is_ok_and(|status| status.success()), "{} stays mounted", self.0.display());
    }
}

fn mount(words: &[&str], at: &Path) -> bool {
    let done = Command::new("mount").args(words).arg(at).output();
    done.is_ok_and(|output| output.status.success())
}
