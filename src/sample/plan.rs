//! The plan of the invented person: its lines, one of which was said otherwise before, and a rule.

use crate::domain::record::{Meta, Record};
use crate::domain::records::plan_line::PlanLine;
use crate::domain::records::plan_rule::PlanRule;
use crate::domain::series::Series;
use crate::domain::text::{BadText, Name};
use crate::domain::time::day::Day;
use crate::domain::time::moment::Instant;

use super::dice::SampleRng;
use super::phrases::{PLAN, RULE};

/// After so many days the first line was put in other words.
const REWORDED_AFTER: i32 = 60;
/// How it was before.
const FIRST_WORDS: &str = "I stop answering my phone.";

/// The lines, written on the first day; one of them has changed since, where there was time for it.
pub(super) fn lines(dice: &SampleRng, first: Day, today: Day) -> Result<Vec<PlanLine>, BadText> {
    let mut lines = Vec::new();
    for (position, (section, words, situation, coping)) in (0..).zip(PLAN) {
        let mut line = PlanLine::begin(meta(dice, words, position, first)?);
        line.section = Some(section);
        line.words = Some(words.parse()?);
        (line.situation, line.coping) = (situation, coping);
        let reworded = first.plus(REWORDED_AFTER);
        if position == 0 && reworded < today {
            let before = PlanLine { words: Some(FIRST_WORDS.parse()?), ..line.clone() };
            line.meta.updated_at = Instant::noon_of(reworded);
            line.succeed(&before);
        }
        lines.push(line);
    }
    Ok(lines)
}

/// The early-warning rule.
pub(super) fn rule(dice: &SampleRng, first: Day) -> Result<PlanRule, BadText> {
    let mut rule = PlanRule::begin(meta(dice, RULE, 0, first)?);
    rule.words = Some(RULE.parse()?);
    rule.series = Some(Series::SleepHours);
    rule.below = "5".parse().ok();
    (rule.days, rule.of) = (Some(3), Some(7));
    Ok(rule)
}

fn meta(dice: &SampleRng, words: &str, position: u32, first: Day) -> Result<Meta, BadText> {
    let (id, name) = (dice.id(), Name::of_words(words, "line")?);
    Ok(Meta { id, name, position, archived_at: None, updated_at: Instant::noon_of(first) })
}
