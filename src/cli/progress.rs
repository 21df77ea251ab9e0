//! A progress bar for work of more than a second.

use std::time::Duration;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use super::console::Console;
use super::output::Mode;

/// Work shorter than this shows nothing.
const PATIENCE: Duration = Duration::from_secs(1);

/// Only so often is the clock looked at.
const CALLS_A_LOOK: u32 = 64;

/// A bar on standard error that goes when the work is done.
pub(crate) struct Progress {
    bar: ProgressBar,
    waiting: bool,
    calls: u32,
}

impl Progress {
    /// Begins work of so many steps; `what` is said beside the bar.
    pub(crate) fn new(console: &Console, steps: u64, what: &'static str) -> Self {
        let bar = ProgressBar::with_draw_target(Some(steps), ProgressDrawTarget::hidden());
        // A template that cannot be read would leave the plain bar.
        if let Ok(style) = ProgressStyle::with_template("{msg} [{bar:30}] {percent}%") {
            bar.set_style(style.progress_chars("=> "));
        }
        bar.set_message(what);
        let redraws = console.mode() == Mode::Text && !console.environment.dumb;
        let waiting = redraws && !console.global.quiet;
        Self { bar, waiting, calls: 0 }
    }

    /// Takes one step.
    pub(crate) fn step(&mut self) {
        self.advance(1);
    }

    /// Takes some steps at once.
    pub(crate) fn advance(&mut self, steps: u64) {
        self.bar.inc(steps);
        self.calls += 1;
        if !self.calls.is_multiple_of(CALLS_A_LOOK) {
            return;
        }
        if self.waiting && self.bar.elapsed() > PATIENCE {
            // Draws nothing where standard error is no terminal.
            self.bar.set_draw_target(ProgressDrawTarget::stderr());
            self.waiting = false;
        }
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        self.bar.finish_and_clear();
    }
}
