//! Questionnaires as `QuestionnaireResponse` and their scores as Observations, by the codes of LOINC.

use serde_json::{Value, json};

use super::observation::observation;
use super::{LOINC, OWN_CODES, concept, person};
use crate::domain::code::Code;
use crate::domain::id::Id;
use crate::domain::records::screening::Screening;
use crate::domain::screening::Instrument;

/// The codes of LOINC for a questionnaire: of all of it, of its total, and of its items.
struct Codes {
    panel: Option<&'static str>,
    total: Option<&'static str>,
    items: &'static [&'static str],
}

const PHQ_ITEMS: [&str; 9] = [
    "44250-9", "44255-8", "44259-0", "44254-1", "44251-7", "44258-2", "44252-5", "44253-3",
    "44260-8",
];
const GAD_ITEMS: [&str; 7] =
    ["69725-0", "68509-9", "69733-4", "69734-2", "69735-9", "69689-8", "69736-7"];

/// The answers of PHQ and GAD, from 0 on.
const ANSWERS: [&str; 4] = ["LA6568-5", "LA6569-3", "LA6570-1", "LA6571-9"];

fn codes(instrument: Instrument) -> Codes {
    let (panel, total, items): (_, _, &[&str]) = match instrument {
        Instrument::Phq2 => (Some("55757-9"), Some("55758-7"), &PHQ_ITEMS[..2]),
        Instrument::Phq9 => (Some("44249-1"), Some("44261-6"), &PHQ_ITEMS),
        Instrument::Gad2 => (None, None, &GAD_ITEMS[..2]),
        Instrument::Gad7 => (Some("69737-5"), Some("70274-6"), &GAD_ITEMS),
        _ => (None, None, &[]),
    };
    Codes { panel, total, items }
}

/// The resources of a screening, each with its id.
pub(super) fn resources(one: &Screening, item_9: bool) -> Vec<(Id, Value)> {
    let (Some(instrument), Some(day)) = (one.instrument, one.day) else { return Vec::new() };
    let codes = codes(instrument);
    let shown = instrument != Instrument::Phq9 || item_9;
    let answers: Vec<u8> = one.answers.as_ref().filter(|_| shown).map_or_else(Vec::new, |text| {
        text.as_str().split(',').filter_map(|answer| answer.trim().parse().ok()).collect()
    });
    let mut found = Vec::new();
    if !answers.is_empty() {
        let mut response = json!({
            "resourceType": "QuestionnaireResponse",
            "id": one.meta.id,
            "status": "completed",
            "subject": person(),
            "authored": day,
            "author": person(),
            "source": person(),
            "item": items(instrument, &codes, &answers),
        });
        if let Some(panel) = codes.panel {
            response["questionnaire"] = json!(format!("http://loinc.org/q/{panel}"));
        }
        found.push((one.meta.id, response));
    }
    if let Some(total) = one.total {
        let words = format!("{instrument} total");
        let code = match codes.total {
            Some(code) => concept(LOINC, code, &words),
            None => concept(OWN_CODES, instrument.code(), &words),
        };
        let id = if answers.is_empty() { one.meta.id } else { beside(one.meta.id) };
        let mut score = observation(id, &code, &json!(day));
        score["valueInteger"] = json!(total);
        if !answers.is_empty() {
            score["derivedFrom"] = json!([{ "reference": format!("urn:uuid:{}", one.meta.id) }]);
        }
        found.push((id, score));
    }
    found
}

fn items(instrument: Instrument, codes: &Codes, answers: &[u8]) -> Vec<Value> {
    let wording = instrument.items().map_or(&[] as &[&str], |items| items.wording);
    let words = instrument.items().map_or(&[] as &[&str], |items| items.answers);
    let item = |(at, answer): (usize, &u8)| {
        let place = usize::from(*answer);
        let answered =
            codes.items.get(at).and_then(|_| Some((ANSWERS.get(place)?, words.get(place)?)));
        let value = match answered {
            Some((code, words)) => {
                json!({ "valueCoding": { "system": LOINC, "code": code, "display": words } })
            }
            None => json!({ "valueInteger": answer }),
        };
        let link = codes.items.get(at).map_or_else(|| (at + 1).to_string(), ToString::to_string);
        let mut item = json!({ "linkId": link, "answer": [value] });
        if let Some(words) = wording.get(at) {
            item["text"] = json!(words);
        }
        item
    };
    answers.iter().enumerate().map(item).collect()
}

/// The id of the score beside the answers that it is worked out from.
fn beside(id: Id) -> Id {
    let mut bytes = *id.bytes();
    bytes[0] ^= 0xff;
    Id::from_random(bytes)
}
