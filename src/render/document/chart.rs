//! Values over time: a row of bars for each series, with gaps where nothing was logged.

use super::Cells;
use crate::render::format;

/// A chart of one or more series over the same stretches of time.
#[derive(Debug, Clone, PartialEq)]
pub struct Chart {
    /// What it shows: "Day by day".
    pub title: String,
    /// What the stretches are called together: "day", "week of".
    pub of: String,
    /// What stands for each stretch: "Mon 16".
    pub labels: Vec<String>,
    /// Whether its values stand in words beside it.
    pub is_told: bool,
    /// The series, each with a value or a gap for every stretch.
    pub series: Vec<ChartSeries>,
}

/// One series of a chart.
#[derive(Debug, Clone, PartialEq)]
pub struct ChartSeries {
    /// What it is called.
    pub name: String,
    /// Its values; `None` is a gap.
    pub values: Vec<Option<f64>>,
    /// The value of a full bar.
    pub top: f64,
}

impl Chart {
    /// Whether there is nothing to draw.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.series.iter().all(|one| one.values.iter().all(Option::is_none))
    }

    /// The values as a table: a row for each stretch, a column for each series, `none` for a gap.
    #[must_use]
    pub fn cells(&self, none: &str) -> Cells {
        let said = |value: Option<f64>| value.map_or_else(|| none.to_owned(), format::number);
        let names = self.series.iter().map(|one| one.name.clone());
        let row = |(at, label): (usize, &String)| {
            let values = self.series.iter().map(|one| said(one.values.get(at).copied().flatten()));
            std::iter::once(label.clone()).chain(values).collect()
        };
        Cells {
            head: std::iter::once(format::capital(&self.of)).chain(names).collect(),
            rows: self.labels.iter().enumerate().map(row).collect(),
        }
    }
}

impl ChartSeries {
    /// The range of the values and how many gaps there are: what the bars show at a glance.
    #[must_use]
    pub fn description(&self) -> String {
        let known: Vec<f64> = self.values.iter().copied().flatten().collect();
        let gaps = self.values.len() - known.len();
        let low = known.iter().copied().reduce(f64::min);
        let high = known.iter().copied().reduce(f64::max);
        let (Some(low), Some(high)) = (low, high) else { return "nothing logged".to_owned() };
        let [low, high] = [low, high].map(format::number);
        let range =
            if low == high { format!("always {low}") } else { format!("from {low} to {high}") };
        match gaps {
            0 => format!("{range}, without a gap"),
            1 => format!("{range}, 1 gap where nothing was logged"),
            gaps => format!("{range}, {gaps} gaps where nothing was logged"),
        }
    }
}
