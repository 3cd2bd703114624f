#![doc = include_str!("meeting_ends_before_start.md")]

use crate::rule::{Findings, Judged, MeetingView, Skip, declare_rule};
use crate::value::Time;

declare_rule! {
    code: "meeting-ends-before-start",
    force: Always(Error),
    basis: Data,
    authorities: [],
    since: "0.1.0",
    page: "meeting_ends_before_start.md",
    check: Meeting(check),
}

fn check(meeting: &MeetingView<'_>, findings: &mut Findings<'_>) -> Judged {
    let start = meeting.starts_at.ok_or(Skip::Missing("no start time"))?;
    // An end at midnight is most likely none, which is another rule's finding.
    let is_given = |end: &Time| end.hour() > 0 || end.minute() > 0;
    let end = meeting.ends_at.filter(is_given).ok_or(Skip::Missing("no end time"))?;
    let went_past_midnight = meeting.ended_on.is_some_and(|ended| meeting.on.is_before(ended));
    if end <= start && !went_past_midnight {
        findings
            .add(
                meeting.pointer().field("ends_at"),
                format!("the meeting ends at {end} but starts at {start}"),
            )
            .related(meeting.pointer().field("starts_at"), format!("starts at {start}"))
            .help(
                "leave out a time that is not known; give `ended_on` where it went past midnight",
            );
    }
    Ok(())
}
