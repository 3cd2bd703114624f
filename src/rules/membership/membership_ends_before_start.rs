#![doc = include_str!("membership_ends_before_start.md")]

use crate::model::Member;
use crate::rule::{Findings, Judged, Record, Skip, declare_rule};

declare_rule! {
    code: "membership-ends-before-start",
    force: Always(Error),
    basis: Data,
    authorities: [],
    since: "0.1.0",
    page: "membership_ends_before_start.md",
    check: Member(check),
}

fn check(member: &Record<'_, Member>, findings: &mut Findings<'_>) -> Judged {
    let start = member.starts_on.ok_or(Skip::Missing("no start of the term"))?;
    // A term without an end is one that goes on.
    let Some(end) = member.ends_on else { return Ok(()) };
    if end.is_before(start.earliest()) {
        findings
            .add(
                member.pointer().field("ends_on"),
                format!("the term ends on {end}, before it starts on {start}"),
            )
            .related(member.pointer().field("starts_on"), format!("starts on {start}"));
    }
    Ok(())
}
