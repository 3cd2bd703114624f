#![doc = include_str!("fund_overspent.md")]

use std::collections::BTreeSet;

use crate::model::{AmountKind, Funding, FundingAmount};
use crate::rule::{Findings, Judged, Record, SeriesView, Skip, declare_rule, excess, to_the_penny};
use crate::value::{FinancialYear, Money, PartialDate};

declare_rule! {
    code: "fund-overspent",
    force: Always(Warning),
    basis: Practice,
    authorities: [],
    since: "0.1.0",
    page: "fund_overspent.md",
    check: Series(check),
}

/// The kinds of sum that say what was spent.
const SPENT: [AmountKind; 2] = [AmountKind::Spent, AmountKind::SpentToDate];

/// The kinds of sum that say how much may be spent.
const LIMITS: [AmountKind; 4] =
    [AmountKind::Allocated, AmountKind::Awarded, AmountKind::Approved, AmountKind::BroughtForward];

fn check(series: &SeriesView<'_>, findings: &mut Findings<'_>) {
    let moved = series.moved();
    for funding in &series.funding {
        let years: BTreeSet<_> = SPENT.into_iter().flat_map(|kind| funding.years(kind)).collect();
        for year in years {
            findings.judge(|findings| {
                let moved = moved.get(&funding.id);
                judge(series, funding, year, moved, findings)
            });
        }
    }
}

fn judge(
    series: &SeriesView<'_>,
    funding: &Record<'_, Funding>,
    year: Option<FinancialYear>,
    moved: Option<&Vec<Money>>,
    findings: &mut Findings<'_>,
) -> Judged {
    if funding.mixes_years() {
        return Err(Skip::Missing("no financial year"));
    }
    let of_year = year.map_or_else(String::new, |year| format!(" for {year}"));
    let approved = funding.sums(AmountKind::Approved, year);
    let spent = funding.spent(|sum| funding.year_of(sum) == year)?.ok_or(Skip::Nothing)?;
    let (means, has) = match funding.means(year, moved)? {
        Some(means) => (Some(means), "the fund has"),
        None if funding.of_kinds(&[AmountKind::BroughtForward], year).next().is_some() => {
            (funding.approved_means(year, moved)?, "is approved and brought forward")
        }
        None => (funding.approved_means(year, moved)?, "is approved"),
    };
    let means = means.ok_or(Skip::Missing("no sum allocated, awarded or approved"))?;
    let (beyond, allowed) = beyond_tolerance(series, funding, spent, year)?;
    // An approval above the allocation is another rule's finding.
    let is_approved = match approved.at_most()? {
        Some(approved) => excess(beyond, approved)?.is_none(),
        None => false,
    };
    if !is_approved && means.exceeded_by(beyond)?.is_some() {
        to_the_penny(funding.of_kinds(&SPENT, year), funding.of_kinds(&LIMITS, year))?;
        let ((at, spent), limit) = (spent, means.certain);
        findings.add(
            funding.amount_pointer(at),
            format!("{spent} is spent of {limit} that {has}{of_year}{allowed}"),
        );
        return Ok(());
    }
    // The fund may bear it, and yet more goes to one purpose than was approved for it.
    for (_, approval) in &approved.list {
        let purpose = Record::purpose_of(approval);
        let is_same = |sum: &FundingAmount| Record::purpose_of(sum) == purpose;
        if approved.list.iter().filter(|(_, other)| is_same(other)).count() > 1
            || (purpose.is_none() && approved.list.len() > 1)
        {
            return Err(Skip::Missing("no telling whether a sum is given twice"));
        }
        let spent = funding.spent(|sum| funding.year_of(sum) == year && is_same(sum))?;
        let Some(spent) = spent else { continue };
        let (beyond, allowed) = beyond_tolerance(series, funding, spent, year)?;
        let means = funding.with_additions(approval.money, year, moved)?;
        if means.exceeded_by(beyond)?.is_some() {
            let spends = funding.of_kinds(&SPENT, year).filter(|sum| is_same(sum));
            let brought = funding.of_kinds(&[AmountKind::BroughtForward], year);
            to_the_penny(spends, brought.chain([*approval]))?;
            let ((at, spent), approved) = (spent, approval.money);
            findings.add(
                funding.amount_pointer(at),
                format!("{spent} is spent of {approved} that is approved{of_year}{allowed}"),
            );
        }
    }
    Ok(())
}

/// What is spent beyond the tolerance, and the tolerance in words.
fn beyond_tolerance(
    series: &SeriesView<'_>,
    funding: &Record<'_, Funding>,
    (at, spent): (usize, Money),
    year: Option<FinancialYear>,
) -> Result<(Money, String), Skip> {
    let Some(tolerance) = tolerance(series, funding, at, year) else {
        return Ok((spent, String::new()));
    };
    let beyond = spent.minus(tolerance).ok_or(Skip::Missing("no sums in one currency"))?;
    Ok((beyond, format!(", where {tolerance} over it is allowed")))
}

/// By how much the fund may be overspent: by the terms of reference of the day on which the
/// spending is given, else of the last day of its year, else of today.
fn tolerance(
    series: &SeriesView<'_>,
    funding: &Record<'_, Funding>,
    at: usize,
    year: Option<FinancialYear>,
) -> Option<Money> {
    let given = funding.get().amounts.get(at).and_then(|amount| funding.day_of(amount));
    let day = given.map(PartialDate::latest);
    let day = day.or_else(|| year?.last_day()).or(series.board.cx.as_of);
    let terms = match day {
        Some(day) => series.board.terms_on(day),
        None => series.board.terms_of_reference.iter().max_by_key(|terms| terms.in_force_from),
    };
    terms?.overspend_tolerance
}
