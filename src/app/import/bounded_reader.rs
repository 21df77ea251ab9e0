//! A reader that counts the lines it has passed, and reads no further than a limit.

use std::cell::Cell;
use std::io::{self, Read};

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

/// How much is read at once.
const PIECE: usize = 1 << 16;

/// A reader that counts the lines it has passed, and stops at a limit. It is asked for single bytes, and reads long pieces.
pub(super) struct BoundedReader<'p, R> {
    reader: R,
    place: &'p Place,
    piece: Vec<u8>,
    at: usize,
}

impl<'p, R: Read> BoundedReader<'p, R> {
    /// A reader that tells how far it has come.
    pub(super) fn new(reader: R, place: &'p Place) -> Self {
        Self { reader, place, piece: Vec::new(), at: 0 }
    }

    fn next_piece(&mut self) -> io::Result<()> {
        self.piece.resize(PIECE, 0);
        let length = self.reader.read(&mut self.piece)?;
        self.piece.truncate(length);
        self.at = 0;
        Ok(())
    }
}

impl<R: Read> Read for BoundedReader<'_, R> {
    fn read(&mut self, to: &mut [u8]) -> io::Result<usize> {
        if self.at == self.piece.len() {
            self.next_piece()?;
        }
        let Some((first, byte)) = to.first_mut().zip(self.piece.get(self.at)) else { return Ok(0) };
        *first = *byte;
        self.at += 1;
        let Place { lines, left } = self.place;
        lines.set(lines.get() + u64::from(*byte == b'\n'));
        let now_left = left.get().checked_sub(1);
        left.set(now_left.ok_or_else(|| io::Error::other("one of its values is too long"))?);
        Ok(1)
    }
}
