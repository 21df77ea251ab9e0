//! The figures of entries that cannot be read, which the index of days has, too.

use std::ops::ControlFlow;

use rusqlite::types::{FromSql, Value, ValueRef};
use rusqlite::{Connection, OptionalExtension, params_from_iter};

use crate::domain::entry::EntryKind;
use crate::storage::error::{Error, Result};

use super::Salvaged;
use super::shape::Shape;
use super::source::Source;
use super::table_copy::TableCopy;
use super::trees::Trees;

/// The index that has the figures of every entry.
const FIGURES: &str = "entry_by_day";
const HAS_ENTRY: &str = "SELECT 1 FROM entry WHERE id = ?1";

/// After so many entries in a row that cannot be read, a page is gone that leads to all the others.
const ENOUGH: usize = 200;

/// Keeps the figures of the entries that are not there, as far as the index of days knows of them; tells
/// whether it knows of all.
pub(super) fn keep(
    from: &mut Source<'_>,
    trees: &mut Trees,
    entries: &TableCopy,
    to: &Connection,
    salvaged: &mut Salvaged,
) -> Result<bool> {
    let Some(shape) = trees.shape(FIGURES).cloned() else { return Ok(false) };
    let mut keeper = Keeper { shape: &shape, from, entries, to, salvaged, in_a_row: 0 };
    trees.read_all(&shape, |record| keeper.keep(record.fields))
}

/// Takes in what the index says of one entry after the other.
struct Keeper<'k, 's> {
    shape: &'k Shape,
    from: &'k mut Source<'s>,
    entries: &'k TableCopy,
    to: &'k Connection,
    salvaged: &'k mut Salvaged,
    /// How many entries before it could not be read.
    in_a_row: usize,
}

impl Keeper<'_, '_> {
    fn keep(&mut self, figures: Vec<Value>) -> Result<ControlFlow<()>> {
        let id = self.field(&figures, "id");
        let there = self.to.prepare_cached(HAS_ENTRY)?.query_row([id], |_| Ok(())).optional()?;
        if there.is_none() && !self.look_up(id)? {
            let of = (value(self.field(&figures, "day"))?, value(self.field(&figures, "kind"))?);
            // A note is nothing without its words.
            if of.1 == EntryKind::Note {
                self.salvaged.lost.push(of);
            } else {
                self.insert(figures)?;
                self.salvaged.without_words.push(of);
            }
        }
        Ok(ControlFlow::Continue(()))
    }

    fn field<'v>(&self, figures: &'v [Value], name: &str) -> &'v Value {
        let found = self.shape.fields.iter().zip(figures).find(|(field, _)| field.name == name);
        found.map_or(&Value::Null, |(_, value)| value)
    }

    /// Copies an entry between two damaged pages.
    fn look_up(&mut self, id: &Value) -> Result<bool> {
        if self.in_a_row == ENOUGH {
            return Ok(false);
        }
        let found = self.from.read(|conn| self.entries.copy_one(conn, self.to, id))? == Some(true);
        self.in_a_row = if found { 0 } else { self.in_a_row + 1 };
        Ok(found)
    }

    /// Makes an entry of which only the figures are known. Whether it was private is lost, too.
    fn insert(&self, figures: Vec<Value>) -> Result<()> {
        let names: Vec<_> = self.shape.fields.iter().map(|field| field.name.as_str()).collect();
        let (at, given) = (names.iter().position(|name| *name == "at"), names.len());
        let values = vec!["?"; given].join(", ");
        let at = at.map_or(0, |at| at + 1);
        let insert = format!(
            "INSERT OR IGNORE INTO entry ({}, recorded_at, updated_at, private)
             VALUES ({values}, ?{at}, ?{at}, 1)",
            names.join(", ")
        );
        self.to.prepare_cached(&insert)?.execute(params_from_iter(figures))?;
        Ok(())
    }
}

fn value<T: FromSql>(value: &Value) -> Result<T> {
    T::column_result(ValueRef::from(value)).map_err(|_| Error::damaged())
}
