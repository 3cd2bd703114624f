#![doc = include_str!("death_review_decision_late.md")]

use crate::model::{Nation, Plan, PlanEvent, PlanKind};
use crate::rule::{Authority, Findings, Judged, Record, SeriesView, Skip, declare_rule};

declare_rule! {
    code: "death-review-decision-late",
    force: Always(Advice),
    basis: Guidance,
    authorities: [Authority {
        citation: "Home Office, Multi-agency statutory guidance for the conduct of domestic \
                   homicide reviews (December 2016), under section 9(3) of the Domestic Violence, \
                   Crime and Victims Act 2004",
        url: "https://www.gov.uk/government/publications/revised-statutory-guidance-for-the-conduct-of-domestic-homicide-reviews",
        nations: &[Nation::England, Nation::Wales],
        in_force_from: "2016-12-01",
        in_force_until: None,
    }],
    since: "0.1.0",
    page: "death_review_decision_late.md",
    check: Series(check),
}

fn check(series: &SeriesView<'_>, findings: &mut Findings<'_>) {
    for plan in series.plans.iter().filter(|plan| plan.kind == Some(PlanKind::DeathReview)) {
        findings.judge(|findings| judge(series, plan, findings));
    }
}

fn judge(series: &SeriesView<'_>, plan: &Record<'_, Plan>, findings: &mut Findings<'_>) -> Judged {
    let (asked_at, asked) = plan.step(PlanEvent::Notified).ok_or(Skip::Nothing)?;
    let notified = asked.on.ok_or(Skip::Missing("no day on which the death was notified"))?;
    let terms = series.board.terms_on(notified.earliest());
    let nation = terms.and_then(|terms| terms.nation).unwrap_or(Nation::England);
    if !RULE.authorities.iter().any(|law| law.applies(nation, notified.earliest())) {
        return Err(Skip::Nothing);
    }
    let unknown = Skip::Missing("no day of the decision whether to hold the review");
    let (index, step) = plan.step(PlanEvent::Decided).ok_or(unknown)?;
    let decided = step.on.ok_or(unknown)?;
    let limits = [notified.earliest(), notified.latest()].map(|day| day.plus_months(1));
    let [Some(surely), Some(at_most)] = limits else {
        return Err(Skip::Missing("no whole dates of the notice and of the decision"));
    };
    if decided.latest() <= surely || step.reason.is_some() {
        return Ok(());
    }
    if decided.earliest() <= at_most {
        return Err(Skip::Missing("no whole dates of the notice and of the decision"));
    }
    let steps = plan.pointer().field("steps");
    findings
        .add(
            steps.clone().index(index),
            format!(
                "the decision on “{}”, of {decided}, is more than a month after the notice of \
                 {notified}",
                plan.title
            ),
        )
        .related(steps.index(asked_at), "the notice")
        .help("where the decision waited for a reason, record it as the `reason` of the step");
    Ok(())
}
