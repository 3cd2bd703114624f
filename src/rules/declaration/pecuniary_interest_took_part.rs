#![doc = include_str!("pecuniary_interest_took_part.md")]

use crate::model::{InterestKind, Nation, Party};
use crate::rule::{
    Authority, Declared, Findings, ItemView, Judged, MeetingView, Place, Skip, declare_rule,
};

declare_rule! {
    code: "pecuniary-interest-took-part",
    force: Committees,
    basis: Statute,
    authorities: [Authority {
        citation: "Localism Act 2011, section 31(4)",
        url: "https://www.legislation.gov.uk/ukpga/2011/20/section/31",
        nations: &[Nation::England],
        in_force_from: "2012-07-01",
        in_force_until: None,
    }],
    since: "0.1.0",
    page: "pecuniary_interest_took_part.md",
    check: Meeting(check),
}

fn check(meeting: &MeetingView<'_>, findings: &mut Findings<'_>) -> Judged {
    findings.weigh(meeting.terms(), meeting.date());
    let mut judged = Err(Skip::Nothing);
    for declared in meeting.declarations() {
        let declaration = declared.declaration;
        if declaration.kind != Some(InterestKind::DisclosablePecuniary) {
            continue;
        }
        let is_told = declaration.spoke.is_some() && declaration.voted.is_some();
        let withdrew = declaration.withdrew == Some(true);
        if declaration.dispensation.is_some() || (withdrew && !spoke_before_leaving(&declared)) {
            judged = Ok(());
        } else if let Some((pointer, did)) = took_part(&declared) {
            let name = meeting.name(&declaration.who);
            let mut added = findings.add(
                pointer.clone(),
                format!("{name} declared a disclosable pecuniary interest and {did}"),
            );
            if !pointer.is_within(&declared.pointer) {
                added = added.related(declared.pointer, "the declaration");
            }
            added.help("where a dispensation was granted, record it with the declaration");
            judged = Ok(());
        } else if is_told {
            judged = Ok(());
        } else {
            judged = judged.or(Err(Skip::Missing("no word on whether the declarer took part")));
        }
    }
    judged
}

/// Whether somebody who left is said to have spoken on the items, with the interest declared before
/// they came. The law has no leave to speak as the public may. A vote of somebody who left
/// contradicts itself, which is another fault.
fn spoke_before_leaving(declared: &Declared<'_, '_>) -> bool {
    let declaration = declared.declaration;
    let is_declared_late =
        declared.is_made_at_its_item() || declaration.declared_during_item_id.is_some();
    let voted = declaration.voted == Some(true) || !declared.votes().is_empty();
    declaration.spoke == Some(true) && !is_declared_late && !voted
}

/// Where the declarer is recorded as taking part in the business, and how.
fn took_part(declared: &Declared<'_, '_>) -> Option<(Place, String)> {
    let declaration = declared.declaration;
    if declaration.voted == Some(true) {
        return Some((declared.pointer.clone().field("voted"), "voted on its business".to_owned()));
    }
    if let Some((pointer, item)) = declared.votes().into_iter().next() {
        return Some((pointer, format!("voted on {}", item.name())));
    }
    if declaration.spoke == Some(true) {
        return Some((declared.pointer.clone().field("spoke"), "spoke on its business".to_owned()));
    }
    // What was said under the item of the declaration may have been said before it.
    let person = Some(declaration.who.person_id?);
    let later = declared.items().filter(|item| item.id != declared.item.id);
    later.filter(ItemView::was_taken).find_map(|item| {
        let at = |parties: &[Party]| parties.iter().position(|who| who.person_id == person);
        let pointer = item.pointer();
        let spoke = || {
            at(&item.speakers).map(|index| pointer.clone().field("speakers").index(index)).or_else(
                || {
                    item.discussion.iter().enumerate().find_map(|(index, point)| {
                        let point_at = pointer.clone().field("discussion").index(index);
                        Some(point_at.field("speakers").index(at(&point.speakers)?))
                    })
                },
            )
        };
        let moved = || {
            item.resolutions.iter().enumerate().find_map(|(index, resolution)| {
                let moved = pointer.clone().field("resolutions").index(index);
                at(&resolution.proposers)
                    .map(|at| moved.clone().field("proposers").index(at))
                    .or_else(|| {
                        Some(moved.clone().field("seconders").index(at(&resolution.seconders)?))
                    })
            })
        };
        spoke()
            .map(|at| (at, format!("spoke on {}", item.name())))
            .or_else(|| Some((moved()?, format!("moved or seconded a motion on {}", item.name()))))
    })
}
