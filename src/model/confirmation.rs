#[cfg(feature = "schema")]
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{DiscussionPoint, List, MinuteReference, Party, absent};
use crate::value::Text;

/// What a meeting did with the minutes of an earlier one.
///
/// Minutes once confirmed are corrected by a later meeting, never edited: the
/// corrections stand here and point at what they correct.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Confirmation {
    /// The meeting whose minutes they are.
    pub minutes_of: MinuteReference,
    /// What was done.
    pub outcome: ConfirmationOutcome,
    /// Which part of the minutes, where not the whole, such as "the remainder" or "the exempt
    /// minutes".
    #[serde(default, skip_serializing_if = "absent")]
    pub part: Option<Text>,
    /// The words for it, such as "taken as read and confirmed".
    #[serde(default, skip_serializing_if = "absent")]
    pub as_printed: Option<Text>,
    /// The corrections made to them.
    #[serde(default, skip_serializing_if = "absent")]
    pub corrections: List<Correction>,
    /// Why they come later than at the next meeting, or were not confirmed.
    #[serde(default, skip_serializing_if = "absent")]
    pub reason: Option<Text>,
}

impl Confirmation {
    /// Minutes of a meeting and what was done with them.
    pub fn new(minutes_of: MinuteReference, outcome: ConfirmationOutcome) -> Self {
        Self {
            minutes_of,
            outcome,
            part: None,
            as_printed: None,
            corrections: List::new(),
            reason: None,
        }
    }
}

/// What a meeting did with earlier minutes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum ConfirmationOutcome {
    /// Confirmed, approved, agreed as a correct record.
    Confirmed,
    /// Confirmed with corrections.
    ConfirmedAsCorrected,
    /// Corrected after they had been confirmed.
    CorrectedLater,
    /// Put off.
    Deferred,
    /// Not confirmed.
    NotConfirmed,
    /// Only received: the minutes of another body, or notes.
    Received,
}

impl ConfirmationOutcome {
    /// Whether the minutes were accepted.
    pub fn is_confirmed(self) -> bool {
        matches!(self, Self::Confirmed | Self::ConfirmedAsCorrected)
    }
}

/// A correction that a meeting made to earlier minutes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Correction {
    /// What it changes.
    pub kind: CorrectionKind,
    /// Where in the earlier minutes, where the minutes say.
    #[serde(default, skip_serializing_if = "absent")]
    pub place: Option<Box<MinuteReference>>,
    /// Whom it is about.
    #[serde(default, skip_serializing_if = "absent")]
    pub who: Option<Box<Party>>,
    /// The correction in words.
    pub text: Text,
}

impl Correction {
    /// A correction in words.
    pub fn new(kind: CorrectionKind, text: Text) -> Self {
        Self { kind, place: None, who: None, text }
    }
}

/// What a correction changes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum CorrectionKind {
    /// Somebody is added to those present.
    PresenceAdded,
    /// Somebody is taken from those present.
    PresenceRemoved,
    /// An apology is added.
    ApologyAdded,
    /// A name, title or body is mended.
    NameMended,
    /// The text of a minute is changed.
    TextChanged,
    /// A decision is changed.
    DecisionChanged,
}

/// Something that arose from earlier minutes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct MatterArising {
    /// The heading as printed.
    #[serde(default, skip_serializing_if = "absent")]
    pub heading: Option<Text>,
    /// The minute that it arises from.
    #[serde(default, skip_serializing_if = "absent")]
    pub cites: Option<Box<MinuteReference>>,
    /// What was said, in order.
    pub points: List<DiscussionPoint>,
}

impl MatterArising {
    /// A matter and what was said of it.
    pub fn new(points: List<DiscussionPoint>) -> Self {
        Self { heading: None, cites: None, points }
    }
}
