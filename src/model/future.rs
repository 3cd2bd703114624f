#[cfg(feature = "schema")]
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Due, absent};
use crate::value::{PartialDate, Text, Time, Weekday};

/// A date given for a meeting to come.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct FutureMeeting {
    /// The day.
    pub on: PartialDate,
    /// The day as printed, such as "early summer".
    #[serde(default, skip_serializing_if = "absent")]
    pub on_as_printed: Option<Text>,
    /// The weekday printed beside it.
    #[serde(default, skip_serializing_if = "absent")]
    pub weekday: Option<Weekday>,
    /// When it is to begin.
    #[serde(default, skip_serializing_if = "absent")]
    pub starts_at: Option<Time>,
    /// Whether the day is only provisional.
    #[serde(default, skip_serializing_if = "absent")]
    pub provisional: bool,
}

impl FutureMeeting {
    /// A meeting to come on a day.
    pub fn new(on: PartialDate) -> Self {
        Self { on, on_as_printed: None, weekday: None, starts_at: None, provisional: false }
    }
}

/// Business planned for a later meeting.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct ForwardPlanEntry {
    /// The business.
    pub title: Text,
    /// When it is to be taken; absent where it is still to be programmed.
    #[serde(default, skip_serializing_if = "absent")]
    pub due: Option<Box<Due>>,
    /// How it is marked, such as "to be programmed".
    #[serde(default, skip_serializing_if = "absent")]
    pub status_as_printed: Option<Text>,
}

impl ForwardPlanEntry {
    /// Business whose date is not known.
    pub fn new(title: Text) -> Self {
        Self { title, due: None, status_as_printed: None }
    }
}
