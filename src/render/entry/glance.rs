//! An entry on one line.

use unicode_width::UnicodeWidthStr;

use super::facts::{Fact, answered, own_answer, words};
use crate::domain::code::Code;
use crate::domain::entry::EntryKind;
use crate::domain::entry::checkin::Used;
use crate::domain::entry::dose::DoseOutcome;
use crate::domain::entry::field::Field;
use crate::domain::entry::situation::Situations;
use crate::domain::figures::usual::Usual;
use crate::domain::rating::{Frequency, Rating};
use crate::domain::series::Series;
use crate::domain::text::Text;
use crate::domain::time::day::Day;
use crate::render::amounts;
use crate::render::format;
use crate::render::labels::LabelKey;
use crate::render::look::Look;
use crate::report::entry::{
    AnswerView, BalanceView, BodyView, CheckInView, CravingView, EntryView, ThoughtView,
};

/// The figures that a glance has room for; a plain line has all.
const MOST_FIGURES: usize = 3;

/// "check-in of Friday 20 November at 20:03", "craving of Sunday 29 November at 01:30 (the night of Saturday)".
#[must_use]
pub fn named(view: &EntryView, look: &Look, today: Day) -> String {
    let kind = format::kind(view.kind);
    if view.is_after_midnight() && !view.without_time {
        let (at, night) = (format::moment(view.at, today, look.clock), format::weekday(view.day));
        return format!("{kind} of {at} (the night of {night})");
    }
    let date = format::date(view.day, today);
    let is_taken = matches!(&view.body, BodyView::Dose(dose) if dose.outcome == DoseOutcome::Taken);
    let time = match time(view, look) {
        Some(time) => format!(" at {time}"),
        None if view.without_time && is_taken => ", no time said".to_owned(),
        None => String::new(),
    };
    format!("{kind} of {date}{time}")
}

/// One entry in the words of a list to pick from: "craving of Friday 20 November at 20:03: 7, conflict".
#[must_use]
pub fn option(view: &EntryView, look: &Look, today: Day) -> String {
    /// The columns of its glance there.
    const GLANCE: usize = 32;
    known(&format::capital(&named(view, look, today)), view, look, GLANCE)
}

/// After what it is called, so many columns of what it says.
#[must_use]
pub fn known(called: &str, view: &EntryView, look: &Look, columns: usize) -> String {
    let glance = glance(view, look, &Usual::default(), columns);
    let colon = if glance.is_empty() { "" } else { ": " };
    format!("{called}{colon}{glance}")
}

/// When it happened, where that was said and on its day.
#[must_use]
pub fn time(view: &EntryView, look: &Look) -> Option<String> {
    (view.on_its_day && !view.without_time)
        .then(|| format::time(view.at.local().time(), look.clock))
}

/// Its kind in a word for a column.
#[must_use]
pub fn kind(kind: EntryKind, look: &Look) -> String {
    match kind {
        EntryKind::Use => look.label(LabelKey::Use).into_owned(),
        EntryKind::Stage | EntryKind::Balance | EntryKind::Life => kind.to_string(),
        _ => format::kind(kind).to_owned(),
    }
}

/// Its key figures and the first line of its words, cut to the width; all of both where nothing is cut.
/// On a screen the words of a check-in come first, and then what differs from what is usual.
#[must_use]
pub fn glance(view: &EntryView, look: &Look, usual: &Usual, width: usize) -> String {
    /// A list narrower than this has room for the words alone.
    const ROOM_FOR_BOTH: usize = 32;
    let said: Vec<_> = if look.whole {
        words(view, look).into_iter().map(|fact| heard(&fact, look)).collect()
    } else {
        first_line(view).map(|line| look.line(line).into_owned()).into_iter().collect()
    };
    let join = |parts: &[String]| {
        if look.plain { sentences(parts) } else { parts.join(look.joint()) }
    };
    let words_first =
        matches!(view.body, BodyView::CheckIn(_)) && !said.is_empty() && !look.whole && !look.plain;
    let marks = if words_first { telling(view, look, usual) } else { marks(view, look) };
    let marks = Some(marks.join(look.joint())).filter(|marks| !marks.is_empty());
    if !words_first {
        let parts: Vec<_> = marks.into_iter().chain(said).collect();
        return look.cut(&join(&parts), width).into_owned();
    }
    // What is typed may be long; the figures after it are not pushed off the page.
    let marks = marks.filter(|_| width >= ROOM_FOR_BOTH);
    let after = marks.map_or_else(String::new, |marks| format!("{}{marks}", look.joint()));
    let typed = join(&said);
    let room = width.saturating_sub(after.width()).max(width / 2);
    look.cut(&format!("{}{after}", look.cut(&typed, room)), width).into_owned()
}

/// What a fact says; where no column tells the ear what it is, with its name before it.
fn heard(fact: &Fact, look: &Look) -> String {
    let said = fact.said(look);
    if look.plain && fact.field != Some(Field::Note) {
        format!("{}: {said}", fact.name)
    } else {
        said
    }
}

/// Sentences one after the other, each with its stop but the last; words of the person's own may have one.
#[must_use]
pub fn sentences(parts: &[String]) -> String {
    let mut said = String::new();
    for part in parts {
        if !said.is_empty() {
            said.push_str(if said.ends_with(['.', '!', '?', '…']) { " " } else { ". " });
        }
        said.push_str(part.trim_end());
    }
    said
}

/// As [`marks`], of a check-in without the ratings that are as usual.
fn telling(view: &EntryView, look: &Look, usual: &Usual) -> Vec<String> {
    let BodyView::CheckIn(checkin) = &view.body else { return marks(view, look) };
    let mut parts = of_checkin(checkin, look, Some(usual));
    parts.truncate(MOST_FIGURES);
    parts.extend(added(view, look));
    parts
}

/// Its figures in a few words each, the telling ones first.
#[must_use]
pub fn figures(view: &EntryView, look: &Look) -> Vec<String> {
    match &view.body {
        BodyView::CheckIn(checkin) => of_checkin(checkin, look, None),
        BodyView::Craving(craving) => of_craving(craving, look),
        BodyView::Use(used) => {
            let name = used.focus.iter().map(|name| look.line(name.as_str()).into_owned());
            let unit = used.unit.as_ref();
            let amount = used.amount.map(|amount| amounts::amount(amount.into(), unit, look));
            name.chain(amount).chain(amounts::cost_beside_amount(used, look)).collect()
        }
        BodyView::Stage(told) => [format::stage(told.stage)]
            .into_iter()
            .chain(told.focus.iter().map(|name| look.line(name.as_str()).into_owned()))
            .collect(),
        BodyView::Balance(balance) => balance
            .ready
            .map(|ready| format::ready(ready).to_owned())
            .into_iter()
            .chain(balance.focus.iter().map(|name| look.line(name.as_str()).into_owned()))
            .collect(),
        BodyView::Symptoms(view) => format::symptoms(&view.symptoms),
        BodyView::Life(life) => format::areas(&life.areas),
        BodyView::Thought(record) => {
            let before = record.before.map(|before| format!("{before} of 10"));
            let after = record.after.map(|after| format!("{after} afterwards"));
            before.into_iter().chain(after).collect()
        }
        BodyView::Dose(dose) => dose
            .medication
            .iter()
            .map(|name| look.line(name.as_str()).into_owned())
            .chain([dose.outcome.to_string()])
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
    parts.extend(added(view, look));
    parts
}

/// Whether it happened after midnight, which a plain line says before it, whether it was added later, and whether it is
/// private.
fn added(view: &EntryView, look: &Look) -> impl Iterator<Item = String> {
    let night = (view.is_after_midnight() && !look.plain).then_some("after midnight");
    let late = view.late.then_some("added later");
    let marks = [night, late, view.private.then_some("private")];
    marks.into_iter().flatten().map(str::to_owned)
}

/// All of its answers, or those that differ from what is usual.
fn of_checkin(checkin: &CheckInView, look: &Look, usual: Option<&Usual>) -> Vec<String> {
    let told = |series, value: f64| usual.is_none_or(|usual| usual.differs(series, value));
    let rated = |rating: Rating| {
        let series = Series::Rating(rating);
        let value = checkin.ratings.get(rating)?;
        let said = || format!("{} {value}", lower(look, series));
        told(series, value.into()).then(said)
    };
    let sleep = checkin.sleep_hours.filter(|hours| told(Series::SleepHours, hours.get()));
    let sleep = sleep
        .map(|hours| look.hours(&format::number(hours.get())))
        .map(|hours| format!("{} {hours}", lower(look, Series::SleepHours)));
    // A day without use is what a list of days is full of.
    let uses = usual.is_none() || checkin.used.iter().any(|answer| answer.used != Used::No);
    let told_use = used(&checkin.used, look).filter(|_| uses);
    let (first, others): (Vec<_>, Vec<_>) =
        Rating::ALL.iter().partition(|rating| rating.spec().asked == Frequency::Always);
    let first = first.into_iter().filter_map(rated);
    let others = others.into_iter().filter_map(rated);
    let ratings = first.chain(sleep).chain(others);
    told_use
        .into_iter()
        .chain(ratings)
        .chain(situations(checkin.situations))
        .chain(
            // Answers in words stand among the other words.
            checkin
                .own
                .iter()
                .filter(|own| own.answer.words().is_none())
                .map(|own| own_answer(own, look)),
        )
        .collect()
}

fn of_craving(craving: &CravingView, look: &Look) -> Vec<String> {
    let minutes = if look.plain { "minutes" } else { "min" };
    [
        Some(format!("{} of 10", craving.intensity)),
        craving.minutes.map(|n| format!("{} {minutes}", n.get())),
        craving.after.map(|after| format!("{after} afterwards")),
        situations(craving.situations),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// "no use", or "heroin: no use, alcohol: not said" where there are several answers.
pub(in crate::render) fn used(answers: &[AnswerView], look: &Look) -> Option<String> {
    let name = look.label(LabelKey::Use);
    answered(answers, look, |answer| match answer.used {
        Used::No => format!("no {name}"),
        Used::Yes => amounts::of_answer(answer, look).unwrap_or_else(|| name.clone().into_owned()),
        Used::Skip => format!("{name} not said"),
    })
}

/// "conflict and pleasant times", or nothing where there was none.
fn situations(found: Option<Situations>) -> Option<String> {
    let names: Vec<_> = found?.iter().map(format::situation).collect();
    (!names.is_empty()).then(|| format::list(&names))
}

/// A label as it stands within a line: the product's own words in lower case.
fn lower(look: &Look, series: Series) -> String {
    let words = look.series(series);
    if words == LabelKey::Series(series).default_words() {
        words.to_lowercase()
    } else {
        words.into_owned()
    }
}

/// The first line of what the person wrote that is not blank.
fn first_line(view: &EntryView) -> Option<&str> {
    let own = match &view.body {
        BodyView::Craving(craving) => craving.thought.as_ref(),
        BodyView::Use(used) => used.what.as_ref().or(used.next.as_ref()).or(used.helped.as_ref()),
        BodyView::Balance(BalanceView { pros, cons, barrier, remedy, .. }) => {
            [pros, cons, barrier, remedy].into_iter().find_map(Option::as_ref)
        }
        BodyView::Thought(record) => {
            let ThoughtView { what, thought, problem, view, step, options, .. } = record;
            [thought, what, problem, view, step, options].into_iter().find_map(Option::as_ref)
        }
        BodyView::CheckIn(checkin) => checkin.small.as_ref(),
        BodyView::Life(_)
        | BodyView::Stage(_)
        | BodyView::Dose(_)
        | BodyView::Symptoms(_)
        | BodyView::Note {} => None,
    };
    let text = view.note.as_ref().or(own)?;
    Text::as_str(text).lines().find(|line| !line.trim().is_empty())
}
