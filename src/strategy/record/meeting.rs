use proptest::collection::vec;
use proptest::prelude::*;

use super::board::office;
use super::shared::all_accepted;
use super::{agenda_item, extensions, few, maybe, maybe_boxed, party, record, source, word};
use crate::model::{
    Attendance, AttendanceColumns, Defect, List, Meeting, MeetingDocument, MinutesDocument, Mode,
    OrderVariation, Presiding, Signature, TimeSpan, Venue,
};
use crate::strategy::value::{date, id, label, partial_date, text, time, weekday};

fn mode() -> impl Strategy<Value = Mode> {
    word!(Mode: InPerson, Remote, Hybrid)
}

fn time_span() -> impl Strategy<Value = TimeSpan> {
    record! { time().prop_map(TimeSpan::new), until: maybe(time()), }
}

/// A line of attendance.
pub fn attendance() -> impl Strategy<Value = Attendance> {
    let presence = word!(Presence: Present, Part, Apologies, Absent, Expected);
    let capacity = word!(
        Capacity: Member, CoOptedMember, Substitute, Officer, Clerk, Observer, Presenter, Guest,
        Public,
    );
    record! {
        (party(), presence).prop_map(|(who, presence)| Attendance::new(who, presence)),
        presence_as_printed: maybe(text()),
        capacity: maybe(capacity),
        member_id: maybe(id()),
        substitutes_for: few(party()),
        substitution_as_printed: maybe(text()),
        heading: maybe(text()),
        mode: maybe(mode()),
        arrived_at: maybe(time()),
        left_at: maybe(time()),
        times_as_printed: maybe(text()),
        absences: few(time_span()),
        absent_item_ids: few(id()),
        arrived_during_item_id: maybe(id()),
        left_during_item_id: maybe(id()),
    }
}

/// Somebody in the chair.
pub fn presiding() -> impl Strategy<Value = Presiding> {
    record! {
        party().prop_map(Presiding::new),
        office: maybe(office()),
        office_as_printed: maybe(text()),
        from_item_id: maybe(id()),
        until_item_id: maybe(id()),
    }
}

/// The minutes as a document.
pub fn minutes_document() -> impl Strategy<Value = MinutesDocument> {
    let signature = record! {
        Just(Signature::default()),
        by: maybe_boxed(party()),
        office_as_printed: maybe(text()),
        on: maybe(partial_date()),
        weekday: maybe(weekday()),
    };
    let kind = word!(DefectKind: MisreadLetters, LostWords, StrayMarker, ServerError, ForeignText);
    let defect = record! {
        kind.prop_map(Defect::new),
        as_printed: maybe(text()),
        item_id: maybe(id()),
    };
    record! {
        Just(MinutesDocument::default()),
        heading: maybe(text()),
        form: maybe(word!(MinutesForm: Full, Notes, Decisions, Actions)),
        page_stamps: few(label()),
        publisher: maybe_boxed(party()),
        open_until: maybe(date()),
        papers_open_until: maybe(date()),
        copyright: maybe(text()),
        signature: maybe_boxed(signature),
        defects: few(defect),
    }
}

/// A meeting.
pub fn meeting() -> impl Strategy<Value = Meeting> {
    let status = word!(MeetingStatus: Held, Scheduled, Cancelled, Postponed, Adjourned);
    let kind = word!(
        MeetingKind: Ordinary, Annual, Special, Reconvened, Joint, Written, Informal,
    );
    let without_quorum = word!(
        WithoutQuorum: Adjourned, WentOnInformally, DecidedForRatification, LeftToDelegate,
    );
    let venue = record! {
        Just(Venue::default()),
        name: maybe(text()),
        address: maybe(text()),
        platform: maybe(text()),
    };
    let variation = record! {
        Just(OrderVariation::default()),
        as_printed: maybe(text()),
        item_id: maybe(id()),
        moved_item_ids: few(id()),
        taken_after_item_id: maybe(id()),
        agreed: maybe(any::<bool>()),
    };
    let other_document = record! {
        Just(MeetingDocument::default()),
        heading: maybe(text()),
        url: maybe(text()),
        board_name_as_printed: maybe(text()),
        on: maybe(partial_date()),
        on_as_printed: maybe(text()),
        starts_at: maybe(time()),
        differences: few(text()),
    };
    let columns = (0..20_u16, 0..20_u16).prop_map(|(a, b)| AttendanceColumns::new(a, b));
    record! {
        (id(), id(), partial_date()).prop_map(|(id, board, on)| Meeting::new(id, board, on)),
        status: status,
        record: word!(RecordExtent: Complete, Extract),
        on_as_printed: maybe(text()),
        weekday: maybe(weekday()),
        starts_at: maybe(time()),
        ends_at: maybe(time()),
        ended_on: maybe(date()),
        times_as_printed: maybe(text()),
        planned_on: maybe(partial_date()),
        planned_start: maybe(time()),
        provisional: any::<bool>(),
        notice_on: maybe(date()),
        notice_at: maybe(time()),
        agenda_published_on: maybe(date()),
        convened_on: maybe(date()),
        status_reason: maybe(text()),
        continues_meeting_id: maybe(id()),
        displaces_meeting_id: maybe(id()),
        kind: maybe(kind),
        joint_with: few(party()),
        sitting_as: maybe_boxed(party()),
        title: maybe(text()),
        board_name_as_printed: few(text()),
        mode: maybe(mode()),
        venue: maybe_boxed(venue),
        open_to_public: maybe(any::<bool>()),
        public_present: maybe(0..9_u32),
        contact: maybe_boxed(party()),
        clerk: maybe_boxed(party()),
        presiding: few(presiding()),
        attendance: vec(attendance(), 0..5).prop_map(List::from),
        quorate: maybe(any::<bool>()),
        inquorate: few(time_span()),
        quorum_reached_at_item_id: maybe(id()),
        quorum_reached_at_paragraph: maybe(label()),
        quorum_lost_at_item_id: maybe(id()),
        without_quorum: few(without_quorum),
        attendance_columns: maybe(columns),
        recorded_votes_requested_by: few(party()),
        items: vec(agenda_item(), 0..4).prop_map(List::from),
        numbering_restarts: any::<bool>(),
        order_variations: few(variation),
        minutes: maybe_boxed(minutes_document()),
        accepted: all_accepted(),
        other_documents: few(other_document),
        source: maybe_boxed(source()),
        extensions: extensions(),
    }
}
