#![doc = include_str!("amount_both_spent_and_awaited.md")]

use std::collections::HashMap;

use crate::model::{AmountKind, Funding, FundingAmount, MinuteReference};
use crate::rule::{Findings, Judged, Record, Skip, declare_rule};

declare_rule! {
    code: "amount-both-spent-and-awaited",
    force: Always(Warning),
    basis: Data,
    authorities: [],
    since: "0.1.0",
    page: "amount_both_spent_and_awaited.md",
    check: Funding(check),
}

fn check(funding: &Record<'_, Funding>, findings: &mut Findings<'_>) -> Judged {
    let of_kind = |kind| {
        let amounts = funding.get().amounts.iter().enumerate();
        amounts.filter(move |(_, amount)| amount.kind == kind)
    };
    let what =
        |amount| (funding.year_of(amount), Record::<Funding>::purpose_of(amount), amount.money);
    let mut spent: HashMap<_, Vec<(usize, &FundingAmount)>> = HashMap::new();
    for (at, amount) in of_kind(AmountKind::Spent) {
        spent.entry(what(amount)).or_default().push((at, amount));
    }
    // Sums without a purpose are for one thing where the whole funding is.
    let is_one_purchase = funding.amounts.iter().all(|amount| amount.purpose.is_none())
        && of_kind(AmountKind::Spent).count() == 1
        && of_kind(AmountKind::AwaitingInvoice).count() == 1;
    let mut judged = Err(Skip::Nothing);
    let mut missing = None;
    for (at, awaited) in of_kind(AmountKind::AwaitingInvoice) {
        judged = Ok(());
        for &(spent_at, spent) in spent.get(&what(awaited)).into_iter().flatten() {
            // Two days tell two like purchases apart.
            if matches!((awaited.on, spent.on), (Some(one), Some(other)) if one != other) {
                continue;
            }
            match same_meeting(awaited.stated_at.as_deref(), spent.stated_at.as_deref()) {
                Some(true) if awaited.purpose.is_none() && !is_one_purchase => {
                    missing = Some("no purpose of the sums");
                    break;
                }
                Some(true) => {
                    let (money, purpose) = (awaited.money, awaited.purpose.as_ref());
                    let purpose = purpose.map_or_else(String::new, |what| format!(" for {what}"));
                    findings
                        .add(
                            funding.amount_pointer(at),
                            format!(
                                "{money}{purpose} is recorded at one meeting both as awaiting an \
                                 invoice and as spent"
                            ),
                        )
                        .related(funding.amount_pointer(spent_at), format!("{money} spent"));
                    break;
                }
                Some(false) => {}
                None => missing = Some("no meeting that gives the sum"),
            }
        }
    }
    missing.map_or(judged, |what| Err(Skip::Missing(what)))
}

/// Whether both are places in the minutes of one meeting, where that is known.
fn same_meeting(one: Option<&MinuteReference>, other: Option<&MinuteReference>) -> Option<bool> {
    Some(one?.meeting_id? == other?.meeting_id?)
}
