//! Goes through the meetings of a board and keeps what one leaves to the next.

use super::actions::ActionLog;
use super::board::{Seated, Sitting};
use super::money::Money;
use super::numbering::Numbering;
use super::outline::BoardOutline;
use super::pen::Pen;
use crate::model::{
    AgendaItem, Attendance, Capacity, Declaration, MinuteReference, Party, Presence, Resolution,
};
use crate::value::{AgendaItemId, Label, ResolutionId, Text};

/// Who writes the minutes of one board, meeting by meeting.
pub(super) struct Clerk<'a> {
    pub(super) pen: &'a mut Pen,
    pub(super) board: &'a Seated,
    pub(super) numbering: Numbering,
    pub(super) log: ActionLog,
    pub(super) money: Money,
    pub(super) left_over: LeftOver,
}

/// What one meeting leaves to the next.
#[derive(Default)]
pub(super) struct LeftOver {
    /// Titles of items that were put off.
    pub(super) deferred: Vec<Text>,
    /// Decisions taken without a quorum.
    pub(super) to_ratify: Vec<MinuteReference>,
    /// A minute from which a matter may arise.
    pub(super) minute: Option<MinuteReference>,
}

/// A meeting as it goes on.
pub(super) struct Room<'a> {
    pub(super) sitting: &'a Sitting,
    /// The meeting before it and the one after it, where the book has them.
    pub(super) previous: Option<&'a Sitting>,
    pub(super) next: Option<&'a Sitting>,
    pub(super) presider: Party,
    pub(super) vice_presides: bool,
    pub(super) attendance: Vec<Attendance>,
    pub(super) declarations: Vec<Declaration>,
    /// Whether something was decided before there was a quorum.
    pub(super) began_inquorate: bool,
}

impl Room<'_> {
    /// Those who vote.
    pub(super) fn voters(&self) -> impl Iterator<Item = &Attendance> {
        self.attendance.iter().filter(|entry| {
            entry.presence == Presence::Present && entry.capacity.is_some_and(Capacity::is_seat)
        })
    }

    /// A place in the minutes of this meeting.
    pub(super) fn reference(
        &self,
        item: AgendaItemId,
        resolution: Option<ResolutionId>,
    ) -> MinuteReference {
        MinuteReference {
            meeting_id: Some(self.sitting.id),
            item_id: Some(item),
            resolution_id: resolution,
            ..MinuteReference::default()
        }
    }
}

impl<'a> Clerk<'a> {
    pub(super) fn new(pen: &'a mut Pen, board: &'a Seated, outline: &BoardOutline) -> Self {
        let money = Money::open(pen, board, outline);
        Self {
            numbering: Numbering::new(outline),
            log: ActionLog::default(),
            left_over: LeftOver::default(),
            money,
            board,
            pen,
        }
    }

    pub(super) fn item(&mut self, title: &str) -> AgendaItem {
        let mut item = AgendaItem::new(self.pen.id());
        item.title = Some(super::made::text(title));
        item
    }

    pub(super) fn resolution(&mut self, words: &str) -> Resolution {
        let mut resolution = Resolution::new(self.pen.id(), super::made::text(words));
        resolution.keyword = Some(super::made::text("RESOLVED"));
        resolution
    }
}

/// The last item of business, as a later meeting cites it: by its number.
pub(super) fn citation(room: &Room<'_>, items: &[AgendaItem]) -> Option<MinuteReference> {
    let cited = items.iter().rev().find(|item| item.kind.is_none())?;
    let label: Label = cited.minute_number.clone()?;
    Some(MinuteReference {
        meeting_id: Some(room.sitting.id),
        meeting_on: Some(room.sitting.on.into()),
        item_label: Some(label),
        ..MinuteReference::default()
    })
}
