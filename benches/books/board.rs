//! A board, its bodies, its members and the days on which it meets.

use minutebook::model::{
    Board, ChairSelection, DateSpan, Interval, IntervalUnit, ItemKind, Member, MembershipBasis,
    MinuteBook, Nation, NumberingReset, Office, Organisation, OrganisationKind, Party, Person,
    Profile, Quorum, QuorumUnit, Source, TermsOfReference,
};
use minutebook::value::{BoardId, Date, MeetingId, MemberId, OrganisationId, PersonId};

use super::made::{Sequence, date, later, of_body, on_a_weekday, text, time};
use super::meeting::Clerk;
use super::{MEETINGS_A_YEAR, today, words};

/// So many seats there are on the board.
const SEATS: usize = 22;
/// After so many years everybody goes and somebody else comes.
const YEARS_OF_A_TERM: usize = 5;
/// So many people a board may have: more than its seats, terms and guests come to.
const PEOPLE: usize = 400;

/// A board as its meetings see it.
#[derive(Debug)]
pub(super) struct Seated {
    pub(super) id: BoardId,
    pub(super) name: String,
    pub(super) host: OrganisationId,
    /// Who gives the money.
    pub(super) funder: OrganisationId,
    /// Bodies without a member.
    pub(super) charities: Vec<OrganisationId>,
    pub(super) officer: PersonId,
    /// Who come in the place of those who are away.
    pub(super) stand_ins: Vec<(PersonId, OrganisationId)>,
    /// For each seat its holders, oldest first.
    pub(super) seats: Vec<Vec<Holder>>,
    pub(super) sittings: Vec<Sitting>,
}

/// Somebody with a seat from a day on.
#[derive(Debug)]
pub(super) struct Holder {
    from: Date,
    pub(super) member: MemberId,
    person: PersonId,
    body: OrganisationId,
}

impl Holder {
    pub(super) fn party(&self) -> Party {
        of_body(self.person, self.body)
    }
}

/// A meeting, before its minutes are written.
#[derive(Debug, Clone, Copy)]
pub(super) struct Sitting {
    pub(super) id: MeetingId,
    pub(super) on: Date,
    /// The year in which the financial year of the meeting begins.
    pub(super) year: u16,
    pub(super) opens_year: bool,
    pub(super) closes_year: bool,
}

impl Seated {
    /// Who has a seat on a day.
    pub(super) fn holder(&self, seat: usize, day: Date) -> &Holder {
        let mut holders = self.seats[seat].iter().rev();
        holders.find(|holder| holder.from <= day).expect("the first came before the first meeting")
    }

    /// The days planned after today.
    pub(super) fn planned() -> [Date; 2] {
        [40, 131].map(|days| on_a_weekday(later(today(), days)))
    }
}

/// The book of the `number`th board, with so many meetings.
pub(super) fn book(number: usize, meetings: usize) -> MinuteBook {
    let mut book = MinuteBook::new();
    let mut sequence = Sequence::new(u64::try_from(number).expect("few boards") + 1);
    let board = seat(&mut book, &mut sequence, number, meetings);
    Clerk::new(&mut book, &mut sequence, &board).write_all();
    book
}

fn seat(book: &mut MinuteBook, ids: &mut Sequence, number: usize, meetings: usize) -> Seated {
    let place = words::place(number);
    let bodies: Vec<_> = words::BODIES
        .iter()
        .map(|(name, kind)| body(book, ids, &format!("{place} {name}"), *kind))
        .collect();
    let funder =
        body(book, ids, &format!("{place} Policing Commissioner"), OrganisationKind::PolicingBody);
    let charities = words::CHARITIES
        .iter()
        .map(|name| body(book, ids, &format!("{place} {name}"), OrganisationKind::Voluntary))
        .collect();
    let years = meetings.div_ceil(MEETINGS_A_YEAR);
    let first_year = 2026 - u16::try_from(years).expect("few years");
    let sittings = sittings(ids, meetings, first_year);
    let person = |book: &mut MinuteBook, ids: &mut Sequence, body, position: Option<&str>| {
        let id = ids.id();
        let mut person = Person::new(id, words::person(number * PEOPLE + book.people.len()));
        person.organisation_id = Some(body);
        person.position = position.map(text);
        book.people.push(person);
        id
    };
    let seats = (0..SEATS)
        .map(|seat| {
            let openings = sittings.iter().filter(|sitting| sitting.opens_year);
            let terms = openings.step_by(YEARS_OF_A_TERM).enumerate();
            terms
                .map(|(term, opening)| {
                    let body = bodies[seat % bodies.len()];
                    Holder {
                        from: if term == 0 { later(opening.on, -200) } else { opening.on },
                        member: ids.id(),
                        person: person(book, ids, body, Some("Head of Service")),
                        body,
                    }
                })
                .collect()
        })
        .collect();
    let officer = person(book, ids, bodies[0], Some("Partnership Officer"));
    let stand_ins = bodies.iter().map(|body| (person(book, ids, *body, None), *body)).collect();
    let name = format!("{place} Safer Communities Partnership");
    let host = bodies[0];
    let board =
        Seated { id: ids.id(), name, host, funder, charities, officer, stand_ins, seats, sittings };
    for seat in 0..SEATS {
        members(book, &board, seat);
    }
    write(book, &board, &place, first_year, &bodies);
    board
}

fn body(
    book: &mut MinuteBook,
    ids: &mut Sequence,
    name: &str,
    kind: OrganisationKind,
) -> OrganisationId {
    let id = ids.id();
    let mut body = Organisation::new(id, text(name));
    body.kind = Some(kind);
    book.organisations.push(body);
    id
}

/// The first of each year after the annual meeting of the host, the last well before it ends.
fn sittings(ids: &mut Sequence, meetings: usize, first_year: u16) -> Vec<Sitting> {
    (0..meetings)
        .map(|number| {
            let nth = number % MEETINGS_A_YEAR;
            let year = first_year + u16::try_from(number / MEETINGS_A_YEAR).expect("few years");
            let days = 50 + 75 * i64::try_from(nth).expect("a small number");
            let shift = i64::try_from(ids.below(50)).expect("a small number");
            Sitting {
                id: ids.id(),
                on: on_a_weekday(later(date(year, 4, 1), days + shift)),
                year,
                opens_year: nth == 0,
                closes_year: nth + 1 == MEETINGS_A_YEAR || number + 1 == meetings,
            }
        })
        .collect()
}

fn members(book: &mut MinuteBook, board: &Seated, seat: usize) {
    let holders = &board.seats[seat];
    for (n, holder) in holders.iter().enumerate() {
        let mut member = Member::new(holder.member, board.id);
        member.person_id = Some(holder.person);
        member.represents_id = Some(holder.body);
        let office = match seat {
            0 => Office::Chair,
            1 => Office::ViceChair,
            _ => Office::Member,
        };
        member.office = Some(office);
        member.seat = Some(text(format!("Seat {}", seat + 1)));
        member.voting = Some(true);
        member.basis = Some(match office {
            Office::Member => MembershipBasis::Appointed,
            _ => MembershipBasis::Elected,
        });
        member.starts_on = Some(holder.from.into());
        member.ends_on = holders.get(n + 1).map(|next| later(next.from, -1).into());
        book.members.push(member);
    }
}

fn write(
    book: &mut MinuteBook,
    seated: &Seated,
    place: &str,
    first_year: u16,
    bodies: &[OrganisationId],
) {
    let first = date(first_year, 4, 1);
    let whole = DateSpan { from: first, until: date(2026, 3, 31) };
    let mut board = Board::new(seated.id, text(&seated.name));
    board.host_id = Some(seated.host);
    board.area = Some(text(place));
    board.established_on = Some(later(first, -400).into());
    board.terms_of_reference = [terms_of_reference(first)].into();
    board.meetings_complete = [whole].into();
    board.members_complete = [whole].into();
    board.plans_complete = [whole].into();
    board.responsible_authority_ids = bodies[..3].to_vec().into();
    board.two_tier = Some(true);
    board.annual_meetings_on = (first_year..2026).map(|year| date(year, 5, 14)).collect();
    let mut source = Source::default();
    source.publisher = Some(text("Invented Minutes Archive"));
    source.retrieved_on = Some(today());
    board.source = Some(source.into());
    book.boards.push(board);
}

fn terms_of_reference(first: Date) -> TermsOfReference {
    let mut terms = TermsOfReference::new();
    terms.version = Some(text("First version"));
    terms.in_force_from = Some(later(first, -400));
    terms.profile = Some(Profile::StrategyGroup);
    terms.nation = Some(Nation::England);
    let mut quorum = Quorum::of(8);
    quorum.unit = Some(QuorumUnit::Persons);
    terms.quorum = Some(quorum);
    terms.chair_selection = Some(ChairSelection::Elected);
    terms.chair_is_member = Some(true);
    terms.casting_vote = Some(true);
    terms.substitutes_allowed = Some(true);
    terms.chairs = Some(1);
    terms.yearly_offices = [Office::Chair, Office::ViceChair].into();
    terms.meets_every = Some(Interval { count: 1, unit: IntervalUnit::Quarter });
    terms.longest_gap_days = Some(200);
    terms.standing_items = [ItemKind::Apologies, ItemKind::DeclarationsOfInterest].into();
    terms.stale_action_days = Some(400);
    terms.spending_review = Some(text("The accounts are reviewed every year."));
    terms.notice_days = Some(5);
    terms.papers_days = Some(5);
    terms.office_closes_at = Some(time(17, 0));
    terms.numbering_reset = Some(NumberingReset::FinancialYear);
    terms.adopted_rules =
        ["minutes-not-confirmed-at-next-meeting", "notice-too-short"].map(text).to_vec().into();
    terms
}
