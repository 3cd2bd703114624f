#![doc = include_str!("previous_meeting_misdated.md")]

use std::collections::HashSet;

use crate::model::{Confirmation, MeetingStatus};
use crate::rule::{Findings, Judged, MeetingView, Place, SeriesView, Skip, declare_rule};
use crate::value::{Date, MeetingId, PartialDate};

declare_rule! {
    code: "previous-meeting-misdated",
    force: Always(Warning),
    basis: Data,
    authorities: [],
    since: "0.1.0",
    page: "previous_meeting_misdated.md",
    check: Series(check),
}

/// How near to each other a board hardly meets twice, in days.
const NEAR: i64 = 6;

fn check(series: &SeriesView<'_>, findings: &mut Findings<'_>) {
    let dealt_with: HashSet<_> = series
        .meetings
        .iter()
        .flat_map(MeetingView::confirmations)
        .filter_map(|(_, confirmation)| series.meeting_of(&confirmation.minutes_of))
        .map(|target| target.id)
        .collect();
    let mut previous = None;
    for meeting in series.meetings.iter().filter(|meeting| meeting.took_place()) {
        for (pointer, confirmation) in meeting.confirmations() {
            let case = Case { series, meeting, previous, dealt_with: &dealt_with };
            findings.judge(|findings| case.judge(confirmation, pointer, findings));
        }
        previous = Some(meeting);
    }
}

struct Case<'a, 's> {
    series: &'s SeriesView<'a>,
    meeting: &'s MeetingView<'a>,
    /// The meeting held before.
    previous: Option<&'s MeetingView<'a>>,
    dealt_with: &'s HashSet<MeetingId>,
}

impl Case<'_, '_> {
    fn judge(
        &self,
        confirmation: &Confirmation,
        pointer: Place,
        findings: &mut Findings<'_>,
    ) -> Judged {
        let Self { series, meeting, .. } = *self;
        let minutes_of = &confirmation.minutes_of;
        if !confirmation.outcome.is_confirmed() || minutes_of.body.is_some() {
            return Err(Skip::Nothing);
        }
        let pointer = pointer.field("minutes_of");
        // Dates that no meeting can have are found elsewhere: after this one, or on a day on
        // which the board did not meet, as a book that holds every meeting shows.
        let is_told_elsewhere = |date: Date| {
            date >= meeting.on.latest()
                || (minutes_of.meeting_id.is_none() && series.board.is_complete_on(date))
        };
        if let Some(target) = series.meeting_of(minutes_of) {
            if target.took_place() {
                return Ok(());
            }
            if is_told_elsewhere(target.on.earliest()) {
                return Err(Skip::Nothing);
            }
            let status = match target.status {
                MeetingStatus::Cancelled => "cancelled",
                MeetingStatus::Postponed => "postponed",
                _ => "still to come",
            };
            findings
                .add(
                    pointer,
                    format!(
                        "the minutes confirmed are those of {}, a meeting recorded as {status}",
                        target.on
                    ),
                )
                .related(target.pointer().field("status"), status);
            return Ok(());
        }
        if minutes_of.meeting_id.is_some() {
            return Err(Skip::Nothing);
        }
        let date = minutes_of.meeting_on.and_then(PartialDate::date);
        let date = date.ok_or(Skip::Missing("no full date of the meeting confirmed"))?;
        if is_told_elsewhere(date) || !series.meetings_on(date).is_empty() {
            return Err(Skip::Nothing);
        }
        let previous =
            self.previous.ok_or(Skip::Missing("the previous meeting is not in the book"))?;
        let on = previous.date().ok_or(Skip::Missing("no full date of the previous meeting"))?;
        let is_planned = previous.planned_on == Some(PartialDate::from(date));
        if is_planned || self.dealt_with.contains(&previous.id) || !looks_like(date, on) {
            return Err(Skip::Missing("the meeting confirmed is not in the book"));
        }
        findings
            .add(
                pointer.field("meeting_on"),
                format!(
                    "the minutes confirmed are dated {date}, but the previous meeting was on {on}"
                ),
            )
            .related(previous.pointer().field("on"), format!("the meeting of {on}"));
        Ok(())
    }
}

/// Whether one date may be the other misprinted: nearly the same day, or the same of another year.
fn looks_like(one: Date, other: Date) -> bool {
    one.days_since(other).abs() <= NEAR || (one.month(), one.day()) == (other.month(), other.day())
}
