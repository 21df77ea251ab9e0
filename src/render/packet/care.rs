//! Routines, medication, sessions, treatments and people.

use super::section::Section;
use crate::domain::code::Code;
use crate::domain::entry::dose::DosePeriod;
use crate::domain::records::medication::class::MedicationClass;
use crate::domain::records::treatment::Setting;
use crate::domain::text::OneLine;
use crate::domain::time::day::Day;
use crate::render::appointments;
use crate::render::format;
use crate::render::look::Look;
use crate::render::medication as doses;
use crate::report::packet::{Packet, PacketMedication, PacketTreatment, SupportContact};

/// Puts what was done in the period, and with whom, into a section.
pub(super) fn put(section: &mut Section<'_>, view: &Packet, look: &Look) {
    if let Some(counts) = format::routine_counts(view.routines.all) {
        section.fact("Routines", &counts, &format!("Routines: done {counts}"));
    }
    for routine in &view.routines.each {
        if let Some(counts) = format::routine_counts(routine.counts) {
            let text = format!("{} {counts}", look.line(routine.name.as_str()));
            section.fact("", &text, &format!("Routine {text}"));
        }
    }
    for (place, one) in view.medications.iter().enumerate() {
        let facts = medication(one, view.today, look);
        let name = if place == 0 { "Medication" } else { "" };
        section.facts(name, &facts.join("; "), "Medication", facts);
    }
    let sessions = appointments::counts(&view.appointments);
    if !sessions.is_empty() {
        section.facts("Sessions", &sessions.join(look.joint()), "Sessions", sessions);
    }
    for (place, one) in view.treatments.iter().enumerate() {
        let text = treatment(one, view, look);
        let name = if place == 0 { "Treatment" } else { "" };
        section.fact(name, &text, &format!("Treatment: {text}"));
    }
    if let Some(contacts) = &view.support_contacts {
        let (text, sentence) = support(contacts, look);
        section.fact("Support", &text, &format!("Support: {sentence}"));
    }
    let by_ledger =
        view.medications.iter().any(|one| one.class.is_some_and(MedicationClass::is_maintenance));
    if !by_ledger && view.focuses.iter().any(|focus| focus.maintenance) {
        let medication = "I take methadone, buprenorphine or the like";
        section.fact("Medication", medication, &format!("Medication: {medication}"));
    }
}

/// "spoke with 2 of 3 (sponsor, family)", with their names where they are let out, and the sentence that says it.
fn support(contacts: &[SupportContact], look: &Look) -> (String, String) {
    let spoken: Vec<_> = contacts.iter().filter(|one| one.spoke_in_period).collect();
    let all =
        format::count(u32::try_from(contacts.len()).unwrap_or(u32::MAX), "contact", "contacts");
    let said = |one: &&SupportContact| match (&one.name, one.role) {
        (Some(name), _) => Some(look.line(name.as_str()).into_owned()),
        (None, role) => role.map(|role| role.code().to_owned()),
    };
    let who: Vec<_> = spoken.iter().filter_map(said).collect();
    let who = if who.is_empty() { String::new() } else { format!(" ({})", who.join(", ")) };
    let (spoke, of) = (spoken.len(), contacts.len());
    let sentence = format!("spoke with {spoke} of {all} in this period{who}");
    (format!("spoke with {spoke} of {of}{who}"), sentence)
}

/// "buprenorphine 8 mg, every day: taken 25 of 28, 3 not recorded", "6 mg from 5 December", "stopped on 21 November".
fn medication(one: &PacketMedication, today: Day, look: &Look) -> Vec<String> {
    /// The steps that a page has room for.
    const MOST_STEPS: usize = 2;
    let class = one.class.filter(|class| *class != MedicationClass::Other);
    let class = class.map_or("other medication", MedicationClass::code);
    let name = one.name.as_ref().map(|name| look.line(name.as_str()).into_owned());
    let name = match name {
        Some(name) if !name.eq_ignore_ascii_case(class) => format!("{name} ({class})"),
        _ => class.to_owned(),
    };
    let dose = one.dose.as_ref().map(|dose| format!(" {}", look.line(dose.as_str())));
    let every = one.every.map(|every| format!(", {}", doses::schedule(every, look)));
    let (dose, every) = (dose.unwrap_or_default(), every.unwrap_or_default());
    let mut facts = vec![format!("{name}{dose}{every}: {}", doses::counted(one.counts))];
    // A sentence by itself says of what it speaks.
    let of = if look.plain { format!("{name} ") } else { String::new() };
    let step = |period: &DosePeriod<OneLine>| {
        let changed = Some(period.schedule).filter(|schedule| Some(*schedule) != one.every);
        let step = doses::changed(Some(&period.dose), changed, (period.from, today), look);
        format!("{of}{step}")
    };
    facts.extend(one.coming.iter().take(MOST_STEPS).map(step));
    facts.extend(one.stopped_on.map(|last| {
        let word = if last < today { "stopped on" } else { "last day" };
        format!("{of}{word} {}", format::day_of_year(last, today))
    }));
    facts
}

/// "outpatient since Thursday 30 July", "detox, 22 to 27 July".
fn treatment(one: &PacketTreatment, view: &Packet, look: &Look) -> String {
    let setting = one.setting.map_or("treatment", Setting::code);
    let name = one.name.as_ref().map(|name| look.line(name.as_str()).into_owned());
    let name = match name {
        Some(name) if !name.eq_ignore_ascii_case(setting) => format!("{name} ({setting})"),
        _ => setting.to_owned(),
    };
    match one.to {
        Some(to) => format!("{name}, {}", format::span(one.from, to, view.today)),
        None => format!("{name} since {}", format::date(one.from, view.today)),
    }
}
