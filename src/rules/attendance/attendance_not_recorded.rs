use crate::model::{Attendance, Nation};
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
    who.person_id.is_some() || (who.as_printed.is_some() && who.as_printed != who.position)
}
