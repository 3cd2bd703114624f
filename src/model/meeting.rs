#[cfg(feature = "schema")]
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{
    Accepted, AgendaItem, Attendance, AttendanceColumns, Extensions, List, MeetingDocument,
    MinutesDocument, Mode, Office, Party, Source, TimeSpan, absent,
};
use crate::value::{
    AgendaItemId, BoardId, Date, Label, MeetingId, PartialDate, Text, Time, Weekday,
};

/// One meeting of a board: who came, what was taken, what was decided.
///
/// The items stand in the order in which the minutes give them, which is the
/// order in which they were taken. The order that the agenda planned is in
/// their agenda numbers and [`planned_position`](AgendaItem::planned_position).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Meeting {
    /// Identifies the meeting.
    pub id: MeetingId,
    /// The board that met.
    pub board_id: BoardId,
    /// Whether it took place.
    pub status: MeetingStatus,
    /// Whether silence means "none": whether everything recorded of the meeting is here.
    pub record: RecordExtent,
    /// The day of the meeting; where it was moved, the day on which it was held.
    pub on: PartialDate,
    /// The day as printed, such as "05 March" or "2016/03/28", where that adds something.
    #[serde(default, skip_serializing_if = "absent")]
    pub on_as_printed: Option<Text>,
    /// The weekday printed beside the date.
    #[serde(default, skip_serializing_if = "absent")]
    pub weekday: Option<Weekday>,
    /// When it began; absent where that is not known.
    #[serde(default, skip_serializing_if = "absent")]
    pub starts_at: Option<Time>,
    /// When it ended; absent where that is not known.
    #[serde(default, skip_serializing_if = "absent")]
    pub ends_at: Option<Time>,
    /// The day on which it ended, where it went past midnight.
    #[serde(default, skip_serializing_if = "absent")]
    pub ended_on: Option<Date>,
    /// The start and the end as printed, where that adds something.
    #[serde(default, skip_serializing_if = "absent")]
    pub times_as_printed: Option<Text>,
    /// The day for which it was first planned, where it was moved.
    #[serde(default, skip_serializing_if = "absent")]
    pub planned_on: Option<PartialDate>,
    /// The start that was planned, where it began at another time.
    #[serde(default, skip_serializing_if = "absent")]
    pub planned_start: Option<Time>,
    /// Whether the day is only provisional.
    #[serde(default, skip_serializing_if = "absent")]
    pub provisional: bool,
    /// The day on which it was summoned.
    #[serde(default, skip_serializing_if = "absent")]
    pub notice_on: Option<Date>,
    /// The time of day at which it was summoned.
    #[serde(default, skip_serializing_if = "absent")]
    pub notice_at: Option<Time>,
    /// The day on which the agenda was published, where not with the summons.
    #[serde(default, skip_serializing_if = "absent")]
    pub agenda_published_on: Option<Date>,
    /// The day on which it was decided to hold it, where that left less than the usual notice.
    #[serde(default, skip_serializing_if = "absent")]
    pub convened_on: Option<Date>,
    /// Why it was cancelled, postponed or adjourned.
    #[serde(default, skip_serializing_if = "absent")]
    pub status_reason: Option<Text>,
    /// The adjourned meeting that it goes on with.
    #[serde(default, skip_serializing_if = "absent")]
    pub continues_meeting_id: Option<MeetingId>,
    /// The meeting that was moved or given up to make room for it.
    #[serde(default, skip_serializing_if = "absent")]
    pub displaces_meeting_id: Option<MeetingId>,
    /// What sort of meeting it was.
    #[serde(default, skip_serializing_if = "absent")]
    pub kind: Option<MeetingKind>,
    /// The other boards with which it was held.
    #[serde(default, skip_serializing_if = "absent")]
    pub joint_with: List<Party>,
    /// In what other capacity the board sat, such as "the Crime and Disorder Committee".
    #[serde(default, skip_serializing_if = "absent")]
    pub sitting_as: Option<Box<Party>>,
    /// What the meeting is called, where it has a name or a number.
    #[serde(default, skip_serializing_if = "absent")]
    pub title: Option<Text>,
    /// The board's name as these minutes print it.
    #[serde(default, skip_serializing_if = "absent")]
    pub board_name_as_printed: List<Text>,
    /// Whether it was held in a room, remotely or both.
    #[serde(default, skip_serializing_if = "absent")]
    pub mode: Option<Mode>,
    /// Where it was held.
    #[serde(default, skip_serializing_if = "absent")]
    pub venue: Option<Box<Venue>>,
    /// Whether the public could attend.
    #[serde(default, skip_serializing_if = "absent")]
    pub open_to_public: Option<bool>,
    /// How many of the public came.
    #[serde(default, skip_serializing_if = "absent")]
    pub public_present: Option<u32>,
    /// Whom to ask about the meeting.
    #[serde(default, skip_serializing_if = "absent")]
    pub contact: Option<Box<Party>>,
    /// Who took the minutes.
    #[serde(default, skip_serializing_if = "absent")]
    pub clerk: Option<Box<Party>>,
    /// Who presided, in turn where it was more than one.
    #[serde(default, skip_serializing_if = "absent")]
    pub presiding: List<Presiding>,
    /// Who was there, who sent apologies, who was missed.
    #[serde(default, skip_serializing_if = "absent")]
    pub attendance: List<Attendance>,
    /// Whether the minutes say that the meeting was quorate.
    #[serde(default, skip_serializing_if = "absent")]
    pub quorate: Option<bool>,
    /// The times during which the minutes say that it was inquorate.
    #[serde(default, skip_serializing_if = "absent")]
    pub inquorate: List<TimeSpan>,
    /// The item at which a quorum was reached, where there was none at the start.
    #[serde(default, skip_serializing_if = "absent")]
    pub quorum_reached_at_item_id: Option<AgendaItemId>,
    /// The paragraph of that item, as printed.
    #[serde(default, skip_serializing_if = "absent")]
    pub quorum_reached_at_paragraph: Option<Label>,
    /// The item at which the quorum was lost.
    #[serde(default, skip_serializing_if = "absent")]
    pub quorum_lost_at_item_id: Option<AgendaItemId>,
    /// What those present did for want of a quorum.
    #[serde(default, skip_serializing_if = "absent")]
    pub without_quorum: List<WithoutQuorum>,
    /// How many entries each column of a printed attendance table has.
    #[serde(default, skip_serializing_if = "absent")]
    pub attendance_columns: Option<AttendanceColumns>,
    /// Who asked for the votes of the whole meeting to be recorded by name.
    #[serde(default, skip_serializing_if = "absent")]
    pub recorded_votes_requested_by: List<Party>,
    /// The business, in the order in which it was taken.
    #[serde(default, skip_serializing_if = "absent")]
    pub items: List<AgendaItem>,
    /// Whether its minute numbers begin a new sequence by choice, at whatever number.
    #[serde(default, skip_serializing_if = "absent")]
    pub numbering_restarts: bool,
    /// Changes to the order of business that the minutes record.
    #[serde(default, skip_serializing_if = "absent")]
    pub order_variations: List<OrderVariation>,
    /// The document that the minutes are.
    #[serde(default, skip_serializing_if = "absent")]
    pub minutes: Option<Box<MinutesDocument>>,
    /// Findings on this record that are accepted, and why.
    #[serde(default, skip_serializing_if = "absent")]
    pub accepted: List<Accepted>,
    /// Other documents of the same meeting, with what they print differently.
    #[serde(default, skip_serializing_if = "absent")]
    pub other_documents: List<MeetingDocument>,
    /// Where the record was taken from.
    #[serde(default, skip_serializing_if = "absent")]
    pub source: Option<Box<Source>>,
    /// What others add.
    #[serde(default, skip_serializing_if = "absent")]
    pub extensions: Extensions,
}

impl Meeting {
    /// A meeting that was held and of which the whole record is to follow.
    pub fn new(id: MeetingId, board_id: BoardId, on: PartialDate) -> Self {
        Self {
            id,
            board_id,
            status: MeetingStatus::Held,
            record: RecordExtent::Complete,
            on,
            on_as_printed: None,
            weekday: None,
            starts_at: None,
            ends_at: None,
            ended_on: None,
            times_as_printed: None,
            planned_on: None,
            planned_start: None,
            provisional: false,
            notice_on: None,
            notice_at: None,
            agenda_published_on: None,
            convened_on: None,
            status_reason: None,
            continues_meeting_id: None,
            displaces_meeting_id: None,
            kind: None,
            joint_with: List::new(),
            sitting_as: None,
            title: None,
            board_name_as_printed: List::new(),
            mode: None,
            venue: None,
            open_to_public: None,
            public_present: None,
            contact: None,
            clerk: None,
            presiding: List::new(),
            attendance: List::new(),
            quorate: None,
            inquorate: List::new(),
            quorum_reached_at_item_id: None,
            quorum_reached_at_paragraph: None,
            quorum_lost_at_item_id: None,
            without_quorum: List::new(),
            attendance_columns: None,
            recorded_votes_requested_by: List::new(),
            items: List::new(),
            numbering_restarts: false,
            order_variations: List::new(),
            minutes: None,
            other_documents: List::new(),
            accepted: List::new(),
            source: None,
            extensions: Extensions::new(),
        }
    }

    /// Whether it was held with other boards.
    pub fn is_joint(&self) -> bool {
        self.kind == Some(MeetingKind::Joint) || !self.joint_with.is_empty()
    }
}

/// Whether a meeting took place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum MeetingStatus {
    /// To come.
    Scheduled,
    /// Took place.
    Held,
    /// Did not take place and will not.
    Cancelled,
    /// Moved to a day not yet known.
    Postponed,
    /// Begun and broken off, whether it was resumed since or not. The meeting that goes on with
    /// it names it in [`continues_meeting_id`](Meeting::continues_meeting_id).
    Adjourned,
}

/// How much of what was recorded of a meeting is in the book.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum RecordExtent {
    /// All of it: what is not here is not in the minutes either.
    Complete,
    /// A part, such as a web page that leaves out the attendance: silence means nothing.
    Extract,
}

/// What sort of meeting it was.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum MeetingKind {
    /// One of the regular series.
    Ordinary,
    /// The yearly one.
    Annual,
    /// Outside the series: also printed as extra, special or extraordinary.
    Special,
    /// The continuation of an adjourned meeting.
    Reconvened,
    /// With another board.
    Joint,
    /// Decided in writing, such as by e-mail, between meetings.
    Written,
    /// Without the standing of a meeting, for want of a quorum or by choice.
    Informal,
}

/// What those present may do where a quorum is wanting.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum WithoutQuorum {
    /// Put the business off to another day.
    Adjourned,
    /// Went on informally, and decided nothing.
    WentOnInformally,
    /// Decided, for a later meeting to ratify.
    DecidedForRatification,
    /// Left the decisions to somebody with the power to take them alone.
    LeftToDelegate,
}

/// Where a meeting was held.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Venue {
    /// The room or building.
    #[serde(default, skip_serializing_if = "absent")]
    pub name: Option<Text>,
    /// Its address.
    #[serde(default, skip_serializing_if = "absent")]
    pub address: Option<Text>,
    /// The service over which it was held remotely, such as "Microsoft Teams".
    #[serde(default, skip_serializing_if = "absent")]
    pub platform: Option<Text>,
}

/// Somebody in the chair, for the meeting or for a part of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Presiding {
    /// Who presided.
    pub who: Party,
    /// The office held on the board.
    #[serde(default, skip_serializing_if = "absent")]
    pub office: Option<Office>,
    /// The office as printed, such as "Chairman".
    #[serde(default, skip_serializing_if = "absent")]
    pub office_as_printed: Option<Text>,
    /// The first item taken in the chair; from the start, where absent.
    #[serde(default, skip_serializing_if = "absent")]
    pub from_item_id: Option<AgendaItemId>,
    /// The last item taken in the chair; to the end, where absent.
    #[serde(default, skip_serializing_if = "absent")]
    pub until_item_id: Option<AgendaItemId>,
}

impl Presiding {
    /// Somebody who presided throughout.
    pub fn new(who: Party) -> Self {
        Self { who, office: None, office_as_printed: None, from_item_id: None, until_item_id: None }
    }
}

/// A change to the order of business that the minutes record.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct OrderVariation {
    /// The words for it, such as "agenda variance".
    #[serde(default, skip_serializing_if = "absent")]
    pub as_printed: Option<Text>,
    /// Where it was minuted: the item of its own, where it has one.
    #[serde(default, skip_serializing_if = "absent")]
    pub item_id: Option<AgendaItemId>,
    /// The items moved; empty where the minutes do not say which.
    #[serde(default, skip_serializing_if = "absent")]
    pub moved_item_ids: List<AgendaItemId>,
    /// The item after which they were taken.
    #[serde(default, skip_serializing_if = "absent")]
    pub taken_after_item_id: Option<AgendaItemId>,
    /// Whether the meeting agreed to it.
    #[serde(default, skip_serializing_if = "absent")]
    pub agreed: Option<bool>,
}
