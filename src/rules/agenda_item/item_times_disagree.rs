#![doc = include_str!("item_times_disagree.md")]

use crate::model::AgendaItem;
use crate::rule::{Findings, ItemView, Judged, MeetingView, Skip, declare_rule};
use crate::value::Time;

declare_rule! {
    code: "item-times-disagree",
    force: Always(Error),
    basis: Data,
    authorities: [],
    since: "0.1.0",
    page: "item_times_disagree.md",
    check: Meeting(check),
}

fn check(meeting: &MeetingView<'_>, findings: &mut Findings<'_>) -> Judged {
    let is_timed = |item: &AgendaItem| item.starts_at.is_some() || item.ends_at.is_some();
    let timed = || meeting.items().filter(|item| item.was_taken() && is_timed(item.get()));
    if !meeting.took_place() || timed().next().is_none() {
        return Err(Skip::Nothing);
    }
    if meeting.ran_past_midnight() {
        return Err(Skip::Missing("no day of the times of a meeting that ran past midnight"));
    }
    let mut before: Option<(ItemView<'_, '_>, Time)> = None;
    for item in timed() {
        let name = item.name();
        let (starts, ends) = (item.starts_at, item.ends_at);
        let at = |field| item.pointer().field(field);
        let disagrees = |time: Option<Time>, field: &'static str, did: &str| {
            let time = time?;
            let start = meeting.starts_at.filter(|start| time < *start);
            let early = start.map(|start| ("starts_at", format!("began at {start}")));
            let end = meeting.clear_end().filter(|end| *end < time);
            let late = || end.map(|end| ("ends_at", format!("ended at {end}")));
            let (of, what) = early.or_else(late)?;
            Some((field, format!("{name} {did} at {time}, and the meeting {what}"), of))
        };
        let outside = disagrees(starts, "starts_at", "began");
        let outside = outside.or_else(|| disagrees(ends, "ends_at", "ended"));
        if let Some((field, message, of)) = outside {
            findings.add(at(field), message).related(meeting.pointer().field(of), "the meeting");
            continue;
        }
        if let Some((start, end)) = starts.zip(ends).filter(|(start, end)| end < start) {
            findings
                .add(at("ends_at"), format!("{name} ended at {end} but began at {start}"))
                .related(at("starts_at"), format!("began at {start}"));
            continue;
        }
        let Some(start) = starts else { continue };
        match before {
            Some((earlier, began)) if start < began => {
                let of = earlier.name();
                findings
                    .add(
                        at("starts_at"),
                        format!("{name} began at {start}, and {of}, taken before it, at {began}"),
                    )
                    .related(earlier.pointer().field("starts_at"), format!("began at {began}"))
                    .help("items stand in the order in which they were taken");
            }
            _ => before = Some((item, start)),
        }
    }
    Ok(())
}
