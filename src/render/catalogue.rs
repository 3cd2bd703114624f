//! The rule catalogue as JSON and as Markdown.

use std::fmt::Write as _;

use serde::Serialize;

use crate::finding::{Basis, Severity};
use crate::model::Nation;
use crate::read::PROBLEMS;
use crate::rule::{Expected, Force, Page, Rule};
use crate::rules::RULES;

#[derive(Serialize)]
struct Catalogue {
    rules: Vec<Entry>,
    problems: Vec<Problem>,
}

#[derive(Serialize)]
struct Entry {
    code: &'static str,
    summary: &'static str,
    severity: &'static str,
    basis: Basis,
    binding: &'static str,
    scope: String,
    since: &'static str,
    authorities: Vec<Source>,
    #[serde(flatten)]
    page: Option<PageText>,
}

#[derive(Serialize)]
struct PageText {
    page: &'static str,
    examples: Vec<PageExample>,
}

#[derive(Serialize)]
struct Source {
    citation: &'static str,
    url: &'static str,
    nations: &'static [Nation],
    in_force_from: &'static str,
    in_force_until: Option<&'static str>,
}

#[derive(Serialize)]
struct PageExample {
    expected: &'static str,
    change: serde_json::Value,
}

#[derive(Serialize)]
struct Problem {
    code: &'static str,
    summary: &'static str,
    #[serde(flatten)]
    page: Option<PageText>,
}

/// The catalogue as JSON, indented, with a final newline: every rule and every problem of reading,
/// with their pages and examples.
pub fn to_json() -> String {
    json(|page| Some(PageText { page: page.text, examples: examples(page) }))
}

/// The same without pages and examples, as it is published in `schema/rules.json`.
pub fn to_index() -> String {
    json(|_| None)
}

fn json(page: fn(Page<'static>) -> Option<PageText>) -> String {
    let rules = RULES.iter().map(|rule| entry(rule, page(rule.page()))).collect();
    let problems = PROBLEMS
        .iter()
        .map(|problem| Problem {
            code: problem.code,
            summary: problem.page().summary,
            page: page(problem.page()),
        })
        .collect();
    // None of these types can fail to be written.
    let mut json = serde_json::to_string_pretty(&Catalogue { rules, problems }).unwrap_or_default();
    json.push('\n');
    json
}

fn entry(rule: &'static Rule, page: Option<PageText>) -> Entry {
    let (severity, binding) = weight(rule);
    Entry {
        code: rule.code,
        summary: rule.page().summary,
        severity,
        basis: rule.basis,
        binding,
        scope: format!("{:?}", rule.scope()).to_lowercase(),
        since: rule.since,
        authorities: rule
            .authorities
            .iter()
            .map(|law| Source {
                citation: law.citation,
                url: law.url,
                nations: law.nations,
                in_force_from: law.in_force_from,
                in_force_until: law.in_force_until,
            })
            .collect(),
        page,
    }
}

fn examples(page: Page<'static>) -> Vec<PageExample> {
    page.examples()
        .map(|example| PageExample {
            expected: match example.expected {
                Expected::Finds => "finds",
                Expected::Passes => "passes",
                Expected::NotApplicable => "not_applicable",
            },
            change: serde_json::from_str(example.change).unwrap_or_default(),
        })
        .collect()
}

/// The severity, and when a finding is of a binding duty.
fn weight(rule: &Rule) -> (&'static str, &'static str) {
    match rule.force {
        Force::Always(Severity::Error) => ("error", "never"),
        Force::Always(Severity::Warning) => ("warning", "never"),
        Force::Always(Severity::Advice) => ("advice", "never"),
        Force::Duty(Severity::Error, _) => ("error", "always"),
        Force::Duty(Severity::Warning, _) => ("warning", "always"),
        Force::Duty(Severity::Advice, _) => ("advice", "always"),
        Force::Committees => ("error_for_committees", "for_committees"),
    }
}

/// The catalogue as a Markdown page: one table of rules, one of problems of reading.
pub fn to_markdown() -> String {
    let mut page = String::from(
        "# Rules\n\n\
         Every rule with what it finds. `minutebook explain CODE` prints a rule's page; the pages are also in\n\
         the API documentation under `minutebook::rules`. This file is generated; do not edit it.\n\n\
         | Code | Severity | Rests on | Looks at | Finds |\n|---|---|---|---|---|\n",
    );
    for rule in RULES {
        let severity = match rule.force {
            Force::Always(severity) => severity.to_string(),
            Force::Duty(severity, _) => format!("{severity}²"),
            Force::Committees => "by profile¹".to_owned(),
        };
        let scope = format!("{:?}", rule.scope()).to_lowercase();
        let summary = rule.page().summary.replace('\n', " ");
        // Writing to a string does not fail.
        let _ = writeln!(
            page,
            "| `{}` | {severity} | {} | {scope} | {summary} |",
            rule.code, rule.basis
        );
    }
    page.push_str(
        "\n¹ An error, as a duty in law, for committees of councils; a warning where the terms of reference \
         adopt the rule;\nadvice else.\n\n\
         ² A duty in law of the boards that it is judged for.\n\n\
         ## Problems of reading\n\n\
         A document that cannot be read gives these, always as errors.\n\n\
         | Code | Means |\n|---|---|\n",
    );
    for problem in PROBLEMS {
        let _ = writeln!(page, "| `{}` | {} |", problem.code, problem.page().summary);
    }
    page
}
