#![doc = include_str!("attendance_correction_unapplied.md")]

use std::collections::HashSet;

use crate::model::{ConfirmationOutcome, Correction, CorrectionKind};
use crate::rule::{Findings, Judged, MeetingView, Place, SeriesView, Skip, declare_rule};
use crate::value::AgendaItemId;

declare_rule! {
    code: "attendance-correction-unapplied",
    force: Always(Warning),
    basis: Practice,
    authorities: [],
    since: "0.1.0",
    page: "attendance_correction_unapplied.md",
    check: Series(check),
}

fn check(series: &SeriesView<'_>, findings: &mut Findings<'_>) {
    let items: HashSet<_> =
        series.meetings.iter().flat_map(MeetingView::items).map(|item| item.id).collect();
    for meeting in series.meetings.iter().filter(|meeting| meeting.took_place()) {
        for (pointer, confirmation) in meeting.confirmations() {
            // What is corrected as it is confirmed was a draft, which the book need not keep.
            let is_later = confirmation.outcome == ConfirmationOutcome::CorrectedLater;
            let target = series.meeting_of(&confirmation.minutes_of);
            for (index, correction) in confirmation.corrections.iter().enumerate() {
                let pointer = pointer.clone().field("corrections").index(index);
                findings.judge(|findings| {
                    if is_later {
                        judge(target, correction, &items, pointer, findings)
                    } else {
                        Ok(())
                    }
                });
            }
        }
    }
}

fn judge(
    target: Option<&MeetingView<'_>>,
    correction: &Correction,
    items: &HashSet<AgendaItemId>,
    pointer: Place,
    findings: &mut Findings<'_>,
) -> Judged {
    let removes = correction.kind == CorrectionKind::PresenceRemoved;
    let who = correction.who.as_ref().filter(|_| removes);
    let target = target.ok_or(Skip::Missing("the minutes corrected are not in the book"))?;
    let on = target.on;
    if let Some(place) = &correction.place {
        let pointer = pointer.clone().field("place");
        let elsewhere = |id: &AgendaItemId| items.contains(id) && target.item(*id).is_none();
        if place.item_id.as_ref().is_some_and(elsewhere) {
            findings.add(
                pointer.field("item_id"),
                format!("the correction is to an item that is not in the minutes of {on}"),
            );
        } else if let (None, Some(label)) = (place.item_id, &place.item_label)
            && !target.has_number(label)?
        {
            findings.add(
                pointer.field("item_label"),
                format!("the correction is to “{label}”, which the minutes of {on} do not have"),
            );
        }
    }
    let Some(who) = who else { return Ok(()) };
    let listed = target.complete_attendance().ok_or(Skip::Missing("no complete attendance"))?;
    let mut present = listed.iter().filter(|entry| entry.is_present());
    let same: Vec<_> = present.by_ref().map(|entry| entry.who.is_same_person(who)).collect();
    if same.contains(&Some(true)) {
        return Ok(());
    }
    if same.contains(&None) {
        return Err(Skip::Missing("it is not clear whether the person is listed"));
    }
    findings
        .add(
            pointer.field("who"),
            format!(
                "{} is taken from those present on {on}, but is not listed as present",
                target.name(who)
            ),
        )
        .related(target.pointer().field("attendance"), "those listed")
        .help("minutes once confirmed stay as they are; the correction is applied by its record");
    Ok(())
}
