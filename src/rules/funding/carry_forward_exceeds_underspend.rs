#![doc = include_str!("carry_forward_exceeds_underspend.md")]

use crate::model::{AmountKind, Funding};
use crate::rule::{Findings, Judged, Record, SeriesView, Skip, declare_rule, to_the_penny};
use crate::value::FinancialYear;

declare_rule! {
    code: "carry-forward-exceeds-underspend",
    force: Always(Error),
    basis: Data,
    authorities: [],
    since: "0.1.0",
    page: "carry_forward_exceeds_underspend.md",
    check: Series(check),
}

fn check(series: &SeriesView<'_>, findings: &mut Findings<'_>) {
    for funding in &series.funding {
        for year in funding.years(AmountKind::CarriedForward) {
            findings.judge(|findings| {
                let year = year.ok_or(Skip::Missing("no financial year"))?;
                compare(funding, AmountKind::CarriedForward, year, year, findings)
            });
        }
        // Funds that share a name in two years need not be one fund: only the same record is.
        let underspent = funding.years(AmountKind::Underspend);
        for year in funding.years(AmountKind::BroughtForward).into_iter().flatten() {
            findings.judge(|findings| {
                let before = year.previous().filter(|&before| underspent.contains(&Some(before)));
                let before = before.ok_or(Skip::Nothing)?;
                compare(funding, AmountKind::BroughtForward, year, before, findings)
            });
        }
    }
}

fn compare(
    funding: &Record<'_, Funding>,
    kind: AmountKind,
    year: FinancialYear,
    source_year: FinancialYear,
    findings: &mut Findings<'_>,
) -> Judged {
    let sums = funding.sums(kind, Some(year));
    let passed_on = sums.total_by_purpose()?.ok_or(Skip::Nothing)?;
    let (source_at, underspend) = funding.underspend(source_year)?;
    let over = passed_on.minus(underspend).ok_or(Skip::Missing("no sums in one currency"))?;
    if over.minor_units() <= 0 {
        return Ok(());
    }
    // Money ordered and not yet paid may be carried forward beside the underspend.
    if funding.has_unsettled_sums(source_year) {
        return Err(Skip::Missing("no telling whether other sums of the year count"));
    }
    let passed_on_sums = sums.list.iter().map(|(_, sum)| *sum);
    to_the_penny(passed_on_sums, funding.get().amounts.get(source_at))?;
    let what = match kind {
        AmountKind::CarriedForward => "carried forward from".to_owned(),
        _ => format!("brought forward into {year} from"),
    };
    if let Some((at, _)) = sums.whole().or(sums.list.last().copied()) {
        findings
            .add(
                funding.amount_pointer(at),
                format!("{passed_on} is {what} an underspend of {underspend} in {source_year}"),
            )
            .related(funding.amount_pointer(source_at), format!("an underspend of {underspend}"));
    }
    Ok(())
}
