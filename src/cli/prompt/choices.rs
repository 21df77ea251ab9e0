//! Options with their numbers, and which of them an answer names.

/// What can be chosen in a list.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Options<'o> {
    /// The words that are shown.
    pub(super) words: &'o [&'o str],
    /// What flags take for each of them, in the same order, which chooses it too; empty where they have no codes.
    pub(super) codes: &'o [&'o str],
}

impl<'o> Options<'o> {
    /// Options that flags have codes for.
    pub(crate) fn coded(words: &'o [&'o str], codes: &'o [&'o str]) -> Self {
        Self { words, codes }
    }
}

impl<'o> From<&'o [&'o str]> for Options<'o> {
    fn from(words: &'o [&'o str]) -> Self {
        Self { words, codes: &[] }
    }
}

impl<'o> From<&'o Vec<&'o str>> for Options<'o> {
    fn from(words: &'o Vec<&'o str>) -> Self {
        words.as_slice().into()
    }
}

impl<'o, const N: usize> From<&'o [&'o str; N]> for Options<'o> {
    fn from(words: &'o [&'o str; N]) -> Self {
        words.as_slice().into()
    }
}

/// Options with the numbers that choose them.
pub(super) struct Choices<'o> {
    /// The option with the number 0, which chooses nothing of the others.
    pub(super) zero: Option<&'o str>,
    /// The number of the first of the options.
    pub(super) from: usize,
    pub(super) options: Options<'o>,
}

/// What was typed, as numbers.
#[derive(Debug)]
pub(super) struct Typed {
    pub(super) numbers: Vec<usize>,
    /// Whether any was found by its letters, so that it is to be said which.
    pub(super) by_letters: bool,
}

impl Choices<'_> {
    pub(super) fn first(&self) -> usize {
        if self.zero.is_some() { 0 } else { self.from }
    }

    pub(super) fn last(&self) -> usize {
        (self.from + self.options.words.len()).saturating_sub(1)
    }

    fn numbered(&self) -> impl Iterator<Item = (usize, &str)> {
        let zero = self.zero.map(|zero| (0, zero));
        zero.into_iter().chain((self.from..).zip(self.options.words.iter().copied()))
    }

    pub(super) fn said(&self, numbers: &[usize]) -> String {
        let chosen = self.numbered().filter(|(number, _)| numbers.contains(number));
        chosen.map(|(_, option)| option).collect::<Vec<_>>().join(", ")
    }

    pub(super) fn one(&self, answer: &str) -> Result<Typed, String> {
        let answer = answer.trim();
        if let Ok(number) = answer.parse::<usize>() {
            let known = (self.first()..=self.last()).contains(&number);
            return if known {
                Ok(Typed { numbers: vec![number], by_letters: false })
            } else {
                Err(self.unknown(answer))
            };
        }
        match self.by_letters(answer)[..] {
            [number] => Ok(Typed { numbers: vec![number], by_letters: true }),
            [] => Err(self.unknown(answer)),
            _ => Err(format!("\"{answer}\" fits several of them; type more of it, or its number")),
        }
    }

    pub(super) fn several(&self, answer: &str) -> Result<Typed, String> {
        // The words of one option may have spaces between them.
        if let Ok(one) = self.one(answer) {
            return Ok(one);
        }
        let mut all = Typed { numbers: Vec::new(), by_letters: false };
        for word in answer.split([',', ' ']).filter(|word| !word.is_empty()) {
            let one = self.one(word)?;
            if one.numbers == [0] {
                return Err("0 means none of them, so it stands alone".to_owned());
            }
            all.numbers.extend(one.numbers);
            all.by_letters |= one.by_letters;
        }
        Ok(all)
    }

    /// The numbers of the options that begin with these letters, else of those with a word that does, else of those
    /// with such a word in their code. A whole code comes before all but a whole option.
    fn by_letters(&self, letters: &str) -> Vec<usize> {
        let letters = letters.to_lowercase();
        let found = |fits: &dyn Fn(&str) -> bool| -> Vec<usize> {
            let fitting = self.numbered().filter(|(_, option)| fits(&option.to_lowercase()));
            fitting.map(|(number, _)| number).collect()
        };
        let whole = found(&|option| option == letters);
        if !whole.is_empty() {
            return whole;
        }
        let whole_code = self.by_code(&|code| code == letters);
        if !whole_code.is_empty() {
            return whole_code;
        }
        let begins = found(&|option| {
            let without = ["a ", "an ", "the "].iter().find_map(|word| option.strip_prefix(word));
            option.starts_with(&letters) || without.is_some_and(|rest| rest.starts_with(&letters))
        });
        if !begins.is_empty() {
            return begins;
        }
        let of_a_word = found(&|option| any_word_begins(option, &letters));
        if !of_a_word.is_empty() {
            return of_a_word;
        }
        self.by_code(&|code| any_word_begins(code, &letters))
    }

    /// The numbers of the options with a code that fits.
    fn by_code(&self, fits: &dyn Fn(&str) -> bool) -> Vec<usize> {
        let codes = (self.from..).zip(self.options.codes.iter());
        codes.filter(|(_, code)| fits(code)).map(|(number, _)| number).collect()
    }

    fn unknown(&self, answer: &str) -> String {
        format!(
            "\"{answer}\" is not a number from {} to {}, and nothing in the list begins so",
            self.first(),
            self.last()
        )
    }
}

/// Whether any word of this text begins with these letters, or all of it does.
fn any_word_begins(text: &str, letters: &str) -> bool {
    let mut words = text.split(|c: char| !c.is_alphanumeric());
    text.starts_with(letters) || words.any(|word| word.starts_with(letters))
}
