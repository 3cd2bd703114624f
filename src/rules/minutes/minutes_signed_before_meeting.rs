#![doc = include_str!("minutes_signed_before_meeting.md")]

use crate::rule::{Findings, Judged, MeetingView, Skip, declare_rule};

declare_rule! {
    code: "minutes-signed-before-meeting",
    force: Always(Error),
    basis: Data,
    authorities: [],
    since: "0.1.0",
    page: "minutes_signed_before_meeting.md",
    check: Meeting(check),
}

fn check(meeting: &MeetingView<'_>, findings: &mut Findings<'_>) -> Judged {
    if !meeting.took_place() {
        return Err(Skip::Nothing);
    }
    let minutes = meeting.get().minutes.as_ref();
    let signature = minutes.and_then(|minutes| minutes.signature.as_ref()).ok_or(Skip::Nothing)?;
    let signed = signature.on.ok_or(Skip::Missing("no date of the signature"))?;
    if signed.is_before(meeting.on.earliest()) {
        findings
            .add(
                meeting.pointer().field("minutes").field("signature").field("on"),
                format!("the minutes of {} are signed on {signed}, before the meeting", meeting.on),
            )
            .related(meeting.pointer().field("on"), format!("the meeting was on {}", meeting.on))
            .help("one of the dates may have the wrong year");
    }
    Ok(())
}
