#![doc = include_str!("superseded_action_open.md")]

use crate::model::Action;
use crate::rule::{Findings, Judged, Record, Skip, declare_rule};

declare_rule! {
    code: "superseded-action-open",
    force: Always(Advice),
    basis: Data,
    authorities: [],
    since: "0.1.0",
    page: "superseded_action_open.md",
    check: Action(check),
}

fn check(action: &Record<'_, Action>, findings: &mut Findings<'_>) -> Judged {
    // An action in its own place is another fault.
    if action.superseded_by_id.is_none_or(|by| by == action.id) {
        return Err(Skip::Nothing);
    }
    if action.is_open() {
        findings
            .add(
                action.pointer().field("status"),
                format!("{} is still open, though another action took its place", action.name()),
            )
            .related(action.pointer().field("superseded_by_id"), "the other action")
            .help("give it the status `superseded`, or leave out the other action");
    }
    Ok(())
}
