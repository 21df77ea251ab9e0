//! The words of the field for what is stored as a code: situations, symptoms, kinds, phases.

use std::collections::BTreeMap;

use crate::domain::code::Code;
use crate::domain::entry::EntryKind;
use crate::domain::entry::balance::Ready;
use crate::domain::entry::checkin::SmallDone;
use crate::domain::entry::coping::Coping;
use crate::domain::entry::life::Area;
use crate::domain::entry::own_answer::AnswerForm;
use crate::domain::entry::situation::Situation;
use crate::domain::entry::stage::Stage;
use crate::domain::entry::symptoms::Symptom;
use crate::domain::figures::adherence::RoutineCounts;
use crate::domain::figures::trend::{SeriesTrend, TrendWord};
use crate::domain::focus_kind::{FocusKind, UseGoal};
use crate::domain::phase::Phase;
use crate::domain::records::plan_line::Section;
use crate::domain::recovery::global_change::GlobalChange;
use crate::domain::scale::Scale;
use crate::domain::screening::Instrument;
use crate::domain::series::Series;

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
        Section::Helps => "What helps me",
        Section::Hinders => "What does not help me",
        Section::Boundary => "My boundaries",
    }
}

/// What a rating is of.
#[must_use]
pub fn series(series: Series) -> &'static str {
    match series {
        Series::Rating(rating) => rating.spec().name,
        Series::SleepHours => "hours of sleep",
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

/// What is said of a trend; `None` where too little is known to say.
#[must_use]
pub fn trend<N>(one: &SeriesTrend<N>) -> Option<&'static str> {
    Some(match one.word? {
        word @ (TrendWord::Rising | TrendWord::Falling) => word.code(),
        TrendWord::NoClearChange if one.is_wide => "hard to tell",
        TrendWord::NoClearChange => "about the same",
    })
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

/// A questionnaire by the name that its form bears.
#[must_use]
pub fn instrument(instrument: Instrument) -> &'static str {
    match instrument {
        Instrument::Phq2 => "PHQ-2",
        Instrument::Phq9 => "PHQ-9",
        Instrument::Gad2 => "GAD-2",
        Instrument::Gad7 => "GAD-7",
        Instrument::K6 => "K6",
        Instrument::CravingScale => "craving scale",
        Instrument::Barc10 => "BARC-10",
        Instrument::Cows => "COWS",
        Instrument::Sows => "SOWS",
        Instrument::BamUse => "BAM use",
        Instrument::BamRisk => "BAM risk",
        Instrument::BamProtective => "BAM protective",
        Instrument::BamUseContinuous => "BAM use, in days",
        Instrument::BamRiskContinuous => "BAM risk, in days",
        Instrument::BamProtectiveContinuous => "BAM protective, in days",
    }
}

/// How a scale or question of the person's own is answered.
#[must_use]
pub fn answer_form(form: AnswerForm) -> &'static str {
    match form {
        AnswerForm::Number => "a number from 0 to 10",
        AnswerForm::YesNo => "yes or no",
        AnswerForm::Words => "a few words",
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
        Ready::Unsure => "unsure",
        Ready::Yes => "ready",
    }
}

/// What a focus is, in words that fit after its name.
#[must_use]
pub fn focus_kind(kind: FocusKind) -> &'static str {
    match kind {
        FocusKind::OpioidShort => "short-acting opioid",
        FocusKind::OpioidLong => "long-acting opioid",
        FocusKind::Alcohol => "alcohol",
        FocusKind::Stimulant => "stimulant",
        FocusKind::Benzodiazepine => "benzodiazepine",
        FocusKind::Cannabis => "cannabis",
        FocusKind::Nicotine => "nicotine",
        FocusKind::Behaviour => "behaviour",
        FocusKind::Other => "other",
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

/// "33 of 50": done, of the times due; where much was not recorded that is said, too, since the rest alone
/// would mislead.
#[must_use]
pub fn routine_done(counts: RoutineCounts) -> String {
    let RoutineCounts { due, done, unrecorded, .. } = counts;
    let much = 4 * unrecorded > due;
    let unknown = if much { format!(", {unrecorded} not recorded") } else { String::new() };
    format!("{done} of {due}{unknown}")
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
