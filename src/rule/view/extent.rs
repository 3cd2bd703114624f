use std::collections::HashSet;

use uuid::Uuid;

use crate::finding::Pointer;
use crate::model::MinuteBook;
use crate::value::{BoardId, MeetingId};

/// Which records of a book are judged. The others are only looked up.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Extent<'p> {
    Whole,
    Boards(Boards<'p>),
    /// One meeting of a board.
    Meeting(MeetingId, BoardId),
}

/// Boards with all of their business that is there.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Boards<'p> {
    pub(crate) these: &'p HashSet<Uuid>,
    /// Those of which the record and the members were judged before.
    pub(crate) done: &'p HashSet<Uuid>,
    /// Whether all that is not of boards done before is judged too, with what the book says of
    /// itself.
    pub(crate) are_last: bool,
}

impl Extent<'_> {
    /// Whether the board's own record is judged, with its members.
    pub(crate) fn has_board(self, id: BoardId) -> bool {
        match self {
            Self::Whole => true,
            Self::Boards(Boards { these, done, are_last }) => {
                !done.contains(id.as_uuid()) && (are_last || these.contains(id.as_uuid()))
            }
            Self::Meeting(..) => false,
        }
    }

    /// Whether the board's actions, funding and plans are judged.
    pub(crate) fn has_business(self, board: BoardId) -> bool {
        match self {
            Self::Boards(boards) if boards.these.contains(board.as_uuid()) => true,
            _ => self.has_board(board),
        }
    }

    /// Whether the board over time is judged.
    pub(crate) fn has_series(self, board: BoardId) -> bool {
        match self {
            Self::Meeting(_, home) => home == board,
            _ => self.has_business(board),
        }
    }

    /// Whether the meeting is judged by itself.
    pub(crate) fn has_meeting(self, meeting: MeetingId, board: BoardId) -> bool {
        match self {
            Self::Meeting(only, home) => only == meeting && home == board,
            _ => self.has_business(board),
        }
    }

    /// Whether what is said of no board is judged: organisations, people and the book itself.
    pub(crate) fn has_rest(self) -> bool {
        matches!(self, Self::Whole | Self::Boards(Boards { are_last: true, .. }))
    }

    /// Whether the record of this list and number is judged.
    pub(crate) fn has(self, book: &MinuteBook, list: &str, index: usize) -> bool {
        match (list, home_of(book, list, index)) {
            _ if matches!(self, Self::Whole) => true,
            (_, None) => self.has_rest(),
            ("boards" | "members", Some(board)) => self.has_board(board),
            ("meetings", Some(board)) => {
                let meeting = book.meetings.get(index);
                meeting.is_some_and(|meeting| self.has_meeting(meeting.id, board))
            }
            (_, Some(board)) => self.has_business(board),
        }
    }

    /// Whether what stands at this place is judged.
    pub(crate) fn has_place(self, book: &MinuteBook, at: &Pointer) -> bool {
        match at.record() {
            _ if matches!(self, Self::Whole) => true,
            Some((list, index, _)) => self.has(book, list, index),
            None => self.has_rest(),
        }
    }
}

/// The board that the record of this list and number is of; nothing where records of the list are of
/// no board.
pub(crate) fn home_of(book: &MinuteBook, list: &str, index: usize) -> Option<BoardId> {
    match list {
        "boards" => book.boards.get(index).map(|board| board.id),
        "members" => book.members.get(index).map(|member| member.board_id),
        "meetings" => book.meetings.get(index).map(|meeting| meeting.board_id),
        "actions" => book.actions.get(index).map(|action| action.board_id),
        "funding" => book.funding.get(index).map(|funding| funding.board_id),
        "plans" => book.plans.get(index).map(|plan| plan.board_id),
        _ => None,
    }
}
