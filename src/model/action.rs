#[cfg(feature = "schema")]
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Accepted, Due, Extensions, List, MinuteReference, Party, Source, absent};
use crate::value::{ActionId, BoardId, Date, Label, PartialDate, Text};

/// Something that a meeting gave somebody to do.
///
/// An action outlives the meeting that raised it. Each later meeting that
/// reports on it adds an [`ActionStep`] with the words as printed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Action {
    /// Identifies the action.
    pub id: ActionId,
    /// The board whose action it is.
    pub board_id: BoardId,
    /// Its number in the action log, as printed.
    #[serde(default, skip_serializing_if = "absent")]
    pub number: Option<Label>,
    /// The label under which the minutes print it, such as "ACTION:" or "Action by".
    #[serde(default, skip_serializing_if = "absent")]
    pub label_as_printed: Option<Text>,
    /// What is to be done.
    pub text: Text,
    /// Who is to do it; empty where nobody is named.
    #[serde(default, skip_serializing_if = "absent")]
    pub owners: List<Party>,
    /// By when.
    #[serde(default, skip_serializing_if = "absent")]
    pub due: Option<Box<Due>>,
    /// Where it was raised, with the reference as the log prints it.
    #[serde(default, skip_serializing_if = "absent")]
    pub raised_at: Option<Box<MinuteReference>>,
    /// When it was raised, where not at a meeting.
    #[serde(default, skip_serializing_if = "absent")]
    pub raised_on: Option<PartialDate>,
    /// Where it stands now.
    pub status: ActionStatus,
    /// When it was completed.
    #[serde(default, skip_serializing_if = "absent")]
    pub completed_on: Option<PartialDate>,
    /// Its red, amber or green rating.
    #[serde(default, skip_serializing_if = "absent")]
    pub rag: Option<Rag>,
    /// What was reported of it, oldest first.
    #[serde(default, skip_serializing_if = "absent")]
    pub history: List<ActionStep>,
    /// The action that took its place.
    #[serde(default, skip_serializing_if = "absent")]
    pub superseded_by_id: Option<ActionId>,
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

impl Action {
    /// An open action without an owner or a date.
    pub fn new(id: ActionId, board_id: BoardId, text: Text) -> Self {
        Self {
            id,
            board_id,
            number: None,
            label_as_printed: None,
            text,
            owners: List::new(),
            due: None,
            raised_at: None,
            raised_on: None,
            status: ActionStatus::Open,
            completed_on: None,
            rag: None,
            history: List::new(),
            superseded_by_id: None,
            accepted: List::new(),
            source: None,
            extensions: Extensions::new(),
        }
    }

    /// Whether something is still to be done.
    pub fn is_open(&self) -> bool {
        self.status.is_open()
    }
}

/// Where an action stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum ActionStatus {
    /// Not done; also printed as incomplete or outstanding.
    Open,
    /// Begun, or done and carried on.
    Ongoing,
    /// Done.
    Complete,
    /// Closed without being done; also printed as no longer required.
    Withdrawn,
    /// Put off to a later time.
    Postponed,
    /// Closed because another action says the same.
    Duplicate,
    /// Replaced by another action.
    Superseded,
}

impl ActionStatus {
    /// Whether something is still to be done.
    pub fn is_open(self) -> bool {
        matches!(self, Self::Open | Self::Ongoing | Self::Postponed)
    }
}

/// A red, amber or green rating.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Rag {
    /// Off track.
    Red,
    /// At risk, or within expectations but not done.
    Amber,
    /// On track or done.
    Green,
}

/// What was reported of an action once.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct ActionStep {
    /// Where it was reported.
    #[serde(default, skip_serializing_if = "absent")]
    pub reported_at: Option<Box<MinuteReference>>,
    /// When it was reported, where not at a meeting.
    #[serde(default, skip_serializing_if = "absent")]
    pub on: Option<Date>,
    /// What the words say of its standing: one status, or two where the words claim two.
    #[serde(default, skip_serializing_if = "absent")]
    pub statuses: List<ActionStatus>,
    /// The words of the log, such as "Complete and ongoing".
    #[serde(default, skip_serializing_if = "absent")]
    pub as_printed: Option<Text>,
    /// The new date that was set.
    #[serde(default, skip_serializing_if = "absent")]
    pub due: Option<Box<Due>>,
    /// The rating at the time.
    #[serde(default, skip_serializing_if = "absent")]
    pub rag: Option<Rag>,
}
