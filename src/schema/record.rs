use std::borrow::Cow;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde_json::{Value, json};

use crate::read::record_schemas;

/// One line of a minute book in lines (NDJSON): a record with the name of its type.
#[derive(Debug)]
pub(super) struct BookRecord;

impl JsonSchema for BookRecord {
    fn schema_name() -> Cow<'static, str> {
        "BookRecord".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let records = record_schemas(generator);
        let variants: Vec<_> = records.into_iter().map(tagged).collect();
        json_schema!({
            "type": "object",
            "description": "One line of a minute book that is written as lines of JSON (NDJSON): a record with the name of its type. The first line is of type `minute_book`.",
            "oneOf": variants
        })
    }
}

/// The schema of a record with the member that names its type.
fn tagged((tag, type_name, mut schema): (&'static str, Cow<'static, str>, Schema)) -> Schema {
    schema.insert("title".to_owned(), format!("{type_name}Record").into());
    if let Some(Value::Object(fields)) = schema.get_mut("properties") {
        let kind =
            json!({ "type": "string", "const": tag, "description": "The type of the record." });
        fields.insert("type".to_owned(), kind);
    }
    match schema.get_mut("required") {
        Some(Value::Array(required)) => required.insert(0, "type".into()),
        _ => _ = schema.insert("required".to_owned(), json!(["type"])),
    }
    schema
}
