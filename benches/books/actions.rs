//! Actions, from the meeting that raises them to the one that hears they are done.

use minutebook::model::{
    Action, ActionStatus, ActionStep, Due, Interval, IntervalUnit, MinuteBook, MinuteReference,
    Party, Rag,
};
use minutebook::value::{AgendaItemId, Date};

use super::board::{Seated, Sitting};
use super::made::{Sequence, label, later, place, text};
use super::{today, words};

/// The actions of a board that are still open.
#[derive(Debug, Default)]
pub(super) struct ActionLog {
    open: Vec<Running>,
    raised: u32,
}

#[derive(Debug)]
struct Running {
    action: Action,
    /// The meeting that will hear that it is done; none where the book ends before.
    done_by: Option<Date>,
}

impl ActionLog {
    /// Raises an action that is to be done so many meetings later.
    pub(super) fn raise(
        &mut self,
        sequence: &mut Sequence,
        board: &Seated,
        on: Date,
        raised_at: MinuteReference,
        owner: Party,
        meetings: usize,
    ) {
        let mut later_meetings = board.sittings.iter().map(|it| it.on).filter(|day| *day > on);
        let done_by = later_meetings.nth(meetings - 1);
        let mut due = Due::on(done_by.unwrap_or(later(today(), 30)).into());
        if meetings == 1 && done_by.is_some() {
            due.as_printed = Some(text("the next meeting"));
            due.after = Some(Interval { count: 1, unit: IntervalUnit::Meeting });
        }
        self.raised += 1;
        let mut action = Action::new(sequence.id(), board.id, text(words::task(sequence)));
        action.number = Some(label(&self.raised));
        action.label_as_printed = Some(text("ACTION:"));
        action.owners = [owner].into();
        action.due = Some(due.into());
        action.raised_at = Some(raised_at.into());
        action.raised_on = Some(on.into());
        self.open.push(Running { action, done_by });
    }

    /// Goes through the open actions at a meeting, and writes down those that are done.
    pub(super) fn review(&mut self, book: &mut MinuteBook, sitting: &Sitting, item: AgendaItemId) {
        for running in &mut self.open {
            let is_done = running.done_by.is_some_and(|by| by <= sitting.on);
            let status = if is_done { ActionStatus::Complete } else { ActionStatus::Ongoing };
            let mut step = ActionStep::default();
            step.reported_at = Some(place(sitting.id, item, None).into());
            step.on = Some(sitting.on);
            step.statuses = [status].into();
            step.as_printed = Some(text(if is_done { "Complete." } else { "In hand." }));
            let on_track = is_done || running.action.history.is_empty();
            step.rag = Some(if on_track { Rag::Green } else { Rag::Amber });
            running.action.rag = step.rag;
            running.action.history.push(step);
            running.action.status = status;
            if is_done {
                running.action.completed_on = Some(later(sitting.on, -3).into());
            }
        }
        let (done, open) = std::mem::take(&mut self.open)
            .into_iter()
            .partition(|running| running.action.status == ActionStatus::Complete);
        self.open = open;
        book.actions.extend(Vec::into_iter(done).map(|running| running.action));
    }

    /// Writes down what is still open.
    pub(super) fn close(self, book: &mut MinuteBook) {
        book.actions.extend(self.open.into_iter().map(|running| running.action));
    }
}
