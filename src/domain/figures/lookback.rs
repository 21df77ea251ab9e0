//! What a report looks back on: a window, or those of a phase, each with the one it is compared with.

use crate::domain::phase::Phase;
use crate::domain::time::day::Day;
use crate::domain::time::window::Window;

/// A window, and the window it is compared with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ComparedWindow {
    /// The window.
    pub window: Window,
    /// The one before it.
    pub before: Option<Window>,
}

impl ComparedWindow {
    fn new(window: Window, phase: Option<Phase>) -> Self {
        let compares = phase.is_none_or(Phase::carries_trends);
        Self { window, before: if compares { window.before() } else { None } }
    }
}

/// All that a report looks back on: a main span, and perhaps shorter ones with the same end.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lookback {
    /// The longest span, whose days a report goes into.
    pub main: ComparedWindow,
    /// The shorter ones.
    pub others: Vec<ComparedWindow>,
}

impl Lookback {
    /// One window, set against the one before it where the phase carries trends.
    #[must_use]
    pub fn of_window(window: Window, phase: Option<Phase>) -> Self {
        Self { main: ComparedWindow::new(window, phase), others: Vec::new() }
    }

    /// One window that holds all there is.
    #[must_use]
    pub fn of_all(window: Window) -> Self {
        Self { main: ComparedWindow { window, before: None }, others: Vec::new() }
    }

    /// The windows of a phase, ending with `to`; those of preparing where there is none.
    #[must_use]
    pub fn of_phase(phase: Option<Phase>, to: Day) -> Self {
        let lengths = phase.unwrap_or(Phase::Preparing).windows().iter();
        let windows = lengths.map(|days| Window::ending(to, u32::from(*days)));
        let mut others: Vec<ComparedWindow> =
            windows.map(|window| ComparedWindow::new(window, phase)).collect();
        let main = others.pop().unwrap_or(ComparedWindow::new(Window::ending(to, 1), phase));
        Self { main, others }
    }

    /// Its spans, the main one first.
    pub fn spans(&self) -> impl Iterator<Item = ComparedWindow> {
        std::iter::once(self.main).chain(self.others.iter().copied())
    }

    /// Its windows, those before included.
    pub fn windows(&self) -> impl Iterator<Item = Window> {
        self.spans().flat_map(|span| std::iter::once(span.window).chain(span.before))
    }

    /// The first day of any of its windows.
    #[must_use]
    pub fn first(&self) -> Day {
        self.windows().map(Window::from).min().unwrap_or(self.main.window.from())
    }
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    #[rstest]
    #[case(Phase::Preparing, &[7], true, 14)]
    #[case(Phase::Withdrawal, &[3, 1], false, 3)]
    #[case(Phase::Early, &[7], true, 14)]
    #[case(Phase::Building, &[28], true, 56)]
    #[case(Phase::Sustained, &[91], true, 182)]
    #[case(Phase::Stable, &[365, 91], true, 730)]
    fn a_phase_looks_at_its_windows(
        #[case] phase: Phase,
        #[case] lengths: &[u32],
        #[case] compares: bool,
        #[case] reach: u32,
    ) {
        let to = day("2026-11-20");
        let lookback = Lookback::of_phase(Some(phase), to);
        let found: Vec<_> = lookback.spans().map(|span| span.window.days()).collect();
        assert_eq!(found, lengths);
        assert!(lookback.spans().all(|span| span.before.is_some() == compares));
        assert_eq!(Window::new(lookback.first(), to).map(Window::days), Some(reach));

        let asked = Lookback::of_window(Window::ending(to, 28), Some(phase));
        assert_eq!((asked.main.before.is_some(), asked.others.len()), (compares, 0));
    }

    #[test]
    fn without_a_focus_one_looks_as_when_preparing() {
        let to = day("2026-11-20");
        let preparing = Lookback::of_phase(Some(Phase::Preparing), to);
        assert_eq!(Lookback::of_phase(None, to), preparing);
        let all = Lookback::of_all(Window::ending(to, 400));
        assert_eq!(all.windows().count(), 1);
    }
}
