#![doc = include_str!("future_dates_out_of_order.md")]

use std::collections::HashMap;

use crate::model::FutureMeeting;
use crate::rule::{Findings, Judged, MeetingView, Skip, declare_rule};

declare_rule! {
    code: "future-dates-out-of-order",
    force: Always(Error),
    basis: Data,
    authorities: [],
    since: "0.1.0",
    page: "future_dates_out_of_order.md",
    check: Meeting(check),
}

fn check(meeting: &MeetingView<'_>, findings: &mut Findings<'_>) -> Judged {
    let mut judged = Err(Skip::Nothing);
    // A single date is the next meeting's, and another rule's.
    for item in meeting.items().filter(|item| item.future_meetings.len() > 1) {
        judged = Ok(());
        let at = |index| item.pointer().field("future_meetings").index(index);
        let mut given = HashMap::new();
        let mut previous: Option<(usize, &FutureMeeting)> = None;
        for (index, future) in item.future_meetings.iter().enumerate() {
            // A month or a year is no meeting of its own: two in one month are two.
            let twice =
                future.on.date().and_then(|date| given.insert((date, future.starts_at), index));
            if let Some(first) = twice {
                findings
                    .add(at(index), format!("the meeting on {} is given twice", when(future)))
                    .related(at(first), "given here before");
            } else if future.on.latest() <= meeting.on.earliest() {
                findings
                    .add(
                        at(index),
                        format!("{} is not after this meeting, on {}", future.on, meeting.on),
                    )
                    .related(meeting.pointer().field("on"), "the date of this meeting");
            } else if let Some((before, earlier)) =
                previous.filter(|(_, earlier)| precedes(future, earlier))
            {
                findings
                    .add(
                        at(index),
                        format!("{} comes after {} in the list", when(future), when(earlier)),
                    )
                    .related(at(before), "the date before it in the list");
            }
            previous = Some((index, future));
        }
    }
    judged
}

/// Whether one meeting is before another for certain.
fn precedes(one: &FutureMeeting, other: &FutureMeeting) -> bool {
    let same_day = one.on.date().is_some() && one.on == other.on;
    let earlier_start = one.starts_at.zip(other.starts_at).is_some_and(|(one, other)| one < other);
    one.on.is_before(other.on.earliest()) || (same_day && earlier_start)
}

fn when(meeting: &FutureMeeting) -> String {
    match meeting.starts_at {
        Some(start) => format!("{} at {start}", meeting.on),
        None => meeting.on.to_string(),
    }
}
