#[cfg(feature = "schema")]
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{List, Party, absent};
use crate::value::{Date, Label, Text};

/// A paper before a meeting, or filed with its minutes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Paper {
    /// What it is called.
    pub title: Text,
    /// What sort of paper it is.
    #[serde(default, skip_serializing_if = "absent")]
    pub kind: Option<PaperKind>,
    /// What is marked on the filed copy, such as "Agenda Item 8".
    #[serde(default, skip_serializing_if = "absent")]
    pub mark: Option<Label>,
    /// Whether the minutes say that a copy is filed with them.
    #[serde(default, skip_serializing_if = "absent")]
    pub filed: Option<bool>,
    /// Who wrote it, where not the item's own authors.
    #[serde(default, skip_serializing_if = "absent")]
    pub authors: List<Party>,
    /// How it came, where not with the agenda.
    #[serde(default, skip_serializing_if = "absent")]
    pub timing: Option<PaperTiming>,
    /// The day on which it was published or sent out.
    #[serde(default, skip_serializing_if = "absent")]
    pub published_on: Option<Date>,
    /// The size of the file as printed, such as "PDF 153 KB".
    #[serde(default, skip_serializing_if = "absent")]
    pub file_as_printed: Option<Text>,
    /// Its address.
    #[serde(default, skip_serializing_if = "absent")]
    pub url: Option<Text>,
}

impl Paper {
    /// A paper of which only the title is known.
    pub fn new(title: Text) -> Self {
        Self {
            title,
            kind: None,
            mark: None,
            filed: None,
            authors: List::new(),
            timing: None,
            published_on: None,
            file_as_printed: None,
            url: None,
        }
    }
}

/// What sort of paper it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum PaperKind {
    /// A report.
    Report,
    /// Slides of a presentation.
    Slides,
    /// A newsletter, leaflet or the like.
    Newsletter,
    /// The action log.
    ActionLog,
    /// Earlier minutes.
    Minutes,
    /// A plan, strategy, procedure or agreement.
    Plan,
    /// Anything else that is attached.
    Other,
}

/// How a paper came that did not come with the agenda.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum PaperTiming {
    /// With the agenda.
    WithAgenda,
    /// Promised on the agenda, to come later.
    ToFollow,
    /// Sent out after the agenda, before the meeting.
    CirculatedLate,
    /// Handed out at the meeting.
    Tabled,
}
