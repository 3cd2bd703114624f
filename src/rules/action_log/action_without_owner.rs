#![doc = include_str!("action_without_owner.md")]

use crate::model::Action;
use crate::rule::{Findings, Judged, Record, SeriesView, Skip, declare_rule};

declare_rule! {
    code: "action-without-owner",
    force: Always(Warning),
    basis: Practice,
    authorities: [],
    since: "0.1.0",
    page: "action_without_owner.md",
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
    if !action.owners.is_empty() {
        return Ok(());
    }
    if action.raised_at.as_ref().is_some_and(|at| series.has_only_extract_of(at)) {
        return Err(Skip::Missing("only an extract of the meeting is in the book"));
    }
    findings
        .add(action.pointer(), format!("nobody is named for {}", action.name()))
        .help("name a person, a post or a body; the words of the minutes will do");
    Ok(())
}
