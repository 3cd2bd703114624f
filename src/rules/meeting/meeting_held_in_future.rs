#![doc = include_str!("meeting_held_in_future.md")]

use crate::rule::{Findings, Judged, MeetingView, Skip, declare_rule};

declare_rule! {
    code: "meeting-held-in-future",
    force: Always(Warning),
    basis: Data,
    authorities: [],
    since: "0.1.0",
    page: "meeting_held_in_future.md",
    check: Meeting(check),
}

fn check(meeting: &MeetingView<'_>, findings: &mut Findings<'_>) -> Judged {
    if !meeting.took_place() {
        return Err(Skip::Nothing);
    }
    let today = meeting.cx().as_of.ok_or(Skip::Missing("no date that counts as today"))?;
    if meeting.on.earliest() > today {
        findings
            .add(
                meeting.pointer().field("status"),
                format!("the meeting of {} is recorded as held, and today is {today}", meeting.on),
            )
            .related(meeting.pointer().field("on"), "the day of the meeting")
            .help("a meeting to come is `scheduled`");
    }
    Ok(())
}
