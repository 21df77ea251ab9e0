//! Each day of the period, on a sheet of its own behind the page.

use super::focuses::names;
use crate::domain::recovery::day_status::DayStatus;
use crate::domain::series::Series;
use crate::render::format;
use crate::render::look::Look;
use crate::render::page::{INDENT, Page};
use crate::render::table::{Align, Table};
use crate::report::packet::{AppendixDay, Packet};

/// Puts the days on a page, in a plain look a sentence for each fact of one.
pub(super) fn put(page: &mut Page<'_>, view: &Packet, days: &[AppendixDay]) {
    let look = page.look();
    page.title(&format!("Day by day: {}", format::full_span(view.window.from(), view.window.to())));
    page.line("A dash stands where nothing was answered");
    if look.plain {
        for one in days {
            page.facts("", "", &format::date(one.day, view.today), &facts(one, view, look));
        }
        return;
    }
    let rated: Vec<Series> = rated(days);
    let names = names(view);
    let mut columns = vec![Align::Left];
    columns.resize(1 + rated.len(), Align::Right);
    columns.resize(1 + rated.len() + names.len(), Align::Left);
    let mut table = Table::new(look, INDENT, &columns);
    let head = rated.iter().map(|series| look.series(*series).into_owned());
    let names = names.iter().map(|name| look.line(name).into_owned());
    table.head(&std::iter::once("Day".to_owned()).chain(head).chain(names).collect::<Vec<_>>());
    for one in days {
        let value = |series: &Series| {
            let value = one.ratings.iter().find(|rating| rating.name == *series)?.value;
            value.map(format::number)
        };
        let values = rated.iter().map(|series| value(series).unwrap_or(look.none().to_owned()));
        let statuses = one.statuses.iter().map(|status| status_word(*status, look));
        let day = look.short_date(one.day, view.today);
        table.row(&std::iter::once(day).chain(values).chain(statuses).collect::<Vec<_>>());
    }
    page.table(table);
}

/// The series that any day has a rating of.
fn rated(days: &[AppendixDay]) -> Vec<Series> {
    let of_first = days.first().map(|one| one.ratings.iter().map(|rating| rating.name));
    let is_rated = |name: &Series| {
        days.iter().flat_map(|one| &one.ratings).any(|one| one.name == *name && one.value.is_some())
    };
    of_first.into_iter().flatten().filter(is_rated).collect()
}

fn facts(one: &AppendixDay, view: &Packet, look: &Look) -> Vec<String> {
    let ratings = one.ratings.iter().filter_map(|rating| {
        let value = look.with_unit(rating.name, &format::number(rating.value?));
        Some(format!("{} {value}", look.series(rating.name).to_lowercase()))
    });
    let statuses = names(view).into_iter().zip(&one.statuses).filter_map(|(name, status)| {
        let known = *status != DayStatus::Unknown;
        known.then(|| format!("{}: {}", look.line(&name), status_word(*status, look)))
    });
    let facts: Vec<_> = ratings.chain(statuses).collect();
    if facts.is_empty() { vec!["no answer".to_owned()] } else { facts }
}

fn status_word(status: DayStatus, look: &Look) -> String {
    match status {
        DayStatus::NoUse => "no use".to_owned(),
        DayStatus::Use => "use".to_owned(),
        DayStatus::Unknown => look.none().to_owned(),
    }
}
