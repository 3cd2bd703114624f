//! What a check sees: a record or a part of a book, with what it may look up.

use std::collections::HashMap;
use std::ops::Deref;

use super::Ids;
use crate::calendar::Holidays;
use crate::finding::Pointer;
use crate::model::{
    Action, AgendaItem, Board, Funding, Meeting, Member, MinuteBook, Organisation, Party, Person,
    Plan, TermsOfReference,
};
use crate::value::{AgendaItemId, BoardId, Date, MeetingId, OrganisationId, PersonId};

/// What every check may look up: who is who, today's date, the holidays.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Context<'a> {
    pub(crate) directory: &'a Directory<'a>,
    /// The day that counts as today.
    pub(crate) as_of: Option<Date>,
    #[allow(dead_code, reason = "rules that count clear days come with the whole catalogue")]
    pub(crate) holidays: Option<&'a Holidays>,
}

/// The boards, people and organisations of a book, by id.
#[derive(Debug, Default)]
pub(crate) struct Directory<'a> {
    boards: HashMap<BoardId, &'a Board>,
    people: HashMap<PersonId, &'a Person>,
    organisations: HashMap<OrganisationId, &'a Organisation>,
}

impl<'a> Directory<'a> {
    pub(crate) fn of(book: &'a MinuteBook) -> Self {
        Self {
            boards: book.boards.iter().map(|board| (board.id, board)).collect(),
            people: book.people.iter().map(|person| (person.id, person)).collect(),
            organisations: book.organisations.iter().map(|body| (body.id, body)).collect(),
        }
    }

    pub(crate) fn board(&self, id: BoardId) -> Option<&'a Board> {
        self.boards.get(&id).copied()
    }

    pub(crate) fn person(&self, id: PersonId) -> Option<&'a Person> {
        self.people.get(&id).copied()
    }

    pub(crate) fn organisation(&self, id: OrganisationId) -> Option<&'a Organisation> {
        self.organisations.get(&id).copied()
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
            .unwrap_or_else(|| "somebody".to_owned())
    }
}

/// A record in its list of the book.
#[derive(Debug)]
pub(crate) struct Record<'a, T> {
    record: &'a T,
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
        records.iter().enumerate().map(move |(index, record)| Self { record, list, index, cx })
    }

    pub(crate) fn pointer(&self) -> Pointer {
        Pointer::ROOT.field(self.list).index(self.index)
    }

    /// The record itself, for as long as the book lives.
    pub(crate) fn get(&self) -> &'a T {
        self.record
    }
}

impl<T> Deref for Record<'_, T> {
    type Target = T;

    fn deref(&self) -> &T {
        self.record
    }
}

/// A meeting with its items in one list.
#[derive(Debug)]
pub(crate) struct MeetingView<'a> {
    meeting: Record<'a, Meeting>,
    /// Items and sub-items, a whole before its parts, with the position of the parent.
    items: Vec<(&'a AgendaItem, Option<usize>, usize)>,
}

impl<'a> MeetingView<'a> {
    pub(crate) fn of(meeting: Record<'a, Meeting>) -> Self {
        let mut items = Vec::new();
        flatten(&meeting.get().items, None, &mut items);
        Self { meeting, items }
    }

    pub(crate) fn pointer(&self) -> Pointer {
        self.meeting.pointer()
    }

    pub(crate) fn cx(&self) -> Context<'a> {
        self.meeting.cx
    }

    pub(crate) fn get(&self) -> &'a Meeting {
        self.meeting.get()
    }

    /// The day of the meeting, where the record gives the whole date.
    pub(crate) fn date(&self) -> Option<Date> {
        self.meeting.on.date()
    }

    /// The terms of reference in force on the day of the meeting.
    pub(crate) fn terms(&self) -> Option<&'a TermsOfReference> {
        let board = self.cx().directory.board(self.meeting.board_id)?;
        board.terms_on(self.date()?)
    }

    /// Items and sub-items in the order in which they were taken.
    pub(crate) fn items(&self) -> impl Iterator<Item = ItemView<'a, '_>> {
        (0..self.items.len()).filter_map(|at| self.item_at(at))
    }

    pub(crate) fn item(&self, id: AgendaItemId) -> Option<ItemView<'a, '_>> {
        self.items().find(|item| item.id == id)
    }

    fn item_at(&self, at: usize) -> Option<ItemView<'a, '_>> {
        let &(item, parent, position) = self.items.get(at)?;
        Some(ItemView { meeting: self, item, parent, position })
    }

    /// A party's name for messages.
    pub(crate) fn name(&self, party: &Party) -> String {
        self.cx().directory.name(party)
    }
}

impl Deref for MeetingView<'_> {
    type Target = Meeting;

    fn deref(&self) -> &Meeting {
        &self.meeting
    }
}

fn flatten<'a>(
    items: &'a [AgendaItem],
    parent: Option<usize>,
    all: &mut Vec<(&'a AgendaItem, Option<usize>, usize)>,
) {
    for (position, item) in items.iter().enumerate() {
        let at = all.len();
        all.push((item, parent, position));
        flatten(&item.items, Some(at), all);
    }
}

/// An item in its meeting.
#[derive(Debug, Clone, Copy)]
pub(crate) struct ItemView<'a, 'm> {
    meeting: &'m MeetingView<'a>,
    item: &'a AgendaItem,
    parent: Option<usize>,
    position: usize,
}

impl<'a> ItemView<'a, '_> {
    pub(crate) fn pointer(&self) -> Pointer {
        let above = match self.parent.and_then(|at| self.meeting.item_at(at)) {
            Some(parent) => parent.pointer(),
            None => self.meeting.pointer(),
        };
        above.field("items").index(self.position)
    }

    pub(crate) fn get(&self) -> &'a AgendaItem {
        self.item
    }

    pub(crate) fn is_sub_item(&self) -> bool {
        self.parent.is_some()
    }

    /// What to call the item in a message: by its number, else by its title.
    pub(crate) fn name(&self) -> String {
        let numbers = self.item.minute_number.as_ref().or(self.item.agenda_number.as_ref());
        match (numbers, &self.item.title) {
            (Some(number), _) => format!("item {}", number.bare()),
            (None, Some(title)) => format!("the item “{title}”"),
            (None, None) => "an item without number or title".to_owned(),
        }
    }
}

impl Deref for ItemView<'_, '_> {
    type Target = AgendaItem;

    fn deref(&self) -> &AgendaItem {
        self.item
    }
}

/// A board over time: everything in the book that is its business.
#[derive(Debug)]
pub(crate) struct SeriesView<'a> {
    pub(crate) board: Record<'a, Board>,
    /// By date, then start, then id.
    pub(crate) meetings: Vec<MeetingView<'a>>,
    #[allow(dead_code, reason = "rules on seats come with the whole catalogue")]
    pub(crate) members: Vec<Record<'a, Member>>,
    pub(crate) actions: Vec<Record<'a, Action>>,
    pub(crate) funding: Vec<Record<'a, Funding>>,
    #[allow(dead_code, reason = "rules on plans come with the whole catalogue")]
    pub(crate) plans: Vec<Record<'a, Plan>>,
}

impl<'a> SeriesView<'a> {
    pub(crate) fn cx(&self) -> Context<'a> {
        self.board.cx
    }

    pub(crate) fn meeting(&self, id: MeetingId) -> Option<&MeetingView<'a>> {
        self.meetings.iter().find(|meeting| meeting.id == id)
    }

    pub(crate) fn meetings_on(&self, date: Date) -> impl Iterator<Item = &MeetingView<'a>> {
        self.meetings.iter().filter(move |meeting| meeting.date() == Some(date))
    }
}

/// The whole book.
#[derive(Debug)]
pub(crate) struct BookView<'a> {
    pub(crate) book: &'a MinuteBook,
    pub(crate) ids: Ids,
    pub(crate) series: Vec<SeriesView<'a>>,
    pub(crate) cx: Context<'a>,
}

impl<'a> BookView<'a> {
    pub(crate) fn of(book: &'a MinuteBook, cx: Context<'a>) -> Self {
        let mut series: Vec<_> = Record::list(&book.boards, "boards", cx)
            .map(|board| SeriesView {
                board,
                meetings: Vec::new(),
                members: Vec::new(),
                actions: Vec::new(),
                funding: Vec::new(),
                plans: Vec::new(),
            })
            .collect();
        // Two boards under one id are found as such; their business goes to the first.
        let mut by_board: HashMap<BoardId, usize> = HashMap::new();
        for (at, one) in series.iter().enumerate() {
            by_board.entry(one.board.id).or_insert(at);
        }
        for meeting in Record::list(&book.meetings, "meetings", cx) {
            if let Some(home) = home(&mut series, &by_board, meeting.board_id) {
                home.meetings.push(MeetingView::of(meeting));
            }
        }
        macro_rules! share {
            ($($list:ident),*) => {
                $(for record in Record::list(&book.$list, stringify!($list), cx) {
                    if let Some(home) = home(&mut series, &by_board, record.board_id) {
                        home.$list.push(record);
                    }
                })*
            };
        }
        share!(members, actions, funding, plans);
        for one in &mut series {
            one.meetings.sort_by_key(|meeting| (meeting.on, meeting.starts_at, meeting.id));
        }
        Self { book, ids: Ids::of(book), series, cx }
    }
}

/// The board over time to which a record of the board `id` belongs.
fn home<'s, 'a>(
    series: &'s mut [SeriesView<'a>],
    by_board: &HashMap<BoardId, usize>,
    id: BoardId,
) -> Option<&'s mut SeriesView<'a>> {
    by_board.get(&id).and_then(|&at| series.get_mut(at))
}
