#![doc = include_str!("fund_over_allocated.md")]

use std::collections::{BTreeSet, HashMap};

use crate::model::{AmountKind, Funding, Party};
use crate::rule::{Findings, Judged, Record, SeriesView, Skip, Sums, declare_rule, to_the_penny};
use crate::value::{FinancialYear, FundingId, Money};

declare_rule! {
    code: "fund-over-allocated",
    force: Always(Warning),
    basis: Practice,
    authorities: [],
    since: "0.1.0",
    page: "fund_over_allocated.md",
    check: Series(check),
}

type Moved = HashMap<FundingId, Vec<Money>>;

/// The kinds of sum that say how much a part gets from its whole, the surest first.
const SHARES: [AmountKind; 3] = [AmountKind::Allocated, AmountKind::Approved, AmountKind::Awarded];

/// The kinds of sum that say what a fund has.
const MEANS: [AmountKind; 3] =
    [AmountKind::Allocated, AmountKind::Awarded, AmountKind::BroughtForward];

fn check(series: &SeriesView<'_>, findings: &mut Findings<'_>) {
    let moved = series.moved();
    let mut parts: HashMap<FundingId, Vec<&Record<'_, Funding>>> = HashMap::new();
    for part in &series.funding {
        if let Some(whole) = part.part_of_id {
            parts.entry(whole).or_default().push(part);
        }
    }
    // They are told in an order of their own, not in that of the list.
    for parts in parts.values_mut() {
        parts.sort_by_key(|part| part.id);
    }
    for funding in &series.funding {
        for year in funding.years(AmountKind::Approved) {
            findings.judge(|findings| judge_approvals(funding, year, &moved, findings));
        }
        if let Some(parts) = parts.get(&funding.id) {
            let given = [AmountKind::Allocated, AmountKind::Awarded, AmountKind::Approved];
            let years: BTreeSet<_> =
                given.into_iter().flat_map(|kind| funding.years(kind)).collect();
            for year in &years {
                findings.judge(|findings| {
                    let year = (*year, years.len() == 1);
                    judge_parts(funding, parts, year, &moved, findings)
                });
            }
        }
    }
}

fn judge_approvals(
    funding: &Record<'_, Funding>,
    year: Option<FinancialYear>,
    moved: &Moved,
    findings: &mut Findings<'_>,
) -> Judged {
    if funding.mixes_years() {
        return Err(Skip::Missing("no financial year"));
    }
    let means = funding.means(year, moved.get(&funding.id))?;
    let means = means.ok_or(Skip::Missing("no sum allocated or awarded"))?;
    let approved = funding.sums(AmountKind::Approved, year);
    let total = approved.at_least(Sums::total_by_purpose)?.ok_or(Skip::Nothing)?;
    if let (Some(_), Some((at, _))) = (means.exceeded_by(total)?, approved.list.last()) {
        to_the_penny(approved.list.iter().map(|(_, sum)| *sum), funding.of_kinds(&MEANS, year))?;
        let of_year = of_year(year);
        findings.add(
            funding.amount_pointer(*at),
            format!("{total} is approved from {} that the fund has{of_year}", means.certain),
        );
    }
    Ok(())
}

fn judge_parts(
    whole: &Record<'_, Funding>,
    parts: &[&Record<'_, Funding>],
    (year, is_only_year): (Option<FinancialYear>, bool),
    moved: &Moved,
    findings: &mut Findings<'_>,
) -> Judged {
    let moved = moved.get(&whole.id);
    let means = match whole.means(year, moved)? {
        Some(means) => Some(means),
        None => whole.approved_means(year, moved)?,
    };
    let means = means.ok_or(Skip::Nothing)?;
    // What another funder gives to a part does not come out of the whole.
    let funders: BTreeSet<_> = whole.funders.iter().filter_map(|one| one.organisation_id).collect();
    let is_of_whole = |one: &Party| {
        one.organisation_id.is_some_and(|id| funders.contains(&id)) || whole.funders.contains(one)
    };
    if !parts.iter().flat_map(|part| &part.funders).all(is_of_whole) {
        return Err(Skip::Missing("no telling which funder gives to the parts"));
    }
    let mut shares = Vec::new();
    let mut sums = Vec::new();
    let mut years = BTreeSet::new();
    for part in parts {
        let Some(kind) = SHARES.into_iter().find(|kind| !part.years(*kind).is_empty()) else {
            continue;
        };
        for of in part.years(kind) {
            if of == year || year.is_none() || (of.is_none() && is_only_year) {
                let of_part = part.sums(kind, of);
                shares.extend(of_part.at_least(Sums::total_by_purpose)?);
                sums.extend(of_part.list.into_iter().map(|(_, sum)| sum));
                years.insert(of);
            } else if of.is_none() {
                return Err(Skip::Missing("no financial year"));
            }
        }
    }
    if shares.is_empty() {
        return Err(Skip::Nothing);
    }
    if year.is_none() && years.len() > 1 {
        return Err(Skip::Missing("no financial year"));
    }
    let total = Money::sum(shares).ok_or(Skip::Missing("no sums in one currency"))?;
    if means.exceeded_by(total)?.is_some() {
        let approved = whole.of_kinds(&[AmountKind::Approved], year);
        to_the_penny(sums, whole.of_kinds(&MEANS, year).chain(approved))?;
        let of_year = of_year(year);
        let mut found = findings.add(
            whole.pointer(),
            format!(
                "{total} is set aside for the parts of the fund, which has {}{of_year}",
                means.certain
            ),
        );
        for part in parts {
            found = found.related(part.pointer(), format!("a part: {}", part.name));
        }
    }
    Ok(())
}

fn of_year(year: Option<FinancialYear>) -> String {
    year.map_or_else(String::new, |year| format!(" for {year}"))
}
