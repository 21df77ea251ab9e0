//! Words to begin with, for a feeling that has no name yet. Shame, guilt, fear, loneliness and grief are what
//! people in recovery speak of most; the good ones stand beside them, since they are noticed less.

/// The words on offer, the hard ones first. Nobody has to take one: a feeling is said in one's own words.
pub const STARTERS: [&str; 18] = [
    "afraid",
    "angry",
    "ashamed",
    "bored",
    "empty",
    "grieving",
    "guilty",
    "lonely",
    "restless",
    "tired",
    "worried",
    "calm",
    "close to someone",
    "grateful",
    "hopeful",
    "proud",
    "relieved",
    "strong",
];

#[cfg(test)]
mod tests {
    use super::STARTERS;
    use crate::domain::text::Label;

    #[test]
    fn every_one_can_be_kept() {
        assert!(STARTERS.iter().all(|word| word.parse::<Label>().is_ok()));
    }
}
