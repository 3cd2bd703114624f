//! What many records have.

use serde::Deserialize;

use super::Day;
use super::Id;

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Source {
    url: Option<String>,
    publisher: Option<String>,
    retrieved_on: Option<Day>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Party {
    person_id: Option<Id>,
    position: Option<String>,
    organisation_id: Option<Id>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct MinuteReference {
    as_printed: Option<String>,
    meeting_id: Option<Id>,
    meeting_on: Option<String>,
    item_id: Option<Id>,
    item_label: Option<String>,
    resolution_id: Option<Id>,
}
