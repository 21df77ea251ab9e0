//! The scales of a week, and the scales and questions of the person's own.

use serde::{Serialize, Serializer};

use super::{WeekInput, checkins};
use crate::domain::code::Code;
use crate::domain::entry::checkin::CheckIn;
use crate::domain::entry::own_answer::AnswerForm;
use crate::domain::entry::rated_entry::RatedEntry;
use crate::domain::rating::Rating;
use crate::domain::records::own_scale::OwnScale;
use crate::domain::series::Series;
use crate::domain::stats::summary::{Summary, mean};
use crate::domain::text::Name;
use crate::domain::time::day::Day;
use crate::report::own_questions::OwnQuestion;

/// The scales of a week's check-ins.
#[derive(Debug, Clone, PartialEq)]
pub struct Scales(Vec<(Series, ScaleWeek)>);

impl Scales {
    pub(super) fn new(days: &[Day], readings: &[RatedEntry], previous: &[RatedEntry]) -> Self {
        let week = |series: Series| {
            ScaleWeek::new(days, readings, previous, |checkin| checkin.number(series))
        };
        Self(Self::series().map(|series| (series, week(series))).collect())
    }

    /// Those of a week: all but distress.
    fn series() -> impl Iterator<Item = Series> {
        let all = Series::ALL.iter().copied();
        all.filter(|series| *series != Series::Rating(Rating::Distress))
    }

    /// Each with its week, in their order.
    pub fn each(&self) -> impl Iterator<Item = (Series, &ScaleWeek)> {
        self.0.iter().map(|(series, week)| (*series, week))
    }
}

/// By code.
impl Serialize for Scales {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_map(self.each())
    }
}

#[cfg(test)]
impl schemars::JsonSchema for Scales {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Scales".into()
    }

    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        let mut week = |series| {
            let about = match series {
                Series::Rating(rating) => format!("{}, 0 to 10.", rating.spec().meaning),
                Series::SleepHours => "Hours slept.".to_owned(),
            };
            let mut week = generator.subschema_for::<ScaleWeek>();
            week.insert("description".to_owned(), about.into());
            (series.code().to_owned(), week.into())
        };
        let properties: serde_json::Map<_, serde_json::Value> =
            Self::series().map(&mut week).collect();
        schemars::json_schema!({
            "description": "The scales of a week's check-ins.",
            "type": "object",
            "required": Self::series().collect::<Vec<_>>(),
            "properties": properties,
        })
    }
}

/// One scale in a week.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct ScaleWeek {
    /// The values put together; under four of them without a median.
    #[serde(flatten)]
    pub summary: Summary,
    /// Their mean; absent under four of them.
    pub mean: Option<f64>,
    /// The median of the week before, where that has four values.
    pub previous_median: Option<f64>,
    /// The value of each day up to today.
    pub daily: Vec<Option<f64>>,
}

impl ScaleWeek {
    pub(super) fn new(
        days: &[Day],
        readings: &[RatedEntry],
        previous: &[RatedEntry],
        value: impl Fn(&CheckIn) -> Option<f64>,
    ) -> Self {
        let of_day = |day: &Day| {
            let (_, checkin) = checkins(readings).find(|(on, _)| on == day)?;
            value(checkin)
        };
        let daily: Vec<_> = days.iter().map(of_day).collect();
        let values = || daily.iter().copied().flatten();
        let before = checkins(previous).filter_map(|(_, checkin)| value(checkin));
        Self {
            summary: Summary::of(values(), Summary::WEEK),
            mean: mean(values(), Summary::WEEK),
            previous_median: Summary::of(before, Summary::WEEK).median,
            daily,
        }
    }
}

/// The scales of the person's own in a week: those that are kept, and those put away that were answered.
#[derive(Debug, Clone, PartialEq)]
pub struct OwnScaleWeeks(pub Vec<(Name, ScaleWeek)>);

/// By name.
impl Serialize for OwnScaleWeeks {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_map(self.0.iter().map(|(name, week)| (name.as_str(), week)))
    }
}

impl OwnScaleWeeks {
    pub(super) fn new(days: &[Day], readings: &[RatedEntry], input: &WeekInput<'_>) -> Self {
        let numbers = input.scales.iter().filter(|one| one.form() == AnswerForm::Number);
        let week = |scale: &OwnScale| {
            let id = scale.meta.id;
            let value = |checkin: &CheckIn| checkin.own.get(&id)?.number();
            let week = ScaleWeek::new(days, readings, &input.previous, value);
            let is_shown = scale.meta.archived_at.is_none() || week.summary.n > 0;
            is_shown.then(|| (scale.meta.name.clone(), week))
        };
        Self(numbers.filter_map(week).collect())
    }
}

/// The questions of the person's own that were answered by yes or no in a week.
pub(super) fn own_questions(readings: &[RatedEntry], scales: &[OwnScale]) -> Vec<OwnQuestion> {
    let question = |scale: &OwnScale| {
        let answers = checkins(readings).filter_map(|(_, one)| one.own.get(&scale.meta.id));
        OwnQuestion::count(scale, answers)
    };
    scales.iter().filter_map(question).collect()
}
