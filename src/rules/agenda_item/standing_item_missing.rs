#![doc = include_str!("standing_item_missing.md")]

use crate::model::{ItemKind, MeetingStatus};
use crate::rule::{Findings, ItemView, Judged, MeetingView, Skip, declare_rule};

declare_rule! {
    code: "standing-item-missing",
    force: Always(Advice),
    basis: TermsOfReference,
    authorities: [],
    since: "0.1.0",
    page: "standing_item_missing.md",
    check: Meeting(check),
}

fn check(meeting: &MeetingView<'_>, findings: &mut Findings<'_>) -> Judged {
    if meeting.status != MeetingStatus::Held || !meeting.is_regular() {
        return Err(Skip::Nothing);
    }
    let terms = meeting.terms().ok_or(Skip::Missing("no terms of reference in force"))?;
    if terms.standing_items.is_empty() {
        return Err(Skip::Nothing);
    }
    if !meeting.is_complete() {
        return Err(Skip::Missing("no complete record of the meeting"));
    }
    if meeting.items().all(|item| item.kind.is_none()) {
        return Err(Skip::Missing("no kind of any item"));
    }
    for (at, &kind) in terms.standing_items.iter().enumerate() {
        let is_repeated = terms.standing_items.iter().take(at).any(|&other| other == kind);
        if !is_repeated && !meeting.items().any(|item| is_taken_under(kind, &item)) {
            findings
                .add(
                    meeting.pointer().field("items"),
                    format!(
                        "no item is on {}, which is standing business of the board",
                        words(kind).0
                    ),
                )
                .help(format!("the item of this business has the kind {}", code(kind)));
        }
    }
    Ok(())
}

/// Whether the item is of the kind, deals with it beside other business, or by its title may.
fn is_taken_under(kind: ItemKind, item: &ItemView<'_, '_>) -> bool {
    let deals_with = match kind {
        ItemKind::PreviousMinutes => !item.confirmations.is_empty(),
        ItemKind::MattersArising => {
            !item.matters_arising.is_empty() || item.nothing_arose.is_some()
        }
        ItemKind::DeclarationsOfInterest => {
            !item.declarations.is_empty() || item.nil_return.is_some()
        }
        ItemKind::FutureMeetings => !item.future_meetings.is_empty(),
        ItemKind::ForwardPlan => !item.forward_plan.is_empty(),
        ItemKind::Plan => !item.plan_ids.is_empty(),
        ItemKind::UrgentBusiness => item.kind == Some(ItemKind::AnyOtherBusiness),
        ItemKind::AnyOtherBusiness => item.kind == Some(ItemKind::UrgentBusiness),
        _ => false,
    };
    let title = item.title.as_ref().map(|title| title.as_str().to_lowercase());
    let by_title =
        || title.is_some_and(|title| words(kind).1.iter().any(|one| title.contains(one)));
    item.kind == Some(kind) || deals_with || by_title()
}

/// What to call the business, and words of which one is in the title of an item on it.
fn words(kind: ItemKind) -> (&'static str, &'static [&'static str]) {
    match kind {
        ItemKind::Introductions => ("introductions", &["introduction", "welcome"]),
        ItemKind::Apologies => ("apologies for absence", &["apolog"]),
        ItemKind::Appointment => ("appointments", &["appoint", "election"]),
        ItemKind::PreviousMinutes => ("the minutes of the previous meeting", &["minutes"]),
        ItemKind::MattersArising => ("matters arising", &["arising"]),
        ItemKind::ActionLog => ("the action log", &["action"]),
        ItemKind::DeclarationsOfInterest => ("declarations of interest", &["interest"]),
        ItemKind::OrderOfBusiness => ("the order of business", &["order of"]),
        ItemKind::PublicQuestions => ("questions from the public", &["question", "petition"]),
        ItemKind::ExclusionOfPublic => ("the exclusion of the public", &["exclusion", "exempt"]),
        ItemKind::Finance => ("finance", &["financ", "budget", "fund", "grant"]),
        ItemKind::Performance => ("performance", &["performance", "monitoring"]),
        ItemKind::Plan => ("plans", &["plan", "strateg", "agreement"]),
        ItemKind::ForwardPlan => ("the forward plan", &["forward", "work programme"]),
        ItemKind::FutureMeetings => ("future meetings", &["next meeting", "future", "dates"]),
        ItemKind::UrgentBusiness => ("urgent business", &["urgent", "other business"]),
        ItemKind::AnyOtherBusiness => ("any other business", &["other business", "aob"]),
        _ => ("updates", &["update", "report"]),
    }
}

/// The kind as the format spells it.
fn code(kind: ItemKind) -> String {
    let spelt = serde_json::to_value(kind).ok();
    let spelt = spelt.as_ref().and_then(serde_json::Value::as_str).unwrap_or_default();
    format!("`{spelt}`")
}
