use std::borrow::Cow;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde_json::{Value, json};

use crate::rules::RULES;
use crate::settings::Settings;

/// The file of settings. The program takes a rule only by a code that it knows, the type any.
#[derive(Debug)]
pub(super) struct SettingsFile;

impl JsonSchema for SettingsFile {
    fn schema_name() -> Cow<'static, str> {
        Settings::schema_name()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let code = generator.subschema_for::<RuleCode>();
        let mut schema = Settings::json_schema(generator);
        if let Some(Value::Object(rules)) = schema.pointer_mut("/properties/rules") {
            rules.insert("propertyNames".to_owned(), code.into());
        }
        schema
    }
}

struct RuleCode;

impl JsonSchema for RuleCode {
    fn schema_name() -> Cow<'static, str> {
        "RuleCode".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        let codes: Vec<_> = RULES
            .iter()
            .map(|rule| {
                let summary = rule.page().summary.replace('\n', " ");
                json!({ "type": "string", "const": rule.code, "title": rule.code, "description": summary })
            })
            .collect();
        json_schema!({ "description": "The code of a rule.", "oneOf": codes })
    }
}
