use crate::model::{Action, ActionStatus, ActionStep};
use crate::rule::{Findings, Judged, Record, SeriesView, Skip, declare_rule};

declare_rule! {
    code: "action-status-contradictory",
    force: Always(Warning),
    basis: Data,
    authorities: [],
    since: "0.1.0",
    page: "action_status_contradictory.md",
    check: ActionOfBoard(check),
}

fn check(
    series: &SeriesView<'_>,
    action: &Record<'_, Action>,
    findings: &mut Findings<'_>,
) -> Judged {
    let mut judged = Err(Skip::Nothing);
    for (at, step) in action.history.iter().enumerate() {
        if step.statuses.is_empty() {
            continue;
        }
        judged = Ok(());
        if let Some((one, other)) = two_statuses(step) {
            let printed = step.as_printed.as_ref();
            let printed = printed.map_or_else(String::new, |words| format!(" (“{words}”)"));
            findings.add(
                action.pointer().field("history").index(at).field("statuses"),
                format!("the action is reported both as {one} and as {other}{printed}"),
            );
        }
    }
    let Some(completed) = action.completed_on else { return judged };
    let pointer = action.pointer().field("completed_on");
    if action.status == ActionStatus::Open {
        findings
            .add(
                pointer,
                format!("the action was completed on {completed} and still stands as open"),
            )
            .related(action.pointer().field("status"), "open");
        return Ok(());
    }
    if let Some(today) = action.cx.as_of.filter(|today| *today < completed.earliest()) {
        findings.add(
            pointer,
            format!("the action was completed on {completed}, which is after today, {today}"),
        );
        return Ok(());
    }
    let raised = series.raised_on(action);
    let raised = raised.ok_or(Skip::Missing("no date on which it was raised"))?;
    if completed.is_before(raised.earliest()) {
        findings.add(
            pointer,
            format!("the action was completed on {completed}, before it was raised on {raised}"),
        );
    }
    Ok(())
}

/// Two statuses of one report that cannot both hold.
fn two_statuses(step: &ActionStep) -> Option<(&'static str, &'static str)> {
    let closed = step.statuses.iter().copied().find(|status| !status.is_open())?;
    // An action may be open and going on, but it is closed in one way only, or not closed.
    let other = step.statuses.iter().copied().find(|status| *status != closed)?;
    Some((word(closed), word(other)))
}

fn word(status: ActionStatus) -> &'static str {
    match status {
        ActionStatus::Open => "open",
        ActionStatus::Ongoing => "ongoing",
        ActionStatus::Complete => "complete",
        ActionStatus::Withdrawn => "withdrawn",
        ActionStatus::Postponed => "postponed",
        ActionStatus::Duplicate => "duplicate",
        ActionStatus::Superseded => "superseded",
    }
}
