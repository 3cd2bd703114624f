//! The records of a minute book.
//!
//! A [`MinuteBook`] holds lists of records that refer to each other by id. A
//! [`Meeting`] is one whole: its attendance, agenda items, declarations and
//! resolutions live inside it. Members, actions, funding and plans outlive a
//! meeting and are records of their own.
//!
//! Every fact that minutes may leave out is optional, and absent means "the
//! record does not say", never "no" or "none". What was printed is kept as
//! printed (`as_printed`, labels) beside what it means (ids, dates, kinds).
//!
//! Fields are public. Structs grow with time, so they are made by `new` with
//! what a record cannot do without; the rest is set field by field.

mod accepted;
mod action;
mod agenda_item;
mod attendance;
mod board;
mod book;
mod canonical;
mod confirmation;
mod declaration;
mod discussion;
mod due;
mod extensions;
mod funding;
mod future;
mod list;
mod meeting;
mod member;
mod minutes_document;
mod organisation;
mod paper;
mod party;
mod person;
mod plan;
mod provenance;
mod reference;
mod resolution;
mod terms_of_reference;
mod transcode;
mod vote;

pub use accepted::Accepted;
pub use action::{Action, ActionStatus, ActionStep, Rag};
pub use agenda_item::{AgendaItem, BusinessForm, Exemption, ItemKind, Treatment, TreatmentKnown};
pub use attendance::{Attendance, AttendanceColumns, Capacity, Mode, Presence, TimeSpan};
pub use board::{Board, BoardName, DateSpan, GroupSeats};
pub use book::{Format, MinuteBook};
pub(crate) use canonical::{DEEPEST as DEEPEST_IN_EXTENSIONS, Number};
pub use confirmation::{
    Confirmation, ConfirmationOutcome, Correction, CorrectionKind, MatterArising,
};
pub use declaration::{Declaration, InterestKind, NilReturn};
pub use discussion::{DatedEvent, DiscussionPoint, Figure, Tense};
pub use due::{Due, Interval, IntervalUnit};
pub use extensions::Extensions;
pub use funding::{AmountKind, Condition, ConditionKind, Funding, FundingAmount};
pub use future::{ForwardPlanEntry, FutureMeeting};
pub use list::List;
pub use meeting::{
    Meeting, MeetingKind, MeetingStatus, OrderVariation, Presiding, RecordExtent, Venue,
    WithoutQuorum,
};
pub use member::{Member, MembershipBasis, Office};
pub use minutes_document::{
    Defect, DefectKind, MeetingDocument, MinutesDocument, MinutesForm, Signature,
};
pub use organisation::{Organisation, OrganisationKind};
pub use paper::{Paper, PaperKind, PaperTiming};
pub use party::Party;
pub use person::{Person, PersonName};
pub use plan::{Plan, PlanEvent, PlanKind, PlanStep};
pub use provenance::Source;
pub use reference::MinuteReference;
pub use resolution::{Delegation, Effect, Election, Limb, Outcome, Resolution};
pub use terms_of_reference::{
    ChairSelection, Nation, NumberingReset, Profile, Quorum, QuorumPart, QuorumUnit, Seat,
    TermsOfReference,
};
pub use vote::{Ballot, CastingVote, RecordedVote, Vote};

/// A value that need not be written because it says nothing.
pub(crate) trait Absent {
    fn is_absent(&self) -> bool;
}

impl<T> Absent for Option<T> {
    fn is_absent(&self) -> bool {
        self.is_none()
    }
}

impl<T> Absent for Vec<T> {
    fn is_absent(&self) -> bool {
        self.is_empty()
    }
}

impl<T> Absent for List<T> {
    fn is_absent(&self) -> bool {
        self.is_empty()
    }
}

impl Absent for Extensions {
    fn is_absent(&self) -> bool {
        self.is_empty()
    }
}

impl Absent for bool {
    fn is_absent(&self) -> bool {
        !self
    }
}

pub(crate) fn absent<T: Absent>(value: &T) -> bool {
    value.is_absent()
}

/// The schema of an object that says nothing: each of its fields is null or not there.
#[cfg(feature = "schema")]
pub(crate) fn all_null() -> serde_json::Value {
    serde_json::json!({ "additionalProperties": { "type": "null" } })
}
