//! Books made to be slow or large end soon and in few words. Nothing here is timed: work that
//! grows with the square of the input would not end.
#![allow(clippy::panic, reason = "a test that meets the unexpected should stop")]

use std::collections::BTreeMap;

use minutebook::check::{Options, check, check_json};
use minutebook::model::MinuteBook;
use minutebook::read::{Locator, read};
use minutebook::report::Report;
use minutebook::settings::Limits;

const BOARD: &str = r#"{"id": "b0000000-0000-4000-8000-000000000001", "name": "Aldermere"}"#;

fn id(kind: &str, number: usize) -> String {
    format!("{kind}000000-0000-4000-8000-{number:012}")
}

/// Reads, checks and locates a book; gives the findings and how long their text is.
fn findings(json: &str) -> (usize, usize) {
    let book = MinuteBook::from_json(json).unwrap_or_else(|error| panic!("{error}"));
    let mut options = Options::new();
    options.settings.limits.findings = usize::MAX;
    let mut report = check(&book, &options);
    Locator::new(json).locate(&mut report);
    let length = report.findings.iter().map(|finding| format!("{finding:?}").len()).sum();
    (report.findings.len(), length)
}

fn book(meetings: &str, actions: &str) -> String {
    format!(
        r#"{{"format": "minutebook/1", "boards": [{BOARD}],
            "meetings": [{meetings}], "actions": [{actions}]}}"#
    )
}

fn meeting(items: &str) -> String {
    format!(
        r#"{{"id": "{}", "board_id": "{}", "status": "held", "record": "complete",
            "on": "2024-06-28", "items": [{items}]}}"#,
        id("3a", 1),
        id("b0", 1)
    )
}

/// Actions that name nobody and cite an item that is not there.
fn actions(count: usize) -> String {
    let one = |number| {
        format!(
            r#"{{"id": "{}", "board_id": "{}", "text": "Write", "status": "open",
                "raised_at": {{"meeting_on": "2024-06-28", "item_label": "99{number}"}}}}"#,
            id("ac", number),
            id("b0", 1)
        )
    };
    (0..count).map(one).collect::<Vec<_>>().join(",")
}

#[test]
fn items_nested_as_deep_as_can_be() {
    let (mut open, mut close) = (String::new(), String::new());
    for depth in 0..50 {
        let id = id("17", depth);
        let numbers = format!(r#""agenda_number": "{depth}", "minute_number": "m{depth}""#);
        open = format!(r#"{open}{{"id": "{id}", {numbers}, "items": ["#);
        close += "]}";
    }
    let (count, _) = findings(&book(&meeting(&(open + &close)), &actions(3)));
    assert!(count > 0);
}

#[test]
fn thousands_of_findings_in_one_line_and_in_many() {
    let json = book(&meeting(""), &actions(5_000));
    let (count, length) = findings(&json);
    assert!(count >= 5_000);
    assert!(length < 20 * json.len(), "{length} for {}", json.len());
    let one_line = json.replace('\n', " ");
    assert_eq!(findings(&one_line).0, count);
}

#[test]
fn thousands_of_items_cited_by_thousands_of_actions() {
    let item =
        |number| format!(r#"{{"id": "{}", "agenda_number": "{}"}}"#, id("17", number), number + 1);
    let items = (0..3_000).map(item).collect::<Vec<_>>().join(",");
    let (count, _) = findings(&book(&meeting(&items), &actions(3_000)));
    assert!(count >= 3_000);
}

#[test]
fn a_thousand_contradictions_are_not_told_a_thousand_times_each() {
    let item = |number| {
        format!(
            r#"{{"id": "{}", "nil_return": "none", "declarations": [{{"who": {{"as_printed": "A"}}}}]}}"#,
            id("17", number)
        )
    };
    let items = (0..1_000).map(item).collect::<Vec<_>>().join(",");
    let json = book(&meeting(&items), "");
    let (_, length) = findings(&json);
    assert!(length < 20 * json.len(), "{length} for {}", json.len());
}

fn book_with(member: &str) -> String {
    format!(r#"{{"format": "minutebook/1", {member}}}"#)
}

fn many(count: usize, one: impl FnMut(usize) -> String) -> String {
    (0..count).map(one).collect::<Vec<_>>().join(",")
}

/// How many findings of each code are listed.
fn listed(report: &Report) -> BTreeMap<&'static str, usize> {
    let mut counts = BTreeMap::new();
    for finding in &report.findings {
        *counts.entry(finding.code).or_default() += 1;
    }
    counts
}

/// Asserts that of so many findings of one code as many are listed as may be.
#[track_caller]
fn assert_found(json: impl AsRef<[u8]>, code: &str, count: usize) {
    let report = check_json(json, &Options::new());
    let most = Limits::default().findings;
    assert_eq!(listed(&report).get(code), Some(&count.min(most)), "{:?}", listed(&report));
    assert_eq!(report.findings.len() + report.omitted, count);
}

const MANY: usize = 100_000;

#[test]
fn a_name_again_and_again() {
    let members = many(MANY, |_| r#""a":1"#.to_owned());
    assert_found(
        book_with(&format!(r#""extensions": {{{members}}}"#)),
        "duplicate-field",
        MANY - 1,
    );
    let titles = many(MANY, |_| r#""title":"a""#.to_owned());
    assert_found(book_with(&titles), "duplicate-field", MANY - 1);
    let records = many(MANY, |_| r#""people":[{}]"#.to_owned());
    let report = check_json(book_with(&records), &Options::new());
    assert_eq!(report.findings.len() + report.omitted, MANY - 1 + 2);
}

#[test]
fn a_hundred_thousand_names_that_are_not_known() {
    let members = many(MANY, |number| format!(r#""{number}":1"#));
    assert_found(book_with(&members), "unknown-field", MANY);
}

#[test]
fn names_that_are_nearly_known() {
    let members = many(MANY, |number| format!(r#""meeting{}":1"#, number % 10));
    assert_found(book_with(&members), "unknown-field", MANY);
    let long = format!(r#""{}":1"#, "organisations".repeat(10_000));
    assert_found(book_with(&many(20, |_| long.clone())), "unknown-field", 20);
}

#[test]
fn many_broken_records() {
    let action =
        many(MANY / 4, |number| format!(r#"{{"id":"{}","board_id":1}}"#, id("ac", number)));
    // Each has a board of the wrong type, no text and no status.
    assert_found_all(&book_with(&format!(r#""actions":[{action}]"#)), 3 * (MANY / 4));
}

#[test]
fn a_hundred_thousand_empty_records() {
    let people = many(MANY, |_| "{}".to_owned());
    // Each has no id and no name.
    assert_found(book_with(&format!(r#""people":[{people}]"#)), "missing-field", 2 * MANY);
}

/// Asserts that so many findings are counted, and no more are listed than may be.
#[track_caller]
fn assert_found_all(json: &str, count: usize) {
    let report = check_json(json, &Options::new());
    assert_eq!(report.findings.len() + report.omitted, count);
    assert!(report.findings.len() <= Limits::default().findings);
}

#[test]
fn references_that_lead_nowhere() {
    let ids = many(MANY, |number| format!(r#""{}""#, id("09", number)));
    let name = r#""name": "Aldermere", "id": "b0000000-0000-4000-8000-000000000001""#;
    let board = format!(r#""boards": [{{{name}, "responsible_authority_ids": [{ids}]}}]"#);
    assert_found(book_with(&board), "unknown-id", MANY);
}

#[test]
fn a_text_of_many_megabytes() {
    let text = "x".repeat(5_000_000);
    assert_found(book_with(&format!(r#""title": "{text}""#)), "text-too-long", 1);
    assert_found(book_with(&format!(r#""{text}": 1"#)), "unknown-field", 1);
    assert_found(book_with(&format!(r#""extensions": {{"{text}": 1}}"#)), "text-too-long", 1);
    assert_found(&text[..1_000_000], "not-json", 1);
}

#[test]
fn a_document_too_large_is_not_looked_into() {
    let mut limits = Limits::default();
    limits.document_bytes = 1_000_000;
    let reading = read(vec![0xff; 100_000_000], &limits);
    assert_eq!(reading.problems[0].code, "too-large");
}

#[test]
fn nesting_tens_of_thousands_of_levels_deep() {
    let (open, close) = ("[".repeat(MANY / 2), "]".repeat(MANY / 2));
    assert_found(book_with(&format!(r#""extensions": {{"a":{open}{close}}}"#)), "too-deep", 1);
    let (open, close) = (r#"{"a":"#.repeat(MANY / 4), "}".repeat(MANY / 4));
    assert_found(book_with(&format!(r#""extensions": {open}1{close}"#)), "too-deep", 1);
    assert_found("[".repeat(MANY / 2), "not-json", 1);
    assert_found(r#"{"a":"#.repeat(MANY / 4), "not-json", 1);
    let people = format!(r#""people": [{}]"#, "[".repeat(MANY / 4) + &"]".repeat(MANY / 4));
    assert_found(book_with(&people), "wrong-type", 1);
}

#[test]
fn a_long_list_at_the_bottom_of_deep_nesting() {
    let (open, close) = ("[".repeat(100), "]".repeat(100));
    let list = many(MANY / 10, |_| "1".to_owned());
    let extensions = format!(r#""x": 1, "extensions": {{"a":{open}{list}{close}}}"#);
    assert_found(book_with(&extensions), "unknown-field", 1);
}

#[test]
fn a_long_name_above_many_problems() {
    let members = many(MANY, |_| r#""a":1"#.to_owned());
    let name = "x".repeat(100_000);
    let json = book_with(&format!(r#""extensions": {{"{name}": {{{members}}}}}"#));
    let report = check_json(&json, &Options::new());
    assert_eq!(report.findings.len() + report.omitted, MANY - 1);
    let length: usize = report.findings.iter().map(|it| it.pointer.as_str().len()).sum();
    assert!(length < 20_000_000, "{length}");
}

#[test]
fn lines_and_bytes_without_number() {
    assert_found("\n".repeat(MANY), "not-json", 1);
    let title =
        [br#"{"format": "minutebook/1", "title": ""#, &vec![0xff; MANY][..], br#""}"#].concat();
    assert_found(title, "not-utf8", 1);
    assert_found(vec![0xff; MANY], "not-utf8", 1);
    assert_found(vec![0; MANY], "not-json", 1);
}

#[test]
fn findings_accepted_again_and_again() {
    let accepted = r#"{"code": "action-without-owner", "reason": "-", "place": "/x"}"#;
    let accepted = many(3_000, |_| accepted.to_owned());
    let actions = actions(1).replacen('{', &format!(r#"{{"accepted": [{accepted}], "#), 1);
    assert!(findings(&book(&meeting(""), &actions)).0 > 0);
}

#[test]
fn accepted_findings_hide_none_that_are_not() {
    let accepted = r#"{"accepted": [{"code": "action-without-owner", "reason": "-"}], "id": "ad"#;
    let accepted = actions(3).replace(r#"{"id": "ac"#, accepted);
    for all in [format!("{accepted}, {}", actions(4)), format!("{}, {accepted}", actions(4))] {
        let mut options = Options::new();
        options.settings.limits.findings = 2;
        let report = check_json(book(&meeting(""), &all), &options);
        let is_it = |code: &str| code == "action-without-owner";
        assert_eq!(report.findings.iter().filter(|it| is_it(it.code)).count(), 2);
        assert_eq!(report.accepted.iter().filter(|it| is_it(it.finding.code)).count(), 2);
        let rule = report.coverage.iter().find(|rule| is_it(rule.code)).unwrap();
        assert_eq!(rule.found, 7);
    }
}
