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
        let business = match list {
            _ if matches!(self, Self::Whole) => return true,
            "boards" => return book.boards.get(index).is_some_and(|it| self.has_board(it.id)),
            "members" => {
                return book.members.get(index).is_some_and(|it| self.has_board(it.board_id));
            }
            "meetings" => {
                let meeting = book.meetings.get(index);
                return meeting.is_some_and(|it| self.has_meeting(it.id, it.board_id));
            }
            "actions" => book.actions.get(index).map(|it| it.board_id),
            "funding" => book.funding.get(index).map(|it| it.board_id),
            "plans" => book.plans.get(index).map(|it| it.board_id),
            _ => return self.has_rest(),
        };
        business.is_some_and(|board| self.has_business(board))
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
