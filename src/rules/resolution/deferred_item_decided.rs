#![doc = include_str!("deferred_item_decided.md")]

use crate::model::{Effect, Outcome, Resolution, Treatment};
use crate::rule::{Findings, Judged, MeetingView, Skip, declare_rule};

declare_rule! {
    code: "deferred-item-decided",
    force: Always(Warning),
    basis: Practice,
    authorities: [],
    since: "0.1.0",
    page: "deferred_item_decided.md",
    check: Meeting(check),
}

fn check(meeting: &MeetingView<'_>, findings: &mut Findings<'_>) -> Judged {
    if !meeting.took_place() {
        return Err(Skip::Nothing);
    }
    for item in meeting.items() {
        findings.judge(|findings| {
            if item.treatment != Some(Treatment::Deferred) {
                return Err(Skip::Nothing);
            }
            // A part may be decided and the rest put off.
            let resolutions = &item.get().resolutions;
            if resolutions.iter().any(Resolution::puts_off) {
                return Ok(());
            }
            for (index, resolution) in resolutions.iter().enumerate() {
                let Some(what) = resolution.effects().find_map(substance) else { continue };
                if matches!(resolution.outcome, Some(Outcome::Lost | Outcome::Withdrawn)) {
                    continue;
                }
                findings
                    .add(
                        item.pointer().field("resolutions").index(index),
                        format!("{} is recorded as deferred, but a resolution {what}", item.name()),
                    )
                    .related(item.pointer().field("treatment"), "deferred");
            }
            Ok(())
        });
    }
    // The deferred items are counted, not the meeting.
    Err(Skip::Nothing)
}

/// What a decision of substance does. To note a deferred item, or to ask for a report, is none.
fn substance(effect: Effect) -> Option<&'static str> {
    match effect {
        Effect::Approved => Some("approves something"),
        Effect::Agreed => Some("agrees to something"),
        Effect::Recommended => Some("recommends something"),
        Effect::Delegated => Some("delegates something"),
        Effect::Appointed => Some("fills an office"),
        Effect::Refused => Some("refuses something"),
        Effect::Ratified => Some("ratifies something"),
        Effect::Noted | Effect::Requested | Effect::Deferred => None,
    }
}
