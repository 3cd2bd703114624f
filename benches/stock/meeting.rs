//! Meetings and their items.

use minutebook::model::{
    BusinessForm, Capacity, ConfirmationOutcome, ItemKind, MeetingKind, MeetingStatus, Mode,
    NilReturn, Office, PaperKind, Presence, RecordExtent,
};
use minutebook::value::Weekday;
use serde::Deserialize;

use super::Day;
use super::Hour;
use super::Id;
use super::decision::Resolution;
use super::shared::MinuteReference;
use super::shared::Party;
use super::shared::Source;

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Meeting {
    id: Id,
    board_id: Id,
    status: MeetingStatus,
    record: RecordExtent,
    on: String,
    weekday: Option<Weekday>,
    starts_at: Option<Hour>,
    ends_at: Option<Hour>,
    notice_on: Option<Day>,
    notice_at: Option<Hour>,
    agenda_published_on: Option<Day>,
    kind: Option<MeetingKind>,
    #[serde(default)]
    board_name_as_printed: Vec<String>,
    mode: Option<Mode>,
    venue: Option<Venue>,
    open_to_public: Option<bool>,
    public_present: Option<u32>,
    clerk: Option<Party>,
    #[serde(default)]
    presiding: Vec<Presiding>,
    #[serde(default)]
    attendance: Vec<Attendance>,
    quorate: Option<bool>,
    #[serde(default)]
    items: Vec<AgendaItem>,
    minutes: Option<MinutesDocument>,
    source: Option<Source>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Venue {
    name: Option<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Presiding {
    who: Party,
    office: Option<Office>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Attendance {
    who: Party,
    presence: Presence,
    capacity: Option<Capacity>,
    member_id: Option<Id>,
    #[serde(default)]
    substitutes_for: Vec<Party>,
    mode: Option<Mode>,
    arrived_at: Option<Hour>,
    left_at: Option<Hour>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct MinutesDocument {
    heading: Option<String>,
    signature: Option<Signature>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Signature {
    by: Option<Party>,
    on: Option<String>,
    weekday: Option<Weekday>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct AgendaItem {
    id: Id,
    agenda_number: Option<String>,
    minute_number: Option<String>,
    title: Option<String>,
    kind: Option<ItemKind>,
    #[serde(default)]
    forms: Vec<BusinessForm>,
    #[serde(default)]
    authors: Vec<Party>,
    #[serde(default)]
    presenters: Vec<Party>,
    summary: Option<String>,
    #[serde(default)]
    discussion: Vec<DiscussionPoint>,
    #[serde(default)]
    papers: Vec<Paper>,
    reported_quarter: Option<String>,
    #[serde(default)]
    plan_ids: Vec<Id>,
    #[serde(default)]
    confirmations: Vec<Confirmation>,
    #[serde(default)]
    matters_arising: Vec<MatterArising>,
    nil_return: Option<NilReturn>,
    #[serde(default)]
    resolutions: Vec<Resolution>,
    #[serde(default)]
    future_meetings: Vec<FutureMeeting>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Confirmation {
    minutes_of: MinuteReference,
    outcome: ConfirmationOutcome,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct MatterArising {
    cites: Option<MinuteReference>,
    #[serde(default)]
    points: Vec<DiscussionPoint>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct DiscussionPoint {
    number: Option<String>,
    text: String,
    #[serde(default)]
    speakers: Vec<Party>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Paper {
    title: String,
    kind: Option<PaperKind>,
    mark: Option<String>,
    filed: Option<bool>,
    published_on: Option<Day>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct FutureMeeting {
    on: String,
    weekday: Option<Weekday>,
    starts_at: Option<Hour>,
}
