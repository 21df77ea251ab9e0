//! The file that is read, and the place reached in it.

use std::cell::Cell;
use std::fs::{File, Metadata};
use std::io::{self, BufRead, BufReader, Read, Seek};
use std::os::unix::fs::MetadataExt;
use std::path::Path;

use crate::cli::error::Error;
use crate::cli::shell::quoted;

/// A file to read in, or standard input.
pub(crate) struct Source {
    name: String,
    from: From,
}

enum From {
    /// A file that can be read more than once.
    File { file: BufReader<File>, found: Metadata },
    /// Standard input, or what like it can be read only once.
    Stream(BufReader<Box<dyn Read>>),
}

impl Source {
    /// Opens a file; `-` is standard input.
    pub(crate) fn open(path: &Path) -> Result<Self, Error> {
        let mut source = if path == Path::new("-") {
            let stdin = BufReader::new(Box::new(io::stdin()) as Box<dyn Read>);
            Self { name: "standard input".to_owned(), from: From::Stream(stdin) }
        } else {
            let name = path.display().to_string();
            let opened = File::open(path).and_then(|file| Ok((file.metadata()?, file)));
            let (found, file) = opened.map_err(|cause| unreadable(&name, &cause))?;
            let from = if found.is_file() {
                From::File { file: BufReader::with_capacity(1 << 16, file), found }
            } else {
                From::Stream(BufReader::new(Box::new(file)))
            };
            Self { name, from }
        };
        // The journal must not be kept locked while someone is yet to send the first byte.
        let waited = match &mut source.from {
            From::File { file, .. } => file.fill_buf().map(drop),
            From::Stream(stream) => stream.fill_buf().map(drop),
        };
        waited.map_err(|cause| unreadable(&source.name, &cause))?;
        source.pass_mark()?;
        Ok(source)
    }

    /// Passes over the mark that some programs put before a text in UTF-8.
    ///
    /// # Errors
    /// Where it begins like a text in UTF-16.
    fn pass_mark(&mut self) -> Result<(), Error> {
        let reader: &mut dyn BufRead = match &mut self.from {
            From::File { file, .. } => file,
            From::Stream(stream) => stream,
        };
        let start = reader.fill_buf().map_err(|cause| unreadable(&self.name, &cause))?;
        match start {
            [0xef, 0xbb, 0xbf, ..] => reader.consume(3),
            [0xff, 0xfe, ..] | [0xfe, 0xff, ..] => return Err(self.in_utf_16("UTF-16")),
            [b'{', 0, ..] => return Err(self.in_utf_16("UTF-16LE")),
            [0, b'{', ..] => return Err(self.in_utf_16("UTF-16BE")),
            _ => {}
        }
        Ok(())
    }

    fn in_utf_16(&self, form: &str) -> Error {
        let turn = match &self.from {
            From::File { .. } => {
                let file = quoted(&self.name);
                format!("iconv -f {form} -t UTF-8 {file} | daymark import - --from daymark")
            }
            From::Stream(_) => format!("iconv -f {form} -t UTF-8"),
        };
        Error::refused(format!("{} is in UTF-16, not in UTF-8; nothing was written", self.name))
            .hint(format!("turn it into UTF-8 on its way: {turn}"))
    }

    /// What it is called.
    pub(crate) fn name(&self) -> &str {
        &self.name
    }

    /// How many bytes it has, where that is known.
    pub(crate) fn length(&self) -> Option<u64> {
        match &self.from {
            From::File { found, .. } => Some(found.len()),
            From::Stream(_) => None,
        }
    }

    /// Whether it can be read again from the start.
    pub(crate) fn can_rewind(&self) -> bool {
        matches!(self.from, From::File { .. })
    }

    /// Goes back to the start of a file.
    ///
    /// # Errors
    /// Where it is no longer what it was when it was opened.
    pub(crate) fn rewind(&mut self) -> Result<(), Error> {
        let From::File { file, found } = &mut self.from else { return Ok(()) };
        let stamp = |of: &Metadata| (of.len(), of.mtime(), of.mtime_nsec());
        let now = file.rewind().and_then(|()| file.get_ref().metadata());
        let now = now.map_err(|cause| unreadable(&self.name, &cause))?;
        if stamp(&now) == stamp(found) {
            return self.pass_mark();
        }
        Err(Error::refused(format!("{} changed meanwhile; nothing was written", self.name))
            .hint("import it again to see what it holds now"))
    }
}

impl Read for Source {
    fn read(&mut self, to: &mut [u8]) -> io::Result<usize> {
        match &mut self.from {
            From::File { file, .. } => file.read(to),
            From::Stream(stream) => stream.read(to),
        }
    }
}

pub(super) fn unreadable(name: &str, cause: &io::Error) -> Error {
    Error::io(format!("{name} could not be read; nothing was written"), cause)
}

/// How far a reader has come, and how much further it may go.
#[derive(Debug, Default)]
pub(super) struct Place {
    lines: Cell<u64>,
    left: Cell<u64>,
}

impl Place {
    /// The breaks between lines that have been passed.
    pub(super) fn lines(&self) -> u64 {
        self.lines.get()
    }

    /// Lets this many more bytes be read.
    pub(super) fn allow(&self, bytes: u64) {
        self.left.set(bytes);
    }
}

/// A reader that keeps its place.
pub(super) struct Placed<'p, R> {
    pub(super) reader: R,
    pub(super) place: &'p Place,
}

impl<R: Read> Read for Placed<'_, R> {
    fn read(&mut self, to: &mut [u8]) -> io::Result<usize> {
        let length = self.reader.read(to)?;
        let breaks: u64 = to[..length].iter().map(|byte| u64::from(*byte == b'\n')).sum();
        self.place.lines.set(self.place.lines.get() + breaks);
        match self.place.left.get().checked_sub(length as u64) {
            Some(left) => self.place.left.set(left),
            None => return Err(io::Error::other("one of its values is too long")),
        }
        Ok(length)
    }
}
