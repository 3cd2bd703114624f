#![doc = include_str!("action_dropped_silently.md")]

use std::collections::HashSet;

use crate::model::{Action, Due, ItemKind};
use crate::rule::{Findings, Judged, MeetingView, Record, SeriesView, Skip, declare_rule};
use crate::value::{Date, PartialDate};

declare_rule! {
    code: "action-dropped-silently",
    force: Always(Warning),
    basis: Practice,
    authorities: [],
    since: "0.1.0",
    page: "action_dropped_silently.md",
    check: Series(check),
}

fn check(series: &SeriesView<'_>, findings: &mut Findings<'_>) {
    let steps = series.actions.iter().flat_map(|action| &action.get().history);
    let days = steps.filter_map(|step| series.date_of(step.reported_at.as_ref()?));
    let reported: HashSet<PartialDate> = days.collect();
    // The meetings that went through the log, of which the record is whole.
    let logs: Vec<_> = series
        .meetings
        .iter()
        .filter_map(|meeting| {
            let on = meeting.date()?;
            let is_log = |kind| kind == Some(ItemKind::ActionLog);
            let has_log = meeting.items().any(|item| is_log(item.kind) && item.was_taken());
            let is_whole = meeting.took_place() && meeting.is_complete();
            let counts = has_log && is_whole && series.board.is_complete_on(on);
            (counts && reported.contains(&meeting.on)).then_some((on, meeting))
        })
        .collect();
    let Some((on, log)) = logs.last() else { return };
    for action in &series.actions {
        findings.judge(|findings| judge(series, action, (*on, log), findings));
    }
}

/// Judges by the latest log: an action that only an earlier one passes over was taken up again.
fn judge(
    series: &SeriesView<'_>,
    action: &Record<'_, Action>,
    (on, log): (Date, &MeetingView<'_>),
    findings: &mut Findings<'_>,
) -> Judged {
    if !action.is_open() || action.superseded_by_id.is_some() {
        return Err(Skip::Nothing);
    }
    let raised = series.raised_on(action);
    let raised = raised.ok_or(Skip::Missing("no date on which it was raised"))?;
    if raised.latest() >= on {
        return Err(Skip::Nothing);
    }
    for step in &action.history {
        let place = step.reported_at.as_ref();
        let day = step.on.map(Into::into).or_else(|| series.date_of(place?));
        let day = day.ok_or(Skip::Missing("no day of a report on it"))?;
        if place.is_some_and(|place| place.meeting_id == Some(log.id)) || day.latest() >= on {
            return Ok(());
        }
    }
    // A log may leave out what is not to be done yet, and that may be told only in words.
    let due = action.due.as_ref();
    if due.is_some_and(|due| !is_at_once(due) && due.on.is_none_or(|due| due.latest() > on)) {
        return Err(Skip::Missing("no due date up to the meeting that went through the log"));
    }
    let name = action.name();
    findings
        .add(
            action.pointer(),
            format!("{name}, raised on {raised}, is open and not among those reported on {on}"),
        )
        .related(log.pointer(), format!("the meeting on {on}, which went through the log"))
        .help("record what the meeting said of it, or when it was closed");
    Ok(())
}

/// Whether the words alone say that it is to be done now. With more words they may not: "as soon
/// as possible after the election".
fn is_at_once(due: &Due) -> bool {
    const WORDS: [&str; 9] = [
        "as soon as possible",
        "as soon as practicable",
        "asap",
        "a.s.a.p",
        "at once",
        "forthwith",
        "immediate",
        "immediately",
        "without delay",
    ];
    let words = due.as_printed.as_ref().map(|words| words.as_str().to_lowercase());
    let words = words.filter(|_| due.on.is_none() && due.after.is_none());
    let is_mark =
        |c: char| c.is_whitespace() || matches!(c, '.' | ',' | ':' | ';' | '!' | '(' | ')');
    words.is_some_and(|words| WORDS.contains(&words.trim_matches(is_mark)))
}
