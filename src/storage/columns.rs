//! How domain values are encoded in SQL columns (`ToSql` and `FromSql`).

use rusqlite::types::{FromSql, FromSqlError, FromSqlResult, ToSqlOutput, ValueRef};
use rusqlite::{Row, ToSql};

use crate::domain::amount::Amount;
use crate::domain::change::ChangeKind;
use crate::domain::code::Code;
use crate::domain::entry::EntryKind;
use crate::domain::entry::balance::Ready;
use crate::domain::entry::checkin::SmallDone;
use crate::domain::entry::craving::Acted;
use crate::domain::entry::life::Area;
use crate::domain::entry::situation::Situations;
use crate::domain::entry::stage::Stage;
use crate::domain::entry::symptoms::Symptom;
use crate::domain::focus_kind::{FocusKind, UseGoal};
use crate::domain::id::Id;
use crate::domain::phase::Phase;
use crate::domain::record::FocusLink;
use crate::domain::records::plan_rule::condition::Threshold;
use crate::domain::records::routine::MarkOutcome;
use crate::domain::recovery::milestone::Reckoning;
use crate::domain::scale::{Minutes, Scale, SleepHours};
use crate::domain::text::{Label, Name, OneLine, Text};
use crate::domain::time::day::Day;
use crate::domain::time::day_time::DayTime;
use crate::domain::time::dose_schedule::{DoseSchedule, DoseWindow};
use crate::domain::time::moment::{Instant, Moment};
use crate::domain::time::schedule::Schedule;
use crate::domain::time::start_offset::StartOffset;

use super::error::{Error, Result};

/// The moment in a column of Unix seconds and the one after it, of the offset.
pub(super) fn moment(row: &Row<'_>, at: usize) -> Result<Moment> {
    Moment::from_parts(row.get(at)?, row.get(at + 1)?)
        .ok_or_else(|| Error::Damaged("an entry or a mark has an impossible time".to_owned()))
}

fn invalid(error: impl std::error::Error + Send + Sync + 'static) -> FromSqlError {
    FromSqlError::Other(Box::new(error))
}

impl ToSql for Id {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(ToSqlOutput::Borrowed(ValueRef::Blob(self.bytes())))
    }
}

impl FromSql for Id {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        let bytes = value.as_blob()?;
        bytes.try_into().map(Self::from_bytes).map_err(|_| FromSqlError::InvalidBlobSize {
            expected_size: 16,
            blob_size: bytes.len(),
        })
    }
}

impl ToSql for FocusLink {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(ToSqlOutput::from(self.id().bytes().to_vec()))
    }
}

impl FromSql for FocusLink {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        Id::column_result(value).map(Self::from)
    }
}

/// The place of a member in its list.
pub(super) fn place<C: Code>(member: C) -> i64 {
    C::ALL.iter().zip(0..).find(|(known, _)| **known == member).map_or(-1, |(_, place)| place)
}

/// The member at a place of its list.
pub(super) fn at_place<C: Code>(place: i64) -> Option<C> {
    C::ALL.get(usize::try_from(place).ok()?).copied()
}

/// A value that stands as an integer.
macro_rules! integers {
    ($( $type:ty: $out:expr, $back:expr; )+) => { $(
        impl ToSql for $type {
            fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
                let out: fn(&$type) -> i64 = $out;
                Ok(ToSqlOutput::from(out(self)))
            }
        }

        impl FromSql for $type {
            fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
                let number = value.as_i64()?;
                let back: fn(i64) -> Option<$type> = $back;
                back(number).ok_or(FromSqlError::OutOfRange(number))
            }
        }
    )+ };
}

integers! {
    Day: |day| day.number().into(), |n| Day::from_number(n.try_into().ok()?);
    Instant: |instant| instant.seconds(), Instant::from_seconds;
    Scale: |scale| scale.get().into(), |n| Scale::try_from(u8::try_from(n).ok()?).ok();
    Amount: |amount| amount.thousandths().into(), |n| Amount::of_thousandths(u32::try_from(n).ok()?);
    Minutes: |minutes| minutes.get().into(), |n| Minutes::try_from(u16::try_from(n).ok()?).ok();
    Situations: |set| set.bits().into(), |n| Some(Situations::from_bits(n.try_into().ok()?));
    EntryKind: |kind| place(*kind) + 1, |n| at_place(n.checked_sub(1)?);
    Acted: |acted| place(*acted), at_place;
    Ready: |ready| place(*ready), at_place;
}

/// As its text in RFC 3339.
impl ToSql for Moment {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(ToSqlOutput::from(self.to_string()))
    }
}

impl FromSql for Moment {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        Self::try_from(value.as_str()?.to_owned()).map_err(invalid)
    }
}

impl ToSql for Threshold {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(ToSqlOutput::from(self.get()))
    }
}

impl FromSql for Threshold {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        Self::try_from(value.as_f64()?).map_err(invalid)
    }
}

impl ToSql for SleepHours {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(ToSqlOutput::from(self.get()))
    }
}

impl FromSql for SleepHours {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        Self::try_from(value.as_f64()?).map_err(invalid)
    }
}

/// A value that stands as a fixed word.
macro_rules! words {
    ($( $type:ty ),+) => { $(
        impl rusqlite::ToSql for $type {
            fn to_sql(&self) -> rusqlite::Result<rusqlite::types::ToSqlOutput<'_>> {
                Ok($crate::domain::code::Code::code(*self).into())
            }
        }

        impl rusqlite::types::FromSql for $type {
            fn column_result(
                value: rusqlite::types::ValueRef<'_>,
            ) -> rusqlite::types::FromSqlResult<Self> {
                $crate::storage::columns::word(value)
            }
        }
    )+ };
}
pub(super) use words;

/// The member of a list of codes whose word stands in a column.
pub(super) fn word<C: Code>(value: ValueRef<'_>) -> FromSqlResult<C> {
    C::from_code(value.as_str()?).map_err(invalid)
}

words!(Area, ChangeKind, FocusKind, MarkOutcome, Phase, SmallDone, Stage, Symptom, UseGoal);

/// A text of the person's own.
macro_rules! texts {
    ($( $type:ty ),+) => { $(
        impl ToSql for $type {
            fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
                Ok(ToSqlOutput::from(self.as_str()))
            }
        }

        impl FromSql for $type {
            fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
                Self::try_from(value.as_str()?.to_owned()).map_err(invalid)
            }
        }
    )+ };
}

texts!(Text, Label, Name, OneLine);

/// A value that is written as its text and read from it.
macro_rules! written {
    ($( $type:ty ),+) => { $(
        impl ToSql for $type {
            fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
                Ok(ToSqlOutput::from(self.to_string()))
            }
        }

        impl FromSql for $type {
            fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
                value.as_str()?.parse().map_err(invalid)
            }
        }
    )+ };
}

written!(StartOffset, Reckoning, DayTime, DoseSchedule, DoseWindow, Schedule);
