#![doc = include_str!("plan_approved_late.md")]

use crate::model::{Nation, PlanKind, Profile};
use crate::rule::{Authority, Findings, SeriesView, Skip, declare_rule};
use crate::value::FinancialYear;

declare_rule! {
    code: "plan-approved-late",
    force: Duty(Warning, &[Profile::StrategyGroup]),
    basis: Regulation,
    authorities: [Authority {
        citation: "Crime and Disorder (Formulation and Implementation of Strategy) Regulations 2007 \
            (SI 2007/1830), regulation 10(2)",
        url: "https://www.legislation.gov.uk/uksi/2007/1830/regulation/10",
        nations: &[Nation::England],
        in_force_from: "2007-08-01",
        in_force_until: None,
    }],
    since: "0.1.0",
    page: "plan_approved_late.md",
    check: Series(check),
}

fn check(series: &SeriesView<'_>, findings: &mut Findings<'_>) {
    let board = series.board.get();
    for (year, approvals) in series.approvals(PlanKind::PartnershipPlan) {
        findings.judge(|findings| {
            let deadline = year.previous().and_then(FinancialYear::last_day);
            let deadline = deadline.ok_or(Skip::Nothing)?;
            findings.may_bind(board)?;
            findings.require_duty_over(board, deadline, deadline)?;
            if let Some((on, pointer)) = approvals.all_after(deadline)? {
                let message = format!(
                    "the partnership plan for {year} was approved {}, after {deadline}",
                    on.date().map_or_else(|| format!("in {on}"), |on| format!("on {on}")),
                );
                findings.add(pointer, message);
            }
            Ok(())
        });
    }
}
