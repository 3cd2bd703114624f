#[cfg(feature = "schema")]
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{List, Party, absent};
use crate::value::{AgendaItemId, MemberId, Text, Time};

/// One line of a meeting's attendance.
///
/// What somebody was there as, whether they were there, and how are told
/// apart: an observer may send apologies, a member may come remotely for half
/// an hour.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Attendance {
    /// Who, with the body that they speak for.
    pub who: Party,
    /// Whether they came.
    pub presence: Presence,
    /// The word or code of the register for it, such as "P" or "In attendance", also where it tells
    /// otherwise than the times.
    #[serde(default, skip_serializing_if = "absent")]
    pub presence_as_printed: Option<Text>,
    /// What they were there as; absent where the minutes do not say.
    #[serde(default, skip_serializing_if = "absent")]
    pub capacity: Option<Capacity>,
    /// The seat that they hold or fill.
    #[serde(default, skip_serializing_if = "absent")]
    pub member_id: Option<MemberId>,
    /// The members in whose place a substitute came; empty where that is untold.
    #[serde(default, skip_serializing_if = "absent")]
    pub substitutes_for: List<Party>,
    /// The words for the substitution, such as "in place of" or "substituted".
    #[serde(default, skip_serializing_if = "absent")]
    pub substitution_as_printed: Option<Text>,
    /// The heading under which they are printed, such as "Others in attendance".
    #[serde(default, skip_serializing_if = "absent")]
    pub heading: Option<Text>,
    /// Whether they were in the room or joined remotely.
    #[serde(default, skip_serializing_if = "absent")]
    pub mode: Option<Mode>,
    /// When they came, where after the start.
    #[serde(default, skip_serializing_if = "absent")]
    pub arrived_at: Option<Time>,
    /// When they went, where before the end.
    #[serde(default, skip_serializing_if = "absent")]
    pub left_at: Option<Time>,
    /// When they came and went as printed, such as "joined at approximately 7:45pm".
    #[serde(default, skip_serializing_if = "absent")]
    pub times_as_printed: Option<Text>,
    /// The times during which they were out of the room in between.
    #[serde(default, skip_serializing_if = "absent")]
    pub absences: List<TimeSpan>,
    /// The items for which they were out of the room.
    #[serde(default, skip_serializing_if = "absent")]
    pub absent_item_ids: List<AgendaItemId>,
    /// The item during which they came.
    #[serde(default, skip_serializing_if = "absent")]
    pub arrived_during_item_id: Option<AgendaItemId>,
    /// The item during which they went.
    #[serde(default, skip_serializing_if = "absent")]
    pub left_during_item_id: Option<AgendaItemId>,
}

impl Attendance {
    /// Somebody, and whether they came.
    pub fn new(who: Party, presence: Presence) -> Self {
        Self {
            who,
            presence,
            presence_as_printed: None,
            capacity: None,
            member_id: None,
            substitutes_for: List::new(),
            substitution_as_printed: None,
            heading: None,
            mode: None,
            arrived_at: None,
            left_at: None,
            times_as_printed: None,
            absences: List::new(),
            absent_item_ids: List::new(),
            arrived_during_item_id: None,
            left_during_item_id: None,
        }
    }

    /// Whether they were there for the whole or a part.
    pub fn is_present(&self) -> bool {
        matches!(self.presence, Presence::Present | Presence::Part)
    }

    /// Whether nothing is said of coming late, leaving early or being out of the room.
    pub(crate) fn is_told_as_there_throughout(&self) -> bool {
        self.arrived_at.is_none()
            && self.left_at.is_none()
            && self.arrived_during_item_id.is_none()
            && self.left_during_item_id.is_none()
            && self.absences.is_empty()
            && self.absent_item_ids.is_empty()
    }

    /// Whether they did not come, with or without word.
    pub fn is_away(&self) -> bool {
        matches!(self.presence, Presence::Apologies | Presence::Absent)
    }
}

/// Whether somebody came to a meeting.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Presence {
    /// Was there.
    Present,
    /// Was there for a part of the meeting.
    Part,
    /// Did not come and sent word.
    Apologies,
    /// Did not come and sent no word.
    Absent,
    /// Was awaited, and nothing tells whether they came: what a register shows that nobody filled
    /// in. Neither present nor away.
    Expected,
}

/// What somebody attends as.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Capacity {
    /// A member of the board.
    Member,
    /// A member whom the board itself added.
    CoOptedMember,
    /// In a member's place.
    Substitute,
    /// Serves the board or one of its bodies.
    Officer,
    /// Keeps the record.
    Clerk,
    /// Attends without the rights of a member.
    Observer,
    /// Came to present an item.
    Presenter,
    /// Came by invitation.
    Guest,
    /// One of the public.
    Public,
}

impl Capacity {
    /// Whether it is a seat on the board, held or filled in a member's place.
    pub fn is_seat(self) -> bool {
        matches!(self, Self::Member | Self::CoOptedMember | Self::Substitute)
    }
}

/// In a room, remotely or both.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Mode {
    /// In a room.
    InPerson,
    /// By video or telephone.
    Remote,
    /// Some in a room, some remotely.
    Hybrid,
}

/// How many entries the columns of a printed attendance table have.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct AttendanceColumns {
    /// The column of names.
    pub names: u16,
    /// The column of the bodies that they speak for.
    pub organisations: u16,
}

impl AttendanceColumns {
    /// So many names and so many bodies.
    pub fn new(names: u16, organisations: u16) -> Self {
        Self { names, organisations }
    }
}

/// A part of the meeting, by the clock.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct TimeSpan {
    /// From this time.
    pub from: Time,
    /// Until this time; to the end, where absent.
    #[serde(default, skip_serializing_if = "absent")]
    pub until: Option<Time>,
}

impl TimeSpan {
    /// From a time to the end of the meeting.
    pub fn new(from: Time) -> Self {
        Self { from, until: None }
    }

    /// Whether `time` is in the span; its end is not.
    pub fn contains(self, time: Time) -> bool {
        self.from <= time && self.until.is_none_or(|until| time < until)
    }
}
