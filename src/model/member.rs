#[cfg(feature = "schema")]
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Accepted, Extensions, Interval, List, Source, absent};
use crate::value::{BoardId, MemberId, MunicipalYear, OrganisationId, PartialDate, PersonId, Text};

/// A seat on one board, and who holds it, for a term.
///
/// A person with two seats, or two terms on one seat, is two members.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Member {
    /// Identifies the seat and its term.
    pub id: MemberId,
    /// The board.
    pub board_id: BoardId,
    /// Who holds the seat; absent where it is vacant.
    #[serde(default, skip_serializing_if = "absent")]
    pub person_id: Option<PersonId>,
    /// The body that the member speaks for.
    #[serde(default, skip_serializing_if = "absent")]
    pub represents_id: Option<OrganisationId>,
    /// The ward or division that the member sits for.
    #[serde(default, skip_serializing_if = "absent")]
    pub ward: Option<Text>,
    /// The political group that the member belongs to.
    #[serde(default, skip_serializing_if = "absent")]
    pub political_group: Option<Text>,
    /// The office held on the board.
    #[serde(default, skip_serializing_if = "absent")]
    pub office: Option<Office>,
    /// The office as printed, such as "Chairman".
    #[serde(default, skip_serializing_if = "absent")]
    pub office_as_printed: Option<Text>,
    /// What the seat is called, so that successive holders can be told to share it.
    #[serde(default, skip_serializing_if = "absent")]
    pub seat: Option<Text>,
    /// How the member came to the seat.
    #[serde(default, skip_serializing_if = "absent")]
    pub basis: Option<MembershipBasis>,
    /// The post that carries the seat, where it is held by office.
    #[serde(default, skip_serializing_if = "absent")]
    pub post: Option<Text>,
    /// Whether the member votes.
    #[serde(default, skip_serializing_if = "absent")]
    pub voting: Option<bool>,
    /// The first day of the term.
    #[serde(default, skip_serializing_if = "absent")]
    pub starts_on: Option<PartialDate>,
    /// The last day of the term.
    #[serde(default, skip_serializing_if = "absent")]
    pub ends_on: Option<PartialDate>,
    /// The event that ends the term, such as "the next annual meeting" or "left the Council".
    #[serde(default, skip_serializing_if = "absent")]
    pub ends_with: Option<Text>,
    /// How long the term was to last when the seat was filled, whatever came of it.
    #[serde(default, skip_serializing_if = "absent")]
    pub promised_term: Option<Interval>,
    /// The municipal year of the term, where that is how it is given.
    #[serde(default, skip_serializing_if = "absent")]
    pub municipal_year: Option<MunicipalYear>,
    /// Findings on this record that are accepted, and why.
    #[serde(default, skip_serializing_if = "absent")]
    pub accepted: List<Accepted>,
    /// Where the record was taken from.
    #[serde(default, skip_serializing_if = "absent")]
    pub source: Option<Box<Source>>,
    /// What others add.
    #[serde(default, skip_serializing_if = "absent")]
    pub extensions: Extensions,
}

impl Member {
    /// A seat on a board, vacant until `person_id` is set.
    pub fn new(id: MemberId, board_id: BoardId) -> Self {
        Self {
            id,
            board_id,
            person_id: None,
            represents_id: None,
            ward: None,
            political_group: None,
            office: None,
            office_as_printed: None,
            seat: None,
            basis: None,
            post: None,
            voting: None,
            starts_on: None,
            ends_on: None,
            ends_with: None,
            promised_term: None,
            municipal_year: None,
            accepted: List::new(),
            source: None,
            extensions: Extensions::new(),
        }
    }
}

/// An office on a board. "Chairman" and "Chair" are one office.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Office {
    /// Presides. Also printed as chairman or chairperson.
    Chair,
    /// Presides when the chair does not. Also printed as deputy chair or vice-chairman.
    ViceChair,
    /// A member with no other office.
    Member,
    /// A member added by the board itself.
    CoOptedMember,
    /// Attends without the rights of a member.
    Observer,
    /// Advises the board.
    Adviser,
    /// Keeps its record.
    Clerk,
    /// Speaks for the board on another body.
    Representative,
}

/// How somebody came to a seat or an office.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum MembershipBasis {
    /// Elected by the board.
    Elected,
    /// By holding a certain post.
    ByOffice,
    /// Appointed by the body represented.
    Appointed,
    /// Added by the board.
    CoOpted,
    /// Holds it until somebody is found.
    Interim,
}
