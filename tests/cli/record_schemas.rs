//! The JSON Schemas of what people keep by name follow from its fields.

use std::fs;
use std::path::Path;

use daymark::domain::record::{Input, Record};
use daymark::storage::Table;
use daymark::storage::registry::{EachRecord, each_record};
use serde_json::{Map, Value, json};

/// The kinds of records whose answers say more than their fields, and have schemas written by hand.
const OWN: [&str; 1] = ["routine"];

/// The schemas of every other kind of record, each with the name of its file.
struct Schemas(Vec<(String, Value)>);

impl EachRecord for Schemas {
    type Error = std::convert::Infallible;

    fn visit<R: Table>(&mut self) -> Result<(), Self::Error> {
        let (one, many) = (R::NOUN.key, R::NOUN.keys);
        if OWN.contains(&one) {
            return Ok(());
        }
        self.0.push((format!("{one}.v1.json"), of_one::<R>()));
        self.0.push((format!("{many}.v1.json"), of_list::<R>()));
        Ok(())
    }
}

fn schemas() -> Vec<(String, Value)> {
    let mut schemas = Schemas(Vec::new());
    let Ok(()) = each_record(&mut schemas);
    schemas.0
}

fn head(name: &str, title: &str) -> Map<String, Value> {
    let head = json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": format!("daymark.{name}.v1"),
        "title": title,
        "description": "Further keys may be added within v1.",
        "type": "object",
    });
    let Value::Object(head) = head else { unreachable!("it is an object") };
    head
}

fn of_one<R: Record>() -> Value {
    let (verb, one) = (R::NOUN.command, R::NOUN.key);
    let mut schema = head(one, &format!("daymark {verb} add|show|edit|archive|delete --json"));
    schema
        .insert("required".to_owned(), json!(["schema", "done", "result", "changed", one, "also"]));
    schema.insert(
        "properties".to_owned(),
        json!({
            "schema": { "const": format!("daymark.{one}.v1") },
            "done": {
                "description": "What was done to it; absent where it was only asked for.",
                "enum": [
                    "added", "edited", "marked", "archived", "restored", "deleted", "erased", null,
                ],
            },
            "result": {
                "description": "Whether anything was changed; absent where it was only asked for.",
                "enum": ["created", "updated", "unchanged", null],
            },
            "changed": {
                "description": "What was changed of it, by the names of the flags.",
                "type": "array",
                "items": { "type": "string" },
                "uniqueItems": true,
            },
            one: { "$ref": format!("#/$defs/{one}") },
            "also": {
                "description": "Others to which the same was done.",
                "type": "array",
                "items": { "$ref": format!("#/$defs/{one}") },
            },
        }),
    );
    schema.insert("$defs".to_owned(), json!({ one: record::<R>() }));
    Value::Object(schema)
}

fn of_list<R: Record>() -> Value {
    let list = of_plain_list::<R>();
    if R::NOUN.keys == "screenings" { of_screenings(list) } else { list }
}

/// With what was begun and can be gone on with.
fn of_screenings(mut list: Value) -> Value {
    list["required"].as_array_mut().unwrap().push(json!("unfinished"));
    list["properties"]["unfinished"] = json!({
        "description": "Those that were broken off and can be gone on with.",
        "type": "array",
        "items": {
            "type": "object",
            "required": ["instrument", "day", "answered", "items"],
            "properties": {
                "instrument": { "type": "string" },
                "day": { "type": "string", "format": "date" },
                "answered": {
                    "description": "How many items are answered.",
                    "type": "integer",
                    "minimum": 1,
                },
                "items": {
                    "description": "How many items it has.",
                    "type": "integer",
                    "minimum": 1,
                },
            },
        },
    });
    list
}

fn of_plain_list<R: Record>() -> Value {
    let (verb, one, many) = (R::NOUN.command, R::NOUN.key, R::NOUN.keys);
    let mut schema = head(many, &format!("daymark {verb} list --json"));
    schema.insert("required".to_owned(), json!(["schema", many, "archived"]));
    schema.insert(
        "properties".to_owned(),
        json!({
            "schema": { "const": format!("daymark.{many}.v1") },
            many: {
                "description": "Those that are listed, in their order.",
                "type": "array",
                "items": { "$ref": format!("{one}.v1.json#/$defs/{one}") },
            },
            "archived": {
                "description": "How many more are put away.",
                "type": "integer",
                "minimum": 0,
            },
        }),
    );
    Value::Object(schema)
}

fn record<R: Record>() -> Value {
    let mut properties = Map::new();
    let instant = json!({ "type": "string", "format": "date-time" });
    let id = if R::STARTERS.is_empty() { json!("string") } else { json!(["string", "null"]) };
    properties.insert("id".to_owned(), json!({ "type": id, "format": "uuid" }));
    properties.insert("name".to_owned(), json!({ "type": "string", "minLength": 1 }));
    properties.insert("position".to_owned(), json!({ "type": "integer", "minimum": 0 }));
    properties.insert(
        "archived_at".to_owned(),
        json!({
            "description": "When it was put away, if it was.",
            "type": ["string", "null"],
            "format": "date-time",
        }),
    );
    properties.insert("updated_at".to_owned(), instant);
    for field in R::FIELDS {
        let mut property = Map::new();
        property.insert("description".to_owned(), json!(format!("{}.", field.help)));
        match field.input {
            Input::Choice(list) => {
                let codes = list.codes().into_iter().map(Value::from).chain([Value::Null]);
                property.insert("enum".to_owned(), codes.collect());
            }
            Input::Day => {
                property.insert("type".to_owned(), json!(["string", "null"]));
                property.insert("format".to_owned(), json!("date"));
            }
            Input::Moment => {
                property.insert("type".to_owned(), json!(["string", "null"]));
                property.insert("format".to_owned(), json!("date-time"));
            }
            Input::Decimal => {
                property.insert("type".to_owned(), json!(["number", "null"]));
            }
            Input::Flag => {
                property.insert("type".to_owned(), json!("boolean"));
            }
            Input::Number => {
                property.insert("type".to_owned(), json!(["integer", "null"]));
            }
            Input::Line
            | Input::Focus
            | Input::Text
            | Input::Schedule
            | Input::DayTime
            | Input::Within
            | Input::After => {
                property.insert("type".to_owned(), json!(["string", "null"]));
            }
        }
        properties.insert(field.flag.replace('-', "_"), Value::Object(property));
    }
    let required: Vec<_> = properties.keys().cloned().collect();
    json!({ "type": "object", "required": required, "properties": properties })
}

fn file(name: &str) -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/schema").join(name)
}

fn text(schema: &Value) -> String {
    format!("{}\n", serde_json::to_string_pretty(schema).unwrap())
}

#[test]
fn the_schemas_of_records_follow_from_their_fields() {
    for (name, schema) in schemas() {
        let there = fs::read_to_string(file(&name)).unwrap_or_default();
        assert_eq!(there, text(&schema), "write it with: just reference");
    }
}

#[test]
#[ignore = "writes docs/schema"]
fn write_the_reference_of_records() {
    for (name, schema) in schemas() {
        fs::write(file(&name), text(&schema)).unwrap();
    }
}
