#![doc = include_str!("action_status_contradictory.md")]

use crate::model::{Action, ActionStatus, ActionStep};
use crate::rule::{Findings, Judged, Record, SeriesView, Skip, declare_rule};
use crate::value::PartialDate;

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
    let last = action.history.iter().enumerate().rfind(|(_, step)| !step.statuses.is_empty());
    if let Some((at, step)) = last {
        let place = action.pointer().field("history").index(at).field("statuses");
        if stands_open_when_done(action, step) {
            let status = word(action.status);
            findings
                .add(
                    action.pointer().field("status"),
                    format!("the action stands as {status}, but was last reported as complete"),
                )
                .related(place, "complete");
        } else if let Some((completed, on)) = open_after_completion(series, action, step) {
            findings
                .add(
                    place,
                    format!("the action is reported as open on {on}, after it was completed on {completed}"),
                )
                .related(action.pointer().field("completed_on"), "completed");
        } else if is_open_again(action, at, step) {
            findings.add(
                place,
                "the action is reported as open after it was reported as complete, and stands as \
                 complete",
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

/// Whether the action stands as still to be done, though the last report has it done. One with a
/// day of completion is told of by that.
fn stands_open_when_done(action: &Action, last: &ActionStep) -> bool {
    let is_to_do = matches!(action.status, ActionStatus::Open | ActionStatus::Postponed);
    is_to_do && action.completed_on.is_none() && last.statuses == [ActionStatus::Complete]
}

/// The day of completion and that of the last report, which has the action open after it.
fn open_after_completion(
    series: &SeriesView<'_>,
    action: &Action,
    last: &ActionStep,
) -> Option<(PartialDate, PartialDate)> {
    let completed = action.completed_on.filter(|_| action.status == ActionStatus::Complete)?;
    let reported = || series.date_of(last.reported_at.as_ref()?);
    let on = last.on.map(PartialDate::from).or_else(reported)?;
    let is_open = last.statuses == [ActionStatus::Open];
    (is_open && completed.is_before(on.earliest())).then_some((completed, on))
}

/// Whether the last report, at `at`, has the action open, though one before had it complete and
/// so it stands, without a day on which it may have been completed since.
fn is_open_again(action: &Action, at: usize, last: &ActionStep) -> bool {
    let is_complete = |step: &ActionStep| step.statuses == [ActionStatus::Complete];
    action.status == ActionStatus::Complete
        && action.completed_on.is_none()
        && last.statuses == [ActionStatus::Open]
        && action.history.iter().take(at).any(is_complete)
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
