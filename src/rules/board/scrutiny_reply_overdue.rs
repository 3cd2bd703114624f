#![doc = include_str!("scrutiny_reply_overdue.md")]

use crate::model::{Nation, Plan, PlanEvent, PlanKind};
use crate::rule::{Authority, Findings, Judged, Record, SeriesView, Skip, covers, declare_rule};
use crate::value::PartialDate;

declare_rule! {
    code: "scrutiny-reply-overdue",
    force: Always(Warning),
    basis: Regulation,
    authorities: [Authority {
        citation: "Crime and Disorder (Overview and Scrutiny) Regulations 2009 (SI 2009/942), \
            regulation 7",
        url: "https://www.legislation.gov.uk/uksi/2009/942/regulation/7",
        nations: &[Nation::England],
        in_force_from: "2009-04-30",
        in_force_until: None,
    }],
    since: "0.1.0",
    page: "scrutiny_reply_overdue.md",
    check: Series(check),
}

/// "28 days from" a day ends on the 28th day after it.
const DAYS: i64 = 28;

fn check(series: &SeriesView<'_>, findings: &mut Findings<'_>) {
    let reports = series.plans.iter();
    for report in reports.filter(|plan| plan.kind == Some(PlanKind::ScrutinyReport)) {
        findings.judge(|findings| judge(series, report, findings));
    }
}

fn judge(
    series: &SeriesView<'_>,
    report: &Record<'_, Plan>,
    findings: &mut Findings<'_>,
) -> Judged {
    let board = &series.board;
    let on = date(report).ok_or(Skip::Missing("no date of the report"))?;
    let terms = board.terms_on(on.latest());
    let terms = terms.ok_or(Skip::Missing("no terms of reference in force"))?;
    let nation = terms.nation.ok_or(Skip::Missing("no nation in the terms of reference"))?;
    if !RULE.authorities.iter().any(|law| law.applies(nation, on.earliest())) {
        return Err(Skip::Nothing);
    }
    let limit = on.latest().plus_days(DAYS).ok_or(Skip::Nothing)?;
    let steps = report.steps.iter().enumerate();
    let mut replies = steps.filter(|(_, step)| step.event == PlanEvent::Answered).peekable();
    if replies.peek().is_none() {
        let today = board.cx.as_of.ok_or(Skip::Missing("no date that counts as today"))?;
        if today <= limit {
            return Ok(());
        }
        if !covers(&board.plans_complete, on.earliest(), limit) {
            return Err(Skip::Missing(
                "the book is not said to hold all plans until the reply is due",
            ));
        }
        let message = format!("no reply by {limit} to the report of {on} is recorded");
        findings.add(report.pointer(), message);
        return Ok(());
    }
    let mut judged = Ok(());
    for (at, reply) in replies.filter(|(_, step)| step.reason.is_none()) {
        match reply.on {
            None => judged = Err(Skip::Missing("no date of the reply")),
            Some(day) if day.earliest() > limit => {
                let message = format!(
                    "the report of {on} was answered {}, after {limit}",
                    day.date().map_or_else(|| format!("in {day}"), |day| format!("on {day}")),
                );
                findings
                    .add(report.step_pointer(at).field("on"), message)
                    .help("a reason why it was not possible sooner belongs in `reason`");
            }
            Some(_) => {}
        }
    }
    judged
}

/// The day of the report: when it was made, else when it was sent, else when it came.
fn date(report: &Plan) -> Option<PartialDate> {
    let last = |events: &[PlanEvent]| {
        let steps = report.steps.iter().filter(|step| events.contains(&step.event));
        steps.filter_map(|step| step.on).max_by_key(|on| on.latest())
    };
    last(&[PlanEvent::Approved, PlanEvent::Completed, PlanEvent::Published])
        .or_else(|| last(&[PlanEvent::Circulated]))
        .or_else(|| last(&[PlanEvent::Received]))
}
