#![doc = include_str!("time_probably_unknown.md")]

use crate::rule::{Findings, Judged, MeetingView, Place, Skip, declare_rule};
use crate::value::Time;

declare_rule! {
    code: "time-probably-unknown",
    force: Always(Warning),
    basis: Data,
    authorities: [],
    since: "0.1.0",
    page: "time_probably_unknown.md",
    check: Meeting(check),
}

fn check(meeting: &MeetingView<'_>, findings: &mut Findings<'_>) -> Judged {
    let at = |field| meeting.pointer().field(field);
    let own = [
        (meeting.starts_at, at("starts_at"), "start"),
        (meeting.ends_at, at("ends_at"), "end"),
        (meeting.planned_start, at("planned_start"), "planned start"),
    ];
    let to_come = meeting.items().flat_map(|item| {
        let list = item.pointer().field("future_meetings");
        let starts = item.get().future_meetings.iter().map(|future| future.starts_at).enumerate();
        starts.map(move |(index, start)| {
            (start, list.clone().index(index).field("starts_at"), "start of a meeting to come")
        })
    });
    let times = own.into_iter().chain(to_come);
    let times: Vec<(Time, Place, _)> =
        times.filter_map(|(time, at, what)| Some((time?, at, what))).collect();
    if times.is_empty() {
        return Err(Skip::Nothing);
    }
    for (time, at, what) in times {
        if time.hour() == 0 && time.minute() == 0 {
            findings
                .add(at, format!("the {what} is given as {time}, as if it were at midnight"))
                .help("leave out a time that is not known");
        }
    }
    Ok(())
}
