#![doc = include_str!("underspend_unexplained.md")]

use crate::model::{AmountKind, Funding};
use crate::rule::{Findings, Judged, Record, Skip, declare_rule};
use crate::value::{FinancialYear, Money};

declare_rule! {
    code: "underspend-unexplained",
    force: Always(Advice),
    basis: Practice,
    authorities: [],
    since: "0.1.0",
    page: "underspend_unexplained.md",
    check: Funding(check),
}

fn check(funding: &Record<'_, Funding>, findings: &mut Findings<'_>) -> Judged {
    let years = funding.years(AmountKind::Underspend).into_iter();
    let judged = years.map(|year| explained(funding, year, findings));
    // Judged where one of its years could be.
    judged.min_by_key(Result::is_err).unwrap_or(Err(Skip::Nothing))
}

fn explained(
    funding: &Record<'_, Funding>,
    year: Option<FinancialYear>,
    findings: &mut Findings<'_>,
) -> Judged {
    let year = year.ok_or(Skip::Missing("no financial year"))?;
    let (at, underspend) = funding.underspend(year)?;
    let explained = explanations(funding, year)?;
    let left = explained.map_or(Some(underspend), |sum| underspend.minus(sum));
    let left = left.ok_or(Skip::Missing("no sums in one currency"))?;
    if left.minor_units() > 0 {
        let whole = if left == underspend { String::new() } else { format!("{left} of ") };
        findings
            .add(
                funding.amount_pointer(at),
                format!(
                    "{whole}the underspend of {underspend} of {year} is not recorded as carried \
                     forward, returned, retained or reallocated"
                ),
            )
            .help("record what became of the rest");
    }
    Ok(())
}

/// All that the record says of where the money went. What may be said twice counts twice: then
/// nothing is found that may be explained.
fn explanations(funding: &Record<'_, Funding>, year: FinancialYear) -> Result<Option<Money>, Skip> {
    let mut sums = Vec::new();
    let mut carried = None;
    for kind in [
        AmountKind::CarriedForward,
        AmountKind::Returned,
        AmountKind::Retained,
        AmountKind::Reallocated,
    ] {
        // A sum without a year may be of this one.
        let of_year = funding.sums(kind, Some(year)).at_most()?;
        let of_no_year = funding.sums(kind, None).at_most()?;
        if kind == AmountKind::CarriedForward {
            carried = of_year.or(of_no_year);
        }
        sums.extend([of_year, of_no_year]);
    }
    if carried.is_none() {
        // The same money, seen from the year after.
        sums.push(funding.sums(AmountKind::BroughtForward, year.next()).at_most()?);
    }
    let sums: Vec<_> = sums.into_iter().flatten().collect();
    if sums.is_empty() {
        return Ok(None);
    }
    Money::sum(sums).map(Some).ok_or(Skip::Missing("no sums in one currency"))
}
