#![doc = include_str!("funding_ends_before_start.md")]

use crate::model::Funding;
use crate::rule::{Findings, Judged, Record, Skip, declare_rule};

declare_rule! {
    code: "funding-ends-before-start",
    force: Always(Error),
    basis: Data,
    authorities: [],
    since: "0.1.0",
    page: "funding_ends_before_start.md",
    check: Funding(check),
}

fn check(funding: &Record<'_, Funding>, findings: &mut Findings<'_>) -> Judged {
    let ends = [
        ("funded_until", "is funded until", funding.funded_until),
        ("spend_by", "must be spent by", funding.spend_by),
    ];
    if ends.iter().all(|(.., end)| end.is_none()) {
        return Err(Skip::Nothing);
    }
    let start = funding.starts_on.ok_or(Skip::Missing("no start of the funding"))?;
    for (field, what, end) in ends {
        let Some(end) = end.filter(|end| end.is_before(start.earliest())) else { continue };
        findings
            .add(
                funding.pointer().field(field),
                format!("the funding {what} {end}, before it starts on {start}"),
            )
            .related(funding.pointer().field("starts_on"), format!("starts on {start}"));
    }
    Ok(())
}
