use std::collections::HashMap;

use crate::model::{AmountKind, Funding};
use crate::rule::{Findings, Judged, Record, SeriesView, Skip, declare_rule};
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

type ByNameAndYear<'s, 'a> = HashMap<(String, FinancialYear), Vec<&'s Record<'a, Funding>>>;

fn check(series: &SeriesView<'_>, findings: &mut Findings<'_>) {
    let underspent = by_name_and_year(series, AmountKind::Underspend);
    let brought = by_name_and_year(series, AmountKind::BroughtForward);
    for funding in &series.funding {
        for year in funding.years(AmountKind::CarriedForward) {
            findings.judge(|findings| {
                let year = year.ok_or(Skip::Missing("no financial year"))?;
                compare(funding, AmountKind::CarriedForward, year, (funding, year), findings)
            });
        }
    }
    // A funding of the same name in the year before is the same fund, if it is the only one.
    for ((name, year), later) in brought {
        findings.judge(|findings| {
            let before = year.previous().ok_or(Skip::Nothing)?;
            let earlier = underspent.get(&(name, before)).map(Vec::as_slice);
            let (&[later], Some(&[earlier])) = (later.as_slice(), earlier) else {
                return Err(Skip::Nothing);
            };
            compare(later, AmountKind::BroughtForward, year, (earlier, before), findings)
        });
    }
}

fn by_name_and_year<'s, 'a>(series: &'s SeriesView<'a>, kind: AmountKind) -> ByNameAndYear<'s, 'a> {
    let mut found = ByNameAndYear::new();
    for funding in &series.funding {
        let name = funding.name.as_str().trim().to_lowercase();
        for year in funding.years(kind).into_iter().flatten() {
            found.entry((name.clone(), year)).or_default().push(funding);
        }
    }
    found
}

fn compare(
    funding: &Record<'_, Funding>,
    kind: AmountKind,
    year: FinancialYear,
    (source, source_year): (&Record<'_, Funding>, FinancialYear),
    findings: &mut Findings<'_>,
) -> Judged {
    let sums = funding.sums(kind, Some(year));
    let passed_on = sums.total_by_purpose()?.ok_or(Skip::Nothing)?;
    let (source_at, underspend) = source.underspend(source_year)?;
    let over = passed_on.minus(underspend).ok_or(Skip::Missing("no sums in one currency"))?;
    if over.minor_units() <= 0 {
        return Ok(());
    }
    // Money ordered and not yet paid may be carried forward beside the underspend.
    if source.has_unsettled_sums(source_year) {
        return Err(Skip::Missing("no telling whether other sums of the year count"));
    }
    let what = match kind {
        AmountKind::CarriedForward => "carried forward from".to_owned(),
        _ => format!("brought forward into {year} from"),
    };
    if let Some((at, _)) = sums.list.last() {
        findings
            .add(
                funding.amount_pointer(*at),
                format!("{passed_on} is {what} an underspend of {underspend} in {source_year}"),
            )
            .related(source.amount_pointer(source_at), format!("an underspend of {underspend}"));
    }
    Ok(())
}
