//! Today in as many lines as somebody reads who is tired: one a focus, what is due, one thing to do.

use unicode_width::UnicodeWidthStr;

use super::{
    appointment, due, first_days, life_check, moved_clock, next, small_thing, stay, to_look_at,
};
use crate::domain::figures::attempt_stats::Run;
use crate::domain::focus_kind::UseGoal;
use crate::domain::phase::Phase;
use crate::domain::recovery::safety;
use crate::domain::time::day::Day;
use crate::render::amounts;
use crate::render::day_counts::{self, Standing};
use crate::render::format;
use crate::render::labels::LabelKey;
use crate::render::look::Look;
use crate::render::medication;
use crate::render::milestones;
use crate::render::page::Page;
use crate::render::phase;
use crate::render::plan;
use crate::report::focus_header::CurrentAttempt;
use crate::report::today::{FocusToday, Today};

/// The view in short.
#[must_use]
pub fn text(view: &Today, look: &Look) -> String {
    let mut page = Page::new(look);
    page.title(&title(view, look));
    crate::render::safety_block::stopping_brief(&mut page, &view.care);
    medication::gaps(&mut page, &view.dose_gaps, view.today);
    focuses(&mut page, view);
    silence(&mut page, view);
    to_do(&mut page, view);
    due(&mut page, view);
    appointment(&mut page, view);
    first_days(&mut page, view);
    stay(&mut page, view);
    small_thing(&mut page, view);
    life_check(&mut page, view);
    to_look_at(&mut page, view);
    warnings(&mut page, view);
    medication::upkeep(&mut page, &view.upkeep, view.today);
    moved_clock(&mut page, view);
    next(&mut page, view);
    if !view.focuses.is_empty() {
        page.offer("More", "today --more");
    }
    page.into_text()
}

/// "Thursday 19 November", and after midnight until when it still is.
pub(super) fn title(view: &Today, look: &Look) -> String {
    let date = format::date(view.today, view.today);
    let until = view.night_until.map(|end| format::time(end, look.clock));
    let until = until.map_or_else(String::new, |end| format!(", until {end} tonight"));
    format!("{}{date}{until}", if look.plain { "Today is " } else { "" })
}

/// That nothing is known of the days since the last check-in, where no focus says so of itself.
pub(super) fn silence(page: &mut Page<'_>, view: &Today) {
    let Some(days) = view.silent_days else { return };
    let runs = view.focuses.iter().filter_map(|focus| focus.attempt.current_run);
    if !runs.into_iter().any(|run| run.confirmed == 0 && run.unlogged == days) {
        page.line(&format!("No check-in for {} yet", format::days(days)));
    }
}

/// The rules of the person's own that hold, as many as a tired person reads.
fn warnings(page: &mut Page<'_>, view: &Today) {
    const MOST: usize = 2;
    view.warnings.iter().take(MOST).for_each(|warning| plan::put_warning(page, warning));
    if view.warnings.len() > MOST {
        let more = u32::try_from(view.warnings.len() - MOST).unwrap_or(u32::MAX);
        let rules =
            format::count(more, "more rule of your own holds", "more rules of your own hold");
        page.offer(&rules, "today --more");
    }
}

/// One line of one focus.
struct Line {
    name: String,
    stands: String,
    ahead: Option<String>,
    sentences: Vec<String>,
}

fn focuses(page: &mut Page<'_>, view: &Today) {
    let look = page.look();
    let mut care_said = false;
    let lines: Vec<_> =
        view.focuses.iter().map(|one| line(one, view.today, look, &mut care_said)).collect();
    if look.plain {
        return lines.iter().flat_map(|line| &line.sentences).for_each(|one| page.line(one));
    }
    page.widen_names(lines.iter().map(|line| line.name.as_str()));
    let short = lines.iter().map(|line| line.stands.width()).filter(|width| *width <= SHORT);
    let widest = short.max().unwrap_or(0);
    let room = lines.iter().map(|line| page.fact_room(&line.name)).min().unwrap_or(0);
    let fits = |stands: &str, ahead: &str| {
        stands.width() <= widest && widest + GUTTER + ahead.width() <= room
    };
    for line in &lines {
        match &line.ahead {
            Some(ahead) if fits(&line.stands, ahead) => {
                let stands = &line.stands;
                page.aligned(&line.name, &format!("{stands:<widest$}{:GUTTER$}{ahead}", ""));
            }
            Some(ahead) => page.fact(&line.name, &format!("{}; {ahead}", line.stands), ""),
            None => page.fact(&line.name, &line.stands, ""),
        }
    }
}

/// What goes with the stage of a focus that has not begun yet.
fn to_do(page: &mut Page<'_>, view: &Today) {
    let look = page.look();
    let mut said = Vec::new();
    for focus in view.focuses.iter().filter(|focus| focus.standing.phase == Phase::Preparing) {
        let (name, text) = phase::to_do(look, focus.standing.phase, focus.stage);
        if !said.contains(&text) {
            page.fact(name, &text, &format!("{name}: {text}"));
            said.push(text);
        }
    }
}

/// Where a focus stands makes room for itself in as many columns.
const SHORT: usize = 24;
/// The columns between where a focus stands and what lies ahead of it.
const GUTTER: usize = 3;

fn line(focus: &FocusToday, today: Day, look: &Look, care_said: &mut bool) -> Line {
    let name = look.line(focus.header.name.as_str()).into_owned();
    let (stands, said) = amount(focus, today, look).unwrap_or_else(|| stands(focus, today, look));
    let care = care(focus, today, look, care_said).map(|care| (care.clone(), care));
    let step =
        focus.amount.as_ref().and_then(|of| amounts::next_step(of.next_limit.as_ref(), today));
    let step = step.map(|step| (step.clone(), step));
    let (ahead, said_ahead) = care.or(step).or_else(|| milestone(focus, today, look)).unzip();
    let sentences = said.iter().chain(&said_ahead).map(|said| format!("{name}: {said}")).collect();
    Line { name, stands, ahead, sentences }
}

/// How much was used beside the limit, in a few words and fact by fact; what of it is not known is left out, and
/// where all of it would be, the days of use stand there.
fn amount(focus: &FocusToday, today: Day, look: &Look) -> Option<(String, Vec<String>)> {
    let of = focus.amount.as_ref()?;
    let (known, limit) = amounts::today(of, look);
    let known = known.or_else(|| limit.as_ref().map(|_| stands(focus, today, look).0))?;
    let said: Vec<_> = [Some(known), limit].into_iter().flatten().collect();
    Some((said.join(", "), said))
}

/// Where a focus stands, in a few words and fact by fact.
fn stands(focus: &FocusToday, today: Day, look: &Look) -> (String, Vec<String>) {
    let of_use = look.label(LabelKey::Use);
    let same = |text: String| (text.clone(), vec![text]);
    let Some(run) = focus.attempt.current_run else {
        let text = match focus.attempt.since {
            Some(since) => format!("starts on {}", format::date(since, today)),
            None => "no start date".to_owned(),
        };
        return same(text);
    };
    match (focus.header.goal, focus.attempt.days_since_use) {
        _ if focus.attempt.last_use == Some(today) => {
            let still = day_counts::still_counted(focus.attempt.days.no_use);
            let said = [Some(format!("you logged {of_use} today")), still];
            (format!("{of_use} today"), said.into_iter().flatten().collect())
        }
        (UseGoal::Less, _) if focus.attempt.days.all() > 0 => {
            same(day_counts::of_use(focus.attempt.days, &of_use))
        }
        (_, None | Some(0)) | (UseGoal::Less, _) => same("the first day".to_owned()),
        (UseGoal::None, Some(since_use)) => since(focus, run, (since_use, today), look),
    }
}

/// The days since the last use, and how many of them are logged.
fn since(
    focus: &FocusToday,
    run: Run,
    (since_use, today): (u32, Day),
    look: &Look,
) -> (String, Vec<String>) {
    let CurrentAttempt { since, last_use, days, pending, .. } = focus.attempt;
    let said = Standing { since, run, last_use, days, pending, today }.since_use(look);
    let all = format::days(since_use);
    let text = match (run.confirmed, run.unlogged) {
        (0, 1..) => said.last().cloned().unwrap_or_default(),
        (_, 0) => all,
        (logged, _) => format!("{all}, {logged} logged"),
    };
    (text, said)
}

/// What care is due and until when, with the command that names help where it is said first.
fn care(focus: &FocusToday, today: Day, look: &Look, said: &mut bool) -> Option<String> {
    let until = focus.standing.extra_care_until?;
    if !safety::extra_care_is_said(focus.header.kind, focus.header.goal) {
        return None;
    }
    let what = day_counts::care(safety::old_dose_can_kill(focus.header.kind));
    let until = format!("{what} until {}", format::day_of_year(until, today));
    Some(if std::mem::replace(said, true) {
        until
    } else {
        format!("{until}: {}", look.command("help-now"))
    })
}

/// The milestone of the day, or the next one, in a few words and in a sentence.
fn milestone(focus: &FocusToday, today: Day, look: &Look) -> Option<(String, String)> {
    /// A milestone so few days away is named by its day of the week.
    const THIS_WEEK: u32 = 6;
    /// One that is further away than this is named by its month.
    const NEAR: u32 = 31;
    if let Some(label) = &focus.milestone_today {
        let label = look.line(label);
        let text = format!("{label} since you started");
        return Some((format!("today: {text}"), format!("today it is {text}")));
    }
    let next = focus.next_milestone.as_ref()?;
    let label = milestones::next_label(&next.label, look);
    let when = match next.in_days {
        1 => "tomorrow".to_owned(),
        days if days <= THIS_WEEK => format!("on {}", format::weekday(next.on)),
        days if days <= NEAR => format!("on {}", format::day_of_year(next.on, today)),
        _ => format!("in {}", format::month(next.on)),
    };
    let text = format!("{label}, {when}");
    Some((format!("next: {text}"), format!("the next milestone is {text}")))
}
