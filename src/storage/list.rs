//! Lists of entries by what a [`Query`] asks for, the newest first.

use rusqlite::{ToSql, params_from_iter};

use crate::domain::id::Id;
use crate::domain::query::Query;
use crate::domain::situation::Situations;

use super::error::Result;
use super::journal::Journal;

const LIST: &str = "SELECT e.id FROM entry AS e";
const NEWEST_FIRST: &str = " ORDER BY e.day DESC, e.at DESC, e.seq DESC LIMIT ?";
const FROM: &str = "e.day >= ?";
const TO: &str = "e.day <= ?";
const KIND: &str = "e.kind = ?";
const SITUATION: &str = "e.situations & ?";
const LABEL: &str = "e.private = 0
    AND EXISTS (SELECT 1 FROM label AS l WHERE l.entry = e.id AND l.label = ? COLLATE NOCASE)";
const WORDS: &str = "e.seq IN (SELECT rowid FROM entry_words WHERE entry_words MATCH ?)";

impl Journal {
    /// The ids of the entries that a query asks for, the newest day and time first.
    ///
    /// # Errors
    /// What the database reports.
    pub fn list(&self, query: &Query) -> Result<Vec<Id>> {
        let mut conditions: Vec<String> = Vec::new();
        let mut values: Vec<Box<dyn ToSql + '_>> = Vec::new();
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
        if let Some(label) = &query.tag {
            conditions.push(LABEL.to_owned());
            values.push(Box::new(label));
        }
        if !query.words.is_empty() {
            conditions.push(WORDS.to_owned());
            values.push(Box::new(matching(&query.words)));
        }
        values.push(Box::new(query.limit.map_or(-1, i64::from)));

        let filter = if conditions.is_empty() { "" } else { " WHERE " };
        let sql = format!("{LIST}{filter}{}{NEWEST_FIRST}", conditions.join(" AND "));
        let mut statement = self.conn.prepare(&sql)?;
        let found = statement.query_map(params_from_iter(values), |row| row.get(0))?;
        Ok(found.collect::<std::result::Result<_, _>>()?)
    }
}

/// The expression that asks for every one of these words, each taken as it stands.
pub(super) fn matching(words: &[String]) -> String {
    let terms: Vec<String> = words
        .iter()
        .map(|word| match word.strip_suffix('*') {
            Some(start) => format!("\"{start}\" *"),
            None => format!("\"{word}\""),
        })
        .collect();
    terms.join(" ")
}
