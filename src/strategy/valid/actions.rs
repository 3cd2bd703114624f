//! Actions, from the meeting that raises them to the one that hears they are done.

use super::board::Seated;
use super::clerk::Room;
use super::made::{label, later, of_body, text};
use super::pen::{Pen, source};
use crate::model::{
    Action, ActionStatus, ActionStep, Due, Interval, IntervalUnit, MinuteReference, Rag,
};
use crate::value::{AgendaItemId, Date};

/// The actions of a board, with those that are still open.
#[derive(Default)]
pub(super) struct ActionLog {
    open: Vec<Running>,
    raised: u32,
}

struct Running {
    action: Action,
    /// The meeting that will hear that it is done; none where the book ends before.
    done_by: Option<Date>,
}

impl ActionLog {
    /// Raises an action that is to be done so many meetings later.
    pub(super) fn raise(
        &mut self,
        pen: &mut Pen,
        board: &Seated,
        room: &Room<'_>,
        raised_at: MinuteReference,
        meetings: u8,
    ) {
        let held = board.sittings.iter().map(|sitting| sitting.on);
        let mut later_meetings = held.filter(|on| *on > room.sitting.on);
        let done_by = later_meetings.nth(usize::from(meetings.max(1)) - 1);
        let mut due = Due::on(done_by.unwrap_or(later(board.as_of, 30)).into());
        if meetings == 1 && done_by.is_some() {
            due.as_printed = Some(text("the next meeting"));
            due.after = Some(Interval { count: 1, unit: IntervalUnit::Meeting });
        }
        let mut action = self.action(pen, board, "Send the figures round.");
        action.label_as_printed = Some(text("ACTION:"));
        action.owners = [of_body(board.officer, board.host)].into();
        action.due = Some(due.into());
        action.raised_at = Some(raised_at.into());
        self.open.push(Running { action, done_by });
    }

    /// Gives the last action raised the place of another, which is raised and closed with it.
    pub(super) fn supersede(&mut self, pen: &mut Pen, board: &Seated) {
        let Some(by) = self.open.last().map(|running| running.action.clone()) else { return };
        let mut action = self.action(pen, board, "Look for somebody who has the figures.");
        action.owners = by.owners;
        action.raised_at = by.raised_at;
        action.status = ActionStatus::Superseded;
        action.superseded_by_id = Some(by.id);
        pen.book.actions.push(action);
    }

    fn action(&mut self, pen: &mut Pen, board: &Seated, words: &str) -> Action {
        self.raised += 1;
        let mut action = Action::new(pen.id(), board.id, text(words));
        action.number = Some(label(&self.raised));
        action.source = Some(source(&action.id).into());
        action
    }

    /// Goes through the open actions at a meeting.
    pub(super) fn review(&mut self, pen: &mut Pen, room: &Room<'_>, item: AgendaItemId) {
        for running in &mut self.open {
            let is_done = running.done_by.is_some_and(|by| by <= room.sitting.on);
            let status = if is_done { ActionStatus::Complete } else { ActionStatus::Ongoing };
            let mut step = ActionStep {
                reported_at: Some(room.reference(item, None).into()),
                statuses: [status].into(),
                as_printed: Some(text(if is_done { "Complete." } else { "In hand." })),
                ..ActionStep::default()
            };
            // What is still in hand is on track at first; it is not overdue, as it will be done in time.
            let on_track = is_done || running.action.history.is_empty();
            step.rag = Some(if on_track { Rag::Green } else { Rag::Amber });
            running.action.rag = step.rag;
            running.action.history.push(step);
            running.action.status = status;
            if is_done {
                running.action.completed_on = Some(later(room.sitting.on, -3).into());
            }
        }
        let (done, open) = std::mem::take(&mut self.open)
            .into_iter()
            .partition(|running| running.action.status == ActionStatus::Complete);
        self.open = open;
        pen.book.actions.extend(Vec::into_iter(done).map(|running| running.action));
    }

    /// Writes down what is still open.
    pub(super) fn close(self, pen: &mut Pen) {
        pen.book.actions.extend(self.open.into_iter().map(|running| running.action));
    }
}
