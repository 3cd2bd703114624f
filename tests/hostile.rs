//! Books made to be slow or large end soon and in few words. Nothing here is timed: work that
//! grows with the square of the input would not end.
#![allow(clippy::panic, reason = "a test that meets the unexpected should stop")]

use minutebook::check::{Options, check};
use minutebook::model::MinuteBook;
use minutebook::read::Locator;

const BOARD: &str = r#"{"id": "b0000000-0000-4000-8000-000000000001", "name": "Aldermere"}"#;

fn id(kind: &str, number: usize) -> String {
    format!("{kind}000000-0000-4000-8000-{number:012}")
}

/// Reads, checks and locates a book; gives the findings and how long their text is.
fn findings(json: &str) -> (usize, usize) {
    let book = MinuteBook::from_json(json).unwrap_or_else(|error| panic!("{error}"));
    let mut report = check(&book, &Options::new());
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
