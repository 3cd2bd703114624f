//! From a type to its schema.

use schemars::transform::{RecursiveTransform, RestrictFormats};
use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde_json::{Map, Value};

use super::Flavour;

/// Examples of every type that is an object, by the type's name.
const EXAMPLES: &str = include_str!("examples.json");

/// The largest integer that every reader of JSON keeps exactly: 2⁵³ − 1.
const LARGEST_EXACT: u64 = 9_007_199_254_740_991;

/// Whether documents of the type are read here or written here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Contract {
    Read,
    Written,
}

pub(super) fn of<T: JsonSchema>(flavour: Flavour, contract: Contract) -> Schema {
    let mut settings = flavour.settings();
    if contract == Contract::Written {
        settings = settings.for_serialize();
    }
    // Before those of the draft, which may wrap what has a title or a description.
    settings.transforms.insert(0, Box::new(RecursiveTransform(plain_description)));
    settings.transforms.insert(0, Box::new(RecursiveTransform(title_words)));
    if flavour.titles_fields() {
        settings.transforms.insert(0, Box::new(RecursiveTransform(title_fields)));
    }
    let settings = settings
        .with_transform(RecursiveTransform(bound_integers))
        .with_transform(RestrictFormats::default());
    let mut schema = SchemaGenerator::new(settings).into_root_schema_for::<T>();
    // The examples are ours, so that they can be read; a test looks at each.
    let examples: Map<String, Value> = serde_json::from_str(EXAMPLES).unwrap_or_default();
    complete(&T::schema_name(), &mut schema, &examples);
    for definitions in ["$defs", "definitions"] {
        let types = schema.get_mut(definitions).and_then(Value::as_object_mut);
        for (name, part) in types.into_iter().flatten() {
            if let Ok(part) = <&mut Schema>::try_from(part) {
                complete(name, part, &examples);
            }
        }
    }
    schema
}

/// Gives a type its name as title, and its examples.
fn complete(name: &str, schema: &mut Schema, examples: &Map<String, Value>) {
    let object = schema.ensure_object();
    object.insert("title".to_owned(), name.into());
    if let Some(examples) = examples.get(name) {
        object.insert("examples".to_owned(), examples.clone());
    }
    let words = object.get("oneOf").or_else(|| object.get("enum")).and_then(Value::as_array);
    let word = words.and_then(|words| words.first()).map(|word| word.get("const").unwrap_or(word));
    if let Some(word) = word.filter(|word| word.is_string()).cloned() {
        object.entry("examples").or_insert_with(|| vec![word].into());
    }
}

/// States the range that the integer type has in Rust, which its format only hints at.
fn bound_integers(schema: &mut Schema) {
    let range: (Value, Value) = match schema.get("format").and_then(Value::as_str) {
        Some("uint16") => (u16::MIN.into(), u16::MAX.into()),
        Some("uint32") => (u32::MIN.into(), u32::MAX.into()),
        Some("uint") => (0.into(), LARGEST_EXACT.into()),
        Some("int64") => (i64::MIN.into(), i64::MAX.into()),
        _ => return,
    };
    let object = schema.ensure_object();
    object.entry("minimum").or_insert(range.0);
    object.entry("maximum").or_insert(range.1);
}

/// Gives each field a title in words: "Agenda number" for `agenda_number`.
fn title_fields(schema: &mut Schema) {
    let fields = schema.get_mut("properties").and_then(Value::as_object_mut);
    for (name, field) in fields.into_iter().flatten() {
        if let Value::Object(field) = field {
            field.entry("title").or_insert_with(|| in_words(name).into());
        }
    }
}

/// Gives each word of a list of words a title: "Working day" for `working_day`.
fn title_words(schema: &mut Schema) {
    let words = schema.get_mut("oneOf").and_then(Value::as_array_mut);
    for variant in words.into_iter().flatten().filter_map(Value::as_object_mut) {
        if let Some(title) = variant.get("const").and_then(Value::as_str).map(in_words) {
            variant.entry("title").or_insert(title.into());
        }
    }
}

fn in_words(name: &str) -> String {
    let mut words = name.replace('_', " ");
    if let Some(first) = words.get_mut(..1) {
        first.make_ascii_uppercase();
    }
    words
}

/// Turns rustdoc's links into their plain text, leaves out Rust examples and joins lines:
/// readers of a schema have no rustdoc.
fn plain_description(schema: &mut Schema) {
    let Some(Value::String(description)) = schema.get_mut("description") else { return };
    let text = description.split("\n\n# ").next().unwrap_or_default();
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, link)) = rest.split_once("[`") {
        plain.push_str(before);
        let Some((name, after)) = link.split_once("`]") else {
            break;
        };
        match name.split_once("::") {
            Some((of, field)) => plain.extend(["`", field, "` of ", of]),
            None => plain.push_str(name),
        }
        rest = match after.strip_prefix('(').and_then(|target| target.split_once(')')) {
            Some((_, after)) => after,
            None => after,
        };
    }
    plain.push_str(rest);
    let paragraphs: Vec<_> = plain.split("\n\n").map(|lines| lines.replace('\n', " ")).collect();
    *description = paragraphs.join("\n\n");
}
