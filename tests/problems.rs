//! The page of every problem of reading says what the reader does.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test that meets the unexpected should stop"
)]

mod support;

use minutebook::read::{PROBLEMS, ReadError, read, read_lines};
use minutebook::rule::Expected;
use minutebook::settings::Limits;
use serde_json::{Value, json};
use support::set;

/// The document of an example: given whole, or as a change to the valid book.
fn document(example: &Value) -> Vec<u8> {
    if let Some(text) = example["text"].as_str() {
        return text.as_bytes().to_vec();
    }
    if let Some(bytes) = example["bytes"].as_array() {
        return bytes.iter().map(|byte| u8::try_from(byte.as_u64().unwrap()).unwrap()).collect();
    }
    let mut book: Value = serde_json::from_str(minutebook::rules::BASE).unwrap();
    for (pointer, value) in example["set"].as_object().into_iter().flatten() {
        set(&mut book, pointer, value);
    }
    for pointer in example["remove"].as_array().into_iter().flatten() {
        let (parent, last) = pointer.as_str().unwrap().rsplit_once('/').unwrap();
        book.pointer_mut(parent).unwrap().as_object_mut().unwrap().remove(last).unwrap();
    }
    book.to_string().into_bytes()
}

/// The document of an example that is given line by line.
fn lines(example: &Value) -> Option<String> {
    let lines = example["lines"].as_array()?.iter().map(|line| line.as_str().unwrap());
    Some(lines.collect::<Vec<_>>().join("\n"))
}

fn limits(example: &Value) -> Limits {
    serde_json::from_value(example.get("limits").cloned().unwrap_or_else(|| json!({}))).unwrap()
}

#[test]
fn examples_give_what_they_say() {
    for problem in PROBLEMS {
        for example in problem.page().examples() {
            let example_json: Value = serde_json::from_str(example.change).unwrap();
            let limits = limits(&example_json);
            let found = match lines(&example_json) {
                Some(lines) => read_lines(lines, &limits).problems,
                None => read(document(&example_json), &limits).problems,
            };
            let found: Vec<_> = found
                .iter()
                .map(|it| (it.code, it.pointer.to_string(), it.message.clone()))
                .collect();
            let expected: Vec<_> = example_json["finds"]
                .as_array()
                .into_iter()
                .flatten()
                .map(|it| {
                    let text = |key: &str| it[key].as_str().unwrap().to_owned();
                    (problem.code, text("at"), text("says"))
                })
                .collect();
            assert_eq!(found, expected, "{}: {}", problem.code, example.change);
            assert_eq!(found.is_empty(), example.expected == Expected::Passes, "{}", problem.code);
        }
    }
}

#[test]
fn every_problem_but_that_of_the_file_itself_has_examples_of_both_kinds() {
    for problem in PROBLEMS.iter().filter(|problem| problem.code != "file-unreadable") {
        let examples: Vec<_> = problem.page().examples().map(|it| it.expected).collect();
        assert!(examples.contains(&Expected::Finds), "{}", problem.code);
        assert!(examples.contains(&Expected::Passes), "{}", problem.code);
    }
}

#[test]
fn an_unreadable_file_is_a_problem_of_its_own() {
    let problems = ReadError::unreadable("no such file").into_problems();
    assert_eq!(problems[0].code, "file-unreadable");
    assert_eq!(problems[0].message, "no such file");
}
