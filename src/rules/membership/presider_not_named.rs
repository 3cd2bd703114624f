#![doc = include_str!("presider_not_named.md")]

use crate::model::{Attendance, MeetingKind};
use crate::rule::{Findings, Judged, MeetingView, Skip, declare_rule};

declare_rule! {
    code: "presider-not-named",
    force: Always(Warning),
    basis: Practice,
    authorities: [],
    since: "0.1.0",
    page: "presider_not_named.md",
    check: Meeting(check),
}

fn check(meeting: &MeetingView<'_>, findings: &mut Findings<'_>) -> Judged {
    if !meeting.came_together() || meeting.kind == Some(MeetingKind::Informal) {
        return Err(Skip::Nothing);
    }
    if !meeting.presiding.is_empty() || meeting.attendance.iter().any(is_marked_as_chair) {
        return Ok(());
    }
    if !meeting.is_complete() {
        return Err(Skip::Missing("the record is an extract"));
    }
    findings
        .add(meeting.pointer(), "nobody is named as presiding")
        .help("name whoever was in the chair in `presiding`, also where it was for a part only");
    Ok(())
}

/// Whether the list of attendance itself says that somebody was in the chair, as in "Mrs P. Quill
/// (Chair)" or "Mrs P. Quill, Chairman".
///
/// "Strategy Group Chair" is a post elsewhere and says nothing of this meeting.
fn is_marked_as_chair(entry: &Attendance) -> bool {
    const CHAIRS: [&str; 6] =
        ["chair", "chairman", "chairwoman", "chairperson", "acting chair", "acting chairman"];
    let printed = [&entry.who.position, &entry.who.as_printed, &entry.heading];
    printed.into_iter().flatten().any(|text| {
        let text = text.as_str().to_lowercase().replace(" - ", ",");
        let mut parts = text.split(['(', ')', ',', ':', ';', '–', '—']);
        let is_chair = |part: &str| CHAIRS.contains(&part.trim().trim_start_matches("the "));
        parts.any(is_chair) || text.contains("in the chair") || text.contains("presiding")
    })
}
