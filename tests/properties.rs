//! Laws that hold for every book, not only for the ones that we thought of.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test that meets the unexpected should stop"
)]

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use minutebook::check::{Options, check, check_lines};
use minutebook::finding::{Coverage, Pointer};
use minutebook::model::MinuteBook;
use minutebook::report::Report;
use minutebook::rule::Scope;
use minutebook::rules;
use minutebook::strategy;
use minutebook::value::Date;
use proptest::prelude::*;
use proptest::sample::Index;

/// The example books and the base of the pages.
fn example_books() -> Vec<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples");
    let mut paths = vec![folder.join("valid.json")];
    for entry in fs::read_dir(folder.join("minute-books")).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_some_and(|it| it == "json") {
            paths.push(path);
        }
    }
    paths.sort();
    paths.iter().map(|path| fs::read_to_string(path).unwrap()).collect()
}

fn options() -> Options {
    Options::new().as_of(Date::new("2024-09-01").unwrap())
}

/// A report without the order of the book's lists: each place by the id of its record.
fn by_record(book: &MinuteBook, report: &Report) -> Vec<String> {
    let json = serde_json::to_value(book).unwrap();
    let place = |pointer: &Pointer| {
        let segments: Vec<_> = pointer.segments().collect();
        let [list, index, rest @ ..] = segments.as_slice() else { return pointer.to_string() };
        let id = json[list][index.parse::<usize>().unwrap()]["id"].to_string();
        format!("{list} {id} {rest:?}")
    };
    let mut entries: Vec<_> = report
        .findings
        .iter()
        .map(|finding| {
            // What a finding points to beside its place is given in the order of the document.
            let related: Vec<_> =
                finding.related.iter().map(|it| (place(&it.pointer), &it.message)).collect();
            let weight = (finding.severity, finding.basis, finding.binding, &finding.help);
            let place = place(&finding.pointer);
            format!("{} {weight:?} {place} {} {related:?}", finding.code, finding.message)
        })
        .collect();
    entries.sort();
    entries
}

/// The book as JSON, with each of its lists sorted.
fn in_one_order(book: &MinuteBook) -> serde_json::Value {
    let mut json = serde_json::to_value(book).unwrap();
    for list in json.as_object_mut().unwrap().values_mut() {
        if let Some(list) = list.as_array_mut() {
            list.sort_by_key(ToString::to_string);
        }
    }
    json
}

/// The book with its lists turned and reversed by so much.
fn reordered(book: &MinuteBook, by: Index) -> MinuteBook {
    fn turn<T>(list: &mut [T], by: Index) {
        list.reverse();
        if !list.is_empty() {
            list.rotate_left(by.index(list.len()));
        }
    }
    let mut book = book.clone();
    turn(&mut book.organisations, by);
    turn(&mut book.people, by);
    turn(&mut book.boards, by);
    turn(&mut book.members, by);
    turn(&mut book.meetings, by);
    turn(&mut book.actions, by);
    turn(&mut book.funding, by);
    turn(&mut book.plans, by);
    book
}

/// Gives every record an id of its own and keeps references as they are, so that most hit something.
fn with_unique_ids(book: &MinuteBook) -> MinuteBook {
    fn number(value: &mut serde_json::Value, seen: &mut BTreeSet<String>, next: &mut u64) {
        match value {
            serde_json::Value::Object(members) => {
                for (key, value) in members {
                    if key == "id" && !seen.insert(value.to_string()) {
                        *next += 1;
                        *value = format!("ffffffff-0000-4000-8000-{next:012}").into();
                    }
                    number(value, seen, next);
                }
            }
            serde_json::Value::Array(elements) => {
                for element in elements {
                    number(element, seen, next);
                }
            }
            _ => {}
        }
    }
    let mut json = serde_json::to_value(book).unwrap();
    number(&mut json, &mut BTreeSet::new(), &mut 0);
    MinuteBook::from_json(json.to_string()).unwrap()
}

/// The list of boards, for [`take_one`].
const BOARDS: u8 = 0;

/// Takes one record out of one list, where that has any.
fn take_one(book: &mut MinuteBook, list: u8, which: Index) {
    fn take<T>(list: &mut Vec<T>, which: Index) {
        if !list.is_empty() {
            list.remove(which.index(list.len()));
        }
    }
    match list {
        BOARDS => take(&mut book.boards, which),
        1 => take(&mut book.members, which),
        2 => take(&mut book.meetings, which),
        3 => take(&mut book.actions, which),
        _ => take(&mut book.funding, which),
    }
}

#[test]
fn what_a_board_says_may_leave_a_rule_on_its_meetings_nothing_to_judge() {
    let mut book = MinuteBook::from_json(rules::BASE).unwrap();
    let looked_at = |book: &MinuteBook| {
        let coverage = check(book, &options()).coverage;
        let of_rule = coverage.into_iter().find(|it| it.code == "notice-too-short").unwrap();
        (of_rule.checked, of_rule.not_applicable)
    };
    book.meetings.truncate(1);
    let terms = book.boards[0].terms_of_reference.iter_mut();
    terms.for_each(|terms| (terms.notice_days, terms.profile) = (None, None));
    assert_eq!(looked_at(&book), (0, 0));
    book.boards.clear();
    assert_eq!(looked_at(&book), (0, 1));
}

#[test]
fn order_of_records_does_not_change_the_report_of_the_examples() {
    for text in example_books() {
        let book = MinuteBook::from_json(&text).unwrap();
        let mut turned = book.clone();
        turned.meetings.reverse();
        turned.actions.reverse();
        turned.funding.reverse();
        turned.people.reverse();
        let (one, other) = (check(&book, &options()), check(&turned, &options()));
        assert_eq!(by_record(&book, &one), by_record(&turned, &other));
        assert_eq!(one.coverage, other.coverage);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]

    #[test]
    fn json_round_trips(book in strategy::minute_book()) {
        let json = book.to_json();
        prop_assert_eq!(&MinuteBook::from_json(&json).unwrap(), &book);
        prop_assert_eq!(MinuteBook::from_json(&json).unwrap().to_json(), json);
    }

    #[test]
    fn lines_hold_every_record_and_come_again_as_they_were(book in strategy::minute_book()) {
        let lines = book.to_lines();
        let read = MinuteBook::from_lines(&lines).unwrap();
        // Lines stand board by board, so that the lists may come back in another order.
        prop_assert_eq!(in_one_order(&read), in_one_order(&book));
        prop_assert_eq!(read.to_lines(), lines);
    }

    #[test]
    fn lines_and_one_document_give_the_same_coverage(valid in strategy::valid_book()) {
        let options = Options::new().as_of(valid.as_of).holidays(valid.holidays);
        let of_lines = check_lines(valid.book.to_lines().as_bytes(), &options).unwrap();
        prop_assert_eq!(of_lines.coverage, check(&valid.book, &options).coverage);
    }

    #[test]
    fn order_of_records_does_not_change_the_report(
        book in strategy::minute_book(),
        by in any::<Index>(),
    ) {
        let book = with_unique_ids(&book);
        let turned = reordered(&book, by);
        let (one, other) = (check(&book, &options()), check(&turned, &options()));
        prop_assert_eq!(by_record(&book, &one), by_record(&turned, &other));
        prop_assert_eq!(one.coverage, other.coverage);
    }

    #[test]
    fn order_of_records_does_not_hide_a_fault(
        faulty in strategy::book_with_fault(),
        by in any::<Index>(),
    ) {
        let mut options = Options::new();
        (options.as_of, options.holidays) = (faulty.as_of, faulty.holidays);
        let turned = reordered(&faulty.book, by);
        let (one, other) = (check(&faulty.book, &options), check(&turned, &options));
        prop_assert_eq!(&one.coverage, &other.coverage);
        // Of two records under one id the later is found, so that the place depends on the order.
        if faulty.code != "duplicate-id" {
            prop_assert_eq!(by_record(&faulty.book, &one), by_record(&turned, &other));
        }
    }

    #[test]
    fn one_more_record_never_takes_from_what_rules_of_single_records_looked_at(
        book in strategy::minute_book(),
        list in 0..5_u8,
        which in any::<Index>(),
    ) {
        let book = with_unique_ids(&book);
        let mut fewer = book.clone();
        take_one(&mut fewer, list, which);
        let (before, after) = (check(&fewer, &options()), check(&book, &options()));
        for (before, after) in before.coverage.iter().zip(&after.coverage) {
            let of_one_record = match rules::find(before.code).unwrap().scope() {
                Scope::Series | Scope::Book => false,
                // What the record of a board says may leave a rule on its meetings nothing to judge.
                scope => list != BOARDS || scope == Scope::Board,
            };
            let looked_at = |it: &Coverage| it.checked + it.not_applicable;
            if of_one_record {
                prop_assert!(looked_at(before) <= looked_at(after), "{}", before.code);
            }
        }
    }

    #[test]
    fn a_report_is_the_same_every_time_and_counts_what_it_found(book in strategy::minute_book()) {
        let report = check(&book, &options());
        prop_assert_eq!(&check(&book, &options()), &report);
        for rule in &report.coverage {
            let found = report.findings.iter().filter(|it| it.code == rule.code).count();
            prop_assert_eq!(found, rule.found);
            prop_assert_eq!(rule.reasons.values().sum::<usize>(), rule.not_applicable);
        }
    }

    #[test]
    fn every_place_of_a_report_is_in_the_document(book in strategy::minute_book()) {
        let json = serde_json::to_value(&book).unwrap();
        for finding in check(&book, &options()).findings {
            prop_assert!(json.pointer(finding.pointer.as_str()).is_some(), "{}", finding);
            for related in &finding.related {
                prop_assert!(json.pointer(related.pointer.as_str()).is_some(), "{}", related.pointer);
            }
        }
    }

    #[test]
    fn the_reader_never_panics_on_mutated_books(
        which in any::<Index>(),
        edits in prop::collection::vec((any::<Index>(), 0..8_u8, any::<u8>(), any::<Index>()), 1..6),
    ) {
        let books = example_books();
        let mut bytes = which.get(&books).clone().into_bytes();
        for (at, kind, byte, other) in edits {
            let at = at.index(bytes.len());
            let end = (at + usize::from(byte)).min(bytes.len());
            match kind {
                0 => bytes[at] = byte,
                1 => bytes.insert(at, byte),
                2 => drop(bytes.drain(at..end)),
                3 => bytes.insert(at, *other.get(b"{}[]\",:0-.eE\\tfn")),
                4 => {
                    let from = other.index(bytes.len());
                    let piece = bytes[from..(from + usize::from(byte)).min(bytes.len())].to_vec();
                    bytes.splice(at..at, piece);
                }
                5 => bytes[at] = *other.get(b"0123456789abcdef-\" "),
                6 => bytes.truncate(at + 1),
                _ => bytes[at] = bytes[other.index(bytes.len())],
            }
        }
        match MinuteBook::from_json(&bytes) {
            Ok(book) => {
                let _ = check(&book, &options());
                prop_assert_eq!(MinuteBook::from_json(book.to_json()).unwrap(), book);
            }
            Err(error) => {
                prop_assert!(!error.problems().is_empty());
                prop_assert!(error.problems().iter().all(|it| it.position.is_some()));
            }
        }
    }
}
