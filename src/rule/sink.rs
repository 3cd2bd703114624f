use super::{Force, MeetingView, Rule};
use crate::finding::{Basis, Coverage, Finding, Pointer, Related, Severity};
use crate::model::{Board, TermsOfReference};
use crate::value::{Date, Text};

/// Why a subject was not judged.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Skip {
    /// Something that the rule needs is not in the record; counted as not applicable.
    Missing(&'static str),
    /// The subject has nothing that the rule is about; not counted.
    Nothing,
}

/// Whether a subject could be judged. What was found is in [`Findings`].
pub(crate) type Judged = Result<(), Skip>;

/// What the record that a finding is on says about it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Allowance<'a> {
    /// Nothing.
    None,
    /// It is not to be told: the board does not keep the rule, or the record is not judged.
    Untold,
    /// Somebody looked and accepts it, for this reason.
    Accepted(&'a Text),
}

/// What the records say about findings, by the rule, the place and whether it binds the board in
/// law.
pub(crate) type Allowances<'r> = &'r dyn Fn(&Rule, &Pointer, bool) -> Allowance<'r>;

/// Where a rule puts what it finds. It stamps code and weight and counts.
pub(crate) struct Findings<'r> {
    rule: &'r Rule,
    limit: Option<u16>,
    weight: Weight,
    allowances: Allowances<'r>,
    found: Vec<Finding>,
    /// The greatest weight of what was found.
    heaviest: Option<Severity>,
    accepted: Vec<(Finding, &'r Text)>,
    /// How many findings are kept, and how many accepted ones.
    most: usize,
    omitted: usize,
    coverage: Coverage,
}

/// What came of a rule.
pub(crate) struct Found<'r> {
    pub(crate) findings: Vec<Finding>,
    /// What is accepted, with the reason.
    pub(crate) accepted: Vec<(Finding, &'r Text)>,
    /// How many more there are than are kept.
    pub(crate) omitted: usize,
    pub(crate) coverage: Coverage,
}

#[derive(Debug, Clone, Copy)]
struct Weight {
    severity: Severity,
    basis: Basis,
    binding: bool,
}

impl<'r> Findings<'r> {
    pub(crate) fn new(
        rule: &'r Rule,
        limit: Option<u16>,
        most: usize,
        allowances: Allowances<'r>,
    ) -> Self {
        Self {
            rule,
            limit,
            weight: Self::plain(rule),
            allowances,
            found: Vec::new(),
            heaviest: None,
            accepted: Vec::new(),
            most,
            omitted: 0,
            coverage: Coverage::new(rule.code),
        }
    }

    pub(crate) fn into_found(self) -> Found<'r> {
        let Self { found: findings, accepted, omitted, coverage, .. } = self;
        Found { findings, accepted, omitted, coverage }
    }

    pub(crate) fn rule(&self) -> &'r Rule {
        self.rule
    }

    /// The limit that the caller set for the rule.
    pub(crate) fn limit(&self) -> Option<u16> {
        self.limit
    }

    fn plain(rule: &Rule) -> Weight {
        match rule.force {
            Force::Always(severity) | Force::Duty(severity, _) => {
                Weight { severity, basis: rule.basis, binding: false }
            }
            Force::Committees => {
                Weight { severity: Severity::Advice, basis: Basis::Practice, binding: false }
            }
        }
    }

    /// Judges one subject and counts it.
    pub(crate) fn judge(&mut self, subject: impl FnOnce(&mut Self) -> Judged) {
        self.weight = Self::plain(self.rule);
        match subject(self) {
            Ok(()) => self.coverage.checked += 1,
            Err(Skip::Nothing) => {}
            Err(Skip::Missing(what)) => {
                self.coverage.not_applicable += 1;
                *self.coverage.reasons.entry(what).or_default() += 1;
            }
        }
    }

    /// Counts subjects in which nothing is wrong.
    pub(crate) fn count_right(&mut self, subjects: usize) {
        self.coverage.checked += subjects;
    }

    /// Whether the rule is a duty in law of a board under these terms of reference on this day.
    pub(crate) fn binds(&self, terms: &TermsOfReference, date: Date) -> bool {
        let (Some(nation), Some(profile)) = (terms.nation, terms.profile) else { return false };
        let is_bound = match self.rule.force {
            Force::Always(_) => false,
            Force::Committees => profile.is_committee(),
            Force::Duty(_, profiles) => profiles.contains(&profile),
        };
        is_bound && self.rule.authorities.iter().any(|law| law.applies(nation, date))
    }

    /// Weighs what is found in this subject by the terms of reference of the day.
    pub(crate) fn weigh(&mut self, terms: Option<&TermsOfReference>, date: Option<Date>) {
        let Some(terms) = terms else { return };
        if date.is_some_and(|date| self.binds(terms, date)) {
            self.weight.basis = self.rule.basis;
            self.weight.binding = true;
            if self.rule.force == Force::Committees {
                self.weight.severity = Severity::Error;
            }
        } else if self.rule.force == Force::Committees && terms.adopts(self.rule.code) {
            let basis = Basis::TermsOfReference;
            self.weight = Weight { severity: Severity::Warning, basis, binding: false };
        }
    }

    /// Weighs what is found in this subject by the law on access to the meetings of principal
    /// councils, which does not bind parish and town councils.
    pub(crate) fn weigh_access(&mut self, meeting: &MeetingView<'_>) {
        let terms = meeting.terms();
        if meeting.is_of_principal_council() {
            self.weigh(terms, meeting.date());
        } else if terms.is_some_and(|terms| terms.adopts(self.rule.code)) {
            self.weigh_as_own();
        }
    }

    /// Weighs what is found from here on in this subject as against a rule of the board's own.
    pub(crate) fn weigh_as_own(&mut self) {
        let basis = Basis::TermsOfReference;
        self.weight = Weight { severity: Severity::Warning, basis, binding: false };
    }

    /// Judges a duty: binding on this board, or not judged.
    pub(crate) fn require_duty(
        &mut self,
        terms: Option<&TermsOfReference>,
        date: Date,
    ) -> Result<(), Skip> {
        let terms = terms.ok_or(Skip::Missing("no terms of reference in force"))?;
        terms.profile.ok_or(Skip::Missing("no profile in the terms of reference"))?;
        terms.nation.ok_or(Skip::Missing("no nation in the terms of reference"))?;
        if !self.binds(terms, date) {
            return Err(Skip::Nothing);
        }
        self.weigh(Some(terms), Some(date));
        Ok(())
    }

    /// Judges a duty of a whole span of time: binding on this board at both of its ends, or not
    /// judged. A board that was set up or ceased in between is not judged either.
    pub(crate) fn require_duty_over(
        &mut self,
        board: &Board,
        from: Date,
        until: Date,
    ) -> Result<(), Skip> {
        let is_set_up_later = board.established_on.is_some_and(|on| on.latest() > from);
        let has_ceased = board.dissolved_on.is_some_and(|on| on.earliest() < until);
        if is_set_up_later || has_ceased {
            return Err(Skip::Nothing);
        }
        self.require_duty(board.terms_on(from), from)?;
        self.require_duty(board.terms_on(until), until)
    }

    /// Whether some version of the board's terms of reference makes the rule a duty, where no
    /// day can be named to ask for.
    pub(crate) fn may_bind(&self, board: &Board) -> Result<(), Skip> {
        let Force::Duty(_, bound) = self.rule.force else { return Ok(()) };
        let mut profiles = board.terms_of_reference.iter().map(|terms| terms.profile);
        if profiles.clone().flatten().any(|profile| bound.contains(&profile)) {
            return Ok(());
        }
        // Nobody asks what a sub-group without a constitution of its own is in law.
        let is_part = board.parent_board_id.is_some();
        match profiles.next() {
            None if is_part => Err(Skip::Nothing),
            None => Err(Skip::Missing("no terms of reference in force")),
            Some(None) => Err(Skip::Missing("no profile in the terms of reference")),
            Some(_) => Err(Skip::Nothing),
        }
    }

    /// Adds a finding, to which help and related places can be added in turn.
    pub(crate) fn add(&mut self, at: impl Into<Pointer>, message: impl Into<String>) -> Added<'_> {
        self.add_weighing(self.weight.severity, at.into(), message)
    }

    /// Adds what weighs no more than a warning, since the record may only be silent on something.
    pub(crate) fn add_doubtful(
        &mut self,
        at: impl Into<Pointer>,
        message: impl Into<String>,
    ) -> Added<'_> {
        self.add_weighing(self.weight.severity.min(Severity::Warning), at.into(), message)
    }

    fn add_weighing(
        &mut self,
        severity: Severity,
        at: Pointer,
        message: impl Into<String>,
    ) -> Added<'_> {
        let allowance = (self.allowances)(self.rule, &at, self.weight.binding);
        if allowance == Allowance::Untold {
            return Added { finding: None };
        }
        self.coverage.found += 1;
        // Neither kind takes the other's place among those that are kept, and what weighs more than
        // all of them is kept beside them.
        let has_room = match allowance {
            Allowance::Accepted(_) => self.accepted.len() < self.most,
            _ => self.found.len() < self.most || Some(severity) > self.heaviest,
        };
        if !has_room {
            self.omitted += 1;
            return Added { finding: None };
        }
        let finding = Finding {
            code: self.rule.code,
            severity,
            basis: self.weight.basis,
            binding: self.weight.binding,
            pointer: at,
            position: None,
            message: message.into(),
            help: None,
            related: Vec::new(),
        };
        let finding = if let Allowance::Accepted(reason) = allowance {
            self.accepted.push((finding, reason));
            self.accepted.last_mut().map(|(finding, _)| finding)
        } else {
            self.heaviest = self.heaviest.max(Some(severity));
            self.found.push(finding);
            self.found.last_mut()
        };
        Added { finding }
    }
}

/// A finding just added.
#[derive(Debug)]
pub(crate) struct Added<'a> {
    finding: Option<&'a mut Finding>,
}

impl Added<'_> {
    /// Says what can be done about it.
    pub(crate) fn help(mut self, help: impl Into<String>) -> Self {
        if let Some(finding) = &mut self.finding {
            finding.help = Some(help.into());
        }
        self
    }

    /// Names another place that it has to do with.
    pub(crate) fn related(mut self, at: impl Into<Pointer>, message: impl Into<String>) -> Self {
        if let Some(finding) = &mut self.finding {
            finding.related.push(Related::new(at.into(), message));
        }
        self
    }
}
