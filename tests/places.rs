//! Where a value stands in a text, and what is found in records beside a broken one.
#![allow(clippy::unwrap_used, reason = "a test that meets the unexpected should stop")]

use minutebook::finding::{Pointer, Position};
use minutebook::read::{Locator, Reading, read};
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
