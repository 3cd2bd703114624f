use std::collections::HashMap;
use std::collections::hash_map::Entry;

use crate::model::Treatment;
use crate::rule::{Findings, Judged, MeetingView, Skip, declare_rule};

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
    let mut firsts = HashMap::new();
    let numbered = meeting.items().filter(|item| {
        // The place that the agenda kept for an item taken earlier repeats its number rightly.
        item.treatment != Some(Treatment::ConsideredEarlier) && item.taken_as_item_id.is_none()
    });
    for item in numbered {
        let Some(number) = item.agenda_number.as_ref().filter(|number| !number.bare().is_empty())
        else {
            continue;
        };
        // By place, not by id: an id that stands twice is another fault.
        let parent = item.parent().map(|parent| std::ptr::from_ref(parent.get()));
        match firsts.entry((parent, number.bare().to_lowercase())) {
            Entry::Vacant(entry) => {
                entry.insert(item);
            }
            Entry::Occupied(entry) => {
                let first = entry.get();
                findings
                    .add(
                        item.pointer().field("agenda_number"),
                        format!(
                            "{} has the agenda number {}, which {} has already",
                            item.title(),
                            number.bare(),
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
