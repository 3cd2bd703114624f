#![doc = include_str!("notice_too_short.md")]

use crate::model::Nation;
use crate::rule::{Authority, Findings, Judged, MeetingView, Skip, declare_rule};

declare_rule! {
    code: "notice-too-short",
    force: Committees,
    basis: Statute,
    authorities: [
        Authority {
            citation: "Local Government Act 1972, section 100A(6)",
            url: "https://www.legislation.gov.uk/ukpga/1972/70/section/100A",
            nations: &[Nation::England, Nation::Wales],
            in_force_from: "1986-04-01",
            in_force_until: None,
        },
        Authority {
            citation: "SI 2002/715, article 2 (five clear days)",
            url: "https://www.legislation.gov.uk/uksi/2002/715/article/2",
            nations: &[Nation::England],
            in_force_from: "2002-10-01",
            in_force_until: None,
        },
    ],
    since: "0.1.0",
    page: "notice_too_short.md",
    check: Meeting(check),
}

fn check(meeting: &MeetingView<'_>, findings: &mut Findings<'_>) -> Judged {
    let ahead = meeting.ahead(RULE.code, |terms| terms.notice_days, findings)?;
    let given_on = meeting.notice_on.ok_or(Skip::Missing("no day of the notice"))?;
    // A meeting convened at shorter notice is announced when it is convened.
    if meeting.convened_on.is_some_and(|convened| given_on <= convened) {
        return Ok(());
    }
    let clear = ahead.clear_days(given_on, meeting.notice_at)?;
    if let Some(days) = ahead.more_than(clear, findings) {
        let at = meeting.notice_at.map_or_else(String::new, |time| format!(" at {time}"));
        let late = ahead.shortfall(given_on, clear, days);
        let added = findings.add(
            meeting.pointer().field("notice_on"),
            format!("notice on {given_on}{at} is {late}"),
        );
        let added = added.related(meeting.pointer().field("on"), "the day of the meeting");
        match meeting.convened_on {
            Some(convened) => added.related(
                meeting.pointer().field("convened_on"),
                format!("convened on {convened}, when notice could first be given"),
            ),
            None => added.help(
                "of a meeting convened at shorter notice, record the day on which it was convened",
            ),
        };
    }
    Ok(())
}
