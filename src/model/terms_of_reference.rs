#[cfg(feature = "schema")]
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Interval, ItemKind, List, Office, OrganisationKind, Party, Source, absent};
use crate::value::{Date, Money, Text, Time};

/// A board's constitution in one version, with the dates when it was in force.
///
/// It carries everything that differs from board to board. What it leaves out
/// has no effect: without a quorum, for one, no meeting can be found inquorate.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct TermsOfReference {
    /// The name or number of the version.
    #[serde(default, skip_serializing_if = "absent")]
    pub version: Option<Text>,
    /// The first day on which it was in force; always, where absent.
    #[serde(default, skip_serializing_if = "absent")]
    pub in_force_from: Option<Date>,
    /// The last day on which it was in force; still, where absent.
    #[serde(default, skip_serializing_if = "absent")]
    pub in_force_until: Option<Date>,
    /// What the board is in law. It decides which duties bind it.
    #[serde(default, skip_serializing_if = "absent")]
    pub profile: Option<Profile>,
    /// Whose law applies.
    #[serde(default, skip_serializing_if = "absent")]
    pub nation: Option<Nation>,
    /// The fewest who must be present for the board to decide.
    #[serde(default, skip_serializing_if = "absent")]
    pub quorum: Option<Quorum>,
    /// How the chair comes to the office.
    #[serde(default, skip_serializing_if = "absent")]
    pub chair_selection: Option<ChairSelection>,
    /// The post whose holder is chair, where the chair is so by office.
    #[serde(default, skip_serializing_if = "absent")]
    pub chair_post: Option<Text>,
    /// Whether the chair and the vice-chair must be members of the board.
    #[serde(default, skip_serializing_if = "absent")]
    pub chair_is_member: Option<bool>,
    /// The post whose holder is vice-chair, where the vice-chair is so by office.
    #[serde(default, skip_serializing_if = "absent")]
    pub vice_chair_post: Option<Text>,
    /// Whether the chair has a second vote when votes are equal. Yes, where absent.
    #[serde(default, skip_serializing_if = "absent")]
    pub casting_vote: Option<bool>,
    /// Whether a member may send a substitute.
    #[serde(default, skip_serializing_if = "absent")]
    pub substitutes_allowed: Option<bool>,
    /// Whether a substitute counts towards the quorum. Yes, where absent.
    #[serde(default, skip_serializing_if = "absent")]
    pub substitutes_count: Option<bool>,
    /// The offices whose holders vote. Members and those in the chair, where empty.
    #[serde(default, skip_serializing_if = "absent")]
    pub voting_offices: List<Office>,
    /// The seats of the board, where it has named ones.
    #[serde(default, skip_serializing_if = "absent")]
    pub seats: List<Seat>,
    /// How many may be chair at a time. One, where absent.
    #[serde(default, skip_serializing_if = "absent")]
    pub chairs: Option<u16>,
    /// The offices that are filled, or noted, at the first meeting of each municipal year.
    #[serde(default, skip_serializing_if = "absent")]
    pub yearly_offices: List<Office>,
    /// Whether a substitute votes. Yes, where absent.
    #[serde(default, skip_serializing_if = "absent")]
    pub substitutes_vote: Option<bool>,
    /// Whether a co-opted member votes. No, where absent.
    #[serde(default, skip_serializing_if = "absent")]
    pub co_opted_vote: Option<bool>,
    /// Whether the board may meet remotely.
    #[serde(default, skip_serializing_if = "absent")]
    pub remote_allowed: Option<bool>,
    /// How often the board says that it meets.
    #[serde(default, skip_serializing_if = "absent")]
    pub meets_every: Option<Interval>,
    /// The longest time between two meetings, in days.
    #[serde(default, skip_serializing_if = "absent")]
    pub longest_gap_days: Option<u16>,
    /// The standing business that each ordinary meeting takes.
    #[serde(default, skip_serializing_if = "absent")]
    pub standing_items: List<ItemKind>,
    /// Within how many meetings a deferred item comes back. Two, where absent.
    #[serde(default, skip_serializing_if = "absent")]
    pub deferred_return_meetings: Option<u16>,
    /// How many days an action may stay open before it is called stale.
    #[serde(default, skip_serializing_if = "absent")]
    pub stale_action_days: Option<u16>,
    /// By how much a fund may be overspent. Nothing, where absent.
    #[serde(default, skip_serializing_if = "absent")]
    pub overspend_tolerance: Option<Money>,
    /// How the money that the board holds or spends is reviewed.
    #[serde(default, skip_serializing_if = "absent")]
    pub spending_review: Option<Text>,
    /// How many clear working days before a meeting its agenda and papers are published.
    #[serde(default, skip_serializing_if = "absent")]
    pub papers_days: Option<u16>,
    /// When the office closes: notice given later counts from the next working day.
    #[serde(default, skip_serializing_if = "absent")]
    pub office_closes_at: Option<Time>,
    /// How many clear working days before a meeting it is summoned.
    #[serde(default, skip_serializing_if = "absent")]
    pub notice_days: Option<u16>,
    /// Where minute numbers begin again.
    #[serde(default, skip_serializing_if = "absent")]
    pub numbering_reset: Option<NumberingReset>,
    /// Those whose minutes take their numbers from the same sequence: boards, or words such as "all
    /// committees of the Council".
    #[serde(default, skip_serializing_if = "absent")]
    pub numbering_shared_with: List<Party>,
    /// The codes of rules that the board has adopted as its own where they do not bind it.
    #[serde(default, skip_serializing_if = "absent")]
    pub adopted_rules: List<Text>,
    /// The codes of rules that the board does not keep. A rule that binds it in law still holds.
    #[serde(default, skip_serializing_if = "absent")]
    pub disapplied_rules: List<Text>,
    /// Where the document is found.
    #[serde(default, skip_serializing_if = "absent")]
    pub source: Option<Box<Source>>,
}

impl TermsOfReference {
    /// Terms of reference that say nothing yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// Whether this version was in force on `date`.
    pub fn in_force_on(&self, date: Date) -> bool {
        self.in_force_from.is_none_or(|from| from <= date)
            && self.in_force_until.is_none_or(|until| date <= until)
    }

    /// Whether the board has adopted the rule of this code.
    pub fn adopts(&self, code: &str) -> bool {
        self.adopted_rules.iter().any(|adopted| adopted.as_str() == code)
    }

    /// Whether the board does not keep the rule of this code.
    pub fn disapplies(&self, code: &str) -> bool {
        self.disapplied_rules.iter().any(|disapplied| disapplied.as_str() == code)
    }
}

/// A named seat on a board.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Seat {
    /// What it is called, as in [`Member::seat`](super::Member::seat).
    pub name: Text,
    /// How many hold it at a time.
    pub capacity: u16,
}

impl Seat {
    /// A seat for one.
    pub fn new(name: Text) -> Self {
        Self { name, capacity: 1 }
    }
}

/// What a board is in law.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Profile {
    /// The strategy group of a community safety partnership (SI 2007/1830, reg. 3).
    StrategyGroup,
    /// The county strategy group in a two-tier area (SI 2007/1830, reg. 8).
    CountyStrategyGroup,
    /// A council's crime and disorder committee (Police and Justice Act 2006, s. 19).
    ScrutinyCommittee,
    /// Another committee of one council.
    CouncilCommittee,
    /// A joint committee of several councils.
    JointCommittee,
    /// A domestic abuse local partnership board (Domestic Abuse Act 2021, s. 58).
    DomesticAbuseBoard,
    /// A health and wellbeing board (Health and Social Care Act 2012, s. 194). The rules on
    /// committees do not judge it, because regulations change them for it.
    HealthAndWellbeingBoard,
    /// A group with no standing in law.
    Informal,
}

impl Profile {
    /// Whether the law on council committees and their meetings binds the board.
    pub fn is_committee(self) -> bool {
        matches!(self, Self::ScrutinyCommittee | Self::CouncilCommittee | Self::JointCommittee)
    }
}

/// A nation of the United Kingdom, for the law and the bank holidays that apply.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Nation {
    /// England.
    England,
    /// Wales.
    Wales,
    /// Scotland.
    Scotland,
    /// Northern Ireland.
    NorthernIreland,
}

/// The fewest who must be present for a board to decide anything.
///
/// Set by the terms of reference, never by default. Give a number, a
/// fraction of the seats, or both; the larger holds. People in attendance who
/// are not members never count.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Quorum {
    /// The least number.
    #[serde(default, skip_serializing_if = "absent")]
    pub minimum: Option<u16>,
    /// The share of the seats in office, as "one in n": 3 means one third, rounded up.
    #[serde(default, skip_serializing_if = "absent")]
    pub one_in: Option<u16>,
    /// What is counted. Persons, where absent.
    #[serde(default, skip_serializing_if = "absent")]
    pub unit: Option<QuorumUnit>,
    /// Those who must be among the ones present.
    #[serde(default, skip_serializing_if = "absent")]
    pub must_include: List<QuorumPart>,
}

impl Quorum {
    /// A quorum of so many persons.
    pub fn of(minimum: u16) -> Self {
        Self { minimum: Some(minimum), ..Self::default() }
    }
}

/// What a quorum counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum QuorumUnit {
    /// Members and their substitutes.
    Persons,
    /// Members with a vote and their substitutes.
    VotingMembers,
    /// Organisations that have somebody there.
    Organisations,
    /// Wards that have a member there, by [`Member::ward`](super::Member::ward). One member for
    /// each ward is as many as there are wards.
    Wards,
}

/// A part of a quorum: so many of whom all holds that is given.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct QuorumPart {
    /// How many.
    pub minimum: u16,
    /// From which kind of body.
    #[serde(default, skip_serializing_if = "absent")]
    pub from: Option<OrganisationKind>,
    /// In which office on the board.
    #[serde(default, skip_serializing_if = "absent")]
    pub office: Option<Office>,
    /// In which seat, as in [`Member::seat`](super::Member::seat), such as "Director".
    #[serde(default, skip_serializing_if = "absent")]
    pub seat: Option<Text>,
}

impl QuorumPart {
    /// So many from one kind of body.
    pub fn new(minimum: u16, from: OrganisationKind) -> Self {
        Self { minimum, from: Some(from), office: None, seat: None }
    }
}

/// How a board's chair comes to the office.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum ChairSelection {
    /// Elected by the board.
    Elected,
    /// Whoever holds a certain post.
    ByOffice,
    /// Appointed by another body.
    Appointed,
    /// The organisations take turns.
    Rotating,
}

/// Where minute numbers begin again.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum NumberingReset {
    /// At each meeting.
    EachMeeting,
    /// At the first meeting of a municipal year.
    MunicipalYear,
    /// At the first meeting of a financial year.
    FinancialYear,
    /// At the first meeting of a calendar year.
    CalendarYear,
    /// Never.
    Never,
}
