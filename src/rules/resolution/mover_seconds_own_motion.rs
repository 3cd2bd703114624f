#![doc = include_str!("mover_seconds_own_motion.md")]

use crate::rule::{Findings, Judged, MeetingView, Skip, declare_rule};

declare_rule! {
    code: "mover-seconds-own-motion",
    force: Always(Warning),
    basis: Practice,
    authorities: [],
    since: "0.1.0",
    page: "mover_seconds_own_motion.md",
    check: Meeting(check),
}

fn check(meeting: &MeetingView<'_>, findings: &mut Findings<'_>) -> Judged {
    if !meeting.took_place() {
        return Err(Skip::Nothing);
    }
    for (pointer, resolution) in meeting.resolutions() {
        findings.judge(|findings| {
            let (movers, seconders) = (&resolution.proposers, &resolution.seconders);
            let (Some(mover), false) = (movers.first(), seconders.is_empty()) else {
                let is_said =
                    resolution.was_proposed == Some(true) && resolution.was_seconded == Some(true);
                let skip = Skip::Missing("not who proposed and who seconded");
                return Err(if is_said { skip } else { Skip::Nothing });
            };
            // Where a second person is among them, two have moved and seconded it.
            let mut pairs =
                movers.iter().flat_map(|one| seconders.iter().map(move |two| (one, two)));
            if pairs.all(|(one, other)| one.is_same_person(other) == Some(true)) {
                let name = meeting.name(mover);
                findings
                    .add(
                        pointer.clone().field("seconders").index(0),
                        format!("{name} is named as both proposing and seconding the motion"),
                    )
                    .related(pointer.field("proposers").index(0), format!("proposed by {name}"));
            }
            Ok(())
        });
    }
    // The resolutions are counted, not the meeting.
    Err(Skip::Nothing)
}
