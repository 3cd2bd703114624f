#![doc = include_str!("action_without_due_date.md")]

use crate::model::Action;
use crate::rule::{Findings, Judged, Record, SeriesView, Skip, declare_rule};

declare_rule! {
    code: "action-without-due-date",
    force: Always(Advice),
    basis: Practice,
    authorities: [],
    since: "0.1.0",
    page: "action_without_due_date.md",
    check: ActionOfBoard(check),
}

fn check(
    series: &SeriesView<'_>,
    action: &Record<'_, Action>,
    findings: &mut Findings<'_>,
) -> Judged {
    if !action.is_awaited() {
        return Err(Skip::Nothing);
    }
    if action.due_dates().any(|due| due.is_some()) {
        return Ok(());
    }
    if action.raised_at.as_ref().is_some_and(|at| series.has_only_extract_of(at)) {
        return Err(Skip::Missing("only an extract of the meeting is in the book"));
    }
    findings
        .add(action.pointer(), format!("no time is given for {}", action.name()))
        .help("give a date, an interval or the words of the minutes, such as “next meeting”");
    Ok(())
}
