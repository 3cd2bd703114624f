#![doc = include_str!("duplicate_paper_mark.md")]

use std::collections::HashMap;
use std::collections::hash_map::Entry;

use crate::model::Treatment;
use crate::rule::{Findings, Judged, MeetingView, Skip, declare_rule};
use crate::value::Label;

declare_rule! {
    code: "duplicate-paper-mark",
    force: Always(Warning),
    basis: Practice,
    authorities: [],
    since: "0.1.0",
    page: "duplicate_paper_mark.md",
    check: Meeting(check),
}

fn check(meeting: &MeetingView<'_>, findings: &mut Findings<'_>) -> Judged {
    let mut firsts = HashMap::new();
    for item in meeting.items() {
        // A kept place shows the papers of the item that was taken in its stead.
        let home = match item.taken_as_item_id {
            Some(id) => meeting.item(id),
            None if item.treatment == Some(Treatment::ConsideredEarlier) => None,
            None => Some(item),
        };
        let Some(home) = home.map(|home| home.root()) else {
            continue;
        };
        for (index, paper) in item.get().papers.iter().enumerate() {
            let Some(mark) = paper.mark.as_ref().filter(|mark| is_of_its_own(mark)) else {
                continue;
            };
            let pointer = item.pointer().field("papers").index(index).field("mark");
            match firsts.entry(mark.bare().to_lowercase()) {
                Entry::Vacant(entry) => {
                    entry.insert((home, paper, pointer));
                }
                Entry::Occupied(entry) => {
                    let (first_home, first, first_pointer) = entry.get();
                    // One paper may be before two items.
                    let same_paper =
                        first.title.as_str().eq_ignore_ascii_case(paper.title.as_str())
                            || (first.url.is_some() && first.url == paper.url);
                    if same_paper || std::ptr::eq(first_home.get(), home.get()) {
                        continue;
                    }
                    findings
                        .add(
                            pointer,
                            format!(
                                "the mark “{mark}” is on papers of two items, {} and {}",
                                first_home.title(),
                                home.title()
                            ),
                        )
                        .related(first_pointer.clone(), format!("“{mark}” is here too"))
                        .help("either mark may be wrong; a mark need not equal its item's number");
                }
            }
        }
    }
    if firsts.is_empty() { Err(Skip::Nothing) } else { Ok(()) }
}

/// Whether a mark is meant for one item's papers: it ends in a number or a letter and does not
/// name a part of a paper, such as "Appendix A", which begins again with each paper.
fn is_of_its_own(mark: &Label) -> bool {
    const PARTS: [&str; 6] = ["app", "annex", "attach", "schedule", "part", "page"];
    let text = mark.bare().to_lowercase();
    let last = text.split_whitespace().next_back().unwrap_or_default();
    let counts = last.chars().count() == 1 || last.contains(|c: char| c.is_ascii_digit());
    counts && !PARTS.iter().any(|part| text.starts_with(part))
}
