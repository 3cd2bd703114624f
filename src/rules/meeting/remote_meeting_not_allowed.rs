#![doc = include_str!("remote_meeting_not_allowed.md")]

use crate::model::{MeetingKind, Mode, Nation, Profile};
use crate::rule::{Authority, Findings, Judged, MeetingView, Skip, declare_rule};

declare_rule! {
    code: "remote-meeting-not-allowed",
    force: Committees,
    basis: Statute,
    authorities: [Authority {
        citation: "Local Government Act 1972, Schedule 12, as read in Hertfordshire County Council \
                   v Secretary of State [2021] EWHC 1093 (Admin)",
        url: "https://www.legislation.gov.uk/ukpga/1972/70/schedule/12",
        nations: &[Nation::England],
        in_force_from: "2021-05-07",
        in_force_until: None,
    }],
    since: "0.1.0",
    page: "remote_meeting_not_allowed.md",
    check: Meeting(check),
}

fn check(meeting: &MeetingView<'_>, findings: &mut Findings<'_>) -> Judged {
    if !meeting.came_together() || meeting.kind == Some(MeetingKind::Informal) {
        return Err(Skip::Nothing);
    }
    let date = meeting.date().ok_or(Skip::Missing("no whole date"))?;
    let terms = meeting.terms().ok_or(Skip::Missing("no terms of reference in force"))?;
    // Other boards than committees of councils in England may meet as they like.
    let is_committee = terms.profile.is_some_and(Profile::is_committee);
    let is_judged = is_committee && terms.nation == Some(Nation::England);
    if !is_judged || terms.remote_allowed == Some(true) {
        return Err(Skip::Nothing);
    }
    let mode = meeting.mode.ok_or(Skip::Missing("no word on whether it was held remotely"))?;
    if mode == Mode::Remote && findings.binds(terms, date) {
        findings.weigh(Some(terms), Some(date));
        findings
            .add(
                meeting.pointer().field("mode"),
                format!("a council's committee met remotely on {date}, after 2021-05-06"),
            )
            .help("where some were in one room, the meeting was hybrid");
    }
    Ok(())
}
