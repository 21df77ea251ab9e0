//! A seeded random generator.

use std::cell::RefCell;

use fastrand::Rng;

use crate::domain::id::Id;

/// A seeded random generator.
#[derive(Debug)]
pub(super) struct SampleRng(RefCell<Rng>);

impl SampleRng {
    pub(super) fn new(seed: u64) -> Self {
        Self(RefCell::new(Rng::with_seed(seed)))
    }

    pub(super) fn id(&self) -> Id {
        let mut bytes = [0; 16];
        self.0.borrow_mut().fill(&mut bytes);
        Id::from_random(bytes)
    }

    fn roll(&self) -> f64 {
        self.0.borrow_mut().f64()
    }

    /// Whether something comes to pass that does so this often, 0 to 1.
    pub(super) fn chance(&self, often: f64) -> bool {
        self.roll() < often
    }

    /// A thing, that often.
    pub(super) fn sometimes<T>(&self, often: f64, thing: T) -> Option<T> {
        self.chance(often).then_some(thing)
    }

    /// One of some things, that often.
    pub(super) fn one_of<T: Copy>(&self, often: f64, some: &[T]) -> Option<T> {
        if self.chance(often) { self.pick(some) } else { None }
    }

    /// A number around 0 within −1 and 1, small ones more often.
    pub(super) fn sway(&self) -> f64 {
        (self.roll() + self.roll() + self.roll()) * 2.0 / 3.0 - 1.0
    }

    /// A whole number from `least` to `most`.
    pub(super) fn between(&self, least: u16, most: u16) -> u16 {
        self.0.borrow_mut().u16(least..=most)
    }

    /// One of some things.
    pub(super) fn pick<T: Copy>(&self, some: &[T]) -> Option<T> {
        self.0.borrow_mut().choice(some).copied()
    }

    /// Some things in a row, none of them twice.
    pub(super) fn pick_some<T: Copy>(&self, some: &[T], how_many: usize) -> Vec<T> {
        self.0.borrow_mut().choose_multiple(some, how_many).into_iter().copied().collect()
    }
}
