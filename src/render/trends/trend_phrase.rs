//! What is said of a trend, or what is missing for one.

use crate::domain::figures::trend::{SeriesTrend, ShortBy, TrendWord};
use crate::domain::series::Series;
use crate::render::format;
use crate::render::look::Look;

/// "rising, about 2 points (1 to 3)", over a window of so many days.
pub(in crate::render) fn said(one: &SeriesTrend, days: u32, look: &Look) -> Option<String> {
    let (word, slope) = (one.word?, one.sen_slope_per_day?);
    let over_window = |slope: f64| slope * f64::from(days);
    let [slope, low, high] = [slope, one.sen_low?, one.sen_high?].map(over_window);
    let unit = if one.name == Series::SleepHours { "hour" } else { "point" };
    let about = |slope: f64, low: f64, high: f64| {
        let [slope, low, high] = [slope, low, high].map(format::small_number);
        format!("{word}, about {slope} {unit}s ({low} to {high})")
    };
    Some(match word {
        TrendWord::Rising => about(slope, low, high),
        TrendWord::Falling => about(-slope, -high, -low),
        TrendWord::NoClearChange => {
            let clear = low > 0.0 || high < 0.0;
            let small = if clear { format!(", under 1 {unit}") } else { String::new() };
            let signed = |value| format::number(value).replace('-', look.minus());
            let range = if format::number(low) == format::number(high) {
                signed(low)
            } else {
                format!("{} to {}", signed(low), signed(high))
            };
            format!("{}{small} ({range} {unit}s)", format::trend(one)?)
        }
    })
}

/// "for a trend: 4 more answers over 5 more days".
pub(in crate::render) fn lacks(ShortBy { values, days }: ShortBy, weekly: bool) -> String {
    let answers = if weekly {
        format::count(values, "more week", "more weeks")
    } else {
        format::count(values, "more answer", "more answers")
    };
    let days_more = format::count(days, "more day", "more days");
    match (values, days) {
        (_, 0) => format!("for a trend: {answers}"),
        (0, _) => format!("for a trend: answers over {days_more}"),
        _ => format!("for a trend: {answers} over {days_more}"),
    }
}
