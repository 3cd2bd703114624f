#![doc = include_str!("event_ends_before_start.md")]

use crate::rule::{Findings, Judged, MeetingView, Skip, declare_rule};

declare_rule! {
    code: "event-ends-before-start",
    force: Always(Error),
    basis: Data,
    authorities: [],
    since: "0.1.0",
    page: "event_ends_before_start.md",
    check: Meeting(check),
}

fn check(meeting: &MeetingView<'_>, findings: &mut Findings<'_>) -> Judged {
    let mut judged = Err(Skip::Nothing);
    for (pointer, event) in meeting.events() {
        let Some(until) = event.until else { continue };
        let Some(on) = event.on else {
            judged = judged.or(Err(Skip::Missing("no first day of an event")));
            continue;
        };
        judged = Ok(());
        if until.is_before(on.earliest()) {
            findings
                .add(
                    pointer.clone().field("until"),
                    format!("“{}” lasts until {until}, before it begins on {on}", event.what),
                )
                .related(pointer.field("on"), format!("begins on {on}"))
                .help("the year is the commonest slip");
        }
    }
    judged
}
