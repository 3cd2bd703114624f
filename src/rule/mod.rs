//! What a rule is, and what it sees.
//!
//! A rule is one file with its page beside it. The file declares the rule once
//! with `declare_rule!` and holds its check; the page says what is wrong, why it matters
//! and what it rests on, with examples that the tests run. The
//! [catalogue](crate::rules) lists all rules.
//!
//! A check says its scope by the view that it takes and sees only what that
//! view gives. It returns `Ok` where it could judge, and says what is missing
//! where it could not; the counting is done for it.

#[cfg(any(test, feature = "proptest"))]
pub(crate) mod change;
mod damage;
mod page;
mod place;
mod sink;
mod view;
mod walk;

use serde::Serialize;

use crate::finding::{Basis, Severity};
use crate::model::{Action, Board, Funding, Member, Nation, Profile};
use crate::value::Date;

pub(crate) use damage::{Damage, Glance};
pub use page::{Example, Expected, Page};
pub(crate) use place::Place;
pub(crate) use sink::{Allowance, Findings, Found, Judged, Skip};
pub(crate) use view::*;
pub(crate) use walk::{IdUse, Ids};

/// A rule that a record must keep.
#[derive(Debug)]
#[non_exhaustive]
pub struct Rule {
    /// Its code, which names the fault. Frozen once released.
    pub code: &'static str,
    /// How much its findings weigh.
    pub force: Force,
    /// What it rests on.
    pub basis: Basis,
    /// The law or guidance that it rests on, where it rests on any.
    pub authorities: &'static [Authority],
    /// The version of this crate that brought it.
    pub since: &'static str,
    pub(crate) page: &'static str,
    pub(crate) check: Check,
}

impl Rule {
    /// Its page, in parts.
    pub fn page(&self) -> Page<'static> {
        Page::parse(self.page)
    }

    /// How much of a book it looks at at once.
    pub fn scope(&self) -> Scope {
        match self.check {
            Check::Board(_) => Scope::Board,
            Check::Member(_) => Scope::Member,
            Check::Meeting(_) => Scope::Meeting,
            Check::Action(_) => Scope::Action,
            Check::Funding(_) => Scope::Funding,
            Check::ActionOfBoard(_) | Check::Series(_) => Scope::Series,
            Check::Book(_) => Scope::Book,
        }
    }
}

/// How much a rule's findings weigh.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Force {
    /// Always the same, and never as a duty in law.
    Always(Severity),
    /// The same for every board on which it is a duty in law: one of these profiles, in a nation
    /// and on a day for which one of the rule's authorities is in force. Other boards are not
    /// judged. A duty whose proof may lie outside the minutes is a warning.
    Duty(Severity, &'static [Profile]),
    /// An error as a duty in law where the board is a council's committee and
    /// one of the rule's authorities is in force for its nation; a warning where
    /// its terms of reference adopt the rule; advice else.
    Committees,
}

/// A law, instrument or guidance that a rule rests on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct Authority {
    /// The title with the section.
    pub citation: &'static str,
    /// Where its text is.
    pub url: &'static str,
    /// Where it applies.
    pub nations: &'static [Nation],
    /// The first day on which it was in force.
    pub in_force_from: &'static str,
    /// The last day on which it was in force; still, where absent.
    pub in_force_until: Option<&'static str>,
}

impl Authority {
    /// Whether it is in force in `nation` on `date`.
    pub fn applies(&self, nation: Nation, date: Date) -> bool {
        let begun = Date::new(self.in_force_from).is_ok_and(|from| from <= date);
        let ended = self.in_force_until.and_then(|until| Date::new(until).ok());
        self.nations.contains(&nation) && begun && ended.is_none_or(|until| date <= until)
    }
}

/// How much of a book a rule looks at at once.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Scope {
    /// One board's own record.
    Board,
    /// One member.
    Member,
    /// One meeting with all that is in it.
    Meeting,
    /// One action.
    Action,
    /// One funding.
    Funding,
    /// One board over time: its meetings, members, actions, funding and plans.
    Series,
    /// The whole book.
    Book,
}

/// The check of a rule, by its scope.
#[derive(Debug)]
pub(crate) enum Check {
    Board(fn(&Record<'_, Board>, &mut Findings<'_>) -> Judged),
    Member(fn(&Record<'_, Member>, &mut Findings<'_>) -> Judged),
    Meeting(fn(&MeetingView<'_>, &mut Findings<'_>) -> Judged),
    Action(fn(&Record<'_, Action>, &mut Findings<'_>) -> Judged),
    Funding(fn(&Record<'_, Funding>, &mut Findings<'_>) -> Judged),
    /// An action, with the board over time whose it is.
    ActionOfBoard(fn(&SeriesView<'_>, &Record<'_, Action>, &mut Findings<'_>) -> Judged),
    /// Judges many records, each through [`Findings::judge`].
    Series(fn(&SeriesView<'_>, &mut Findings<'_>)),
    /// Judges many records, each through [`Findings::judge`].
    Book(fn(&BookView<'_>, &mut Findings<'_>)),
}

/// Declares the rule of a file: the static `RULE`, and the test that runs its page.
///
/// ```text
/// declare_rule! {
///     code: "meeting-ends-before-start",
///     force: Always(Error),
///     basis: Data,
///     authorities: [],
///     since: "0.1.0",
///     page: "meeting_ends_before_start.md",
///     check: Meeting(check),
/// }
/// ```
macro_rules! declare_rule {
    (
        code: $code:literal,
        force: $force:expr,
        basis: $basis:ident,
        authorities: [$($authority:expr),* $(,)?],
        since: $since:literal,
        page: $page:literal,
        check: $scope:ident($check:path) $(,)?
    ) => {
        /// The rule of this page.
        pub static RULE: $crate::rule::Rule = {
            #[allow(unused_imports, reason = "a declaration names what it needs of these")]
            use $crate::finding::Severity::{Advice, Error, Warning};
            #[allow(unused_imports, reason = "a declaration names what it needs of these")]
            use $crate::rule::Force::{Always, Committees, Duty};
            $crate::rule::Rule {
                code: $code,
                force: $force,
                basis: $crate::finding::Basis::$basis,
                authorities: &[$($authority),*],
                since: $since,
                page: include_str!($page),
                check: $crate::rule::Check::$scope($check),
            }
        };

        #[cfg(test)]
        mod page {
            #[test]
            fn examples_give_what_they_say() {
                $crate::rules::examples::run(&super::RULE);
            }
        }
    };
}
pub(crate) use declare_rule;

#[cfg(test)]
mod tests {
    use super::Authority;
    use crate::model::Nation;
    use crate::value::Date;

    #[test]
    fn an_authority_applies_in_its_nations_from_its_first_day_to_its_last() {
        let law = Authority {
            citation: "An Act",
            url: "https://example.org/act",
            nations: &[Nation::Wales],
            in_force_from: "2007-08-01",
            in_force_until: Some("2011-05-31"),
        };
        let applies = |nation, date| law.applies(nation, Date::new(date).unwrap());
        let days = ["2007-07-31", "2007-08-01", "2011-05-31", "2011-06-01"];
        let in_wales = days.map(|day| applies(Nation::Wales, day));
        assert_eq!(in_wales, [false, true, true, false]);
        assert!(!applies(Nation::England, "2011-05-31"));
        let still = Authority { in_force_until: None, ..law };
        assert!(still.applies(Nation::Wales, Date::new("2011-06-01").unwrap()));
    }
}
