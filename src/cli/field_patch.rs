//! Field values given by flags or prompts, to be applied to an entry.

use std::collections::BTreeMap;

use super::console::Console;
use super::error::{Error, Kind};
use super::{lookup, text_flag};
use crate::app::{focuses, log_entry};
use crate::domain::amount::Amount;
use crate::domain::code::Code;
use crate::domain::cost::BadCost;
use crate::domain::entry::Entry;
use crate::domain::entry::checkin::Used;
use crate::domain::entry::edit::{BadValue, FieldMut, FieldValue, FindNamed};
use crate::domain::entry::field::Field;
use crate::domain::entry::own_answer::{GivenAnswer, OwnAnswer};
use crate::domain::id::Id;
use crate::domain::record::Record;
use crate::domain::records::focus::Focus;
use crate::domain::records::own_scale::OwnScale;
use crate::domain::text::Name;

/// What the values may name.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Known<'k> {
    /// The focuses, archived ones too.
    pub(crate) focuses: &'k [Focus],
    /// The scales of the person's own, those put away too.
    pub(crate) scales: &'k [OwnScale],
}

impl FindNamed for Known<'_> {
    type Error = Error;

    fn focus(&self, name: Option<&Name>) -> Result<Id, Error> {
        named(self.focuses, name)
    }

    fn answer(&self, given: &GivenAnswer) -> Result<(Id, Option<OwnAnswer>), Error> {
        let scale = lookup::find(&OwnScale::NOUN, self.scales, &given.name)?;
        let read = OwnAnswer::given(scale.form(), &given.words);
        let misfit = |bad| Error::usage(format!("--scale {}: {bad}", scale.meta.name));
        Ok((scale.meta.id, read.map_err(misfit)?))
    }
}

/// Finds everything, before there is a journal to look into.
struct Anything(Id);

impl FindNamed for Anything {
    type Error = Error;

    fn focus(&self, _: Option<&Name>) -> Result<Id, Error> {
        Ok(self.0)
    }

    fn answer(&self, _: &GivenAnswer) -> Result<(Id, Option<OwnAnswer>), Error> {
        Ok((self.0, None))
    }
}

/// Field values as they were typed, each read once.
#[derive(Debug, Clone, Default)]
pub(crate) struct FieldPatch(Vec<Value>);

/// The value of one field, or of a part of it.
#[derive(Debug, Clone)]
struct Value {
    field: Field,
    words: String,
    /// What the words mean.
    read: Result<FieldValue, BadValue>,
    /// Whether it is the answer to a question, which may be asked again.
    is_answer: bool,
}

impl Value {
    fn given(field: Field, words: String) -> Self {
        Self { field, read: field.read(&words), words, is_answer: false }
    }

    fn answer(field: Field, words: String) -> Self {
        Self { is_answer: true, ..Self::given(field, words) }
    }

    fn used(&self) -> Option<&[(Option<Name>, Used)]> {
        match &self.read {
            Ok(FieldValue::Used(all)) => Some(all),
            _ => None,
        }
    }

    fn amounts(&self) -> Option<&[(Option<Name>, Amount)]> {
        match &self.read {
            Ok(FieldValue::Amounts(all)) => Some(all),
            _ => None,
        }
    }
}

impl FieldPatch {
    /// Takes the words of a flag, if it was given.
    pub(crate) fn flag(&mut self, field: Field, words: Option<&String>) {
        self.0.extend(words.map(|words| Value::given(field, words.clone())));
    }

    /// Reads the texts that come from standard input: those given as `-`.
    ///
    /// # Errors
    /// Those of [`text_flag::of_flag`].
    pub(crate) fn read_input(&mut self, console: &mut Console) -> Result<(), Error> {
        for value in self.0.iter_mut().filter(|value| value.field.is_text()) {
            let flag = format!("--{}", value.field);
            let words = text_flag::of_flag(console, &flag, &value.words)?;
            if words != value.words {
                *value = Value::given(value.field, words);
            }
        }
        Ok(())
    }

    /// Takes the words of a flag that may be repeated, if it was given.
    pub(crate) fn flags(&mut self, field: Field, words: &[String]) {
        if !words.is_empty() {
            self.0.push(Value::given(field, words.join(",")));
        }
    }

    /// Takes what was given elsewhere.
    pub(crate) fn append(&mut self, other: Self) {
        self.0.extend(other.0);
    }

    /// Takes words that are known to fit.
    pub(crate) fn set(&mut self, field: Field, words: &impl ToString) {
        self.0.push(Value::given(field, words.to_string()));
    }

    /// Takes the answer to a question, in the place of an earlier one.
    pub(crate) fn answer(&mut self, field: Field, words: &impl ToString) {
        let words = words.to_string();
        let part = part(field, &words);
        let again = |value: &&mut Value| {
            value.is_answer && value.field == field && self::part(field, &value.words) == part
        };
        match self.0.iter_mut().find(again) {
            Some(value) => *value = Value::answer(field, words),
            None => self.0.push(Value::answer(field, words)),
        }
    }

    /// What was answered to the question of a field; where the field has parts, of the one named so.
    pub(crate) fn answered(&self, field: Field, of: Option<&str>) -> Option<&str> {
        let mut answers = self.0.iter().filter(|value| value.is_answer && value.field == field);
        match of {
            None => answers.next().map(|value| value.words.as_str()),
            Some(name) => answers.find_map(|value| {
                let (of, told) = value.words.split_once('=')?;
                (of == name).then_some(told)
            }),
        }
    }

    /// Takes back the answer to a question; of a field with parts, to that about the part named so.
    pub(crate) fn unanswer(&mut self, field: Field, of: &str) {
        self.0.retain(|value| {
            !(value.is_answer && value.field == field && part(field, &value.words) == of)
        });
    }

    /// Takes back what was given for a field.
    pub(crate) fn forget(&mut self, field: Field) {
        self.0.retain(|value| value.field != field);
    }

    /// Whether nothing was given.
    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The fields that were given, by the names of their flags.
    pub(crate) fn fields(&self) -> Vec<&'static str> {
        let mut fields: Vec<_> = self.0.iter().map(|value| value.field.code()).collect();
        fields.dedup();
        fields
    }

    /// Whether a field was given, by a flag or an answer.
    pub(crate) fn has(&self, field: Field) -> bool {
        self.0.iter().any(|value| value.field == field)
    }

    /// Whether a field was given by its flag, and needs no asking.
    pub(crate) fn is_settled(&self, field: Field) -> bool {
        self.0.iter().any(|value| value.field == field && !value.is_answer)
    }

    /// Puts everything into `entry`, whose kind has all these fields, and none for scales of the person's own.
    ///
    /// # Errors
    /// Those of [`FieldPatch::put_named_into`].
    pub(crate) fn put_into(&self, entry: &mut Entry, focuses: &[Focus]) -> Result<(), Error> {
        self.put_named_into(entry, &Known { focuses, scales: &[] })
    }

    /// Puts everything into `entry`, whose kind has all these fields.
    ///
    /// # Errors
    /// One of kind `Usage` that names the flag and what it takes; of kind `NotFound` or `Refused`
    /// for a focus or a scale.
    pub(crate) fn put_named_into(&self, entry: &mut Entry, known: &Known<'_>) -> Result<(), Error> {
        self.put(entry, known)?;
        if self.has(Field::Cost) {
            log_entry::name_currency(entry, known.focuses);
        }
        self.amounts_fit(known.focuses)
    }

    /// That no amount is given of what was not used.
    fn amounts_fit(&self, focuses: &[Focus]) -> Result<(), Error> {
        let mut not_used = BTreeMap::new();
        for (name, used) in self.0.iter().filter_map(Value::used).flatten() {
            if *used != Used::Yes {
                not_used.insert(named(focuses, name.as_ref())?, *used);
            }
        }
        for (name, amount) in self.0.iter().filter_map(Value::amounts).flatten() {
            let focus = named(focuses, name.as_ref())?;
            if let Some(used) = not_used.get(&focus).filter(|_| *amount != Amount::NONE) {
                let message = format!("--used {used} and --amount {amount} do not go together");
                return Err(Error::usage(message));
            }
        }
        Ok(())
    }

    /// Holds everything against an entry of the kind, with no journal to find a focus in.
    ///
    /// # Errors
    /// Those of [`FieldPatch::put_into`], but for a focus.
    pub(crate) fn check(&self, mut blank: Entry) -> Result<(), Error> {
        let any = Anything(blank.id);
        self.put(&mut blank, &any)
    }

    fn put(&self, entry: &mut Entry, find: &impl FindNamed<Error = Error>) -> Result<(), Error> {
        for Value { field, read, .. } in &self.0 {
            let value = read.as_ref().map_err(|bad| {
                let mut error = Error::from(bad.clone());
                error.message = format!("--{field}: {}", error.message);
                error
            })?;
            let slot = entry.slot(*field);
            if !slot.map_or(Ok(false), |slot| slot.set(value, find))? {
                let message = format!("this kind of entry has no {field}");
                return Err(Error::new(Kind::Internal, message));
            }
        }
        Ok(())
    }

    /// The same, with every text after what `entry` says there already.
    pub(crate) fn after(&self, entry: &Entry) -> Self {
        let each = self.0.iter().map(|value| {
            let (before, words) = (text_of(entry, value.field), &value.words);
            let new = before.is_empty() || before == *words;
            if new {
                value.clone()
            } else {
                Value::given(value.field, format!("{before}\n{words}"))
            }
        });
        Self(each.collect())
    }

    /// The fields among those given that differ between the two entries.
    pub(crate) fn changed(&self, before: &mut Entry, after: &mut Entry) -> Vec<Field> {
        let fields = self.0.iter().map(|value| value.field);
        let mut changed: Vec<_> =
            fields.filter(|field| before.slot(*field) != after.slot(*field)).collect();
        // A field may be given in parts, as the use of several focuses is.
        changed.dedup();
        changed
    }
}

/// The part of a field that these words are about: of use the focus, of scales of the person's own the scale.
fn part(field: Field, words: &str) -> &str {
    match words.split_once('=') {
        Some((name, _)) if matches!(field, Field::Used | Field::Amount | Field::Scale) => name,
        _ => "",
    }
}

/// A text as it stands in an entry; empty where it has none.
pub(crate) fn text_of(entry: &Entry, field: Field) -> String {
    let mut entry = entry.clone();
    match entry.slot(field) {
        Some(FieldMut::Text(Some(text)) | FieldMut::Words(Some(text))) => text.as_str().to_owned(),
        _ => String::new(),
    }
}

impl From<BadValue> for Error {
    fn from(bad: BadValue) -> Self {
        match bad {
            BadValue::OutOfRange(bad) | BadValue::Cost(BadCost::Amount(bad)) => bad.into(),
            BadValue::Unknown(bad) => bad.into(),
            BadValue::Text(bad) | BadValue::Cost(BadCost::Currency(bad)) => bad.into(),
            BadValue::Flag(_)
            | BadValue::Amounts(_)
            | BadValue::Own(_)
            | BadValue::Symptom(_)
            | BadValue::Area(_) => Self::usage(bad),
        }
    }
}

/// The focus of a name, or the primary one.
fn named(focuses: &[Focus], name: Option<&Name>) -> Result<Id, Error> {
    let found = focuses::named_or_primary(focuses, name)?;
    found.map(|focus| focus.id).ok_or_else(lookup::no_focus)
}
