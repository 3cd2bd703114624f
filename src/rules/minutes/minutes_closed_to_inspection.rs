#![doc = include_str!("minutes_closed_to_inspection.md")]

use crate::model::Nation;
use crate::rule::{Authority, Findings, Judged, MeetingView, Skip, declare_rule};
use crate::value::Date;

declare_rule! {
    code: "minutes-closed-to-inspection",
    force: Committees,
    basis: Statute,
    authorities: [
        Authority {
            citation: "Local Government Act 1972, section 100C",
            url: "https://www.legislation.gov.uk/ukpga/1972/70/section/100C",
            nations: &[Nation::England, Nation::Wales],
            in_force_from: "1986-04-01",
            in_force_until: None,
        },
        Authority {
            citation: "Local Government Act 1972, section 100D",
            url: "https://www.legislation.gov.uk/ukpga/1972/70/section/100D",
            nations: &[Nation::England, Nation::Wales],
            in_force_from: "1986-04-01",
            in_force_until: None,
        },
    ],
    since: "0.1.0",
    page: "minutes_closed_to_inspection.md",
    check: Meeting(check),
}

/// For how long the minutes stay open to the public, and for how long the background papers.
const MINUTES_YEARS: u32 = 6;
const PAPERS_YEARS: u32 = 4;

fn check(meeting: &MeetingView<'_>, findings: &mut Findings<'_>) -> Judged {
    let minutes = meeting.get().minutes.as_ref().filter(|_| meeting.took_place());
    let minutes = minutes.ok_or(Skip::Nothing)?;
    let spans = [
        ("the minutes", "open_until", minutes.open_until, MINUTES_YEARS),
        ("the background papers", "papers_open_until", minutes.papers_open_until, PAPERS_YEARS),
    ];
    if spans.iter().all(|(_, _, until, _)| until.is_none()) {
        return Err(Skip::Nothing);
    }
    let date = meeting.date().ok_or(Skip::Missing("no full date of the meeting"))?;
    findings.weigh_access(meeting);
    for (what, field, until, years) in spans {
        let Some((until, last)) = until.zip(last_day(date, years)) else { continue };
        if until < last {
            findings.add(
                meeting.pointer().field("minutes").field(field),
                format!(
                    "{what} are open to inspection until {until}; \
                     {years} years from {date} run until {last}"
                ),
            );
        }
    }
    Ok(())
}

/// The last day of so many years that begin with `date`: the one before the anniversary.
fn last_day(date: Date, years: u32) -> Option<Date> {
    let anniversary = date.plus_months(12 * years)?;
    // From 29 February they run to the end of another February.
    if anniversary.day() == date.day() { anniversary.plus_days(-1) } else { Some(anniversary) }
}
