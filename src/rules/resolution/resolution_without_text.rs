#![doc = include_str!("resolution_without_text.md")]

use crate::rule::{Findings, Judged, MeetingView, Skip, declare_rule};

declare_rule! {
    code: "resolution-without-text",
    force: Always(Error),
    basis: Practice,
    authorities: [],
    since: "0.1.0",
    page: "resolution_without_text.md",
    check: Meeting(check),
}

fn check(meeting: &MeetingView<'_>, findings: &mut Findings<'_>) -> Judged {
    if !meeting.took_place() {
        return Err(Skip::Nothing);
    }
    for item in meeting.items() {
        for (index, resolution) in item.get().resolutions.iter().enumerate() {
            findings.judge(|findings| {
                if resolution.text.is_some() || !resolution.limbs.is_empty() {
                    return Ok(());
                }
                if !meeting.is_complete() {
                    return Err(Skip::Missing("the record is an extract"));
                }
                if item.truncated {
                    return Err(Skip::Missing("the text of the item breaks off"));
                }
                findings
                    .add(
                        item.pointer().field("resolutions").index(index),
                        format!("the resolution of {} has neither text nor limbs", item.name()),
                    )
                    .help("give the words of the minutes as the `text`, even where they are few");
                Ok(())
            });
        }
    }
    // The resolutions are counted, not the meeting.
    Err(Skip::Nothing)
}
