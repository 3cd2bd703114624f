#![doc = include_str!("scrutiny_meeting_overdue.md")]

use crate::model::{Nation, Profile};
use crate::rule::{
    Authority, Findings, Judged, MeetingView, SeriesView, Skip, covers, declare_rule,
};

declare_rule! {
    code: "scrutiny-meeting-overdue",
    force: Duty(Error, &[Profile::ScrutinyCommittee]),
    basis: Regulation,
    authorities: [Authority {
        citation: "Crime and Disorder (Overview and Scrutiny) Regulations 2009 (SI 2009/942), \
            regulation 4",
        url: "https://www.legislation.gov.uk/uksi/2009/942/regulation/4",
        nations: &[Nation::England],
        in_force_from: "2009-04-30",
        in_force_until: None,
    }],
    since: "0.1.0",
    page: "scrutiny_meeting_overdue.md",
    check: Series(check),
}

fn check(series: &SeriesView<'_>, findings: &mut Findings<'_>) {
    let held: Vec<_> = series.meetings.iter().filter(|meeting| meeting.came_together()).collect();
    for (at, meeting) in held.iter().enumerate() {
        let next = held.get(at + 1).copied();
        findings.judge(|findings| judge(series, meeting, next, findings));
    }
}

fn judge(
    series: &SeriesView<'_>,
    meeting: &MeetingView<'_>,
    next: Option<&MeetingView<'_>>,
    findings: &mut Findings<'_>,
) -> Judged {
    let board = &series.board;
    findings.may_bind(board.get())?;
    // Where only the month or the year is known, the rule holds if it may hold.
    let from = meeting.on.latest();
    let limit = from.plus_months(12).ok_or(Skip::Nothing)?;
    findings.require_duty_over(board.get(), from, limit)?;
    if next.is_some_and(|next| next.on.earliest() <= limit) {
        return Ok(());
    }
    if board.cx.as_of.is_some_and(|today| today <= limit) {
        return Ok(());
    }
    if !covers(&board.meetings_complete, from, limit) {
        return Err(Skip::Missing(
            "the book is not said to hold all meetings of the twelve months",
        ));
    }
    let message = format!(
        "{} did not meet within the twelve months from {} to {limit}",
        board.name, meeting.on
    );
    match next {
        Some(next) => findings
            .add(next.pointer().field("on"), message)
            .related(meeting.pointer(), format!("the meeting before, on {}", meeting.on)),
        None => findings.add(meeting.pointer().field("on"), message),
    };
    Ok(())
}
