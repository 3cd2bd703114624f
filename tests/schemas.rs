//! The published schemas take what the reader takes.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test that meets the unexpected should stop"
)]

use minutebook::model::MinuteBook;
use minutebook::schema::{self, SCHEMAS};
use minutebook::strategy;
use proptest::prelude::*;
use serde_json::{Value, json};

fn validator(name: &str) -> jsonschema::Validator {
    let schema = schema::find(name).unwrap().to_value();
    jsonschema::options().should_validate_formats(true).build(&schema).unwrap()
}

#[test]
fn no_schema_takes_an_empty_object() {
    for schema in SCHEMAS {
        assert!(!validator(schema.name).is_valid(&json!({})), "{}", schema.name);
    }
}

#[test]
fn every_schema_is_one_of_draft_2020_12_with_an_id_of_its_own() {
    for schema in SCHEMAS {
        let value = schema.to_value();
        assert_eq!(value["$schema"], "https://json-schema.org/draft/2020-12/schema");
        assert_eq!(value["$id"], format!("urn:minutebook:1:{}", schema.name));
        assert!(jsonschema::meta::is_valid(&value), "{}", schema.name);
    }
}

#[test]
fn the_base_book_and_its_records_are_valid() {
    let book: Value = serde_json::from_str(minutebook::rules::BASE).unwrap();
    assert!(validator("minutebook").is_valid(&book));
    assert!(validator("board").is_valid(&book["boards"][0]));
    assert!(validator("member").is_valid(&book["members"][0]));
    assert!(validator("meeting").is_valid(&book["meetings"][1]));
    assert!(validator("agenda-item").is_valid(&book["meetings"][1]["items"][3]));
    assert!(validator("resolution").is_valid(&book["meetings"][1]["items"][3]["resolutions"][0]));
    assert!(validator("action").is_valid(&book["actions"][0]));
    assert!(validator("funding").is_valid(&book["funding"][0]));
}

/// Schema and reader agree on single values put in the place of good ones.
#[test]
fn schema_and_reader_refuse_the_same_values() {
    let schema = validator("minutebook");
    let base: Value = serde_json::from_str(minutebook::rules::BASE).unwrap();
    let places = [
        ("/meetings/0/id", vec!["0192F0C1-2A3B-7C4D-8E5F-60718293A4B5", "0192f0c1", ""]),
        ("/meetings/0/on", vec!["2024-02-30", "2023-02-29", "24-02-09", "2024", "2024-02", "0999"]),
        ("/members/0/starts_on", vec!["2000-02-29", "1900-02-29", "2400-02-29", "2024-13"]),
        ("/meetings/0/starts_at", vec!["24:00", "9:30", "09:30", "09:30:00"]),
        ("/meetings/0/items/0/minute_number", vec!["", " 1", "1 ", "1\n", "7b", "é", "\u{85}1"]),
        ("/meetings/0/items/0/title", vec!["", " ", "\u{a0}", "\u{3000}\n", "\u{feff}", "a"]),
        ("/funding/0/financial_year", vec!["2021/23", "1999/00", "9999/00", "0999/00", "2024/25"]),
        ("/meetings/1/items/3/reported_quarter", vec!["2024/25 Q5", "2024/26 Q1", "2024/25 Q1"]),
        ("/funding/0/amounts/0/money/currency", vec!["gbp", "XAU", "EUR"]),
        ("/meetings/0/status", vec!["Held", "held", ""]),
        ("/format", vec!["minutebook/2", "minutebook/1"]),
    ];
    for (pointer, values) in places {
        for value in values {
            let mut book = base.clone();
            *book.pointer_mut(pointer).unwrap_or_else(|| panic!("{pointer}")) = value.into();
            let read = MinuteBook::from_json(book.to_string()).is_ok();
            assert_eq!(schema.is_valid(&book), read, "{pointer}: {value:?}");
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]

    #[test]
    fn the_schema_takes_every_generated_book(book in strategy::minute_book()) {
        let schema = validator("minutebook");
        let json: Value = serde_json::from_str(&book.to_json()).unwrap();
        let errors: Vec<_> = schema.iter_errors(&json).map(|error| error.to_string()).collect();
        prop_assert_eq!(errors, Vec::<String>::new());
    }
}
