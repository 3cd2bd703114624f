#![doc = include_str!("past_event_after_meeting.md")]

use crate::model::Tense;
use crate::rule::{Findings, Judged, MeetingView, Skip, declare_rule};

declare_rule! {
    code: "past-event-after-meeting",
    force: Always(Advice),
    basis: Practice,
    authorities: [],
    since: "0.1.0",
    page: "past_event_after_meeting.md",
    check: Meeting(check),
}

fn check(meeting: &MeetingView<'_>, findings: &mut Findings<'_>) -> Judged {
    if !meeting.took_place() {
        return Err(Skip::Nothing);
    }
    let mut judged = Err(Skip::Nothing);
    for (pointer, event) in meeting.events().filter(|(_, one)| one.tense == Some(Tense::Past)) {
        // Something may have been extended, and that be past, until a day to come.
        let Some(on) = event.on else {
            judged = judged.or(Err(Skip::Missing("no first day of a past event")));
            continue;
        };
        if on.earliest() > meeting.on.latest() {
            findings
                .add(
                    pointer.field("on"),
                    format!(
                        "“{}” is told as past, but {on} is after the meeting of {}",
                        event.what, meeting.on
                    ),
                )
                .help("what was added after the meeting is best marked as a note");
        } else if on.latest() > meeting.on.earliest() && meeting.date().is_none() {
            judged = judged.or(Err(Skip::Missing("no day of the meeting")));
            continue;
        }
        judged = Ok(());
    }
    judged
}
