#![doc = include_str!("meeting_date_unannounced.md")]

use std::collections::HashSet;

use crate::model::{FutureMeeting, MeetingStatus};
use crate::rule::{Findings, Judged, MeetingView, Place, SeriesView, Skip, declare_rule};
use crate::value::{Date, PartialDate};

declare_rule! {
    code: "meeting-date-unannounced",
    force: Always(Advice),
    basis: Practice,
    authorities: [],
    since: "0.1.0",
    page: "meeting_date_unannounced.md",
    check: Series(check),
}

fn check(series: &SeriesView<'_>, findings: &mut Findings<'_>) {
    let mut days = Days {
        recorded: series.meetings.iter().filter_map(MeetingView::date).collect(),
        announced: HashSet::new(),
        dropped: None,
    };
    let mut previous: Option<&MeetingView<'_>> = None;
    for meeting in &series.meetings {
        if matches!(meeting.status, MeetingStatus::Cancelled | MeetingStatus::Postponed) {
            days.dropped = days.dropped.max(Some(meeting.on.latest()));
        }
        if !meeting.took_place() {
            continue;
        }
        if let Some(previous) = previous {
            findings.judge(|findings| judge(series, previous, meeting, &days, findings));
        }
        days.announced.extend(to_come(meeting).map(|(_, future)| future.on));
        if meeting.came_together() {
            previous = Some(meeting);
        }
    }
}

struct Days {
    /// Of all meetings in the book, whatever became of them.
    recorded: HashSet<Date>,
    /// All that earlier meetings announced.
    announced: HashSet<PartialDate>,
    /// The last one of a planned meeting that came to nothing.
    dropped: Option<Date>,
}

fn judge(
    series: &SeriesView<'_>,
    previous: &MeetingView<'_>,
    meeting: &MeetingView<'_>,
    days: &Days,
    findings: &mut Findings<'_>,
) -> Judged {
    if !meeting.is_regular() {
        return Err(Skip::Nothing);
    }
    let (Some(before), Some(date)) = (previous.date(), meeting.date()) else {
        return Err(Skip::Missing("no full date of both meetings"));
    };
    let was_moved = meeting.planned_on.is_some()
        || meeting.convened_on.is_some()
        || meeting.displaces_meeting_id.is_some()
        || days.dropped.is_some_and(|day| day >= before);
    let notices = [meeting.notice_on, meeting.agenda_published_on];
    let was_published = notices.iter().flatten().any(|on| *on < date);
    let was_announced = forms(date).any(|day| days.announced.contains(&day));
    if was_moved || was_published || was_announced {
        return Ok(());
    }
    if !previous.is_complete() {
        return Err(Skip::Missing("the record of the meeting before is an extract"));
    }
    if to_come(previous).next().is_none() {
        return Err(Skip::Missing("the meeting before gives no dates of meetings to come"));
    }
    if !series.holds_all_meetings(before, date) {
        return Err(Skip::Missing("the book is not said to be complete between the two meetings"));
    }
    // Where every announced meeting was held or may still be, this one may be one more. A
    // provisional day is not given up, but settled.
    let given_up = to_come(previous).find(|(_, future)| {
        !future.provisional
            && future.on.date().is_some_and(|day| {
                !days.recorded.contains(&day) && series.holds_all_meetings(before, day)
            })
    });
    let (at, _) =
        given_up.ok_or(Skip::Missing("no announced meeting in whose place it was held"))?;
    findings
        .add(
            meeting.pointer().field("on"),
            format!("{date} is not among the dates that the meeting on {before} gives for later"),
        )
        .related(at, "announced, and not held")
        .help("of a meeting that was moved, record the day for which it was planned");
    Ok(())
}

/// The meetings that a meeting announces, with their places.
fn to_come<'a>(meeting: &MeetingView<'a>) -> impl Iterator<Item = (Place, &'a FutureMeeting)> {
    meeting.items().flat_map(|item| {
        let list = item.pointer().field("future_meetings");
        let futures = item.get().future_meetings.iter().enumerate();
        futures.map(move |(index, future)| (list.clone().index(index), future))
    })
}

/// A day as it may be announced: whole, by its month or by its year.
fn forms(date: Date) -> impl Iterator<Item = PartialDate> {
    let (year, month) = (date.year(), date.month());
    let forms = [date.to_string(), format!("{year:04}-{month:02}"), format!("{year:04}")];
    forms.into_iter().filter_map(|form| PartialDate::new(&form).ok())
}
