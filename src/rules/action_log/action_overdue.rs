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
    let due = action.due.as_ref().filter(|_| action.is_awaited()).ok_or(Skip::Nothing)?;
    let due = due.on.ok_or(Skip::Missing("no due date that can be compared"))?;
    let today = action.cx.as_of.ok_or(Skip::Missing("no date that counts as today"))?;
    if due.is_before(today) {
        findings
            .add(
                action.pointer().field("due").field("on"),
                format!("the action was due by {due} and is still open on {today}"),
            )
            .related(action.pointer().field("status"), "still open");
    }
    Ok(())
}
