use crate::finding::Pointer;
use crate::model::MinuteReference;
use crate::rule::{Findings, Judged, MeetingView, SeriesView, Skip, declare_rule};
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
    for meeting in series.meetings.iter().filter(|meeting| meeting.took_place()) {
        for item in meeting.items() {
            let matters = item.pointer().field("matters_arising");
            for (index, matter) in item.get().matters_arising.iter().enumerate() {
                let Some(cites) = &matter.cites else { continue };
                let pointer = matters.clone().index(index).field("cites");
                findings.judge(|findings| judge(series, meeting, cites, pointer, findings));
            }
        }
    }
}

fn judge(
    series: &SeriesView<'_>,
    meeting: &MeetingView<'_>,
    cites: &MinuteReference,
    pointer: Pointer,
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
            last_minutes(series, meeting).ok_or(Skip::Missing("no meeting of the minute cited"))?
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
