#![doc = include_str!("rag_disagrees_with_due_date.md")]

use crate::model::{Action, ActionStep, Rag};
use crate::rule::{Findings, Judged, Record, SeriesView, Skip, declare_rule};
use crate::value::PartialDate;

declare_rule! {
    code: "rag-disagrees-with-due-date",
    force: Always(Advice),
    basis: Practice,
    authorities: [],
    since: "0.1.0",
    page: "rag_disagrees_with_due_date.md",
    check: ActionOfBoard(check),
}

fn check(
    series: &SeriesView<'_>,
    action: &Record<'_, Action>,
    findings: &mut Findings<'_>,
) -> Judged {
    let day_of = |step: &ActionStep| {
        step.on.map(PartialDate::from).or_else(|| series.date_of(step.reported_at.as_ref()?))
    };
    let mut ratings = Vec::new();
    for (at, step) in action.history.iter().enumerate() {
        let statuses = &step.statuses;
        let is_open = !statuses.is_empty() && statuses.iter().all(|status| status.is_open());
        if is_open && step.rag == Some(Rag::Green) {
            let place = action.pointer().field("history").index(at).field("rag");
            ratings.push((place, day_of(step), at + 1));
        }
    }
    let last = action.get().history.last();
    if action.is_open() && action.rag == Some(Rag::Green) {
        // A rating that the last report gives too is judged there, by the day of the report.
        let is_told =
            ratings.iter().any(|(_, day, _)| day.is_some() && *day == last.and_then(day_of));
        let day = action.cx.as_of.map(PartialDate::from);
        if day.is_some() || !is_told {
            let day = day.or_else(|| day_of(last?));
            ratings.push((action.pointer().field("rag"), day, action.history.len()));
        }
    }
    if ratings.is_empty() {
        return Err(Skip::Nothing);
    }
    let due_dates: Vec<_> = action.due_dates().collect();
    let mut judged = Err(Skip::Missing("no due date that can be compared"));
    for (place, day, reports) in ratings {
        let due = due_dates.get(reports).and_then(Option::as_ref);
        let Some((due, due_place)) = due.and_then(|(due, place)| due.on.zip(Some(place))) else {
            continue;
        };
        let Some(day) = day else {
            judged = judged.or(Err(Skip::Missing("no day of the rating")));
            continue;
        };
        judged = Ok(());
        if due.is_before(day.earliest()) {
            findings
                .add(place, format!("the action was due by {due} and is open and green on {day}"))
                .related(due_place.clone().field("on"), format!("due by {due}"));
        }
    }
    judged
}
