//! Today, on a screen or in plain sentences.

mod brief;

use super::day_counts::{self, Standing};
use super::format;
use super::labels::LabelKey;
use super::look::Look;
use super::page::Page;
use super::{amounts, medication, milestones, phase, plan, recent, safety_block};
use crate::domain::focus_kind::UseGoal;
use crate::domain::phase::Phase;
use crate::domain::records::treatment::Setting;
use crate::domain::recovery::phase_status::{DecidedBy, EXTRA_CARE_DAYS};
use crate::domain::recovery::withdrawal;
use crate::domain::text::Name;
use crate::domain::time::day::Day;
use crate::report::focus_header::{CurrentAttempt, Lifetime};
use crate::report::symptoms::DaySum;
use crate::report::today::{FocusToday, NextStep, SymptomsToday, Today};

pub use brief::text;

/// All of the view.
#[must_use]
pub fn whole(view: &Today, look: &Look) -> String {
    let mut page = Page::new(look);
    page.title(&brief::title(view, look));
    page.gap();
    safety_block::put_what_acts(&mut page, &view.care, view.today);
    medication::gaps(&mut page, &view.dose_gaps, view.today);
    let mut said = Vec::new();
    for one in &view.focuses {
        put_place(&mut page, one);
        if view.focuses.len() > 1 {
            page.each_of(&look.line(one.header.name.as_str()));
        }
        focus(&mut page, one, view.today, &mut said);
        page.each_of("");
        page.gap();
    }
    recent(&mut page, view);
    checkin_streak(&mut page, view);
    brief::silence(&mut page, view);
    due(&mut page, view);
    appointment(&mut page, view);
    first_days(&mut page, view);
    phase::published::put(&mut page, view.expect.as_ref());
    stay(&mut page, view);
    small_thing(&mut page, view);
    life_check(&mut page, view);
    to_look_at(&mut page, view);
    view.warnings.iter().for_each(|warning| plan::put_warning(&mut page, warning));
    medication::upkeep(&mut page, &view.upkeep, view.today);
    moved_clock(&mut page, view);
    page.gap();
    next(&mut page, view);
    page.into_text()
}

/// The heading of a focus; in a plain look a sentence for each part of it.
fn put_place(page: &mut Page<'_>, focus: &FocusToday) {
    let look = page.look();
    let (name, place) = (look.line(focus.header.name.as_str()), place(look, focus));
    if look.plain {
        let said: Vec<_> = place.iter().map(|part| format!("{name}: {part}")).collect();
        page.heading(&said);
    } else {
        page.heading(&[vec![name.into_owned()], place].concat());
    }
}

/// "day 81" and "early recovery".
fn place(look: &Look, focus: &FocusToday) -> Vec<String> {
    let day = focus.attempt.days_in_recovery.map(|n| format!("{} {n}", look.label(LabelKey::Day)));
    day.into_iter().chain([format::phase(focus.standing.phase).to_owned()]).collect()
}

/// What is known of one focus; what is on the page already stands in `said`, and is not said again.
fn focus(page: &mut Page<'_>, focus: &FocusToday, today: Day, said: &mut Vec<String>) {
    match (focus.attempt.current_run, focus.header.goal) {
        (None, _) => page.line(&day_counts::not_begun(focus.attempt.since, today)),
        (Some(run), _) if run.days == 0 && focus.attempt.days.all() == 0 => {
            let of_use = page.look().label(LabelKey::Use);
            page.line(&day_counts::first_day(
                focus.attempt.since,
                focus.attempt.last_use,
                today,
                &of_use,
            ));
        }
        (Some(run), UseGoal::None) => {
            let CurrentAttempt { since, last_use, days, pending, .. } = focus.attempt;
            let name = page.look().line(focus.header.name.as_str()).into_owned();
            Standing { since, run, last_use, days, pending, today }.put(page, &name);
            if focus.attempt.days.used > 0 {
                // Over all attempts it may be another one, and only one can be the longest.
                if told_lifetime(focus).is_none() {
                    longest_run(page, focus, today);
                }
                day_counts::put_share(page, focus.attempt.days);
            }
        }
        (Some(_), UseGoal::Less) => {
            day_counts::put_of_use(page, focus.attempt.days);
            day_counts::put_share(page, focus.attempt.days);
            last_use(page, focus, today);
        }
    }
    amount(page, focus, today);
    lifetime(page, focus, today);
    ahead(page, focus, today);
    of_phase(page, focus, today, said);
}

/// The one line that the phase adds, where it is one to act on; none while extra care is due to a use.
fn of_phase(page: &mut Page<'_>, focus: &FocusToday, today: Day, said: &mut Vec<String>) {
    let begins = focus.phase_from == Some(today) && focus.attempt.since != Some(today);
    let use_until = focus.attempt.last_use.map(|last| last.plus(EXTRA_CARE_DAYS));
    match focus.standing.phase {
        _ if use_until.is_some() && use_until == focus.standing.extra_care_until => {}
        phase if begins && focus.standing.phase_by == DecidedBy::Calendar => {
            let command = page.look().command("phase");
            let text = format!("{} begins today: {command}", format::phase(phase));
            page.fact("Phase", &text, &format::capital(&text));
        }
        Phase::Preparing | Phase::Stable => {
            let (name, text) = phase::to_do(page.look(), focus.standing.phase, focus.stage);
            if !said.contains(&text) {
                page.fact(name, &text, &format!("{name}: {text}"));
                said.push(text);
            }
        }
        _ => {}
    }
}

/// In withdrawal the last hours and days.
fn recent(page: &mut Page<'_>, view: &Today) {
    recent::hours(page, &view.recent, None);
    if let Some(days) = &view.recent_days {
        recent::days(page, days, &view.recent);
    }
}

fn longest_run(page: &mut Page<'_>, focus: &FocusToday, today: Day) {
    let Some(run) = focus.attempt.longest_run.filter(|run| focus.attempt.current_run != Some(*run))
    else {
        return;
    };
    let (Some(from), Some(to)) = (run.from, run.to) else { return };
    let span = format::span(from, to, today);
    let text = format!("{span}, {}", day_counts::run(run));
    let facts = [vec![span], day_counts::each_of_run(run)].concat();
    page.facts("Longest", &text, "The longest run", &facts);
}

fn last_use(page: &mut Page<'_>, focus: &FocusToday, today: Day) {
    let name = page.look().label(LabelKey::Use);
    if let Some(day) = focus.attempt.last_use {
        let text = day_counts::last_use(day, today);
        page.fact("Last", &text, &format!("The last day of {name} was {text}"));
    }
}

/// How much was used, and the limits.
fn amount(page: &mut Page<'_>, focus: &FocusToday, today: Day) {
    let Some(of) = &focus.amount else { return };
    let (known, limit) = amounts::today(of, page.look());
    let next = amounts::next_step(of.next_limit.as_ref(), today);
    let facts: Vec<_> = [known, limit, next].into_iter().flatten().collect();
    if !facts.is_empty() {
        page.facts("Amount", &facts.join("; "), "Amount", &facts);
    }
}

/// The figures of all attempts, where there was more than one and they hold anything.
fn told_lifetime(focus: &FocusToday) -> Option<&Lifetime> {
    let more = |all: &&Lifetime| Some(all.since) != focus.attempt.since && all.days.no_use > 0;
    focus.lifetime.as_ref().filter(more)
}

/// All attempts together, where there was more than one.
fn lifetime(page: &mut Page<'_>, focus: &FocusToday, today: Day) {
    let Some(all) = told_lifetime(focus) else { return };
    let (text, facts) = lifetime_words(all, page.look(), today);
    page.facts("All attempts", &text, "All attempts", &facts);
}

/// "75 days without use since 31 August; longest run 40 days: all logged", and each fact of
/// it by itself.
pub(super) fn lifetime_words(all: &Lifetime, look: &Look, today: Day) -> (String, Vec<String>) {
    let since = format!(
        "{} without {} since {}",
        format::days(all.days.no_use),
        look.label(LabelKey::Use),
        format::day_of_year(all.since, today),
    );
    let text = format!("{since}; longest run {}", day_counts::run(all.longest_run));
    (text, [vec![since], day_counts::each_of_longest(all.longest_run)].concat())
}

fn ahead(page: &mut Page<'_>, focus: &FocusToday, today: Day) {
    if let Some(label) = &focus.milestone_today {
        let text = format!("{} since you started", page.look().line(label));
        page.fact("Reached", &text, &format!("Today it is {text}"));
    }
    if let Some(next) = &focus.next_milestone {
        let label = milestones::next_label(&next.label, page.look());
        let text = format!("{label} on {}", format::date(next.on, today));
        page.fact("Next", &text, &format!("The next milestone is {text}"));
    }
}

fn checkin_streak(page: &mut Page<'_>, view: &Today) {
    day_counts::put_checkin_streak(page, view.checkin_run, view.checkin_longest);
}

fn due(page: &mut Page<'_>, view: &Today) {
    let look = page.look();
    let mut names = medication::due(&view.medications_due, view.clock.unwrap_or(view.today), look);
    names.extend(view.routines_due.iter().map(|routine| {
        format::at_day_time(&look.line(routine.name.as_str()), routine.time, look.clock)
    }));
    if !names.is_empty() {
        page.list("Today", "Due today", &names);
    }
}

/// Where the clock stands behind what happened, and what lies ahead of it.
fn moved_clock(page: &mut Page<'_>, view: &Today) {
    if let Some(clock) = view.clock {
        let date = format::date(clock, view.today);
        page.line(&format!("The clock here still says {date}, and some entries are of later days"));
    }
    if view.entries_ahead > 0 {
        let entries = format::count(view.entries_ahead, "entry", "entries");
        let are = if view.entries_ahead == 1 { "is" } else { "are" };
        page.offer(
            &format!("{entries} {are} dated ahead of the clock, and not counted yet"),
            "log",
        );
    }
}

fn appointment(page: &mut Page<'_>, view: &Today) {
    let Some(next) = &view.next_appointment else { return };
    let look = page.look();
    let (what, at) =
        (look.line(next.what.as_str()), format::moment(next.at, view.today, look.clock));
    let (text, sentence) = (format!("{what}, {at}"), format!("Next appointment: {what}, {at}"));
    page.fact("Then", &text, &sentence);
}

/// The symptoms of late against what is published, and what to drink, eat and rest.
fn first_days(page: &mut Page<'_>, view: &Today) {
    let look = page.look();
    for SymptomsToday { focus, kind, course } in &view.symptoms {
        let day = |one: &DaySum| format!("{} {}", format::weekday(one.day), one.sum);
        let days: Vec<_> = course.iter().map(day).collect();
        let usual = withdrawal::courses(*kind).iter().find_map(phase::withdrawal::usual_length);
        let usual = usual.map(|usual| format!("usually {usual}"));
        let said = [Some(format!("{}, added up", days.join(", "))), usual];
        let said: Vec<_> = said.into_iter().flatten().collect();
        let of = if view.symptoms.len() > 1 { look.line(focus.as_str()) } else { "".into() };
        let name = if of.is_empty() { "Symptoms".into() } else { of };
        page.facts(&name, &said.join("; "), "Symptoms by day", &said);
    }
    if let Some(text) = view.first_days {
        page.fact("For now", text, &format!("For now: {text}"));
    }
}

/// That a stay needs no entry.
fn stay(page: &mut Page<'_>, view: &Today) {
    let Some(stay) = view.stay else { return };
    let place = match stay.setting {
        Setting::Detox => "in detox",
        Setting::Inpatient => "in inpatient care",
        Setting::Outpatient => "in outpatient care",
        Setting::Custody => "in custody",
    };
    let until = stay.to.map(|to| format!(" until {}", format::date(to, view.today)));
    let text = format!("{place}{}; no entry is needed", until.unwrap_or_default());
    page.fact("Away", &text, &format!("You are {text}"));
}

/// The one small thing, its first line as far as it fits.
fn small_thing(page: &mut Page<'_>, view: &Today) {
    let Some(one) = &view.small_thing else { return };
    let look = page.look();
    let line = one.words.as_str().lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
    let words = look.cut(&look.line(line.trim()), page.fact_room("One step")).into_owned();
    page.fact("One step", &words, &format!("One small thing: {words}"));
}

/// Rewards that are earned, goals to look at again and questionnaires that are due, a line each.
fn to_look_at(page: &mut Page<'_>, view: &Today) {
    let look = page.look();
    let names = |names: &mut dyn Iterator<Item = &Name>| -> Vec<String> {
        names.map(|name| look.line(name.as_str()).into_owned()).collect()
    };
    let rewards = names(&mut view.rewards_earned.iter());
    if !rewards.is_empty() {
        page.list("Earned", "A reward that you set for yourself is earned", &rewards);
    }
    let goals = names(&mut view.goals_to_review.iter().map(|goal| &goal.name));
    if !goals.is_empty() {
        page.list("Goals", "A goal to look at again", &goals);
    }
    if let Some(first) = view.screenings_due.first() {
        let all: Vec<_> = view.screenings_due.iter().map(|one| format::instrument(*one)).collect();
        let due = format!("Time again for {}", format::list(&all));
        page.offer(&due, &format!("screen take {first}"));
        page.offer("Not now", &format!("screen later {first}"));
    }
}

/// That a life check is due, only for those who make them.
fn life_check(page: &mut Page<'_>, view: &Today) {
    if let Some(last) = view.life_due_since {
        let since = format::date(last, view.today);
        page.offer(&format!("How things stand in your life, last said on {since}"), "life");
    }
}

fn next(page: &mut Page<'_>, view: &Today) {
    let look = page.look();
    let quoted = |name: &Name| format::quoted(&look.line(name.as_str())).into_owned();
    let command = match (view.next, &view.next_dose, view.routines_due.first()) {
        (NextStep::CheckIn, ..) => "checkin".to_owned(),
        (NextStep::Focus, ..) => "focus add".to_owned(),
        (NextStep::Routine, _, Some(routine)) => format!("routine done {}", quoted(&routine.name)),
        (NextStep::Dose, Some(name), _) => format!("med taken {}", quoted(name)),
        _ if view.stay.is_some() && !view.checked_in => {
            return page.offer("Nothing is due; if you like", "checkin");
        }
        _ if !view.medications_due.is_empty() => {
            return page.line("Next: the call to your prescriber or clinic");
        }
        _ => return page.line("Nothing more is due today"),
    };
    page.offer("Next", &command);
}
