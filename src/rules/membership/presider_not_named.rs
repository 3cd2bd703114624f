use crate::model::Attendance;
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
    if !meeting.came_together() {
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

/// Whether the list of attendance itself says that somebody was in the chair.
///
/// "Strategy Group Chair" is a post elsewhere and says nothing of this meeting.
fn is_marked_as_chair(entry: &Attendance) -> bool {
    let printed = [&entry.who.position, &entry.who.as_printed, &entry.heading];
    printed.into_iter().flatten().any(|text| {
        let text = text.as_str().to_lowercase();
        let alone = ["chair", "chairman", "chairwoman", "chairperson"];
        let whole = text.trim().trim_start_matches("the ");
        let marks = alone.iter().any(|word| whole == *word || text.contains(&format!("({word})")));
        marks || text.contains("in the chair")
    })
}
