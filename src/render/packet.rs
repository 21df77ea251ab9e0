//! The page for a session: on a screen, in plain sentences, as a document.

mod appendix;
mod care;
mod charts;
mod cravings;
mod focuses;
mod preview;
mod ratings;
mod section;
mod summary;

use super::document::Document;
use super::format;
use super::look::Look;
use super::page::Page;
use super::plan::after_what_it_is_for;
use crate::domain::code::Code;
use crate::domain::entry::field::Field;
use crate::domain::records::medication::Carried;
use crate::domain::records::plan_line::Wording;
use crate::domain::recovery::disclosure::EntryWords;
use crate::report::packet::{OverdoseAnswer, Packet, Safety};

pub use preview::preview;
use section::Section;

/// The longest name of a fact on the page.
const LONGEST_NAME: &str = "Confidence";

/// The view as text: the page, and each day on a sheet behind it where that was asked for.
#[must_use]
pub fn text(view: &Packet, look: &Look) -> Vec<String> {
    let mut page = Page::new(look);
    page.heading(&title(view, look));
    put(&mut page, view);
    let mut sheets = vec![page.into_text()];
    if let Some(days) = &view.appendix {
        let mut page = Page::new(look);
        appendix::put(&mut page, view, days);
        sheets.push(page.into_text());
    }
    sheets
}

/// The view as a document, for a file rather than a screen.
#[must_use]
pub fn document(view: &Packet, look: &Look) -> Document {
    let look = look.for_document();
    let mut document = Page::collected(&look, |page| {
        let [name, days, logged] = title(view, &look);
        page.heading(&[format!("{name}: {days}"), logged]);
        put(page, view);
    });
    if let Some(days) = &view.appendix {
        document.append(Page::collected(&look, |page| appendix::put(page, view, days)));
    }
    document
}

fn put(page: &mut Page<'_>, view: &Packet) {
    page.widen_names([LONGEST_NAME]);
    for section in sections(view, page.look()) {
        // A sheet has few rows; its sections are told apart by their headings.
        if page.look().paper.is_none() {
            page.gap();
        }
        section.put(page);
    }
    page.end_of_paper(view.today);
}

/// "For my session", "24 October to 20 November 2026" and "26 of 28 days logged".
fn title(view: &Packet, look: &Look) -> [String; 3] {
    let (from, to) = (view.window.from(), view.window.to());
    let span =
        if look.saves_rows() { format::row_span(from, to) } else { format::full_span(from, to) };
    let whom = view.recipient.as_ref().map(|name| format!("For {}", look.line(name.as_str())));
    [
        whom.unwrap_or("For my session".to_owned()),
        span,
        format!("{} logged", format::days_of(view.coverage.logged, view.coverage.days)),
    ]
}

fn sections<'v>(view: &'v Packet, look: &Look) -> Vec<Section<'v>> {
    let mut all = vec![
        summary::summary(view, look),
        focuses::about(view, look),
        talk(view),
        safety(view),
        focuses::days_of_use(view, look),
        cravings::cravings(view, look),
        ratings::how_it_went(view, look),
        ratings::scores(view, look),
        plan(view, look),
        own_words(view, look),
    ];
    // What nobody asked after is not there, and so a heading may have nothing under it.
    all.retain(|section| !section.is_empty());
    all
}

fn talk(view: &Packet) -> Section<'_> {
    let mut section = Section::spoken("What I want to talk about");
    if let Some(talk) = &view.talk {
        section.words(talk.as_str());
    }
    for question in &view.questions {
        section.words(question.as_str());
    }
    section
}

/// The one part that also says what was not asked: whoever reads it may act on that.
fn safety(view: &Packet) -> Section<'_> {
    let mut section = Section::new("Safety");
    let overdose = overdose(&view.safety);
    section.facts("Overdose", &overdose.join("; "), "Overdose in this period", overdose);
    let naloxone = view.safety.naloxone.map_or("not recorded", Carried::code);
    let is_recorded = view.safety.naloxone.is_some();
    let text = if is_recorded { format!("to hand: {naloxone}") } else { naloxone.to_owned() };
    section.fact("Naloxone", &text, &format!("Naloxone to hand: {naloxone}"));
    if let Some(answer) = view.safety.item_9 {
        let text = format!("{answer} of 3, at the last PHQ-9 of this period");
        section.fact("Item 9", &text, &format!("Item 9: {text}"));
    }
    section
}

/// "no", "answered at 2 of 3 returns to use", "not asked on 4 other days of use".
fn overdose(safety: &Safety) -> Vec<String> {
    let returns = format::count(safety.returns, "return to use", "returns to use");
    let unasked = safety.unasked_days;
    let mut said = match (safety.overdose, safety.returns) {
        (OverdoseAnswer::NotAsked, 0) if unasked > 0 => {
            let days = format::count(unasked, "day of use", "days of use");
            return vec![format!("not asked on {days}")];
        }
        (OverdoseAnswer::NotAsked, 0) => {
            vec!["not asked, since no return to use was recorded".to_owned()]
        }
        (OverdoseAnswer::NotAsked, _) => vec![format!("not asked, or not said, at {returns}")],
        (answer, _) => {
            vec![answer.to_string(), format!("answered at {} of {returns}", safety.asked)]
        }
    };
    let others = format::count(unasked, "other day of use", "other days of use");
    said.extend((unasked > 0).then(|| format!("not asked on {others}")));
    said
}

fn plan<'v>(view: &'v Packet, look: &Look) -> Section<'v> {
    let mut section = Section::spoken("My plan");
    for Wording { section: of, words, focus, situation, .. } in &view.plan {
        let name = format::plan_section(*of);
        let text = after_what_it_is_for(focus.as_ref(), *situation, words.as_str());
        let text = look.line(&text).into_owned();
        section.fact(name, &text, &format!("{name}: {text}"));
    }
    section
}

fn own_words<'v>(view: &'v Packet, look: &Look) -> Section<'v> {
    let mut section = Section::spoken("In my words");
    for EntryWords { day, kind, texts } in &view.words {
        let mut parts =
            vec![format!("{}, {}", format::date(*day, view.today), format::kind(*kind))];
        for (of, name) in [
            (Field::Feeling, "feelings"),
            (Field::Tag, "tags"),
            (Field::Scale, "to my own questions"),
            (Field::Company, "with"),
            (Field::Place, "at"),
        ] {
            let all = texts.iter().filter(|words| words.of == of);
            let all: Vec<_> = all.map(|words| look.line(&words.text)).collect();
            parts.extend((!all.is_empty()).then(|| format!("{name}: {}", all.join(", "))));
        }
        section.say(&parts.join("; "));
        for words in texts {
            let name = match words.of {
                Field::Note => None,
                Field::Thought => Some("What I thought"),
                Field::What => Some("What happened"),
                Field::Helped => Some("What helped"),
                Field::Next => Some("What next"),
                Field::Pros => Some("What speaks for a change"),
                Field::Cons => Some("What speaks against it"),
                Field::Barrier => Some("What stands in the way"),
                Field::Remedy => Some("What would remove that"),
                Field::Small => Some("One small thing"),
                Field::View => Some("Another way to see it"),
                Field::Problem => Some("A problem"),
                Field::Options => Some("What could be done"),
                Field::Step => Some("The first step"),
                _ => continue,
            };
            if let Some(name) = name {
                section.say(&format!("{name}:"));
            }
            section.words(&words.text);
        }
    }
    section
}
