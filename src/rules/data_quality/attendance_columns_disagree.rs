#![doc = include_str!("attendance_columns_disagree.md")]

use crate::rule::{Findings, Judged, MeetingView, Skip, declare_rule};

declare_rule! {
    code: "attendance-columns-disagree",
    force: Always(Error),
    basis: Data,
    authorities: [],
    since: "0.1.0",
    page: "attendance_columns_disagree.md",
    check: Meeting(check),
}

fn check(meeting: &MeetingView<'_>, findings: &mut Findings<'_>) -> Judged {
    let columns = meeting.attendance_columns.ok_or(Skip::Nothing)?;
    let (names, organisations) = (columns.names, columns.organisations);
    if names != organisations {
        findings
            .add(
                meeting.pointer().field("attendance_columns"),
                format!(
                    "the attendance table has {names} in the column of names and {organisations} \
                     in that of organisations"
                ),
            )
            .help("from the first gap on, each name stands beside another's organisation");
    }
    Ok(())
}
