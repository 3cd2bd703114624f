//! Where a value stands in a text, and what is found in records beside a broken one.
#![allow(clippy::unwrap_used, reason = "a test that meets the unexpected should stop")]

use minutebook::check::{Options, check};
use minutebook::finding::{Pointer, Position};
use minutebook::model::MinuteBook;
use minutebook::read::{Locator, Reading, read, read_lines};
use minutebook::settings::Limits;

#[test]
fn a_value_is_located_by_names_and_positions() {
    let text = "{\"a\": [10, [20, 30]],\n \"b/c~d\": {\"e\": null}, \"a\": 4}";
    let mut locator = Locator::new(text);
    let mut at = |pointer: Pointer| locator.position(&pointer).map(|it| (it.line, it.column));
    let root = || Pointer::ROOT;
    assert_eq!(at(root()), Some((1, 1)));
    assert_eq!(at(root().field("a")), Some((1, 7)));
    assert_eq!(at(root().field("a").index(0)), Some((1, 8)));
    assert_eq!(at(root().field("a").index(1)), Some((1, 12)));
    assert_eq!(at(root().field("a").index(1).index(0)), Some((1, 13)));
    assert_eq!(at(root().field("a").index(1).index(1)), Some((1, 17)));
    assert_eq!(at(root().field("b/c~d")), Some((2, 11)));
    assert_eq!(at(root().field("b/c~d").field("e")), Some((2, 17)));
    // Asked a second time, when what is in each value is known.
    assert_eq!(at(root().field("a").index(1).index(1)), Some((1, 17)));
    for nowhere in [
        root().field("c"),
        root().field("a").index(2),
        root().field("a").index(0).index(0),
        root().field("a").field("e"),
        root().index(0),
    ] {
        assert_eq!(at(nowhere.clone()), None, "{nowhere}");
    }
}

#[test]
fn nothing_is_located_in_what_is_not_json() {
    assert_eq!(Locator::new("{").position(&Pointer::ROOT), None);
    let after_mark = Locator::new("\u{feff} 1").position(&Pointer::ROOT);
    assert_eq!(after_mark, Some(Position { line: 1, column: 2 }));
}

/// Reads a broken person and, after it, one of this family name with these extensions.
fn beside_a_broken_one(family: &str, extensions: &str, limits: &Limits) -> Reading {
    let json = format!(
        r#"{{"format": "minutebook/1", "people": [{{"id": "x", "name": {{"family": "Marlow"}}}},
        {{"id": "0192f0c1-2a3b-7c4d-8e5f-60718293a4b5", "name": {{"family": "{family}"}},
          "extensions": {{"a:b": {extensions}}}}}]}}"#
    );
    read(json, limits)
}

fn codes(reading: &Reading) -> Vec<&'static str> {
    reading.problems.iter().map(|problem| problem.code).collect()
}

#[test]
fn a_record_beside_a_broken_one_keeps_to_the_depth() {
    let mut limits = Limits::default();
    limits.depth = 6;
    let reading = beside_a_broken_one("Ashdown", "[[]]", &limits);
    assert_eq!(codes(&reading), ["bad-value"]);
    assert_eq!(reading.book.people.len(), 1);
    let reading = beside_a_broken_one("Ashdown", "[[[]]]", &limits);
    assert_eq!(codes(&reading), ["bad-value", "too-deep"]);
    assert_eq!(reading.book.people.len(), 0);
}

#[test]
fn a_record_beside_a_broken_one_keeps_to_the_length_of_texts() {
    let mut limits = Limits::default();
    limits.text_bytes = 40;
    let reading = beside_a_broken_one(&"x".repeat(40), "1", &limits);
    assert_eq!(codes(&reading), ["bad-value"]);
    assert_eq!(reading.book.people.len(), 1);
    let reading = beside_a_broken_one(&"x".repeat(41), "1", &limits);
    assert_eq!(codes(&reading), ["bad-value", "text-too-long"]);
    assert_eq!(reading.book.people.len(), 0);
}

#[test]
fn a_name_in_extensions_keeps_to_the_length_of_texts() {
    let mut limits = Limits::default();
    limits.text_bytes = 40;
    let with = |length: usize| {
        let name = "n".repeat(length);
        let json = format!(
            r#"{{"format": "minutebook/1", "people": 3, "extensions": {{"a:b": {{"{name}": 1}}}}}}"#
        );
        codes(&read(json, &limits))
    };
    assert_eq!(with(40), ["wrong-type"]);
    assert_eq!(with(41), ["wrong-type", "text-too-long"]);
}

#[test]
fn findings_are_put_in_the_order_of_the_text() {
    let json = r#"{"format": "minutebook/1",
        "plans": [{
            "id": "91000000-0000-4000-8000-000000000001",
            "board_id": "b0000000-0000-4000-8000-000000000009", "title": "Plan"
        }],
        "actions": [{
            "id": "ac000000-0000-4000-8000-000000000001",
            "board_id": "b0000000-0000-4000-8000-000000000009", "text": "Write", "status": "open"
        }]}"#;
    let mut report = check(&MinuteBook::from_json(json).unwrap(), &Options::new());
    Locator::new(json).locate(&mut report);
    let unknown = report.findings.iter().filter(|finding| finding.code == "unknown-id");
    let lines: Vec<_> =
        unknown.map(|it| (it.pointer.as_str(), it.position.unwrap().line)).collect();
    assert_eq!(lines, [("/plans/0/board_id", 4), ("/actions/0/board_id", 8)]);
}

#[test]
fn a_second_head_is_out_of_place_and_not_read() {
    let lines = r#"{"type": "minute_book", "format": "minutebook/1", "title": "First"}
{"type": "minute_book", "format": "minutebook/1", "title": "Second"}
"#;
    let reading = read_lines(lines, &Limits::default());
    assert_eq!(codes(&reading), ["record-out-of-place"]);
    assert_eq!(reading.omitted, 0);
    assert_eq!(reading.book.title.unwrap().as_str(), "First");
}

#[test]
fn a_record_beside_a_broken_one_is_utf8() {
    let json = b"{\"format\": \"minutebook/1\", \"people\": [{\"id\": \"x\", \"name\": {\"family\": \"A\"}},
        {\"id\": \"0192f0c1-2a3b-7c4d-8e5f-60718293a4b5\", \"name\": {\"family\": \"\xa3\"}}]}";
    let reading = read(json, &Limits::default());
    assert_eq!(codes(&reading), ["bad-value", "not-utf8"]);
    assert_eq!(reading.book.people.len(), 0);
}

#[test]
fn a_text_in_a_broken_record_may_be_as_long_as_the_limit() {
    let mut limits = Limits::default();
    limits.text_bytes = 40;
    let with = |length: usize| {
        let family = "n".repeat(length);
        let json = format!(
            r#"{{"format": "minutebook/1", "people": [{{"id": "x", "name": {{"family": "{family}"}}}}]}}"#
        );
        codes(&read(json, &limits))
    };
    assert_eq!(with(40), ["bad-value"]);
    assert_eq!(with(41), ["bad-value", "text-too-long"]);
}
