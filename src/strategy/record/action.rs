use proptest::prelude::*;

use super::shared::all_accepted;
use super::{
    due, extensions, few, maybe, maybe_boxed, minute_reference, party, record, source, word,
};
use crate::model::{Action, ActionStatus, ActionStep, Rag};
use crate::strategy::value::{date, id, label, partial_date, text};

fn status() -> impl Strategy<Value = ActionStatus> {
    word!(ActionStatus: Open, Ongoing, Complete, Withdrawn, Postponed, Duplicate, Superseded)
}

pub(super) fn rag() -> impl Strategy<Value = Rag> {
    word!(Rag: Red, Amber, Green)
}

/// A report on an action.
pub fn action_step() -> impl Strategy<Value = ActionStep> {
    record! {
        Just(ActionStep::default()),
        reported_at: maybe_boxed(minute_reference()),
        on: maybe(date()),
        statuses: few(status()),
        as_printed: maybe(text()),
        due: maybe_boxed(due()),
        rag: maybe(rag()),
    }
}

/// An action.
pub fn action() -> impl Strategy<Value = Action> {
    record! {
        (id(), id(), text()).prop_map(|(id, board, text)| Action::new(id, board, text)),
        number: maybe(label()),
        label_as_printed: maybe(text()),
        owners: few(party()),
        due: maybe_boxed(due()),
        raised_at: maybe_boxed(minute_reference()),
        raised_on: maybe(partial_date()),
        status: status(),
        completed_on: maybe(partial_date()),
        rag: maybe(rag()),
        history: few(action_step()),
        superseded_by_id: maybe(id()),
        accepted: all_accepted(),
        source: maybe_boxed(source()),
        extensions: extensions(),
    }
}
