#![doc = include_str!("cancelled_meeting_has_business.md")]

use crate::model::MeetingStatus;
use crate::rule::{Findings, Judged, MeetingView, Skip, declare_rule};

declare_rule! {
    code: "cancelled-meeting-has-business",
    force: Always(Error),
    basis: Data,
    authorities: [],
    since: "0.1.0",
    page: "cancelled_meeting_has_business.md",
    check: Meeting(check),
}

fn check(meeting: &MeetingView<'_>, findings: &mut Findings<'_>) -> Judged {
    let became = match meeting.status {
        MeetingStatus::Cancelled => "cancelled",
        MeetingStatus::Postponed => "postponed",
        _ => return Err(Skip::Nothing),
    };
    let resolutions = meeting.items().flat_map(|item| {
        let at = item.pointer().field("resolutions");
        (0..item.resolutions.len()).map(move |index| at.clone().index(index))
    });
    let resolutions: Vec<_> = resolutions.collect();
    if !resolutions.is_empty() {
        let count = match resolutions.len() {
            1 => "a resolution".to_owned(),
            more => format!("{more} resolutions"),
        };
        let added = findings
            .add(
                meeting.pointer().field("status"),
                format!("the meeting on {} was {became} but has {count}", meeting.on),
            )
            .help("a meeting that was moved is held on its new date; the old one is `planned_on`");
        resolutions
            .into_iter()
            .fold(added, |added, at| added.related(at, "a resolution of the meeting"));
    }
    Ok(())
}
