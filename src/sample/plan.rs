//! The plan of the invented person: its lines, one of which was said otherwise before, and a rule.

use crate::domain::record::Record;
use crate::domain::records::focus::Focus;
use crate::domain::records::plan_line::PlanLine;
use crate::domain::records::plan_rule::PlanRule;
use crate::domain::series::Series;
use crate::domain::text::BadText;

use super::phrases::{PLAN, RULE};
use super::record_maker::{RecordMaker, changed};

/// After so many days the first line was put in other words.
const REWORDED_AFTER: i32 = 60;
/// The lines that are for one focus: how they begin, and its place.
const FOR_FOCUS: [(&str, usize); 2] = [("Never alone", 0), ("Sparkling water", 1)];
/// How it was before.
const FIRST_WORDS: &str = "I stop answering my phone.";

/// The lines, written on the first day; one of them has changed since, where there was time for it.
pub(super) fn lines(make: &RecordMaker, focuses: &[Focus; 2]) -> Result<Vec<PlanLine>, BadText> {
    let mut lines = Vec::new();
    for (position, (section, words, situation, coping)) in (0..).zip(PLAN) {
        let mut line: PlanLine = make.begin(words, position)?;
        line.section = Some(section);
        line.words = Some(words.parse()?);
        (line.situation, line.coping) = (situation, coping);
        let of_focus = FOR_FOCUS.iter().find(|(begins, _)| words.starts_with(begins));
        line.focus = of_focus.map(|(_, place)| focuses[*place].id.into());
        if position == 0
            && let Some(reworded) = make.past(REWORDED_AFTER)
        {
            let before = PlanLine { words: Some(FIRST_WORDS.parse()?), ..line.clone() };
            changed(reworded, &mut line);
            line.succeed(&before);
        }
        lines.push(line);
    }
    Ok(lines)
}

/// The early-warning rule.
pub(super) fn rule(make: &RecordMaker) -> Result<PlanRule, BadText> {
    let mut rule: PlanRule = make.begin(RULE, 0)?;
    rule.words = Some(RULE.parse()?);
    rule.series = Some(Series::SleepHours);
    rule.below = "5".parse().ok();
    (rule.days, rule.of) = (Some(3), Some(7));
    Ok(rule)
}
