#[cfg(feature = "schema")]
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{List, Party, absent};
use crate::value::Text;

/// The votes on a resolution, as far as they were counted or recorded.
///
/// A count that is absent was not recorded; it is not zero. An abstention is
/// not a vote. The casting vote is a second vote and is in none of the counts.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Vote {
    /// How many voted for.
    #[serde(default, skip_serializing_if = "absent")]
    pub votes_for: Option<u32>,
    /// How many voted against.
    #[serde(default, skip_serializing_if = "absent")]
    pub votes_against: Option<u32>,
    /// How many abstained.
    #[serde(default, skip_serializing_if = "absent")]
    pub abstentions: Option<u32>,
    /// How many were there and did not vote.
    #[serde(default, skip_serializing_if = "absent")]
    pub not_voting: Option<u32>,
    /// How many did not vote because of an interest.
    #[serde(default, skip_serializing_if = "absent")]
    pub conflicts: Option<u32>,
    /// The casting vote, where one was given.
    #[serde(default, skip_serializing_if = "absent")]
    pub casting_vote: Option<Box<CastingVote>>,
    /// How each voted, where that was recorded.
    #[serde(default, skip_serializing_if = "absent")]
    pub recorded: List<RecordedVote>,
    /// Who asked for the vote to be recorded.
    #[serde(default, skip_serializing_if = "absent")]
    pub recorded_at_request_of: List<Party>,
    /// How many votes for it needed, where a simple majority was not enough.
    #[serde(default, skip_serializing_if = "absent")]
    pub votes_needed: Option<u32>,
    /// The result as printed, such as "9 votes to 0".
    #[serde(default, skip_serializing_if = "absent")]
    pub as_printed: Option<Text>,
}

impl Vote {
    /// Votes for and against, without abstentions.
    pub fn counted(votes_for: u32, votes_against: u32) -> Self {
        Self { votes_for: Some(votes_for), votes_against: Some(votes_against), ..Self::default() }
    }
}

/// The presider's second vote, which breaks a tie.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct CastingVote {
    /// For or against.
    pub ballot: Ballot,
    /// Who gave it.
    #[serde(default, skip_serializing_if = "absent")]
    pub by: Option<Box<Party>>,
}

impl CastingVote {
    /// A casting vote of an unnamed presider.
    pub fn new(ballot: Ballot) -> Self {
        Self { ballot, by: None }
    }
}

/// How one person voted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct RecordedVote {
    /// Who.
    pub who: Party,
    /// How.
    pub ballot: Ballot,
}

impl RecordedVote {
    /// Somebody's vote.
    pub fn new(who: Party, ballot: Ballot) -> Self {
        Self { who, ballot }
    }
}

/// What one person did in a vote.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Ballot {
    /// Voted for.
    For,
    /// Voted against.
    Against,
    /// Said to abstain.
    Abstained,
    /// Was there and did not vote.
    NotVoting,
    /// Did not vote because of an interest.
    ConflictOfInterest,
}
