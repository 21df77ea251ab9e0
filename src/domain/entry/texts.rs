//! Every text of an entry that the person wrote: what a search finds, and what a page withholds.

use super::balance::Balance;
use super::checkin::CheckIn;
use super::craving::Craving;
use super::dose::DoseEntry;
use super::field::Field;
use super::life::LifeCheck;
use super::own_answer::OwnAnswer;
use super::return_to_use::ReturnToUse;
use super::stage::StageOfChange;
use super::symptoms::SymptomCheck;
use super::thought::ThoughtRecord;
use super::{Body, Entry};
use crate::domain::text::{Label, Text};

impl Entry {
    /// Every text in it that the person wrote, its note first, in the order in which the journal puts
    /// them together for a search.
    #[must_use]
    pub fn texts(&self) -> Vec<(Field, &str)> {
        let mut texts = Texts(Vec::new());
        texts.text(Field::Note, self.note.as_ref());
        texts.of(&self.body);
        texts.0
    }
}

struct Texts<'e>(Vec<(Field, &'e str)>);

impl<'e> Texts<'e> {
    fn text(&mut self, of: Field, text: Option<&'e Text>) {
        self.0.extend(text.map(|text| (of, text.as_str())));
    }

    fn labels(&mut self, of: Field, labels: impl IntoIterator<Item = &'e Label>) {
        self.0.extend(labels.into_iter().map(|label| (of, label.as_str())));
    }

    /// Each field is named, so that a new one is not passed over.
    fn of(&mut self, body: &'e Body) {
        match body {
            Body::CheckIn(CheckIn {
                feelings,
                small,
                small_done: _,
                ratings: _,
                sleep_hours: _,
                safe: _,
                situations: _,
                used: _,
                amounts: _,
                own,
            }) => {
                self.text(Field::Small, small.as_ref());
                self.labels(Field::Scale, own.values().filter_map(OwnAnswer::words));
                self.labels(Field::Feeling, feelings);
            }
            Body::Craving(Craving {
                place,
                company,
                thought,
                feelings,
                tags,
                intensity: _,
                minutes: _,
                situations: _,
                coping: _,
                after: _,
                acted: _,
                focus: _,
            }) => {
                self.text(Field::Thought, thought.as_ref());
                self.labels(Field::Place, place);
                self.labels(Field::Company, company);
                self.labels(Field::Feeling, feelings);
                self.labels(Field::Tag, tags);
            }
            Body::Use(ReturnToUse {
                what,
                thought,
                feelings,
                helped,
                next,
                focus: _,
                overdose: _,
                amount: _,
                cost: _,
                currency: _,
            }) => {
                self.text(Field::What, what.as_ref());
                self.text(Field::Thought, thought.as_ref());
                self.text(Field::Helped, helped.as_ref());
                self.text(Field::Next, next.as_ref());
                self.labels(Field::Feeling, feelings);
            }
            Body::Balance(Balance { pros, cons, barrier, remedy, focus: _, ready: _ }) => {
                self.text(Field::Pros, pros.as_ref());
                self.text(Field::Cons, cons.as_ref());
                self.text(Field::Barrier, barrier.as_ref());
                self.text(Field::Remedy, remedy.as_ref());
            }
            Body::Thought(ThoughtRecord {
                what,
                thought,
                feelings,
                view,
                problem,
                options,
                step,
                before: _,
                after: _,
            }) => {
                self.text(Field::What, what.as_ref());
                self.text(Field::Thought, thought.as_ref());
                self.text(Field::View, view.as_ref());
                self.text(Field::Problem, problem.as_ref());
                self.text(Field::Options, options.as_ref());
                self.text(Field::Step, step.as_ref());
                self.labels(Field::Feeling, feelings);
            }
            Body::Stage(StageOfChange { focus: _, stage: _ })
            | Body::Dose(DoseEntry { medication: _, outcome: _ })
            | Body::Symptoms(SymptomCheck { focus: _, symptoms: _ })
            | Body::Life(LifeCheck { areas: _ })
            | Body::Note => {}
        }
    }
}
