#![doc = include_str!("withdrawn_member_voted.md")]

use crate::model::Party;
use crate::rule::{Declared, Findings, Judged, MeetingView, Place, Skip, declare_rule};

declare_rule! {
    code: "withdrawn-member-voted",
    force: Always(Error),
    basis: Data,
    authorities: [],
    since: "0.1.0",
    page: "withdrawn_member_voted.md",
    check: Meeting(check),
}

fn check(meeting: &MeetingView<'_>, findings: &mut Findings<'_>) -> Judged {
    let mut judged = Err(Skip::Nothing);
    let withdrawn =
        meeting.declarations().filter(|declared| declared.declaration.withdrew == Some(true));
    for declared in withdrawn {
        judged = Ok(());
        let name = meeting.name(&declared.declaration.who);
        let votes = declared.votes();
        let withdrew = declared.pointer.clone().field("withdrew");
        if votes.is_empty() && declared.declaration.voted == Some(true) {
            findings
                .add(
                    declared.pointer.clone().field("voted"),
                    format!("{name} is said to have withdrawn and to have voted"),
                )
                .related(withdrew.clone(), "withdrew");
        }
        let votes = votes.into_iter().map(|(pointer, item)| {
            (pointer, format!("a vote of {name} is recorded on {}", item.name()))
        });
        for (pointer, what) in votes.chain(motions(&declared, &name)) {
            findings
                .add(pointer, format!("{what}, for which {name} withdrew"))
                .related(withdrew.clone(), "withdrew");
        }
    }
    judged
}

/// The motions moved or seconded, which only somebody who stayed can have done. Who left may have
/// spoken first, as the public may.
fn motions(declared: &Declared<'_, '_>, name: &str) -> Vec<(Place, String)> {
    let is_same = |who: &Party| who.is_same_person(&declared.declaration.who) == Some(true);
    let mut motions = Vec::new();
    // Under the item of the declaration, the motion may have come before it.
    let made_at = [Some(declared.item.id), declared.declaration.declared_during_item_id];
    for item in declared.items().filter(|item| !made_at.contains(&Some(item.id))) {
        for (index, resolution) in item.resolutions.iter().enumerate() {
            let pointer = item.pointer().field("resolutions").index(index);
            let movers = [
                ("proposers", "moving", &resolution.proposers),
                ("seconders", "seconding", &resolution.seconders),
            ];
            for (field, did, parties) in movers {
                if let Some(place) = parties.iter().position(is_same) {
                    let what = format!("{name} is recorded as {did} a motion on {}", item.name());
                    motions.push((pointer.clone().field(field).index(place), what));
                }
            }
        }
    }
    motions
}
