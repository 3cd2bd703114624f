//! What the published schemas are made of. `tests/law.rs` holds them against the reader.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test that meets the unexpected should stop"
)]

use std::collections::BTreeSet;

use minutebook::model::MinuteBook;
use minutebook::schema::{self, Flavour, SCHEMAS};
use serde_json::{Map, Value, json};

/// The keywords of draft 2020-12 that are used, all of which draft-07 knows but `$defs`.
const KEYWORDS: &[&str] = &[
    "$defs",
    "$id",
    "$ref",
    "$schema",
    "additionalProperties",
    "anyOf",
    "const",
    "default",
    "description",
    "enum",
    "examples",
    "format",
    "items",
    "maxLength",
    "maximum",
    "minLength",
    "minProperties",
    "minimum",
    "not",
    "oneOf",
    "pattern",
    "properties",
    "propertyNames",
    "required",
    "title",
    "type",
];

fn validator(schema: &Value) -> jsonschema::Validator {
    jsonschema::options().should_validate_formats(true).build(schema).unwrap()
}

fn named(name: &str) -> Value {
    schema::find(name).unwrap().to_value()
}

/// Every schema of every flavour, with what to call it.
fn all() -> impl Iterator<Item = (String, Flavour, Value)> {
    Flavour::ALL.iter().flat_map(|flavour| {
        SCHEMAS
            .iter()
            .map(move |it| (format!("{} {flavour:?}", it.name), *flavour, it.to_value_in(*flavour)))
    })
}

/// Calls `look` for a schema and each schema in it, with its place.
fn walk(schema: &Value, place: &str, look: &mut dyn FnMut(&str, &Map<String, Value>)) {
    let Value::Object(keywords) = schema else { return };
    look(place, keywords);
    for (keyword, part) in keywords {
        let place = format!("{place}/{keyword}");
        match (keyword.as_str(), part) {
            ("properties" | "$defs" | "definitions", Value::Object(parts)) => {
                parts.iter().for_each(|(name, part)| walk(part, &format!("{place}/{name}"), look));
            }
            ("anyOf" | "oneOf" | "allOf", Value::Array(parts)) => {
                parts
                    .iter()
                    .enumerate()
                    .for_each(|(at, part)| walk(part, &format!("{place}/{at}"), look));
            }
            ("items" | "additionalProperties" | "not" | "propertyNames", part) => {
                walk(part, &place, look);
            }
            _ => {}
        }
    }
}

/// The named types of a schema, itself among them.
fn types(schema: &Value) -> Vec<(String, Value)> {
    let definitions = schema.get("$defs").or_else(|| schema.get("definitions"));
    let parts = definitions.and_then(Value::as_object).into_iter().flatten();
    let mut types: Vec<_> = parts.map(|(name, part)| (name.clone(), part.clone())).collect();
    types.push((schema["title"].as_str().unwrap().to_owned(), schema.clone()));
    types
}

#[test]
fn no_schema_takes_an_empty_object() {
    for (name, _, schema) in all() {
        assert!(!validator(&schema).is_valid(&json!({})), "{name}");
    }
}

#[test]
fn every_schema_is_one_of_its_draft_with_an_id_of_its_own() {
    let mut ids = Vec::new();
    for (name, flavour, value) in all() {
        let draft = match flavour {
            Flavour::Draft07 => "http://json-schema.org/draft-07/schema#",
            _ => "https://json-schema.org/draft/2020-12/schema",
        };
        assert_eq!(value["$schema"], draft, "{name}");
        assert!(jsonschema::meta::is_valid(&value), "{name}");
        ids.push(value["$id"].as_str().unwrap().to_owned());
    }
    assert!(ids.iter().all(|id| id.starts_with("urn:minutebook:1:")));
    assert_eq!(named("meeting")["$id"], "urn:minutebook:1:meeting");
    let count = ids.len();
    ids.sort();
    ids.dedup();
    assert_eq!(ids.len(), count);
}

#[test]
fn only_standard_keywords_are_used() {
    for (name, flavour, schema) in all() {
        walk(&schema, &name, &mut |place, keywords| {
            for keyword in keywords.keys().map(String::as_str) {
                let of_flavour = match flavour {
                    Flavour::Draft07 => matches!(keyword, "definitions" | "allOf"),
                    Flavour::Codegen => matches!(keyword, "discriminator" | "allOf"),
                    _ => false,
                };
                assert!(of_flavour || KEYWORDS.contains(&keyword), "{place}: {keyword}");
            }
        });
    }
}

#[test]
fn every_type_field_and_variant_is_described() {
    for (name, flavour, schema) in all() {
        for (type_name, part) in types(&schema) {
            assert_eq!(part["title"], type_name, "{name}");
            assert!(part["description"].is_string(), "{name}: {type_name}");
            assert!(part["examples"].is_array(), "{name}: {type_name} has no example");
        }
        walk(&schema, &name, &mut |place, keywords| {
            let fields =
                keywords.get("properties").and_then(Value::as_object).into_iter().flatten();
            for (field, part) in fields {
                assert!(part["description"].is_string(), "{place}: {field}");
                assert_eq!(
                    part["title"].is_string(),
                    flavour != Flavour::Codegen,
                    "{place}: {field}"
                );
            }
            for variant in keywords.get("oneOf").and_then(Value::as_array).into_iter().flatten() {
                assert!(
                    variant["description"].is_string() && variant["title"].is_string(),
                    "{place}"
                );
            }
        });
    }
}

#[test]
fn descriptions_are_for_people_who_see_no_rust() {
    for (name, _, schema) in all() {
        walk(&schema, &name, &mut |place, keywords| {
            let Some(Value::String(text)) = keywords.get("description") else { return };
            for word in ["::", "[`", "```", "rustdoc", "struct", "crate", "\n "] {
                assert!(!text.contains(word), "{place}: {text}");
            }
            assert!(text.trim() == text && text.ends_with(['.', ':']), "{place}: {text}");
        });
    }
}

#[test]
fn objects_are_closed_formats_have_patterns_and_integers_have_bounds() {
    for (name, flavour, schema) in all() {
        walk(&schema, &name, &mut |place, keywords| {
            let is = |kind: &str| match keywords.get("type") {
                Some(Value::Array(kinds)) => kinds.contains(&kind.into()),
                found => found == Some(&kind.into()),
            };
            let is_union = keywords.contains_key("oneOf");
            if is("object") && !is_union {
                let closed = keywords.get("additionalProperties");
                let is_closed = closed == Some(&false.into());
                // A map has a schema for what its names hold; extensions hold anything.
                assert!(
                    is_closed || closed.is_some() && !keywords.contains_key("properties"),
                    "{place}"
                );
            }
            if is("integer") {
                assert!(
                    keywords.contains_key("minimum") && keywords.contains_key("maximum"),
                    "{place}"
                );
            }
            if keywords.contains_key("format") {
                assert!(keywords.contains_key("pattern"), "{place}");
            }
            let Some(Value::String(pattern)) = keywords.get("pattern") else { return };
            // Engines disagree on these.
            for escape in ["\\d", "\\w", "\\s", "\\b", "(?"] {
                assert!(!pattern.contains(escape), "{place}: {pattern}");
            }
            // In Python `$` also stands before a final line break.
            let refuses_line_break =
                keywords.contains_key("maxLength") || keywords.contains_key("not");
            let is_free = flavour == Flavour::Codegen || !pattern.ends_with('$');
            assert!(
                is_free || refuses_line_break || place.ends_with("Pointer"),
                "{place}: {pattern}"
            );
        });
    }
}

#[test]
fn every_example_is_valid_and_is_an_example_of_its_type() {
    let mut seen = BTreeSet::new();
    for it in SCHEMAS {
        let schema = it.to_value();
        for (type_name, part) in types(&schema) {
            let is_new = seen.insert(type_name.clone());
            let examples = part["examples"].as_array().unwrap();
            if !is_new {
                continue;
            }
            // The type as the whole, with all the others beside it.
            let mut whole = part.clone();
            whole["$defs"] = schema["$defs"].clone();
            let validator = validator(&whole);
            for example in examples {
                let errors: Vec<_> =
                    validator.iter_errors(example).map(|error| error.to_string()).collect();
                assert_eq!(errors, Vec::<String>::new(), "{}: {type_name}", it.name);
            }
        }
    }
}

/// So what holds of the schema of the book holds of the schemas of its parts.
#[test]
fn a_type_is_the_same_in_every_schema() {
    let book = named("minutebook");
    for it in SCHEMAS {
        let schema = it.to_value();
        for (type_name, part) in types(&schema) {
            let Some(in_book) = book["$defs"].get(&type_name) else { continue };
            let bare = |part: &Value, root: &str| {
                let mut part = part.clone();
                for keyword in ["$defs", "$id", "$schema"] {
                    part.as_object_mut().unwrap().remove(keyword);
                }
                // A type that holds itself refers to the whole where it is the whole.
                part.to_string().replace(r##""#""##, &format!(r##""#/$defs/{root}""##))
            };
            let root = schema["title"].as_str().unwrap();
            assert_eq!(bare(&part, root), bare(in_book, "MinuteBook"), "{}: {type_name}", it.name);
        }
    }
}

#[test]
fn the_base_book_and_its_records_are_valid() {
    let book: Value = serde_json::from_str(minutebook::rules::BASE).unwrap();
    for (name, part) in [
        ("minutebook", &book),
        ("board", &book["boards"][0]),
        ("member", &book["members"][0]),
        ("meeting", &book["meetings"][1]),
        ("agenda-item", &book["meetings"][1]["items"][3]),
        ("resolution", &book["meetings"][1]["items"][3]["resolutions"][0]),
        ("action", &book["actions"][0]),
        ("funding", &book["funding"][0]),
    ] {
        assert!(validator(&named(name)).is_valid(part), "{name}");
    }
}

#[test]
fn the_lines_of_a_book_are_valid_records() {
    let lines = MinuteBook::from_json(minutebook::rules::BASE).unwrap().to_lines();
    let schema = validator(&named("record"));
    for line in lines.lines() {
        assert!(schema.is_valid(&serde_json::from_str(line).unwrap()), "{line}");
    }
}

#[test]
fn the_rule_catalogue_is_valid() {
    use minutebook::render::catalogue;
    let schema = validator(&named("rules"));
    for catalogue in [catalogue::to_index(), catalogue::to_json()] {
        let errors: Vec<_> = schema
            .iter_errors(&serde_json::from_str(&catalogue).unwrap())
            .map(|error| error.to_string())
            .collect();
        assert_eq!(errors, Vec::<String>::new());
    }
}

#[test]
fn every_form_of_report_is_valid() {
    use minutebook::check::{Document, Options, check_json, together};
    use minutebook::render::json::Output;
    use minutebook::settings::{RuleSetting, Settings};

    let schema = validator(&named("report"));
    let assert_valid = |report: &Output<'_>| {
        let report = serde_json::from_str(&report.to_json()).unwrap();
        let errors: Vec<_> = schema.iter_errors(&report).map(|error| error.to_string()).collect();
        assert_eq!(errors, Vec::<String>::new());
    };
    let mut settings = Settings::default();
    settings.rules.insert("action-stale".to_owned(), RuleSetting::default());
    settings.limits.findings = 1;
    let options = Options::new().settings(settings);
    let mut accepting: Value = serde_json::from_str(minutebook::rules::BASE).unwrap();
    accepting["meetings"][1]["weekday"] = json!("thursday");
    accepting["meetings"][1]["accepted"] =
        json!([{ "code": "weekday-disagrees-with-date", "reason": "So it is printed." }]);
    let books = [
        include_str!("../examples/long-books/variety-board-spoiled.json").to_owned(),
        accepting.to_string(),
        "{}".to_owned(),
        "no JSON".to_owned(),
    ];
    for options in [&Options::new(), &options] {
        let reports = books.each_ref().map(|book| check_json(book, options));
        let mut whole = Output::new();
        for report in &reports {
            whole.add("book.json", report);
        }
        assert!(whole.to_json().contains("\"reason\": \"So it is printed.\""));
        assert_valid(&whole);
        let documents: Vec<_> = books.iter().map(|book| Document::new("book.json", book)).collect();
        assert_valid(&Output::together(["1", "2", "3", "4"], &together(&documents, options)));
    }
}

#[test]
fn the_settings_take_every_rule_and_no_other() {
    let schema = validator(&named("settings"));
    for rule in minutebook::rules::RULES {
        let code = rule.code;
        assert!(schema.is_valid(&json!({ "rules": { code: { "severity": "off" } } })), "{code}");
    }
    assert!(!schema.is_valid(&json!({ "rules": { "no-such-rule": { "severity": "off" } } })));
}

#[test]
fn the_bank_holidays_of_the_kingdom_are_valid() {
    let holidays = include_str!("../examples/holidays-uk.json");
    assert!(validator(&named("holidays")).is_valid(&serde_json::from_str(holidays).unwrap()));
}
