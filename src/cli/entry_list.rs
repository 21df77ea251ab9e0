//! Lists of entries, however long: one entry is held at a time.

use std::io::Write;

use chrono::NaiveTime;
use serde::Serialize;

use super::args::entries::HowMany;
use super::console::Console;
use super::error::{Answered, Error};
use crate::app::named_records::NamedRecords;
use crate::domain::entry::Entry;
use crate::domain::id::Id;
use crate::domain::query::{Query, search_words};
use crate::report::entry::{EntryInput, EntryView};
use crate::report::json;
use crate::storage::Journal;

/// The words that `text` asks for.
///
/// # Errors
/// A usage error where there is no word in it.
pub(crate) fn words(text: &str) -> Result<Vec<String>, Error> {
    let words = search_words(text);
    if words.is_empty() {
        return Err(Error::usage("there is no word to search for").hint(
            "give one or more words; a word with * at its end stands for all that begin so",
        ));
    }
    Ok(words)
}

/// What a list holds.
pub(crate) struct Listing {
    /// The entries. Decades of them are held at once, so what is kept of each is little.
    found: Vec<Id>,
    /// The length of the short id of each.
    lengths: Vec<u8>,
    /// Whether there are more that match.
    pub(crate) more: bool,
    named: NamedRecords,
    day_end: NaiveTime,
}

impl Listing {
    /// Finds what a query asks for.
    pub(crate) fn find(
        journal: &Journal,
        query: Query,
        how_many: &HowMany,
        day_end: NaiveTime,
    ) -> Result<Self, Error> {
        let most = (!how_many.all).then_some(how_many.limit);
        // One more than is shown tells whether there are more.
        let limit = most.map(|most| most.saturating_add(1));
        let mut found = journal.list(&Query { limit, ..query })?;
        let more = most.is_some_and(|most| found.len() > most as usize);
        if more {
            found.pop();
        }
        let lengths = journal.short_id_lengths(&found)?;
        let named = NamedRecords::load(journal)?;
        Ok(Self { found, lengths, more, named, day_end })
    }

    /// Whether nothing was found.
    pub(crate) fn is_empty(&self) -> bool {
        self.found.is_empty()
    }

    /// The columns that the longest id takes.
    pub(crate) fn id_width(&self) -> usize {
        self.lengths.iter().max().map_or(0, |length| usize::from(*length))
    }

    /// Writes each entry as `text` gives it, and whether there are more.
    pub(crate) fn write(
        &self,
        console: &mut Console,
        journal: &Journal,
        mut text: impl FnMut(&Entry, EntryView) -> Result<String, Error>,
    ) -> Result<(), Error> {
        self.each(journal, |entry, view| {
            console.out.write_all(text(entry, view)?.as_bytes()).answered()
        })?;
        if self.more {
            console.say("There are earlier entries; add --all to see them.");
        }
        Ok(())
    }

    /// Loads each entry and hands it to `each`, with how it is shown.
    pub(crate) fn each(
        &self,
        journal: &Journal,
        mut each: impl FnMut(&Entry, EntryView) -> Result<(), Error>,
    ) -> Result<(), Error> {
        journal.each_of(&self.found, |place, entry| {
            let length = self.lengths.get(place).copied().unwrap_or(u8::MAX);
            let view = EntryView::listed(EntryInput {
                entry: &entry,
                short_id: &entry.id.prefix(usize::from(length)),
                named: self.named.named(),
                day_end: self.day_end,
            });
            each(&entry, view)
        })
    }
}

/// An answer in JSON whose last key is a list that is written as it comes.
pub(crate) struct JsonList<'o, W> {
    out: &'o mut W,
    begun: bool,
}

impl<'o, W: Write> JsonList<'o, W> {
    /// Writes the keys of `head`, an object that is not empty, and opens the list after them.
    pub(crate) fn open(out: &'o mut W, head: &impl Serialize, list: &str) -> Result<Self, Error> {
        let mut opened = Vec::new();
        json::write(&mut opened, head).answered()?;
        opened.pop_if(|last| *last == b'}');
        out.write_all(&opened).answered()?;
        write!(out, ",\"{list}\":[").answered()?;
        Ok(Self { out, begun: false })
    }

    /// Writes the next of the list.
    pub(crate) fn push(&mut self, item: &impl Serialize) -> Result<(), Error> {
        if self.begun {
            self.out.write_all(b",").answered()?;
        }
        self.begun = true;
        json::write(&mut *self.out, item).answered()
    }

    /// Ends the list and the answer.
    pub(crate) fn close(self) -> Result<(), Error> {
        writeln!(self.out, "]}}").answered()
    }
}
