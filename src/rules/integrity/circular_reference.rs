#![doc = include_str!("circular_reference.md")]

use std::collections::hash_map::Entry;
use std::collections::{BTreeMap, HashMap, HashSet};

use uuid::Uuid;

use crate::rule::{BookView, Findings, ItemView, MeetingView, Place, Record, declare_rule};
use crate::value::{PartialDate, Text, shorten};

declare_rule! {
    code: "circular-reference",
    force: Always(Error),
    basis: Data,
    authorities: [],
    since: "0.1.0",
    page: "circular_reference.md",
    check: Book(check),
}

/// A record that refers to another of its kind.
struct Link<'a> {
    from: Uuid,
    to: Uuid,
    name: Name<'a>,
    at: Place,
}

/// What to call the record that refers.
enum Name<'a> {
    Said(&'a Text),
    Meeting(PartialDate),
    Item(ItemView<'a, 'a>),
}

impl Name<'_> {
    fn in_full(&self) -> String {
        match self {
            Self::Said(text) => format!("“{}”", shorten(text.as_str())),
            Self::Meeting(on) => format!("the meeting of {on}"),
            Self::Item(item) => item.name(),
        }
    }
}

fn check(book: &BookView<'_>, findings: &mut Findings<'_>) {
    let (all, cx) = (book.book, book.cx);
    let judged = |link: &Link<'_>| book.is_place_judged(&link.at);
    let boards = || Record::list(&all.boards, "boards", cx);

    let parents = boards().filter_map(|board| {
        let to = board.parent_board_id?;
        let at = board.pointer().field("parent_board_id");
        Some(link(board.id.as_uuid(), to.as_uuid(), &board.get().name, at))
    });
    judge("boards", "parent_board_id", parents, judged, findings);

    let predecessors = boards().flat_map(|board| {
        let ids = board.get().predecessor_ids.iter().enumerate();
        ids.map(move |(index, to)| {
            let at = board.pointer().field("predecessor_ids").index(index);
            link(board.id.as_uuid(), to.as_uuid(), &board.get().name, at)
        })
    });
    judge("boards", "predecessor_ids", predecessors, judged, findings);

    let bodies = Record::list(&all.organisations, "organisations", cx).filter_map(|body| {
        let to = body.part_of_id?;
        let at = body.pointer().field("part_of_id");
        Some(link(body.id.as_uuid(), to.as_uuid(), &body.get().name, at))
    });
    judge("organisations", "part_of_id", bodies, judged, findings);

    let funding = Record::list(&all.funding, "funding", cx).filter_map(|fund| {
        let to = fund.part_of_id?;
        let at = fund.pointer().field("part_of_id");
        Some(link(fund.id.as_uuid(), to.as_uuid(), &fund.get().name, at))
    });
    judge("funds", "part_of_id", funding, judged, findings);

    let actions = Record::list(&all.actions, "actions", cx).filter_map(|action| {
        let to = action.superseded_by_id?;
        let at = action.pointer().field("superseded_by_id");
        Some(link(action.id.as_uuid(), to.as_uuid(), &action.get().text, at))
    });
    judge("actions", "superseded_by_id", actions, judged, findings);

    let continued = Record::list(&all.meetings, "meetings", cx).filter_map(|meeting| {
        let to = meeting.continues_meeting_id?;
        Some(Link {
            from: *meeting.id.as_uuid(),
            to: *to.as_uuid(),
            name: Name::Meeting(meeting.on),
            at: meeting.pointer().field("continues_meeting_id"),
        })
    });
    judge("meetings", "continues_meeting_id", continued, judged, findings);

    let items = book.all_meetings().flat_map(MeetingView::items).filter_map(|item| {
        Some(Link {
            from: *item.id.as_uuid(),
            to: *item.taken_as_item_id?.as_uuid(),
            name: Name::Item(item),
            at: item.pointer().field("taken_as_item_id"),
        })
    });
    judge("items", "taken_as_item_id", items, judged, findings);
}

fn link<'a>(from: &Uuid, to: &Uuid, name: &'a Text, at: Place) -> Link<'a> {
    Link { from: *from, to: *to, name: Name::Said(name), at }
}

/// Judges every record that refers to another one of its kind by this field.
fn judge<'a>(
    nouns: &str,
    field: &str,
    links: impl Iterator<Item = Link<'a>>,
    is_judged: impl Fn(&Link<'a>) -> bool,
    findings: &mut Findings<'_>,
) {
    let links: Vec<_> = links.collect();
    let component = components(&links);
    // Of each circle the records by id, with the link by which the circle goes on.
    let mut circles: HashMap<Uuid, BTreeMap<Uuid, &Link<'_>>> = HashMap::new();
    let circle_of = |link: &Link<'_>| {
        let of = component.get(&link.from)?;
        (component.get(&link.to) == Some(of)).then_some(*of)
    };
    for link in &links {
        if let Some(circle) = circle_of(link) {
            circles.entry(circle).or_default().entry(link.from).or_insert(link);
        }
    }
    for link in links.iter().filter(|link| is_judged(link)) {
        findings.judge(|findings| {
            let members = circle_of(link).and_then(|circle| circles.get(&circle));
            let head = members.and_then(|members| members.values().next());
            if let (Some(members), Some(head)) = (members, head)
                && std::ptr::eq(*head, link)
            {
                findings
                    .add(link.at.clone(), message(nouns, field, members))
                    .help("one of the references is wrong: leave it out");
            }
            Ok(())
        });
    }
}

/// How many records of a circle a message names.
const NAMED: usize = 5;

fn message(nouns: &str, field: &str, members: &BTreeMap<Uuid, &Link<'_>>) -> String {
    let names: Vec<_> = members.values().take(NAMED).map(|link| link.name.in_full()).collect();
    let names = names.join(", ");
    let more = match members.len().saturating_sub(NAMED) {
        0 => String::new(),
        more => format!(" and {more} more"),
    };
    match members.len() {
        1 => format!("{names} refers to itself by `{field}`"),
        count => format!("{count} {nouns} lead in a circle by `{field}`: {names}{more}"),
    }
}

/// For each id that may be in a circle the one that it is in, by some id of it (Kosaraju's
/// algorithm).
///
/// Two records are in one circle where each leads to the other. Nothing here
/// recurses: a chain of references may be as long as the book.
fn components(links: &[Link<'_>]) -> HashMap<Uuid, Uuid> {
    let mut onward: HashMap<Uuid, Vec<Uuid>> = HashMap::new();
    let mut backward: HashMap<Uuid, Vec<Uuid>> = HashMap::new();
    // Of a fund and its parts, say, none both refers and is referred to.
    let from: HashSet<_> = links.iter().map(|link| link.from).collect();
    let links: Vec<_> = links.iter().filter(|link| from.contains(&link.to)).collect();
    for link in &links {
        onward.entry(link.from).or_default().push(link.to);
        backward.entry(link.to).or_default().push(link.from);
    }
    let next = |id: Uuid| onward.get(&id).into_iter().flatten().copied();

    let mut seen = HashSet::new();
    let mut finished = Vec::new();
    for link in &links {
        if !seen.insert(link.from) {
            continue;
        }
        let mut path = vec![(link.from, next(link.from))];
        while let Some((id, ahead)) = path.last_mut() {
            if let Some(to) = ahead.find(|to| seen.insert(*to)) {
                path.push((to, next(to)));
            } else {
                finished.push(*id);
                path.pop();
            }
        }
    }

    let mut component = HashMap::new();
    for root in finished.into_iter().rev() {
        let mut open = vec![root];
        while let Some(id) = open.pop() {
            if let Entry::Vacant(entry) = component.entry(id) {
                entry.insert(root);
                open.extend(backward.get(&id).into_iter().flatten());
            }
        }
    }
    component
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rule::Allowance;

    fn chain(length: u128) -> impl Iterator<Item = Link<'static>> {
        (0..length).map(|at| Link {
            from: Uuid::from_u128(at),
            to: Uuid::from_u128(at + 1),
            name: Name::Meeting(PartialDate::new("2024").unwrap()),
            at: Place::ROOT,
        })
    }

    #[test]
    fn a_long_chain_is_no_circle_and_overflows_nothing() {
        let mut findings = Findings::new(&RULE, None, usize::MAX, &|_, _, _| Allowance::None);
        judge("items", "taken_as_item_id", chain(100_000), |_| true, &mut findings);
        let found = findings.into_found();
        assert_eq!((found.findings.len(), found.coverage.checked), (0, 100_000));
    }

    #[test]
    fn a_circle_is_found_whatever_leads_into_it() {
        // The chain ends in 5 → 6 → 7 → 5.
        let mut links: Vec<_> = chain(7).collect();
        links.extend(chain(8).skip(7).map(|link| Link { to: Uuid::from_u128(5), ..link }));
        for _ in 0..2 {
            links.reverse();
            assert_eq!(circles(&links), [[5, 6, 7]]);
        }
    }

    fn circles(links: &[Link<'_>]) -> Vec<Vec<u128>> {
        let mut circles: BTreeMap<Uuid, Vec<u128>> = BTreeMap::new();
        for (id, circle) in components(links) {
            circles.entry(circle).or_default().push(id.as_u128());
        }
        let mut circles: Vec<_> = circles.into_values().filter(|ids| ids.len() > 1).collect();
        for ids in &mut circles {
            ids.sort_unstable();
        }
        circles
    }
}
