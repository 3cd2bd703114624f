#![doc = include_str!("action_due_before_raised.md")]

use crate::model::Action;
use crate::rule::{Findings, Judged, Record, SeriesView, Skip, declare_rule};

declare_rule! {
    code: "action-due-before-raised",
    force: Always(Error),
    basis: Data,
    authorities: [],
    since: "0.1.0",
    page: "action_due_before_raised.md",
    check: ActionOfBoard(check),
}

fn check(
    series: &SeriesView<'_>,
    action: &Record<'_, Action>,
    findings: &mut Findings<'_>,
) -> Judged {
    let due = action.due.as_ref().and_then(|due| due.on);
    let due = due.ok_or(Skip::Missing("no due date"))?;
    let reference = action.raised_at.as_ref();
    let (raised, field) = match action.raised_on {
        Some(day) => (Some(day), "raised_on"),
        None => (reference.and_then(|at| series.date_of(at)), "raised_at"),
    };
    let raised = raised.ok_or(Skip::Missing("no date on which it was raised"))?;
    if due.is_before(raised.earliest()) {
        findings
            .add(
                action.pointer().field("due").field("on"),
                format!("the action was due by {due}, before it was raised on {raised}"),
            )
            .related(action.pointer().field(field), format!("raised on {raised}"));
    }
    Ok(())
}
