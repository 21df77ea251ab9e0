//! Help in danger in sentences, one fact a line, for screen readers.

use std::borrow::Cow;

use super::{KEPT, MORE, THANKS};
use crate::domain::safety::CrisisLine;
use crate::render::style::Look;
use crate::render::words;
use crate::report::help::{Contacts, Help, Overdose, ShortHelp, Stopping, UseCard};

pub(super) fn page(help: &Help, look: &Look) -> String {
    let mut lines = Sentences::new(look);
    lines.emergency(&help.contacts);
    lines.overdose(&help.overdose);
    lines.tolerance(&help.overdose);
    lines.numbers(&help.contacts);
    lines.stopping(&help.stopping);
    if let Some(day) = help.last_verified {
        lines.say(format!("Numbers last checked on {}.", day.date().format("%-d %B %Y")));
    }
    lines.say("This is not medical advice.");
    lines.text
}

pub(super) fn short_lines(help: &ShortHelp, look: &Look) -> String {
    let mut lines = Sentences::new(look);
    lines.say(THANKS);
    lines.numbers(&help.contacts);
    lines.emergency(&help.contacts);
    lines.say(format!("{MORE}."));
    lines.text
}

pub(super) fn use_card(card: &UseCard, look: &Look) -> String {
    let mut lines = Sentences::new(look);
    lines.say(KEPT);
    if let Some(facts) = &card.overdose {
        lines.tolerance(facts);
        if let Some(why) = card.hidden_opioids {
            lines.say(why);
        }
        lines.overdose(facts);
    }
    lines.numbers(&card.contacts);
    lines.say(format!("{MORE}."));
    lines.text
}

pub(super) fn stopping(warning: &Stopping, look: &Look) -> String {
    let mut lines = Sentences::new(look);
    lines.stopping(warning);
    lines.text
}

struct Sentences<'l> {
    look: &'l Look,
    text: String,
}

impl<'l> Sentences<'l> {
    fn new(look: &'l Look) -> Self {
        Self { look, text: String::new() }
    }

    fn say<'t>(&mut self, sentence: impl Into<Cow<'t, str>>) {
        self.text.push_str(&self.look.line(&sentence.into()));
        self.text.push('\n');
    }

    fn emergency(&mut self, contacts: &Contacts) {
        for one in &contacts.emergency {
            let regions: Vec<_> = one.regions.iter().map(|region| region.name()).collect();
            self.say(match regions.as_slice() {
                [] => format!("Emergency number: {}.", one.number),
                _ => format!("Emergency number, {}: {}.", words::list(&regions), one.number),
            });
        }
    }

    fn overdose(&mut self, facts: &Overdose) {
        self.say("An overdose shows some of these signs.");
        for sign in facts.signs {
            self.say(format!("Sign of an overdose: {sign}."));
        }
        for (n, step) in (1..).zip(&facts.steps) {
            self.say(format!("Step {n}. {step}"));
        }
        for harm in facts.avoid {
            self.say(format!("Do not {harm}."));
        }
    }

    fn tolerance(&mut self, facts: &Overdose) {
        self.say(facts.tolerance);
        self.say(facts.never_alone);
    }

    fn numbers(&mut self, contacts: &Contacts) {
        for line in &contacts.own_lines {
            self.say(format!("{}: {}.", line.name, line.phone));
        }
        for line in &contacts.lines {
            self.line(line);
        }
    }

    fn line(&mut self, line: &CrisisLine) {
        let regions: Vec<_> = line.regions.iter().map(|region| region.name()).collect();
        let name = format!("{}, {}", line.name, words::list(&regions));
        let about = line.about.map(|about| format!(" {about}")).unwrap_or_default();
        self.say(format!("{name}: {}. {}{about}", line.number, line.reach));
        if let Some(tty) = line.tty {
            self.say(format!("{name}, by text telephone (TTY): {tty}."));
        }
    }

    fn stopping(&mut self, warning: &Stopping) {
        self.say(warning.danger);
        self.say(warning.advice);
        self.say(warning.emergency.as_str());
    }
}
