//! The busy handler of the database: how long a lock is waited for, and when the person is told.
//!
//! No clock is read for it. What is counted are the pauses, which are all that passes while a process
//! waits.

use std::cell::Cell;
use std::thread;
use std::time::Duration;

/// After so long the person is told.
const UNTOLD: Duration = Duration::from_secs(1);

/// After so long a process gives up.
const LONGEST: Duration = Duration::from_mins(1);

/// No pause is longer than this, on average: whoever waits goes on soon after the other has done.
const LONGEST_PAUSE: u32 = 25;

/// Tells the person that the program waits.
type Tell = Box<dyn FnOnce()>;

thread_local! {
    // The database takes a plain function for this, and hands it nothing but the number of the try.
    static TELL: Cell<Option<Tell>> = const { Cell::new(None) };
}

/// Sets the callback that is called once when a lock has been waited for over a second.
pub fn tell_of_waiting(tell: impl FnOnce() + 'static) {
    TELL.set(Some(Box::new(tell)));
}

/// What a process does that finds the journal locked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Step {
    Wait,
    TellAndWait,
    GiveUp,
}

/// The step after the pauses so far, `waited` in all.
fn step(waited: Duration) -> Step {
    if waited >= LONGEST {
        Step::GiveUp
    } else if waited >= UNTOLD {
        Step::TellAndWait
    } else {
        Step::Wait
    }
}

/// The length of the pause after a try, on average: a little longer each time.
fn pause(tries: u32) -> Duration {
    Duration::from_millis(u64::from((tries + 1).min(LONGEST_PAUSE)))
}

/// The length of all pauses before a try, on average.
fn waited(tries: u32) -> Duration {
    let growing = tries.min(LONGEST_PAUSE);
    pause(LONGEST_PAUSE) * (tries - growing)
        + Duration::from_millis(1) * (growing * (growing + 1) / 2)
}

/// Waits for another process, never in step with a third one; gives whether to try again.
pub(super) fn wait(tries: i32) -> bool {
    let tries = tries.try_into().unwrap_or_default();
    match step(waited(tries)) {
        Step::GiveUp => return false,
        Step::TellAndWait => {
            if let Some(tell) = TELL.take() {
                tell();
            }
        }
        Step::Wait => {}
    }
    thread::sleep(pause(tries).mul_f64(2.0 * fastrand::f64()));
    true
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case::at_once(0, Step::Wait)]
    #[case::soon(999, Step::Wait)]
    #[case::a_second(1_000, Step::TellAndWait)]
    #[case::long(59_999, Step::TellAndWait)]
    #[case::a_minute(60_000, Step::GiveUp)]
    #[case::longer(3_600_000, Step::GiveUp)]
    fn a_process_waits_for_a_minute_and_says_so_after_a_second(
        #[case] waited: u64,
        #[case] expected: Step,
    ) {
        assert_eq!(step(Duration::from_millis(waited)), expected);
    }

    #[test]
    fn what_was_waited_is_the_sum_of_the_pauses() {
        let mut sum = Duration::ZERO;
        for tries in 0..3_000 {
            assert_eq!(waited(tries), sum, "before try {tries}");
            assert!((1..=25).contains(&pause(tries).as_millis()));
            sum += pause(tries);
        }
        assert!(sum > LONGEST);
    }
}
