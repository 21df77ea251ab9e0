//! An entry on one line.

use super::{Fact, facts};
use crate::domain::checkin::Used;
use crate::domain::day::Day;
use crate::domain::entry::EntryKind;
use crate::domain::situation::Situations;
use crate::domain::text::Text;
use crate::render::labels::LabelKey;
use crate::render::style::Look;
use crate::render::words;
use crate::report::entry::{AnswerView, BodyView, CheckInView, CravingView, EntryView};

/// The figures that a glance has room for; a plain line has all.
const MOST_FIGURES: usize = 3;

/// "check-in of Friday 20 November at 20:03".
#[must_use]
pub fn named(view: &EntryView, look: &Look, today: Day) -> String {
    let (kind, date) = (words::kind(view.kind), words::date(view.day, today));
    let time = time(view, look).map_or_else(String::new, |time| format!(" at {time}"));
    format!("{kind} of {date}{time}")
}

/// When it happened, where that was on its day.
#[must_use]
pub fn time(view: &EntryView, look: &Look) -> Option<String> {
    view.on_its_day.then(|| words::time(view.at.local().time(), look.clock))
}

/// Its kind in a word for a column.
#[must_use]
pub fn kind(kind: EntryKind, look: &Look) -> String {
    match kind {
        EntryKind::Use => look.label(LabelKey::Use).into_owned(),
        EntryKind::Stage | EntryKind::Balance => kind.to_string(),
        _ => words::kind(kind).to_owned(),
    }
}

/// Its key figures and the first line of its words, cut to the width; all of both where nothing is cut.
#[must_use]
pub fn glance(view: &EntryView, look: &Look, width: usize) -> String {
    let said: Vec<_> = if look.whole {
        let words = facts(view, look).into_iter().filter(Fact::is_words);
        words.map(|fact| fact.said(look)).collect()
    } else {
        first_line(view).map(|line| look.line(line).into_owned()).into_iter().collect()
    };
    let marks = marks(view, look).join(look.joint());
    let parts: Vec<_> =
        Some(marks).filter(|marks| !marks.is_empty()).into_iter().chain(said).collect();
    let joint = if look.plain { ". " } else { look.joint() };
    look.cut(&parts.join(joint), width).into_owned()
}

/// Its figures in a few words each, the telling ones first.
#[must_use]
pub fn figures(view: &EntryView, look: &Look) -> Vec<String> {
    match &view.body {
        BodyView::CheckIn(checkin) => of_checkin(checkin, look),
        BodyView::Craving(craving) => of_craving(craving),
        BodyView::Use(used) => {
            used.focus.iter().map(|name| look.line(name.as_str()).into_owned()).collect()
        }
        BodyView::Stage(told) => [told.stage.to_string()]
            .into_iter()
            .chain(told.focus.iter().map(|name| look.line(name.as_str()).into_owned()))
            .collect(),
        BodyView::Balance(balance) => balance
            .ready
            .map(|ready| words::ready(ready).to_owned())
            .into_iter()
            .chain(balance.focus.iter().map(|name| look.line(name.as_str()).into_owned()))
            .collect(),
        BodyView::Note {} => Vec::new(),
    }
}

/// Its key figures, whether it was added later, and whether it is private.
#[must_use]
pub fn marks(view: &EntryView, look: &Look) -> Vec<String> {
    let mut parts = figures(view, look);
    if !(look.plain || look.whole) {
        parts.truncate(MOST_FIGURES);
    }
    parts.extend(view.late.then(|| "added later".to_owned()));
    parts.extend(view.private.then(|| "private".to_owned()));
    parts
}

fn of_checkin(checkin: &CheckInView, look: &Look) -> Vec<String> {
    let scale = |key, value: Option<_>| value.map(|value| format!("{} {value}", lower(look, key)));
    let sleep = checkin
        .sleep_hours
        .map(|hours| format!("{} {}", lower(look, LabelKey::Sleep), words::hours(hours.get())));
    [
        used(&checkin.used, look),
        scale(LabelKey::Mood, checkin.mood),
        scale(LabelKey::Craving, checkin.craving),
        sleep,
        scale(LabelKey::Energy, checkin.energy),
        scale(LabelKey::Stress, checkin.stress),
        scale(LabelKey::Confidence, checkin.confidence),
        checkin.distress.map(|distress| format!("distress {distress}")),
        situations(checkin.situations),
    ]
    .into_iter()
    .flatten()
    .collect()
}

fn of_craving(craving: &CravingView) -> Vec<String> {
    [
        Some(format!("{} of 10", craving.intensity)),
        craving.minutes.map(|minutes| format!("{} min", minutes.get())),
        craving.after.map(|after| format!("{after} afterwards")),
        situations(craving.situations),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// "no use", or "heroin: no use, alcohol: not said" where there are several answers.
fn used(answers: &[AnswerView], look: &Look) -> Option<String> {
    let name = look.label(LabelKey::Use);
    answered(answers, look, |used| match used {
        Used::No => format!("no {name}"),
        Used::Yes => name.clone().into_owned(),
        Used::Skip => format!("{name} not said"),
    })
}

/// The answers in the words that `said` has for them, each after its focus where there are several.
pub(super) fn answered(
    answers: &[AnswerView],
    look: &Look,
    said: impl Fn(Used) -> String,
) -> Option<String> {
    match answers {
        [] => None,
        [only] => Some(said(only.used)),
        several => {
            let each = several.iter().map(|answer| {
                let focus = answer.focus.as_ref().map_or("", |name| name.as_str());
                format!("{}: {}", look.line(focus), said(answer.used))
            });
            Some(each.collect::<Vec<_>>().join(", "))
        }
    }
}

/// "conflict and pleasant times", or nothing where there was none.
fn situations(found: Option<Situations>) -> Option<String> {
    let names: Vec<_> = found?.iter().map(words::situation).collect();
    (!names.is_empty()).then(|| words::list(&names))
}

/// A label as it stands within a line: the product's own words in lower case.
fn lower(look: &Look, key: LabelKey) -> String {
    let words = look.label(key);
    if words == key.default_words() { words.to_lowercase() } else { words.into_owned() }
}

/// The first line of what the person wrote that is not blank.
fn first_line(view: &EntryView) -> Option<&str> {
    let own = match &view.body {
        BodyView::Craving(craving) => craving.thought.as_ref(),
        BodyView::Use(used) => used.what.as_ref().or(used.next.as_ref()).or(used.helped.as_ref()),
        BodyView::Balance(balance) => balance.pros.as_ref().or(balance.cons.as_ref()),
        BodyView::CheckIn(_) | BodyView::Stage(_) | BodyView::Note {} => None,
    };
    let text = view.note.as_ref().or(own)?;
    Text::as_str(text).lines().find(|line| !line.trim().is_empty())
}
