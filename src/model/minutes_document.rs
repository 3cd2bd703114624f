#[cfg(feature = "schema")]
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Party, absent};
use crate::value::{Date, Label, PartialDate, Text, Time, Weekday};

/// The minutes as a document: its heading, its stamps, its signature.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct MinutesDocument {
    /// What the document calls itself, such as "Agenda and minutes".
    #[serde(default, skip_serializing_if = "absent")]
    pub heading: Option<Text>,
    /// Marks printed on its pages that belong to a later pack, such as "Agenda Item 2".
    #[serde(default, skip_serializing_if = "absent")]
    pub page_stamps: Vec<Label>,
    /// Who published it.
    #[serde(default, skip_serializing_if = "absent")]
    pub publisher: Option<Party>,
    /// Until when it is open to inspection.
    #[serde(default, skip_serializing_if = "absent")]
    pub open_until: Option<Date>,
    /// Until when its background papers are open to inspection.
    #[serde(default, skip_serializing_if = "absent")]
    pub papers_open_until: Option<Date>,
    /// Its signature block.
    #[serde(default, skip_serializing_if = "absent")]
    pub signature: Option<Signature>,
}

/// The signature block at the foot of the minutes.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Signature {
    /// Who signed; absent where the block is empty.
    #[serde(default, skip_serializing_if = "absent")]
    pub by: Option<Party>,
    /// The office printed below it, such as "Chairman".
    #[serde(default, skip_serializing_if = "absent")]
    pub office_as_printed: Option<Text>,
    /// The date in the block: of signing, usually at the next meeting.
    #[serde(default, skip_serializing_if = "absent")]
    pub on: Option<PartialDate>,
    /// The weekday printed beside it.
    #[serde(default, skip_serializing_if = "absent")]
    pub weekday: Option<Weekday>,
}

/// Another document of the same meeting, such as a web page beside the minutes.
///
/// It holds what that document prints, where it differs from the record.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct MeetingDocument {
    /// What the document calls itself.
    #[serde(default, skip_serializing_if = "absent")]
    pub heading: Option<Text>,
    /// Its address.
    #[serde(default, skip_serializing_if = "absent")]
    pub url: Option<Text>,
    /// The board's name as it prints it.
    #[serde(default, skip_serializing_if = "absent")]
    pub board_name_as_printed: Option<Text>,
    /// The day that it gives for the meeting.
    #[serde(default, skip_serializing_if = "absent")]
    pub on: Option<PartialDate>,
    /// The start that it gives.
    #[serde(default, skip_serializing_if = "absent")]
    pub starts_at: Option<Time>,
    /// What else it says differently, in words.
    #[serde(default, skip_serializing_if = "absent")]
    pub differences: Vec<Text>,
}
