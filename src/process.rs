//! What the process may do: keep its files private, leave no core dump, outlive some signals.

use std::io;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, OnceLock};

use rustix::fs::Mode;
use rustix::process::{Resource, Rlimit, setrlimit, umask};
use signal_hook::consts::{SIGCONT, SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGXFSZ};
use signal_hook::flag;

/// Sets the process up before anything else runs.
///
/// A step the system refuses is passed over: each only adds to what file modes already hold, and
/// a sandbox that forbids it must not keep a person from their journal.
pub(crate) fn harden() {
    umask(Mode::RWXG | Mode::RWXO);
    let _refused = setrlimit(Resource::Core, Rlimit { current: Some(0), maximum: Some(0) });
    #[cfg(any(target_os = "linux", target_os = "android"))]
    {
        use rustix::process::{DumpableBehavior, set_dumpable_behavior};
        let _refused = set_dumpable_behavior(DumpableBehavior::NotDumpable);
    }
    // Left alone, the signal ends the process in the middle of a write; caught, the write is
    // refused with "file too large" and is reported like a full disk.
    let _refused = flag::register(SIGXFSZ, Arc::new(AtomicBool::new(false)));
}

/// Ends the process at once.
///
/// Libraries put themselves away at a usual end, and OpenSSL takes a fourteenth of a check-in for what
/// the system does to all of the process anyway. What is to be kept or erased is so by then.
pub(crate) fn end(code: u8) -> ! {
    signal_hook::low_level::exit(code.into())
}

/// While one of these lives, the signals with which a person or a closing terminal ends a program
/// are only noted, so that what was begun can be put in order.
pub(crate) struct Uninterrupted(&'static Signals);

struct Signals {
    /// How many hold the signals back.
    holders: AtomicUsize,
    ends: Arc<AtomicBool>,
    caught: Arc<AtomicBool>,
    resumed: Arc<AtomicBool>,
}

impl Uninterrupted {
    /// Holds the signals back until this, and all that were started meanwhile, are dropped.
    ///
    /// # Errors
    /// When the system takes no handlers.
    pub(crate) fn start() -> io::Result<Self> {
        static SIGNALS: OnceLock<Signals> = OnceLock::new();
        let signals = if let Some(signals) = SIGNALS.get() {
            signals
        } else {
            let signals = Signals::register()?;
            SIGNALS.get_or_init(|| signals)
        };
        if signals.holders.fetch_add(1, Ordering::SeqCst) == 0 {
            signals.caught.store(false, Ordering::SeqCst);
            signals.ends.store(false, Ordering::SeqCst);
        }
        Ok(Self(signals))
    }

    /// Whether a signal to end has come since this was asked last.
    pub(crate) fn asked_to_end(&self) -> bool {
        self.0.caught.swap(false, Ordering::SeqCst)
    }

    /// Whether the program was stopped and went on since this was asked last.
    pub(crate) fn resumed(&self) -> bool {
        self.0.resumed.swap(false, Ordering::SeqCst)
    }
}

impl Drop for Uninterrupted {
    fn drop(&mut self) {
        if self.0.holders.fetch_sub(1, Ordering::SeqCst) == 1 {
            self.0.ends.store(true, Ordering::SeqCst);
        }
    }
}

impl Signals {
    fn register() -> io::Result<Self> {
        let signals = Self {
            holders: AtomicUsize::new(0),
            ends: Arc::default(),
            caught: Arc::default(),
            resumed: Arc::default(),
        };
        for signal in [SIGHUP, SIGINT, SIGQUIT, SIGTERM] {
            flag::register_conditional_default(signal, Arc::clone(&signals.ends))?;
            flag::register(signal, Arc::clone(&signals.caught))?;
        }
        flag::register(SIGCONT, Arc::clone(&signals.resumed))?;
        Ok(signals)
    }
}
