#![doc = include_str!("scheduled_meeting_in_past.md")]

use crate::model::MeetingStatus;
use crate::rule::{Findings, Judged, MeetingView, Skip, declare_rule};

declare_rule! {
    code: "scheduled-meeting-in-past",
    force: Always(Advice),
    basis: Data,
    authorities: [],
    since: "0.1.0",
    page: "scheduled_meeting_in_past.md",
    check: Meeting(check),
}

fn check(meeting: &MeetingView<'_>, findings: &mut Findings<'_>) -> Judged {
    if meeting.status != MeetingStatus::Scheduled {
        return Err(Skip::Nothing);
    }
    let today = meeting.cx().as_of.ok_or(Skip::Missing("no date that counts as today"))?;
    if meeting.on.is_before(today) {
        findings
            .add(
                meeting.pointer().field("status"),
                format!("the meeting of {} is still scheduled, and today is {today}", meeting.on),
            )
            .related(meeting.pointer().field("on"), "the day of the meeting")
            .help("record whether it was held, cancelled or postponed");
    }
    Ok(())
}
