#![doc = include_str!("spend_outside_grant_period.md")]

use crate::model::{AmountKind, ConditionKind, Funding, FundingAmount};
use crate::rule::{Findings, Judged, Place, Record, SeriesView, Skip, declare_rule};
use crate::value::PartialDate;

declare_rule! {
    code: "spend-outside-grant-period",
    force: Always(Warning),
    basis: Practice,
    authorities: [],
    since: "0.1.0",
    page: "spend_outside_grant_period.md",
    check: Series(check),
}

fn check(series: &SeriesView<'_>, findings: &mut Findings<'_>) {
    for funding in &series.funding {
        let end = end(funding);
        if funding.starts_on.is_none() && end.is_none() {
            continue;
        }
        for (at, amount) in funding.amounts.iter().enumerate() {
            if amount.kind == AmountKind::Spent {
                findings.judge(|findings| judge(funding, (at, amount), end.as_ref(), findings));
            }
        }
    }
}

fn judge(
    funding: &Record<'_, Funding>,
    (at, amount): (usize, &FundingAmount),
    end: Option<&(PartialDate, Place)>,
    findings: &mut Findings<'_>,
) -> Judged {
    let on = amount.on.ok_or(Skip::Missing("no day of the spending"))?;
    let pointer = funding.amount_pointer(at).field("on");
    let money = amount.money;
    if let Some(start) = funding.starts_on.filter(|start| on.is_before(start.earliest())) {
        findings
            .add(
                pointer,
                format!("{money} was spent on {on}, before the funding begins on {start}"),
            )
            .related(funding.pointer().field("starts_on"), format!("begins on {start}"));
    } else if let Some((end, place)) = end.filter(|(end, _)| end.is_before(on.earliest())) {
        findings
            .add(pointer, format!("{money} was spent on {on}, after the funding ended on {end}"))
            .related(place.clone(), format!("until {end}"));
    }
    Ok(())
}

/// The last day on which it may be spent, as the record puts it.
fn end(funding: &Record<'_, Funding>) -> Option<(PartialDate, Place)> {
    let pointer = funding.pointer();
    let by = funding.spend_by.map(|by| (by, pointer.clone().field("spend_by")));
    let conditions = || {
        let dates = funding.conditions.iter().enumerate().filter_map(|(at, condition)| {
            let is_end = condition.kind == Some(ConditionKind::SpendBy);
            let due = condition.due.as_ref().filter(|_| is_end)?.on?;
            Some((due, pointer.clone().field("conditions").index(at).field("due")))
        });
        // Of two the later one may have replaced the earlier.
        dates.max_by_key(|(due, _)| due.latest())
    };
    let until = || funding.funded_until.map(|until| (until, pointer.clone().field("funded_until")));
    by.or_else(conditions).or_else(until)
}
