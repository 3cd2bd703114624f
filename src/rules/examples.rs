//! Runs the examples on a rule's page.

use serde::Deserialize;
use serde_json::{Map, Value};

use super::BASE;
use crate::calendar::Holidays;
use crate::check::{Options, check};
use crate::finding::Finding;
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
    /// How many times the rule judges, where nothing is missing; only where that is the point of
    /// the example. An example that passes has to be judged, unless this says that it is not.
    checked: Option<usize>,
    /// Other rules that rightly find the same slip or the state that the example needs.
    #[serde(default)]
    also: Vec<String>,
}

#[derive(Deserialize, Debug, PartialEq, Eq)]
#[serde(deny_unknown_fields)]
struct Found {
    at: String,
    says: String,
    /// What can be done about it, empty where nothing is said of that; only where the example tells.
    helps: Option<String>,
    /// The other places that it has to do with; only where the example tells.
    relates: Option<Vec<String>>,
    /// How it weighs, such as `error, statute, binding`; only where the example tells.
    weighs: Option<String>,
}

impl Found {
    /// What was found, as far as the example tells of it.
    fn of(finding: &Finding, expected: Option<&Self>) -> Self {
        let relates = || finding.related.iter().map(|other| other.pointer.to_string()).collect();
        let helps = || finding.help.clone().unwrap_or_default();
        let weighs = || {
            let binding = if finding.binding { ", binding" } else { "" };
            format!("{}, {}{binding}", finding.severity, finding.basis)
        };
        Self {
            at: finding.pointer.to_string(),
            says: finding.message.clone(),
            helps: expected.and_then(|it| it.helps.as_ref()).map(|_| helps()),
            relates: expected.and_then(|it| it.relates.as_ref()).map(|_| relates()),
            weighs: expected.and_then(|it| it.weighs.as_ref()).map(|_| weighs()),
        }
    }
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

    let mut expected = change.finds.iter();
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
            Found::of(finding, expected.next())
        })
        .collect();
    assert_eq!(found, change.finds, "{}", example.change);
    let coverage = report.coverage.iter().find(|coverage| coverage.code == rule.code).unwrap();
    if let Some(checked) = change.checked {
        let judged = (coverage.checked, coverage.not_applicable);
        assert_eq!(judged, (checked, 0), "judged and not applicable in {}", example.change);
    }
    match example.expected {
        Expected::Finds => assert!(!found.is_empty(), "nothing to find in {}", example.change),
        Expected::Passes => {
            let is_judged = coverage.checked > 0 || change.checked == Some(0);
            assert!(found.is_empty() && is_judged, "not judged: {}", example.change);
        }
        Expected::NotApplicable => {
            let reason =
                change.missing.unwrap_or_else(|| panic!("no reason in {}", example.change));
            let reasons: Vec<_> = coverage.reasons.keys().copied().collect();
            assert!(found.is_empty() && reasons.contains(&reason.as_str()), "{reasons:?}");
        }
    }
}
