#![doc = include_str!("award_above_request.md")]

use crate::model::{AmountKind, Funding, FundingAmount};
use crate::rule::{Findings, Judged, Record, Skip, declare_rule, excess, to_the_penny};

declare_rule! {
    code: "award-above-request",
    force: Always(Advice),
    basis: Practice,
    authorities: [],
    since: "0.1.0",
    page: "award_above_request.md",
    check: Funding(check),
}

fn check(funding: &Record<'_, Funding>, findings: &mut Findings<'_>) -> Judged {
    let mut judged = Err(Skip::Nothing);
    for kind in [AmountKind::Approved, AmountKind::Awarded] {
        for year in funding.years(kind) {
            let requests = funding.sums(AmountKind::Requested, year).list;
            if requests.is_empty() {
                continue;
            }
            let given = funding.sums(kind, year).list;
            for (at, amount) in &given {
                let same = |(_, request): &&(usize, &FundingAmount)| {
                    Record::purpose_of(request) == Record::purpose_of(amount)
                };
                let mut asked: Vec<_> = requests.iter().filter(same).collect();
                // One sum for one request, of which only one says what it is for.
                let is_pair = requests.len() == 1 && given.len() == 1;
                if asked.is_empty() && is_pair {
                    asked = requests
                        .iter()
                        .filter(|(_, one)| one.purpose.is_none() || amount.purpose.is_none())
                        .collect();
                }
                judged = match compare(funding, (*at, amount), &asked, findings) {
                    Ok(()) => Ok(()),
                    missing => judged.or(missing),
                };
            }
        }
    }
    judged
}

fn compare(
    funding: &Record<'_, Funding>,
    (at, given): (usize, &FundingAmount),
    asked: &[&(usize, &FundingAmount)],
    findings: &mut Findings<'_>,
) -> Judged {
    // A request that was raised is the one that counts.
    let Some((asked_at, request)) = asked.iter().max_by_key(|(_, one)| one.money.minor_units())
    else {
        return Err(Skip::Missing("no request for the same purpose"));
    };
    if excess(given.money, request.money)?.is_none() || given.reason.is_some() {
        return Ok(());
    }
    // "Up to" more than was asked for is above the request too.
    to_the_penny([], [given, *request])?;
    let word = if given.kind == AmountKind::Approved { "approved" } else { "awarded" };
    findings
        .add(
            funding.amount_pointer(at),
            format!(
                "{} is {word} on a request for {}, and no reason is given",
                given.money, request.money
            ),
        )
        .related(funding.amount_pointer(*asked_at), format!("{} asked for", request.money));
    Ok(())
}
