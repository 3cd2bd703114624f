#![doc = include_str!("delegation_unnamed.md")]

use std::collections::HashSet;

use crate::model::{AmountKind, Effect, Outcome, Resolution};
use crate::rule::{Findings, Judged, MeetingView, Place, SeriesView, Skip, declare_rule};
use crate::value::ResolutionId;

declare_rule! {
    code: "delegation-unnamed",
    force: Always(Warning),
    basis: TermsOfReference,
    authorities: [],
    since: "0.1.0",
    page: "delegation_unnamed.md",
    check: Series(check),
}

fn check(series: &SeriesView<'_>, findings: &mut Findings<'_>) {
    // A sum that the resolution itself set is a limit, too.
    let is_limit =
        |kind| matches!(kind, AmountKind::Approved | AmountKind::Allocated | AmountKind::Awarded);
    let amounts = series.funding.iter().flat_map(|funding| &funding.get().amounts);
    let limited: HashSet<_> = amounts
        .filter(|amount| is_limit(amount.kind))
        .filter_map(|amount| amount.resolution_id)
        .collect();
    for meeting in series.meetings.iter().filter(|meeting| meeting.took_place()) {
        for (pointer, resolution) in meeting.resolutions() {
            findings.judge(|findings| judge(meeting, resolution, &limited, &pointer, findings));
        }
    }
}

fn judge(
    meeting: &MeetingView<'_>,
    resolution: &Resolution,
    limited: &HashSet<ResolutionId>,
    pointer: &Place,
    findings: &mut Findings<'_>,
) -> Judged {
    if matches!(resolution.outcome, Some(Outcome::Lost | Outcome::Withdrawn)) {
        return Err(Skip::Nothing);
    }
    let delegates = resolution.effects().any(|effect| effect == Effect::Delegated);
    if resolution.delegations.is_empty() {
        let skip = Skip::Missing("not who is to decide, nor on what");
        return Err(if delegates { skip } else { Skip::Nothing });
    }
    let needs_limit =
        delegates && !resolution.funding_ids.is_empty() && !limited.contains(&resolution.id);
    for (index, delegation) in resolution.delegations.iter().enumerate() {
        let place = pointer.clone().field("delegations").index(index);
        let what = &delegation.what;
        if delegation.to.is_empty() {
            findings
                .add(place, format!("it is not said to whom “{what}” is left"))
                .help("name a person, a post or a body; the words of the minutes will do");
        } else if needs_limit && delegation.limit.is_none() {
            let names: Vec<_> = delegation.to.iter().map(|who| meeting.name(who)).collect();
            findings
                .add(
                    place,
                    format!("no limit is set to what is left to {}: “{what}”", names.join(" and ")),
                )
                .help(
                    "the resolution deals with money: give the `limit`, where it has one; what is \
                     only asked of somebody, such as to find out a price, is `requested`",
                );
        }
    }
    Ok(())
}
