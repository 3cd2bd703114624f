//! The strategies of well-formed records leave nothing out: the published schema, which knows every
//! field and every word, is held against what they draw.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test that meets the unexpected should stop"
)]

use std::collections::BTreeSet;

use minutebook::strategy;
use proptest::strategy::{Strategy, ValueTree};
use proptest::test_runner::TestRunner;
use serde_json::Value;

const SCHEMA: &str = include_str!("../schema/minutebook.schema.json");

/// The fields and words that were met, each by the type that it is of.
struct Seen {
    schema: Value,
    met: BTreeSet<String>,
}

impl Seen {
    fn new() -> Self {
        Self { schema: serde_json::from_str(SCHEMA).unwrap(), met: BTreeSet::new() }
    }

    fn of_type(&self, name: &str) -> Value {
        if name == "MinuteBook" { self.schema.clone() } else { self.schema["$defs"][name].clone() }
    }

    /// Notes what stands in a value of this type.
    fn note(&mut self, name: &str, value: &Value) {
        let schema = self.of_type(name);
        if schema["oneOf"].is_array() {
            self.met.insert(format!("{name}: {}", value.as_str().unwrap()));
        }
        for (field, inner) in value.as_object().into_iter().flatten() {
            if schema["properties"][field].is_null() {
                return; // what others add
            }
            self.met.insert(format!("{name}.{field}"));
            if let Some(inner_type) = referred(&schema["properties"][field]) {
                let each = inner.as_array().cloned().unwrap_or_else(|| vec![inner.clone()]);
                for one in &each {
                    self.note(&inner_type, one);
                }
            }
        }
    }

    /// All fields and words that there are.
    fn all(&self) -> BTreeSet<String> {
        let defs = self.schema["$defs"].as_object().unwrap();
        let mut types: Vec<_> = defs.iter().map(|(name, it)| (name.as_str(), it)).collect();
        types.push(("MinuteBook", &self.schema));
        let mut all = BTreeSet::new();
        for (name, schema) in types {
            let fields = schema["properties"].as_object().into_iter().flatten();
            all.extend(fields.map(|(field, _)| format!("{name}.{field}")));
            let words = schema["oneOf"].as_array().into_iter().flatten();
            let words = words.filter_map(|word| word["const"].as_str());
            all.extend(words.map(|word| format!("{name}: {word}")));
        }
        all
    }
}

/// The type to which a field refers, in a list or alone.
fn referred(field: &Value) -> Option<String> {
    let target = [&field["$ref"], &field["items"]["$ref"], &field["anyOf"][0]["$ref"]];
    target.iter().find_map(|it| it.as_str()?.strip_prefix("#/$defs/").map(str::to_owned))
}

#[test]
fn every_field_is_set_and_every_word_is_used_at_times() {
    let mut runner = TestRunner::deterministic();
    let books = strategy::minute_book();
    let mut seen = Seen::new();
    let all = seen.all();
    for _ in 0..1_000 {
        let book = books.new_tree(&mut runner).unwrap().current();
        seen.note("MinuteBook", &serde_json::to_value(&book).unwrap());
        if seen.met.is_superset(&all) {
            return;
        }
    }
    let missing: Vec<_> = all.difference(&seen.met).collect();
    panic!("never drawn in a thousand books: {missing:?}");
}
