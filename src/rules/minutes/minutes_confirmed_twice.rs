#![doc = include_str!("minutes_confirmed_twice.md")]

use std::collections::HashMap;
use std::collections::hash_map::Entry;

use crate::model::Confirmation;
use crate::rule::{Findings, Judged, MeetingView, Place, SeriesView, Skip, declare_rule};
use crate::value::{Date, MeetingId, PartialDate};

declare_rule! {
    code: "minutes-confirmed-twice",
    force: Always(Warning),
    basis: Practice,
    authorities: [],
    since: "0.1.0",
    page: "minutes_confirmed_twice.md",
    check: Series(check),
}

/// The meeting whose minutes they are: one of the book, or only a day.
#[derive(PartialEq, Eq, Hash)]
enum Of {
    Meeting(MeetingId),
    Day(Date),
}

/// Where minutes were confirmed first.
struct First {
    id: MeetingId,
    on: PartialDate,
    pointer: Place,
}

fn check(series: &SeriesView<'_>, findings: &mut Findings<'_>) {
    let mut confirmed = HashMap::new();
    for meeting in series.meetings.iter().filter(|meeting| meeting.took_place()) {
        for (pointer, confirmation) in meeting.confirmations() {
            findings.judge(|findings| {
                judge(series, meeting, confirmation, pointer, &mut confirmed, findings)
            });
        }
    }
}

fn judge(
    series: &SeriesView<'_>,
    meeting: &MeetingView<'_>,
    confirmation: &Confirmation,
    pointer: Place,
    confirmed: &mut HashMap<Of, First>,
    findings: &mut Findings<'_>,
) -> Judged {
    let minutes_of = &confirmation.minutes_of;
    // A meeting without a quorum confirms nothing.
    let counts = confirmation.outcome.is_confirmed() && meeting.quorate != Some(false);
    // Two parts of the minutes may be confirmed apart.
    if !counts || minutes_of.body.is_some() || confirmation.part.is_some() {
        return Err(Skip::Nothing);
    }
    let (of, day) = match (series.meeting_of(minutes_of), minutes_of.meeting_id) {
        (Some(target), _) => (Of::Meeting(target.id), Some(target.on)),
        (None, Some(id)) => (Of::Meeting(id), minutes_of.meeting_on),
        (None, None) => {
            let day = minutes_of.meeting_on.and_then(PartialDate::date);
            let day = day.ok_or(Skip::Missing("no date of the meeting confirmed"))?;
            if !series.meetings_on(day).is_empty() {
                return Err(Skip::Missing("two meetings on one day"));
            }
            (Of::Day(day), Some(PartialDate::from(day)))
        }
    };
    match confirmed.entry(of) {
        Entry::Vacant(place) => {
            place.insert(First { id: meeting.id, on: meeting.on, pointer });
        }
        // At one meeting parts may be confirmed apart; a reason tells why it is done again.
        Entry::Occupied(first) if first.get().id != meeting.id && confirmation.reason.is_none() => {
            let first = first.get();
            let day = day.map_or_else(|| "that meeting".to_owned(), |day| day.to_string());
            findings
                .add(
                    pointer.field("minutes_of"),
                    format!("the minutes of {day} were already confirmed on {}", first.on),
                )
                .related(first.pointer.clone(), format!("confirmed on {}", first.on))
                .help(
                    "a correction made after they were confirmed has the outcome `corrected_later`",
                );
        }
        Entry::Occupied(_) => {}
    }
    Ok(())
}
