#![doc = include_str!("attendance_not_recorded.md")]

use crate::model::{Attendance, Nation, Presence};
use crate::rule::{Authority, Findings, Judged, MeetingView, Skip, declare_rule};

declare_rule! {
    code: "attendance-not-recorded",
    force: Committees,
    basis: Statute,
    authorities: [Authority {
        citation: "Local Government Act 1972, Schedule 12, paragraph 40",
        url: "https://www.legislation.gov.uk/ukpga/1972/70/schedule/12",
        nations: &[Nation::England, Nation::Wales],
        in_force_from: "1974-04-01",
        in_force_until: None,
    }],
    since: "0.1.0",
    page: "attendance_not_recorded.md",
    check: Meeting(check),
}

fn check(meeting: &MeetingView<'_>, findings: &mut Findings<'_>) -> Judged {
    if !meeting.came_together() {
        return Err(Skip::Nothing);
    }
    findings.weigh(meeting.terms(), meeting.date());
    if meeting.attendance.iter().any(|entry| entry.is_present() && is_named(entry)) {
        return Ok(());
    }
    if !meeting.is_complete() {
        return Err(Skip::Missing("the record is an extract"));
    }
    if meeting.attendance.iter().any(|entry| entry.presence == Presence::Expected) {
        return Err(Skip::Missing("no word on whether those expected came"));
    }
    let (pointer, says) = if meeting.attendance.is_empty() {
        (meeting.pointer(), "the names of those present are not recorded")
    } else if meeting.attendance.iter().any(Attendance::is_present) {
        (meeting.pointer().field("attendance"), "nobody of those present is recorded by name")
    } else {
        (meeting.pointer().field("attendance"), "only those who were away are recorded")
    };
    findings.add(pointer, says);
    Ok(())
}

/// Whether there is a name, or words that may be one, beside a post or a body.
fn is_named(entry: &Attendance) -> bool {
    let who = &entry.who;
    let printed = who.as_printed.as_ref().filter(|_| who.as_printed != who.position);
    who.person_id.is_some() || printed.is_some_and(|printed| !is_count(printed.as_str()))
}

/// Whether the words only count people: "four members", "12 others".
fn is_count(printed: &str) -> bool {
    const NUMBERS: [&str; 16] = [
        "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
        "twelve", "all", "several", "some", "various",
    ];
    let mut words = printed.split_whitespace();
    let first = words.next().unwrap_or_default().to_lowercase();
    let counts = NUMBERS.contains(&first.as_str()) || first.parse::<u32>().is_ok();
    counts && words.any(|word| word.starts_with(char::is_lowercase))
}
