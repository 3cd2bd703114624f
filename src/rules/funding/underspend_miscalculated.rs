#![doc = include_str!("underspend_miscalculated.md")]

use std::collections::HashSet;

use crate::model::{AmountKind, Funding};
use crate::rule::{Findings, Judged, Record, SeriesView, Skip, declare_rule, to_the_penny};
use crate::value::{Date, FinancialYear, Money, PartialDate};

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
    let moved = series.moved();
    for funding in &series.funding {
        for year in funding.years(AmountKind::Underspend) {
            findings.judge(|findings| {
                if wholes.contains(&funding.id) {
                    return Err(Skip::Missing("no sums without those of its parts"));
                }
                let year = year.ok_or(Skip::Missing("no financial year"))?;
                judge(funding, year, moved.contains_key(&funding.id), findings)
            });
        }
    }
}

fn judge(
    funding: &Record<'_, Funding>,
    year: FinancialYear,
    has_moved_here: bool,
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
    let missing = left.minus(given);
    let may_count = has_moved_here || other_sums_may_count(funding, year, end, missing);
    if may_count || funding.has_unsettled_sums(year) {
        return Err(Skip::Missing("no telling whether other sums of the year count"));
    }
    to_the_penny(funding.of_kinds(&COUNTED, Some(year)), [])?;
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

/// The kinds of sum from which the underspend follows, and its own.
const COUNTED: [AmountKind; 6] = [
    AmountKind::Allocated,
    AmountKind::Awarded,
    AmountKind::BroughtForward,
    AmountKind::Spent,
    AmountKind::SpentToDate,
    AmountKind::Underspend,
];

/// Whether sums came in or went out beside what was allocated and spent. What was given back or
/// kept comes out of the underspend, unless that was in the year or makes up what is missing.
fn other_sums_may_count(
    funding: &Record<'_, Funding>,
    year: FinancialYear,
    end: Date,
    missing: Option<Money>,
) -> bool {
    let moved = [AmountKind::Transferred, AmountKind::Precept];
    let given_up = [AmountKind::Returned, AmountKind::Retained];
    let in_year = |on: PartialDate| on.latest() <= end;
    funding.of_kinds(&moved, Some(year)).next().is_some()
        || funding
            .of_kinds(&given_up, Some(year))
            .any(|sum| Some(sum.money) == missing || funding.day_of(sum).is_some_and(in_year))
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
        // What was spent by some day in the year is not what was spent in it, whenever it was told.
        [(_, sum)] if funding.day_of(sum).is_some_and(|on| on.earliest() >= end) => Ok(sum.money),
        _ => Err(Skip::Missing("no total spent by the end of the year")),
    }
}
