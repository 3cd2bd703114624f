#![doc = include_str!("public_present_at_closed_meeting.md")]

use crate::rule::{Findings, Judged, MeetingView, Skip, declare_rule};

declare_rule! {
    code: "public-present-at-closed-meeting",
    force: Always(Warning),
    basis: Data,
    authorities: [],
    since: "0.1.0",
    page: "public_present_at_closed_meeting.md",
    check: Meeting(check),
}

fn check(meeting: &MeetingView<'_>, findings: &mut Findings<'_>) -> Judged {
    let (Some(is_open), Some(count)) = (meeting.open_to_public, meeting.public_present) else {
        return Err(Skip::Nothing);
    };
    if !meeting.took_place() {
        return Err(Skip::Nothing);
    }
    if !is_open && count > 0 {
        findings
            .add(
                meeting.pointer().field("public_present"),
                format!("{count} of the public came to a meeting that was not open to them"),
            )
            .related(meeting.pointer().field("open_to_public"), "not open to the public")
            .help("those who came by invitation are guests; a meeting open in part is open");
    }
    Ok(())
}
