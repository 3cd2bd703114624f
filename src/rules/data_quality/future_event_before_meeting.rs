#![doc = include_str!("future_event_before_meeting.md")]

use crate::model::Tense;
use crate::rule::{Findings, Judged, MeetingView, Skip, declare_rule};

declare_rule! {
    code: "future-event-before-meeting",
    force: Always(Warning),
    basis: Data,
    authorities: [],
    since: "0.1.0",
    page: "future_event_before_meeting.md",
    check: Meeting(check),
}

fn check(meeting: &MeetingView<'_>, findings: &mut Findings<'_>) -> Judged {
    if !meeting.took_place() {
        return Err(Skip::Nothing);
    }
    let mut judged = Err(Skip::Nothing);
    for (pointer, event) in meeting.events().filter(|(_, one)| one.tense == Some(Tense::Future)) {
        // What has begun may still go on: the last day is what counts.
        let (field, last) = match (event.on, event.until) {
            (_, Some(until)) => ("until", until),
            (Some(on), None) if event.lasts.is_none() => ("on", on),
            _ => {
                judged = judged.or(Err(Skip::Missing("no last day of an event to come")));
                continue;
            }
        };
        if last.is_before(meeting.on.earliest()) {
            findings
                .add(
                    pointer.field(field),
                    format!(
                        "“{}” is told as still to come, but {last} is before the meeting of {}",
                        event.what, meeting.on
                    ),
                )
                .help("the year is the commonest slip");
        } else if last.earliest() < meeting.on.latest() && meeting.date().is_none() {
            judged = judged.or(Err(Skip::Missing("no day of the meeting")));
            continue;
        }
        judged = Ok(());
    }
    judged
}
