#![doc = include_str!("matter_arising_cites_unknown_minute.md")]

use std::collections::HashMap;

use crate::model::MinuteReference;
use crate::rule::{Findings, Judged, MeetingView, Place, SeriesView, Skip, declare_rule};
use crate::value::PartialDate;

declare_rule! {
    code: "matter-arising-cites-unknown-minute",
    force: Always(Warning),
    basis: Data,
    authorities: [],
    since: "0.1.0",
    page: "matter_arising_cites_unknown_minute.md",
    check: Series(check),
}

fn check(series: &SeriesView<'_>, findings: &mut Findings<'_>) {
    let mut before = Before::default();
    for meeting in series.meetings.iter().filter(|meeting| meeting.took_place()) {
        for item in meeting.items() {
            let matters = item.pointer().field("matters_arising");
            for (index, matter) in item.get().matters_arising.iter().enumerate() {
                let Some(cites) = &matter.cites else { continue };
                let pointer = matters.clone().index(index).field("cites");
                findings
                    .judge(|findings| judge(series, (meeting, &before), cites, pointer, findings));
            }
        }
        before.add(meeting);
    }
}

/// The minute numbers of the meetings up to some day.
#[derive(Default)]
struct Before {
    lowest_of_first: Option<u64>,
    /// The highest, and how it is written.
    highest: Option<(u64, String)>,
    /// The highest of those that have the same beside them, such as the year.
    by_frame: HashMap<String, (u64, String)>,
}

impl Before {
    fn add(&mut self, meeting: &MeetingView<'_>) {
        if let Some(range) = meeting.minute_numbers().range() {
            self.lowest_of_first = self.lowest_of_first.or(Some(range.lowest));
            let highest = (range.highest, range.highest_in_full);
            let of_frame = self.by_frame.entry(range.frame).or_insert_with(|| highest.clone());
            if highest.0 > of_frame.0 {
                of_frame.clone_from(&highest);
            }
            self.highest = self.highest.take().max(Some(highest));
        }
    }

    /// The highest number where the one cited is higher, and cannot be of a meeting before the
    /// book: not where the numbers began anew with the book.
    fn exceeded_by(&self, (cited, frame): (u64, Option<String>)) -> Option<&str> {
        let limit = match frame {
            Some(frame) => self.by_frame.get(&frame),
            None => self.highest.as_ref().filter(|_| self.lowest_of_first > Some(1)),
        };
        limit.filter(|(limit, _)| cited > *limit).map(|(_, in_full)| in_full.as_str())
    }
}

fn judge(
    series: &SeriesView<'_>,
    (meeting, before): (&MeetingView<'_>, &Before),
    cites: &MinuteReference,
    pointer: Place,
    findings: &mut Findings<'_>,
) -> Judged {
    // An id that nothing has is found as such, and not here.
    let Some(label) = cites.item_label.as_ref().filter(|_| cites.item_id.is_none()) else {
        return Err(Skip::Nothing);
    };
    // What another body minuted is not in this book to be looked up.
    if cites.body.is_some() {
        return Ok(());
    }
    let target = match (series.meeting_of(cites), cites.meeting_id, cites.meeting_on) {
        (Some(target), _, _) => target,
        (None, Some(_), _) => return Err(Skip::Nothing),
        (None, None, None) => {
            let missing = Skip::Missing("no meeting of the minute cited");
            let target = last_minutes(series, meeting).ok_or(missing)?;
            if !target.has_number(label)? {
                // A matter may stay open for several meetings.
                let number = target.minute_numbers().running(label).ok_or(missing)?;
                let limit = before.exceeded_by(number).ok_or(missing)?;
                findings
                    .add(
                        pointer.field("item_label"),
                        format!(
                            "minute {} is cited, but the last minute of the meetings before is {limit}",
                            label.bare()
                        ),
                    )
                    .related(target.pointer(), format!("the meeting of {}", target.on));
            }
            return Ok(());
        }
        (None, None, Some(on)) => {
            let date = on.date().ok_or(Skip::Missing("no full date of the meeting"))?;
            let is_past = meeting.date().is_some_and(|today| date < today);
            let is_known = !series.meetings_on(date).is_empty()
                || series.meetings.iter().any(|it| it.planned_on == Some(PartialDate::from(date)));
            if is_known || !is_past || !series.board.is_complete_on(date) {
                return Err(Skip::Missing("the meeting is not in the book"));
            }
            findings.add(
                pointer.field("meeting_on"),
                format!("minute {} is cited of {date}, when the board did not meet", label.bare()),
            );
            return Ok(());
        }
    };
    if !target.has_number(label)? {
        findings
            .add(
                pointer.field("item_label"),
                format!("the minutes of {} have no item or minute “{label}”", target.on),
            )
            .related(target.pointer(), format!("the meeting of {}", target.on));
    }
    Ok(())
}

/// The meeting whose minutes this one dealt with, where there is only one.
fn last_minutes<'s, 'a>(
    series: &'s SeriesView<'a>,
    meeting: &MeetingView<'_>,
) -> Option<&'s MeetingView<'a>> {
    let mut confirmations = meeting.confirmations();
    let (_, only) = confirmations.next()?;
    if confirmations.next().is_some() { None } else { series.meeting_of(&only.minutes_of) }
}
