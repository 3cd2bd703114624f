#![doc = include_str!("declaration_incomplete.md")]

use crate::model::InterestKind;
use crate::rule::{Declared, Findings, Judged, MeetingView, Skip, declare_rule};

declare_rule! {
    code: "declaration-incomplete",
    force: Always(Warning),
    basis: Practice,
    authorities: [],
    since: "0.1.0",
    page: "declaration_incomplete.md",
    check: Meeting(check),
}

fn check(meeting: &MeetingView<'_>, findings: &mut Findings<'_>) -> Judged {
    let mut judged = Err(Skip::Nothing);
    // What is told by the way is no declaration that could be whole.
    for declared in meeting.declarations().filter(|it| !it.declaration.informal) {
        let missing = missing(&declared);
        if missing.is_empty() {
            judged = Ok(());
        } else if meeting.is_complete() {
            let name = meeting.name(&declared.declaration.who);
            findings
                .add(
                    declared.pointer,
                    format!("the declaration of {name} does not say {}", missing.join(" or ")),
                )
                .help("who, for which items and what the interest is make a declaration whole");
            judged = Ok(());
        } else {
            judged = judged.or(Err(Skip::Missing("no complete record of the meeting")));
        }
    }
    judged
}

/// What the declaration leaves open.
fn missing(declared: &Declared<'_, '_>) -> Vec<&'static str> {
    let declaration = declared.declaration;
    let who = &declaration.who;
    let is_named = who.person_id.is_some() || who.as_printed.is_some() || who.position.is_some();
    let has_items =
        declaration.all_items || !declaration.item_ids.is_empty() || declared.is_made_at_its_item();
    // What a sensitive interest is need not be told, and some kinds tell it themselves.
    let tells = [InterestKind::CouncilTaxArrears, InterestKind::PartyWhip, InterestKind::Lobbied];
    let is_told_by_kind = declaration.kind.is_some_and(|kind| tells.contains(&kind));
    let kind = declaration.kind_as_printed.as_ref().map(|kind| kind.as_str().to_lowercase());
    let has_nature = is_told_by_kind
        || declaration.nature.is_some()
        || kind.is_some_and(|kind| kind.contains("sensitive"));
    let parts = [
        (is_named, "whose it is"),
        (has_items, "which items it touches"),
        (has_nature, "what the interest is"),
    ];
    parts.into_iter().filter(|(is_there, _)| !is_there).map(|(_, what)| what).collect()
}
