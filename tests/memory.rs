//! How much memory reading and checking hold at once, against the length of the text.
#![allow(
    clippy::unwrap_used,
    clippy::string_slice,
    clippy::indexing_slicing,
    reason = "a test that meets the unexpected should stop"
)]

use minutebook::check::{Options, check_json, check_lines};
use minutebook::model::MinuteBook;
use minutebook::value::PersonId;
use serde_json::Value;

/// What a report takes of any book, however short: a line of coverage for each rule.
const FLOOR: usize = 64 * 1024;

const BOOKS: [&str; 8] = [
    include_str!("../examples/long-books/strategy-group.json"),
    include_str!("../examples/long-books/strategy-group-spoiled.json"),
    include_str!("../examples/long-books/council-committee.json"),
    include_str!("../examples/long-books/council-committee-spoiled.json"),
    include_str!("../examples/long-books/variety-board.json"),
    include_str!("../examples/long-books/variety-board-spoiled.json"),
    include_str!("../examples/minute-books/003-community-safety-partnership-2017-10-16.json"),
    include_str!(
        "../examples/minute-books/004-charnwood-community-safety-partnership-2022-02-10.json"
    ),
];

/// The most bytes that were held at once.
fn most_held(act: impl FnOnce()) -> usize {
    usize::try_from(allocation_counter::measure(act).bytes_max).unwrap()
}

fn compact(json: &str) -> String {
    serde_json::from_str::<Value>(json).unwrap().to_string()
}

#[track_caller]
fn assert_checked_within(json: &str, times: usize) {
    let held = most_held(|| drop(check_json(json, &Options::new())));
    let most = FLOOR + times * json.len();
    assert!(held <= most, "{held} bytes were held for a text of {}", json.len());
}

#[test]
fn a_book_is_read_and_checked_within_four_times_its_text() {
    for json in BOOKS {
        assert_checked_within(json, 4);
        assert_checked_within(&compact(json), 4);
    }
}

#[test]
fn a_book_is_held_in_twice_its_text() {
    for json in BOOKS.map(compact) {
        let held = most_held(|| drop(MinuteBook::from_json(&json)));
        assert!(held <= 2 * json.len(), "{held} bytes were held for a text of {}", json.len());
    }
}

#[test]
fn a_broken_book_is_read_within_four_times_its_text() {
    for json in BOOKS.map(compact) {
        assert_checked_within(&json.replacen("\"title\":", "\"titel\":", 20), 4);
        assert_checked_within(&json.replace("\"name\":", "\"nam\":"), 4);
    }
}

#[test]
fn extensions_take_no_more_than_their_text_however_small_their_values() {
    for value in ["1,", "[],", "{},", "\"\",", "{\"a\":1},", "{\"b\":1,\"a\":{}},"] {
        let values = value.repeat(100_000);
        let values = values.trim_end_matches(',');
        let json = format!(r#"{{"format":"minutebook/1","extensions":{{"a:b":[{values}]}}}}"#);
        assert_checked_within(&json, 4);
        let book = MinuteBook::from_json(&json).unwrap();
        let held = most_held(|| serde_json::to_writer(std::io::sink(), &book).unwrap());
        assert!(held <= 4096, "{held} bytes were held to write them");
    }
}

#[test]
fn many_names_in_extensions_take_a_few_words_each() {
    let members: Vec<_> = (0..100_000).map(|number| format!(r#""{number}":0"#)).collect();
    let members = members.join(",");
    let json = format!(r#"{{"format":"minutebook/1","extensions":{{{members}}}}}"#);
    assert_checked_within(&json, 8);
}

/// The lines of a book of so many boards, each with all the business of one of the long books, and
/// how many bytes of them come before that business.
fn lines_of(boards: usize) -> (String, usize) {
    let mut all = MinuteBook::new();
    for number in 0..boards {
        let book = MinuteBook::from_json(with_ids_of_its_own(BOOKS[0], number)).unwrap();
        all.organisations.extend(book.organisations);
        all.people.extend(book.people);
        all.boards.extend(book.boards);
        all.members.extend(book.members);
        all.meetings.extend(book.meetings);
        all.actions.extend(book.actions);
        all.funding.extend(book.funding);
        all.plans.extend(book.plans);
    }
    let lines = all.to_lines();
    let before = lines.find("{\"type\":\"meeting\"").unwrap();
    (lines, before)
}

/// The book with three digits of every id replaced.
fn with_ids_of_its_own(json: &str, number: usize) -> String {
    let mut text = json.to_owned();
    for at in 0..text.len() - 38 {
        let id = text.get(at + 1..at + 37).filter(|_| text.as_bytes()[at] == b'"');
        if id.is_some_and(|id| PersonId::new(id).is_ok()) {
            text.replace_range(at + 16..at + 19, &format!("{number:03x}"));
        }
    }
    text
}

#[test]
fn lines_are_checked_in_memory_that_does_not_grow_with_their_business() {
    let mut options = Options::new();
    options.settings.limits.board_bytes = 512 * 1024;
    for boards in [4, 12] {
        let (lines, before) = lines_of(boards);
        let mut findings = 0;
        let held = most_held(|| {
            let report = check_lines(lines.as_bytes(), &options).unwrap();
            findings = report.findings.len();
        });
        let most = FLOOR + 5 * (options.settings.limits.board_bytes / 2 + before);
        assert!(held <= most, "{held} bytes were held for {boards} boards, of {}", lines.len());
        assert!(findings < 10 * boards, "the copies are no good books");
    }
}

#[test]
fn broken_lines_are_checked_in_memory_that_does_not_grow_with_them() {
    let mut options = Options::new();
    options.settings.limits.board_bytes = 512 * 1024;
    options.settings.limits.findings = 10;
    let (lines, before) = lines_of(12);
    let misspelt = lines.replace("\"board_id\":", "\"bord_id\":");
    let unwritten = lines.replace(",\"status\":", ",\"status\"");
    for broken in [lines.replace("\"status\":\"held\"", "\"status\":\"hold\""), misspelt, unwritten]
    {
        let held = most_held(|| {
            let report = check_lines(broken.as_bytes(), &options).unwrap();
            assert!(report.omitted > 50, "{} findings are not listed", report.omitted);
        });
        let most = FLOOR + 5 * (options.settings.limits.board_bytes / 2 + before);
        assert!(held <= most, "{held} bytes were held of {}", broken.len());
    }
}
