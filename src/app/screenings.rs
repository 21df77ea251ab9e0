//! Writing down what a questionnaire came to, or that it was left for later.

use super::Error;
use crate::domain::code::Code;
use crate::domain::record::{Meta, Record};
use crate::domain::records::screening::Screening;
use crate::domain::screening::Instrument;
use crate::domain::text::OneLine;
use crate::domain::time::day::Day;
use crate::storage::WriteTxn;

/// Writes one down, without a total where it was left for later; gives it, and those before it. What was begun of
/// it is dropped with its total.
pub fn put(
    txn: &WriteTxn<'_>,
    (instrument, day): (Instrument, Day),
    total: Option<u16>,
    answers: Option<OneLine>,
) -> Result<(Screening, Vec<Screening>), Error> {
    let all = txn.read().all::<Screening>()?;
    let last = all.iter().map(|one| one.meta.position).max();
    let mut one = Screening::begin(Meta {
        id: txn.new_id()?,
        name: instrument.code().parse()?,
        position: last.map_or(0, |last| last.saturating_add(1)),
        archived_at: None,
        updated_at: txn.now(),
    });
    (one.instrument, one.day) = (Some(instrument), Some(day));
    (one.total, one.answers) = (total, answers);
    txn.put(&one)?;
    if total.is_some() {
        txn.drop_screening_draft(instrument)?;
    }
    Ok((one, all))
}
