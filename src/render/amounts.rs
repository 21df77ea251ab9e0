//! How much was used, and how that stands to the person's own limits: in counts, and never as a score.

use super::format;
use super::labels::LabelKey;
use super::look::Look;
use super::page::Page;
use crate::domain::amount::Amount;
use crate::domain::cost::Cost;
use crate::domain::figures::amounts::AmountFigures;
use crate::domain::figures::not_spent::NotSpent;
use crate::domain::figures::spent::Spent;
use crate::domain::figures::trend::TrendWord;
use crate::domain::records::focus::limit::{Limit, LimitStep};
use crate::domain::records::focus::usual_day::UsualDay;
use crate::domain::text::Label;
use crate::domain::time::day::Day;
use crate::report::amount::{AmountToday, AmountTrend};
use crate::report::entry::{AnswerView, UseView};
use crate::report::trends::FocusTrends;

/// "drinks: 1", or "1" where no unit is set. The unit is the person's word, which is never put in another form.
pub(super) fn amount(amount: f64, unit: Option<&Label>, look: &Look) -> String {
    let unit = unit.map_or_else(String::new, |unit| format!("{}: ", look.line(unit.as_str())));
    format!("{unit}{}", format::exact(amount))
}

/// How much a check-in tells of a focus, where it does.
pub(super) fn of_answer(answer: &AnswerView, look: &Look) -> Option<String> {
    let told = answer.amount?;
    Some(amount(told.into(), answer.unit.as_ref(), look))
}

/// "2 a day, 10 a week"; `None` without a limit.
pub(super) fn limit(limit: Limit) -> Option<String> {
    let part = |most: Option<Amount>, per: &str| most.map(|most| format!("{most} {per}"));
    let parts: Vec<_> = [part(limit.per_day, "a day"), part(limit.per_week, "a week")]
        .into_iter()
        .flatten()
        .collect();
    (!parts.is_empty()).then(|| parts.join(", "))
}

/// "counted in drinks", "at most 4 a day" and "at most 2 a day from 1 December", of what was set on a focus.
pub(super) fn measure(
    unit: Option<&Label>,
    limits: &[LimitStep],
    today: Day,
    look: &Look,
) -> Vec<String> {
    let unit = unit.map(|unit| format!("counted in {}", look.line(unit.as_str())));
    let now = limits.iter().rfind(|step| step.from <= today).and_then(|step| limit(step.limit));
    let ahead = limits.iter().filter(|step| step.from > today).map(|one| step(one, today));
    unit.into_iter().chain(now.map(|now| format!("at most {now}"))).chain(ahead).collect()
}

/// "at most 2 a day from 1 December", or "no limit from 1 December".
pub(super) fn step(step: &LimitStep, today: Day) -> String {
    let limit =
        limit(step.limit).map_or_else(|| "no limit".to_owned(), |most| format!("at most {most}"));
    format!("{limit} from {}", format::day_of_year(step.from, today))
}

/// The next limit, where it begins before long.
pub(super) fn next_step(next: Option<&LimitStep>, today: Day) -> Option<String> {
    /// A step so few days away is named.
    const NEAR: i32 = 31;
    next.filter(|next| next.from.days_since(today) <= NEAR).map(|next| step(next, today))
}

/// "12.5 euro", of a number that may be missing.
fn cost(amount: Option<Amount>, currency: Option<&Label>, look: &Look) -> Option<String> {
    let cost = Cost { amount: amount?, currency: currency.cloned() };
    Some(look.line(&cost.to_string()).into_owned())
}

/// The same among other numbers: "cost 12.5" where no money says what it is.
fn cost_among_others(
    amount: Option<Amount>,
    currency: Option<&Label>,
    look: &Look,
) -> Option<String> {
    let said = cost(amount, currency, look)?;
    Some(if currency.is_some() { said } else { format!("cost {said}") })
}

/// What a return to use cost, under a name that says so.
pub(super) fn cost_of_use(used: &UseView, look: &Look) -> Option<String> {
    cost(used.cost, used.currency.as_ref(), look)
}

/// What a return to use cost, beside how much it was.
pub(super) fn cost_beside_amount(used: &UseView, look: &Look) -> Option<String> {
    cost_among_others(used.cost, used.currency.as_ref(), look)
}

/// "40 euro and 3 pesos (2 of 3 uses say what they cost)".
pub(super) fn spent(Spent { sums, told, uses }: &Spent, look: &Look) -> String {
    let sums = sums.iter().map(|one| {
        let currency = one.currency.as_ref().map(|word| format!(" {}", look.line(word.as_str())));
        format!("{}{}", format::exact(one.amount), currency.unwrap_or_default())
    });
    let sums = format::list(&sums.collect::<Vec<_>>());
    let uses = if told == uses {
        format!("on {}", format::count(*uses, "use", "uses"))
    } else {
        format!("{told} of {} what they cost", format::count(*uses, "use say", "uses say"))
    };
    format!("{sums} ({uses})")
}

/// "about 340 euro and 60 hours, on 41 logged days without use"; nothing where no less was used.
fn not_spent(of: &NotSpent, look: &Look) -> Option<String> {
    // What is about so much has no more than three figures that count, above a thousand.
    let about = |value: f64| match value {
        ..10.0 => format::number(value),
        ..1_000.0 => format!("{value:.0}"),
        _ => format!("{:.0}", (value / 100.0).round() * 100.0),
    };
    let above = |value: &f64| *value > 0.0;
    let money = of.money.filter(above).map(|money| {
        let currency = of.currency.as_ref().map(|word| format!(" {}", look.line(word.as_str())));
        format!("{}{}", about(money), currency.unwrap_or_default())
    });
    let hours = of.hours.filter(above).map(|hours| {
        let hours = about(hours);
        if hours == "1" { "1 hour".to_owned() } else { format!("{hours} hours") }
    });
    let said: Vec<_> = money.into_iter().chain(hours).collect();
    let days = format::count(of.days, "logged day", "logged days");
    let without = if of.by_amount {
        String::new()
    } else {
        format!(" without {}", look.label(LabelKey::Use))
    };
    (!said.is_empty()).then(|| format!("about {}, on {days}{without}", format::list(&said)))
}

/// Puts it on the page, where there is anything.
pub(super) fn put_not_spent(page: &mut Page<'_>, of: Option<&NotSpent>) {
    if let Some(text) = of.and_then(|of| not_spent(of, page.look())) {
        page.fact("Not spent", &text, &format!("Not spent: {text}"));
    }
}

/// "a usual day: drinks: 6, 24 euro, 3 hours", as far as the person said so.
pub(super) fn usual(usual: &UsualDay, unit: Option<&Label>, look: &Look) -> Option<String> {
    let much = usual.amount.map(|much| amount(much.into(), unit, look));
    let cost = cost_among_others(usual.cost, usual.currency.as_ref(), look);
    let hours = usual.hours.map(|hours| format!("{hours} h"));
    let said: Vec<_> = [much, cost, hours].into_iter().flatten().collect();
    (!said.is_empty()).then(|| format!("a usual day of use: {}", said.join(", ")))
}

/// "drinks: 3 today, 9 this week", and "limit 4 a day": what is known, and nothing of what is not.
pub(super) fn today(of: &AmountToday, look: &Look) -> (Option<String>, Option<String>) {
    let unit = of.unit.as_ref();
    let week = (of.limit.per_week.is_some() && of.week_known_days > 0).then_some(of.week);
    let known = match (of.today, week) {
        (Some(today), Some(week)) => {
            Some(format!("{} today, {} this week", amount(today, unit, look), format::exact(week)))
        }
        (Some(today), None) => Some(format!("{} today", amount(today, unit, look))),
        (None, Some(week)) => Some(format!("{} this week", amount(week, unit, look))),
        (None, None) => None,
    };
    (known, limit(of.limit).map(|limit| format!("limit {limit}")))
}

/// "drinks: 9 on 5 logged days", "within the limit on 3 of 5 days, now 2 a day" and what became of the weeks; of a single
/// week "drinks: 9 of at most 10 on 5 logged days" and "within 2 a day on 3 of 5".
pub(super) fn facts(of: &AmountFigures, look: &Look) -> Vec<String> {
    let weeks_held = of.weeks_within.map(|within| within + of.weeks_over + of.weeks_unknown);
    let of_week = of.limit.per_week.filter(|_| weeks_held == Some(1));
    let mut facts = Vec::new();
    if of.known_days == 0 {
        facts.push("no amount logged".to_owned());
    } else {
        let days = format::count(of.known_days, "logged day", "logged days");
        let most = of_week.map_or_else(String::new, |most| format!(" of at most {most}"));
        facts.push(format!("{}{most} on {days}", amount(of.total, of.unit.as_ref(), look)));
    }
    if let Some(within) = of.days_within.filter(|_| of.days_limited > 0) {
        let days = format::days_of(within, of.days_limited);
        facts.push(match (of.limit.per_day, of_week) {
            (Some(most), Some(_)) => {
                format!("within {most} a day on {within} of {}", of.days_limited)
            }
            (Some(most), None) => format!("within the limit on {days}, now {most} a day"),
            (None, _) => format!("within the limit on {days}"),
        });
    }
    if of_week.is_none() {
        facts.extend(weeks(of));
    }
    facts
}

/// "2 of 3 weeks within it", or of those that are known well enough "2 of 3 known weeks within it".
fn weeks(of: &AmountFigures) -> Option<String> {
    let within = of.weeks_within?;
    let all = within + of.weeks_over + of.weeks_unknown;
    Some(match (within, of.weeks_over) {
        (0, 0) => format!("no week of {all} has enough entries to tell"),
        _ if of.weeks_unknown == 0 => format!("{within} of {all} weeks within it"),
        _ => format!("{within} of {} known weeks within it", within + of.weeks_over),
    })
}

/// As [`facts`], with the middle, and the bounds that the unknown days leave.
pub(super) fn figures(of: &AmountFigures, look: &Look) -> Vec<String> {
    let mut all = facts(of, look);
    if let (Some(median), Some(most)) = (of.median, of.most) {
        let (median, most) = (format::exact(median), format::exact(most));
        all.push(format!("usually {median} a day, at most {most}"));
    }
    if let (Some(low), Some(high)) = (of.percent_low, of.percent_high)
        && of.unknown_days > 0
    {
        let unknown = format::count(of.unknown_days, "day has", "days have");
        let (low, high) = (format::percent(low), format::percent(high));
        all.push(format!("{unknown} no amount"));
        all.push(format!("within it on {low} to {high} of all days"));
    }
    all
}

/// "by week usually 4, 3, –, 2 a day", where there are weeks to set side by side.
fn by_step(of: &AmountTrend, look: &Look) -> Option<String> {
    if of.by_step.iter().flatten().count() < 2 {
        return None;
    }
    let value = |value: &Option<f64>| value.map_or_else(|| look.none().to_owned(), format::exact);
    let values: Vec<_> = of.by_step.iter().map(value).collect();
    let step = match of.step_days {
        7 => "week".to_owned(),
        days => format::length(days),
    };
    Some(format!("by {step} usually {} a day", values.join(", ")))
}

/// Puts the amounts of a window on the page, as `said` of them, whether they change, and what was spent.
pub(super) fn put_window(
    page: &mut Page<'_>,
    of: &FocusTrends,
    said: impl Fn(&AmountFigures, &Look) -> Vec<String>,
) {
    let look = page.look();
    if let Some(amount) = &of.amount {
        let word = amount.trend.word.map(|word| match word {
            TrendWord::Rising => "going up".to_owned(),
            TrendWord::Falling => "going down".to_owned(),
            TrendWord::NoClearChange => "no clear direction".to_owned(),
        });
        let facts = said(&amount.figures, look);
        let facts: Vec<_> = facts.into_iter().chain(by_step(amount, look)).chain(word).collect();
        page.facts("Amount", &facts.join("; "), "Amount", &facts);
    }
    if let Some(text) = of.spent.as_ref().map(|of| spent(of, look)) {
        page.fact("Spent", &text, &format!("Spent: {text}"));
    }
}
