//! `daymark med kit`: the naloxone kit, of which there is one.

use crate::cli::context::Context;
use crate::cli::error::Error;
use crate::cli::records::{answer, looked_up, put_new, update};
use crate::domain::change::ChangeKind;
use crate::domain::record::Record;
use crate::domain::records::medication::{Carried, Medication};
use crate::domain::records::medication_class::MedicationClass;
use crate::domain::text::OneLine;
use crate::domain::time::day::Day;
use crate::report::record::Done;
use crate::report::saved::WriteOutcome;
use crate::storage::Access;

const NAME: &str = "naloxone kit";

/// Keeps what is given of the kit; adds it where there is none.
pub(super) fn keep(
    context: &mut Context<'_>,
    carried: Option<Carried>,
    place: Option<&OneLine>,
    expires: Option<Day>,
) -> Result<(), Error> {
    let flags = [
        ("carried", carried.is_some()),
        ("where", place.is_some()),
        ("expires", expires.is_some()),
    ];
    let flags: Vec<_> =
        flags.into_iter().filter(|(_, given)| *given).map(|(flag, _)| flag).collect();
    if flags.is_empty() {
        return Err(Error::usage("nothing is given of the kit")
            .hint("say whether you carry it, where it is, or when it expires")
            .run("med kit --help"));
    }
    let give = |kit: &mut Medication| {
        kit.carried = carried.or(kit.carried);
        kit.place = place.cloned().or(kit.place.take());
        kit.expires = expires.or(kit.expires);
    };
    let journal = context.journal(Access::Write)?;
    let known = looked_up::<Medication>(context, &journal)?;
    let is_kit = |one: &&Medication| {
        one.class == Some(MedicationClass::Naloxone) && one.meta.archived_at.is_none()
    };
    if let Some(found) = known.iter().find(is_kit) {
        return update(context, &journal, found, (ChangeKind::Edit, Done::Edited), |kit| {
            give(kit);
            Ok(())
        });
    }
    let name = NAME.parse()?;
    let kit = context.change(&journal, ChangeKind::Add, format!("medication {NAME}"), |txn| {
        put_new(txn, &name, |meta| {
            let mut kit = Medication::begin(meta);
            kit.class = Some(MedicationClass::Naloxone);
            give(&mut kit);
            Ok(kit)
        })
    })?;
    answer(context, &journal, Done::Added, (WriteOutcome::Created, flags), kit, Vec::new())
}
