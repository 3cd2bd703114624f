#![doc = include_str!("body_not_in_existence.md")]

use std::collections::HashSet;

use crate::model::{Member, Nation, Party};
use crate::rule::{
    Authority, Findings, Judged, MeetingView, Record, SeriesView, Skip, declare_rule, existence,
};
use crate::value::{Date, OrganisationId};

declare_rule! {
    code: "body-not-in-existence",
    force: Always(Warning),
    basis: Data,
    authorities: [
        Authority {
            citation: "Health and Social Care Act 2012, section 34",
            url: "https://www.legislation.gov.uk/ukpga/2012/7/section/34",
            nations: &[Nation::England],
            in_force_from: "2013-04-01",
            in_force_until: None,
        },
        Authority {
            citation: "National Health Service Act 2006, Part 2, Chapter A3",
            url: "https://www.legislation.gov.uk/ukpga/2006/41/part/2/chapter/A3",
            nations: &[Nation::England],
            in_force_from: "2022-07-01",
            in_force_until: None,
        },
    ],
    since: "0.1.0",
    page: "body_not_in_existence.md",
    check: Series(check),
}

fn check(series: &SeriesView<'_>, findings: &mut Findings<'_>) {
    for member in &series.members {
        findings.judge(|findings| of_member(member, findings));
    }
    for meeting in series.meetings.iter().filter(|meeting| meeting.took_place()) {
        findings.judge(|findings| of_meeting(meeting, findings));
    }
}

fn of_member(member: &Record<'_, Member>, findings: &mut Findings<'_>) -> Judged {
    let id = member.represents_id.ok_or(Skip::Nothing)?;
    let body = member.cx.directory.organisation(id).ok_or(Skip::Nothing)?;
    let (first, last) = existence(body);
    if first.is_none() && last.is_none() {
        return Err(Skip::Nothing);
    }
    if member.starts_on.is_none() && member.ends_on.is_none() {
        return Err(Skip::Missing("no dates of the term"));
    }
    let (name, seat) = (&body.name, member.holder_name());
    let before = first.filter(|first| member.starts_on.is_some_and(|on| on.is_before(*first)));
    if let (Some(first), Some(start)) = (before, member.starts_on) {
        findings.add(
            member.pointer().field("starts_on"),
            format!("{seat} sits for {name} from {start}, and that body began on {first}"),
        );
    }
    let Some(last) = last else { return Ok(()) };
    if let Some(start) = member.starts_on.filter(|start| last < start.earliest()) {
        findings.add(
            member.pointer().field("starts_on"),
            format!("{seat} sits for {name} from {start}, and that body ended on {last}"),
        );
    } else if let Some(end) = member.ends_on.filter(|end| ends_after(end.earliest(), last)) {
        findings.add(
            member.pointer().field("ends_on"),
            format!("{seat} sits for {name} until {end}, and that body ended on {last}"),
        );
    }
    Ok(())
}

/// Whether a term goes on past the last day of a body; it may be handed over on the day after.
fn ends_after(end: Date, last: Date) -> bool {
    last.plus_days(1).is_some_and(|next| next < end)
}

fn of_meeting(meeting: &MeetingView<'_>, findings: &mut Findings<'_>) -> Judged {
    let directory = meeting.cx().directory;
    let mut seen: HashSet<OrganisationId> = HashSet::new();
    let mut judged = Err(Skip::Nothing);
    for (at, entry) in meeting.attendance.iter().enumerate() {
        let body = entry.who.organisation_id.filter(|id| seen.insert(*id));
        let Some(body) = body.and_then(|id| directory.organisation(id)) else { continue };
        let (first, last) = existence(body);
        if first.is_none() && last.is_none() {
            continue;
        }
        judged = Ok(());
        let name = meeting.name(&Party::organisation(body.id));
        let after = last.filter(|last| *last < meeting.on.earliest());
        let before = first.filter(|first| meeting.on.is_before(*first));
        let why = after.map(|last| format!("ended on {last}"));
        let why = why.or_else(|| before.map(|first| format!("began on {first}")));
        if let Some(why) = why {
            findings
                .add(
                    meeting.pointer().field("attendance").index(at),
                    format!("{name} is listed on {}, and that body {why}", meeting.on),
                )
                .help("name the body that was there in its place, or mend its dates");
        }
    }
    judged
}
