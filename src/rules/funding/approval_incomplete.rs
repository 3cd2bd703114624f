#![doc = include_str!("approval_incomplete.md")]

use crate::model::{AmountKind, Funding, FundingAmount};
use crate::rule::{Findings, Judged, Record, SeriesView, Skip, declare_rule};

declare_rule! {
    code: "approval-incomplete",
    force: Always(Advice),
    basis: Practice,
    authorities: [],
    since: "0.1.0",
    page: "approval_incomplete.md",
    check: Series(check),
}

fn check(series: &SeriesView<'_>, findings: &mut Findings<'_>) {
    for funding in &series.funding {
        for (at, amount) in funding.amounts.iter().enumerate() {
            findings.judge(|findings| judge(series, funding, (at, amount), findings));
        }
    }
}

fn judge(
    series: &SeriesView<'_>,
    funding: &Record<'_, Funding>,
    (at, amount): (usize, &FundingAmount),
    findings: &mut Findings<'_>,
) -> Judged {
    match amount.kind {
        AmountKind::Approved => {}
        // A price becomes an approval by a decision on it.
        AmountKind::UnitPrice if amount.resolution_id.is_some() => {}
        _ => return Err(Skip::Nothing),
    }
    let has_total = amount.quantity.is_some() || states_total(funding);
    // That nobody is named says something only where the whole record is there.
    let meeting = amount.stated_at.as_ref().and_then(|place| series.meeting(place.meeting_id?));
    let is_whole = meeting.is_some_and(|meeting| {
        let mut decisions = meeting.resolutions();
        // Whoever is to choose a supplier is to name the payee.
        let is_left = decisions.any(|(_, decision)| {
            Some(decision.id) == amount.resolution_id && !decision.delegations.is_empty()
        });
        meeting.is_complete() && !is_left
    });
    let has_payee = !funding.recipients.is_empty();
    let missing = match (has_total, has_payee || !is_whole) {
        (true, true) => return if has_payee { Ok(()) } else { Err(Skip::Missing("no recipient")) },
        (true, false) => "names nobody to be paid",
        (false, true) => "gives no quantity",
        (false, false) => "gives no quantity and names nobody to be paid",
    };
    let unit = amount.unit.as_ref().map_or_else(String::new, |unit| format!(" a {unit}"));
    findings.add(
        funding.amount_pointer(at),
        format!("the approval of {}{unit} {missing}", amount.money),
    );
    Ok(())
}

/// Whether a sum of the funding says what it comes to in all.
fn states_total(funding: &Record<'_, Funding>) -> bool {
    funding.amounts.iter().any(|amount| {
        let kinds = [AmountKind::Approved, AmountKind::Allocated, AmountKind::Awarded];
        kinds.contains(&amount.kind) && (amount.unit.is_none() || amount.quantity.is_some())
    })
}
