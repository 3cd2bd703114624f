#![doc = include_str!("order_of_business_not_minuted.md")]

use std::collections::HashSet;

use crate::model::ItemKind;
use crate::rule::{Findings, ItemView, Judged, MeetingView, Skip, declare_rule};
use crate::value::Label;

declare_rule! {
    code: "order-of-business-not-minuted",
    force: Always(Advice),
    basis: Practice,
    authorities: [],
    since: "0.1.0",
    page: "order_of_business_not_minuted.md",
    check: Meeting(check),
}

fn check(meeting: &MeetingView<'_>, findings: &mut Findings<'_>) -> Judged {
    if !meeting.came_together() {
        return Err(Skip::Nothing);
    }
    let taken: Vec<_> =
        meeting.items().filter(|item| item.parent().is_none() && item.was_taken()).collect();
    let by_number = |item: &ItemView<'_, '_>| item.agenda_number.as_ref().and_then(leading);
    let by_place = |item: &ItemView<'_, '_>| item.planned_position.map(u64::from);
    let orders = [places(&taken, by_number), places(&taken, by_place)];
    if orders.iter().all(|places| places.len() < 2) {
        return Err(Skip::Nothing);
    }
    // A change that does not say what was moved may be the change to any of them.
    let minuted = || meeting.order_variations.iter().filter(|change| change.agreed != Some(false));
    let says_all = minuted().any(|change| change.moved_item_ids.is_empty())
        || meeting.items().any(|item| item.kind == Some(ItemKind::OrderOfBusiness));
    let moved: HashSet<_> = minuted().flat_map(|change| &change.moved_item_ids).collect();
    let early = orders.iter().find_map(|places| {
        let stay = places.iter().filter(|(item, _)| !moved.contains(&item.id));
        first_early(&stay.copied().collect::<Vec<_>>())
    });
    let Some((early, late)) = early.filter(|_| !says_all) else { return Ok(()) };
    if !meeting.is_complete() {
        return Err(Skip::Missing("no complete record of the meeting"));
    }
    findings
        .add(
            early.pointer(),
            format!(
                "{} was taken before {}, and no change to the order of business is minuted",
                named(&early),
                named(&late)
            ),
        )
        .related(late.pointer(), "comes before it on the agenda")
        .help("give the change in `order_variations`, or the place kept for the item");
    Ok(())
}

type Place<'a, 'm> = (ItemView<'a, 'm>, u64);

/// The places of items on the agenda, as far as they have one; none where a place is given
/// twice, as where a second part of the agenda counts anew.
fn places<'a, 'm>(
    taken: &[ItemView<'a, 'm>],
    place: impl Fn(&ItemView<'a, 'm>) -> Option<u64>,
) -> Vec<Place<'a, 'm>> {
    let places: Vec<_> = taken.iter().filter_map(|item| Some((*item, place(item)?))).collect();
    let distinct: HashSet<_> = places.iter().map(|(_, place)| place).collect();
    if distinct.len() == places.len() { places } else { Vec::new() }
}

/// The first item with one after it that the agenda has before it.
fn first_early<'a, 'm>(places: &[Place<'a, 'm>]) -> Option<(ItemView<'a, 'm>, ItemView<'a, 'm>)> {
    let mut ahead: Option<Place<'a, 'm>> = None;
    let mut found = None;
    for &(item, place) in places.iter().rev() {
        match ahead {
            Some((late, least)) if least < place => found = Some((item, late)),
            _ => ahead = Some((item, place)),
        }
    }
    found
}

/// The number with which a label begins.
fn leading(label: &Label) -> Option<u64> {
    let bare = label.bare();
    let end = bare.find(|c: char| !c.is_ascii_digit()).unwrap_or(bare.len());
    bare.get(..end)?.parse().ok()
}

/// By the agenda number, as the order of the agenda is what matters.
fn named(item: &ItemView<'_, '_>) -> String {
    match &item.agenda_number {
        Some(number) => format!("agenda item {}", number.bare()),
        None => item.name(),
    }
}
