//! Small charts of one line.

/// The heights of a bar, from the lowest.
const BARS: [char; 8] = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'];

/// One sign a value on a scale from 0 to `top`, and a gap where nothing was logged.
///
/// Without Unicode each value is its own digit, rounded; 9 stands for 9 and above. A gap is a space
/// between bars and a `-` between digits.
#[must_use]
pub fn sparkline(values: &[Option<f64>], top: f64, unicode: bool) -> String {
    values
        .iter()
        .map(|value| match (value, unicode) {
            (Some(value), true) => BARS[step(value / top * 7.0, 7)],
            (Some(value), false) => char::from(b"0123456789"[step(*value, 9)]),
            (None, true) => ' ',
            (None, false) => '-',
        })
        .collect()
}

/// The nearest whole step from 0 to `most`.
fn step(value: f64, most: u8) -> usize {
    (0..most).take_while(|low| value >= f64::from(*low) + 0.5).count()
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case(&[], "", "")]
    #[case(&[Some(0.0), Some(5.0), Some(10.0)], "▁▅█", "059")]
    #[case(&[Some(3.0), None, Some(7.0), None], "▃ ▆ ", "3-7-")]
    #[case(&[Some(1.0), Some(2.0), Some(4.0), Some(6.0), Some(8.0), Some(9.0)], "▂▂▄▅▇▇", "124689")]
    #[case(&[Some(-1.0), Some(12.0), Some(6.5)], "▁█▆", "097")]
    fn values_and_gaps(#[case] values: &[Option<f64>], #[case] bars: &str, #[case] digits: &str) {
        assert_eq!(sparkline(values, 10.0, true), bars);
        assert_eq!(sparkline(values, 10.0, false), digits);
    }
}
