//! Serde helpers for values that are short ASCII texts, without heap allocation.

use std::fmt::{self, Display};
use std::marker::PhantomData;
use std::ops::Range;
use std::str::FromStr;

use serde::de::{Deserializer, Error, Visitor};

/// An ASCII string of fixed length.
pub(super) struct Ascii<const N: usize>([u8; N]);

impl<const N: usize> Ascii<N> {
    /// Fills a pattern with the digits of each number, at its places.
    #[inline]
    pub(super) fn filled(pattern: [u8; N], numbers: &[(Range<usize>, u32)]) -> Self {
        let mut text = pattern;
        for (places, number) in numbers {
            let mut rest = *number;
            for place in text[places.clone()].iter_mut().rev() {
                *place = b'0' + u8::try_from(rest % 10).unwrap_or(0);
                rest /= 10;
            }
        }
        Self(text)
    }

    pub(super) fn as_str(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or_default()
    }
}

/// Reads a value from its text.
pub(crate) fn read<'de, D: Deserializer<'de>, T: FromStr<Err: Display>>(
    from: D,
) -> Result<T, D::Error> {
    struct Reader<T>(PhantomData<T>);

    impl<T: FromStr<Err: Display>> Visitor<'_> for Reader<T> {
        type Value = T;

        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("a text")
        }

        fn visit_str<E: Error>(self, text: &str) -> Result<T, E> {
            text.parse().map_err(E::custom)
        }
    }

    from.deserialize_str(Reader(PhantomData))
}

#[cfg(test)]
mod tests {
    use chrono::{FixedOffset, SecondsFormat};
    use proptest::prelude::*;

    use crate::domain::id::Id;
    use crate::domain::time::day::Day;
    use crate::domain::time::moment::{Instant, Moment};

    fn json(value: &impl serde::Serialize) -> String {
        serde_json::to_string(value).unwrap()
    }

    proptest! {
        #[test]
        fn moments_are_written_as_chrono_writes_them(
            seconds in -2_208_902_400..253_402_214_400i64,
            offset in -1439..=1439i32,
        ) {
            let moment = Moment::from_parts(seconds, offset).unwrap();
            let theirs = moment.local().and_local_timezone(FixedOffset::east_opt(offset * 60).unwrap());
            let theirs = theirs.unwrap().to_rfc3339_opts(SecondsFormat::Secs, false);
            prop_assert_eq!(moment.to_string(), theirs.as_str());
            prop_assert_eq!(json(&moment), format!("\"{theirs}\""));
            let back: Moment = serde_json::from_str(&json(&moment)).unwrap();
            prop_assert_eq!((back.seconds(), back.offset_minutes()), (seconds, offset));
            let instant = Instant::from(moment);
            prop_assert_eq!(serde_json::from_str::<Instant>(&json(&instant)).unwrap(), instant);
        }

        #[test]
        fn days_and_ids_come_back(number in -25_567..2_932_896i32, bytes: [u8; 16]) {
            let day = Day::from_number(number).unwrap();
            prop_assert_eq!(json(&day), format!("\"{}\"", day.date()));
            prop_assert_eq!(serde_json::from_str::<Day>(&json(&day)).unwrap(), day);
            let id = Id::from_bytes(bytes);
            prop_assert_eq!(json(&id), format!("\"{id}\""));
            prop_assert_eq!(serde_json::from_str::<Id>(&json(&id)).unwrap(), id);
        }
    }
}
