//! Several documents as one book.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test that meets the unexpected should stop"
)]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use minutebook::check::{Document, Options, check_json, together};
use minutebook::finding::{Finding, Pointer};
use minutebook::model::MinuteBook;
use minutebook::read::{Locator, ReadError};
use minutebook::report::{JointReport, Report};
use minutebook::settings::{Level, RuleSetting, Settings};
use minutebook::value::Date;
use proptest::prelude::*;
use serde_json::{Value, json};

const BASE: &str = minutebook::rules::BASE;

const LISTS: &[&str] =
    &["organisations", "people", "boards", "members", "meetings", "actions", "funding", "plans"];

fn options() -> Options {
    Options::new().as_of(Date::new("2024-09-01").unwrap())
}

fn base() -> Value {
    serde_json::from_str(BASE).unwrap()
}

fn checked(documents: &[Value], options: &Options) -> JointReport {
    let texts: Vec<_> = documents
        .iter()
        .enumerate()
        .map(|(at, json)| (format!("{at}.json"), serde_json::to_string_pretty(json).unwrap()))
        .collect();
    let documents: Vec<_> = texts.iter().map(|(name, text)| Document::new(name, text)).collect();
    let report = together(&documents, options);
    assert_eq!(report.documents.len(), documents.len());
    for ((_, text), report) in texts.iter().zip(&report.documents) {
        let mut locator = Locator::new(text);
        for finding in &report.findings {
            let is_of_key = finding.code == "unknown-field";
            let position = locator.position(&finding.pointer);
            assert!(is_of_key || finding.position == position, "{finding}");
        }
    }
    report
}

/// The document of which the records are dealt out: each record to the document that the next
/// number says, each document with what the book says of itself.
fn dealt(book: &Value, into: usize, numbers: &[usize]) -> Vec<Value> {
    let mut header = book.clone();
    for list in LISTS {
        header.as_object_mut().unwrap().remove(*list);
    }
    let mut documents = vec![header; into];
    let mut numbers = numbers.iter().cycle();
    for list in LISTS {
        for record in book[list].as_array().into_iter().flatten() {
            let document = &mut documents[numbers.next().unwrap() % into];
            let records = document.as_object_mut().unwrap().entry(*list).or_insert(json!([]));
            records.as_array_mut().unwrap().push(record.clone());
        }
    }
    documents
}

/// A message without the files that one on an id in two of them names.
fn without_files(message: &str) -> String {
    (0..10).fold(message.to_owned(), |text, file| text.replace(&format!(" in `{file}.json`"), ""))
}

/// What was found in documents, wherever the records stand in them.
fn by_record<'r>(documents: &[Value], reports: impl Iterator<Item = &'r Report>) -> Vec<String> {
    let place = |document: &Value, pointer: &Pointer| {
        let segments: Vec<_> = pointer.segments().collect();
        let [list, index, within @ ..] = segments.as_slice() else { return pointer.to_string() };
        let id = &document[list][index.parse::<usize>().unwrap()]["id"];
        assert!(id.is_string(), "{pointer} leads nowhere");
        format!("{list} {id} {within:?}")
    };
    let other = |document: &Option<String>| -> Option<&Value> {
        let number = document.as_ref()?.strip_suffix(".json").unwrap().parse::<usize>().unwrap();
        Some(&documents[number])
    };
    let entry = |document: &Value, it: &Finding| {
        // Related places may stand in the order of the records.
        let related: BTreeSet<_> = it
            .related
            .iter()
            .map(|it| {
                let document = other(&it.document).unwrap_or(document);
                (place(document, &it.pointer), it.message.clone())
            })
            .collect();
        let weight = (it.severity, it.basis, it.binding, &it.help);
        format!(
            "{} {weight:?} {} {} {related:?}",
            it.code,
            place(document, &it.pointer),
            without_files(&it.message)
        )
    };
    let mut entries = Vec::new();
    for (document, report) in documents.iter().zip(reports) {
        entries.extend(report.findings.iter().map(|it| entry(document, it)));
        let accepted = report.accepted.iter();
        entries
            .extend(accepted.map(|it| format!("{} {}", entry(document, &it.finding), it.reason)));
    }
    entries.sort();
    entries
}

fn books(folder: &str) -> Vec<Value> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples").join(folder);
    let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let mut paths: Vec<PathBuf> =
        entries.filter(|path| path.extension().is_some_and(|it| it == "json")).collect();
    paths.sort();
    paths.iter().map(|it| serde_json::from_str(&fs::read_to_string(it).unwrap()).unwrap()).collect()
}

/// What was found, without lines and columns, in an order of its own.
fn said(report: &Report) -> Vec<(&str, String, String)> {
    let findings = report.findings.iter();
    let mut said: Vec<_> =
        findings.map(|it| (it.code, it.pointer.to_string(), it.message.clone())).collect();
    said.sort();
    said
}

/// The book and any way of dealing it out say the same.
fn assert_same(book: &Value, into: usize, numbers: &[usize]) {
    let whole = check_json(book.to_string(), &options());
    let expected = by_record(std::slice::from_ref(book), std::iter::once(&whole));
    let mut documents = dealt(book, into, numbers);
    for _ in 0..2 {
        let joint = checked(&documents, &options());
        let found = by_record(&documents, joint.documents.iter());
        let missed: Vec<_> = expected.iter().filter(|it| !found.contains(it)).collect();
        let invented: Vec<_> = found.iter().filter(|it| !expected.contains(it)).collect();
        assert!(missed.is_empty() && invented.is_empty(), "{missed:#?}\n{invented:#?}");
        assert_eq!(found.len(), expected.len());
        assert_eq!(joint.coverage, whole.coverage);
        assert_eq!(joint.omitted, 0);
        documents.reverse();
    }
}

fn numbers() -> impl Strategy<Value = Vec<usize>> {
    prop::collection::vec(0..12_usize, 1..100)
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(8) })]

    #[test]
    fn a_book_in_several_documents_is_found_to_be_what_it_is_in_one(
        into in 2..5_usize,
        numbers in numbers(),
    ) {
        for book in books("minute-books").iter().chain([&base()]) {
            assert_same(book, into, &numbers);
        }
    }

    #[test]
    fn what_cannot_be_read_is_held_against_no_other_document(
        into in 2..5_usize,
        numbers in numbers(),
        list in prop::sample::select(LISTS),
        index in any::<prop::sample::Index>(),
    ) {
        let mut book = base();
        if let Some(records) = book.get_mut(list).and_then(Value::as_array_mut) {
            index.get_mut(records)["no_such_field"] = true.into();
        }
        assert_same(&book, into, &numbers);
    }
}

#[test]
fn long_books_in_several_documents_are_found_to_be_what_they_are_in_one() {
    for book in books("long-books") {
        assert_same(&book, 3, &[0, 1, 2, 2, 1, 0, 1, 1, 0, 2, 0]);
    }
}

/// The base book in two documents: its people, and all else.
fn people_and_rest() -> [Value; 2] {
    let mut rest = base();
    let people = rest.as_object_mut().unwrap().remove("people").unwrap();
    [json!({ "format": "minutebook/1", "people": people }), rest]
}

fn found(report: &Report) -> Vec<(&str, String, &str)> {
    let findings = report.findings.iter();
    findings.map(|it| (it.code, it.pointer.to_string(), it.message.as_str())).collect()
}

#[test]
fn an_id_in_two_documents_is_found_once_in_the_later_and_names_both() {
    let [people, mut rest] = people_and_rest();
    rest["people"] = json!([people["people"][3]]);
    let id = people["people"][3]["id"].as_str().unwrap().to_owned();
    for (documents, earlier, later) in [
        ([people.clone(), rest.clone()], "/people/3", "/people/0"),
        ([rest, people], "/people/0", "/people/3"),
    ] {
        let report = checked(&documents, &options());
        assert_eq!(found(&report.documents[0]), []);
        let message = format!("the id {id} in `1.json` already names another person in `0.json`");
        let duplicate: Vec<_> =
            report.documents[1].findings.iter().filter(|it| it.code == "duplicate-id").collect();
        assert_eq!(duplicate.len(), 1);
        assert_eq!((duplicate[0].pointer.as_str(), &duplicate[0].message), (later, &message));
        let [related] = duplicate[0].related.as_slice() else { panic!("{duplicate:?}") };
        assert_eq!(related.document.as_deref(), Some("0.json"));
        assert_eq!(related.pointer.as_str(), earlier);
    }
}

#[test]
fn an_id_of_two_kinds_is_found_in_the_later_document_too() {
    let [people, mut rest] = people_and_rest();
    let id = people["people"][3]["id"].clone();
    rest["organisations"].as_array_mut().unwrap().push(json!({ "id": id, "name": "Pastors" }));
    for documents in [[people.clone(), rest.clone()], [rest, people]] {
        let report = checked(&documents, &options());
        assert_eq!(found(&report.documents[0]), []);
        let found = found(&report.documents[1]);
        let [("duplicate-id", _, message)] = found.as_slice() else { panic!("{found:?}") };
        assert!(message.contains("in `1.json` already names"), "{message}");
    }
}

#[test]
fn an_id_twice_in_one_of_the_documents_is_told_as_ever() {
    let [mut people, rest] = people_and_rest();
    let twin = people["people"][3].clone();
    people["people"].as_array_mut().unwrap().push(twin);
    let report = checked(&[rest, people], &options());
    let duplicate = report.documents[1].findings.iter().find(|it| it.code == "duplicate-id");
    let duplicate = duplicate.unwrap();
    assert!(duplicate.message.ends_with("already names another person"), "{duplicate}");
    assert_eq!(duplicate.related[0].document, None);
}

#[test]
fn what_a_document_that_cannot_be_read_may_hold_is_not_missed() {
    let [people, rest] = people_and_rest();
    let [people, rest] = [people.to_string(), rest.to_string()];
    let alone = together(&[Document::new("rest", &rest)], &options());
    assert!(alone.documents[0].findings.iter().any(|it| it.code == "unknown-id"));
    for (lost, code) in [
        (Document::unreadable("people", ReadError::unreadable("gone")), "file-unreadable"),
        (Document::unreadable("people", ReadError::too_large(25)), "too-large"),
        (Document::new("people", &people[..people.len() - 1]), "not-json"),
        (Document::new("people", "[]"), "wrong-type"),
        (Document::new("people", r#"{"format": "minutebook/2"}"#), "format-too-new"),
        (Document::new("people", r#"{"format": "minutebook/1", "people": {}}"#), "wrong-type"),
        (
            Document::new("people", r#"{"format": "minutebook/1", "people": [], "people": []}"#),
            "duplicate-field",
        ),
    ] {
        let report = together(&[lost, Document::new("rest", &rest)], &options());
        let codes: Vec<_> = report.documents[0].findings.iter().map(|it| it.code).collect();
        assert_eq!(codes, [code]);
        assert_eq!(found(&report.documents[1]), [], "{code}");
        assert!(!report.coverage.is_empty());
    }
}

#[test]
fn where_nothing_is_read_nothing_is_judged() {
    let report = together(&[Document::new("a", "{"), Document::new("b", "")], &options());
    assert!(report.documents.iter().all(|report| report.findings.len() == 1));
    assert!(report.coverage.is_empty());
    assert_eq!(together(&[], &options()), JointReport::default());
}

#[test]
fn what_a_document_says_of_itself_holds_for_its_own_records() {
    let source = json!({ "url": "https://example.org/minutes/aldermere" });
    let missing = |documents: &[Value]| -> Vec<(usize, String)> {
        let report = checked(documents, &options());
        let reports = report.documents.iter().enumerate();
        let findings = reports.flat_map(|(at, it)| it.findings.iter().map(move |it| (at, it)));
        let missing = findings.filter(|(_, it)| it.code == "source-missing");
        missing.map(|(at, it)| (at, it.pointer.to_string())).collect()
    };
    let [people, rest] = people_and_rest();
    let with = |document: &Value, name: &str, value: &Value| {
        let mut document = document.clone();
        document[name] = value.clone();
        document
    };
    let imported = |document: &Value| with(document, "imported", &json!(true));
    assert_eq!(missing(&[people.clone(), rest.clone()]), []);
    // Only the records of the document that was imported want a source.
    assert_eq!(missing(&[rest.clone(), imported(&people)]), [(1, "/imported".to_owned())]);
    let named = with(&imported(&people), "source", &source);
    assert_eq!(missing(&[rest.clone(), named.clone()]), []);
    // The source of one document is not that of another.
    let found = missing(&[named, imported(&rest)]);
    let records = LISTS.iter().filter_map(|list| rest[list].as_array()).map(Vec::len);
    assert_eq!(found.len(), records.sum::<usize>());
    assert!(found.iter().all(|(at, _)| *at == 1));

    // The texts of every document are looked into.
    let damaged = |document| with(document, "title", &json!("The boardâ€™s minutes"));
    let report = checked(&[damaged(&rest), damaged(&people)], &options());
    for report in &report.documents {
        let found = found_places(report);
        assert_eq!(found, [("text-damaged", "/title")]);
    }
}

fn found_places(report: &Report) -> Vec<(&str, &str)> {
    report.findings.iter().map(|it| (it.code, it.pointer.as_str())).collect()
}

#[test]
fn limits_and_settings_hold() {
    let [mut people, rest] = people_and_rest();
    for person in people["people"].as_array_mut().unwrap() {
        person["name"]["given"] = "\u{fffd}".into();
    }
    let count = people["people"].as_array().unwrap().len();
    let mut settings = Settings::default();
    settings.limits.findings = 1;
    let mut advice = RuleSetting::default();
    advice.severity = Some(Level::Advice);
    settings.rules.insert("text-damaged".to_owned(), advice);
    let report = checked(&[rest.clone(), people.clone()], &options().settings(settings));
    assert_eq!(found_places(&report.documents[1]), [("text-damaged", "/people/0/name/given")]);
    assert_eq!(report.documents[1].findings[0].severity.to_string(), "advice");
    assert_eq!(report.omitted, count - 1);
    assert_eq!(report.settings[0].code, "text-damaged");
    assert!(report.documents.iter().all(|it| it.settings.is_empty() && it.coverage.is_empty()));

    let mut settings = Settings::default();
    settings.limits.document_bytes = serde_json::to_string_pretty(&rest).unwrap().len();
    people["title"] = "x".repeat(settings.limits.document_bytes).into();
    let report = checked(&[rest, people], &options().settings(settings));
    assert_eq!(found_places(&report.documents[0]), []);
    assert_eq!(found_places(&report.documents[1]), [("too-large", "")]);
}

#[test]
fn one_document_together_is_the_same_as_alone() {
    for book in books("minute-books") {
        let text = book.to_string();
        let mut alone = check_json(&text, &options());
        let joint = together(&[Document::new("book", &text)], &options());
        assert_eq!((joint.coverage, joint.settings), (alone.coverage, alone.settings));
        (alone.coverage, alone.settings) = Default::default();
        assert_eq!(joint.documents, [alone]);
    }
}

#[test]
fn records_left_out_before_a_place_do_not_move_it() {
    let [mut people, rest] = people_and_rest();
    people["people"][0]["no_such_field"] = true.into();
    people["people"][2]["name"]["given"] = "\u{fffd}".into();
    let report = checked(&[rest, people], &options());
    assert_eq!(
        found_places(&report.documents[1]),
        [("unknown-field", "/people/0/no_such_field"), ("text-damaged", "/people/2/name/given")]
    );
}

#[test]
fn lines_left_out_move_no_place_and_may_be_what_is_missing() {
    let [mut people, rest] = people_and_rest();
    people["people"][2]["name"]["given"] = "\u{fffd}".into();
    let lines = MinuteBook::from_json(people.to_string()).unwrap().to_lines();
    let lines = lines.replacen("{\"type\":\"person\",", "{\"type\":\"person\",\"no_such\":1,", 1);
    let rest = rest.to_string();
    let documents = [Document::new("rest", &rest), Document::lines("people", &lines)];
    let report = together(&documents, &options());
    assert_eq!(found_places(&report.documents[0]), []);
    assert_eq!(
        found_places(&report.documents[1]),
        [("unknown-field", "/people/0/no_such"), ("text-damaged", "/people/2/name/given")]
    );
}

#[test]
fn a_document_in_lines_says_the_same_as_one_in_json_and_has_its_places() {
    for book in books("minute-books").iter().chain(&books("long-books")) {
        let documents = dealt(book, 2, &[0, 1, 1]);
        let text = |at: usize| serde_json::to_string_pretty(&documents[at]).unwrap();
        let first = &text(0);
        let lines = MinuteBook::from_json(text(1)).unwrap().to_lines();
        // The lines stand board by board.
        let second = &MinuteBook::from_lines(&lines).unwrap().to_json();
        let in_json = [Document::new("0.json", first), Document::new("1.json", second)];
        let in_lines = [Document::new("0.json", first), Document::lines("1.json", &lines)];
        let expected = together(&in_json, &options());
        let found = together(&in_lines, &options());
        assert!(found.coverage == expected.coverage);
        for (found, expected) in found.documents.iter().zip(&expected.documents) {
            assert!(said(found) == said(expected));
        }

        let lines: Vec<_> = lines.lines().collect();
        let mut locator = Locator::new(second);
        for finding in &found.documents[1].findings {
            let position = finding.position.unwrap();
            let rest = lines[position.line - 1].chars().skip(position.column - 1);
            let rest: String = rest.collect();
            // What begins at the place in the line is what begins there in the document.
            let in_json = locator.position(&finding.pointer).unwrap();
            let line = second.lines().nth(in_json.line - 1).unwrap();
            let in_json: String = line.chars().skip(in_json.column - 1).collect();
            let first_of = |text: &str| text.chars().next();
            assert_eq!(first_of(&rest), first_of(&in_json), "{finding}");
            if in_json.starts_with('"') {
                let value = in_json.trim_end_matches(',');
                assert!(rest.starts_with(value), "{finding}: {rest} is not {value}");
            }
        }
    }
}

#[test]
fn what_is_found_on_a_document_in_lines_itself_stands_in_its_first_head() {
    let book = MinuteBook::from_json(minutebook::rules::BASE).unwrap();
    let lines = book.to_lines();
    let business = lines.split_once('\n').unwrap().1;
    let head =
        r#"{"type": "minute_book", "format": "minutebook/1", "title": "The boardâ€™s year"}"#;
    let lines = format!("\n{head}\n{business}{head}\n");
    let report = together(&[Document::lines("a", &lines)], &options());
    let found = &report.documents[0].findings;
    let damaged = found.iter().find(|it| it.code == "text-damaged").unwrap();
    assert_eq!(damaged.position.map(|at| (at.line, at.column)), Some((2, 60)));
}
