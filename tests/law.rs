//! The law of the schemas: a document is valid exactly where the reader takes it. Exceptions are
//! listed in docs/consumers.md, and each is tested here.
//!
//! `MINUTEBOOK_CASES` sets how many mutated documents are tried:
//! `MINUTEBOOK_CASES=200000 cargo test --release --all-features --test law`.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test that meets the unexpected should stop"
)]

#[path = "support/mutation.rs"]
mod mutation;
#[path = "support/near_documents.rs"]
mod near_documents;
#[path = "support/seeds.rs"]
mod seeds;

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::fs;

use minutebook::calendar::Holidays;
use minutebook::model::MinuteBook;
use minutebook::read::{ReadError, read_lines};
use minutebook::schema::{self, Flavour};
use minutebook::settings::Limits;
use minutebook::strategy;
use near_documents::documents;
use proptest::prelude::*;
use proptest::test_runner::{RngAlgorithm, TestRng, TestRunner};
use serde_json::{Value, json};

/// What is read as one document of its own, by the name of its schema.
const READ: [&str; 3] = ["minutebook", "record", "holidays"];

const HEAD: &str = r#"{"type":"minute_book","format":"minutebook/1"}"#;

fn read(kind: &str, json: &str) -> Result<(), ReadError> {
    match kind {
        "minutebook" => MinuteBook::from_json(json).map(drop),
        "holidays" => Holidays::from_json(json).map(drop),
        _ => {
            let is_head =
                serde_json::from_str::<Value>(json).is_ok_and(|it| it["type"] == "minute_book");
            let lines = if is_head { json.to_owned() } else { format!("{HEAD}\n{json}") };
            read_lines(lines, &Limits::default()).into_book().map(drop)
        }
    }
}

/// The schemas of what is read, in each flavour.
struct Schemas(BTreeMap<&'static str, [jsonschema::Validator; 3]>);

impl Schemas {
    fn new() -> Self {
        let of = |name: &str, flavour| {
            let schema = schema::find(name).unwrap().to_value_in(flavour);
            jsonschema::options().should_validate_formats(true).build(&schema).unwrap()
        };
        let flavours = [Flavour::Standard, Flavour::Draft07, Flavour::Codegen];
        Self(READ.map(|name| (name, flavours.map(|flavour| of(name, flavour)))).into())
    }

    fn standard(&self, kind: &str) -> &jsonschema::Validator {
        &self.0[kind][0]
    }

    /// Whether a document is valid. The flavours are held to agree.
    fn takes(&self, kind: &str, document: &Value) -> bool {
        let [standard, draft_07, codegen] = &self.0[kind];
        let valid = standard.is_valid(document);
        assert_eq!(draft_07.is_valid(document), valid, "draft-07: {document}");
        assert!(codegen.is_valid(document) || !valid, "codegen: {document}");
        valid
    }
}

/// Why schema and reader may differ on a document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Exception {
    /// A schema cannot tell 1.0 from 1. The reader asks for whole numbers to be written as such.
    WholeNumberWithFraction,
    /// The reader takes what later minor versions add; their schemas are theirs.
    NewerFormat,
}

/// How schema and reader stand to a document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Verdict {
    BothTake,
    BothRefuse,
    Differ(Exception),
}

/// Holds schema and reader against each other.
fn judge(schemas: &Schemas, kind: &str, document: &Value) -> Verdict {
    let (valid, read_result) = (schemas.takes(kind, document), read(kind, &document.to_string()));
    match (valid, &read_result) {
        (true, Ok(())) => Verdict::BothTake,
        (false, Err(_)) => Verdict::BothRefuse,
        (true, Err(error)) => {
            let whole = with_whole_numbers(document.clone());
            assert!(
                whole != *document && read(kind, &whole.to_string()).is_ok(),
                "{kind}: {document}\n{error}"
            );
            Verdict::Differ(Exception::WholeNumberWithFraction)
        }
        (false, Ok(())) => {
            let errors: Vec<_> =
                schemas.standard(kind).iter_errors(document).map(|it| it.to_string()).collect();
            let format = document["format"].as_str().unwrap_or_default();
            assert!(format.starts_with("minutebook/1."), "{kind}: {document}\n{errors:?}");
            Verdict::Differ(Exception::NewerFormat)
        }
    }
}

/// The document with 1 for 1.0, wherever that stands.
fn with_whole_numbers(value: Value) -> Value {
    match value {
        Value::Number(number) => match number.as_f64() {
            Some(float) if number.is_f64() && float.fract() == 0.0 => {
                format!("{float:.0}").parse::<i64>().map_or(Value::Number(number), Value::from)
            }
            _ => Value::Number(number),
        },
        Value::Array(list) => list.into_iter().map(with_whole_numbers).collect(),
        Value::Object(members) => {
            members.into_iter().map(|(name, value)| (name, with_whole_numbers(value))).collect()
        }
        other => other,
    }
}

fn config() -> ProptestConfig {
    let cases = std::env::var("MINUTEBOOK_CASES").ok().map(|cases| cases.parse().unwrap());
    ProptestConfig {
        cases: cases.unwrap_or(400),
        failure_persistence: None,
        max_global_rejects: u32::MAX,
        max_shrink_time: 60_000,
        ..ProptestConfig::default()
    }
}

#[test]
fn schema_and_reader_take_the_same_documents() {
    let schemas = Schemas::new();
    let verdicts = RefCell::new(BTreeMap::<_, usize>::new());
    let run = TestRunner::new(config()).run(&documents(), |(kind, document)| {
        let verdict = judge(&schemas, kind, &document);
        *verdicts.borrow_mut().entry((kind, verdict)).or_default() += 1;
        Ok(())
    });
    println!("{:#?}", verdicts.borrow());
    run.unwrap_or_else(|failure| panic!("{failure}"));
}

#[test]
fn every_generated_book_is_valid_whole_and_in_lines() {
    let schemas = Schemas::new();
    let config = ProptestConfig { cases: config().cases.min(10_000), ..config() };
    let run = TestRunner::new(config).run(&strategy::minute_book(), |book| {
        let whole = serde_json::from_str(&book.to_json()).unwrap();
        prop_assert_eq!(judge(&schemas, "minutebook", &whole), Verdict::BothTake);
        for line in book.to_lines().lines() {
            let record = serde_json::from_str(line).unwrap();
            prop_assert_eq!(judge(&schemas, "record", &record), Verdict::BothTake);
        }
        Ok(())
    });
    run.unwrap_or_else(|failure| panic!("{failure}"));
}

/// Schema and reader agree on single values put in the place of good ones.
#[test]
fn schema_and_reader_refuse_the_same_values() {
    let schemas = Schemas::new();
    let base: Value = serde_json::from_str(minutebook::rules::BASE).unwrap();
    let words = |words: &[&str]| words.iter().map(|word| json!(word)).collect::<Vec<_>>();
    let uuid = "0192f0c1-2a3b-7c4d-8e5f-60718293a4b5";
    let uuids =
        [&uuid.to_uppercase(), "0192f0c1", "", &format!("{uuid}\n"), &format!("{{{uuid}}}")];
    let days = ["2024-02-30", "2023-02-29", "24-02-09", "2024", "2024-02", "0999", "2024-02-29\n"];
    let partial =
        ["2000-02-29", "1900-02-29", "2400-02-29", "2024-13", "2024\n", "2024-02\n", "9999-12"];
    let times = ["24:00", "9:30", "09:30", "09:30:00", "09:30\n"];
    let labels =
        ["", " 1", "1 ", "1\n", "7b", "é", "\u{85}1", "a\u{2028}b", "a\nb", &"x".repeat(65)];
    let texts = ["", " ", "\u{a0}", "\u{3000}\n", "\u{feff}", "a", "\u{180e}", "\u{200b}"];
    let years =
        ["2021/23", "1999/00", "9999/00", "9899/00", "9998/99", "0999/00", "2024/25\n", "2024/25"];
    let quarters = ["2024/25 Q5", "2024/26 Q1", "2024/25 Q1", "2024/25 Q1\n"];
    let sums = json!([0, -1, 9_007_199_254_740_991_i64, 9_007_199_254_740_992_i64, 1.5, "1", null]);
    let parties = json!([
        {}, {"as_printed": null}, {"as_printed": null, "person_id": null}, {"as_printed": ""}, [],
        {"as_printed": null, "position": "Clerk"}, {"name": "Clerk"}, {"name": null}, null
    ]);
    let dues =
        json!([{}, {"on": null}, {"on": null, "as_printed": "soon"}, {"on": "2024"}, "2024", null]);
    let flags = json!([null, true, 0, "true"]);
    let lists = json!([null, [], {}, [null], ""]);
    let places = [
        ("/meetings/0/id", words(&uuids)),
        ("/meetings/0/on", words(&days)),
        ("/members/0/starts_on", words(&partial)),
        ("/meetings/0/starts_at", words(&times)),
        ("/meetings/0/items/0/minute_number", words(&labels)),
        ("/meetings/0/items/0/title", words(&texts)),
        ("/funding/0/financial_year", words(&years)),
        ("/meetings/1/items/3/reported_quarter", words(&quarters)),
        ("/funding/0/amounts/0/money/currency", words(&["gbp", "XAU", "EUR"])),
        ("/funding/0/amounts/0/money/minor_units", sums.as_array().unwrap().clone()),
        ("/meetings/0/status", words(&["Held", "held", ""])),
        ("/format", words(&["minutebook/2", "minutebook/1", "minutebook/1.0"])),
        ("/meetings/0/attendance/0/who", parties.as_array().unwrap().clone()),
        ("/actions/0/due", dues.as_array().unwrap().clone()),
        ("/meetings/0/items/0/truncated", flags.as_array().unwrap().clone()),
        ("/meetings/0/items", lists.as_array().unwrap().clone()),
        ("/meetings/0/extensions", lists.as_array().unwrap().clone()),
    ];
    for (pointer, values) in places {
        let (parent, name) = pointer.rsplit_once('/').unwrap();
        for value in values {
            let mut book = base.clone();
            book.pointer_mut(parent).unwrap()[name] = value;
            let verdict = judge(&schemas, "minutebook", &book);
            assert!(matches!(verdict, Verdict::BothTake | Verdict::BothRefuse), "{pointer}");
        }
    }
}

/// What a schema cannot see, because it is gone once the text is parsed, or is not in the document.
mod exceptions {
    use super::*;

    fn with(name: &str, json: &str) -> String {
        format!(r#"{{"format": "minutebook/1", {name}: {json}}}"#)
    }

    fn codes(json: &str) -> Vec<&'static str> {
        let problems = MinuteBook::from_json(json).err().map(ReadError::into_problems);
        problems.into_iter().flatten().map(|problem| problem.code).collect()
    }

    #[test]
    fn a_whole_number_written_with_a_fraction_is_valid_and_not_read() {
        let schemas = Schemas::new();
        let mut book: Value = serde_json::from_str(minutebook::rules::BASE).unwrap();
        for number in [json!(2.0), json!(0.0), json!(1e2)] {
            book["meetings"][0]["items"][0]["planned_position"] = number;
            let verdict = judge(&schemas, "minutebook", &book);
            assert_eq!(verdict, Verdict::Differ(Exception::WholeNumberWithFraction));
            assert_eq!(codes(&book.to_string()), ["wrong-type"]);
        }
        book["meetings"][0]["items"][0]["planned_position"] = json!(2.5);
        assert_eq!(judge(&schemas, "minutebook", &book), Verdict::BothRefuse);
    }

    #[test]
    fn a_newer_minor_version_is_read_and_not_valid() {
        let schemas = Schemas::new();
        for book in
            [json!({"format": "minutebook/1.1"}), json!({"format": "minutebook/1.2", "new": 1})]
        {
            let verdict = judge(&schemas, "minutebook", &book);
            assert_eq!(verdict, Verdict::Differ(Exception::NewerFormat));
        }
    }

    #[test]
    fn a_name_that_is_there_twice_is_gone_before_a_validator_sees_it() {
        let twice = with(r#""title": "a", "title""#, r#""b""#);
        assert!(Schemas::new().takes("minutebook", &serde_json::from_str(&twice).unwrap()));
        assert_eq!(codes(&twice), ["duplicate-field"]);
    }

    #[test]
    fn limits_are_no_part_of_the_format() {
        let long = with(r#""title""#, &format!("{:?}", "x".repeat((1 << 20) + 1)));
        let deep = with(
            r#""extensions""#,
            &format!(r#"{{"a:b": {}{}}}"#, "[".repeat(126), "]".repeat(126)),
        );
        assert_eq!(codes(&long), ["text-too-long"]);
        assert_eq!(codes(&deep), ["too-deep"]);
        assert!(Schemas::new().takes("minutebook", &serde_json::from_str(&long).unwrap()));
    }

    #[test]
    fn a_schema_of_a_line_knows_no_other_line() {
        let line = r#"{"type": "person", "id": "be000000-0000-4000-8000-000000000001", "name": {"family": "Farrow"}}"#;
        assert!(Schemas::new().takes("record", &serde_json::from_str(line).unwrap()));
        let problems = read_lines(line, &Limits::default()).problems;
        assert_eq!(problems[0].code, "record-out-of-place");
    }

    /// Some parsers take more than JSON has; what they make of it may be valid.
    #[test]
    fn what_is_no_json_is_not_read() {
        for value in ["NaN", "1E400", r#""\ud800""#] {
            assert_eq!(
                codes(&with(r#""extensions""#, &format!(r#"{{"a:b": {value}}}"#))),
                ["not-json"]
            );
        }
    }
}

/// Writes documents with what the schemas and the reader make of them to the file that
/// `MINUTEBOOK_DOCUMENTS` names, for validators in other languages (`tests/consumers`).
#[test]
fn documents_for_other_validators() {
    let Some(file) = std::env::var_os("MINUTEBOOK_DOCUMENTS") else { return };
    let schemas = Schemas::new();
    // The same documents each time.
    let rng = TestRng::from_seed(RngAlgorithm::ChaCha, &[7; 32]);
    let lines = RefCell::new(Vec::new());
    let config = ProptestConfig { cases: 3_000, ..config() };
    TestRunner::new_with_rng(config, rng)
        .run(&documents(), |(kind, document)| {
            let is_valid = schemas.standard(kind).is_valid(&document);
            let line = json!({
                "schema": kind,
                "is_valid": is_valid,
                "is_read": read(kind, &document.to_string()).is_ok(),
                "document": document
            });
            lines.borrow_mut().push(line.to_string());
            Ok(())
        })
        .unwrap();
    fs::write(file, lines.into_inner().join("\n") + "\n").unwrap();
}
