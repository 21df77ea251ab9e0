//! Runs a [`Query`]: the ids of the entries it selects, the newest first.
//!
//! An index that holds the order of time, and all that days, kinds and situations narrow by, is
//! walked from its end. Words and tags are looked up before: what they fit is known by then, and
//! where that is little, it alone is read.

use rusqlite::{Row, ToSql, params_from_iter};

use crate::domain::entry::situation::Situations;
use crate::domain::id::Id;
use crate::domain::query::Query;
use crate::domain::text::Label;
use crate::domain::time::day::Day;
use crate::domain::word_match::{WordMatcher, is_unspaced};

use super::error::Result;
use super::reader::Reader;

/// So many entries are read one by one rather than with all others.
const FEW: usize = 256;
/// So are texts that no more than one in so many of all entries has.
const ONE_IN: usize = 16;

const WALK: &str = "SELECT e.id, e.seq FROM entry AS e INDEXED BY entry_by_day";
const LOOK_UP: &str = "SELECT e.day, e.at, e.seq, e.id FROM entry AS e";
const NEWEST_FIRST: &str = " ORDER BY e.day DESC, e.at DESC, e.seq DESC";
const FROM: &str = "e.day >= ?";
const TO: &str = "e.day <= ?";
const KIND: &str = "e.kind = ?";
const SITUATION: &str = "e.situations & ?";
const SEQ: &str = "e.seq = ?";
const ID: &str = "e.id = ?";

/// Entries by their words, in the order in which they were written.
const WITH_WORDS: &str = "SELECT rowid FROM entry_words WHERE entry_words MATCH ?1 ORDER BY rowid";
/// The entries with a text without spaces between its words.
const UNSPACED: &str = "SELECT seq FROM unspaced_text";
/// The words of all of these, in the order of ids.
const UNSPACED_WORDS: &str = "SELECT seq, words FROM entry_text
    WHERE +seq IN (SELECT seq FROM unspaced_text)";
const WORDS_OF: &str = "SELECT seq, words FROM entry_text WHERE seq = ?1";
/// Every label, in the order of the ids of entries.
const LABELS: &str = "SELECT entry, label FROM label";
const IS_PRIVATE: &str = "SELECT private FROM entry WHERE id = ?1";

impl Reader {
    /// The ids of the entries that a query asks for, the newest day and time first.
    pub fn list(&self, query: &Query) -> Result<Vec<Id>> {
        let only = Only {
            seqs: self.with_words(&query.words)?,
            ids: query.tag.as_ref().map(|tag| self.tagged(tag)).transpose()?,
        };
        let limit = query.limit.map_or(usize::MAX, |limit| limit as usize);
        match (&only.seqs, &only.ids) {
            (Some(seqs), _) if seqs.len() <= FEW => self.look_up(query, SEQ, seqs, &only, limit),
            (_, Some(ids)) if ids.len() <= FEW => self.look_up(query, ID, ids, &only, limit),
            _ => self.walk(query, &only, limit),
        }
    }

    /// Goes through the entries in the order of the list.
    fn walk(&self, query: &Query, only: &Only, limit: usize) -> Result<Vec<Id>> {
        let (filter, values) = filter(query, None);
        let mut walk = self.conn.prepare(&format!("{WALK}{filter}{NEWEST_FIRST}"))?;
        let mut rows = walk.query(params_from_iter(values))?;
        let mut found = Vec::new();
        while found.len() < limit {
            let Some(row) = rows.next()? else { break };
            let id = row.get(0)?;
            if only.holds(row.get(1)?, id) {
                found.push(id);
            }
        }
        Ok(found)
    }

    /// Reads these entries one by one, and puts them in the order of the list.
    fn look_up<K: ToSql>(
        &self,
        query: &Query,
        key: &str,
        keys: &[K],
        only: &Only,
        limit: usize,
    ) -> Result<Vec<Id>> {
        let mut found: Vec<(Day, i64, i64, Id)> = Vec::new();
        for one in keys {
            let (filter, values) = filter(query, Some((key, one)));
            let mut look_up = self.conn.prepare_cached(&format!("{LOOK_UP}{filter}"))?;
            let mut rows = look_up.query(params_from_iter(values))?;
            while let Some(row) = rows.next()? {
                found.push((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?));
            }
        }
        found.retain(|(_, _, seq, id)| only.holds(*seq, *id));
        found.sort_unstable_by(|one, other| other.cmp(one));
        found.truncate(limit);
        Ok(found.into_iter().map(|(.., id)| id).collect())
    }

    /// The numbers of the entries with every one of these words, in order; absent without words.
    ///
    /// The index knows words that spaces part. Texts without spaces are looked into themselves.
    fn with_words(&self, words: &[String]) -> Result<Option<Vec<i64>>> {
        if words.is_empty() {
            return Ok(None);
        }
        let mut seqs: Vec<i64> = Vec::new();
        if !words.iter().any(|word| is_unspaced(word)) {
            let mut with_words = self.statement(WITH_WORDS)?;
            let found = with_words.query_map([matching(words)], |row| row.get(0))?;
            seqs = found.collect::<std::result::Result<_, _>>()?;
        }
        self.unspaced_with(&WordMatcher::new(words), &mut seqs)?;
        seqs.sort_unstable();
        seqs.dedup();
        Ok(Some(seqs))
    }

    /// Adds the numbers of the entries with a text without spaces that holds the words.
    fn unspaced_with(&self, matcher: &WordMatcher, seqs: &mut Vec<i64>) -> Result<()> {
        let mut push = |row: &Row<'_>| -> rusqlite::Result<()> {
            if matcher.holds(row.get_ref(1)?.as_str()?) {
                seqs.push(row.get(0)?);
            }
            Ok(())
        };
        let mut unspaced = self.statement(UNSPACED)?;
        let unspaced = unspaced.query_map([], |row| row.get(0))?;
        let unspaced = unspaced.collect::<std::result::Result<Vec<i64>, _>>()?;
        if unspaced.len() <= FEW.max(self.entries_at_most()? as usize / ONE_IN) {
            let mut words_of = self.statement(WORDS_OF)?;
            for seq in unspaced {
                let mut rows = words_of.query([seq])?;
                while let Some(row) = rows.next()? {
                    push(row)?;
                }
            }
            return Ok(());
        }
        let mut all = self.statement(UNSPACED_WORDS)?;
        let mut rows = all.query([])?;
        while let Some(row) = rows.next()? {
            push(row)?;
        }
        Ok(())
    }

    /// The ids of the entries that have a tag or feeling and are not private, in order.
    fn tagged(&self, tag: &Label) -> Result<Vec<Id>> {
        let sought = tag.folded();
        let mut labels = self.statement(LABELS)?;
        let mut is_private = self.statement(IS_PRIVATE)?;
        let mut rows = labels.query([])?;
        let mut found: Vec<Id> = Vec::new();
        while let Some(row) = rows.next()? {
            if crate::domain::text::folded(text(row.get_ref(1)?)?) != sought {
                continue;
            }
            let id = row.get(0)?;
            if found.last() != Some(&id) && !is_private.query_row([id], |row| row.get(0))? {
                found.push(id);
            }
        }
        Ok(found)
    }
}

/// The entries that words and tags leave, each in order; where absent, they leave all.
struct Only {
    seqs: Option<Vec<i64>>,
    ids: Option<Vec<Id>>,
}

impl Only {
    fn holds(&self, seq: i64, id: Id) -> bool {
        self.seqs.as_ref().is_none_or(|seqs| seqs.binary_search(&seq).is_ok())
            && self.ids.as_ref().is_none_or(|ids| ids.binary_search(&id).is_ok())
    }
}

/// The condition for what a query narrows by without words and tags, and the values in it.
fn filter<'q>(
    query: &'q Query,
    key: Option<(&str, &'q dyn ToSql)>,
) -> (String, Vec<Box<dyn ToSql + 'q>>) {
    let mut conditions: Vec<String> = Vec::new();
    let mut values: Vec<Box<dyn ToSql + 'q>> = Vec::new();
    if let Some(day) = query.from {
        conditions.push(FROM.to_owned());
        values.push(Box::new(day));
    }
    if let Some(day) = query.to {
        conditions.push(TO.to_owned());
        values.push(Box::new(day));
    }
    if !query.kinds.is_empty() {
        conditions.push(format!("({})", vec![KIND; query.kinds.len()].join(" OR ")));
        values.extend(query.kinds.iter().map(|kind| Box::new(kind) as Box<dyn ToSql + '_>));
    }
    if let Some(situation) = query.situation {
        conditions.push(SITUATION.to_owned());
        values.push(Box::new(Situations::from_iter([situation])));
    }
    if let Some((condition, value)) = key {
        conditions.push(condition.to_owned());
        values.push(Box::new(value));
    }
    let filter = if conditions.is_empty() { "" } else { " WHERE " };
    (format!("{filter}{}", conditions.join(" AND ")), values)
}

/// The expression that asks for every one of these words, each taken as it stands.
fn matching(words: &[String]) -> String {
    let terms: Vec<String> = words
        .iter()
        .map(|word| match word.strip_suffix('*') {
            Some(start) => format!("\"{start}\" *"),
            None => format!("\"{word}\""),
        })
        .collect();
    terms.join(" ")
}

fn text(value: rusqlite::types::ValueRef<'_>) -> rusqlite::Result<&str> {
    Ok(value.as_str()?)
}
