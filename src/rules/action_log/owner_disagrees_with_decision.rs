#![doc = include_str!("owner_disagrees_with_decision.md")]

use std::collections::{HashMap, HashSet};

use crate::model::{Action, Effect, Outcome, Party, Resolution};
use crate::rule::{Findings, Judged, MeetingView, Place, Record, SeriesView, Skip, declare_rule};
use crate::value::{PersonId, ResolutionId};

declare_rule! {
    code: "owner-disagrees-with-decision",
    force: Always(Warning),
    basis: Data,
    authorities: [],
    since: "0.1.0",
    page: "owner_disagrees_with_decision.md",
    check: Series(check),
}

fn check(series: &SeriesView<'_>, findings: &mut Findings<'_>) {
    let mut decisions: HashMap<ResolutionId, (&Resolution, Place)> = HashMap::new();
    for item in series.meetings.iter().flat_map(MeetingView::items) {
        for (at, resolution) in item.get().resolutions.iter().enumerate() {
            if !resolution.delegations.is_empty() {
                let pointer = item.pointer().field("resolutions").index(at);
                decisions.entry(resolution.id).or_insert((resolution, pointer));
            }
        }
    }
    for action in &series.actions {
        let id = action.raised_at.as_ref().and_then(|source| source.resolution_id);
        if let Some((decision, pointer)) = id.and_then(|id| decisions.get(&id)) {
            findings.judge(|findings| judge(action, decision, pointer, findings));
        }
    }
}

fn judge(
    action: &Record<'_, Action>,
    decision: &Resolution,
    pointer: &Place,
    findings: &mut Findings<'_>,
) -> Judged {
    if matches!(decision.outcome, Some(Outcome::Lost | Outcome::Withdrawn)) {
        return Err(Skip::Nothing);
    }
    if action.owners.is_empty() {
        return Err(Skip::Missing("no owner"));
    }
    let owners: Vec<&Party> = action.owners.iter().collect();
    let mut delegates: Vec<&Party> = Vec::new();
    for delegation in &decision.delegations {
        let to: Vec<&Party> = delegation.to.iter().collect();
        // The action may be for one of several delegations, with helpers.
        if !to.is_empty() && only(&to, &owners).is_empty() {
            return Ok(());
        }
        delegates.extend(to);
    }
    let added = only(&owners, &delegates);
    if added.is_empty() {
        return Ok(());
    }
    if decision.delegations.iter().any(|one| one.to.is_empty()) {
        // That nobody is named is found as such.
        return Err(Skip::Nothing);
    }
    // A post or a body may stand for one of the persons.
    if owners.iter().chain(&delegates).any(|party| party.person_id.is_none()) {
        return Err(Skip::Missing("no person named on one of the sides"));
    }
    // Another limb may ask somebody else to do something.
    let limbs = decision.limbs.iter();
    if limbs.filter(|limb| limb.effect != Some(Effect::Noted)).count() > decision.delegations.len()
    {
        return Err(Skip::Missing("no telling which limb the action comes from"));
    }
    let names = |parties: &[&Party]| {
        let names: Vec<_> = parties.iter().map(|party| action.cx.directory.name(party)).collect();
        names.join(", ")
    };
    let (left_out, added) = (names(&only(&delegates, &owners)), names(&added));
    findings
        .add(
            action.pointer().field("owners"),
            format!("only the decision names {left_out} and only the action names {added}"),
        )
        .related(pointer.clone().field("delegations"), "what the decision says")
        .help("give the action to those whom the decision names, or note why others took it");
    Ok(())
}

/// The parties of one side that are not on the other, each once.
fn only<'a>(side: &[&'a Party], other: &[&Party]) -> Vec<&'a Party> {
    let mut seen: HashSet<_> = other.iter().map(|party| holder(party)).collect();
    side.iter().copied().filter(|party| seen.insert(holder(party))).collect()
}

/// Who it is, as exactly as it is known.
fn holder(party: &Party) -> Result<PersonId, &Party> {
    party.person_id.ok_or(party)
}
