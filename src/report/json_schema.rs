//! JSON Schemas of the answers: derived from their types, and held against `docs/schema`.

/// Holds `docs/schema` to the types of answers, by the name of each and the commands that give it.
///
/// `just reference` writes what has changed.
macro_rules! schemas {
    ($($name:literal: $answer:ty = $title:literal),+ $(,)?) => {
        #[cfg(test)]
        mod schema {
            use super::*;
            use $crate::report::json_schema::AnswerSchema;

            fn all() -> Vec<AnswerSchema> {
                vec![$(AnswerSchema::of::<$answer>($name, $title)),+]
            }

            #[test]
            fn follows_from_the_type() {
                all().iter().for_each(AnswerSchema::check);
            }

            #[test]
            #[ignore = "writes docs/schema"]
            fn write_the_reference() {
                all().iter().for_each(AnswerSchema::write);
            }
        }
    };
}
pub(crate) use schemas;

#[cfg(test)]
pub(crate) use derived::{AnswerSchema, OfEntry};

#[cfg(test)]
mod derived {
    use std::borrow::Cow;
    use std::fs;
    use std::path::PathBuf;

    use schemars::generate::SchemaSettings;
    use schemars::transform::RecursiveTransform;
    use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
    use serde_json::{Value, json};

    use crate::report::journal_file::List;
    use crate::report::record::Done;
    use crate::report::today::OwnWarning;

    /// The schema of one answer.
    pub(crate) struct AnswerSchema {
        name: &'static str,
        text: String,
    }

    impl AnswerSchema {
        /// That of a type, `daymark.NAME.v1`.
        pub(crate) fn of<A: JsonSchema>(name: &'static str, title: &str) -> Self {
            let settings = SchemaSettings::draft2020_12().for_serialize();
            let plain = RecursiveTransform(simplify);
            let generator = settings.with_transform(plain).into_generator();
            let mut schema = generator.into_root_schema_for::<A>();
            schema.insert("$id".to_owned(), json!(format!("daymark.{name}.v1")));
            schema.insert("title".to_owned(), json!(title));
            let about = schema.get("description").and_then(Value::as_str).unwrap_or_default();
            let about = format!("{about} Further keys may be added within v1.");
            schema.insert("description".to_owned(), json!(about.trim()));
            let properties = schema.get_mut("properties").and_then(Value::as_object_mut);
            if let Some(called) = properties.and_then(|all| all.get_mut("schema")) {
                *called = json!({ "const": format!("daymark.{name}.v1") });
            }
            Self { name, text: laid_out(schema.as_value(), 0) + "\n" }
        }

        fn file(&self) -> PathBuf {
            let file = format!("{}.v1.json", self.name);
            [env!("CARGO_MANIFEST_DIR"), "docs", "schema", &file].iter().collect()
        }

        /// Holds the file to it.
        pub(crate) fn check(&self) {
            let written = fs::read_to_string(self.file()).unwrap_or_default();
            let file = self.file();
            assert!(written == self.text, "{}: write it with: just reference", file.display());
        }

        /// Writes the file.
        pub(crate) fn write(&self) {
            fs::write(self.file(), &self.text).unwrap();
        }
    }

    /// Types that are written as one word or text.
    macro_rules! written_as {
        ($($type:ty: $schema:tt),+ $(,)?) => {
            $(
                impl JsonSchema for $type {
                    fn inline_schema() -> bool {
                        true
                    }

                    fn schema_name() -> Cow<'static, str> {
                        stringify!($type).into()
                    }

                    fn json_schema(_: &mut SchemaGenerator) -> Schema {
                        json_schema!($schema)
                    }
                }
            )+
        };
    }

    written_as! {
        List: { "type": "string", "enum": (List::all().iter().map(|list| list.key()).collect::<Vec<_>>()) },
        Done: { "enum": ["added", "edited", "marked", "archived", "restored", "deleted", "erased"] },
        OwnWarning: { "type": "string", "minLength": 1 },
    }

    /// An entry within an answer: its schema is a file of its own.
    pub(crate) struct OfEntry;

    impl JsonSchema for OfEntry {
        fn inline_schema() -> bool {
            true
        }

        fn schema_name() -> Cow<'static, str> {
            "OfEntry".into()
        }

        fn json_schema(_: &mut SchemaGenerator) -> Schema {
            json_schema!({ "$ref": "entry.v1.json" })
        }
    }

    /// A value over several lines where it does not fit on one.
    fn laid_out(value: &Value, depth: usize) -> String {
        const WIDTH: usize = 100;
        let each: Vec<String> = match value {
            Value::Array(items) => items.iter().map(|item| laid_out(item, depth + 1)).collect(),
            Value::Object(members) => members
                .iter()
                .map(|(key, value)| format!("{}: {}", json!(key), laid_out(value, depth + 1)))
                .collect(),
            _ => return value.to_string(),
        };
        let (open, close, room) = if value.is_array() { ("[", "]", "") } else { ("{", "}", " ") };
        let short = format!("{open}{room}{}{room}{close}", each.join(", "));
        if depth > 0 && short.len() + 2 * depth <= WIDTH && !short.contains('\n') {
            return short;
        }
        let (inner, outer) = ("  ".repeat(depth + 1), "  ".repeat(depth));
        format!("{open}\n{inner}{}\n{outer}{close}", each.join(&format!(",\n{inner}")))
    }

    /// Leaves out what is of Rust alone: the widths of numbers, and links of its documentation.
    fn simplify(schema: &mut Schema) {
        let of_rust = |format: &Value| {
            let format = format.as_str().unwrap_or_default();
            ["int", "uint", "double", "float"].iter().any(|width| format.starts_with(width))
        };
        if schema.get("format").is_some_and(of_rust) {
            schema.remove("format");
        }
        if let Some(Value::String(text)) = schema.get_mut("description") {
            *text = text.replace("[`", "`").replace("`]", "`").replace('\n', " ");
        }
    }
}
