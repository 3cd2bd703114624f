#![doc = include_str!("duplicate_agenda_number.md")]

use std::collections::HashMap;
use std::collections::hash_map::Entry;

use crate::model::Treatment;
use crate::rule::{Findings, ItemView, Judged, MeetingView, Skip, declare_rule};
use crate::value::Label;

declare_rule! {
    code: "duplicate-agenda-number",
    force: Always(Warning),
    basis: Practice,
    authorities: [],
    since: "0.1.0",
    page: "duplicate_agenda_number.md",
    check: Meeting(check),
}

fn check(meeting: &MeetingView<'_>, findings: &mut Findings<'_>) -> Judged {
    let numbered = meeting.items().filter_map(|item| {
        // The place that the agenda kept for an item taken earlier repeats its number rightly.
        let is_kept_place =
            item.treatment == Some(Treatment::ConsideredEarlier) || item.taken_as_item_id.is_some();
        let number = item.agenda_number.as_ref().filter(|_| !is_kept_place)?.bare().to_lowercase();
        (!number.is_empty()).then_some((item, number))
    });
    let numbered: Vec<_> = numbered.collect();
    // Of each item with parts, and of each printed part of the agenda: how often it has begun anew
    // at 1.
    let mut parts: HashMap<_, usize> = HashMap::new();
    let mut firsts: HashMap<_, ItemView<'_, '_>> = HashMap::new();
    for (at, (item, number)) in numbered.iter().enumerate() {
        // By place, not by id: an id that stands twice is another fault.
        let home_of =
            |item: &ItemView<'_, '_>| (item.parent_position(), item.get().agenda_part.clone());
        let home = home_of(item);
        let part = parts.entry(home.clone()).or_default();
        let of_part = |number: &str| firsts.get(&(home.clone(), *part, number.to_owned()));
        let next = || numbered.iter().skip(at + 1).find(|(it, _)| home_of(it) == home);
        let counts_on = || of_part("2").is_some() && next().is_some_and(|(_, next)| next == "2");
        // The second part, for which the public is excluded, may have one item only.
        let is_closed_part = || {
            let first = of_part("1");
            item.exemption.is_some()
                && item.parent().is_none()
                && first.is_none_or(|first| first.exemption.is_none())
        };
        if number == "1" && (counts_on() || is_closed_part()) {
            *part += 1;
        }
        match firsts.entry((home.clone(), *part, number.clone())) {
            Entry::Vacant(entry) => {
                entry.insert(*item);
            }
            Entry::Occupied(entry) => {
                let first = entry.get();
                let number = item.agenda_number.as_ref().map_or("", Label::bare);
                findings
                    .add(
                        item.pointer().field("agenda_number"),
                        format!(
                            "{} has the agenda number {number}, which {} has already",
                            item.title(),
                            first.title()
                        ),
                    )
                    .related(first.pointer().field("agenda_number"), "has it first")
                    .help(
                        "a place that the agenda kept for an item taken earlier has the treatment \
                         `considered_earlier`",
                    );
            }
        }
    }
    if firsts.is_empty() { Err(Skip::Nothing) } else { Ok(()) }
}
