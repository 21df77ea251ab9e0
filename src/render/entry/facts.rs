//! An entry whole, as facts by name: what `show` lists, and `edit` compares.

use crate::domain::entry::checkin::Used;
use crate::domain::entry::coping::{Helped, Tried};
use crate::domain::entry::craving::Acted;
use crate::domain::entry::field::Field;
use crate::domain::entry::situation::Situations;
use crate::domain::rating::Ratings;
use crate::domain::scale::Scale;
use crate::domain::series::Series;
use crate::domain::text::{Label, Name, Text};
use crate::render::amounts;
use crate::render::format;
use crate::render::labels::LabelKey;
use crate::render::look::Look;
use crate::report::entry::{
    AnswerView, BalanceView, BodyView, CheckInView, CravingView, DoseView, EntryView,
    OwnAnswerView, ThoughtView, UseView,
};

/// One thing that an entry says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fact {
    /// The field that says it; absent where `edit` cannot change it.
    pub field: Option<Field>,
    /// Its name: "Mood".
    pub name: String,
    /// What it says, as one harmless line or, of a text, as typed.
    pub value: Value,
}

impl Fact {
    /// Whether it is a text of the person's, which may have many lines.
    #[must_use]
    pub fn is_text(&self) -> bool {
        matches!(self.value, Value::Text(_))
    }

    /// Whether it holds words of the person's, short or long.
    #[must_use]
    pub fn is_words(&self) -> bool {
        !matches!(self.value, Value::Figure(_))
    }

    /// What it says as one harmless line.
    #[must_use]
    pub fn said(&self, look: &Look) -> String {
        match &self.value {
            Value::Figure(said) | Value::Labels(said) => said.clone(),
            Value::Text(text) => look.line(text.as_str().trim()).into_owned(),
        }
    }
}

/// What a fact says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value {
    /// A figure or a choice, in words.
    Figure(String),
    /// Short texts of the person's, as one harmless line.
    Labels(String),
    /// A text of the person's, as typed.
    Text(Text),
}

/// What an entry says, in the order in which it was asked; what it does not say is left out.
#[must_use]
pub fn facts(view: &EntryView, look: &Look) -> Vec<Fact> {
    gather(view, Facts { look, found: Vec::new(), figures: true })
}

/// As [`facts`], of the person's words alone.
pub(super) fn words(view: &EntryView, look: &Look) -> Vec<Fact> {
    gather(view, Facts { look, found: Vec::new(), figures: false })
}

fn gather(view: &EntryView, mut facts: Facts<'_>) -> Vec<Fact> {
    match &view.body {
        BodyView::CheckIn(checkin) => facts.of_checkin(checkin),
        BodyView::Craving(craving) => facts.of_craving(craving),
        BodyView::Use(used) => facts.of_use(used),
        BodyView::Stage(told) => {
            facts.focus(told.focus.as_ref());
            facts.figure(Field::Stage, "Stage", Some(format::stage(told.stage)));
        }
        BodyView::Balance(balance) => facts.of_balance(balance),
        BodyView::Symptoms(view) => {
            facts.focus(view.focus.as_ref());
            let said = format::list(&format::symptoms(&view.symptoms));
            let sum = format!("{said} ({} of {})", view.sum, view.most);
            facts.figure(Field::Item, "Symptoms", Some(sum));
        }
        BodyView::Life(life) => {
            facts.figure(Field::Area, "Areas", Some(format::areas(&life.areas).join(", ")));
        }
        BodyView::Thought(record) => facts.of_thought(record),
        BodyView::Dose(dose) => facts.of_dose(dose),
        BodyView::Note {} => {}
    }
    facts.text(Field::Note, "Note", view.note.as_ref());
    facts.found
}

struct Facts<'l> {
    look: &'l Look,
    found: Vec<Fact>,
    /// Whether figures are wanted, too: a long list has thousands of each.
    figures: bool,
}

impl Facts<'_> {
    fn of_checkin(&mut self, checkin: &CheckInView) {
        let ratings = if self.figures { checkin.ratings } else { Ratings::default() };
        for (rating, value) in ratings.given() {
            let name = self.look.series(Series::Rating(rating));
            self.figure(Field::Rating(rating), &name, Some(value));
        }
        let sleep = checkin.sleep_hours.map(|hours| self.look.hours(&format::number(hours.get())));
        self.figure(Field::Sleep, &self.look.series(Series::SleepHours), sleep);
        let used = answered(&checkin.used, self.look, |answer| match answer.used {
            Used::No => "no".to_owned(),
            Used::Yes => amounts::of_answer(answer, self.look).unwrap_or_else(|| "yes".to_owned()),
            Used::Skip => "not said".to_owned(),
        });
        self.figure(Field::Used, &format::capital(&self.look.label(LabelKey::Use)), used);
        self.own_answers(&checkin.own);
        self.situations(checkin.situations);
        self.figure(Field::Safe, "Feels safe", checkin.safe.map(yes_no));
        self.labels(Field::Feeling, "Feelings", checkin.feelings.iter().flatten());
        self.figure(
            Field::SmallDone,
            "Small thing before",
            checkin.small_done.map(format::small_done),
        );
        self.text(Field::Small, "One small thing", checkin.small.as_ref());
    }

    /// The answers to scales of the person's own; with one in words among them they are words.
    fn own_answers(&mut self, own: &[OwnAnswerView]) {
        let shown = own.iter().filter(|own| self.figures || own.answer.words().is_some());
        let said: Vec<_> = shown.map(|own| own_answer(own, self.look)).collect();
        let has_words = own.iter().any(|own| own.answer.words().is_some());
        let value = if has_words { Value::Labels } else { Value::Figure };
        let value = (!said.is_empty()).then(|| value(said.join(", ")));
        self.push(Field::Scale, "Scales of your own", value);
    }

    fn of_craving(&mut self, craving: &CravingView) {
        self.figure(Field::Intensity, "Strength", Some(format!("{} of 10", craving.intensity)));
        let minutes = craving.minutes.map(|n| format::count(n.get().into(), "minute", "minutes"));
        self.figure(Field::Minutes, "Lasted", minutes);
        self.situations(craving.situations);
        self.labels(Field::Tag, "Tags", craving.tags.iter().flatten());
        let tried = craving.coping.iter().copied().filter(|_| self.figures);
        let tried: Vec<_> = tried.map(coping).collect();
        self.figure(Field::Coping, "Tried", (!tried.is_empty()).then(|| tried.join(", ")));
        self.figure(
            Field::After,
            "Afterwards",
            craving.after.map(|after| format!("{after} of 10")),
        );
        let acted = craving.acted.map(|acted| match acted {
            Acted::No => "no",
            Acted::Yes => "yes",
            Acted::Skip => "not said",
        });
        self.figure(Field::Acted, "Acted on", acted);
        self.focus(craving.focus.as_ref());
        self.labels(Field::Place, "Place", craving.place.as_ref());
        self.labels(Field::Company, "Company", craving.company.as_ref());
        self.labels(Field::Feeling, "Feelings", craving.feelings.iter().flatten());
        self.text(Field::Thought, "Thought", craving.thought.as_ref());
    }

    fn of_thought(&mut self, record: &ThoughtView) {
        let strength = |scale: Option<Scale>| scale.map(|scale| format!("{scale} of 10"));
        self.text(Field::What, "What happened", record.what.as_ref());
        self.text(Field::Thought, "Thought", record.thought.as_ref());
        self.labels(Field::Feeling, "Feelings", record.feelings.iter().flatten());
        self.figure(Field::Before, "How strong", strength(record.before));
        self.text(Field::View, "Another view", record.view.as_ref());
        self.figure(Field::After, "Afterwards", strength(record.after));
        self.text(Field::Problem, "Problem", record.problem.as_ref());
        self.text(Field::Options, "Options", record.options.as_ref());
        self.text(Field::Step, "First step", record.step.as_ref());
    }

    fn of_use(&mut self, used: &UseView) {
        self.focus(used.focus.as_ref());
        let unit = used.unit.as_ref();
        let amount = used.amount.map(|amount| amounts::amount(amount.into(), unit, self.look));
        self.figure(Field::Amount, "Amount", amount);
        self.figure(Field::Cost, "Cost", amounts::cost_of_use(used, self.look));
        self.figure(Field::Overdose, "Overdose", used.overdose.map(yes_no));
        self.labels(Field::Feeling, "Feelings", used.feelings.iter().flatten());
        self.text(Field::What, "What happened", used.what.as_ref());
        self.text(Field::Thought, "What went through your mind", used.thought.as_ref());
        self.text(Field::Helped, "What helped", used.helped.as_ref());
        self.text(Field::Next, "What next", used.next.as_ref());
    }

    fn of_balance(&mut self, balance: &BalanceView) {
        self.focus(balance.focus.as_ref());
        self.figure(Field::Ready, "Ready", balance.ready.map(format::ready));
        self.text(Field::Pros, "For a change", balance.pros.as_ref());
        self.text(Field::Cons, "Against it", balance.cons.as_ref());
        self.text(Field::Barrier, "In the way", balance.barrier.as_ref());
        self.text(Field::Remedy, "What would remove that", balance.remedy.as_ref());
    }

    fn of_dose(&mut self, dose: &DoseView) {
        let name = dose.medication.as_ref().map_or("", |name| name.as_str());
        let said = format!("{}, {}", self.look.line(name), dose.outcome);
        self.figure(Field::Outcome, "Dose", Some(said));
    }

    fn focus(&mut self, name: Option<&Name>) {
        let name = name.map(|name| self.look.line(name.as_str()).into_owned());
        self.figure(Field::Focus, "Focus", name);
    }

    fn situations(&mut self, found: Option<Situations>) {
        let said = found.filter(|_| self.figures).map(|found| {
            if found.is_empty() {
                return "none".to_owned();
            }
            found.iter().map(format::situation).collect::<Vec<_>>().join(", ")
        });
        self.figure(Field::Situation, "What was going on", said);
    }

    fn figure(&mut self, field: Field, name: &str, value: Option<impl ToString>) {
        let value = value.filter(|_| self.figures).map(|value| Value::Figure(value.to_string()));
        self.push(field, name, value);
    }

    fn labels<'t>(
        &mut self,
        field: Field,
        name: &str,
        labels: impl IntoIterator<Item = &'t Label>,
    ) {
        let labels: Vec<_> =
            labels.into_iter().map(|label| self.look.line(label.as_str())).collect();
        self.push(field, name, (!labels.is_empty()).then(|| Value::Labels(labels.join(", "))));
    }

    fn text(&mut self, field: Field, name: &str, text: Option<&Text>) {
        self.push(field, name, text.cloned().map(Value::Text));
    }

    fn push(&mut self, field: Field, name: &str, value: Option<Value>) {
        self.found.extend(value.map(|value| Fact {
            field: Some(field),
            name: name.to_owned(),
            value,
        }));
    }
}

/// "pain 4", or "grateful for: my sister".
pub(super) fn own_answer(own: &OwnAnswerView, look: &Look) -> String {
    let name = look.line(own.name.as_ref().map_or("", |name| name.as_str()));
    match own.answer.words() {
        Some(words) => format!("{name}: {}", look.line(words.as_str())),
        None => format!("{name} {}", own.answer),
    }
}

/// The answers in the words that `said` has for them, each after its focus where that is not plain.
pub(super) fn answered(
    answers: &[AnswerView],
    look: &Look,
    said: impl Fn(&AnswerView) -> String,
) -> Option<String> {
    match answers {
        [] => None,
        [only] if only.is_primary || only.focus.is_none() => Some(said(only)),
        several => {
            let each = several.iter().map(|answer| {
                let focus = answer.focus.as_ref().map_or("", |name| name.as_str());
                format!("{}: {}", look.line(focus), said(answer))
            });
            Some(each.collect::<Vec<_>>().join(", "))
        }
    }
}

/// "talk (helped)"; without an answer only "talk".
#[must_use]
pub fn coping(tried: Tried) -> String {
    let helped = match tried.helped {
        Some(Helped::Helped) => " (helped)",
        Some(Helped::Partly) => " (helped in part)",
        Some(Helped::No) => " (did not help)",
        None => "",
    };
    format!("{}{helped}", format::coping(tried.coping))
}

fn yes_no(yes: bool) -> &'static str {
    if yes { "yes" } else { "no" }
}
