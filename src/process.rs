//! What the process may do: keep its files private, leave no core dump, outlive a file-size limit.

use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use rustix::fs::Mode;
use rustix::process::{Resource, Rlimit, setrlimit, umask};

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
    // Left alone, the signal ends the process in the middle of a write; caught, the write fails
    // with "file too large" and is reported like a full disk.
    let caught = Arc::new(AtomicBool::new(false));
    let _refused = signal_hook::flag::register(signal_hook::consts::SIGXFSZ, caught);
}
