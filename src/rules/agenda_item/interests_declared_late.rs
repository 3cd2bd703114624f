#![doc = include_str!("interests_declared_late.md")]

use crate::model::{Effect, ItemKind, Resolution};
use crate::rule::{Findings, ItemView, Judged, MeetingView, Skip, declare_rule};

declare_rule! {
    code: "interests-declared-late",
    force: Always(Advice),
    basis: Practice,
    authorities: [],
    since: "0.1.0",
    page: "interests_declared_late.md",
    check: Meeting(check),
}

fn check(meeting: &MeetingView<'_>, findings: &mut Findings<'_>) -> Judged {
    if !meeting.came_together() {
        return Err(Skip::Nothing);
    }
    let is_for_interests =
        |item: &ItemView<'_, '_>| item.kind == Some(ItemKind::DeclarationsOfInterest);
    let mut items = meeting.items().filter(ItemView::was_taken);
    let mut before = Vec::new();
    let interests = items.by_ref().find(|item| {
        if !is_for_interests(item) && decides(item) {
            before.push(*item);
        }
        is_for_interests(item)
    });
    let interests = interests.ok_or(Skip::Nothing)?;
    if let Some(first) = before.first() {
        findings
            .add(
                interests.pointer(),
                format!(
                    "interests were declared under {}, after the decision under {}",
                    interests.name(),
                    first.name()
                ),
            )
            .related(first.pointer().field("resolutions"), "decided before")
            .help("declarations are best asked for before any decision");
    }
    Ok(())
}

/// Whether something was decided in which somebody may have an interest.
fn decides(item: &ItemView<'_, '_>) -> bool {
    let is_procedure = matches!(
        item.kind,
        Some(
            ItemKind::Introductions
                | ItemKind::Apologies
                | ItemKind::Appointment
                | ItemKind::PreviousMinutes
                | ItemKind::OrderOfBusiness
                | ItemKind::PublicQuestions
                | ItemKind::ExclusionOfPublic
        )
    );
    let is_procedure = is_procedure || !item.confirmations.is_empty();
    let decides =
        |one: &Resolution| one.elections.is_empty() && !only_notes(one) && !accepts_apology(one);
    !is_procedure && item.resolutions.iter().any(decides)
}

fn only_notes(resolution: &Resolution) -> bool {
    let mut effects = resolution.effects().peekable();
    effects.peek().is_some() && effects.all(|effect| effect == Effect::Noted)
}

fn accepts_apology(resolution: &Resolution) -> bool {
    let text = resolution.text.as_ref().map(|text| text.as_str().to_lowercase());
    text.is_some_and(|text| text.contains("apolog"))
}
