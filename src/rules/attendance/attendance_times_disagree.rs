#![doc = include_str!("attendance_times_disagree.md")]

use crate::model::Attendance;
use crate::rule::{Findings, Judged, MeetingView, Skip, declare_rule};

declare_rule! {
    code: "attendance-times-disagree",
    force: Always(Error),
    basis: Data,
    authorities: [],
    since: "0.1.0",
    page: "attendance_times_disagree.md",
    check: Meeting(check),
}

fn check(meeting: &MeetingView<'_>, findings: &mut Findings<'_>) -> Judged {
    let is_timed = |entry: &Attendance| entry.arrived_at.is_some() || entry.left_at.is_some();
    let timed = || meeting.attendance.iter().enumerate().filter(|(_, entry)| is_timed(entry));
    if !meeting.took_place() || !meeting.attendance.iter().any(is_timed) {
        return Err(Skip::Nothing);
    }
    if meeting.ran_past_midnight() {
        return Err(Skip::Missing("no day of the times of a meeting that ran past midnight"));
    }
    let end = meeting.clear_end();
    for (index, entry) in timed() {
        let at = meeting.pointer().field("attendance").index(index);
        let name = meeting.name(&entry.who);
        if let Some((came, left)) = entry.arrived_at.zip(entry.left_at).filter(|(a, l)| l < a) {
            findings
                .add(
                    at.clone().field("left_at"),
                    format!("{name} left at {left} but came at {came}"),
                )
                .related(at.field("arrived_at"), format!("came at {came}"))
                .help("the time during which somebody was out of the room goes under `absences`");
            continue;
        }
        let Some(end) = end else { continue };
        let both = [("arrived_at", "came", entry.arrived_at), ("left_at", "left", entry.left_at)];
        let late = both.into_iter().find_map(|(field, did, time)| {
            time.filter(|time| *time > end).map(|time| (field, did, time))
        });
        if let Some((field, did, time)) = late {
            findings
                .add(
                    at.field(field),
                    format!("{name} {did} at {time}, and the meeting ended at {end}"),
                )
                .related(meeting.pointer().field("ends_at"), format!("ended at {end}"));
        }
    }
    Ok(())
}
