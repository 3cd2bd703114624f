#![doc = include_str!("action_overdue.md")]

use crate::model::Action;
use crate::rule::{Findings, Judged, Record, Skip, declare_rule};

declare_rule! {
    code: "action-overdue",
    force: Always(Warning),
    basis: Practice,
    authorities: [],
    since: "0.1.0",
    page: "action_overdue.md",
    check: Action(check),
}

fn check(action: &Record<'_, Action>, findings: &mut Findings<'_>) -> Judged {
    // An open action without any due date is another rule's finding.
    if !action.is_awaited() {
        return Err(Skip::Nothing);
    }
    let (due, place) = action.due_dates().last().flatten().ok_or(Skip::Nothing)?;
    let due = due.on.ok_or(Skip::Missing("no due date that can be compared"))?;
    let today = action.cx.as_of.ok_or(Skip::Missing("no date that counts as today"))?;
    if due.is_before(today) {
        findings
            .add(
                place.field("on"),
                format!("the action was due by {due} and is still open on {today}"),
            )
            .related(action.pointer().field("status"), "still open");
    }
    Ok(())
}
