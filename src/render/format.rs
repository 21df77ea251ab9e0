//! Formats dates, times, numbers and domain terms; figures are rounded here and nowhere before.

use std::borrow::Cow;
use std::collections::BTreeMap;

use chrono::{Datelike, NaiveTime, Timelike, Weekday};

use super::style::{Clock, Look};
use crate::domain::code::Code;
use crate::domain::entry::EntryKind;
use crate::domain::entry::balance::Ready;
use crate::domain::entry::checkin::SmallDone;
use crate::domain::entry::coping::Coping;
use crate::domain::entry::life::Area;
use crate::domain::entry::situation::Situation;
use crate::domain::entry::stage::Stage;
use crate::domain::entry::symptoms::Symptom;
use crate::domain::figures::adherence::RoutineCounts;
use crate::domain::figures::ratings::Series;
use crate::domain::figures::trend::TrendWord;
use crate::domain::records::focus::{Kind, UseGoal};
use crate::domain::records::plan_line::Section;
use crate::domain::recovery::global_change::GlobalChange;
use crate::domain::recovery::phase::Phase;
use crate::domain::scale::Scale;
use crate::domain::time::day::Day;
use crate::domain::time::moment::Moment;
use crate::domain::time::schedule::Schedule;

/// "Friday 20 November", with the year where it is not that of `today`.
#[must_use]
pub fn date(day: Day, today: Day) -> String {
    dated(day, today, "%A %-d %B")
}

/// "Fri 20 Nov", with the year where it is not that of `today`.
#[must_use]
pub fn short_date(day: Day, today: Day) -> String {
    dated(day, today, "%a %-d %b")
}

/// "Friday 20 November 2026".
#[must_use]
pub fn full_date(day: Day) -> String {
    day.date().format("%A %-d %B %Y").to_string()
}

/// "20 November", with the year where it is not that of `today`.
#[must_use]
pub fn day_of_year(day: Day, today: Day) -> String {
    dated(day, today, "%-d %B")
}

/// "July 2027".
#[must_use]
pub fn month(day: Day) -> String {
    day.date().format("%B %Y").to_string()
}

fn dated(day: Day, today: Day, format: &str) -> String {
    let words = day.date().format(format);
    if day.date().year() == today.date().year() {
        words.to_string()
    } else {
        format!("{words} {}", day.date().year())
    }
}

/// "Friday".
#[must_use]
pub fn weekday(day: Day) -> String {
    day.date().format("%A").to_string()
}

/// "Friday".
#[must_use]
pub fn weekday_name(day: Weekday) -> &'static str {
    match day {
        Weekday::Mon => "Monday",
        Weekday::Tue => "Tuesday",
        Weekday::Wed => "Wednesday",
        Weekday::Thu => "Thursday",
        Weekday::Fri => "Friday",
        Weekday::Sat => "Saturday",
        Weekday::Sun => "Sunday",
    }
}

/// "16 to 20 November", "30 November to 6 December", with years where needed.
#[must_use]
pub fn span(from: Day, to: Day, today: Day) -> String {
    from_to(from, to, today, "%-d", "%B")
}

/// "16 to 20 November 2026": as [`span`], always with the year.
#[must_use]
pub fn full_span(from: Day, to: Day) -> String {
    format!("{} {}", span(from, to, to), to.date().year())
}

/// "Mon 16 to Fri 20 November"; see [`span`].
#[must_use]
pub fn weekday_span(from: Day, to: Day, today: Day) -> String {
    from_to(from, to, today, "%a %-d", "%B")
}

/// "16 to 20 Nov", "30 Nov to 6 Dec"; see [`span`].
#[must_use]
pub fn short_span(from: Day, to: Day, today: Day) -> String {
    from_to(from, to, today, "%-d", "%b")
}

fn from_to(from: Day, to: Day, today: Day, day: &str, month: &str) -> String {
    let end = dated(to, today, &format!("{day} {month}"));
    let (a, b) = (from.date(), to.date());
    let start = match (a.year() == b.year(), a.month() == b.month()) {
        _ if from == to => return end,
        (true, true) => day.to_owned(),
        (true, false) => format!("{day} {month}"),
        (false, _) => format!("{day} {month} %Y"),
    };
    format!("{} to {end}", a.format(&start))
}

/// "14:30" or "2:30 pm".
#[must_use]
pub fn time(time: NaiveTime, clock: Clock) -> String {
    match clock {
        Clock::H24 => format!("{:02}:{:02}", time.hour(), time.minute()),
        Clock::H12 => {
            let (afternoon, hour) = time.hour12();
            format!("{hour}:{:02} {}", time.minute(), if afternoon { "pm" } else { "am" })
        }
    }
}

/// "Friday 20 November at 14:30", by the calendar on the wall.
#[must_use]
pub fn moment(at: Moment, today: Day, clock: Clock) -> String {
    let time = time(at.local().time(), clock);
    match Day::from_date(at.local().date()) {
        Some(day) => format!("{} at {time}", date(day, today)),
        None => time,
    }
}

/// When something that belongs to `day` was written: "Friday 20 November, 21:30" or, between midnight
/// and the end of the day, "Sunday 29 November, 01:30 (the night of Saturday)".
#[must_use]
pub fn written(at: Moment, day: Day, today: Day, clock: Clock) -> String {
    let time = time(at.local().time(), clock);
    match at.date().days_since(day) {
        0 => format!("{}, {time}", date(day, today)),
        1 => format!("{}, {time} (the night of {})", date(at.date(), today), weekday(day)),
        _ => date(day, today),
    }
}

/// "1 day", "2 days".
#[must_use]
pub fn count(n: u32, one: &str, many: &str) -> String {
    format!("{n} {}", if n == 1 { one } else { many })
}

/// "1 day", "2 days".
#[must_use]
pub fn days(n: u32) -> String {
    count(n, "day", "days")
}

/// "1 is", "2 are".
#[must_use]
pub fn are(n: u32) -> String {
    count(n, "is", "are")
}

/// "4 of 5 days", "1 of 1 day".
#[must_use]
pub fn days_of(n: u32, all: u32) -> String {
    format!("{n} of {}", days(all))
}

/// "5 of 7 days logged", and on how many of them somebody was away, in treatment or custody.
#[must_use]
pub fn logged(logged: u32, all: u32, away: u32) -> String {
    let away = if away > 0 { format!(", {} away", days(away)) } else { String::new() };
    format!("{} logged{away}", days_of(logged, all))
}

/// "28 days", "13 weeks", "1 year".
#[must_use]
pub fn length(days: u32) -> String {
    match days {
        days if days >= 365 && days.is_multiple_of(365) => count(days / 365, "year", "years"),
        days if days > 28 && days.is_multiple_of(7) => count(days / 7, "week", "weeks"),
        days => self::days(days),
    }
}

/// A number to one decimal, half away from zero, without an idle ".0": "6", "6.5".
#[must_use]
pub fn number(value: f64) -> String {
    let tenths = (value * 10.0).round() / 10.0;
    // Adding zero keeps a rounded −0.04 from reading as "-0".
    format!("{}", tenths + 0.0)
}

/// A number to as many decimals as it takes not to read as 0, at least one: "1.5", "0.03".
#[must_use]
pub fn small_number(value: f64) -> String {
    let scale = [10.0, 100.0, 1_000.0].into_iter().find(|scale| (value * scale).round() != 0.0);
    scale.map_or_else(|| "0".to_owned(), |scale| format!("{}", (value * scale).round() / scale))
}

/// A percentage in whole numbers that says 0 or 100 only where it is exactly that.
#[must_use]
pub fn percent(value: f64) -> String {
    if value > 0.0 && value < 1.0 {
        "under 1 %".to_owned()
    } else if value > 99.0 && value < 100.0 {
        "over 99 %".to_owned()
    } else {
        format!("{:.0} %", value.round())
    }
}

/// "a", "a and b", "a, b and c"; empty for none.
#[must_use]
pub fn list<S: AsRef<str>>(items: &[S]) -> String {
    let items: Vec<&str> = items.iter().map(AsRef::as_ref).collect();
    match items.split_last() {
        None => String::new(),
        Some((only, [])) => (*only).to_owned(),
        Some((last, before)) => format!("{} and {last}", before.join(", ")),
    }
}

/// A section of the plan, as a heading.
#[must_use]
pub fn plan_section(section: Section) -> &'static str {
    match section {
        Section::Warning => "Warning signs",
        Section::Coping => "What to do",
        Section::Refusal => "What to say",
        Section::Reason => "Reasons",
        Section::Place => "Safe places",
        Section::Person => "People to turn to",
        Section::IfIUse => "If I use",
        Section::LetGo => "To let go",
    }
}

/// What a rating is of.
#[must_use]
pub fn series(series: Series) -> &'static str {
    match series {
        Series::Mood => "mood",
        Series::Energy => "energy",
        Series::Stress => "stress",
        Series::SleepHours => "hours of sleep",
        Series::Craving => "the strongest craving of the day",
        Series::Confidence => "confidence",
        Series::Distress => "distress",
    }
}

/// A situation in words that fit after "with".
#[must_use]
pub fn situation(situation: Situation) -> &'static str {
    match situation {
        Situation::UnpleasantEmotions => "feeling low, angry or lonely",
        Situation::PhysicalDiscomfort => "feeling ill or in pain",
        Situation::PleasantEmotions => "feeling good",
        Situation::TestingControl => "thinking I can use just a little",
        Situation::UrgesTemptations => "sudden urges",
        Situation::Conflict => "conflict",
        Situation::SocialPressure => "pressure from others",
        Situation::PleasantTimes => "good times with others",
    }
}

/// A way of coping in words.
#[must_use]
pub fn coping(coping: Coping) -> &'static str {
    match coping {
        Coping::Delay => "waiting",
        Coping::Distract => "doing something else",
        Coping::DeepBreathing => "breathing slowly",
        Coping::DrinkWater => "drinking water",
        Coping::Talk => "talking to someone",
        Coping::UrgeSurfing => "riding it out",
        Coping::RecallConsequences => "remembering what it costs",
        Coping::SelfTalk => "talking myself through it",
        Coping::ColdWater => "cold water",
        Coping::Exercise => "exercise",
        Coping::MuscleRelaxation => "relaxing my muscles",
        Coping::Leave => "leaving",
        Coping::Meeting => "a meeting",
        Coping::Medication => "medication as prescribed",
        Coping::EatRest => "eating or resting",
        Coping::PrayMeditate => "praying or meditating",
        Coping::Other => "something else",
    }
}

/// A way of coping as it is suggested to somebody in a craving.
#[must_use]
pub fn suggestion(coping: Coping) -> &'static str {
    match coping {
        Coping::Delay => "wait 15 minutes",
        Coping::Distract => "do something else",
        Coping::DeepBreathing => "breathe slowly",
        Coping::DrinkWater => "drink water",
        Coping::Talk => "talk to someone",
        Coping::UrgeSurfing => "ride it out for 15 minutes",
        Coping::RecallConsequences => "remember what it costs",
        Coping::SelfTalk => "talk yourself through it",
        Coping::ColdWater => "cold water on face or hands",
        Coping::Exercise => "a walk, or exercise",
        Coping::MuscleRelaxation => "relax your muscles, one by one",
        Coping::Leave => "leave the room",
        Coping::Meeting => "go to a meeting",
        Coping::Medication => "medication as prescribed",
        Coping::EatRest => "eat or rest",
        Coping::PrayMeditate => "pray or meditate",
        Coping::Other => "something else",
    }
}

/// What is said of a trend.
#[must_use]
pub fn trend(word: TrendWord) -> &'static str {
    match word {
        TrendWord::Rising | TrendWord::Falling => word.code(),
        TrendWord::NoClearChange => "about the same",
    }
}

/// The kind of an entry in words.
#[must_use]
pub fn kind(kind: EntryKind) -> &'static str {
    match kind {
        EntryKind::CheckIn => "check-in",
        EntryKind::Craving => "craving",
        EntryKind::Use => "return to use",
        EntryKind::Note => "note",
        EntryKind::Stage => "stage of change",
        EntryKind::Balance => "decision balance",
        EntryKind::Dose => "dose",
        EntryKind::Symptoms => "symptoms",
        EntryKind::Life => "life check",
        EntryKind::Thought => "thought",
    }
}

/// An area of life in words.
#[must_use]
pub fn area(area: Area) -> &'static str {
    match area {
        Area::Housing => "housing",
        Area::Money => "money",
        Area::Work => "work or school",
        Area::Legal => "legal matters",
        Area::Family => "family",
        Area::Friends => "friends",
        Area::Health => "health",
        Area::Pain => "living with pain",
        Area::Purpose => "purpose",
        Area::Faith => "faith",
    }
}

/// "housing 6" for each area that was rated.
#[must_use]
pub fn areas(rated: &BTreeMap<Area, Scale>) -> Vec<String> {
    rated.iter().map(|(of, rating)| format!("{} {rating}", area(*of))).collect()
}

/// What became of a small thing.
#[must_use]
pub fn small_done(done: SmallDone) -> &'static str {
    match done {
        SmallDone::Yes => "done",
        SmallDone::Partly => "done in part",
        SmallDone::No => "not done",
    }
}

/// "sweating 2" for each symptom that is there, the strongest first.
#[must_use]
pub fn symptoms(rated: &BTreeMap<Symptom, u8>) -> Vec<String> {
    let mut there: Vec<_> = rated.iter().filter(|(_, rating)| **rating > 0).collect();
    there.sort_by_key(|(_, rating)| std::cmp::Reverse(**rating));
    if there.is_empty() {
        return vec!["none of those asked".to_owned()];
    }
    there.into_iter().map(|(of, rating)| format!("{} {rating}", symptom(*of))).collect()
}

/// A symptom in words.
#[must_use]
pub fn symptom(symptom: Symptom) -> &'static str {
    match symptom {
        Symptom::Sweating => "sweating",
        Symptom::Yawning => "yawning",
        Symptom::RunnyNose => "runny nose or eyes",
        Symptom::Aches => "aches",
        Symptom::Gooseflesh => "gooseflesh",
        Symptom::HotCold => "hot and cold",
        Symptom::Cramps => "cramps",
        Symptom::Nausea => "nausea, vomiting or diarrhoea",
        Symptom::Twitching => "twitching",
        Symptom::Restlessness => "restlessness",
        Symptom::Anxiety => "anxiety",
        Symptom::Sleep => "trouble sleeping",
        Symptom::Shaking => "shaking",
        Symptom::Heartbeat => "fast heartbeat",
        Symptom::Headache => "headache",
        Symptom::SeeingHearing => "seeing or hearing things",
        Symptom::Confusion => "confusion",
        Symptom::Fever => "fever",
        Symptom::Seizure => "a seizure",
        Symptom::LowMood => "low mood",
        Symptom::Tiredness => "tiredness",
        Symptom::Appetite => "appetite",
        Symptom::Dreams => "vivid dreams",
        Symptom::NotWantingToLive => "thoughts of not wanting to live",
        Symptom::Irritability => "irritability",
        Symptom::Concentration => "trouble concentrating",
    }
}

/// A stage of change, with the field's term behind it.
#[must_use]
pub fn stage(stage: Stage) -> String {
    let words = match stage {
        Stage::Precontemplation => "not thinking of changing",
        Stage::Contemplation => "thinking about it",
        Stage::Preparation => "getting ready",
        Stage::Action => "making the change",
        Stage::Maintenance => "keeping it up",
    };
    format!("{words} ({stage})")
}

/// Whether a person is ready for a change.
#[must_use]
pub fn ready(ready: Ready) -> &'static str {
    match ready {
        Ready::No => "not ready",
        Ready::Unsure => "of two minds",
        Ready::Yes => "ready",
    }
}

/// What a focus is, in words that fit after its name.
#[must_use]
pub fn focus_kind(kind: Kind) -> &'static str {
    match kind {
        Kind::OpioidShort => "short-acting opioid",
        Kind::OpioidLong => "long-acting opioid",
        Kind::Alcohol => "alcohol",
        Kind::Stimulant => "stimulant",
        Kind::Benzodiazepine => "benzodiazepine",
        Kind::Cannabis => "cannabis",
        Kind::Nicotine => "nicotine",
        Kind::Behaviour => "behaviour",
        Kind::Other => "other",
    }
}

/// How things are since the last visit.
#[must_use]
pub fn overall(overall: GlobalChange) -> String {
    overall.code().replace('-', " ")
}

/// What a person wants of a focus.
#[must_use]
pub fn goal(goal: UseGoal) -> &'static str {
    match goal {
        UseGoal::None => "not using",
        UseGoal::Less => "using less",
    }
}

/// When a routine is due: "every day", "Mon and Fri", "3 times a week", "every 10 days"; weekdays in full
/// for the ear.
#[must_use]
pub fn schedule(schedule: Schedule, look: &Look) -> String {
    match schedule {
        Schedule::Daily => "every day".to_owned(),
        Schedule::Weekdays(days) if look.plain => {
            list(&days.iter().map(weekday_name).collect::<Vec<_>>())
        }
        Schedule::Weekdays(days) => {
            list(&days.iter().map(|day| day.to_string()).collect::<Vec<_>>())
        }
        Schedule::PerWeek(1) => "once a week".to_owned(),
        Schedule::PerWeek(2) => "twice a week".to_owned(),
        Schedule::PerWeek(times) => format!("{times} times a week"),
        Schedule::EveryDays(2) => "every other day".to_owned(),
        Schedule::EveryDays(days) => format!("every {days} days"),
        Schedule::Paused => "paused".to_owned(),
    }
}

/// What became of a routine: "3 of 5 (1 in part, 1 not recorded)", "1 extra"; `None` where nothing
/// did.
#[must_use]
pub fn routine_counts(counts: RoutineCounts) -> Option<String> {
    let RoutineCounts { due, done, partial, skipped, unrecorded, extra } = counts;
    let others = [
        (partial, "in part"),
        (skipped, "skipped"),
        (unrecorded, "not recorded"),
        (extra, "extra"),
    ];
    let others: Vec<_> =
        others.iter().filter(|(n, _)| *n > 0).map(|(n, what)| format!("{n} {what}")).collect();
    let others = others.join(", ");
    match (due, others.as_str()) {
        (0, "") => None,
        (0, _) => Some(others),
        (_, "") => Some(format!("{done} of {due}")),
        _ => Some(format!("{done} of {due} ({others})")),
    }
}

/// A phase as people speak of it.
#[must_use]
pub fn phase(phase: Phase) -> &'static str {
    match phase {
        Phase::Preparing => "preparing",
        Phase::Withdrawal => "withdrawal",
        Phase::Early => "early recovery",
        Phase::Building => "building recovery",
        Phase::Sustained => "sustained recovery",
        Phase::Stable => "stable recovery",
    }
}

/// A word as a POSIX shell reads it back whole.
#[must_use]
pub fn quoted(word: &str) -> Cow<'_, str> {
    let plain = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '.' | '/');
    if !word.is_empty() && word.chars().all(plain) && !word.starts_with('-') {
        Cow::Borrowed(word)
    } else {
        Cow::Owned(format!("'{}'", word.replace('\'', r"'\''")))
    }
}

/// A sentence's first letter in upper case.
#[must_use]
pub fn capital(text: &str) -> String {
    let mut rest = text.chars();
    rest.next().map_or_else(String::new, |first| first.to_uppercase().chain(rest).collect())
}

#[cfg(test)]
mod tests;
