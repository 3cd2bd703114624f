#![doc = include_str!("present_and_apologised.md")]

use crate::rule::{Findings, Judged, MeetingView, Roll, Skip, declare_rule};

declare_rule! {
    code: "present-and-apologised",
    force: Always(Error),
    basis: Data,
    authorities: [],
    since: "0.1.0",
    page: "present_and_apologised.md",
    check: Meeting(check),
}

fn check(meeting: &MeetingView<'_>, findings: &mut Findings<'_>) -> Judged {
    if !meeting.took_place() {
        return Err(Skip::Nothing);
    }
    if meeting.attendance.is_empty() {
        return Err(Skip::Missing("no attendance list"));
    }
    let at = |index| meeting.pointer().field("attendance").index(index);
    let entries = || meeting.get().attendance.iter().enumerate();
    let present = entries().filter(|(_, entry)| entry.is_present());
    let present = Roll::of(meeting.cx(), present.map(|(at, entry)| (at, &entry.who)));
    for (index, entry) in entries().filter(|(_, entry)| entry.is_away()) {
        let there = present.find(&entry.who);
        let there = there.and_then(|there| Some((there, meeting.attendance.get(there)?)));
        if let Some((there, other)) = there {
            // The one of the two that says who it is.
            let who = if other.who.person_id.is_some() { &other.who } else { &entry.who };
            let (name, is) = (meeting.name(who), Roll::how_away(entry));
            findings
                .add(at(index), format!("{name} is listed as present but {is}"))
                .related(at(there), "present here")
                .help("somebody who was there for a part of the meeting has one entry, `part`");
        }
    }
    Ok(())
}
