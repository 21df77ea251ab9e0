//! Which pages of a damaged database are of which table or index.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::ControlFlow;

use rusqlite::Connection;
use rusqlite::types::Value;

use crate::storage::error::Result;
use crate::storage::verify::rows;

use super::pages::{Pages, RawRecord, Tree, TreeEnd};
use super::shape::Shape;

const ROOTS: &str = "SELECT name, rootpage FROM sqlite_schema WHERE rootpage > 0";

/// The trees of a damaged database.
pub(super) struct Trees {
    pub(super) pages: Pages,
    /// What each table and index looks like.
    shapes: Vec<Shape>,
    /// The root of each table and index, as far as it is known.
    roots: BTreeMap<String, u32>,
    /// The root from which a page was found.
    found_from: BTreeMap<u32, u32>,
    /// The roots from which every page was found.
    whole: BTreeSet<u32>,
    /// The pages that hold records of a known form, and the shapes that these have.
    fitting: Vec<(u32, Vec<usize>)>,
    /// How many pages cannot be read.
    pub(super) damaged: usize,
}

impl Trees {
    /// Looks at every page of a damaged database, which has the tables of the new one.
    pub(super) fn find(mut pages: Pages, new: &Connection) -> Result<Self> {
        let (shapes, schema) = (Shape::all(new)?, Shape::of_schema());
        let damaged = pages.damaged()?;
        let (mut fitting, mut known) = (Vec::new(), BTreeMap::new());
        for page in pages.numbers().filter(|page| !damaged.contains(page)) {
            let Some((tree, sample)) = sample(&mut pages, page)? else { continue };
            if schema.tree == tree && schema.fits(&sample) {
                known.extend(listed_roots(&mut pages, page)?);
            }
            let fits = |shape: &Shape| shape.tree == tree && shape.fits(&sample);
            let fits: Vec<_> = (0..shapes.len()).filter(|n| fits(&shapes[*n])).collect();
            if !fits.is_empty() {
                fitting.push((page, fits));
            }
        }
        let roots = with_those_of_a_new_one(known, new)?;
        let (mut found_from, mut whole) = (BTreeMap::new(), BTreeSet::new());
        for root in roots.values() {
            let (below, all) = pages.below(*root)?;
            found_from.extend(below.into_iter().map(|page| (page, *root)));
            if all {
                whole.insert(*root);
            }
        }
        let damaged = damaged.len();
        Ok(Self { pages, shapes, roots, found_from, whole, fitting, damaged })
    }

    /// What the records of a table or an index look like.
    pub(super) fn shape(&self, name: &str) -> Option<&Shape> {
        self.shapes.iter().find(|shape| shape.name == name)
    }

    /// The root of a table or an index, if it is known.
    pub(super) fn root(&self, name: &str) -> Option<u32> {
        self.roots.get(name).copied()
    }

    /// Gives every record of a table or an index that can be found to `take`, some of them twice; tells whether
    /// these are certainly all.
    pub(super) fn read_all(
        &mut self,
        shape: &Shape,
        mut take: impl FnMut(RawRecord) -> Result<ControlFlow<()>>,
    ) -> Result<bool> {
        if let Some(root) = self.root(&shape.name)
            && self.pages.read(root, shape.tree, TreeEnd::First, &mut take)?
        {
            return Ok(true);
        }
        for page in self.pages_of(&shape.name) {
            if !self.pages.read(page, shape.tree, TreeEnd::First, &mut take)? {
                self.pages.read(page, shape.tree, TreeEnd::Last, &mut take)?;
            }
        }
        Ok(false)
    }

    /// The pages that can only be of this table or index.
    pub(super) fn pages_of(&self, name: &str) -> Vec<u32> {
        let open = |n: &&usize| {
            let root = self.root(&self.shapes[**n].name);
            root.is_none_or(|root| !self.whole.contains(&root))
        };
        let own = |page: u32, fits: &[usize]| {
            if let Some(root) = self.found_from.get(&page) {
                return self.root(name) == Some(*root);
            }
            let mut names = fits.iter().filter(open).map(|n| self.shapes[*n].name.as_str());
            names.next() == Some(name) && names.next().is_none()
        };
        self.fitting.iter().filter(|(page, fits)| own(*page, fits)).map(|(page, _)| *page).collect()
    }
}

/// One record of the tree at a page, if that is the page of one.
fn sample(pages: &mut Pages, page: u32) -> Result<Option<(Tree, RawRecord)>> {
    for tree in [Tree::ByKey, Tree::ByRow] {
        for from in [TreeEnd::First, TreeEnd::Last] {
            let mut found = None;
            pages.read(page, tree, from, |record| {
                found = Some((tree, record));
                Ok(ControlFlow::Break(()))
            })?;
            if found.is_some() {
                return Ok(found);
            }
        }
    }
    Ok(None)
}

/// The roots of tables and indexes that a page of the schema lists.
fn listed_roots(pages: &mut Pages, page: u32) -> Result<Vec<(String, u32)>> {
    let mut found = Vec::new();
    pages.read(page, Tree::ByRow, TreeEnd::First, |record| {
        if let [_, Value::Text(name), _, Value::Integer(root), _] = record.fields.as_slice()
            && let Ok(root) = u32::try_from(*root)
            && root > 0
        {
            found.push((name.clone(), root));
        }
        Ok(ControlFlow::Continue(()))
    })?;
    Ok(found)
}

/// Adds those that are not known, where all that are known have the same root in a new journal: it is made with
/// all its tables, in their order.
fn with_those_of_a_new_one(
    mut known: BTreeMap<String, u32>,
    new: &Connection,
) -> Result<BTreeMap<String, u32>> {
    let fresh: BTreeMap<String, u32> =
        rows(new, ROOTS, |row| Ok((row.get(0)?, row.get(1)?)))?.into_iter().collect();
    if known.iter().all(|(name, root)| fresh.get(name) == Some(root)) {
        known.extend(fresh);
    }
    Ok(known)
}
