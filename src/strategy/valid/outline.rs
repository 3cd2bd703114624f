//! What is drawn of a book. All else follows from it, so that it shrinks as these few numbers do.

use std::ops::RangeInclusive;

use proptest::collection::vec;
use proptest::prelude::*;

use super::Size;
use super::made::date;
use crate::model::{NumberingReset, Profile};
use crate::strategy::value::one_of;
use crate::value::Date;

/// What is drawn of a book.
#[derive(Debug, Clone)]
pub(super) struct BookOutline {
    pub(super) boards: Vec<BoardOutline>,
}

/// What is drawn of a board.
#[derive(Debug, Clone)]
pub(super) struct BoardOutline {
    pub(super) profile: Profile,
    pub(super) in_wales: bool,
    pub(super) numbering: NumberingReset,
    pub(super) style: NumberStyle,
    /// Whether an informal board is a sub-group of the one before it.
    pub(super) is_subgroup: bool,
    /// How many members there are beyond the fewest.
    pub(super) more_members: u8,
    /// What the board has to spend each year, in pounds.
    pub(super) pounds: i64,
    pub(super) years: Vec<YearOutline>,
}

/// How minute numbers are printed.
#[derive(Debug, Clone, Copy)]
pub(super) enum NumberStyle {
    Plain,
    Prefixed,
    WithYear,
}

/// What is drawn of a financial year of a board.
#[expect(clippy::struct_excessive_bools, reason = "each is drawn apart")]
#[derive(Debug, Clone)]
pub(super) struct YearOutline {
    /// Whether chair and vice-chair change places.
    pub(super) changes_chair: bool,
    pub(super) cancels_a_meeting: bool,
    pub(super) meets_jointly: bool,
    /// Whether nobody has the last seat; only those beyond the fewest may be vacant.
    pub(super) leaves_seat_vacant: bool,
    /// How much of its means the board spends, in hundredths.
    pub(super) spent: u8,
    pub(super) meetings: Vec<MeetingOutline>,
}

/// What is drawn of a meeting.
#[expect(clippy::struct_excessive_bools, reason = "each is drawn apart")]
#[derive(Debug, Clone)]
pub(super) struct MeetingOutline {
    /// By how many days it is later than it could be.
    pub(super) shift: u8,
    pub(super) hour: u8,
    /// How many of the members beyond the quorum send apologies.
    pub(super) away: u8,
    pub(super) sends_substitute: bool,
    pub(super) vice_chair_presides: bool,
    pub(super) corrects_minutes: bool,
    /// Whether the last item is taken before the one before it.
    pub(super) varies_order: bool,
    /// Whether it was planned for a day a week before.
    pub(super) was_moved: bool,
    /// Whether it is broken off, and goes on some days later.
    pub(super) adjourns: bool,
    pub(super) business: Vec<Business>,
}

/// One item of business beside the standing ones.
#[derive(Debug, Clone, Copy)]
pub(super) enum Business {
    /// Told and noted.
    Update,
    /// A report with figures: so many in a hundred.
    Performance { share: u8 },
    /// Somebody is asked for something, and has it done so many meetings later.
    Request { meetings: u8 },
    /// A motion with its votes.
    Motion { against: u8, abstained: u8, by_name: bool },
    /// A motion that the casting vote carries.
    Tie,
    /// A choice left to an officer, up to so many pounds.
    Delegation { pounds: u16 },
    /// A grant from the board's money, to a body outside or to a member's own.
    Grant { to_member: bool },
    /// A member leaves for an interest.
    Interest,
    /// Put off to the next meeting.
    Deferred,
    /// Kept from the public.
    Exempt { paragraph: u8 },
    /// Added late for a reason.
    Urgent,
    /// Decided before there is a quorum, and ratified by the next meeting.
    Inquorate,
}

pub(super) fn book(size: Size) -> impl Strategy<Value = BookOutline> {
    vec(board(size), 1..=usize::from(size.boards.max(1))).prop_map(|boards| BookOutline { boards })
}

/// A day on which a book may be looked at.
pub(super) fn as_of() -> impl Strategy<Value = Date> {
    (2016..2027_u16, 4..=12_u8, 1..=28_u8).prop_map(|(year, month, day)| date(year, month, day))
}

fn board(size: Size) -> impl Strategy<Value = BoardOutline> {
    let profile = one_of(&[
        Profile::Informal,
        Profile::StrategyGroup,
        Profile::CountyStrategyGroup,
        Profile::ScrutinyCommittee,
        Profile::CouncilCommittee,
        Profile::JointCommittee,
        Profile::DomesticAbuseBoard,
        Profile::HealthAndWellbeingBoard,
    ]);
    let numbering = one_of(&[
        NumberingReset::Never,
        NumberingReset::EachMeeting,
        NumberingReset::MunicipalYear,
        NumberingReset::FinancialYear,
        NumberingReset::CalendarYear,
    ]);
    let style = one_of(&[NumberStyle::Plain, NumberStyle::Prefixed, NumberStyle::WithYear]);
    let years = vec(year(size), 1..=usize::from(size.years.clamp(1, Size::YEARS)));
    let flags = (any::<bool>(), any::<bool>());
    (profile, flags, numbering, style, 0..5_u8, 1_000..200_000_i64, years).prop_map(
        |(profile, flags, numbering, style, more_members, pounds, years)| BoardOutline {
            profile,
            in_wales: flags.0,
            numbering,
            style,
            is_subgroup: flags.1,
            more_members,
            pounds,
            years,
        },
    )
}

fn year(size: Size) -> impl Strategy<Value = YearOutline> {
    let meetings = vec(meeting(), 1..=usize::from(size.meetings_a_year.clamp(1, Size::MEETINGS)));
    let seldom = prop::bool::weighted(0.2);
    let flags = (any::<bool>(), any::<bool>(), seldom, any::<bool>());
    (flags, 0..=100_u8, meetings).prop_map(|(flags, spent, meetings)| YearOutline {
        changes_chair: flags.0,
        cancels_a_meeting: flags.1,
        meets_jointly: flags.2,
        leaves_seat_vacant: flags.3,
        spent,
        meetings,
    })
}

fn meeting() -> impl Strategy<Value = MeetingOutline> {
    let seldom = prop::bool::weighted(0.2);
    let flags = (any::<bool>(), seldom, any::<bool>(), any::<bool>(), seldom, seldom);
    (0..60_u8, 9..19_u8, 0..5_u8, flags, vec(business(), 0..5)).prop_map(
        |(shift, hour, away, flags, business)| MeetingOutline {
            shift,
            hour,
            away,
            sends_substitute: flags.0,
            vice_chair_presides: flags.1,
            corrects_minutes: flags.2,
            varies_order: flags.3,
            was_moved: flags.4,
            adjourns: flags.5,
            business,
        },
    )
}

fn business() -> impl Strategy<Value = Business> {
    const PARAGRAPHS: RangeInclusive<u8> = 1..=7;
    prop_oneof![
        Just(Business::Update),
        (0..=100_u8).prop_map(|share| Business::Performance { share }),
        (1..5_u8).prop_map(|meetings| Business::Request { meetings }),
        (0..2_u8, 0..2_u8, any::<bool>()).prop_map(|(against, abstained, by_name)| {
            Business::Motion { against, abstained, by_name }
        }),
        Just(Business::Tie),
        (1..5_000_u16).prop_map(|pounds| Business::Delegation { pounds }),
        any::<bool>().prop_map(|to_member| Business::Grant { to_member }),
        Just(Business::Interest),
        Just(Business::Deferred),
        PARAGRAPHS.prop_map(|paragraph| Business::Exempt { paragraph }),
        Just(Business::Urgent),
        Just(Business::Inquorate),
    ]
}
