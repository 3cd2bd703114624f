#[cfg(feature = "schema")]
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Accepted, Extensions, List, Source, TermsOfReference, absent};
use crate::value::{BoardId, Date, OrganisationId, PartialDate, Text};

/// A board, partnership, committee or sub-group that meets and keeps minutes.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Board {
    /// Identifies the board.
    pub id: BoardId,
    /// Its present name.
    pub name: Text,
    /// Its short forms, other names and former names, each with the dates when it was used.
    #[serde(default, skip_serializing_if = "absent")]
    pub other_names: List<BoardName>,
    /// The board that it is a sub-group of.
    #[serde(default, skip_serializing_if = "absent")]
    pub parent_board_id: Option<BoardId>,
    /// The boards whose place it took.
    #[serde(default, skip_serializing_if = "absent")]
    pub predecessor_ids: List<BoardId>,
    /// The organisation that serves it and holds its money.
    #[serde(default, skip_serializing_if = "absent")]
    pub host_id: Option<OrganisationId>,
    /// The area that it acts for.
    #[serde(default, skip_serializing_if = "absent")]
    pub area: Option<Text>,
    /// When it was set up.
    #[serde(default, skip_serializing_if = "absent")]
    pub established_on: Option<PartialDate>,
    /// When it ceased.
    #[serde(default, skip_serializing_if = "absent")]
    pub dissolved_on: Option<PartialDate>,
    /// Its terms of reference, each version with the dates when it was in force.
    #[serde(default, skip_serializing_if = "absent")]
    pub terms_of_reference: List<TermsOfReference>,
    /// The spans of time for which this book holds every meeting that was held.
    ///
    /// Outside them a meeting that is not in the book may still have taken place.
    #[serde(default, skip_serializing_if = "absent")]
    pub meetings_complete: List<DateSpan>,
    /// The spans of time for which this book holds every member of the board.
    #[serde(default, skip_serializing_if = "absent")]
    pub members_complete: List<DateSpan>,
    /// The spans of time for which this book holds every plan, assessment and agreement of the board.
    #[serde(default, skip_serializing_if = "absent")]
    pub plans_complete: List<DateSpan>,
    /// The bodies with a statutory duty to take part (the responsible authorities of its area).
    #[serde(default, skip_serializing_if = "absent")]
    pub responsible_authority_ids: List<OrganisationId>,
    /// Whether its area has both a county council and district councils.
    #[serde(default, skip_serializing_if = "absent")]
    pub two_tier: Option<bool>,
    /// The days of the host council's annual meetings, which bound the municipal years.
    #[serde(default, skip_serializing_if = "absent")]
    pub annual_meetings_on: List<Date>,
    /// How the seats are shared among political groups, each share with the dates when it held
    /// (Local Government and Housing Act 1989, s. 15).
    #[serde(default, skip_serializing_if = "absent")]
    pub political_balance: List<GroupSeats>,
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

impl Board {
    /// A board of which only the name is known.
    pub fn new(id: BoardId, name: Text) -> Self {
        Self {
            id,
            name,
            other_names: List::new(),
            parent_board_id: None,
            predecessor_ids: List::new(),
            host_id: None,
            area: None,
            established_on: None,
            dissolved_on: None,
            terms_of_reference: List::new(),
            meetings_complete: List::new(),
            members_complete: List::new(),
            plans_complete: List::new(),
            responsible_authority_ids: List::new(),
            two_tier: None,
            annual_meetings_on: List::new(),
            political_balance: List::new(),
            accepted: List::new(),
            source: None,
            extensions: Extensions::new(),
        }
    }

    /// The terms of reference in force on `date`: the latest version that had begun and not ended.
    pub fn terms_on(&self, date: Date) -> Option<&TermsOfReference> {
        self.terms_of_reference
            .iter()
            .filter(|terms| terms.in_force_on(date))
            .max_by_key(|terms| (terms.in_force_from, terms.version.as_ref()))
    }

    /// Whether the book holds every meeting that the board held on `date`.
    pub fn is_complete_on(&self, date: Date) -> bool {
        self.meetings_complete.iter().any(|span| span.contains(date))
    }
}

/// A name that a board has or had.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct BoardName {
    /// The name.
    pub name: Text,
    /// The first day of its use.
    #[serde(default, skip_serializing_if = "absent")]
    pub starts_on: Option<PartialDate>,
    /// The last day of its use.
    #[serde(default, skip_serializing_if = "absent")]
    pub ends_on: Option<PartialDate>,
}

impl BoardName {
    /// A name whose dates are not known.
    pub fn new(name: Text) -> Self {
        Self { name, starts_on: None, ends_on: None }
    }
}

/// How many seats of a board a political group has.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct GroupSeats {
    /// The group, as in [`Member::political_group`](super::Member::political_group).
    pub political_group: Text,
    /// How many seats.
    pub seats: u16,
    /// The first day on which it had so many.
    #[serde(default, skip_serializing_if = "absent")]
    pub starts_on: Option<PartialDate>,
    /// The last day on which it had so many.
    #[serde(default, skip_serializing_if = "absent")]
    pub ends_on: Option<PartialDate>,
}

impl GroupSeats {
    /// So many seats of a group, at dates that are not known.
    pub fn new(political_group: Text, seats: u16) -> Self {
        Self { political_group, seats, starts_on: None, ends_on: None }
    }
}

/// A span of days, both ends included.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
#[serde(deny_unknown_fields)]
#[allow(clippy::exhaustive_structs, reason = "two ends are all there is to a span")]
pub struct DateSpan {
    /// The first day.
    pub from: Date,
    /// The last day.
    pub until: Date,
}

impl DateSpan {
    /// Whether `date` is in the span.
    pub fn contains(self, date: Date) -> bool {
        self.from <= date && date <= self.until
    }
}
