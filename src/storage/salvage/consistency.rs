//! Makes what was copied of a damaged journal consistent: references, days, the index of words.

use std::collections::BTreeSet;

use rusqlite::Connection;

use crate::storage::error::Result;
use crate::storage::registry::TABLES;
use crate::storage::search_index;
use crate::storage::verify::rows;

use super::Salvaged;

const REFERENCES: &str = "SELECT m.name, f.\"from\", f.\"table\", f.\"to\"
    FROM sqlite_schema AS m JOIN pragma_foreign_key_list(m.name) AS f
    WHERE m.type = 'table' AND m.name NOT LIKE 'undo_%'";
/// What a check-in tells of its day where its answers are lost, and a use where there is one focus.
const MARK_DAYS: &str = "
    INSERT INTO day_mark (entry, day, focus, told)
      SELECT id, day, NULL, 3 FROM entry AS e
      WHERE kind = 1 AND NOT EXISTS (SELECT 1 FROM day_mark AS m WHERE m.entry = e.id);
    INSERT INTO day_mark (entry, day, focus, told)
      SELECT e.id, e.day, f.no, 4 FROM entry AS e JOIN focus AS f ON (SELECT count(*) FROM focus) = 1
      WHERE e.kind = 3 AND NOT EXISTS (SELECT 1 FROM day_mark AS m WHERE m.entry = e.id);";
const UNTOLD_USES: &str = "DELETE FROM entry WHERE kind = 3
    AND NOT EXISTS (SELECT 1 FROM day_mark AS m WHERE m.entry = entry.id) RETURNING day, kind";
const UNTOLD_STAGES: &str = "DELETE FROM entry WHERE kind = 5
    AND NOT EXISTS (SELECT 1 FROM stage_of_change AS s WHERE s.entry = entry.id) RETURNING day, kind";
const UNTOLD_DOSES: &str = "DELETE FROM entry WHERE kind = 7
    AND NOT EXISTS (SELECT 1 FROM dose AS d WHERE d.entry = entry.id) RETURNING day, kind";
const UNTOLD_SYMPTOMS: &str = "DELETE FROM entry WHERE kind = 8
    AND NOT EXISTS (SELECT 1 FROM symptom AS s WHERE s.entry = entry.id) RETURNING day, kind";
const UNTOLD_LIVES: &str = "DELETE FROM entry WHERE kind = 9
    AND NOT EXISTS (SELECT 1 FROM life_area AS l WHERE l.entry = entry.id) RETURNING day, kind";
const UNTOLD_THOUGHTS: &str = "DELETE FROM entry WHERE kind = 10
    AND NOT EXISTS (SELECT 1 FROM thought_record AS t WHERE t.entry = entry.id) RETURNING day, kind";
const UNTOLD_BALANCES: &str = "DELETE FROM entry WHERE kind = 6
    AND NOT EXISTS (SELECT 1 FROM decision_balance AS b WHERE b.entry = entry.id) RETURNING day, kind";

/// Removes the entries of which what their kind adds is lost, each kind of its own.
const UNTOLD: [&str; 7] = [
    UNTOLD_USES,
    UNTOLD_STAGES,
    UNTOLD_BALANCES,
    UNTOLD_DOSES,
    UNTOLD_SYMPTOMS,
    UNTOLD_LIVES,
    UNTOLD_THOUGHTS,
];

/// Puts what was copied in agreement: nothing names what is not there, and each day is told.
pub(super) fn make_consistent(to: &Connection, salvaged: &mut Salvaged) -> Result<()> {
    let references = rows(to, REFERENCES, |row| {
        Ok([row.get::<_, String>(0)?, row.get(1)?, row.get(2)?, row.get(3)?])
    })?;
    let mut torn: BTreeSet<String> = salvaged.torn.drain(..).collect();
    stand_in(to, &references)?;
    remove_what_hangs(to, &references, &mut torn)?;
    to.execute_batch(MARK_DAYS)?;
    for untold in UNTOLD {
        let untold: Vec<_> = rows(to, untold, |row| Ok((row.get(0)?, row.get(1)?)))?;
        salvaged.without_words.retain(|of| !untold.contains(of));
        salvaged.lost.extend(untold);
    }
    remove_what_hangs(to, &references, &mut torn)?;
    salvaged.torn = torn.into_iter().collect();
    search_index::rebuild(to)
}

/// Puts a record without more than a name in the place of each that is lost and that others name, such as a routine
/// that has marks.
fn stand_in(to: &Connection, references: &[[String; 4]]) -> Result<()> {
    for [child, names, parent, _] in references {
        if TABLES.contains(&parent.as_str()) {
            // What a record cannot be without is not made up.
            let sql = format!(
                "INSERT OR IGNORE INTO \"{parent}\" (id, name, position, updated_at)
                 SELECT lost, '{parent} ' || n, n, 0 FROM
                   (SELECT lost, row_number() OVER (ORDER BY lost) AS n FROM
                     (SELECT DISTINCT \"{names}\" AS lost FROM \"{child}\") WHERE lost NOT IN (SELECT id FROM \"{parent}\"))"
            );
            to.execute(&sql, [])?;
        }
    }
    Ok(())
}

/// Removes the rows that name what is not there; notes the tables in which they do not only name an entry.
fn remove_what_hangs(
    to: &Connection,
    references: &[[String; 4]],
    torn: &mut BTreeSet<String>,
) -> Result<()> {
    loop {
        let mut removed = 0;
        for [child, names, parent, key] in references {
            let sql = format!(
                "DELETE FROM \"{child}\" WHERE \"{names}\" IS NOT NULL
                 AND \"{names}\" NOT IN (SELECT \"{key}\" FROM \"{parent}\")"
            );
            let here = to.execute(&sql, [])?;
            if here > 0 && parent != "entry" {
                torn.insert(child.clone());
            }
            removed += here;
        }
        if removed == 0 {
            return Ok(());
        }
    }
}
