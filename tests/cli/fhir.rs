//! `daymark export data --format fhir`

use std::collections::BTreeSet;
use std::fs;

use insta::assert_snapshot;
use serde_json::Value;

use crate::support::Home;

fn furnished() -> Home {
    let home = Home::with_journal();
    for line in [
        "checkin --mood 6 --sleep 7.5 --used no --safe no --note 'secret words' --feeling lonely",
        "craving 7 --minutes 20 --after 3 --thought 'secret thought'",
        "used --date 2026-11-10 --overdose no --what 'secret event'",
        "symptoms --item sweating:2,aches:3",
        "life --area housing:6",
        "stage set action",
        "screen take phq-9 --answers 2,1,0,1,0,1,2,0,1",
        "screen take phq-2 --answers 2,1",
        "screen take k6 --answers 1,1,1,1,1,1",
        "screen record barc-10 --total 48",
        "note add 'secret note'",
    ] {
        let said = home.run(line);
        assert_eq!(said.code, 0, "{line}: {said}");
    }
    home
}

fn bundle(home: &Home, more: &str) -> (String, Vec<Value>) {
    let said = home.run(&format!("export data --format fhir --yes {more}"));
    assert_eq!(said.code, 0, "{said}");
    let bundle: Value = serde_json::from_str(&said.stdout).unwrap();
    assert_eq!(
        (&bundle["resourceType"], &bundle["type"]),
        (&"Bundle".into(), &"collection".into())
    );
    let entries = bundle["entry"].as_array().unwrap().clone();
    (said.stdout, entries)
}

/// Every reference in a resource.
fn references(value: &Value, found: &mut Vec<String>) {
    match value {
        Value::Object(map) => {
            for (key, value) in map {
                if key == "reference" {
                    found.push(value.as_str().unwrap().to_owned());
                }
                references(value, found);
            }
        }
        Value::Array(list) => list.iter().for_each(|value| references(value, found)),
        _ => {}
    }
}

#[test]
fn figures_and_scores_are_in_it_and_no_words() {
    let home = furnished();
    let (text, entries) = bundle(&home, "");
    for word in ["secret", "heroin", "lonely", "safe"] {
        assert!(!text.contains(word), "{word}");
    }
    let urls: BTreeSet<_> = entries.iter().map(|entry| entry["fullUrl"].to_string()).collect();
    assert_eq!(urls.len(), entries.len());
    let mut named = Vec::new();
    for entry in &entries {
        let resource = &entry["resource"];
        references(resource, &mut named);
        assert_eq!(entry["fullUrl"], format!("urn:uuid:{}", resource["id"].as_str().unwrap()));
        if resource["resourceType"] == "Observation" {
            let has_value =
                resource.as_object().unwrap().keys().any(|key| key.starts_with("value"));
            assert!(has_value || !resource["component"].as_array().unwrap().is_empty());
            assert_eq!(resource["category"][0]["coding"][0]["code"], "survey");
        }
    }
    assert!(named.iter().all(|one| urls.contains(&format!("\"{one}\""))), "{named:?}");
    let one =
        |code: &str| text.lines().find(|line| line.contains(code)).unwrap_or_default().to_owned();
    assert_snapshot!(one("\"check-in\""), @r#"{"fullUrl":"urn:uuid:3feda3f5-2654-4547-95b8-e7a0f4c4eea8","resource":{"category":[{"coding":[{"code":"survey","system":"http://terminology.hl7.org/CodeSystem/observation-category"}]}],"code":{"coding":[{"code":"check-in","system":"urn:x-daymark:codes"}],"text":"Daily check-in, own ratings"},"component":[{"code":{"coding":[{"code":"mood","system":"urn:x-daymark:codes"}],"text":"Mood, 0 to 10"},"valueInteger":6},{"code":{"coding":[{"code":"sleep","system":"urn:x-daymark:codes"}],"text":"Hours slept"},"valueQuantity":{"code":"h","system":"http://unitsofmeasure.org","unit":"h","value":7.5}},{"code":{"coding":[{"code":"use","system":"urn:x-daymark:codes"}],"text":"Use reported: short-acting opioid"},"valueBoolean":false}],"effectiveDateTime":"2026-11-20","id":"3feda3f5-2654-4547-95b8-e7a0f4c4eea8","performer":[{"reference":"urn:uuid:00000000-0000-4000-8000-000000000000"}],"resourceType":"Observation","status":"final","subject":{"reference":"urn:uuid:00000000-0000-4000-8000-000000000000"}}},"#);
    assert_snapshot!(one("55758-7"), @r#"{"fullUrl":"urn:uuid:ffb8a6a7-3277-471e-985a-8123c3d29360","resource":{"category":[{"coding":[{"code":"survey","system":"http://terminology.hl7.org/CodeSystem/observation-category"}]}],"code":{"coding":[{"code":"55758-7","system":"http://loinc.org"}],"text":"phq-2 total"},"derivedFrom":[{"reference":"urn:uuid:00b8a6a7-3277-471e-985a-8123c3d29360"}],"effectiveDateTime":"2026-11-20","id":"ffb8a6a7-3277-471e-985a-8123c3d29360","performer":[{"reference":"urn:uuid:00000000-0000-4000-8000-000000000000"}],"resourceType":"Observation","status":"final","subject":{"reference":"urn:uuid:00000000-0000-4000-8000-000000000000"},"valueInteger":3}},"#);
    assert_eq!(bundle(&home, "").0, text);
}

#[test]
fn item_9_is_let_out_only_where_it_is_said() {
    let home = furnished();
    let (text, _) = bundle(&home, "");
    // From the other answers and the total it would follow.
    assert!(text.contains("44261-6") && !text.contains("44260-8") && !text.contains("44259-0"));
    let (text, _) = bundle(&home, "--include item9");
    assert!(text.contains("44260-8"));
    assert_snapshot!(home.run("export data --format fhir --include item9 --output x.json"), @r#"
    --- standard error
    This copy is not encrypted: whoever has it can read all of it, private entries too.
    error: item 9 is included only with your consent; nothing was written
    hint: add --yes, or run this on a terminal
    --- exit 1
    "#);
    assert_snapshot!(home.run("export data --format json --include item9"), @r#"
    --- standard error
    error: --include goes with --format fhir: the other forms hold all of it
    hint: leave it out
    --- exit 2
    "#);
}

/// Held against the schema that HL7 publishes; `just fhir-schema` brings it.
#[test]
#[ignore = "needs the published schema; `just fhir-schema` runs it"]
fn the_published_schema_takes_it() {
    let schema = fs::read_to_string("target/fhir/fhir.schema.json").unwrap();
    let published: Value = serde_json::from_str(&schema).unwrap();
    let schema = serde_json::json!({
        "$schema": "http://json-schema.org/draft-06/schema#",
        "definitions": published["definitions"],
        "allOf": [{ "$ref": "#/definitions/Bundle" }],
    });
    let validator = jsonschema::validator_for(&schema).unwrap();
    let home = furnished();
    for more in ["", "--include item9"] {
        let bundle: Value = serde_json::from_str(&bundle(&home, more).0).unwrap();
        let errors: Vec<_> =
            validator.iter_errors(&bundle).map(|error| error.to_string()).collect();
        assert!(errors.is_empty(), "{errors:#?}");
    }
}
