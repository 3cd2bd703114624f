#![doc = include_str!("monitoring_return_overdue.md")]

use crate::model::{Condition, ConditionKind, Funding};
use crate::rule::{Findings, Judged, Record, SeriesView, Skip, declare_rule};

declare_rule! {
    code: "monitoring-return-overdue",
    force: Always(Warning),
    basis: Practice,
    authorities: [],
    since: "0.1.0",
    page: "monitoring_return_overdue.md",
    check: Series(check),
}

fn check(series: &SeriesView<'_>, findings: &mut Findings<'_>) {
    for funding in &series.funding {
        for (at, condition) in funding.conditions.iter().enumerate() {
            if condition.kind == Some(ConditionKind::MonitoringReturn) {
                findings.judge(|findings| judge(funding, at, condition, findings));
            }
        }
    }
}

fn judge(
    funding: &Record<'_, Funding>,
    at: usize,
    condition: &Condition,
    findings: &mut Findings<'_>,
) -> Judged {
    let due = condition.due.as_ref().and_then(|due| due.on);
    let due = due.ok_or(Skip::Missing("no due date that can be compared"))?;
    let pointer = funding.pointer().field("conditions").index(at);
    if let Some(met) = condition.met_on {
        if due.is_before(met.earliest()) {
            findings
                .add(
                    pointer.clone().field("met_on"),
                    format!("the monitoring return was due by {due} and was made on {met}"),
                )
                .related(pointer.field("due"), format!("due by {due}"));
        }
        return Ok(());
    }
    let today = funding.cx.as_of.ok_or(Skip::Missing("no date that counts as today"))?;
    if due.is_before(today) {
        findings
            .add(
                pointer.field("due").field("on"),
                format!(
                    "the monitoring return was due by {due} and is not recorded as made by {today}"
                ),
            )
            .help("record when the condition was met");
    }
    Ok(())
}
