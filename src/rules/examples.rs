//! Runs the examples on a rule's page.

use serde::Deserialize;
use serde_json::{Map, Value};

use super::BASE;
use crate::calendar::Holidays;
use crate::check::{Options, check};
use crate::model::MinuteBook;
use crate::rule::change::{remove, set};
use crate::rule::{Example, Expected, Rule};
use crate::settings::Settings;
use crate::value::Date;

/// A change to the base book and what comes of it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Change {
    #[serde(default)]
    set: Map<String, Value>,
    #[serde(default)]
    remove: Vec<String>,
    as_of: Option<Date>,
    holidays: Option<Holidays>,
    #[serde(default)]
    settings: Settings,
    #[serde(default)]
    finds: Vec<Found>,
    /// The reason why the rule cannot judge.
    missing: Option<String>,
    /// Other rules that rightly find the same slip or the state that the example needs.
    #[serde(default)]
    also: Vec<String>,
}

#[derive(Deserialize, Debug, PartialEq, Eq)]
#[serde(deny_unknown_fields)]
struct Found {
    at: String,
    says: String,
}

/// Every example gives exactly the findings that it lists, and no other of any rule but those that
/// it names as finding the same.
pub(crate) fn run(rule: &Rule) {
    let page = rule.page();
    let examples: Vec<_> = page.examples().collect();
    let has = |expected| examples.iter().any(|example| example.expected == expected);
    assert!(has(Expected::Finds), "the page of `{}` has no example that fails", rule.code);
    assert!(has(Expected::Passes), "the page of `{}` has no example that passes", rule.code);
    let blocks = page.text.matches("```json").count();
    assert_eq!(blocks, examples.len(), "an example of `{}` stands in no known section", rule.code);
    for example in examples {
        run_one(rule, example);
    }
}

fn run_one(rule: &Rule, example: Example<'_>) {
    let change: Change = serde_json::from_str(example.change)
        .unwrap_or_else(|error| panic!("{error} in\n{}", example.change));
    let mut book: Value = serde_json::from_str(BASE).unwrap();
    for pointer in &change.remove {
        remove(&mut book, pointer).unwrap_or_else(|| panic!("nothing to remove at `{pointer}`"));
    }
    for (pointer, value) in &change.set {
        set(&mut book, pointer, value.clone())
            .unwrap_or_else(|| panic!("nothing above `{pointer}`"));
    }
    let book = MinuteBook::from_json(book.to_string())
        .unwrap_or_else(|error| panic!("{error} in\n{}", example.change));
    let mut options = Options::new();
    options.as_of = change.as_of;
    options.holidays = change.holidays;
    options.settings = change.settings;
    let report = check(&book, &options);

    let found: Vec<_> = report
        .findings
        .iter()
        .filter(|finding| !change.also.iter().any(|code| code == finding.code))
        .map(|finding| {
            assert_eq!(
                finding.code, rule.code,
                "another rule found: {finding}\n{}",
                example.change
            );
            Found { at: finding.pointer.to_string(), says: finding.message.clone() }
        })
        .collect();
    assert_eq!(found, change.finds, "{}", example.change);
    let coverage = report.coverage.iter().find(|coverage| coverage.code == rule.code).unwrap();
    match example.expected {
        Expected::Finds => assert!(!found.is_empty(), "nothing to find in {}", example.change),
        Expected::Passes => {
            assert!(found.is_empty() && coverage.checked > 0, "not judged: {}", example.change);
        }
        Expected::NotApplicable => {
            let reason =
                change.missing.unwrap_or_else(|| panic!("no reason in {}", example.change));
            let reasons: Vec<_> = coverage.reasons.keys().copied().collect();
            assert!(found.is_empty() && reasons.contains(&reason.as_str()), "{reasons:?}");
        }
    }
}
