//! What comes of a check.

use crate::finding::{Coverage, Finding, Severity};
use crate::settings::UsedSetting;

/// What a check found and how far it could look.
///
/// A quiet report is not a clean one: `coverage` tells for each rule how often
/// it was judged and how often that was not possible.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
#[non_exhaustive]
pub struct Report {
    /// What was found, by place.
    pub findings: Vec<Finding>,
    /// What was found and is accepted in the record; it is not in `findings`.
    pub accepted: Vec<AcceptedFinding>,
    /// The settings under which the check ran.
    pub settings: Vec<UsedSetting>,
    /// How far each rule could be checked, in the order of the rule catalogue.
    pub coverage: Vec<Coverage>,
    /// How many further findings there are, beyond the limit of those listed.
    pub omitted: usize,
}

impl Report {
    /// The severity of the gravest finding that is not accepted; nothing where there is none.
    pub fn worst(&self) -> Option<Severity> {
        self.findings.iter().map(|finding| finding.severity).max()
    }

    /// Every finding, accepted or not.
    pub(crate) fn all_mut(&mut self) -> impl Iterator<Item = &mut Finding> {
        let accepted = self.accepted.iter_mut().map(|accepted| &mut accepted.finding);
        self.findings.iter_mut().chain(accepted)
    }

    /// Puts the findings in order of their places.
    pub(crate) fn sort(&mut self) {
        self.findings.sort_by(Finding::order);
        self.accepted.sort_by(|a, b| a.finding.order(&b.finding));
    }
}

/// What a check of several documents as one book found.
///
/// The settings and the coverage are those of the whole book; the reports of the documents have
/// none.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
#[non_exhaustive]
pub struct JointReport {
    /// What was found in each document, in the order in which they were given. `omitted` counts
    /// what reading the document found beyond the limit.
    pub documents: Vec<Report>,
    /// The settings under which the check ran.
    pub settings: Vec<UsedSetting>,
    /// How far each rule could be checked in the whole book.
    pub coverage: Vec<Coverage>,
    /// How many further findings of the rules there are, beyond the limit of those listed.
    pub omitted: usize,
}

/// A finding that the record itself accepts, with the reason.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct AcceptedFinding {
    /// The finding.
    pub finding: Finding,
    /// Why it is accepted.
    pub reason: String,
}

impl AcceptedFinding {
    pub(crate) fn new(finding: Finding, reason: String) -> Self {
        Self { finding, reason }
    }
}
