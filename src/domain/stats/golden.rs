//! The series that the golden tables in `tests/fixtures/stats` speak of.

/// Written by `theil_sen.py`, which lies beside it: a series a row.
const SERIES: &str = include_str!("../../../tests/fixtures/stats/theil_sen.csv");

/// A series by its name.
type Named = (&'static str, Vec<(i32, f64)>);

/// The series of `theil_sen.csv` with the figures there: the slope and its bounds.
pub(super) fn slopes() -> Vec<(Named, [f64; 3])> {
    let rows = SERIES.lines().skip(1);
    rows.map(|row| {
        let cells: Vec<_> = row.split(',').collect();
        let values = cells[1]
            .split(' ')
            .map(|point| point.split_once(':').unwrap())
            .map(|(x, y)| (x.parse().unwrap(), y.parse().unwrap()))
            .collect();
        ((cells[0], values), [2, 3, 4].map(|at| cells[at].parse().unwrap()))
    })
    .collect()
}

/// Every series, one with one value and one of fifty years among them.
pub(super) fn series() -> Vec<Named> {
    let mut all: Vec<_> = slopes().into_iter().map(|(named, _)| named).collect();
    all.push(("one value", vec![(5, 4.0)]));
    all.push(("fifty years", fifty_years()));
    all
}

/// 18,262 days of the series y = x (x mod 4001) / 97 mod 11 + x / 4000.
pub(super) fn fifty_years() -> Vec<(i32, f64)> {
    (0..18_262).map(|x| (x, f64::from(x * (x % 4001) / 97 % 11 + x / 4000))).collect()
}

/// The figures of `middles.csv` by the name of their series: the median, the mean, the running
/// mean.
pub(super) fn middles() -> Vec<(Named, [f64; 3])> {
    const GOLDEN: &str = include_str!("../../../tests/fixtures/stats/middles.csv");
    let rows = GOLDEN.lines().skip(1).map(|row| row.split(',').collect::<Vec<_>>());
    let found: Vec<_> = series()
        .into_iter()
        .zip(rows)
        .map(|(named, cells)| {
            assert_eq!(named.0, cells[0]);
            (named, [1, 2, 3].map(|at| cells[at].parse().unwrap()))
        })
        .collect();
    assert_eq!(found.len(), 42);
    found
}
