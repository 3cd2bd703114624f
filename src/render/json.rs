//! Reports as one JSON object.

use serde::Serialize;

use crate::finding::{Basis, Coverage, Finding, Related, Severity};

/// What a check of several files found, in the form that `minutebook check --format json` prints.
///
/// ```json
/// {
///   "files": [{
///     "file": "…",
///     "findings": [{
///       "code": "…", "severity": "error", "basis": "data", "binding": false,
///       "pointer": "/meetings/0", "line": 1, "column": 1,
///       "message": "…", "help": null, "related": [{ "pointer": "…", "message": "…" }]
///     }],
///     "rules": [{ "code": "…", "checked": 1, "found": 0, "not_applicable": 0 }]
///   }],
///   "summary": { "error": 0, "warning": 0, "advice": 0 }
/// }
/// ```
#[derive(Debug, Clone, Default, Serialize)]
#[non_exhaustive]
pub struct Output<'a> {
    files: Vec<Checked<'a>>,
    summary: Summary,
}

#[derive(Debug, Clone, Serialize)]
struct Checked<'a> {
    file: &'a str,
    findings: Vec<Entry<'a>>,
    rules: Vec<Rule>,
}

#[derive(Debug, Clone, Serialize)]
struct Entry<'a> {
    code: &'a str,
    severity: Severity,
    basis: Basis,
    binding: bool,
    pointer: &'a str,
    line: Option<usize>,
    column: Option<usize>,
    message: &'a str,
    help: Option<&'a str>,
    related: &'a [Related],
}

#[derive(Debug, Clone, Serialize)]
struct Rule {
    code: &'static str,
    checked: usize,
    found: usize,
    not_applicable: usize,
}

/// How many findings there are of each severity.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
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

impl<'a> Output<'a> {
    /// No file yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds what was found in a file; `coverage` is empty where it could not be read.
    pub fn add(&mut self, file: &'a str, findings: &'a [Finding], coverage: &[Coverage]) {
        self.summary.add(findings);
        let entries = findings.iter().map(|finding| Entry {
            code: finding.code,
            severity: finding.severity,
            basis: finding.basis,
            binding: finding.binding,
            pointer: finding.pointer.as_str(),
            line: finding.position.map(|position| position.line),
            column: finding.position.map(|position| position.column),
            message: &finding.message,
            help: finding.help.as_deref(),
            related: &finding.related,
        });
        let rules = coverage.iter().map(|rule| Rule {
            code: rule.code,
            checked: rule.checked,
            found: rule.found,
            not_applicable: rule.not_applicable,
        });
        self.files.push(Checked { file, findings: entries.collect(), rules: rules.collect() });
    }

    /// The object as indented JSON with a final newline.
    pub fn to_json(&self) -> String {
        // None of these types can fail to be written.
        let mut json = serde_json::to_string_pretty(self).unwrap_or_default();
        json.push('\n');
        json
    }
}
