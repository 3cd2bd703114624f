use crate::model::{Attendance, Presence};
use crate::rule::{Findings, Judged, MeetingView, Skip, declare_rule};

declare_rule! {
    code: "presider-not-present",
    force: Always(Error),
    basis: Data,
    authorities: [],
    since: "0.1.0",
    page: "presider_not_present.md",
    check: Meeting(check),
}

fn check(meeting: &MeetingView<'_>, findings: &mut Findings<'_>) -> Judged {
    if !meeting.took_place() || meeting.presiding.is_empty() {
        return Err(Skip::Nothing);
    }
    let listed = meeting.complete_attendance().ok_or(Skip::Missing("no complete attendance"))?;
    let present = || listed.iter().filter(|entry| entry.is_present());
    let nameless = || present().filter(|entry| entry.who.person_id.is_none());
    let mut judged = Ok(());
    let mut found = false;
    for (index, presiding) in meeting.presiding.iter().enumerate() {
        let who = &presiding.who;
        let same_print =
            |entry: &Attendance| who.as_printed.is_some() && entry.who.as_printed == who.as_printed;
        if who.person_id.is_none() {
            judged = Err(Skip::Missing("no person in the chair"));
        } else if present().any(|entry| entry.who.person_id == who.person_id)
            || nameless().any(same_print)
        {
            // Present, as it should be.
        } else if nameless().next().is_some() {
            judged = Err(Skip::Missing("no person for everybody present"));
        } else {
            found = true;
            let at = meeting.pointer().field("presiding").index(index);
            let name = meeting.name(who);
            let away = listed.iter().position(|entry| entry.who.person_id == who.person_id);
            let entry = away.and_then(|at| Some((at, listed.get(at)?)));
            let Some((away, entry)) = entry else {
                findings.add(at, format!("{name} is in the chair but not among those present"));
                continue;
            };
            let is = match entry.presence {
                Presence::Absent => "is listed as absent",
                _ => "sent apologies",
            };
            findings
                .add(at, format!("{name} is in the chair but {is}"))
                .related(meeting.pointer().field("attendance").index(away), is);
        }
    }
    if found { Ok(()) } else { judged }
}
