use std::collections::HashSet;

use crate::model::{AmountKind, Funding};
use crate::rule::{Findings, Judged, Record, SeriesView, Skip, declare_rule};
use crate::value::{Date, FinancialYear, Money};

declare_rule! {
    code: "underspend-miscalculated",
    force: Always(Error),
    basis: Data,
    authorities: [],
    since: "0.1.0",
    page: "underspend_miscalculated.md",
    check: Series(check),
}

fn check(series: &SeriesView<'_>, findings: &mut Findings<'_>) {
    let wholes: HashSet<_> = series.funding.iter().filter_map(|part| part.part_of_id).collect();
    for funding in &series.funding {
        for year in funding.years(AmountKind::Underspend) {
            findings.judge(|findings| {
                if wholes.contains(&funding.id) {
                    return Err(Skip::Missing("no sums without those of its parts"));
                }
                let year = year.ok_or(Skip::Missing("no financial year"))?;
                judge(funding, year, findings)
            });
        }
    }
}

fn judge(
    funding: &Record<'_, Funding>,
    year: FinancialYear,
    findings: &mut Findings<'_>,
) -> Judged {
    // A sum without a year may be of this one.
    if funding.amounts.iter().any(|amount| funding.year_of(amount).is_none()) {
        return Err(Skip::Missing("no financial year"));
    }
    let end = year.last_day().ok_or(Skip::Nothing)?;
    let (at, given) = funding.underspend(year)?;

    let total = |kind| funding.sums(kind, Some(year)).total_by_purpose();
    let (source, word) = match total(AmountKind::Allocated)? {
        Some(allocated) => (Some(allocated), "allocated"),
        None => (total(AmountKind::Awarded)?, "awarded"),
    };
    let source = source.ok_or(Skip::Missing("no sum allocated or awarded"))?;
    let brought = total(AmountKind::BroughtForward)?;
    let spent = spent(funding, year, end)?;
    let available = brought.map_or(Some(source), |brought| source.plus(brought));
    let left = available.and_then(|available| available.minus(spent));
    let left = left.ok_or(Skip::Missing("no sums in one currency"))?;
    if given.currency() != left.currency() {
        return Err(Skip::Missing("no sums in one currency"));
    }
    if left == given {
        return Ok(());
    }
    if funding.has_unsettled_sums(year) {
        return Err(Skip::Missing("no telling whether other sums of the year count"));
    }
    let brought = brought.map_or_else(String::new, |sum| format!(" and {sum} brought forward"));
    findings.add(
        funding.amount_pointer(at).field("money"),
        format!(
            "the underspend of {year} is given as {given}, but {source} {word}{brought} less \
             {spent} spent is {left}"
        ),
    );
    Ok(())
}

/// All that was spent in the year.
fn spent(funding: &Record<'_, Funding>, year: FinancialYear, end: Date) -> Result<Money, Skip> {
    let in_all = funding.sums(AmountKind::SpentToDate, Some(year));
    match in_all.list.as_slice() {
        [] => {
            let parts = funding.sums(AmountKind::Spent, Some(year));
            // Sums for this and that need not be all that was spent.
            if parts.list.iter().any(|(_, part)| part.purpose.is_some()) {
                return Err(Skip::Missing("no total spent"));
            }
            parts.total()?.ok_or(Skip::Missing("no total spent"))
        }
        // What was spent by some day in the year is not what was spent in it.
        [(_, sum)] if funding.stated_on(sum).is_some_and(|on| on.earliest() >= end) => {
            Ok(sum.money)
        }
        _ => Err(Skip::Missing("no total spent by the end of the year")),
    }
}
