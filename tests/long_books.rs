//! The long example books: the clean ones give no error and no warning, the spoiled ones give
//! what was planted in them.
//!
//! `UPDATE=1 cargo test --test long_books` rewrites the lists; read every line that changes.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test that meets the unexpected should stop"
)]

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use minutebook::calendar::Holidays;
use minutebook::check::{Options, check};
use minutebook::finding::Severity;
use minutebook::model::MinuteBook;
use minutebook::report::Report;
use minutebook::value::Date;

const BOOKS: [(&str, &str); 3] = [
    ("strategy-group", "2025-04-30"),
    ("council-committee", "2025-04-30"),
    ("variety-board", "2024-04-10"),
];

fn file(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("examples").join(name)
}

fn report(book: &str, as_of: &str) -> Report {
    let holidays = fs::read_to_string(file("holidays-uk.json")).unwrap();
    let options = Options::new()
        .as_of(Date::new(as_of).unwrap())
        .holidays(Holidays::from_json(holidays).unwrap());
    let json = fs::read_to_string(file(&format!("long-books/{book}.json"))).unwrap();
    let book = MinuteBook::from_json(json).unwrap_or_else(|error| panic!("{book}: {error}"));
    check(&book, &options)
}

/// One line for each finding.
fn list(report: &Report) -> String {
    report.findings.iter().fold(String::new(), |mut list, finding| {
        let _ = writeln!(list, "{} {} {}", finding.severity, finding.code, finding.pointer);
        list
    })
}

#[test]
fn clean_books_give_no_error_and_no_warning() {
    for (book, as_of) in BOOKS {
        let mut report = report(book, as_of);
        report.findings.retain(|finding| finding.severity > Severity::Advice);
        assert_eq!(list(&report), "", "{book}");
    }
}

#[test]
fn clean_books_let_most_rules_judge() {
    let mut judged = BTreeSet::new();
    for (book, as_of) in BOOKS {
        let coverage = report(book, as_of).coverage;
        judged.extend(coverage.iter().filter(|rule| rule.checked > 0).map(|rule| rule.code));
    }
    let all = minutebook::rules::RULES.len();
    assert!(judged.len() * 10 >= all * 8, "{} of {all} rules judge anything", judged.len());
}

#[test]
fn spoiled_books_give_what_was_planted() {
    for (book, as_of) in BOOKS {
        let found = list(&report(&format!("{book}-spoiled"), as_of));
        let path = file(&format!("long-books/{book}-spoiled.findings.txt"));
        if std::env::var_os("UPDATE").is_some() {
            fs::write(&path, &found).unwrap();
        }
        assert_eq!(found, fs::read_to_string(&path).unwrap_or_default(), "{book}");
    }
}

/// For each rule how often it judged, found something and could not judge, in each of the books.
fn counts() -> String {
    let books: Vec<_> = BOOKS
        .into_iter()
        .flat_map(|(book, as_of)| [(book.to_owned(), as_of), (format!("{book}-spoiled"), as_of)])
        .collect();
    let reports: Vec<_> = books.iter().map(|(book, as_of)| report(book, as_of)).collect();
    let names: Vec<_> = books.iter().map(|(book, _)| book.as_str()).collect();
    let mut counts = format!("judged, found, not applicable in: {}\n", names.join(", "));
    for rule in minutebook::rules::RULES {
        let of_book = |report: &Report| {
            let rule = report.coverage.iter().find(|it| it.code == rule.code).unwrap();
            format!(" {},{},{}", rule.checked, rule.found, rule.not_applicable)
        };
        let _ =
            writeln!(counts, "{}{}", rule.code, reports.iter().map(of_book).collect::<String>());
    }
    counts
}

/// A rule that judges more or less than it did may find nothing else: only this tells.
#[test]
fn every_rule_judges_as_much_as_it_did() {
    let counts = counts();
    let path = file("long-books/coverage.txt");
    if std::env::var_os("UPDATE").is_some() {
        fs::write(&path, &counts).unwrap();
    }
    assert_eq!(counts, fs::read_to_string(&path).unwrap_or_default());
}
