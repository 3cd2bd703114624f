//! Reports as one JSON object.

use std::collections::BTreeMap;
use std::num::NonZeroUsize;

#[cfg(feature = "schema")]
use schemars::JsonSchema;
use serde::Serialize;

use crate::finding::{Basis, Coverage, Finding, Pointer, Related, Severity};
use crate::report::{JointReport, Report};
use crate::settings::UsedSetting;

/// What a check of several files found, in the form that `minutebook check --format json` prints.
///
/// A file has `accepted` too where its record accepts findings, and `settings` where a check ran
/// under any, and `omitted` where there are more findings than are listed. A related place in
/// another file has `document`, the file's name.
///
/// Where files are checked as one book, `rules` and `settings` stand beside `files` instead, and
/// so does `omitted` for what the rules found.
///
/// # Form
/// ```json
/// {
///   "files": [{
///     "file": "…",
///     "findings": [{
///       "code": "…", "severity": "error", "basis": "data", "binding": false,
///       "pointer": "/meetings/0", "line": 1, "column": 1,
///       "message": "…", "help": null, "related": [{ "pointer": "…", "message": "…" }]
///     }],
///     "rules": [{
///       "code": "…", "checked": 1, "found": 0, "not_applicable": 2, "reasons": { "…": 2 }
///     }]
///   }],
///   "summary": { "error": 0, "warning": 0, "advice": 0 }
/// }
/// ```
#[derive(Debug, Clone, Default, Serialize)]
#[cfg_attr(
    feature = "schema",
    derive(JsonSchema),
    schemars(deny_unknown_fields, rename = "Report")
)]
#[non_exhaustive]
pub struct Output<'a> {
    /// What came of each file, in the order of the call.
    files: Vec<Checked<'a>>,
    /// Of files that are checked as one book.
    #[serde(flatten)]
    whole: Option<Extent<'a>>,
    /// How many findings there are in all files.
    summary: Summary,
}

/// What came of one file.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(
    feature = "schema",
    derive(JsonSchema),
    schemars(deny_unknown_fields, rename = "CheckedFile")
)]
struct Checked<'a> {
    /// The file, as the call names it.
    file: &'a str,
    /// What was found, in the order of the file.
    findings: Vec<Entry<'a>>,
    /// What was found and is accepted by the record; only where it accepts something.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    accepted: Vec<Accepted<'a>>,
    #[serde(flatten)]
    extent: Extent<'a>,
}

/// How far a check went.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
struct Extent<'a> {
    /// How far each rule could be checked. Not for a file of several that are checked as one book.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(with = "Vec<Rule<'a>>"))]
    rules: Option<Vec<Rule<'a>>>,
    /// How many findings there are beyond those listed; only where there are any.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(with = "NonZeroUsize"))]
    omitted: Option<NonZeroUsize>,
    /// The settings under which the check ran; only where something was set.
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    settings: &'a [UsedSetting],
}

/// A finding that the record accepts.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(
    feature = "schema",
    derive(JsonSchema),
    schemars(deny_unknown_fields, rename = "AcceptedFinding")
)]
struct Accepted<'a> {
    #[serde(flatten)]
    finding: Entry<'a>,
    /// Why it is accepted.
    reason: &'a str,
}

/// One thing found: by a rule, or by reading.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(
    feature = "schema",
    derive(JsonSchema),
    schemars(deny_unknown_fields, rename = "Finding")
)]
struct Entry<'a> {
    /// The code of the rule or of the problem of reading, as in `rules.json`.
    code: &'a str,
    /// How much it weighs.
    severity: Severity,
    /// What it rests on.
    basis: Basis,
    /// Whether what it rests on binds the board in law.
    binding: bool,
    /// Where it is in the document.
    pointer: &'a Pointer,
    /// The line in the file, from 1, where it is known.
    #[cfg_attr(feature = "schema", schemars(range(min = 1)))]
    line: Option<usize>,
    /// The column in the line, from 1, in characters.
    #[cfg_attr(feature = "schema", schemars(range(min = 1)))]
    column: Option<usize>,
    /// What is wrong, in a sentence.
    message: &'a str,
    /// What can be done about it.
    help: Option<&'a str>,
    /// Other places that it has to do with.
    related: &'a [Related],
}

/// How far one rule could be checked.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(
    feature = "schema",
    derive(JsonSchema),
    schemars(deny_unknown_fields, rename = "RuleCoverage")
)]
struct Rule<'a> {
    /// The code of the rule, as in `rules.json`.
    code: &'static str,
    /// How many times it was judged.
    checked: usize,
    /// How many findings it gave.
    found: usize,
    /// How many times it could not be judged because something is not in the record.
    not_applicable: usize,
    /// What was missing, and how many times; only where something was.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    reasons: &'a BTreeMap<&'static str, usize>,
}

impl<'a> Rule<'a> {
    fn all(coverage: &'a [Coverage]) -> Vec<Self> {
        let of = |rule: &'a Coverage| Self {
            code: rule.code,
            checked: rule.checked,
            found: rule.found,
            not_applicable: rule.not_applicable,
            reasons: &rule.reasons,
        };
        coverage.iter().map(of).collect()
    }
}

/// How many findings there are of each severity.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema), schemars(deny_unknown_fields))]
#[non_exhaustive]
pub struct Summary {
    /// Errors.
    pub error: usize,
    /// Warnings.
    pub warning: usize,
    /// Advice.
    pub advice: usize,
}

impl Summary {
    /// Counts findings.
    pub fn add(&mut self, findings: &[Finding]) {
        for finding in findings {
            match finding.severity {
                Severity::Error => self.error += 1,
                Severity::Warning => self.warning += 1,
                Severity::Advice => self.advice += 1,
            }
        }
    }
}

impl<'a> Entry<'a> {
    fn of(finding: &'a Finding) -> Self {
        Self {
            code: finding.code,
            severity: finding.severity,
            basis: finding.basis,
            binding: finding.binding,
            pointer: &finding.pointer,
            line: finding.position.map(|position| position.line),
            column: finding.position.map(|position| position.column),
            message: &finding.message,
            help: finding.help.as_deref(),
            related: &finding.related,
        }
    }
}

impl<'a> Output<'a> {
    /// No file yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds what came of a file.
    pub fn add(&mut self, file: &'a str, report: &'a Report) {
        let rules = Some(Rule::all(&report.coverage));
        let extent = Extent {
            rules,
            omitted: NonZeroUsize::new(report.omitted),
            settings: &report.settings,
        };
        self.add_file(file, report, extent);
    }

    /// What came of files that were checked as one book: their names in the order of its reports.
    pub fn together(files: impl IntoIterator<Item = &'a str>, report: &'a JointReport) -> Self {
        let mut output = Self::new();
        for (file, report) in files.into_iter().zip(&report.documents) {
            let extent =
                Extent { rules: None, omitted: NonZeroUsize::new(report.omitted), settings: &[] };
            output.add_file(file, report, extent);
        }
        let rules = Some(Rule::all(&report.coverage));
        output.whole = Some(Extent {
            rules,
            omitted: NonZeroUsize::new(report.omitted),
            settings: &report.settings,
        });
        output
    }

    fn add_file(&mut self, file: &'a str, report: &'a Report, extent: Extent<'a>) {
        self.summary.add(&report.findings);
        let accepted = report.accepted.iter().map(|accepted| Accepted {
            finding: Entry::of(&accepted.finding),
            reason: &accepted.reason,
        });
        self.files.push(Checked {
            file,
            findings: report.findings.iter().map(Entry::of).collect(),
            accepted: accepted.collect(),
            extent,
        });
    }

    /// The object as indented JSON with a final newline.
    pub fn to_json(&self) -> String {
        // None of these types can fail to be written.
        let mut json = serde_json::to_string_pretty(self).unwrap_or_default();
        json.push('\n');
        json
    }
}
