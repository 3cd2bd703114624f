#![doc = include_str!("meetings_too_far_apart.md")]

use crate::rule::{Findings, Judged, MeetingView, SeriesView, Skip, declare_rule};

declare_rule! {
    code: "meetings-too-far-apart",
    force: Always(Advice),
    basis: TermsOfReference,
    authorities: [],
    since: "0.1.0",
    page: "meetings_too_far_apart.md",
    check: Series(check),
}

fn check(series: &SeriesView<'_>, findings: &mut Findings<'_>) {
    let held: Vec<_> = series.meetings.iter().filter(|meeting| meeting.took_place()).collect();
    for pair in held.windows(2) {
        if let [previous, meeting] = pair {
            findings.judge(|findings| judge(series, previous, meeting, findings));
        }
    }
}

fn judge(
    series: &SeriesView<'_>,
    previous: &MeetingView<'_>,
    meeting: &MeetingView<'_>,
    findings: &mut Findings<'_>,
) -> Judged {
    let (Some(before), Some(date)) = (previous.date(), meeting.date()) else {
        return Err(Skip::Missing("no full date of both meetings"));
    };
    let terms = meeting.terms();
    let limit = terms.and_then(|terms| terms.longest_gap_days).or(findings.limit());
    let no_limit = terms.map_or(Skip::Missing("no terms of reference in force"), |_| Skip::Nothing);
    let limit = limit.ok_or(no_limit)?;
    let days = date.days_since(before);
    if days <= i64::from(limit) {
        return Ok(());
    }
    if !series.holds_all_meetings(before, date) {
        return Err(Skip::Missing("the book is not said to be complete between the two meetings"));
    }
    findings
        .add(
            meeting.pointer().field("on"),
            format!("{date} is {days} days after the meeting before, on {before}, not {limit}"),
        )
        .related(previous.pointer().field("on"), "the meeting before");
    Ok(())
}
