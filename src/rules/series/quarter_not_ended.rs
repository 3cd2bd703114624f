#![doc = include_str!("quarter_not_ended.md")]

use crate::model::MeetingStatus;
use crate::rule::{Findings, Judged, MeetingView, Skip, declare_rule};

declare_rule! {
    code: "quarter-not-ended",
    force: Always(Warning),
    basis: Data,
    authorities: [],
    since: "0.1.0",
    page: "quarter_not_ended.md",
    check: Meeting(check),
}

fn check(meeting: &MeetingView<'_>, findings: &mut Findings<'_>) -> Judged {
    if meeting.status != MeetingStatus::Held {
        return Err(Skip::Nothing);
    }
    let mut judged = Err(Skip::Nothing);
    for item in meeting.items() {
        let quarter = item.reported_quarter.filter(|_| item.was_taken());
        let Some((quarter, end)) = quarter.and_then(|one| Some((one, one.last_day()?))) else {
            continue;
        };
        let on = meeting.on;
        if on.latest() <= end {
            let name = item.name();
            findings.add(
                item.pointer().field("reported_quarter"),
                format!("{name} reports on {quarter} up to {end}, but the meeting was on {on}"),
            );
        } else if on.earliest() <= end {
            judged = judged.or(Err(Skip::Missing("no day of the meeting")));
            continue;
        }
        judged = Ok(());
    }
    judged
}
