//! What a record that cannot be read means for the others.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test that meets the unexpected should stop"
)]

use minutebook::check::{Options, check_json, check_lines};
use minutebook::model::MinuteBook;
use serde_json::{Value, json};

const BOARD: &str = "b0000000-0000-4000-8000-000000000001";
const OTHER: &str = "b0000000-0000-4000-8000-000000000002";

/// A book in which a board's meetings are too far apart, if no meeting is missing.
fn book() -> Value {
    let mut book: Value = serde_json::from_str(minutebook::rules::BASE).unwrap();
    book["boards"][0]["terms_of_reference"][0]["longest_gap_days"] = json!(97);
    book
}

fn finds(book: &Value, code: &str) -> bool {
    let report = check_json(book.to_string(), &Options::new());
    report.findings.iter().any(|finding| finding.code == code)
}

/// The book with a meeting that cannot be read, of this board.
fn with_broken_meeting(board: &Value) -> Value {
    let mut book = book();
    let mut meeting = json!({
        "id": "3a000000-0000-4000-8000-000000000099",
        "status": "held",
        "record": "extract",
        // Not between the others: if it were read, they would be as far apart.
        "on": "2024-07-10",
        "unknown": 1,
    });
    if board.is_string() {
        meeting["board_id"] = board.clone();
    }
    book["meetings"].as_array_mut().unwrap().push(meeting);
    book
}

#[test]
fn of_a_board_of_which_a_record_is_left_out_silence_is_no_answer() {
    const APART: &str = "meetings-too-far-apart";
    assert!(finds(&book(), APART));
    assert!(finds(&with_broken_meeting(&json!(OTHER)), APART));
    assert!(!finds(&with_broken_meeting(&json!(BOARD)), APART));
    assert!(!finds(&with_broken_meeting(&Value::Null), APART));

    let mut broken_board = book();
    broken_board["boards"][1]["unknown"] = json!(1);
    assert!(finds(&broken_board, APART));
}

/// How often a rule finds something, and how often it cannot judge for want of what is left out.
fn found_and_left(book: &Value, code: &str) -> (usize, usize) {
    let report = check_json(book.to_string(), &Options::new());
    let rule = report.coverage.iter().find(|rule| rule.code == code).unwrap();
    let left = rule.reasons.get("records of the board that could not be read");
    (rule.found, left.copied().unwrap_or_default())
}

#[test]
fn who_is_left_out_may_be_the_one_who_was_there() {
    let mut book = book();
    book["boards"][0]["responsible_authority_ids"] =
        json!(["0e000000-0000-4000-8000-000000000003"]);
    assert_eq!(found_and_left(&book, "authority-absent"), (1, 0));
    let mut member = book["members"][0].clone();
    member["id"] = json!("3e000000-0000-4000-8000-000000000099");
    member["office"] = json!("emperor");
    member["board_id"] = json!(OTHER);
    book["members"].as_array_mut().unwrap().push(member);
    assert_eq!(found_and_left(&book, "authority-absent"), (1, 0));
    book["members"][4]["board_id"] = json!(BOARD);
    assert_eq!(found_and_left(&book, "authority-absent"), (0, 2));
}

#[test]
fn an_action_that_is_left_out_may_be_the_one_that_was_asked_for() {
    let mut book = book();
    book["meetings"][0]["items"][2]["resolutions"][0]["effect"] = json!("requested");
    let action = book["actions"].as_array_mut().unwrap().remove(1);
    assert_eq!(found_and_left(&book, "request-without-action"), (1, 0));
    book["actions"].as_array_mut().unwrap().push(action);
    book["actions"][1]["status"] = json!("forgotten");
    book["actions"][1]["board_id"] = json!(OTHER);
    assert_eq!(found_and_left(&book, "request-without-action"), (1, 0));
    book["actions"][1]["board_id"] = json!(BOARD);
    assert_eq!(found_and_left(&book, "request-without-action"), (0, 1));
}

#[test]
fn what_is_left_out_is_named_by_no_wrong_id() {
    let broken = |change: fn(&mut Value)| {
        let mut book = book();
        book["meetings"][1]["unknown"] = json!(1);
        change(&mut book);
        finds(&book, "unknown-id")
    };
    // The actions name the meeting and its items.
    assert!(!broken(|_| {}));
    assert!(broken(|book| {
        book["actions"][0]["raised_at"]["item_id"] = json!("17000000-0000-4000-8000-0000000000ff");
    }));
    // A record without an id may have any.
    assert!(!broken(|book| {
        book["actions"][0]["raised_at"]["item_id"] = json!("17000000-0000-4000-8000-0000000000ff");
        book["meetings"][1].as_object_mut().unwrap().remove("id");
    }));
}

/// Deeper than sixteen levels nobody nests what others refer to.
#[test]
fn what_is_left_out_is_looked_into_as_deep_as_items_are_nested() {
    let is_accused = |below: usize| {
        let mut book = book();
        let mut item = json!({ "id": "17000000-0000-4000-8000-0000000000ff", "title": "Below" });
        for number in 0..below {
            let id = format!("17000000-0000-4000-8000-0000000001{number:02}");
            item = json!({ "id": id, "title": "Above", "items": [item] });
        }
        book["meetings"][1]["items"].as_array_mut().unwrap().push(item);
        book["actions"][0]["raised_at"] = json!({
            "meeting_id": "3a000000-0000-4000-8000-000000000002",
            "item_id": "17000000-0000-4000-8000-0000000000ff",
        });
        assert!(!finds(&book, "unknown-id"));
        book["meetings"][1]["unknown"] = json!(1);
        finds(&book, "unknown-id")
    };
    assert!(!is_accused(6));
    assert!(is_accused(7));
}

/// A line that cannot be read is business of its board all the same.
#[test]
fn a_broken_line_that_stands_apart_from_its_board_is_found_there() {
    let lines = MinuteBook::from_json(minutebook::rules::BASE).unwrap().to_lines();
    let mut lines: Vec<_> = lines.lines().map(str::to_owned).collect();
    let board = |line: &str| -> Value {
        let line: Value = serde_json::from_str(line).unwrap();
        line["board_id"].clone()
    };
    let is_meeting = |line: &String| line.starts_with(r#"{"type":"meeting""#);
    let first = lines.iter().find(|line| is_meeting(line)).unwrap().clone();
    let other =
        first.replace(board(&first).as_str().unwrap(), "b0000000-0000-4000-8000-0000000000ff");
    lines.push(other);
    lines.push(first.replacen(r#"{"type""#, r#"{"unknown":1,"type""#, 1));
    let report = check_lines(lines.join("\n").as_bytes(), &Options::new()).unwrap();
    let at = |code| {
        let mut found = report.findings.iter().filter(move |it| it.code == code);
        found.next().and_then(|it| it.position).map(|at| at.line)
    };
    assert_eq!(at("unknown-field"), Some(lines.len()));
    assert_eq!(at("record-out-of-place"), Some(lines.len()));
}
