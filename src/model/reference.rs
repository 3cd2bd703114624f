#[cfg(feature = "schema")]
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Party, absent};
use crate::value::{AgendaItemId, Label, MeetingId, PartialDate, ResolutionId, Text};

/// A place in some meeting's minutes, as far as it is known.
///
/// "200521 Item 7" in an action log is printed so, means the meeting of
/// 20 May 2021 and the item labelled "7", and may be resolved to ids where the
/// book holds that meeting.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct MinuteReference {
    /// The reference as printed.
    #[serde(default, skip_serializing_if = "absent")]
    pub as_printed: Option<Text>,
    /// The body that met, where not the board whose minutes refer to it.
    #[serde(default, skip_serializing_if = "absent")]
    pub body: Option<Box<Party>>,
    /// The meeting.
    #[serde(default, skip_serializing_if = "absent")]
    pub meeting_id: Option<MeetingId>,
    /// The date of the meeting.
    #[serde(default, skip_serializing_if = "absent")]
    pub meeting_on: Option<PartialDate>,
    /// The item of its agenda.
    #[serde(default, skip_serializing_if = "absent")]
    pub item_id: Option<AgendaItemId>,
    /// The number of the item or minute, as printed.
    #[serde(default, skip_serializing_if = "absent")]
    pub item_label: Option<Label>,
    /// The resolution.
    #[serde(default, skip_serializing_if = "absent")]
    pub resolution_id: Option<ResolutionId>,
}

impl MinuteReference {
    /// A reference to a meeting of the book.
    pub fn meeting(id: MeetingId) -> Self {
        Self { meeting_id: Some(id), ..Self::default() }
    }

    /// A reference to an item of a meeting of the book.
    pub fn item(meeting_id: MeetingId, item_id: AgendaItemId) -> Self {
        Self { meeting_id: Some(meeting_id), item_id: Some(item_id), ..Self::default() }
    }
}
