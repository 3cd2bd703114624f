#![doc = include_str!("casting_vote_misused.md")]

use crate::model::{Ballot, Party, Vote};
use crate::rule::{Findings, ItemView, Judged, MeetingView, Place, Skip, declare_rule};

declare_rule! {
    code: "casting-vote-misused",
    force: Always(Error),
    basis: TermsOfReference,
    authorities: [],
    since: "0.1.0",
    page: "casting_vote_misused.md",
    check: Meeting(check),
}

fn check(meeting: &MeetingView<'_>, findings: &mut Findings<'_>) -> Judged {
    if !meeting.took_place() {
        return Err(Skip::Nothing);
    }
    for item in meeting.items() {
        for (index, resolution) in item.get().resolutions.iter().enumerate() {
            findings.judge(|findings| {
                let vote = resolution.vote.as_ref().ok_or(Skip::Nothing)?;
                let pointer = item.pointer().field("resolutions").index(index).field("vote");
                judge(meeting, item, vote, &pointer, findings)
            });
        }
    }
    // The resolutions are counted, not the meeting.
    Err(Skip::Nothing)
}

fn judge(
    meeting: &MeetingView<'_>,
    item: ItemView<'_, '_>,
    vote: &Vote,
    pointer: &Place,
    findings: &mut Findings<'_>,
) -> Judged {
    let is_given = |ballot| matches!(ballot, Ballot::For | Ballot::Against);
    let casting = vote.casting_vote.as_ref().filter(|casting| is_given(casting.ballot));
    let casting = casting.ok_or(Skip::Nothing)?;
    let at = pointer.clone().field("casting_vote");
    if meeting.terms().is_some_and(|terms| terms.casting_vote == Some(false)) {
        findings.add(at, "a casting vote is recorded, but the terms of reference give none");
        return Ok(());
    }
    let by = casting.by.as_ref();
    if let Some((name, presiders)) = by.and_then(|by| outsider(meeting, item, by)) {
        findings.add(
            at.clone().field("by"),
            format!("the casting vote is given by {name}, but {presiders} presided"),
        );
    }
    let sides = vote.sides().ok_or(Skip::Missing("no count of the votes on both sides"))?;
    if sides.0 != sides.1 {
        findings
            .add(
                at,
                format!(
                    "a casting vote is recorded where votes were not equal: {} for, {} against",
                    sides.0, sides.1
                ),
            )
            .related(pointer.clone(), "the votes")
            .help("the casting vote is a second vote and is in none of the counts");
    }
    Ok(())
}

/// The names of the one who gave the casting vote and of those who presided, where the one is
/// certainly none of the others.
fn outsider(
    meeting: &MeetingView<'_>,
    item: ItemView<'_, '_>,
    by: &Party,
) -> Option<(String, String)> {
    let place = |id| meeting.items().position(|other| other.id == id);
    let (here, whole) = (place(item.id)?, place(item.root().id)?);
    let presiders: Vec<_> = meeting
        .presiding
        .iter()
        .filter(|chair| {
            let (from, until) = (chair.from_item_id, chair.until_item_id);
            from.and_then(place).is_none_or(|from| from <= here)
                && until.and_then(place).is_none_or(|until| whole <= until)
        })
        .map(|chair| &chair.who)
        .collect();
    let is_other = presiders.iter().all(|who| who.is_same_person(by) == Some(false));
    let names: Vec<_> = presiders.iter().map(|who| meeting.name(who)).collect();
    (is_other && !names.is_empty()).then(|| (meeting.name(by), names.join(" and ")))
}
