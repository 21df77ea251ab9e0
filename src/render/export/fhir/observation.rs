//! The figures of entries as Observations.

use serde_json::{Value, json};

use super::{OWN_CODES, concept, person};
use crate::domain::code::Code;
use crate::domain::entry::checkin::{CheckIn, Used};
use crate::domain::entry::craving::Craving;
use crate::domain::entry::{Body, Entry};
use crate::domain::focus_kind::FocusKind;
use crate::domain::id::Id;
use crate::domain::scale::Scale;
use crate::render::format;

/// An Observation of a survey: what it is of, and when.
pub(super) fn observation(id: Id, code: &Value, effective: &Value) -> Value {
    let category = "http://terminology.hl7.org/CodeSystem/observation-category";
    json!({
        "resourceType": "Observation",
        "id": id,
        "status": "final",
        "category": [{ "coding": [{ "system": category, "code": "survey" }] }],
        "code": code,
        "subject": person(),
        "effectiveDateTime": effective,
        "performer": [person()],
    })
}

/// The Observation of an entry; `None` of one without figures. Whether somebody feels safe is not in it.
pub(super) fn of_entry(entry: &Entry, kind: &dyn Fn(Id) -> Option<FocusKind>) -> Option<Value> {
    let named = |focus: Id| kind(focus).map_or("", format::focus_kind);
    let (code, words, value, components) = match &entry.body {
        Body::CheckIn(checkin) => {
            ("check-in", "Daily check-in, own ratings", None, of_checkin(checkin, &named))
        }
        Body::Craving(craving) => (
            "craving",
            "Craving, 0 to 10",
            Some(("valueInteger", json!(u8::from(craving.intensity)))),
            of_craving(craving),
        ),
        Body::Use(used) => {
            let overdose = used
                .overdose
                .map(|overdose| component("overdose", "Overdose", "valueBoolean", json!(overdose)));
            let of = component("focus", "Of what", "valueString", json!(named(used.focus)));
            let said = (!named(used.focus).is_empty()).then_some(of);
            let told = Some(("valueBoolean", json!(true)));
            ("use", "Return to use", told, said.into_iter().chain(overdose).collect())
        }
        Body::Symptoms(check) => {
            let rated = check.symptoms.iter().map(|(symptom, rating)| {
                component(symptom.code(), format::symptom(*symptom), "valueInteger", json!(rating))
            });
            (
                "symptoms",
                "Own list of symptoms, 0 to 4 each, no clinical scale",
                None,
                rated.collect(),
            )
        }
        Body::Life(life) => {
            let rated = life
                .areas
                .iter()
                .map(|(area, rating)| rating_of(area.code(), format::area(*area), *rating));
            ("life", "Areas of life, 0 to 10 each", None, rated.collect::<Vec<_>>())
        }
        Body::Stage(told) => {
            let value = concept(OWN_CODES, told.stage.code(), &format::stage(told.stage));
            let value = Some(("valueCodeableConcept", value));
            ("stage", "Stage of change, as the person sees it", value, Vec::new())
        }
        Body::Note | Body::Balance(_) | Body::Dose(_) | Body::Thought(_) => return None,
    };
    if value.is_none() && components.is_empty() {
        return None;
    }
    let effective = match entry.body {
        Body::CheckIn(_) => json!(entry.day),
        _ => json!(entry.at),
    };
    let mut resource = observation(entry.id, &concept(OWN_CODES, code, words), &effective);
    if let Some((key, value)) = value {
        resource[key] = value;
    }
    if !components.is_empty() {
        resource["component"] = Value::Array(components);
    }
    Some(resource)
}

fn of_checkin(checkin: &CheckIn, named: &dyn Fn(Id) -> &'static str) -> Vec<Value> {
    let rated = checkin.ratings.given().map(|(rating, value)| {
        let meaning = rating.spec().meaning;
        let meaning = format::capital(meaning.strip_prefix("The ").unwrap_or(meaning));
        rating_of(rating.code(), &format!("{meaning}, 0 to 10"), value)
    });
    let slept = checkin.sleep_hours.map(|hours| {
        component("sleep", "Hours slept", "valueQuantity", quantity(f64::from(hours), "h"))
    });
    let used = checkin.used.iter().filter(|answer| answer.used != Used::Skip).map(|answer| {
        let words = format!("Use reported: {}", named(answer.focus));
        component(
            "use",
            words.trim_end_matches([':', ' ']),
            "valueBoolean",
            json!(answer.used == Used::Yes),
        )
    });
    rated.chain(slept).chain(used).collect()
}

fn of_craving(craving: &Craving) -> Vec<Value> {
    let minutes = craving.minutes.map(|minutes| {
        component(
            "minutes",
            "How long it lasted",
            "valueQuantity",
            quantity(u16::from(minutes).into(), "min"),
        )
    });
    let after = craving.after.map(|after| rating_of("after", "Craving afterwards, 0 to 10", after));
    minutes.into_iter().chain(after).collect()
}

fn rating_of(code: &str, words: &str, rating: Scale) -> Value {
    component(code, words, "valueInteger", json!(u8::from(rating)))
}

fn component(code: &str, words: &str, key: &str, value: Value) -> Value {
    let mut component = json!({ "code": concept(OWN_CODES, code, words) });
    component[key] = value;
    component
}

fn quantity(value: f64, unit: &str) -> Value {
    json!({ "value": value, "unit": unit, "system": "http://unitsofmeasure.org", "code": unit })
}
