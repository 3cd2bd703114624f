use crate::model::Attendance;
use crate::rule::{Findings, Judged, MeetingView, Roll, Skip, declare_rule};

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
    let listed = meeting.complete_attendance().ok_or(Skip::Missing("no complete attendance"))?;
    let (present, away): (Vec<_>, Vec<_>) =
        listed.iter().enumerate().partition(|(_, entry)| entry.is_present());
    let roll = |entries: Vec<(usize, &'a Attendance)>| {
        Roll::of(meeting.cx(), entries.into_iter().map(|(at, entry)| (at, &entry.who)))
    };
    let (present, away) = (roll(present), roll(away));
    let mut judged = Ok(());
    let mut found = false;
    for (index, presiding) in meeting.presiding.iter().enumerate() {
        let who = &presiding.who;
        if present.find(who).is_some() {
            // Present, as it should be.
        } else if who.person_id.is_none() {
            judged = Err(Skip::Missing("no person in the chair"));
        } else if !present.names_everybody() {
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
