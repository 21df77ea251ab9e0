//! The feelings and tags that a person has used lately.

use crate::domain::text::Label;

use super::error::{Error, Result};
use super::reader::Reader;

/// Of the entries written last, which are a few pages however long the journal is.
const RECENT: &str = "SELECT DISTINCT l.role = 'tag', l.label
    FROM (SELECT id FROM entry INDEXED BY entry_seq ORDER BY seq DESC LIMIT 1000) AS newest
    CROSS JOIN entry AS e ON e.id = newest.id AND e.private = 0
    CROSS JOIN label AS l ON l.entry = e.id
    ORDER BY l.label COLLATE NOCASE, l.label";

/// Feelings and tags of the entries written last, in the order of the alphabet.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct RecentLabels {
    /// Feelings.
    pub feelings: Vec<Label>,
    /// Tags.
    pub tags: Vec<Label>,
}

impl Reader {
    /// The feelings and tags of the thousand entries written last, but for those of private ones.
    pub fn recent_labels(&self) -> Result<RecentLabels> {
        let mut recent = self.statement(RECENT)?;
        let mut labels = RecentLabels::default();
        let mut rows = recent.query([])?;
        while let Some(row) = rows.next().map_err(Error::from)? {
            let of = if row.get(0)? { &mut labels.tags } else { &mut labels.feelings };
            of.push(row.get(1)?);
        }
        Ok(labels)
    }
}
