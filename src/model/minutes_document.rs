#[cfg(feature = "schema")]
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{List, Party, absent};
use crate::value::{AgendaItemId, Date, Label, PartialDate, Text, Time, Weekday};

/// The minutes as a document: its heading, its stamps, its signature.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct MinutesDocument {
    /// What the document calls itself, such as "Agenda and minutes".
    #[serde(default, skip_serializing_if = "absent")]
    pub heading: Option<Text>,
    /// How much the document tells. All that was minuted, where absent.
    #[serde(default, skip_serializing_if = "absent")]
    pub form: Option<MinutesForm>,
    /// Marks printed on its pages that belong to a later pack, such as "Agenda Item 2".
    #[serde(default, skip_serializing_if = "absent")]
    pub page_stamps: List<Label>,
    /// Who published it.
    #[serde(default, skip_serializing_if = "absent")]
    pub publisher: Option<Box<Party>>,
    /// Until when it is open to inspection.
    #[serde(default, skip_serializing_if = "absent")]
    pub open_until: Option<Date>,
    /// Until when its background papers are open to inspection.
    #[serde(default, skip_serializing_if = "absent")]
    pub papers_open_until: Option<Date>,
    /// The copyright notice printed in it.
    #[serde(default, skip_serializing_if = "absent")]
    pub copyright: Option<Text>,
    /// Its signature block.
    #[serde(default, skip_serializing_if = "absent")]
    pub signature: Option<Box<Signature>>,
    /// What is wrong with the text as it was taken over.
    #[serde(default, skip_serializing_if = "absent")]
    pub defects: List<Defect>,
}

/// How much minutes tell.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum MinutesForm {
    /// What was said and decided.
    Full,
    /// What was said, without the standing of minutes.
    Notes,
    /// Only what was decided.
    Decisions,
    /// Only what was given to somebody to do.
    Actions,
}

impl MinutesForm {
    /// Whether silence on an item says nothing of it.
    pub fn is_list(self) -> bool {
        matches!(self, Self::Decisions | Self::Actions)
    }
}

/// Something in the text that came of printing, scanning or copying and was never minuted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Defect {
    /// What it is.
    pub kind: DefectKind,
    /// What stands there, such as `C. H?nl?y` or `<AI1>`.
    #[serde(default, skip_serializing_if = "absent")]
    pub as_printed: Option<Text>,
    /// The item in which it stands.
    #[serde(default, skip_serializing_if = "absent")]
    pub item_id: Option<AgendaItemId>,
}

impl Defect {
    /// A defect somewhere in the document.
    pub fn new(kind: DefectKind) -> Self {
        Self { kind, as_printed: None, item_id: None }
    }
}

/// What went wrong with a text. A text whose end was cut is marked at its item
/// ([`truncated`](super::AgendaItem::truncated)).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum DefectKind {
    /// Letters misread by a scanner.
    MisreadLetters,
    /// Words left out or beyond reading.
    LostWords,
    /// A marker of the software that made the document.
    StrayMarker,
    /// An error message of a server in the place of a text.
    ServerError,
    /// A text that belongs elsewhere.
    ForeignText,
}

/// The signature block at the foot of the minutes.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Signature {
    /// Who signed; absent where the block is empty.
    #[serde(default, skip_serializing_if = "absent")]
    pub by: Option<Box<Party>>,
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
    /// That day as printed, such as "2016/03/28".
    #[serde(default, skip_serializing_if = "absent")]
    pub on_as_printed: Option<Text>,
    /// The start that it gives.
    #[serde(default, skip_serializing_if = "absent")]
    pub starts_at: Option<Time>,
    /// What else it says differently, in words.
    #[serde(default, skip_serializing_if = "absent")]
    pub differences: List<Text>,
}
