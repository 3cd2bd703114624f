//! A board, its bodies, its members and the days on which it meets.

use super::made::{date, later, on_a_weekday, text, time};
use super::names;
use super::outline::{BoardOutline, MeetingOutline};
use super::pen::{Pen, source};
use crate::model::{
    Board, BoardName, ChairSelection, DateSpan, Interval, IntervalUnit, ItemKind, Member,
    MembershipBasis, Nation, Office, OrganisationKind, Party, Profile, Quorum, QuorumUnit,
    TermsOfReference,
};
use crate::value::{BoardId, Date, MeetingId, MemberId, OrganisationId, PersonId};

/// So many are at every meeting.
pub(super) const QUORUM: u16 = 3;

/// A board as its meetings see it.
pub(super) struct Seated {
    pub(super) id: BoardId,
    pub(super) name: String,
    pub(super) profile: Profile,
    pub(super) nation: Nation,
    pub(super) host: OrganisationId,
    /// Who gives the money.
    pub(super) funder: OrganisationId,
    /// A body without a member.
    pub(super) charity: OrganisationId,
    pub(super) holders: Vec<Holder>,
    pub(super) officer: PersonId,
    pub(super) sittings: Vec<Sitting>,
    /// The day that counts as today.
    pub(super) as_of: Date,
}

/// Somebody with a seat.
pub(super) struct Holder {
    pub(super) person: PersonId,
    pub(super) body: OrganisationId,
    /// The terms, oldest first.
    pub(super) terms: Vec<Term>,
}

pub(super) struct Term {
    from: Date,
    /// The first day on which somebody else has the seat, or nobody.
    until: Option<Date>,
    pub(super) member: MemberId,
    pub(super) office: Office,
}

impl Holder {
    pub(super) fn party(&self) -> Party {
        super::made::of_body(self.person, self.body)
    }

    /// The term on a day, unless the seat is vacant.
    pub(super) fn on(&self, day: Date) -> Option<&Term> {
        let begun = self.terms.iter().rev().find(|term| term.from <= day)?;
        begun.until.is_none_or(|until| day < until).then_some(begun)
    }
}

/// A meeting that was held, before its minutes are written.
#[derive(Clone)]
pub(super) struct Sitting {
    pub(super) id: MeetingId,
    pub(super) on: Date,
    /// The year in which the financial year of the meeting begins.
    pub(super) year: u16,
    pub(super) opens_year: bool,
    pub(super) closes_year: bool,
    pub(super) outline: MeetingOutline,
}

impl Sitting {
    /// The day for which it was planned.
    pub(super) fn planned_on(&self) -> Date {
        if self.outline.was_moved { later(self.on, -7) } else { self.on }
    }
}

impl Seated {
    pub(super) fn is_committee(&self) -> bool {
        self.profile.is_committee()
    }

    /// Who holds an office on a day.
    pub(super) fn in_office(&self, office: Office, day: Date) -> Option<&Holder> {
        self.holders.iter().find(|holder| holder.on(day).is_some_and(|term| term.office == office))
    }

    /// The days planned for the meetings after this one, those beyond the book included.
    pub(super) fn days_after(&self, day: Date) -> impl Iterator<Item = Date> + use<'_> {
        let held = self.sittings.iter().map(Sitting::planned_on);
        held.chain(self.planned()).filter(move |on| *on > day)
    }

    /// The days planned after today.
    pub(super) fn planned(&self) -> [Date; 2] {
        [40, 131].map(|days| on_a_weekday(later(self.as_of, days)))
    }
}

/// Writes down the board with its bodies and people.
pub(super) fn seat(pen: &mut Pen, outline: &BoardOutline, as_of: Date) -> Seated {
    let place = names::place(pen.book.boards.len());
    let name = names::board(&place, outline.profile);
    let bodies: Vec<_> = names::BODIES
        .iter()
        .map(|(name, kind)| pen.body(&format!("{place} {name}"), *kind))
        .collect();
    let funder =
        pen.body(&format!("{place} Policing Commissioner"), OrganisationKind::PolicingBody);
    let charity = pen.body(&format!("{place} Youth Trust"), OrganisationKind::Voluntary);
    let host = bodies.first().copied().unwrap_or(funder);
    let id = pen.id();
    let above = pen.book.boards.last().map(|board| board.id);
    let parent = above.filter(|_| outline.is_subgroup && outline.profile == Profile::Informal);
    let sittings = sittings(pen, outline, as_of);
    let first = first_day(outline, as_of);
    let holders = (0..seats(outline))
        .map(|seat| {
            let of_host = outline.profile.is_committee();
            let body = bodies.iter().copied().cycle().nth(if of_host { 0 } else { seat });
            let body = body.unwrap_or(host);
            let person = pen.person(body, None);
            let terms = terms(pen, seat, &sittings, outline, first);
            Holder { person, body, terms }
        })
        .collect();
    let officer = pen.person(host, Some("Partnership Officer"));
    let seated = Seated {
        id,
        name: name.to_string(),
        profile: outline.profile,
        nation: if outline.in_wales { Nation::Wales } else { Nation::England },
        host,
        funder,
        charity,
        holders,
        officer,
        sittings,
        as_of,
    };
    for (seat, holder) in seated.holders.iter().enumerate() {
        members(pen, &seated, seat, holder);
    }
    let authorities = bodies.into_iter().take(usize::from(QUORUM)).collect();
    board(pen, &seated, outline, &place, parent, authorities);
    seated
}

/// The first day of the first financial year.
fn first_day(outline: &BoardOutline, as_of: Date) -> Date {
    let years = u16::try_from(outline.years.len()).unwrap_or(u16::MAX);
    date(last_year(as_of).saturating_sub(years - 1), 4, 1)
}

/// The year in which the last whole financial year before this day began.
fn last_year(as_of: Date) -> u16 {
    as_of.year() - if as_of.month() < 4 { 2 } else { 1 }
}

/// The meetings of all years: the first of each after the annual meeting of the host, the last
/// well before the year ends, and a fortnight at least between two.
fn sittings(pen: &mut Pen, outline: &BoardOutline, as_of: Date) -> Vec<Sitting> {
    let first = first_day(outline, as_of);
    let years = outline.years.iter().zip(first.year()..);
    years
        .flat_map(|(year, starts_in)| {
            let opens = later(date(starts_in, 4, 1), 50);
            // A scrutiny committee meets at least every twelve months.
            let twice = outline.profile == Profile::ScrutinyCommittee && year.meetings.len() == 1;
            let mut meetings: Vec<&MeetingOutline> = year.meetings.iter().collect();
            if twice {
                meetings.extend(year.meetings.first());
            }
            let room = 300 / i64::try_from(meetings.len()).unwrap_or(i64::MAX);
            let last = meetings.len();
            let days = (0..).map(move |n| later(opens, n * room));
            let placed = meetings.into_iter().zip(days).enumerate();
            placed
                .map(|(n, (outline, earliest))| Sitting {
                    id: pen.id(),
                    on: on_a_weekday(later(earliest, i64::from(outline.shift) % (room - 16))),
                    year: starts_in,
                    opens_year: n == 0,
                    closes_year: n + 1 == last,
                    outline: outline.clone(),
                })
                .collect::<Vec<_>>()
        })
        .collect()
}

/// The terms of one seat. The first two seats are those of chair and vice-chair, who may change
/// places at the first meeting of a year; whoever has the last may leave it there, and come back.
fn terms(
    pen: &mut Pen,
    seat: usize,
    sittings: &[Sitting],
    outline: &BoardOutline,
    first: Date,
) -> Vec<Term> {
    let (mut office, mut other) = match seat {
        0 => (Office::Chair, Office::ViceChair),
        1 => (Office::ViceChair, Office::Chair),
        _ => (Office::Member, Office::Member),
    };
    let may_be_vacant = outline.more_members > 0 && seat + 1 == seats(outline);
    let mut held = vec![(later(first, -300), Some(office))];
    let openings = sittings.iter().filter(|sitting| sitting.opens_year);
    for (opening, year) in openings.zip(&outline.years) {
        if year.changes_chair {
            std::mem::swap(&mut office, &mut other);
        }
        let now = (!may_be_vacant || !year.leaves_seat_vacant).then_some(office);
        if held.last().is_some_and(|(_, before)| *before != now) {
            held.push((opening.on, now));
        }
    }
    let ends = held.iter().skip(1).map(|(from, _)| Some(*from)).chain([None]);
    let held = held.iter().zip(ends);
    held.filter_map(|((from, office), until)| {
        Some(Term { from: *from, until, member: pen.id(), office: (*office)? })
    })
    .collect()
}

fn seats(outline: &BoardOutline) -> usize {
    usize::from(QUORUM) + 1 + usize::from(outline.more_members)
}

fn members(pen: &mut Pen, board: &Seated, seat: usize, holder: &Holder) {
    for term in &holder.terms {
        let mut member = Member::new(term.member, board.id);
        member.person_id = Some(holder.person);
        member.represents_id = Some(holder.body);
        member.office = Some(term.office);
        member.seat = Some(text(format!("Seat {}", seat + 1)));
        member.voting = Some(true);
        member.basis = Some(match term.office {
            Office::Member => MembershipBasis::Appointed,
            _ => MembershipBasis::Elected,
        });
        member.starts_on = Some(term.from.into());
        member.ends_on = term.until.map(Into::into);
        if board.is_committee() {
            member.ward = Some(text(format!("Ward {}", seat + 1)));
        }
        member.source = Some(source(&member.id).into());
        pen.book.members.push(member);
    }
}

fn board(
    pen: &mut Pen,
    seated: &Seated,
    outline: &BoardOutline,
    place: &str,
    parent: Option<BoardId>,
    authorities: Vec<OrganisationId>,
) {
    let first = first_day(outline, seated.as_of);
    let whole = DateSpan { from: first, until: date(last_year(seated.as_of) + 1, 3, 31) };
    let mut board = Board::new(seated.id, text(&seated.name));
    board.other_names = [BoardName::new(text(format!("{place} Partnership Forum")))].into();
    board.parent_board_id = parent;
    board.host_id = Some(seated.host);
    board.area = Some(text(place));
    board.established_on = Some(later(first, -400).into());
    board.terms_of_reference = [terms_of_reference(seated, outline, first)].into();
    board.meetings_complete = [whole].into();
    board.members_complete = [whole].into();
    board.plans_complete = [whole].into();
    // Their seats are filled at every meeting: by the holder, or by a substitute for the chair.
    if matches!(seated.profile, Profile::StrategyGroup | Profile::CountyStrategyGroup) {
        board.responsible_authority_ids = authorities.into();
        board.two_tier = Some(true);
    }
    board.annual_meetings_on =
        (first.year()..).take(outline.years.len()).map(|year| date(year, 5, 14)).collect();
    board.source = Some(source(&board.id).into());
    pen.book.boards.push(board);
}

fn terms_of_reference(seated: &Seated, outline: &BoardOutline, first: Date) -> TermsOfReference {
    let mut terms = TermsOfReference::new();
    terms.version = Some(text("First version"));
    terms.in_force_from = Some(later(first, -400));
    terms.profile = Some(seated.profile);
    terms.nation = Some(seated.nation);
    let mut quorum = Quorum::of(QUORUM);
    quorum.unit = Some(QuorumUnit::Persons);
    terms.quorum = Some(quorum);
    terms.chair_selection = Some(ChairSelection::Elected);
    terms.chair_is_member = Some(true);
    terms.casting_vote = Some(true);
    terms.substitutes_allowed = Some(true);
    terms.chairs = Some(1);
    terms.yearly_offices = [Office::Chair, Office::ViceChair].into();
    terms.meets_every = Some(Interval { count: 1, unit: IntervalUnit::Quarter });
    terms.longest_gap_days = Some(700);
    terms.standing_items = [ItemKind::Apologies, ItemKind::DeclarationsOfInterest].into();
    terms.deferred_return_meetings = Some(2);
    terms.stale_action_days = Some(365);
    terms.spending_review = Some(text("The accounts are reviewed every year."));
    terms.notice_days = Some(5);
    terms.papers_days = Some(5);
    terms.office_closes_at = Some(time(17, 0));
    terms.numbering_reset = Some(outline.numbering);
    terms.adopted_rules =
        ["minutes-not-confirmed-at-next-meeting", "notice-too-short"].map(text).to_vec().into();
    terms
}
