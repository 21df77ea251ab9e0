//! Enumerations that are typed and stored as fixed words; see the macro `codes!`.

/// A word that is on no list, with the nearest one that is.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{}{}; known: {}", self.message(), hint(*.nearest), .known.join(", "))]
pub struct UnknownCode {
    /// What the list holds, in the singular: "situation".
    pub what: &'static str,
    /// The word as given.
    pub given: String,
    /// The nearest known word, where one is near.
    pub nearest: Option<&'static str>,
    /// Every known word, in the order of the list.
    pub known: Vec<&'static str>,
}

impl UnknownCode {
    /// What is wrong, without what is known.
    #[must_use]
    pub fn message(&self) -> String {
        format!("\"{}\" is not {}", self.given, with_article(self.what))
    }
}

/// What something is called, after its article: "an appointment", "a goal".
#[must_use]
pub fn with_article(what: &str) -> String {
    let article = if what.starts_with(['a', 'e', 'i', 'o', 'u']) { "an" } else { "a" };
    format!("{article} {what}")
}

fn hint(nearest: Option<&'static str>) -> String {
    nearest.map_or_else(String::new, |word| format!(" (did you mean {word}?)"))
}

/// An enumeration whose members are written as fixed words.
pub trait Code: Copy + Eq + Sized + 'static {
    /// What a member is called, in the singular.
    const WHAT: &'static str;
    /// Every member, in the order in which lists show them.
    const ALL: &'static [Self];

    /// The word of this member.
    fn code(self) -> &'static str;

    /// The word of every member, in the same order.
    fn codes() -> Vec<&'static str> {
        Self::ALL.iter().map(|member| member.code()).collect()
    }

    /// The member of a word.
    ///
    /// # Errors
    /// [`UnknownCode`] with the nearest word where no member has this one.
    fn from_code(word: &str) -> Result<Self, UnknownCode> {
        Self::ALL.iter().copied().find(|member| member.code() == word).ok_or_else(|| {
            let known = Self::codes();
            UnknownCode {
                what: Self::WHAT,
                given: word.to_owned(),
                nearest: nearest(word, known.iter().copied()),
                known,
            }
        })
    }
}

/// The words of an enumeration, for what handles every enumeration alike.
#[derive(Debug, Clone, Copy)]
pub struct CodeList {
    /// What it lists, in the singular; see [`Code::WHAT`].
    pub what: &'static str,
    codes: fn() -> Vec<&'static str>,
}

impl CodeList {
    /// That of an enumeration.
    #[must_use]
    pub const fn of<C: Code>() -> Self {
        Self { what: C::WHAT, codes: C::codes }
    }

    /// Its words, in the order of the list.
    #[must_use]
    pub fn codes(self) -> Vec<&'static str> {
        (self.codes)()
    }
}

/// The candidate that is most like `word`, if any is like enough to be offered as a correction.
#[must_use]
pub fn nearest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let word = word.to_lowercase();
    candidates
        .into_iter()
        .map(|known| {
            let prefix = word.len() >= 3 && known.to_lowercase().starts_with(&word);
            let likeness = strsim::jaro_winkler(&word, &known.to_lowercase());
            (if prefix { 1.0 } else { likeness }, known)
        })
        .filter(|(likeness, _)| *likeness >= 0.8)
        .max_by(|a, b| a.0.total_cmp(&b.0))
        .map(|(_, known)| known)
}

/// Declares an enumeration with a word for each member, and its text, JSON and [`Code`] forms. It may begin with all
/// members of another: `..Other`.
macro_rules! codes {
    (
        $(#[$doc:meta])* $name:ident ($what:literal) {
            $( $(#[$member_doc:meta])* $member:ident = $word:literal ),+ $(,)?
        }
    ) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name { $( $(#[$member_doc])* $member ),+ }

        impl $crate::domain::code::Code for $name {
            const WHAT: &'static str = $what;
            const ALL: &'static [Self] = &[ $( Self::$member ),+ ];

            fn code(self) -> &'static str {
                match self { $( Self::$member => $word ),+ }
            }
        }

        $crate::domain::code::code_forms!($name);
    };
    (
        $(#[$doc:meta])* $name:ident ($what:literal) {
            $(#[$other_doc:meta])* ..$other:ident,
            $( $(#[$member_doc:meta])* $member:ident = $word:literal ),+ $(,)?
        }
    ) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name { $(#[$other_doc])* $other($other), $( $(#[$member_doc])* $member ),+ }

        impl $crate::domain::code::Code for $name {
            const WHAT: &'static str = $what;
            const ALL: &'static [Self] = &{
                const OTHERS: &[$other] = <$other as $crate::domain::code::Code>::ALL;
                const OWN: &[$name] = &[ $( $name::$member ),+ ];
                let mut all = [OWN[0]; OTHERS.len() + OWN.len()];
                let mut at = 0;
                while at < all.len() {
                    all[at] = if at < OTHERS.len() {
                        Self::$other(OTHERS[at])
                    } else {
                        OWN[at - OTHERS.len()]
                    };
                    at += 1;
                }
                all
            };

            fn code(self) -> &'static str {
                match self {
                    Self::$other(other) => $crate::domain::code::Code::code(other),
                    $( Self::$member => $word ),+
                }
            }
        }

        $crate::domain::code::code_forms!($name);
    };
}
pub(crate) use codes;

/// Gives a type with the trait [`Code`] its text and JSON forms.
macro_rules! code_forms {
    ($name:ident) => {
        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str($crate::domain::code::Code::code(*self))
            }
        }

        impl std::str::FromStr for $name {
            type Err = $crate::domain::code::UnknownCode;

            fn from_str(word: &str) -> Result<Self, Self::Err> {
                $crate::domain::code::Code::from_code(word)
            }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
                to.serialize_str($crate::domain::code::Code::code(*self))
            }
        }

        #[cfg(test)]
        impl schemars::JsonSchema for $name {
            fn inline_schema() -> bool {
                true
            }

            fn schema_name() -> std::borrow::Cow<'static, str> {
                stringify!($name).into()
            }

            fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
                let all = <Self as $crate::domain::code::Code>::ALL;
                let words: Vec<_> =
                    all.iter().map(|one| $crate::domain::code::Code::code(*one)).collect();
                schemars::json_schema!({ "type": "string", "enum": words })
            }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
                $crate::domain::ascii_serde::read(from)
            }
        }
    };
}
pub(crate) use code_forms;
