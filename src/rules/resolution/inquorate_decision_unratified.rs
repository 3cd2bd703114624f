use std::collections::{HashMap, HashSet};

use crate::finding::Pointer;
use crate::model::{Effect, ItemKind, MeetingKind, Outcome, Resolution};
use crate::rule::{Findings, ItemView, Judged, MeetingView, SeriesView, Skip, declare_rule};
use crate::value::{AgendaItemId, Label, MeetingId, ResolutionId};

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
    /// Whether one ratified something that it does not name.
    is_unclear: bool,
    resolutions: HashSet<ResolutionId>,
    items: HashSet<AgendaItemId>,
    meetings: HashSet<MeetingId>,
    labels: HashMap<MeetingId, Vec<&'a Label>>,
}

impl<'a, 's> Later<'a, 's> {
    fn add(&mut self, series: &SeriesView<'_>, meeting: &'s MeetingView<'a>) {
        self.is_extract |= !meeting.is_complete();
        if meeting.quorate == Some(false) || meeting.kind == Some(MeetingKind::Informal) {
            return;
        }
        self.quorate = Some(meeting);
        for (_, resolution) in meeting.resolutions() {
            let ratifies = resolution.effects().any(|effect| effect == Effect::Ratified);
            self.is_unclear |= ratifies && resolution.ratifies.is_empty();
            for place in &resolution.ratifies {
                self.resolutions.extend(place.resolution_id);
                self.items.extend(place.item_id);
                if place.resolution_id.is_some() || place.item_id.is_some() {
                    continue;
                }
                match (series.meeting_of(place), &place.item_label) {
                    (Some(of), Some(label)) => self.labels.entry(of.id).or_default().push(label),
                    (Some(of), None) => drop(self.meetings.insert(of.id)),
                    (None, _) => self.is_unclear = true,
                }
            }
        }
    }

    fn judge(
        &self,
        series: &SeriesView<'_>,
        meeting: &MeetingView<'_>,
        item: ItemView<'_, '_>,
        resolution: &Resolution,
        pointer: Pointer,
        findings: &mut Findings<'_>,
    ) -> Judged {
        if meeting.quorate != Some(false) && meeting.inquorate.is_empty() {
            return Err(Skip::Nothing);
        }
        if !is_inquorate(meeting, resolution) || !decides(item, resolution) {
            return Ok(());
        }
        let labels = self.labels.get(&meeting.id).into_iter().flatten();
        if self.resolutions.contains(&resolution.id)
            || self.items.contains(&item.id)
            || self.meetings.contains(&meeting.id)
            || labels.into_iter().any(|label| item.is_cited_by(label) != Some(false))
        {
            return Ok(());
        }
        if self.is_unclear {
            return Err(Skip::Missing("it is not clear what a later meeting ratified"));
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

fn is_inquorate(meeting: &MeetingView<'_>, resolution: &Resolution) -> bool {
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
    let is_course = matches!(
        item.kind,
        Some(ItemKind::OrderOfBusiness | ItemKind::FutureMeetings | ItemKind::ExclusionOfPublic)
    );
    resolution.needs_quorum()
        && !is_course
        && !resolution.puts_off()
        && !matches!(resolution.outcome, Some(Outcome::Lost | Outcome::Withdrawn))
        && resolution.effects().any(needs_quorum)
}
