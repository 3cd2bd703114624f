#![doc = include_str!("agreement_outside_its_year.md")]

use crate::model::{Nation, PlanKind, Profile};
use crate::rule::{Authority, Findings, SeriesView, Skip, declare_rule};

declare_rule! {
    code: "agreement-outside-its-year",
    force: Duty(Warning, &[Profile::CountyStrategyGroup]),
    basis: Regulation,
    authorities: [Authority {
        citation: "Crime and Disorder (Formulation and Implementation of Strategy) Regulations 2007 \
            (SI 2007/1830), regulation 9(1)",
        url: "https://www.legislation.gov.uk/uksi/2007/1830/regulation/9",
        nations: &[Nation::England],
        in_force_from: "2007-08-01",
        in_force_until: None,
    }],
    since: "0.1.0",
    page: "agreement_outside_its_year.md",
    check: Series(check),
}

fn check(series: &SeriesView<'_>, findings: &mut Findings<'_>) {
    let board = series.board.get();
    for (year, approvals) in series.approvals(PlanKind::CommunitySafetyAgreement) {
        findings.judge(|findings| {
            let deadline = year.last_day().ok_or(Skip::Nothing)?;
            findings.may_bind(board)?;
            findings.require_duty_over(board, deadline, deadline)?;
            if let Some((on, pointer)) = approvals.all_after(deadline)? {
                let message = format!(
                    "the community safety agreement for {year} was approved {}, after {deadline}",
                    on.date().map_or_else(|| format!("in {on}"), |on| format!("on {on}")),
                );
                findings.add(pointer, message);
            }
            Ok(())
        });
    }
}
