use std::collections::HashSet;

use crate::finding::Pointer;
use crate::model::{Attendance, ItemKind, Party, Presence};
use crate::rule::{Findings, ItemView, Judged, MeetingView, Skip, declare_rule};
use crate::value::PersonId;

declare_rule! {
    code: "speaker-not-listed",
    force: Always(Warning),
    basis: Practice,
    authorities: [],
    since: "0.1.0",
    page: "speaker_not_listed.md",
    check: Meeting(check),
}

/// Somebody whom an item names as presenting or speaking.
struct Heard<'a> {
    at: Pointer,
    who: &'a Party,
    presents: bool,
}

fn check(meeting: &MeetingView<'_>, findings: &mut Findings<'_>) -> Judged {
    if !meeting.took_place() {
        return Err(Skip::Nothing);
    }
    // The public asks its questions without being listed.
    let is_judged =
        |item: &ItemView<'_, '_>| item.was_taken() && item.kind != Some(ItemKind::PublicQuestions);
    let items: Vec<_> =
        meeting.items().filter(is_judged).map(|item| (item, heard(&item))).collect();
    if items.iter().all(|(_, heard)| heard.is_empty()) {
        return Err(Skip::Nothing);
    }
    let listed = meeting.complete_attendance().ok_or(Skip::Missing("no complete attendance"))?;
    let there = there(meeting, listed);
    let mut judged = Err(Skip::Missing("no person for anybody who spoke"));
    for (item, heard) in items {
        // A presenter on the agenda who sent apologies may have left it to another one.
        let somebody_presents = heard.iter().any(|heard| {
            heard.presents && heard.who.person_id.is_some_and(|id| there.contains(&id))
        });
        let mut found = HashSet::new();
        for Heard { at, who, presents } in heard {
            let Some(id) = who.person_id else { continue };
            judged = Ok(());
            if there.contains(&id) || may_be_there(meeting, listed, who, id) || found.contains(&id)
            {
                continue;
            }
            let away = listed.iter().position(|entry| entry.who.person_id == Some(id));
            let entry = away.and_then(|at| Some((at, listed.get(at)?)));
            if entry.is_some() && presents && somebody_presents {
                continue;
            }
            found.insert(id);
            let does =
                if presents { "is named as presenter of" } else { "is named as speaker under" };
            let (name, item) = (meeting.name(who), item.name());
            let Some((away, entry)) = entry else {
                findings
                    .add(at, format!("{name} {does} {item} but is in no list of attendance"))
                    .help("add an entry to the attendance, or mend the name");
                continue;
            };
            let is = if entry.presence == Presence::Absent {
                "is listed as absent"
            } else {
                "sent apologies"
            };
            findings
                .add(at, format!("{name} {does} {item} but {is}"))
                .related(meeting.pointer().field("attendance").index(away), is);
        }
    }
    judged
}

/// Everybody whom the item names as presenting or speaking, presenters first.
fn heard<'a>(item: &ItemView<'a, '_>) -> Vec<Heard<'a>> {
    let at = item.pointer();
    let item = item.get();
    let list = |at: Pointer, parties: &'a [Party], presents: bool| {
        let parties = parties.iter().enumerate();
        parties.map(move |(index, who)| Heard { at: at.clone().index(index), who, presents })
    };
    let mut all: Vec<_> = list(at.clone().field("presenters"), &item.presenters, true).collect();
    all.extend(list(at.clone().field("speakers"), &item.speakers, false));
    let discussion = at.clone().field("discussion");
    for (index, point) in item.discussion.iter().enumerate() {
        let at = discussion.clone().index(index).field("speakers");
        all.extend(list(at, &point.speakers, false));
    }
    let matters = at.field("matters_arising");
    for (index, matter) in item.matters_arising.iter().enumerate() {
        let points = matters.clone().index(index).field("points");
        for (index, point) in matter.points.iter().enumerate() {
            let at = points.clone().index(index).field("speakers");
            all.extend(list(at, &point.speakers, false));
        }
    }
    all
}

/// Everybody who was there for certain: those listed, those in the chair, the clerk.
fn there(meeting: &MeetingView<'_>, listed: &[Attendance]) -> HashSet<PersonId> {
    let present = listed.iter().filter(|entry| entry.is_present()).map(|entry| &entry.who);
    let presiding = meeting.presiding.iter().map(|presiding| &presiding.who);
    let all = present.chain(presiding).chain(&meeting.clerk);
    all.filter_map(|who| who.person_id).collect()
}

/// Whether an entry that tells no person may be this one: by the name, which may
/// be damaged, or by the body, where no name is printed.
fn may_be_there(
    meeting: &MeetingView<'_>,
    listed: &[Attendance],
    who: &Party,
    id: PersonId,
) -> bool {
    let person = meeting.cx().directory.person(id);
    let family = person.map(|person| person.name.family.as_str().to_lowercase());
    let body = who.organisation_id.or_else(|| person?.organisation_id);
    let nameless =
        listed.iter().filter(|entry| entry.is_present() && entry.who.person_id.is_none());
    nameless.map(|entry| &entry.who).any(|entry| {
        match entry.as_printed.as_ref().filter(|_| entry.as_printed != entry.position) {
            Some(printed) => {
                let printed = printed.as_str().to_lowercase();
                family.as_ref().is_some_and(|family| printed.contains(family.as_str()))
            }
            None => body.is_some() && entry.organisation_id == body,
        }
    })
}
