//! The data keys that a slot holds: one, or two from a change of the data key that was cut off.

use std::path::Path;

use zeroize::Zeroizing;

use super::hot_journal;
use super::key::DataKey;

/// The data keys that were sealed together.
///
/// The slots take both keys before the database takes the new one. So whatever ends the change in between,
/// what opens a slot opens the journal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SlotKeys {
    newest: DataKey,
    former: Option<DataKey>,
}

impl From<DataKey> for SlotKeys {
    fn from(key: DataKey) -> Self {
        Self { newest: key, former: None }
    }
}

impl SlotKeys {
    /// Those of a change from one key to another.
    pub(super) fn of_change(former: DataKey, newest: DataKey) -> Self {
        Self { newest, former: Some(former) }
    }

    /// What is sealed: each in the form of a key file, the newest first.
    pub(super) fn text(&self) -> Zeroizing<String> {
        let mut text = self.newest.line();
        if let Some(former) = &self.former {
            text = Zeroizing::new([text.as_str(), former.line().as_str()].concat());
        }
        text
    }

    /// Reads what was sealed.
    pub(super) fn parse(text: &[u8]) -> Option<Self> {
        let mut lines = text.trim_ascii_end().split(|byte| *byte == b'\n');
        let newest = DataKey::parse(lines.next()?)?;
        let former = match lines.next() {
            Some(line) => Some(DataKey::parse(line)?),
            None => None,
        };
        lines.next().is_none().then_some(Self { newest, former })
    }

    /// The key with which this database opens once its rollback, if there is one, is put back.
    pub(super) fn that_opens(self, database: &Path, rollback: &Path) -> DataKey {
        match self.former {
            Some(former) if hot_journal::opens(database, rollback, &former) => former,
            _ => self.newest,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_or_two_keys_are_read_as_they_were_sealed() {
        let [one, other] = [DataKey::generate().unwrap(), DataKey::generate().unwrap()];
        for keys in [one.clone().into(), SlotKeys::of_change(one, other)] {
            assert_eq!(SlotKeys::parse(keys.text().as_bytes()), Some(keys));
        }
        let line = "00".repeat(DataKey::BYTES);
        for text in ["", "00", &format!("{line}\n00"), &[line.as_str(); 3].join("\n")] {
            assert_eq!(SlotKeys::parse(text.as_bytes()), None, "{text}");
        }
    }
}
