//! A part of a book is found to be what it is in the whole.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test that meets the unexpected should stop"
)]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use minutebook::calendar::Holidays;
use minutebook::check::{Options, Part, check, check_part};
use minutebook::finding::{Finding, Pointer};
use minutebook::model::MinuteBook;
use minutebook::report::Report;
use minutebook::rule::Scope;
use minutebook::strategy;
use minutebook::value::{BoardId, Date, MeetingId};
use proptest::prelude::*;
use serde_json::{Value, json};

fn options() -> Options {
    let holidays = Holidays::from_json(include_str!("../examples/holidays-uk.json")).unwrap();
    Options::new().as_of(Date::new("2024-09-01").unwrap()).holidays(holidays)
}

/// The board and, of a meeting, the id of the record that a place is in.
fn home(book: &MinuteBook, at: &Pointer) -> Option<(BoardId, Option<MeetingId>)> {
    let segments: Vec<_> = at.segments().take(2).collect();
    let [list, index] = segments.as_slice() else { return None };
    let index: usize = index.parse().ok()?;
    let board = match list.as_str() {
        "boards" => book.boards.get(index)?.id,
        "members" => book.members.get(index)?.board_id,
        "actions" => book.actions.get(index)?.board_id,
        "funding" => book.funding.get(index)?.board_id,
        "plans" => book.plans.get(index)?.board_id,
        "meetings" => {
            let meeting = book.meetings.get(index)?;
            return Some((meeting.board_id, Some(meeting.id)));
        }
        _ => return None,
    };
    Some((board, None))
}

fn those(report: &Report, is_in: impl Fn(&Pointer) -> bool) -> Vec<&Finding> {
    let accepted = report.accepted.iter().map(|accepted| &accepted.finding);
    report.findings.iter().chain(accepted).filter(|it| is_in(&it.pointer)).collect()
}

fn assert_parts_agree_with_the_whole(book: &MinuteBook) {
    let mut options = options();
    options.settings.limits.findings = usize::MAX;
    let whole = check(book, &options);
    let boards: BTreeSet<_> = book.boards.iter().map(|board| board.id).collect();
    for board in boards {
        let part = check_part(book, Part::Board(board), &options);
        let is_in = |at: &Pointer| home(book, at).is_some_and(|(home, _)| home == board);
        assert_eq!(those(&part, |_| true), those(&whole, is_in), "board {board}");
    }
    for meeting in &book.meetings {
        let first = book.meetings.iter().find(|other| other.id == meeting.id).unwrap();
        let part = check_part(book, Part::Meeting(meeting.id), &options);
        let is_in = |at: &Pointer| home(book, at) == Some((first.board_id, Some(meeting.id)));
        assert_eq!(those(&part, |_| true), those(&whole, is_in), "meeting {}", meeting.id);
    }
}

#[test]
fn parts_of_the_example_books_agree_with_the_whole() {
    let examples = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples");
    for folder in ["minute-books", "long-books"] {
        for entry in fs::read_dir(examples.join(folder)).unwrap() {
            let path = entry.unwrap().path();
            if path.extension().is_some_and(|it| it == "json") {
                let book = MinuteBook::from_json(fs::read(path).unwrap()).unwrap();
                assert_parts_agree_with_the_whole(&book);
            }
        }
    }
}

/// How often each rule of one of these scopes judged, as the reports have it in all.
fn judged(reports: &[Report], scopes: &[Scope]) -> BTreeMap<&'static str, usize> {
    let mut judged = BTreeMap::new();
    for rule in reports.iter().flat_map(|report| &report.coverage) {
        if scopes.contains(&minutebook::rules::find(rule.code).unwrap().scope()) {
            *judged.entry(rule.code).or_default() += rule.checked + rule.not_applicable;
        }
    }
    judged
}

#[test]
fn parts_together_are_judged_as_often_as_the_whole() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/long-books/variety-board.json");
    let book = MinuteBook::from_json(fs::read(path).unwrap()).unwrap();
    let whole = [check(&book, &options())];
    let part = |part| check_part(&book, part, &options());
    let boards: Vec<_> = book.boards.iter().map(|board| part(Part::Board(board.id))).collect();
    let records =
        [Scope::Board, Scope::Member, Scope::Meeting, Scope::Action, Scope::Funding, Scope::Series];
    assert!(boards.len() > 1);
    assert_eq!(judged(&boards, &records), judged(&whole, &records));
    let meetings: Vec<_> = book.meetings.iter().map(|it| part(Part::Meeting(it.id))).collect();
    assert_eq!(judged(&meetings, &[Scope::Meeting]), judged(&whole, &[Scope::Meeting]));
    let others = [Scope::Board, Scope::Member, Scope::Action, Scope::Funding];
    assert!(judged(&meetings, &others).values().all(|count| *count == 0));
    // A rule on each action of a board over time: no action is part of a meeting.
    assert_eq!(judged(&meetings, &[Scope::Series])["action-without-owner"], 0);
    assert!(judged(&boards, &[Scope::Series])["action-without-owner"] > 0);
}

#[test]
fn an_id_is_judged_in_a_part_of_which_another_part_has_it_too() {
    let judged = |id: &str| {
        let mut book: Value = serde_json::from_str(minutebook::rules::BASE).unwrap();
        book["meetings"].as_array_mut().unwrap().push(json!({
            "id": id,
            "board_id": "b0000000-0000-4000-8000-000000000002",
            "status": "held",
            "record": "extract",
            "on": "2024-07-12",
        }));
        let book = MinuteBook::from_json(book.to_string()).unwrap();
        let report = check_part(&book, Part::Board(book.boards[1].id), &options());
        let rule = report.coverage.iter().find(|rule| rule.code == "duplicate-id").unwrap();
        (rule.checked, rule.found)
    };
    let (alone, found) = judged("3a000000-0000-4000-8000-000000000101");
    assert_eq!(found, 0);
    // Judged and found.
    assert_eq!(judged("3a000000-0000-4000-8000-000000000001"), (alone + 1, 1));
}

#[test]
fn nothing_is_judged_of_a_meeting_that_is_not_there() {
    let book = MinuteBook::from_json(minutebook::rules::BASE).unwrap();
    let unknown = MeetingId::new("3a000000-0000-4000-8000-0000000000ff").unwrap();
    assert_eq!(check_part(&book, Part::Meeting(unknown), &options()), Report::default());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn parts_agree_with_the_whole(book in strategy::minute_book()) {
        assert_parts_agree_with_the_whole(&book);
    }

    #[test]
    fn parts_of_a_faulty_book_agree_with_the_whole(faulty in strategy::book_with_fault()) {
        assert_parts_agree_with_the_whole(&faulty.book);
    }
}
