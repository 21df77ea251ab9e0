//! A calm wait: how much of it is left, until it is over or Enter is pressed.

use std::io;
use std::time::Duration;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use super::tty::{Tty, Waited};
use crate::cli::talk::Talk;
use crate::clock::Stopwatch;
use crate::process::Uninterrupted;

const SECOND: Duration = Duration::from_secs(1);
const MINUTE: u64 = 60;

/// Waits; whether it is over, and was not ended with all that was to come after it.
pub(super) fn run(
    talk: Talk,
    can_redraw: bool,
    length: Duration,
    mut stopwatch: Stopwatch,
) -> io::Result<bool> {
    let held = Uninterrupted::start()?;
    let tty = Tty::take(false)?;
    let shown = Shown::new(talk, can_redraw);
    let mut bytes = [0; 64];
    loop {
        let left = length.saturating_sub(stopwatch.elapsed());
        if left.is_zero() {
            return Ok(true);
        }
        shown.show(left)?;
        let pause = stopwatch.wait_for(shown.pause(left));
        match tty.wait(&held, Some(pause))? {
            Waited::Quiet => {}
            Waited::Resumed => tty.set()?,
            Waited::Ended => return Ok(false),
            Waited::Ready => match tty.read(&mut bytes)? {
                [] => return Ok(false),
                typed if typed.contains(&tty.editing().end) => return Ok(false),
                typed if typed.iter().any(|byte| matches!(byte, b'\r' | b'\n')) => return Ok(true),
                _ => {}
            },
        }
    }
}

/// How the time that is left is shown.
enum Shown {
    /// In one place, second by second.
    Redrawn(ProgressBar),
    /// A line a minute.
    Told(Talk),
}

impl Shown {
    fn new(talk: Talk, can_redraw: bool) -> Self {
        if !can_redraw {
            return Self::Told(talk);
        }
        let bar = ProgressBar::with_draw_target(None, ProgressDrawTarget::stderr());
        // A template that cannot be read would leave the plain bar.
        if let Ok(style) = ProgressStyle::with_template("{msg}") {
            bar.set_style(style);
        }
        Self::Redrawn(bar)
    }

    fn show(&self, left: Duration) -> io::Result<()> {
        let seconds = rounded_up(left);
        match self {
            Self::Redrawn(bar) => {
                bar.set_message(format!("  {}:{:02} left", seconds / MINUTE, seconds % MINUTE));
                bar.tick();
                Ok(())
            }
            Self::Told(talk) => talk.say(&match seconds.div_ceil(MINUTE) {
                1 => "1 minute left.".to_owned(),
                minutes => format!("{minutes} minutes left."),
            }),
        }
    }

    /// How long what is shown stays true.
    fn pause(&self, left: Duration) -> Duration {
        match self {
            Self::Redrawn(_) => left.min(SECOND),
            Self::Told(_) => {
                let whole_minutes = rounded_up(left).saturating_sub(1) / MINUTE;
                left.saturating_sub(Duration::from_secs(whole_minutes * MINUTE))
            }
        }
    }
}

impl Drop for Shown {
    fn drop(&mut self) {
        if let Self::Redrawn(bar) = self {
            bar.finish_and_clear();
        }
    }
}

fn rounded_up(left: Duration) -> u64 {
    left.as_secs() + u64::from(left.subsec_nanos() > 0)
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case::from_the_start(900, 60)]
    #[case::in_the_middle_of_a_minute(890, 50)]
    #[case::after_a_whole_minute(840, 60)]
    #[case::the_last_second(1, 1)]
    fn a_line_is_told_at_each_whole_minute(#[case] left: u64, #[case] pause: u64) {
        let shown = Shown::new(Talk::new(false, false), false);
        assert_eq!(shown.pause(Duration::from_secs(left)), Duration::from_secs(pause));
    }
}
