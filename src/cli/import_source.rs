//! The file of an import, and how far it has been read.

use std::fs::{File, Metadata};
use std::io::{self, BufRead, BufReader, Cursor, Read, Seek};
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};

use crate::cli::error::Error;
use crate::render::format::quoted;

/// How much is read at once.
const PIECE: usize = 1 << 16;

/// The most that is taken in of a stream, which is held in memory, in bytes.
const MOST_STREAMED: u64 = 256 << 20;

/// A file to read in, or standard input.
pub(crate) struct Source {
    name: String,
    from: From,
}

enum From {
    /// A file that can be read more than once.
    File { file: BufReader<File>, found: Metadata },
    /// All that came through standard input, or through what like it can be read only once.
    Stream(Cursor<Vec<u8>>),
    /// A folder, which some programs export.
    Folder(PathBuf),
}

impl Source {
    /// Opens a file; `-` is standard input.
    pub(crate) fn open(path: &Path) -> Result<Self, Error> {
        if path == Path::new("-") {
            return Self::stream("standard input".to_owned(), io::stdin());
        }
        let name = path.display().to_string();
        let opened = File::open(path).and_then(|file| Ok((file.metadata()?, file)));
        let (found, file) = opened.map_err(|cause| unreadable(&name, &cause))?;
        if found.is_dir() {
            return Ok(Self { name, from: From::Folder(path.to_owned()) });
        }
        if !found.is_file() {
            return Self::stream(name, file);
        }
        let file = BufReader::with_capacity(PIECE, file);
        Self { name, from: From::File { file, found } }.begun()
    }

    /// Takes in a stream to its end: whoever sends it may take their time.
    fn stream(name: String, stream: impl Read) -> Result<Self, Error> {
        let mut bytes = Vec::new();
        let read = stream.take(MOST_STREAMED + 1).read_to_end(&mut bytes);
        read.map_err(|cause| unreadable(&name, &cause))?;
        if bytes.len() as u64 > MOST_STREAMED {
            let error =
                Error::refused(format!("{name} gave more than 256 MiB; nothing was written"));
            return Err(error.hint("write it to a file first, and import that"));
        }
        Self { name, from: From::Stream(Cursor::new(bytes)) }.begun()
    }

    fn begun(mut self) -> Result<Self, Error> {
        self.pass_mark()?;
        Ok(self)
    }

    /// Passes over the mark that some programs put before a text in UTF-8.
    ///
    /// # Errors
    /// Where it begins like a text in UTF-16.
    fn pass_mark(&mut self) -> Result<(), Error> {
        let reader: &mut dyn BufRead = match &mut self.from {
            From::File { file, .. } => file,
            From::Stream(stream) => stream,
            From::Folder(_) => return Ok(()),
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
            From::Stream(_) | From::Folder(_) => format!("iconv -f {form} -t UTF-8"),
        };
        Error::refused(format!("{} is in UTF-16, not in UTF-8; nothing was written", self.name))
            .hint(format!("convert it to UTF-8: {turn}"))
    }

    /// What it is called.
    pub(crate) fn name(&self) -> &str {
        &self.name
    }

    /// How many bytes it has, where that can be counted.
    pub(crate) fn length(&self) -> Option<u64> {
        match &self.from {
            From::File { found, .. } => Some(found.len()),
            From::Stream(bytes) => u64::try_from(bytes.get_ref().len()).ok(),
            From::Folder(_) => None,
        }
    }

    /// The folder, where it is one.
    pub(crate) fn folder(&self) -> Option<&Path> {
        match &self.from {
            From::Folder(path) => Some(path),
            From::File { .. } | From::Stream(_) => None,
        }
    }

    /// Goes back to the start.
    ///
    /// # Errors
    /// Where a file is no longer what it was when it was opened.
    pub(crate) fn rewind(&mut self) -> Result<(), Error> {
        let (file, found) = match &mut self.from {
            From::File { file, found } => (file, found),
            From::Stream(bytes) => {
                bytes.set_position(0);
                return self.pass_mark();
            }
            From::Folder(_) => return Ok(()),
        };
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
            From::Stream(bytes) => bytes.read(to),
            From::Folder(_) => Err(io::ErrorKind::IsADirectory.into()),
        }
    }
}

pub(crate) fn unreadable(name: &str, cause: &io::Error) -> Error {
    Error::io(format!("{name} could not be read; nothing was written"), cause)
}
