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

use minutebook::calendar::clear_days;
use minutebook::check::{Options, check};
use minutebook::finding::Pointer;
use minutebook::model::MinuteBook;
use minutebook::report::Report;
use minutebook::strategy;
use minutebook::value::{Date, FinancialYear, Label, Money, PartialDate, Quarter};
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
    #![proptest_config(ProptestConfig { cases: 128, ..ProptestConfig::default() })]

    #[test]
    fn json_round_trips(book in strategy::minute_book()) {
        let json = book.to_json();
        prop_assert_eq!(&MinuteBook::from_json(&json).unwrap(), &book);
        prop_assert_eq!(MinuteBook::from_json(&json).unwrap().to_json(), json);
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

    #[test]
    fn sums_of_money_agree_with_wider_arithmetic(sums in prop::collection::vec(strategy::money(), 1..20)) {
        let exact: i128 = sums.iter().map(|sum| i128::from(sum.minor_units())).sum();
        let fits = exact.abs() < 1 << 53;
        let total = Money::sum(sums.iter().copied());
        prop_assert_eq!(total.map(|it| i128::from(it.minor_units())), fits.then_some(exact));
    }

    #[test]
    fn plus_and_minus_undo_each_other(a in strategy::money(), b in strategy::money()) {
        if let Some(sum) = a.plus(b) {
            prop_assert_eq!(sum.minus(b), Some(a));
            prop_assert_eq!(b.plus(a), Some(sum));
        }
    }

    #[test]
    fn periods_contain_their_dates(date in strategy::date()) {
        let year = FinancialYear::of(date).unwrap();
        let quarter = Quarter::of(date).unwrap();
        prop_assert!(year.contains(date) && quarter.contains(date));
        prop_assert!(year.first_day().unwrap() <= date && date <= year.last_day().unwrap());
        prop_assert!(quarter.first_day().unwrap() <= date && date <= quarter.last_day().unwrap());
        prop_assert_eq!(quarter.financial_year(), year);
        prop_assert_eq!(year.next().unwrap().first_day(), year.last_day().unwrap().plus_days(1));
    }

    #[test]
    fn a_partial_date_lies_between_its_ends(date in strategy::partial_date()) {
        prop_assert!(date.earliest() <= date.latest());
        prop_assert_eq!(date.date().is_some(), date.earliest() == date.latest());
        prop_assert_eq!(PartialDate::new(&date.to_string()).unwrap(), date);
    }

    #[test]
    fn clear_days_are_one_less_than_the_days_apart(a in strategy::date(), b in strategy::date()) {
        let apart = b.days_since(a);
        prop_assert_eq!(clear_days(a, b), usize::try_from(apart - 1).unwrap_or(0));
    }

    #[test]
    fn labels_have_one_order(mut labels in prop::collection::vec(strategy::label(), 2..12)) {
        labels.sort();
        let mut again: Vec<Label> = labels.iter().rev().cloned().collect();
        again.sort();
        prop_assert_eq!(&again, &labels);
        for (a, b) in labels.iter().zip(labels.iter().skip(1)) {
            if let (Some(a), Some(b)) = (a.as_str().parse::<u64>().ok(), b.as_str().parse::<u64>().ok()) {
                prop_assert!(a <= b);
            }
        }
    }
}
