#![doc = include_str!("death_review_not_copied.md")]

use crate::model::{Nation, Plan, PlanEvent, PlanKind};
use crate::rule::{Authority, Findings, Judged, Record, SeriesView, Skip, declare_rule};

declare_rule! {
    code: "death-review-not-copied",
    force: Always(Advice),
    basis: Statute,
    authorities: [Authority {
        citation: "Domestic Violence, Crime and Victims Act 2004, section 9(3B)",
        url: "https://www.legislation.gov.uk/ukpga/2004/28/section/9",
        nations: &[Nation::England, Nation::Wales],
        in_force_from: "2021-11-01",
        in_force_until: None,
    }],
    since: "0.1.0",
    page: "death_review_not_copied.md",
    check: Series(check),
}

fn check(series: &SeriesView<'_>, findings: &mut Findings<'_>) {
    for plan in series.plans.iter().filter(|plan| plan.kind == Some(PlanKind::DeathReview)) {
        findings.judge(|findings| judge(series, plan, findings));
    }
}

fn judge(series: &SeriesView<'_>, plan: &Record<'_, Plan>, findings: &mut Findings<'_>) -> Judged {
    let (index, step) = plan.step(PlanEvent::Completed).ok_or(Skip::Nothing)?;
    let completed = step.on.ok_or(Skip::Missing("no day on which the review was completed"))?;
    let terms = series.board.terms_on(completed.earliest());
    let nation = terms.and_then(|terms| terms.nation).unwrap_or(Nation::England);
    if !RULE.authorities.iter().any(|law| law.applies(nation, completed.earliest())) {
        return Err(Skip::Nothing);
    }
    if plan.step(PlanEvent::SentToCommissioner).is_some() || step.reason.is_some() {
        return Ok(());
    }
    // The Act says "as soon as reasonably practicable": silence counts after a month of it.
    let due = completed.latest().plus_months(1);
    let mut spans = series.board.plans_complete.iter();
    let is_silent = due.is_some_and(|due| {
        spans.any(|span| span.contains(completed.earliest()) && span.contains(due))
    });
    if !is_silent {
        return Err(Skip::Missing("the book is not said to hold all plans of the month after"));
    }
    findings
        .add(
            plan.pointer().field("steps").index(index),
            format!(
                "“{}” was completed on {completed}, and no copy to the Domestic Abuse \
                 Commissioner is recorded",
                plan.title
            ),
        )
        .help("record the sending as a step `sent_to_commissioner`");
    Ok(())
}
