//! The geometry of drawings: bars of a series, days of a calendar.
//!
//! What a drawing says is in its title and description; nothing in it is text, so that it may be as
//! narrow as a telephone. A gap has neither a bar nor the line under one; a zero has both.

use super::chart::{Chart, ChartSeries};
use super::heatmap::{Calendar, DaySign};

/// The width and the height of a bar's place, and the height of the lowest bar.
const STEP: f64 = 20.0;
const HEIGHT: f64 = 40.0;
const LEAST: f64 = 2.0;
/// The space on each side of a bar.
const SPACE: f64 = 2.0;
/// The side of a day in a calendar, and the space around its sign.
const DAY: f64 = 12.0;
const MARGIN: f64 = 1.5;

/// A drawing with its words.
pub(super) struct Picture {
    pub(super) name: String,
    pub(super) title: String,
    pub(super) description: String,
    pub(super) drawing: Drawing,
    /// Whether it fills the width that it is given, whatever its shape.
    pub(super) stretches: bool,
}

/// Shapes on a ground of this size.
pub(super) struct Drawing {
    pub(super) width: f64,
    pub(super) height: f64,
    pub(super) shapes: Vec<Shape>,
}

/// A shape, as a path of a class.
pub(super) struct Shape {
    pub(super) class: &'static str,
    pub(super) path: String,
}

impl Picture {
    /// The bars of one series.
    pub(super) fn bars(series: &ChartSeries, chart: &Chart) -> Self {
        let mut shapes = Vec::new();
        let mut left = 0.0;
        for value in &series.values {
            if let Some(value) = value {
                let share = (value / series.top).clamp(0.0, 1.0);
                let height = (share * (HEIGHT - LEAST)).max(LEAST);
                let class = "bar";
                let (x, y) = (left + SPACE, HEIGHT - height);
                shapes.push(rectangle(class, [x, y, STEP - 2.0 * SPACE, height]));
                shapes.push(rectangle("ground", [left, HEIGHT, STEP, 1.0]));
            }
            left += STEP;
        }
        Self {
            name: series.name.clone(),
            title: format!("{}, {}", series.name, chart.title.to_lowercase()),
            description: series.description(),
            drawing: Drawing { width: left, height: HEIGHT + 1.0, shapes },
            stretches: true,
        }
    }

    /// The days of a calendar, a column a week.
    pub(super) fn calendar(calendar: &Calendar) -> Self {
        let mut shapes = Vec::new();
        let mut left = 0.0;
        for week in &calendar.weeks {
            let mut top = 0.0;
            for day in week.days {
                shapes.extend(day.map(|mark| shape(mark, left, top)));
                top += DAY;
            }
            left += DAY;
        }
        Self {
            name: String::new(),
            title: format!("{}: a column a week", calendar.title),
            description: calendar.description(),
            drawing: Drawing { width: left, height: 7.0 * DAY, shapes },
            stretches: false,
        }
    }
}

impl Drawing {
    /// One sign by itself, for a legend.
    pub(super) fn of_mark(mark: DaySign) -> Self {
        Self { width: DAY, height: DAY, shapes: vec![shape(mark, 0.0, 0.0)] }
    }
}

/// The sign of a day whose place has this corner.
fn shape(mark: DaySign, left: f64, top: f64) -> Shape {
    let (side, middle) = (DAY - 2.0 * MARGIN, DAY / 2.0);
    let bar = |class, share: f64| {
        let height = side * share;
        rectangle(class, [left + MARGIN, top + DAY - MARGIN - height, side, height])
    };
    let ring = |class, radius: f64| {
        let (x, y) = (left + middle - radius, top + middle);
        let arc = format!("a{radius},{radius} 0 1,0");
        Shape { class, path: format!("M{x},{y}{arc} {0},0{arc} -{0},0", 2.0 * radius) }
    };
    match mark {
        DaySign::NoUse => bar("no-use", 1.0),
        DaySign::Use => {
            let (x, y, half) = (left + middle, top + MARGIN, middle - MARGIN);
            Shape {
                class: "use",
                path: format!("M{x},{y}l{half},{half}l-{half},{half}l-{half},-{half}z"),
            }
        }
        DaySign::Nothing => ring("nothing", 1.0),
        DaySign::Open => ring("open", 3.0),
        DaySign::Low => bar("low", 0.25),
        DaySign::Middle => bar("middle", 0.6),
        DaySign::High => bar("high", 1.0),
    }
}

fn rectangle(class: &'static str, [x, y, width, height]: [f64; 4]) -> Shape {
    Shape { class, path: format!("M{x},{y:.2}h{width}v{height:.2}h-{width}z") }
}
