#![doc = include_str!("weekday_disagrees_with_date.md")]

use crate::model::DiscussionPoint;
use crate::rule::{Findings, Judged, MeetingView, Place, Skip, declare_rule};
use crate::value::{PartialDate, Weekday};

declare_rule! {
    code: "weekday-disagrees-with-date",
    force: Always(Error),
    basis: Data,
    authorities: [],
    since: "0.1.0",
    page: "weekday_disagrees_with_date.md",
    check: Meeting(check),
}

/// A weekday as printed: where, beside which date.
type Printed = (Place, Option<PartialDate>, Weekday);

fn check(meeting: &MeetingView<'_>, findings: &mut Findings<'_>) -> Judged {
    let printed = printed(meeting);
    if printed.is_empty() {
        return Err(Skip::Nothing);
    }
    let mut judged = Err(Skip::Missing("no whole date beside the weekday"));
    for (at, on, weekday) in printed {
        let Some(date) = on.and_then(PartialDate::date) else {
            continue;
        };
        judged = Ok(());
        let true_one = date.weekday();
        if weekday != true_one {
            findings
                .add(
                    at.clone().field("weekday"),
                    format!("{date} is a {true_one}, not a {weekday}"),
                )
                .related(at.field("on"), format!("the date is given as {date}"))
                .help("one of the two is wrong: look for the date that was meant");
        }
    }
    judged
}

fn printed(meeting: &MeetingView<'_>) -> Vec<Printed> {
    let mut all = Vec::new();
    let mut note = |at: Place, on: Option<PartialDate>, weekday: Option<Weekday>| {
        all.extend(weekday.map(|weekday| (at, on, weekday)));
    };
    note(meeting.pointer(), Some(meeting.on), meeting.weekday);
    if let Some(signature) = meeting.minutes.as_ref().and_then(|minutes| minutes.signature.as_ref())
    {
        let at = meeting.pointer().field("minutes").field("signature");
        note(at, signature.on, signature.weekday);
    }
    for item in meeting.items() {
        let at = item.pointer();
        for (index, future) in item.future_meetings.iter().enumerate() {
            note(at.clone().field("future_meetings").index(index), Some(future.on), future.weekday);
        }
        let mut events = |points: &[DiscussionPoint], at: &Place| {
            for (index, point) in points.iter().enumerate() {
                for (number, event) in point.events.iter().enumerate() {
                    let at = at.clone().index(index).field("events").index(number);
                    note(at, event.on, event.weekday);
                }
            }
        };
        events(&item.discussion, &at.clone().field("discussion"));
        for (index, matter) in item.matters_arising.iter().enumerate() {
            let at = at.clone().field("matters_arising").index(index).field("points");
            events(&matter.points, &at);
        }
    }
    all
}
