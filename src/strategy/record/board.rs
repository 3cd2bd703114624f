use proptest::prelude::*;

use super::shared::{all_accepted, date_span};
use super::{extensions, few, interval, maybe, maybe_boxed, party, record, source, word};
use crate::model::{
    Board, BoardName, GroupSeats, ItemKind, Member, Office, Quorum, QuorumPart, Seat,
    TermsOfReference,
};
use crate::strategy::value::{date, id, money, municipal_year, partial_date, text, time};

/// A board.
pub fn board() -> impl Strategy<Value = Board> {
    let name = record! {
        text().prop_map(BoardName::new),
        starts_on: maybe(partial_date()),
        ends_on: maybe(partial_date()),
    };
    let balance = record! {
        (text(), 0..20_u16).prop_map(|(group, seats)| GroupSeats::new(group, seats)),
        starts_on: maybe(partial_date()),
        ends_on: maybe(partial_date()),
    };
    record! {
        (id(), text()).prop_map(|(id, name)| Board::new(id, name)),
        other_names: few(name),
        parent_board_id: maybe(id()),
        predecessor_ids: few(id()),
        host_id: maybe(id()),
        area: maybe(text()),
        established_on: maybe(partial_date()),
        dissolved_on: maybe(partial_date()),
        terms_of_reference: few(terms_of_reference()),
        meetings_complete: few(date_span()),
        members_complete: few(date_span()),
        plans_complete: few(date_span()),
        responsible_authority_ids: few(id()),
        two_tier: maybe(any::<bool>()),
        annual_meetings_on: few(date()),
        political_balance: few(balance),
        accepted: all_accepted(),
        source: maybe_boxed(source()),
        extensions: extensions(),
    }
}

pub(super) fn office() -> impl Strategy<Value = Office> {
    word!(
        Office: Chair, ViceChair, Member, CoOptedMember, Observer, Adviser, Clerk, Representative,
    )
}

pub(super) fn item_kind() -> impl Strategy<Value = ItemKind> {
    word!(
        ItemKind: Introductions, Apologies, Appointment, PreviousMinutes, MattersArising, ActionLog,
        DeclarationsOfInterest, OrderOfBusiness, PublicQuestions, ExclusionOfPublic, Finance,
        Performance, Update, Plan, ForwardPlan, FutureMeetings, UrgentBusiness, AnyOtherBusiness,
    )
}

/// Terms of reference.
pub fn terms_of_reference() -> impl Strategy<Value = TermsOfReference> {
    let profile = word!(
        Profile: StrategyGroup, CountyStrategyGroup, ScrutinyCommittee, CouncilCommittee,
        JointCommittee, DomesticAbuseBoard, HealthAndWellbeingBoard, Informal,
    );
    let from = word!(OrganisationKind: CountyCouncil, Police, Health);
    let part = record! {
        (1..4_u16, from).prop_map(|(minimum, from)| QuorumPart::new(minimum, from)),
        office: maybe(office()),
        seat: maybe(text()),
    };
    let quorum = record! {
        Just(Quorum::default()),
        minimum: maybe(0..6_u16),
        one_in: maybe(1..6_u16),
        unit: maybe(word!(QuorumUnit: Persons, VotingMembers, Organisations, Wards)),
        must_include: few(part),
    };
    let seat = record! { text().prop_map(Seat::new), capacity: 0..4_u16, };
    let reset = word!(
        NumberingReset: EachMeeting, MunicipalYear, FinancialYear, CalendarYear, Never,
    );
    record! {
        Just(TermsOfReference::new()),
        version: maybe(text()),
        in_force_from: maybe(date()),
        in_force_until: maybe(date()),
        profile: maybe(profile),
        nation: maybe(word!(Nation: England, Wales, Scotland, NorthernIreland)),
        quorum: maybe(quorum),
        chair_selection: maybe(word!(ChairSelection: Elected, ByOffice, Appointed, Rotating)),
        chair_post: maybe(text()),
        chair_is_member: maybe(any::<bool>()),
        vice_chair_post: maybe(text()),
        casting_vote: maybe(any::<bool>()),
        substitutes_allowed: maybe(any::<bool>()),
        substitutes_count: maybe(any::<bool>()),
        voting_offices: few(office()),
        seats: few(seat),
        chairs: maybe(0..3_u16),
        yearly_offices: few(office()),
        substitutes_vote: maybe(any::<bool>()),
        co_opted_vote: maybe(any::<bool>()),
        remote_allowed: maybe(any::<bool>()),
        meets_every: maybe(interval()),
        longest_gap_days: maybe(0..400_u16),
        standing_items: few(item_kind()),
        deferred_return_meetings: maybe(0..4_u16),
        stale_action_days: maybe(0..400_u16),
        overspend_tolerance: maybe(money()),
        spending_review: maybe(text()),
        papers_days: maybe(0..10_u16),
        office_closes_at: maybe(time()),
        notice_days: maybe(0..10_u16),
        numbering_reset: maybe(reset),
        numbering_shared_with: few(party()),
        adopted_rules: few(text()),
        disapplied_rules: few(text()),
        source: maybe_boxed(source()),
    }
}

/// A member.
pub fn member() -> impl Strategy<Value = Member> {
    record! {
        (id(), id()).prop_map(|(id, board)| Member::new(id, board)),
        person_id: maybe(id()),
        represents_id: maybe(id()),
        ward: maybe(text()),
        political_group: maybe(text()),
        office: maybe(office()),
        office_as_printed: maybe(text()),
        seat: maybe(text()),
        basis: maybe(basis()),
        post: maybe(text()),
        voting: maybe(any::<bool>()),
        starts_on: maybe(partial_date()),
        ends_on: maybe(partial_date()),
        ends_with: maybe(text()),
        promised_term: maybe(interval()),
        municipal_year: maybe(municipal_year()),
        accepted: all_accepted(),
        source: maybe_boxed(source()),
        extensions: extensions(),
    }
}

pub(super) fn basis() -> impl Strategy<Value = crate::model::MembershipBasis> {
    word!(MembershipBasis: Elected, ByOffice, Appointed, CoOpted, Interim)
}
