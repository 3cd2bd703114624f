#![doc = include_str!("inquorate_decision_unratified.md")]

use crate::model::{Effect, Resolution};
use crate::rule::{
    Findings, ItemView, Judged, MeetingView, Place, Ratified, SeriesView, Skip, declare_rule,
};

declare_rule! {
    code: "inquorate-decision-unratified",
    force: Always(Warning),
    basis: TermsOfReference,
    authorities: [],
    since: "0.1.0",
    page: "inquorate_decision_unratified.md",
    check: Series(check),
}

fn check(series: &SeriesView<'_>, findings: &mut Findings<'_>) {
    let mut later = Later::default();
    // From the last meeting back, so that what comes after each is known without looking again.
    for meeting in series.meetings.iter().rev().filter(|meeting| meeting.took_place()) {
        for item in meeting.items() {
            for (index, resolution) in item.get().resolutions.iter().enumerate() {
                let pointer = item.pointer().field("resolutions").index(index);
                findings.judge(|findings| {
                    later.judge(series, meeting, item, resolution, pointer, findings)
                });
            }
        }
        later.add(series, meeting);
    }
}

/// What the meetings after one did.
#[derive(Default)]
struct Later<'a, 's> {
    /// The first of them with a quorum.
    quorate: Option<&'s MeetingView<'a>>,
    is_extract: bool,
    ratified: Ratified<'a>,
}

impl<'a, 's> Later<'a, 's> {
    fn add(&mut self, series: &SeriesView<'_>, meeting: &'s MeetingView<'a>) {
        self.is_extract |= !meeting.is_complete();
        if !meeting.is_without_standing() {
            self.quorate = Some(meeting);
        }
        self.ratified.add(series, meeting);
    }

    fn judge(
        &self,
        series: &SeriesView<'_>,
        meeting: &MeetingView<'_>,
        item: ItemView<'_, '_>,
        resolution: &Resolution,
        pointer: Place,
        findings: &mut Findings<'_>,
    ) -> Judged {
        let is_told = meeting.quorate == Some(false)
            || !meeting.inquorate.is_empty()
            || meeting.quorum_reached_at_item_id.is_some()
            || meeting.quorum_lost_at_item_id.is_some();
        if !is_told {
            return Err(Skip::Nothing);
        }
        if !is_inquorate(meeting, item, resolution) || !decides(item, resolution) {
            return Ok(());
        }
        match self.ratified.has(meeting, item, resolution) {
            Some(true) => return Ok(()),
            None => return Err(Skip::Missing("it is not clear what a later meeting ratified")),
            Some(false) => {}
        }
        let next = self.quorate.ok_or(Skip::Missing("no later meeting with a quorum"))?;
        if self.is_extract {
            return Err(Skip::Missing("the record of a later meeting is an extract"));
        }
        let (Some(date), Some(next_date)) = (meeting.date(), next.date()) else {
            return Err(Skip::Missing("no full date of both meetings"));
        };
        let mut spans = series.board.meetings_complete.iter();
        if !spans.any(|span| span.contains(date) && span.contains(next_date)) {
            return Err(Skip::Missing("the book is not said to be complete between the meetings"));
        }
        findings
            .add(
                pointer,
                format!(
                    "the decision of {} was taken on {date} without a quorum, \
                     and no later meeting is recorded as ratifying it",
                    item.name()
                ),
            )
            .related(next.pointer(), format!("the next meeting with a quorum, on {next_date}"))
            .help("a resolution that ratifies it names it under `ratifies`");
        Ok(())
    }
}

fn is_inquorate(
    meeting: &MeetingView<'_>,
    item: ItemView<'_, '_>,
    resolution: &Resolution,
) -> bool {
    if item.lacks_quorum().is_some() {
        return true;
    }
    match resolution.at {
        Some(time) if !meeting.inquorate.is_empty() => {
            meeting.inquorate.iter().any(|span| span.contains(time))
        }
        _ => meeting.quorate == Some(false),
    }
}

/// Whether something is decided that needs a quorum: not what is only noted, asked for,
/// recommended or put off, nor the meeting's own course.
fn decides(item: ItemView<'_, '_>, resolution: &Resolution) -> bool {
    let needs_quorum = |effect| {
        matches!(
            effect,
            Effect::Approved
                | Effect::Agreed
                | Effect::Delegated
                | Effect::Appointed
                | Effect::Refused
                | Effect::Ratified
        )
    };
    resolution.needs_quorum()
        && !item.is_of_course(resolution)
        && resolution.effects().any(needs_quorum)
}
