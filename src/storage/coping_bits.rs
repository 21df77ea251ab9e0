//! The coping answers of a craving as bit sets: tried, helped, partly, no.

use rusqlite::Row;

use crate::domain::code::Code;
use crate::domain::entry::coping::{Coping, Helped, Tried};

/// What was tried, and what of it helped, helped in part, and did not.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct CopingBits {
    pub(super) tried: u32,
    pub(super) helped: u32,
    pub(super) partly: u32,
    pub(super) no: u32,
}

impl CopingBits {
    pub(super) fn of(tried: &[Tried]) -> Self {
        let mut bits = Self::default();
        for one in tried {
            let bit = bit(one.coping);
            bits.tried |= bit;
            match one.helped {
                Some(Helped::Helped) => bits.helped |= bit,
                Some(Helped::Partly) => bits.partly |= bit,
                Some(Helped::No) => bits.no |= bit,
                None => {}
            }
        }
        bits
    }

    /// Reads four columns, the first at `at`.
    pub(super) fn read(row: &Row<'_>, at: usize) -> rusqlite::Result<Self> {
        Ok(Self {
            tried: row.get(at)?,
            helped: row.get(at + 1)?,
            partly: row.get(at + 2)?,
            no: row.get(at + 3)?,
        })
    }

    /// What was tried, in the order of the list.
    pub(super) fn tried(self) -> Vec<Tried> {
        if self.tried == 0 {
            return Vec::new();
        }
        let of = |coping: Coping| {
            let bit = bit(coping);
            let answers = [
                (self.helped, Helped::Helped),
                (self.partly, Helped::Partly),
                (self.no, Helped::No),
            ];
            let helped = answers.into_iter().find(|(bits, _)| bits & bit != 0).map(|(_, h)| h);
            (self.tried & bit != 0).then_some(Tried { coping, helped })
        };
        Coping::ALL.iter().copied().filter_map(of).collect()
    }
}

fn bit(coping: Coping) -> u32 {
    1 << (coping as u32)
}
