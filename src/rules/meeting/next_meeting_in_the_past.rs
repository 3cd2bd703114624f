#![doc = include_str!("next_meeting_in_the_past.md")]

use crate::rule::{Findings, Judged, MeetingView, Skip, declare_rule};

declare_rule! {
    code: "next-meeting-in-the-past",
    force: Always(Error),
    basis: Data,
    authorities: [],
    since: "0.1.0",
    page: "next_meeting_in_the_past.md",
    check: Meeting(check),
}

fn check(meeting: &MeetingView<'_>, findings: &mut Findings<'_>) -> Judged {
    let mut judged = Err(Skip::Nothing);
    for item in meeting.items() {
        let [next] = item.future_meetings.as_slice() else { continue };
        judged = Ok(());
        let starts = next.starts_at.filter(|_| next.on == meeting.on);
        let is_later_that_day =
            starts.is_some_and(|next| meeting.starts_at.is_none_or(|this| this < next));
        if next.on.latest() <= meeting.on.earliest() && !is_later_that_day {
            findings
                .add(
                    item.pointer().field("future_meetings").index(0).field("on"),
                    format!(
                        "the next meeting is given as {}, and this one was on {}",
                        next.on, meeting.on
                    ),
                )
                .related(meeting.pointer().field("on"), "the date of this meeting");
        }
    }
    judged
}
