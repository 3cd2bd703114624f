//! JSON Schemas (draft 2020-12) of the minute book and its entities.
//!
//! They are generated from the types, so they state what the reader accepts:
//! closed objects, patterns beside every format, bounds on every integer.
//! What a schema cannot hold, the [rules](crate::rules) check.

use schemars::transform::{RecursiveTransform, RestrictFormats};
use schemars::{JsonSchema, Schema, SchemaGenerator, generate::SchemaSettings};
use serde_json::Value;

use crate::calendar::Holidays;
use crate::model::{Action, AgendaItem, Board, Funding, Meeting, Member, MinuteBook, Resolution};
use crate::settings::Settings;

/// A published schema.
#[derive(Debug, Clone, Copy)]
#[non_exhaustive]
pub struct Published {
    /// Its name, as the command line takes it: `agenda-item`.
    pub name: &'static str,
    generate: fn() -> Schema,
}

impl Published {
    /// The schema as JSON, indented, with a final newline.
    pub fn to_json(&self) -> String {
        let mut json = serde_json::to_string_pretty(&self.to_value()).unwrap_or_default();
        json.push('\n');
        json
    }

    /// The schema as a value.
    pub fn to_value(&self) -> Value {
        let mut schema = (self.generate)();
        schema.insert("$id".to_owned(), format!("urn:minutebook:1:{}", self.name).into());
        schema.to_value()
    }

    /// The name of the file that it is published in.
    pub fn file_name(&self) -> String {
        format!("{}.schema.json", self.name)
    }
}

/// Every published schema.
pub const SCHEMAS: &[Published] = &[
    Published { name: "minutebook", generate: of::<MinuteBook> },
    Published { name: "board", generate: of::<Board> },
    Published { name: "member", generate: of::<Member> },
    Published { name: "meeting", generate: of::<Meeting> },
    Published { name: "agenda-item", generate: of::<AgendaItem> },
    Published { name: "resolution", generate: of::<Resolution> },
    Published { name: "action", generate: of::<Action> },
    Published { name: "funding", generate: of::<Funding> },
    Published { name: "settings", generate: of::<Settings> },
    Published { name: "holidays", generate: of::<Holidays> },
];

/// The published schema of this name.
pub fn find(name: &str) -> Option<&'static Published> {
    SCHEMAS.iter().find(|schema| schema.name == name)
}

fn of<T: JsonSchema>() -> Schema {
    let settings = SchemaSettings::draft2020_12()
        .with_transform(RecursiveTransform(bound_integers))
        .with_transform(RecursiveTransform(plain_description))
        .with_transform(RestrictFormats::default());
    SchemaGenerator::new(settings).into_root_schema_for::<T>()
}

/// States the range that the integer type has in Rust, which its format only hints at.
fn bound_integers(schema: &mut Schema) {
    let range: (Value, Value) = match schema.get("format").and_then(Value::as_str) {
        Some("uint16") => (u16::MIN.into(), u16::MAX.into()),
        Some("uint32") => (u32::MIN.into(), u32::MAX.into()),
        Some("int64") => (i64::MIN.into(), i64::MAX.into()),
        _ => return,
    };
    let object = schema.ensure_object();
    object.entry("minimum").or_insert(range.0);
    object.entry("maximum").or_insert(range.1);
}

/// Turns rustdoc's links into their plain text and leaves out Rust examples:
/// readers of a schema have no rustdoc.
fn plain_description(schema: &mut Schema) {
    let Some(Value::String(description)) = schema.get_mut("description") else { return };
    if let Some(examples) = description.find("\n\n# ") {
        description.truncate(examples);
    }
    let mut plain = String::with_capacity(description.len());
    let mut rest = description.as_str();
    while let Some((before, link)) = rest.split_once("[`") {
        plain.push_str(before);
        let Some((name, after)) = link.split_once("`]") else {
            break;
        };
        plain.push_str(name);
        rest = match after.strip_prefix('(').and_then(|target| target.split_once(')')) {
            Some((_, after)) => after,
            None => after,
        };
    }
    plain.push_str(rest);
    *description = plain;
}
