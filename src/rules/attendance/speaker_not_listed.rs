#![doc = include_str!("speaker_not_listed.md")]

use std::collections::HashSet;

use crate::model::{Attendance, ItemKind, Party};
use crate::rule::{Findings, Heard, ItemView, Judged, MeetingView, Roll, Skip, declare_rule};
use crate::value::{OrganisationId, PersonId};

declare_rule! {
    code: "speaker-not-listed",
    force: Always(Warning),
    basis: Practice,
    authorities: [],
    since: "0.1.0",
    page: "speaker_not_listed.md",
    check: Meeting(check),
}

fn check(meeting: &MeetingView<'_>, findings: &mut Findings<'_>) -> Judged {
    if !meeting.took_place() {
        return Err(Skip::Nothing);
    }
    // The public asks its questions without being listed.
    let is_judged =
        |item: &ItemView<'_, '_>| item.was_taken() && item.kind != Some(ItemKind::PublicQuestions);
    let items: Vec<_> =
        meeting.items().filter(is_judged).map(|item| (item, item.heard())).collect();
    if items.iter().all(|(_, heard)| heard.is_empty()) {
        return Err(Skip::Nothing);
    }
    let listed = meeting.complete_attendance().ok_or(Skip::Missing("no complete attendance"))?;
    let there = there(meeting, listed);
    let present = Roll::of(meeting.cx(), parties(listed, Attendance::is_present));
    let unnamed = Unnamed::of(listed);
    let away = Roll::of(meeting.cx(), parties(listed, |entry| !entry.is_present()));
    let mut judged = Err(Skip::Missing("no person for anybody who spoke"));
    for (item, heard) in items {
        // A presenter on the agenda who sent apologies may have left it to another one.
        let somebody_presents =
            heard.iter().filter(|heard| heard.presents).any(|heard| match heard.who.person_id {
                Some(id) => there.contains(&id),
                None => away.find(heard.who).is_none(),
            });
        let mut found = HashSet::new();
        for Heard { at, who, presents } in heard {
            let Some(id) = who.person_id else { continue };
            judged = Ok(());
            let is_there = there.contains(&id) || present.find(who).is_some();
            if is_there || found.contains(&id) || unnamed.may_be(meeting, who, id) {
                continue;
            }
            let entry = away.find(who).and_then(|at| Some((at, listed.get(at)?)));
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
            let is = Roll::how_away(entry);
            findings
                .add(at, format!("{name} {does} {item} but {is}"))
                .related(meeting.pointer().field("attendance").index(away), is);
        }
    }
    judged
}

/// Those listed in this way, with their positions.
fn parties(
    listed: &[Attendance],
    is_so: impl Fn(&Attendance) -> bool,
) -> impl Iterator<Item = (usize, &Party)> {
    let entries = listed.iter().enumerate().filter(move |(_, entry)| is_so(entry));
    entries.map(|(at, entry)| (at, &entry.who))
}

/// Everybody who was there for certain: those listed, those in the chair, the clerk.
fn there(meeting: &MeetingView<'_>, listed: &[Attendance]) -> HashSet<PersonId> {
    let present = listed.iter().filter(|entry| entry.is_present()).map(|entry| &entry.who);
    let presiding = meeting.presiding.iter().map(|presiding| &presiding.who);
    let all = present.chain(presiding).chain(meeting.clerk.as_deref());
    all.filter_map(|who| who.person_id).collect()
}

/// Those present whom the record does not tie to a person.
struct Unnamed {
    /// The names as printed, which may be damaged, in lower case and one on each line.
    names: String,
    /// The bodies of those of whom no name is printed.
    bodies: HashSet<OrganisationId>,
}

impl Unnamed {
    fn of(listed: &[Attendance]) -> Self {
        let mut unnamed = Self { names: String::new(), bodies: HashSet::new() };
        for entry in listed.iter().filter(|entry| entry.is_present()).map(|entry| &entry.who) {
            if entry.person_id.is_some() {
                continue;
            }
            match entry.as_printed.as_ref().filter(|_| entry.as_printed != entry.position) {
                Some(printed) => {
                    unnamed.names.push_str(&printed.as_str().to_lowercase());
                    unnamed.names.push('\n');
                }
                None => unnamed.bodies.extend(entry.organisation_id),
            }
        }
        unnamed
    }

    /// Whether one of them may be this person: by the name, or by the body, where no name is
    /// printed.
    fn may_be(&self, meeting: &MeetingView<'_>, who: &Party, id: PersonId) -> bool {
        let person = meeting.cx().directory.person(id);
        let body = who.organisation_id.or_else(|| person?.organisation_id);
        let family = person.map(|person| person.name.family.as_str().to_lowercase());
        family.is_some_and(|family| self.names.contains(&family))
            || body.is_some_and(|body| self.bodies.contains(&body))
    }
}
