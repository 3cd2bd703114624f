use proptest::collection::vec;
use proptest::option::of;
use proptest::prelude::*;

use super::value::{
    date, financial_year, id, label, money, one_of, partial_date, quarter, text, time,
};
#[allow(clippy::wildcard_imports, reason = "it makes a record of every kind")]
use crate::model::*;
use crate::value::Weekday;

/// Anybody: printed, a person, a position, a body.
pub fn party() -> impl Strategy<Value = Party> {
    (text(), of(id()), of(id()), of(text()), any::<bool>()).prop_map(
        |(printed, person, body, position, is_printed)| {
            let mut party = Party::printed(printed);
            party.person_id = person;
            party.organisation_id = body;
            party.position = position;
            if party.person_id.is_some() && !is_printed {
                party.as_printed = None;
            }
            party
        },
    )
}

/// An organisation.
pub fn organisation() -> impl Strategy<Value = Organisation> {
    (id(), text(), vec(text(), 0..2), of(id()), of(date())).prop_map(
        |(id, name, other_names, part_of_id, established_on)| {
            let mut body = Organisation::new(id, name);
            body.other_names = other_names.into();
            body.part_of_id = part_of_id;
            body.established_on = established_on;
            body
        },
    )
}

/// A person.
pub fn person() -> impl Strategy<Value = Person> {
    (id(), of(text()), of(text()), text(), vec(text(), 0..2), of(id())).prop_map(
        |(id, title, given, family, post_nominals, organisation_id)| {
            let mut name = PersonName::new(family);
            name.title = title;
            name.given = given;
            name.post_nominals = post_nominals.into();
            let mut person = Person::new(id, name);
            person.organisation_id = organisation_id;
            person
        },
    )
}

fn terms_of_reference() -> impl Strategy<Value = TermsOfReference> {
    let profile = one_of(&[Profile::StrategyGroup, Profile::CouncilCommittee, Profile::Informal]);
    let nation = one_of(&[Nation::England, Nation::Wales, Nation::Scotland]);
    (of(date()), of(date()), of(profile), of(nation), of(0..6_u16)).prop_map(
        |(from, until, profile, nation, minimum)| {
            let mut terms = TermsOfReference::new();
            terms.in_force_from = from;
            terms.in_force_until = until;
            terms.profile = profile;
            terms.nation = nation;
            terms.quorum = minimum.map(Quorum::of);
            terms
        },
    )
}

fn date_span() -> impl Strategy<Value = DateSpan> {
    (date(), date()).prop_map(|(a, b)| DateSpan { from: a.min(b), until: a.max(b) })
}

/// A board.
pub fn board() -> impl Strategy<Value = Board> {
    let terms = vec(terms_of_reference(), 0..2);
    (id(), text(), of(id()), vec(id(), 0..2), terms, vec(date_span(), 0..2)).prop_map(
        |(id, name, parent_board_id, predecessor_ids, terms, meetings_complete)| {
            let mut board = Board::new(id, name);
            board.parent_board_id = parent_board_id;
            board.predecessor_ids = predecessor_ids.into();
            board.terms_of_reference = terms.into();
            board.meetings_complete = meetings_complete.into();
            board
        },
    )
}

/// A member.
pub fn member() -> impl Strategy<Value = Member> {
    let office = one_of(&[Office::Chair, Office::ViceChair, Office::Member, Office::Observer]);
    let term = (of(partial_date()), of(partial_date()));
    (id(), id(), of(id()), of(office), of(any::<bool>()), term).prop_map(
        |(id, board_id, person_id, office, voting, (starts_on, ends_on))| {
            let mut member = Member::new(id, board_id);
            member.person_id = person_id;
            member.office = office;
            member.voting = voting;
            member.starts_on = starts_on;
            member.ends_on = ends_on;
            member
        },
    )
}

/// A line of attendance.
pub fn attendance() -> impl Strategy<Value = Attendance> {
    let presence = one_of(&[
        Presence::Present,
        Presence::Part,
        Presence::Apologies,
        Presence::Absent,
        Presence::Expected,
    ]);
    let capacity = one_of(&[
        Capacity::Member,
        Capacity::Substitute,
        Capacity::Officer,
        Capacity::Observer,
        Capacity::Guest,
    ]);
    (party(), presence, of(capacity), of(id()), of(time())).prop_map(
        |(who, presence, capacity, member_id, arrived_at)| {
            let mut attendance = Attendance::new(who, presence);
            attendance.capacity = capacity;
            attendance.member_id = member_id;
            attendance.arrived_at = arrived_at;
            attendance
        },
    )
}

fn vote() -> impl Strategy<Value = Vote> {
    let ballot = || one_of(&[Ballot::For, Ballot::Against, Ballot::Abstained, Ballot::NotVoting]);
    let recorded = (party(), ballot()).prop_map(|(who, ballot)| RecordedVote::new(who, ballot));
    (of(0..9_u32), of(0..9_u32), of(0..9_u32), of(ballot()), vec(recorded, 0..3)).prop_map(
        |(votes_for, votes_against, abstentions, casting, recorded)| Vote {
            votes_for,
            votes_against,
            abstentions,
            casting_vote: casting.map(CastingVote::new).map(Box::new),
            recorded: recorded.into(),
            votes_needed: None,
            not_voting: None,
            conflicts: None,
            recorded_at_request_of: List::new(),
            as_printed: None,
        },
    )
}

fn limb() -> impl Strategy<Value = Limb> {
    (label(), text()).prop_map(|(label, text)| Limb::new(label, text))
}

fn delegation() -> impl Strategy<Value = Delegation> {
    (vec(party(), 0..3), text()).prop_map(|(to, what)| Delegation::new(to.into(), what))
}

/// A resolution.
pub fn resolution() -> impl Strategy<Value = Resolution> {
    let outcome = one_of(&[Outcome::Carried, Outcome::Lost, Outcome::Withdrawn]);
    let movers = (vec(party(), 0..2), vec(party(), 0..2));
    (id(), text(), vec(limb(), 0..4), of(outcome), of(vote()), movers, vec(delegation(), 0..2))
        .prop_map(|(id, text, limbs, outcome, vote, (proposers, seconders), delegations)| {
            let mut resolution = Resolution::new(id, text);
            resolution.limbs = limbs.into();
            resolution.outcome = outcome;
            resolution.vote = vote.map(Box::new);
            resolution.proposers = proposers.into();
            resolution.seconders = seconders.into();
            resolution.delegations = delegations.into();
            resolution
        })
}

fn reference() -> impl Strategy<Value = MinuteReference> {
    (of(text()), of(id()), of(partial_date()), of(id()), of(label()), of(id())).prop_map(
        |(as_printed, meeting_id, meeting_on, item_id, item_label, resolution_id)| {
            MinuteReference {
                as_printed,
                meeting_id,
                meeting_on,
                item_id,
                item_label,
                resolution_id,
                ..MinuteReference::default()
            }
        },
    )
}

fn due() -> impl Strategy<Value = Due> {
    let unit = one_of(&[IntervalUnit::Day, IntervalUnit::Month, IntervalUnit::Meeting]);
    prop_oneof![
        partial_date().prop_map(Due::on),
        text().prop_map(Due::printed),
        (1..9_u16, unit).prop_map(|(count, unit)| Due::after(Interval { count, unit })),
    ]
}

fn discussion_point() -> impl Strategy<Value = DiscussionPoint> {
    let weekday = one_of(&[Weekday::Monday, Weekday::Friday]);
    let event = (text(), partial_date(), of(weekday)).prop_map(|(what, on, weekday)| {
        let mut event = DatedEvent::new(what, on);
        event.weekday = weekday;
        event
    });
    let figure = (text(), text(), of(any::<i64>())).prop_map(|(measure, printed, count)| {
        let mut figure = Figure::new(measure, printed);
        figure.count = count;
        figure
    });
    let parts = (vec(party(), 0..2), vec(event, 0..2), vec(figure, 0..2));
    (of(label()), text(), parts).prop_map(|(number, text, (speakers, events, figures))| {
        let mut point = DiscussionPoint::new(text);
        point.number = number;
        point.speakers = speakers.into();
        point.events = events.into();
        point.figures = figures.into();
        point
    })
}

fn paper() -> impl Strategy<Value = Paper> {
    (text(), of(label())).prop_map(|(title, mark)| {
        let mut paper = Paper::new(title);
        paper.mark = mark;
        paper
    })
}

fn confirmation() -> impl Strategy<Value = Confirmation> {
    let outcome = one_of(&[
        ConfirmationOutcome::Confirmed,
        ConfirmationOutcome::Deferred,
        ConfirmationOutcome::Received,
    ]);
    (reference(), outcome).prop_map(|(minutes_of, outcome)| Confirmation::new(minutes_of, outcome))
}

/// An item of business, with sub-items at times.
pub fn agenda_item() -> impl Strategy<Value = AgendaItem> {
    flat_item().prop_recursive(2, 6, 2, |inner| {
        (flat_item(), vec(inner, 0..3)).prop_map(|(mut item, items)| {
            item.items = items.into();
            item
        })
    })
}

fn flat_item() -> impl Strategy<Value = AgendaItem> {
    let treatment =
        one_of(&[Treatment::Considered, Treatment::ConsideredEarlier, Treatment::Deferred]);
    let nil_return = one_of(&[NilReturn::None, NilReturn::NoOther]);
    let future = (partial_date(), of(one_of(&[Weekday::Friday]))).prop_map(|(on, weekday)| {
        let mut meeting = FutureMeeting::new(on);
        meeting.weekday = weekday;
        meeting
    });
    let heading = (id(), of(label()), of(label()), of(text()), of(treatment), of(id()));
    let business = (
        vec(party(), 0..2),
        vec(discussion_point(), 0..2),
        vec(paper(), 0..2),
        of(quarter()),
        vec(resolution(), 0..2),
    );
    let standing = (
        vec(confirmation(), 0..2),
        vec(party().prop_map(Declaration::new), 0..2),
        of(nil_return),
        vec(future, 0..3),
    );
    (heading, business, standing).prop_map(|(heading, business, standing)| {
        let (id, agenda_number, minute_number, title, treatment, taken_as_item_id) = heading;
        let (presenters, discussion, papers, reported_quarter, resolutions) = business;
        let (confirmations, declarations, nil_return, future_meetings) = standing;
        let mut item = AgendaItem::new(id);
        item.agenda_number = agenda_number;
        item.minute_number = minute_number;
        item.title = title;
        item.treatment = treatment;
        item.taken_as_item_id = taken_as_item_id;
        item.presenters = presenters.into();
        item.discussion = discussion.into();
        item.papers = papers.into();
        item.reported_quarter = reported_quarter;
        item.resolutions = resolutions.into();
        item.confirmations = confirmations.into();
        item.declarations = declarations.into();
        item.nil_return = nil_return;
        item.future_meetings = future_meetings.into();
        item
    })
}

/// A meeting.
pub fn meeting() -> impl Strategy<Value = Meeting> {
    let status = one_of(&[MeetingStatus::Held, MeetingStatus::Cancelled, MeetingStatus::Scheduled]);
    let record = one_of(&[RecordExtent::Complete, RecordExtent::Extract]);
    let weekday = one_of(&[Weekday::Monday, Weekday::Thursday, Weekday::Friday]);
    let day = (partial_date(), of(weekday), of(time()), of(time()));
    let people = (vec(party().prop_map(Presiding::new), 0..2), vec(attendance(), 0..5));
    (id(), id(), status, record, day, people, vec(agenda_item(), 0..4)).prop_map(
        |(id, board_id, status, record, day, (presiding, attendance), items)| {
            let mut meeting = Meeting::new(id, board_id, day.0);
            meeting.status = status;
            meeting.record = record;
            (meeting.weekday, meeting.starts_at, meeting.ends_at) = (day.1, day.2, day.3);
            meeting.presiding = presiding.into();
            meeting.attendance = attendance.into();
            meeting.items = items.into();
            meeting
        },
    )
}

/// An action.
pub fn action() -> impl Strategy<Value = Action> {
    let status = one_of(&[ActionStatus::Open, ActionStatus::Ongoing, ActionStatus::Complete]);
    let raised = (of(reference()), of(partial_date()));
    (id(), id(), text(), vec(party(), 0..3), of(due()), raised, status, of(id())).prop_map(
        |(id, board_id, text, owners, due, (raised_at, raised_on), status, superseded_by_id)| {
            let mut action = Action::new(id, board_id, text);
            action.owners = owners.into();
            action.due = due.map(Box::new);
            action.raised_at = raised_at.map(Box::new);
            action.raised_on = raised_on;
            action.status = status;
            action.superseded_by_id = superseded_by_id;
            action
        },
    )
}

fn amount() -> impl Strategy<Value = FundingAmount> {
    let kind = one_of(&[
        AmountKind::Allocated,
        AmountKind::BroughtForward,
        AmountKind::Spent,
        AmountKind::SpentToDate,
        AmountKind::AwaitingInvoice,
        AmountKind::Underspend,
        AmountKind::CarriedForward,
        AmountKind::Returned,
    ]);
    (kind, money(), of(financial_year()), of(reference())).prop_map(
        |(kind, money, financial_year, stated_at)| {
            let mut amount = FundingAmount::new(kind, money);
            amount.financial_year = financial_year;
            amount.stated_at = stated_at.map(Box::new);
            amount
        },
    )
}

/// A funding.
pub fn funding() -> impl Strategy<Value = Funding> {
    let dates = (of(partial_date()), vec(reference(), 0..2));
    (id(), id(), text(), of(financial_year()), of(id()), vec(amount(), 0..6), dates).prop_map(
        |(id, board_id, name, financial_year, part_of_id, amounts, (funded_until, current))| {
            let mut funding = Funding::new(id, board_id, name);
            funding.financial_year = financial_year;
            funding.part_of_id = part_of_id;
            funding.amounts = amounts.into();
            funding.funded_until = funded_until;
            funding.reported_current_at = current.into();
            funding
        },
    )
}

fn plan() -> impl Strategy<Value = Plan> {
    (id(), id(), text()).prop_map(|(id, board_id, title)| Plan::new(id, board_id, title))
}

/// A minute book with a few records of each kind.
pub fn minute_book() -> impl Strategy<Value = MinuteBook> {
    let who = (vec(organisation(), 0..3), vec(person(), 0..4), vec(board(), 0..3));
    let business = (vec(meeting(), 0..4), vec(action(), 0..4), vec(funding(), 0..3));
    (who, vec(member(), 0..4), business, vec(plan(), 0..2)).prop_map(
        |((organisations, people, boards), members, (meetings, actions, funding), plans)| {
            MinuteBook {
                organisations,
                people,
                boards,
                members,
                meetings,
                actions,
                funding,
                plans,
                ..MinuteBook::new()
            }
        },
    )
}
