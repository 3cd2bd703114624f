//! The situations in docs/how-to.md read, and give no error and no warning.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test that meets the unexpected should stop"
)]

mod support;

use minutebook::check::{Options, check};
use minutebook::finding::Severity;
use minutebook::model::MinuteBook;
use serde_json::Value;
use support::set;

const PAGE: &str = include_str!("../docs/how-to.md");

#[test]
fn every_situation_reads_and_gives_no_error_and_no_warning() {
    let blocks: Vec<_> = PAGE.split("```json\n").skip(1).collect();
    assert!(blocks.len() > 15);
    for block in blocks {
        let json = block.split("```").next().unwrap();
        let change: Value = serde_json::from_str(json).unwrap_or_else(|it| panic!("{it}\n{json}"));
        let mut book: Value = serde_json::from_str(minutebook::rules::BASE).unwrap();
        for (pointer, value) in change["set"].as_object().unwrap() {
            set(&mut book, pointer, value);
        }
        let book = MinuteBook::from_json(book.to_string())
            .unwrap_or_else(|error| panic!("{error}\n{json}"));
        let report = check(&book, &Options::new());
        let grave: Vec<_> = report
            .findings
            .iter()
            .filter(|finding| finding.severity > Severity::Advice)
            .map(ToString::to_string)
            .collect();
        assert_eq!(grave, Vec::<String>::new(), "{json}");
    }
}
