//! A week in words: each scale day by day, the cravings and what helped, and the notes below.

use unicode_width::UnicodeWidthStr;

use super::{notes, phrases, room_for_notes, scales};
use crate::domain::figures::coping_stats::SituationCount;
use crate::domain::figures::craving_episodes::ActedOn;
use crate::domain::figures::trend::MIDDLE_VALUES;
use crate::render::coping;
use crate::render::craving_focus;
use crate::render::format;
use crate::render::look::{Look, joined};
use crate::render::page::Page;
use crate::render::{
    amounts, appointments, day_counts, medication, own_questions, recent, safety_block,
};
use crate::report::week::{FocusWeek, WeekView};

/// The situations, and the ways of coping, that a screen shows.
const MOST: usize = 3;
/// The longest name of a focus that makes room for itself.
const WIDEST: usize = 12;

/// The view in words; `again` is what shows it once more, after the name of the program.
#[must_use]
pub fn text(view: &WeekView, look: &Look, again: &str) -> String {
    let mut page = Page::new(look);
    page.heading(&phrases::title(view, look));
    if view.is_current() {
        safety_block::brief(&mut page, &view.care, view.today);
        medication::gaps(&mut page, &view.dose_gaps, view.today);
    }
    widen(&mut page, view);
    by_day(&mut page, view);
    list(&mut page, "Your questions", &own_questions::said(&view.own_questions, look));
    list(&mut page, "Your words", &phrases::own_words(view, look));
    cravings(&mut page, view);
    situations(&mut page, view);
    let helps = coping::said(&view.coping);
    list(&mut page, "Helped", &helps[..helps.len().min(most(look))]);
    list(&mut page, "Medication", &medication::counts(&view.medications, look));
    list(&mut page, "Routines", &phrases::routines(view, look));
    meetings(&mut page, view);
    list(&mut page, "Sessions", &appointments::counts(&view.appointments));
    list(&mut page, "Scores", &phrases::scores(view));
    use_days(&mut page, view);
    let room = room_for_notes(&page);
    notes(&mut page, view, (2, room));
    if view.days_logged > 0 || view.cravings.all.summary.episodes > 0 {
        page.offer("More", &format!("{again} --numbers"));
    }
    page.end_of_paper(view.today);
    page.into_text()
}

fn most(look: &Look) -> usize {
    if look.plain || look.whole { usize::MAX } else { MOST }
}

pub(super) fn list(page: &mut Page<'_>, name: &str, items: &[String]) {
    if !items.is_empty() {
        page.list(name, name, items);
    }
}

/// What the meetings among the routines come to, where there are several.
pub(super) fn meetings(page: &mut Page<'_>, view: &WeekView) {
    if view.has_several_meetings {
        let meetings = view.meetings.and_then(format::routine_counts);
        list(page, "Meetings", meetings.as_slice());
    }
}

fn widen(page: &mut Page<'_>, view: &WeekView) {
    let look = page.look();
    let scales = scales::rows(view, look).into_iter().map(|row| row.name);
    let focuses =
        view.focuses.iter().map(|focus| look.line(focus.header.name.as_str()).into_owned());
    let names: Vec<_> = scales.into_iter().chain(focuses).collect();
    let short = names.iter().map(String::as_str).filter(|name| name.width() <= WIDEST);
    page.widen_names(short.chain(["Helped"]));
}

/// "M 6 T 5 W – T 7" and what is usual, for each scale with an answer.
fn by_day(page: &mut Page<'_>, view: &WeekView) {
    let look = page.look();
    if view.days_logged == 0 {
        return page.line("No check-in on these days, so they count neither way");
    }
    let rows = scales::rows(view, look);
    let rows: Vec<_> = rows.iter().filter(|row| row.is_logged()).collect();
    if look.plain {
        for row in rows {
            page.facts("", "", &row.name, &row.by_weekday(view));
        }
        return;
    }
    let room = page.fact_room("");
    for (row, days) in rows.iter().zip(digits(view, &rows, look)) {
        let digits = days.join(" ");
        let usual = row.usual(view).unwrap_or_default();
        if digits.width() <= room {
            page.drawn(&row.name, &digits, &usual, "");
        } else {
            let days: Vec<_> = days.iter().map(|day| joined(day.trim_end())).collect();
            page.fact(&row.name, &format!("{} {usual}", days.join(" ")), "");
        }
    }
}

/// "M 6", "T 5", "W –" and "T 7" for each row, each day as wide as the days under it.
fn digits(view: &WeekView, rows: &[&scales::ScaleRow<'_>], look: &Look) -> Vec<Vec<String>> {
    let initials = phrases::days(view).map(|day| format::weekday(day).chars().take(1).collect());
    let initials: Vec<String> = initials.collect();
    let value = |value: &Option<f64>| value.map_or_else(|| look.none().to_owned(), format::number);
    let cells = rows.iter().map(|row| row.scale.daily.iter().map(value).collect::<Vec<_>>());
    let cells: Vec<_> = cells.collect();
    let widest = |at: usize| cells.iter().filter_map(|row| Some(row.get(at)?.width())).max();
    let widest: Vec<_> = (0..initials.len()).map(|at| widest(at).unwrap_or(0)).collect();
    let line = |row: &Vec<String>| {
        let days = initials.iter().zip(row).zip(&widest);
        let days = days.map(|((initial, value), widest)| {
            let fill = " ".repeat(widest - value.width());
            format!("{initial} {value}{fill}")
        });
        days.collect()
    };
    cells.iter().map(line).collect()
}

/// "3, the strongest 9 on Wednesday; 2 passed".
fn cravings(page: &mut Page<'_>, view: &WeekView) {
    let all = &view.cravings.all;
    let facts = match all.summary.peak {
        None if view.days_logged == 0 => return,
        None => vec!["none logged as they came".to_owned()],
        Some(peak) => {
            let on = all.daily.iter().find(|day| day.peak == Some(peak));
            let on = on.map_or_else(String::new, |day| format!(" on {}", format::weekday(day.day)));
            let how_many = if all.summary.episodes == 1 {
                format!("1, strength {peak}{on}")
            } else {
                format!("{}, the strongest {peak}{on}", all.summary.episodes)
            };
            // What was not asked is not missing.
            let said = ActedOn { unsaid: 0, ..all.acted_on };
            let endings = Some(phrases::endings(said).join(", "));
            let endings = endings.filter(|said| !said.is_empty());
            [how_many]
                .into_iter()
                .chain(endings)
                .chain(recent::within_hours(&view.recent, all.summary.episodes))
                .collect()
        }
    };
    page.facts("Cravings", &facts.join("; "), "Cravings", &facts);
    craving_focus::brief(page, &view.cravings.by_focus);
}

/// "conflict on 2 days".
fn situations(page: &mut Page<'_>, view: &WeekView) {
    let said = |&SituationCount { code, days, .. }: &SituationCount| {
        let days = u32::try_from(days).unwrap_or(u32::MAX);
        format!("{} on {}", format::situation(code), format::days(days))
    };
    let named: Vec<_> = view.situations.iter().take(most(page.look())).map(said).collect();
    if !named.is_empty() {
        page.list("What was going on", "What was going on", &named);
    }
}

/// "4 without use, 1 with no answer" for each focus.
fn use_days(page: &mut Page<'_>, view: &WeekView) {
    let look = page.look();
    let several = view.focuses.len() > 1;
    for FocusWeek { header, days, amount, spent, next_limit, .. } in &view.focuses {
        let (name, text, each) = day_counts::named(header.name.as_str(), several, *days, look);
        // Several lines of one focus stand under its name, which leads the first of them.
        let mut lead = name.as_str();
        if days.all() > 0 {
            page.facts(&name, &text, &name, &each);
            lead = "";
        }
        if let Some(amount) = amount {
            let mut facts = amounts::facts(amount, look);
            facts.extend(amounts::next_step(next_limit.as_ref(), view.today));
            let of = if several { format!("{name}, amount") } else { "Amount".to_owned() };
            page.facts(if several { lead } else { "Amount" }, &facts.join("; "), &of, &facts);
            lead = "";
        }
        if let Some(spent) = spent.as_ref().map(|spent| amounts::spent(spent, look)) {
            let (name, said, of) = if several {
                (lead, format!("spent {spent}"), format!("{name}, spent"))
            } else {
                ("Spent", spent.clone(), "Spent".to_owned())
            };
            page.fact(name, &said, &format!("{of}: {spent}"));
        }
    }
}

impl scales::ScaleRow<'_> {
    /// "usually 5.5, before 6", where there are enough answers.
    fn usual(&self, view: &WeekView) -> Option<String> {
        if view.is_thin() {
            return None;
        }
        let middle = self.middle()?;
        let before = self.before().filter(|_| view.compares);
        let before = before.map_or_else(String::new, |before| format!(", before {before}"));
        Some(format!("usually {middle}{before}"))
    }

    /// "Monday 6, Tuesday 4" and "usually 5".
    fn by_weekday(&self, view: &WeekView) -> Vec<String> {
        let said = |(day, value): (_, &Option<f64>)| {
            value.map(|value| format!("{} {}", format::weekday(day), format::number(value)))
        };
        let days: Vec<_> = phrases::days(view).zip(&self.scale.daily).filter_map(said).collect();
        let few = (self.scale.summary.n < MIDDLE_VALUES && view.days_elapsed >= MIDDLE_VALUES)
            .then(|| format!("{} logged", self.counted()));
        [Some(days.join(", ")), self.usual(view), few].into_iter().flatten().collect()
    }
}
