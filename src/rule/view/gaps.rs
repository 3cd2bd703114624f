use std::collections::HashSet;

use uuid::Uuid;

use crate::model::MinuteBook;
use crate::value::BoardId;

/// What is not in a book because it could not be read.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Gaps {
    /// The ids of the records that are not there, and of everything in them.
    pub(crate) ids: HashSet<Uuid>,
    /// Whether the id of something that is not there is not known either.
    pub(crate) is_any_id: bool,
    /// Whether records of boards stand elsewhere, so that their ids are not known here.
    pub(crate) are_records_elsewhere: bool,
    /// The boards of which only a part is there.
    pub(crate) beyond: HashSet<Uuid>,
    /// The boards of which records are not there.
    pub(crate) boards: HashSet<Uuid>,
    /// Whether a record is not there that is of no one board, or of which the board is not known.
    pub(crate) is_of_any_board: bool,
}

/// How many ids of what is not there are held, of all documents or lines.
const MOST_IDS: usize = 1 << 17;

impl Gaps {
    /// Anything may be what is not there.
    pub(crate) fn are_any(&mut self) {
        self.is_any_id = true;
        self.is_of_any_board = true;
    }

    /// Adds what is not there of another part of the book.
    pub(crate) fn add(&mut self, other: &Self) {
        self.ids.extend(&other.ids);
        self.boards.extend(&other.boards);
        self.beyond.extend(&other.beyond);
        self.are_records_elsewhere |= other.are_records_elsewhere;
        self.is_any_id |= other.is_any_id;
        self.is_of_any_board |= other.is_of_any_board;
        // So many that holding them would cost as much as the records: then any may be missing.
        if self.ids.len() > MOST_IDS {
            self.ids = HashSet::new();
            self.is_any_id = true;
        }
    }

    /// Takes back what the book says of being complete, where records are not there.
    pub(crate) fn hold_back(&self, book: &mut MinuteBook) {
        for board in book.boards.iter_mut().filter(|board| self.concern(board.id)) {
            board.meetings_complete.clear();
            board.members_complete.clear();
            board.plans_complete.clear();
        }
    }

    /// Whether what is not there may have this id.
    pub(crate) fn may_hold(&self, id: &Uuid) -> bool {
        self.is_any_id || self.ids.contains(id)
    }

    /// Whether what this id of a kind such as `MeetingId` names may stand elsewhere.
    pub(crate) fn is_elsewhere(&self, kind: &str) -> bool {
        let is_of_all = ["BoardId", "MemberId", "OrganisationId", "PersonId"].contains(&kind);
        self.are_records_elsewhere && !is_of_all
    }

    /// Whether records are not there on which a judgement of the board may rest.
    pub(crate) fn concern(&self, board: BoardId) -> bool {
        self.is_of_any_board || self.boards.contains(board.as_uuid())
    }
}
