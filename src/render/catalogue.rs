//! The rule catalogue as JSON and as Markdown.

use std::fmt::Write as _;

#[cfg(feature = "schema")]
use schemars::JsonSchema;
use serde::Serialize;

use crate::finding::{Basis, Severity};
use crate::model::Nation;
use crate::read::PROBLEMS;
use crate::rule::{Expected, Force, Page, Rule, Scope};
use crate::rules::RULES;
#[cfg(feature = "schema")]
use crate::value::Date;

/// Every rule and every problem of reading, as `rules.json` and `minutebook rules` give them.
#[derive(Serialize)]
#[cfg_attr(
    feature = "schema",
    derive(JsonSchema),
    schemars(deny_unknown_fields, rename = "RuleCatalogue")
)]
pub(crate) struct Catalogue {
    /// The rules: what no schema of a minute book can hold.
    rules: Vec<Entry>,
    /// The problems of reading.
    problems: Vec<Problem>,
}

/// A rule that a record must keep.
#[derive(Serialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema), schemars(deny_unknown_fields, rename = "Rule"))]
struct Entry {
    /// Its code, which names the fault and never changes once released.
    code: &'static str,
    /// What it finds, in a sentence.
    summary: &'static str,
    /// How much its findings weigh.
    severity: RuleSeverity,
    /// What it rests on.
    basis: Basis,
    /// When its findings are of a duty that binds the board in law.
    binding: Binding,
    /// How much of a book it looks at at once.
    scope: Scope,
    /// Why a schema cannot hold it.
    beyond_schema: &'static str,
    /// The version that brought it.
    since: &'static str,
    /// The law or guidance that it rests on.
    authorities: Vec<Source>,
    #[serde(flatten)]
    page: Option<PageText>,
}

/// A page with its examples.
#[derive(Serialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
struct PageText {
    /// The page, as Markdown.
    page: &'static str,
    /// The examples on the page.
    examples: Vec<PageExample>,
}

/// A law, instrument or guidance that a rule rests on.
#[derive(Serialize)]
#[cfg_attr(
    feature = "schema",
    derive(JsonSchema),
    schemars(deny_unknown_fields, rename = "Authority")
)]
struct Source {
    /// The title with the section.
    citation: &'static str,
    /// Where its text is.
    url: &'static str,
    /// Where it applies.
    nations: &'static [Nation],
    /// The first day on which it was in force.
    #[cfg_attr(feature = "schema", schemars(with = "Date"))]
    in_force_from: &'static str,
    /// The last day on which it was in force; still, where null.
    #[cfg_attr(feature = "schema", schemars(with = "Option<Date>"))]
    in_force_until: Option<&'static str>,
}

/// An example of a page: a change to the base document.
#[derive(Serialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema), schemars(deny_unknown_fields))]
struct PageExample {
    /// What the rule makes of it.
    expected: ExpectedOutcome,
    /// The change, or the whole document.
    change: serde_json::Value,
}

/// A problem of reading.
#[derive(Serialize)]
#[cfg_attr(
    feature = "schema",
    derive(JsonSchema),
    schemars(deny_unknown_fields, rename = "ReadingProblem")
)]
struct Problem {
    /// Its code, which never changes once released.
    code: &'static str,
    /// What it means, in a sentence.
    summary: &'static str,
    #[serde(flatten)]
    page: Option<PageText>,
}

/// How much a rule's findings weigh.
#[derive(Serialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
#[serde(rename_all = "snake_case")]
enum RuleSeverity {
    /// Good practice.
    Advice,
    /// Doubtful, or departs from what the board has adopted.
    Warning,
    /// Contradicts itself, or breaks a binding duty.
    Error,
    /// An error for committees of councils, on which it is a duty in law; a warning where the terms
    /// of reference adopt the rule; advice else.
    ErrorForCommittees,
}

impl From<Severity> for RuleSeverity {
    fn from(severity: Severity) -> Self {
        match severity {
            Severity::Advice => Self::Advice,
            Severity::Warning => Self::Warning,
            Severity::Error => Self::Error,
        }
    }
}

/// When a finding is of a duty that binds the board in law.
#[derive(Serialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
#[serde(rename_all = "snake_case")]
enum Binding {
    /// Never.
    Never,
    /// Always: only boards that it binds are judged.
    Always,
    /// For committees of councils.
    ForCommittees,
}

/// What a rule makes of an example.
#[derive(Serialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
#[serde(rename_all = "snake_case")]
enum ExpectedOutcome {
    /// It finds something.
    Finds,
    /// It judges and finds nothing.
    Passes,
    /// It cannot judge.
    NotApplicable,
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
        scope: rule.scope(),
        beyond_schema: beyond_schema(rule.scope()),
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
                Expected::Finds => ExpectedOutcome::Finds,
                Expected::Passes => ExpectedOutcome::Passes,
                Expected::NotApplicable => ExpectedOutcome::NotApplicable,
            },
            change: serde_json::from_str(example.change).unwrap_or_default(),
        })
        .collect()
}

/// The severity, and when a finding is of a binding duty.
fn weight(rule: &Rule) -> (RuleSeverity, Binding) {
    match rule.force {
        Force::Always(severity) => (severity.into(), Binding::Never),
        Force::Duty(severity, _) => (severity.into(), Binding::Always),
        Force::Committees => (RuleSeverity::ErrorForCommittees, Binding::ForCommittees),
    }
}

/// Why a schema, which sees each value by itself, cannot hold a rule of this scope.
fn beyond_schema(scope: Scope) -> &'static str {
    match scope {
        Scope::Board | Scope::Member | Scope::Action | Scope::Funding => {
            "It compares values of a record with each other, with a date or with the board's terms of reference."
        }
        Scope::Meeting => {
            "It compares values of a meeting with each other, or with the records that they name."
        }
        Scope::Series => "It compares records of a board over time.",
        Scope::Book => "It compares records of the whole book.",
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
