//! The key of a journal in the keyring of the system, for a while after it was unlocked.
//!
//! It lies in the memory of the kernel, on no disk, and whatever runs as this user can read it there, as it could
//! read the key file of a journal without a passphrase. It is called by the end of the slot that it came from: a
//! slot that is made anew, or one of another journal, finds nothing.

use std::fmt::Write as _;
use std::time::Duration;

use super::key::DataKey;
use super::slot::{Slot, Slots};

/// How long it is kept without being used.
pub const UNUSED: Duration = Duration::from_mins(10);
/// How long it is kept at most.
pub const LONGEST: Duration = Duration::from_hours(12);

/// So many bytes end a slot that nobody can foresee.
const TAG: usize = 16;
/// Before the key stands when it is over, in seconds since the system was started.
const END: usize = 8;

/// The name of the key that these slots hold.
fn name(slots: &Slots) -> Option<String> {
    let sealed = slots.get(Slot::Passphrase).or_else(|| slots.get(Slot::Recovery))?;
    let tag = sealed.last_chunk::<TAG>()?;
    Some(tag.iter().fold("daymark:".to_owned(), |mut name, byte| {
        // Writing to a String cannot go wrong.
        let _ = write!(name, "{byte:02x}");
        name
    }))
}

/// How long from `uptime` on a key is kept that is used now, and is over at `end`; `None` where it is over.
fn left(end: u64, uptime: Duration) -> Option<Duration> {
    let left = Duration::from_secs(end).checked_sub(uptime)?.min(UNUSED);
    (left >= Duration::from_secs(1)).then_some(left)
}

/// Keeps a key. `false` where the system keeps none.
#[must_use]
pub fn remember(slots: &Slots, key: &DataKey, uptime: Duration) -> bool {
    let end = (uptime + LONGEST).as_secs();
    name(slots).is_some_and(|name| system::keep(&name, end, key).is_some())
}

/// The key that was kept, from now on for as long again.
#[must_use]
pub fn recall(slots: &Slots, uptime: Duration) -> Option<DataKey> {
    system::recall(&name(slots)?, |end| left(end, uptime))
}

/// Keeps a key no longer; whether it was kept.
#[must_use]
pub fn forget(slots: &Slots) -> bool {
    name(slots).is_some_and(|name| system::forget(&name).is_some())
}

#[cfg(target_os = "linux")]
mod system {
    use std::time::Duration;

    use linux_keyutils::{Key, KeyPermissionsBuilder, KeyRing, KeyRingIdentifier, Permission};
    use zeroize::Zeroizing;

    use super::{DataKey, END, UNUSED};

    /// That of the user, which every session of theirs has.
    fn ring() -> Option<KeyRing> {
        KeyRing::from_special_id(KeyRingIdentifier::User, false).ok()
    }

    pub(super) fn keep(name: &str, end: u64, key: &DataKey) -> Option<()> {
        let mut kept = Zeroizing::new([0; END + DataKey::BYTES]);
        kept[..END].copy_from_slice(&end.to_le_bytes());
        kept[END..].copy_from_slice(key.bytes());
        let kept = ring()?.add_key(name, kept.as_slice()).ok()?;
        // A session that does not hold the ring of its user may use it by this.
        let all = Permission::VIEW
            | Permission::READ
            | Permission::SEARCH
            | Permission::WRITE
            | Permission::SETATTR;
        let allowed = KeyPermissionsBuilder::builder().posessor(Permission::ALL).user(all).build();
        let set = kept.set_timeout(seconds(UNUSED)).and_then(|()| kept.set_perms(allowed));
        // One that would stay for good is not left there.
        if set.is_err() {
            let _gone = kept.invalidate();
        }
        set.ok()
    }

    pub(super) fn recall(
        name: &str,
        left: impl FnOnce(u64) -> Option<Duration>,
    ) -> Option<DataKey> {
        let kept = ring()?.search(name).ok()?;
        let mut bytes = Zeroizing::new([0; END + DataKey::BYTES]);
        let whole = kept.read(&mut *bytes).ok()? == bytes.len();
        let (end, key) = bytes.split_first_chunk().filter(|_| whole)?;
        let Some(left) = left(u64::from_le_bytes(*end)) else {
            remove(kept);
            return None;
        };
        kept.set_timeout(seconds(left)).ok()?;
        DataKey::from_bytes(key)
    }

    pub(super) fn forget(name: &str) -> Option<()> {
        let kept = ring()?.search(name).ok()?;
        remove(kept)
    }

    fn remove(kept: Key) -> Option<()> {
        kept.invalidate().or_else(|_| kept.revoke()).ok()
    }

    fn seconds(time: Duration) -> usize {
        usize::try_from(time.as_secs()).unwrap_or(1)
    }
}

/// Elsewhere nothing is kept.
#[cfg(not(target_os = "linux"))]
mod system {
    use std::time::Duration;

    use super::DataKey;

    pub(super) fn keep(_: &str, _: u64, _: &DataKey) -> Option<()> {
        None
    }

    pub(super) fn recall(_: &str, _: impl FnOnce(u64) -> Option<Duration>) -> Option<DataKey> {
        None
    }

    pub(super) fn forget(_: &str) -> Option<()> {
        None
    }
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    const MINUTE: u64 = 60;
    const HOUR: u64 = 60 * MINUTE;

    #[rstest]
    #[case::at_once(12 * HOUR, 0, Some(10 * MINUTE))]
    #[case::in_the_middle(12 * HOUR, 6 * HOUR, Some(10 * MINUTE))]
    #[case::near_the_end(12 * HOUR, 12 * HOUR - 3 * MINUTE, Some(3 * MINUTE))]
    #[case::at_the_end(12 * HOUR, 12 * HOUR, None)]
    #[case::after_it(12 * HOUR, 13 * HOUR, None)]
    fn each_use_keeps_it_10_minutes_but_none_beyond_12_hours(
        #[case] end: u64,
        #[case] uptime: u64,
        #[case] expected: Option<u64>,
    ) {
        let left = left(end, Duration::from_secs(uptime));
        assert_eq!(left, expected.map(Duration::from_secs));
    }
}
