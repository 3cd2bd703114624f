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
        if next.on.latest() <= meeting.on.earliest() {
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
