#![doc = include_str!("strategic_assessment_missing.md")]

use crate::model::{Nation, Plan, PlanKind, Profile};
use crate::rule::{
    Authority, Findings, Judged, Record, SeriesView, Skip, declare_rule, whole_years,
};
use crate::value::FinancialYear;

declare_rule! {
    code: "strategic-assessment-missing",
    force: Duty(Warning, &[Profile::StrategyGroup]),
    basis: Regulation,
    authorities: [Authority {
        citation: "Crime and Disorder (Formulation and Implementation of Strategy) Regulations 2007 \
            (SI 2007/1830), regulation 5(1)",
        url: "https://www.legislation.gov.uk/uksi/2007/1830/regulation/5",
        nations: &[Nation::England],
        in_force_from: "2007-08-01",
        in_force_until: None,
    }],
    since: "0.1.0",
    page: "strategic_assessment_missing.md",
    check: Series(check),
}

fn check(series: &SeriesView<'_>, findings: &mut Findings<'_>) {
    let board = &series.board;
    let years = whole_years(&board.plans_complete, board.cx.as_of);
    if years.is_empty() {
        findings.judge(|findings| {
            findings.may_bind(board.get())?;
            Err(Skip::Missing("the book is not said to hold every plan of a whole financial year"))
        });
    }
    let kind = Some(PlanKind::StrategicAssessment);
    let assessments: Vec<_> = series.plans.iter().filter(|plan| plan.kind == kind).collect();
    for year in years {
        findings.judge(|findings| judge(series, &assessments, year, findings));
    }
}

fn judge(
    series: &SeriesView<'_>,
    assessments: &[&Record<'_, Plan>],
    year: FinancialYear,
    findings: &mut Findings<'_>,
) -> Judged {
    let board = &series.board;
    let (Some(from), Some(until)) = (year.first_day(), year.last_day()) else {
        return Err(Skip::Nothing);
    };
    findings.require_duty_over(board.get(), from, until)?;
    if assessments.iter().any(|plan| is_of(series, plan, year) == Some(true)) {
        return Ok(());
    }
    if assessments.iter().any(|plan| is_of(series, plan, year).is_none()) {
        return Err(Skip::Missing("no day on which a strategic assessment was made"));
    }
    let message = format!("no strategic assessment by {} dated in {year} is recorded", board.name);
    findings.add(board.pointer(), message);
    Ok(())
}

/// Whether an assessment was worked on in this year; nothing where that is not known.
fn is_of(series: &SeriesView<'_>, plan: &Record<'_, Plan>, year: FinancialYear) -> Option<bool> {
    let (from, until) = (year.first_day()?, year.last_day()?);
    let steps = plan.steps.iter();
    let days =
        steps.filter_map(|step| step.on.or_else(|| series.date_of(step.stated_at.as_ref()?)));
    let days: Vec<_> = days.collect();
    let of = plan.first_year();
    if days.iter().any(|on| on.earliest() <= until && from <= on.latest()) {
        return Some(true);
    }
    if days.is_empty() {
        // One for a year may be made in that year or in the one before.
        return of.map(|of| of == year || Some(of) == year.next());
    }
    // One of this year that is first heard of in another was perhaps made in this one.
    (of != Some(year)).then_some(false)
}
