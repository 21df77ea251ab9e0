//! Page for a family member or friend.

use crate::domain::recovery::region::Region;
use crate::domain::recovery::safety::OwnHelp;
use crate::report::beside::{BesideInput, BesidePage};
use crate::storage::{self, AsOf};

/// The page, with the names of contacts where they are let out.
pub fn view(
    as_of: &AsOf<'_>,
    names: bool,
    (region, own): (Option<Region>, &OwnHelp),
) -> Result<BesidePage, storage::Error> {
    let mut focuses = as_of.read().focuses()?;
    focuses.retain(|focus| focus.archived_at.is_none());
    Ok(BesidePage::new(&BesideInput {
        lines: &as_of.read().all()?,
        contacts: &as_of.read().all()?,
        focuses: &focuses,
        names,
        region,
        own,
        today: as_of.today(),
    }))
}
