//! What a check sees: a record or a part of a book, with what it may look up.

mod away;
mod board;
mod body;
mod by_id;
mod citations;
mod declared;
mod documents;
mod due;
mod extent;
mod footing;
mod gaps;
mod heard;
mod meeting;
mod money;
mod notice;
mod numbers;
mod party;
mod plan;
mod quorum;
mod reference;
mod roll;
mod seat;
mod series;
mod vote;

use std::collections::HashSet;
use std::ops::Deref;

use crate::calendar::Holidays;
use crate::model::{
    Action, ActionStatus, Board, Meeting, Member, MinuteBook, Organisation, Party, Person,
};
use crate::rule::Place;
use crate::value::{BoardId, Date, IdKey, MeetingId, MemberId, OrganisationId, PersonId};

pub(crate) use board::{covers, whole_years};
pub(crate) use body::existence;
pub(crate) use by_id::ById;
pub(crate) use citations::Citations;
pub(crate) use declared::Declared;
pub(crate) use documents::Documents;
pub(crate) use extent::{Boards, Extent, home_of};
pub(crate) use footing::to_the_penny;
pub(crate) use gaps::Gaps;
pub(crate) use heard::Heard;
pub(crate) use meeting::{ItemView, MeetingView};
pub(crate) use money::{Sums, excess};
pub(crate) use numbers::MinuteNumbers;
pub(crate) use quorum::Ratified;
pub(crate) use roll::Roll;
pub(crate) use seat::{are_together, each_start, holder_names, principals, seats_once};
pub(crate) use series::{BookView, SeriesView};

/// What every check may look up: who is who, today's date, the holidays.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Context<'a> {
    pub(crate) directory: &'a Directory<'a>,
    /// The day that counts as today.
    pub(crate) as_of: Option<Date>,
    pub(crate) holidays: Option<&'a Holidays>,
    /// The codes of all rules, for a record that names one.
    pub(crate) codes: &'a [&'static str],
    pub(crate) gaps: &'a Gaps,
    /// What is judged. Where that is not all, a rule may look up the rest.
    pub(crate) extent: Extent<'a>,
    pub(crate) documents: &'a Documents,
}

/// The boards, people, organisations, members and meetings of a book, by id.
#[derive(Debug)]
pub(crate) struct Directory<'a> {
    boards: ById<BoardId, &'a Board>,
    people: ById<PersonId, &'a Person>,
    organisations: ById<OrganisationId, &'a Organisation>,
    members: ById<MemberId, &'a Member>,
    meetings: ById<MeetingId, &'a Meeting>,
    /// The short forms of boards, organisations and posts.
    short_forms: HashSet<String>,
}

impl<'a> Directory<'a> {
    pub(crate) fn of(book: &'a MinuteBook) -> Self {
        Self {
            boards: unambiguous(&book.boards, |board| board.id),
            people: unambiguous(&book.people, |person| person.id),
            organisations: unambiguous(&book.organisations, |body| body.id),
            members: unambiguous(&book.members, |member| member.id),
            meetings: unambiguous(&book.meetings, |meeting| meeting.id),
            short_forms: body::short_forms(book),
        }
    }

    pub(crate) fn board(&self, id: BoardId) -> Option<&'a Board> {
        self.boards.get(id)
    }

    pub(crate) fn person(&self, id: PersonId) -> Option<&'a Person> {
        self.people.get(id)
    }

    pub(crate) fn organisation(&self, id: OrganisationId) -> Option<&'a Organisation> {
        self.organisations.get(id)
    }

    pub(crate) fn member(&self, id: MemberId) -> Option<&'a Member> {
        self.members.get(id)
    }

    pub(crate) fn meeting(&self, id: MeetingId) -> Option<&'a Meeting> {
        self.meetings.get(id)
    }

    /// What to call a party in a message.
    pub(crate) fn name(&self, party: &Party) -> String {
        let printed = || party.as_printed.as_ref().map(ToString::to_string);
        let person = || party.person_id.and_then(|id| self.person(id)).map(|p| p.name.to_string());
        let position = || party.position.as_ref().map(ToString::to_string);
        let body = || {
            party.organisation_id.and_then(|id| self.organisation(id)).map(|o| o.name.to_string())
        };
        let board = || party.board_id.and_then(|id| self.board(id)).map(|b| b.name.to_string());
        person()
            .or_else(printed)
            .or_else(position)
            .or_else(body)
            .or_else(board)
            .or_else(|| party.political_group.as_ref().map(ToString::to_string))
            .unwrap_or_else(|| "somebody".to_owned())
    }
}

/// The records that alone have their ids.
fn unambiguous<T, I: IdKey>(records: &[T], id: fn(&T) -> I) -> ById<I, &T> {
    let mut all: Vec<_> = records.iter().map(|record| (id(record), record)).collect();
    all.sort_unstable_by_key(|(id, _)| id.key());
    let alone = all.chunk_by(|(one, _), (other, _)| one.key() == other.key());
    alone.filter(|same| same.len() == 1).flatten().copied().collect()
}

/// A record in its list of the book.
#[derive(Debug)]
pub(crate) struct Record<'a, T> {
    inner: &'a T,
    list: &'static str,
    index: usize,
    pub(crate) cx: Context<'a>,
}

impl<'a, T> Record<'a, T> {
    pub(crate) fn list(
        records: &'a [T],
        list: &'static str,
        cx: Context<'a>,
    ) -> impl Iterator<Item = Self> {
        records.iter().enumerate().map(move |(index, inner)| Self { inner, list, index, cx })
    }

    pub(crate) fn pointer(&self) -> Place {
        Place::ROOT.field(self.list).index(self.index)
    }

    /// The record itself, for as long as the book lives.
    pub(crate) fn get(&self) -> &'a T {
        self.inner
    }
}

impl<T> Deref for Record<'_, T> {
    type Target = T;

    fn deref(&self) -> &T {
        self.inner
    }
}

impl Record<'_, Action> {
    /// Whether work on it is awaited: it is open, and not one that was last reported as done, or
    /// that was done and is only carried on ("complete and ongoing").
    pub(crate) fn is_awaited(&self) -> bool {
        let last = self.history.last();
        let was_done = self.completed_on.is_some()
            || last.is_some_and(|step| step.statuses.contains(&ActionStatus::Complete));
        let is_done = last.is_some_and(|step| step.statuses == [ActionStatus::Complete]);
        self.is_open() && !is_done && !(self.status == ActionStatus::Ongoing && was_done)
    }

    /// What to call the action in a message: by its number, else by how its text begins.
    pub(crate) fn name(&self) -> String {
        const LONGEST: usize = 60;
        if let Some(number) = &self.number {
            return format!("action {}", number.bare());
        }
        let text = self.text.as_str().trim().trim_end_matches('.');
        let mut words = String::new();
        for word in text.split_whitespace() {
            if words.is_empty() {
                words.extend(word.chars().take(LONGEST));
            } else if words.chars().count() + word.chars().count() < LONGEST {
                words.push(' ');
                words.push_str(word);
            } else {
                words.push_str(" …");
                break;
            }
        }
        format!("the action “{words}”")
    }
}
