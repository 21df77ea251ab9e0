//! Two records of one name, of which a kind has one: the one with the greater id is marked with its start.

use super::Importer;
use crate::app::import::ImportError;
use crate::domain::id::Id;
use crate::domain::record::Meta;
use crate::domain::records::focus::Focus;
use crate::domain::recovery::milestone::OwnMilestone;
use crate::domain::text::Name;
use crate::domain::time::moment::Instant;
use crate::report::journal_file::List;
use crate::report::merge_conflicts::Renamed;
use crate::storage::Table;

/// Names that are taken, as names are compared.
type Names = Vec<(Id, String)>;

impl Importer<'_> {
    /// Sees to it that no other record of its kind has the name of one that is taken in; `false` where that
    /// can be told only later.
    pub(super) fn settle_name<R: Table>(&mut self, theirs: &mut R) -> Result<bool, ImportError> {
        let (id, folded) = (theirs.meta().id, theirs.meta().name.folded());
        let mut others = self.mine::<R>()?.iter();
        let other = others.find(|one| one.id != id && one.name == folded).map(|one| one.id);
        let Some(other) = other else { return Ok(true) };
        let mine = self.record_here::<R>(other)?;
        if mine.as_ref().is_some_and(|mine| self.waits(other, mine.meta().updated_at, &folded)) {
            return Ok(false);
        }
        let names =
            self.mine::<R>()?.iter().map(|one| (one.id, one.name.clone())).collect::<Names>();
        let list = List::of::<R>();
        let mut mine = mine.filter(|_| id < other);
        let meta = mine.as_mut().map_or_else(|| theirs.meta_mut(), |mine| mine.meta_mut());
        (meta.name, meta.updated_at) =
            self.apart(list, meta.id, &meta.name, meta.updated_at, &names);
        if let Some(mine) = mine {
            let Meta { id, name, updated_at, .. } = mine.meta();
            self.taken.renamed.insert(*id, (name.clone(), *updated_at));
            self.put(&mine)?;
        }
        Ok(true)
    }

    /// As [`settle_name`](Self::settle_name), of a focus.
    pub(super) fn settle_name_of_focus(&mut self, theirs: &mut Focus) -> Result<bool, ImportError> {
        let folded = theirs.name.folded();
        let same = |mine: &Focus| mine.id != theirs.id && mine.name.folded() == folded;
        let Some(at) = self.my_focuses.iter().position(same) else { return Ok(true) };
        let mut mine = self.my_focuses[at].clone();
        if self.waits(mine.id, mine.updated_at, &folded) {
            return Ok(false);
        }
        let names: Names = self.my_focuses.iter().map(|one| (one.id, one.name.folded())).collect();
        let one = if theirs.id < mine.id { &mut mine } else { &mut *theirs };
        (one.name, one.updated_at) =
            self.apart(List::Focuses, one.id, &one.name, one.updated_at, &names);
        if mine != self.my_focuses[at] {
            if let Some(txn) = self.txn() {
                txn.replace_focus(&mine)?;
            }
            self.my_focuses[at] = mine;
        }
        Ok(true)
    }

    /// As [`settle_name`](Self::settle_name), of a milestone, whose name is its own within its focus.
    pub(super) fn settle_name_of_milestone(
        &mut self,
        theirs: &mut OwnMilestone,
    ) -> Result<bool, ImportError> {
        let folded = theirs.name.folded();
        let of_focus = |mine: &OwnMilestone| mine.focus == theirs.focus;
        let same = |mine: &OwnMilestone| {
            mine.id != theirs.id && of_focus(mine) && mine.name.folded() == folded
        };
        let Some(at) = self.my_milestones.iter().position(same) else { return Ok(true) };
        let mut mine = self.my_milestones[at].clone();
        if self.waits(mine.id, mine.updated_at, &folded) {
            return Ok(false);
        }
        let others = self.my_milestones.iter().filter(|one| of_focus(one));
        let names: Names = others.map(|one| (one.id, one.name.folded())).collect();
        let one = if theirs.id < mine.id { &mut mine } else { &mut *theirs };
        (one.name, one.updated_at) =
            self.apart(List::Milestones, one.id, &one.name, one.updated_at, &names);
        if mine != self.my_milestones[at] {
            if let Some(txn) = self.txn() {
                txn.replace_milestone(&mine)?;
            }
            self.my_milestones[at] = mine;
        }
        Ok(true)
    }

    /// Whether the name of a record here will be another once the copy is read further.
    fn waits(&self, id: Id, changed: Instant, folded: &str) -> bool {
        let union = self.union.as_ref().filter(|union| !union.last_try);
        union.is_some_and(|union| union.there.frees_name(id, changed, folded))
    }

    /// The name and the time of a version that is told apart by the start of its id.
    fn apart(
        &mut self,
        list: List,
        id: Id,
        name: &Name,
        changed: Instant,
        names: &[(Id, String)],
    ) -> (Name, Instant) {
        let marked = [4, 8, 36].map(|length| name.marked(&id.prefix(length)));
        let [short, middle, whole] = marked;
        let is_free =
            |name: &Name| !names.iter().any(|(of, known)| *of != id && *known == name.folded());
        let new = [short, middle].into_iter().find(is_free).unwrap_or(whole);
        let renamed = Renamed { list, id, from: name.clone(), to: new.clone() };
        self.found.reconciled.renamed.push(renamed);
        // Later than the version whose name it was, so that this one stands wherever both are known.
        (new, Instant::from_seconds(changed.seconds() + 1).unwrap_or(changed))
    }
}
