//! Lines of the plan, with how they were before.

use rusqlite::{Row, ToSql};

use crate::domain::record::Meta;
use crate::domain::records::plan_line::{LineState, PlanLine, Wording};

use super::table::{Child, Table};

impl Table for PlanLine {
    const NAME: &'static str = "plan_line";
    const COLUMNS: &'static [&'static str] =
        &["section", "words", "focus", "situation", "coping", "private"];
    const CHILDREN: &'static [Child<Self>] = &[Child {
        table: "plan_line_earlier",
        parent: "line",
        columns: &[
            "from_time",
            "section",
            "words",
            "focus",
            "situation",
            "coping",
            "archived",
            "private",
        ],
        bind: |one| {
            let each = one.earlier.iter().map(|LineState { from, wording, archived, private }| {
                let Wording { section, words, focus, situation, coping } = wording;
                vec![
                    from as &dyn ToSql,
                    section,
                    words,
                    focus,
                    situation,
                    coping,
                    archived,
                    private,
                ]
            });
            each.collect()
        },
        read: |one, row, first| {
            one.earlier.push(LineState {
                from: row.get(first)?,
                wording: Wording {
                    section: row.get(first + 1)?,
                    words: row.get(first + 2)?,
                    focus: row.get(first + 3)?,
                    situation: row.get(first + 4)?,
                    coping: row.get(first + 5)?,
                },
                archived: row.get(first + 6)?,
                private: row.get(first + 7)?,
            });
            Ok(())
        },
    }];

    fn bind(&self) -> Vec<&dyn ToSql> {
        vec![&self.section, &self.words, &self.focus, &self.situation, &self.coping, &self.private]
    }

    fn read(meta: Meta, row: &Row<'_>, first: usize) -> rusqlite::Result<Self> {
        Ok(Self {
            meta,
            section: row.get(first)?,
            words: row.get(first + 1)?,
            focus: row.get(first + 2)?,
            situation: row.get(first + 3)?,
            coping: row.get(first + 4)?,
            private: row.get(first + 5)?,
            earlier: Vec::new(),
        })
    }
}
