#![doc = include_str!("presider_not_present.md")]

use std::collections::HashSet;

use crate::model::{Attendance, Capacity, Party, Presiding};
use crate::rule::{Findings, ItemView, Judged, MeetingView, Roll, Skip, declare_rule};

declare_rule! {
    code: "presider-not-present",
    force: Always(Error),
    basis: Data,
    authorities: [],
    since: "0.1.0",
    page: "presider_not_present.md",
    check: Meeting(check),
}

fn check<'a>(meeting: &MeetingView<'a>, findings: &mut Findings<'_>) -> Judged {
    if !meeting.took_place() || meeting.presiding.is_empty() {
        return Err(Skip::Nothing);
    }
    let mut found = false;
    for (index, presiding) in meeting.presiding.iter().enumerate() {
        found |= withdrew(meeting, index, &presiding.who, findings);
    }
    let Some(listed) = meeting.complete_attendance() else {
        return if found { Ok(()) } else { Err(Skip::Missing("no complete attendance")) };
    };
    let (present, away): (Vec<_>, Vec<_>) =
        listed.iter().enumerate().partition(|(_, entry)| entry.is_present());
    let roll = |entries: Vec<(usize, &'a Attendance)>| {
        Roll::of(meeting.cx(), entries.into_iter().map(|(at, entry)| (at, &entry.who)))
    };
    // Guests and officers do not preside, so that one of them unnamed leaves no doubt.
    let may_preside =
        |(_, entry): &(usize, &Attendance)| entry.capacity.is_none_or(Capacity::is_seat);
    let seated = roll(present.iter().copied().filter(may_preside).collect());
    let (present, away) = (roll(present), roll(away));
    let mut judged = Ok(());
    for (index, presiding) in meeting.presiding.iter().enumerate() {
        let who = &presiding.who;
        if let Some(entry) = present.find(who).and_then(|at| listed.get(at)) {
            found |= out_of_room(meeting, index, entry, findings);
        } else if who.person_id.is_none() {
            judged = Err(Skip::Missing("no person in the chair"));
        } else if !seated.names_everybody()
            || (away.find(who).is_none() && !present.names_everybody())
        {
            judged = Err(Skip::Missing("no person for everybody present"));
        } else {
            found = true;
            let at = meeting.pointer().field("presiding").index(index);
            let name = meeting.name(who);
            let entry = away.find(who).and_then(|at| Some((at, listed.get(at)?)));
            let Some((away, entry)) = entry else {
                findings.add(at, format!("{name} is in the chair but not among those present"));
                continue;
            };
            let is = Roll::how_away(entry);
            findings
                .add(at, format!("{name} is in the chair but {is}"))
                .related(meeting.pointer().field("attendance").index(away), is);
        }
    }
    if found { Ok(()) } else { judged }
}

/// Finds the items for which somebody withdrew and nobody else is named as presiding.
fn withdrew(
    meeting: &MeetingView<'_>,
    index: usize,
    who: &Party,
    findings: &mut Findings<'_>,
) -> bool {
    let mut withdrawn = HashSet::new();
    for declared in meeting.declarations() {
        let is_own = declared.declaration.who.is_same_person(who) == Some(true);
        if is_own && declared.declaration.withdrew == Some(true) {
            withdrawn.extend(declared.items().map(|item| item.id));
        }
    }
    let items = presided_alone(meeting, index).filter(|item| withdrawn.contains(&item.id));
    add(meeting, index, items, "withdrew", findings)
}

/// Finds what somebody who came cannot have presided over, where nobody else is named for it.
fn out_of_room(
    meeting: &MeetingView<'_>,
    index: usize,
    entry: &Attendance,
    findings: &mut Findings<'_>,
) -> bool {
    let Some(presiding) = meeting.presiding.get(index) else { return false };
    let who = &presiding.who;
    let is_same = |entry: &&Attendance| entry.who.is_same_person(who) == Some(true);
    if meeting.attendance.iter().filter(is_same).count() > 1 {
        return false;
    }
    let at = meeting.pointer().field("presiding").index(index);
    let name = meeting.name(who);
    let others = || others(meeting, index);
    let items =
        presided_alone(meeting, index).filter(|item| entry.absent_item_ids.contains(&item.id));
    let mut found = add(meeting, index, items, "was out of the room", findings);
    let came_late = entry.arrived_at.zip(meeting.starts_at).filter(|(came, start)| start < came);
    let is_first =
        presiding.from_item_id.is_none() && others().all(|other| other.from_item_id.is_some());
    if let Some((came, start)) = came_late.filter(|_| is_first) {
        found = true;
        findings
            .add_doubtful(
                at,
                format!("{name} is in the chair from the start, at {start}, but came at {came}"),
            )
            .help(HELP);
    }
    found
}

const HELP: &str = "name whoever presided meanwhile in `presiding`, with the items";

fn add<'a, 'm>(
    meeting: &MeetingView<'a>,
    index: usize,
    items: impl Iterator<Item = ItemView<'a, 'm>>,
    why: &str,
    findings: &mut Findings<'_>,
) -> bool
where
    'a: 'm,
{
    let Some(presiding) = meeting.presiding.get(index) else { return false };
    // Minutes name the chair at their head, and may leave out who took it meanwhile.
    let is_of_all = presiding.from_item_id.is_none() && presiding.until_item_id.is_none();
    let name = meeting.name(&presiding.who);
    let mut found = false;
    for item in items {
        found = true;
        let at = meeting.pointer().field("presiding").index(index);
        let message = format!("{name} is in the chair for {}, but {why}", item.name());
        let added =
            if is_of_all { findings.add_doubtful(at, message) } else { findings.add(at, message) };
        added.help(HELP);
    }
    found
}

/// Those named as presiding beside this one.
fn others<'m>(meeting: &'m MeetingView<'_>, index: usize) -> impl Iterator<Item = &'m Presiding> {
    let all = meeting.presiding.iter().enumerate();
    all.filter(move |(other, _)| *other != index).map(|(_, presiding)| presiding)
}

/// The items over which the one at this position presided and nobody else can have.
fn presided_alone<'a, 'm>(
    meeting: &'m MeetingView<'a>,
    index: usize,
) -> impl Iterator<Item = ItemView<'a, 'm>> {
    let presiding = meeting.presiding.get(index);
    meeting.items().filter(move |item| {
        item.was_taken()
            && presiding.is_some_and(|one| covers(meeting, one, *item) == Some(true))
            && others(meeting, index).all(|other| covers(meeting, other, *item) == Some(false))
    })
}

/// Whether somebody presided over an item; nothing where that cannot be told.
fn covers(
    meeting: &MeetingView<'_>,
    presiding: &Presiding,
    item: ItemView<'_, '_>,
) -> Option<bool> {
    let here = meeting.place_of(item.id)?;
    let from = presiding.from_item_id.map_or(Some(0), |id| meeting.place_of(id))?;
    let until = presiding.until_item_id.map_or(Some(usize::MAX), |id| meeting.place_of(id))?;
    let is_part_of_last = presiding.until_item_id.is_some_and(|id| item.is_within(id));
    Some(from <= here && (here <= until || is_part_of_last))
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::RULE;
    use crate::check::{Options, check};
    use crate::finding::Severity;
    use crate::model::MinuteBook;

    /// How the rule's finding weighs where the chair is away for an item, over which the record has
    /// them preside as it says here.
    fn severity(presiding: &Value) -> Option<Severity> {
        let mut book: Value = serde_json::from_str(crate::rules::BASE).unwrap();
        let meeting = &mut book["meetings"][1];
        meeting["presiding"] = json!([presiding]);
        meeting["attendance"][0]["absent_item_ids"] =
            json!(["17000000-0000-4000-8000-000000000011"]);
        let book = MinuteBook::from_json(book.to_string()).unwrap();
        let report = check(&book, &Options::new());
        report.findings.iter().find(|it| it.code == RULE.code).map(|it| it.severity)
    }

    #[test]
    fn a_chair_named_only_at_the_head_of_the_minutes_is_no_contradiction() {
        let chair = "be000000-0000-4000-8000-000000000001";
        let mut presiding = json!({ "who": { "person_id": chair } });
        assert_eq!(severity(&presiding), Some(Severity::Warning));
        presiding["from_item_id"] = json!("17000000-0000-4000-8000-000000000008");
        assert_eq!(severity(&presiding), Some(Severity::Error));
    }
}
