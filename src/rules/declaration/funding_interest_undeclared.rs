#![doc = include_str!("funding_interest_undeclared.md")]

use crate::model::{AmountKind, Attendance, Funding, Meeting, Party, Presence};
use crate::rule::{
    ById, Declared, Findings, ItemView, Judged, MeetingView, Record, SeriesView, Skip, declare_rule,
};
use crate::value::{AgendaItemId, MeetingId, OrganisationId, ResolutionId};

declare_rule! {
    code: "funding-interest-undeclared",
    force: Always(Advice),
    basis: Practice,
    authorities: [],
    since: "0.1.0",
    page: "funding_interest_undeclared.md",
    check: Series(check),
}

fn check(series: &SeriesView<'_>, findings: &mut Findings<'_>) {
    let held = series.meetings.iter().filter(|meeting| meeting.took_place());
    let decided_at: ById<ResolutionId, (MeetingId, AgendaItemId)> = held
        .flat_map(|meeting| meeting.items().map(move |item| (meeting, item)))
        .flat_map(|(meeting, item)| {
            let resolutions = item.get().resolutions.iter();
            resolutions.map(move |one| (one.id, (meeting.id, item.id)))
        })
        .collect();
    for funding in &series.funding {
        // Money of which another body decides is not this board's to declare for.
        if funding.decider.is_some() {
            continue;
        }
        let mut items: Vec<_> = decisions(funding).filter_map(|id| decided_at.get(id)).collect();
        items.sort_unstable();
        items.dedup();
        for &(meeting, item) in &items {
            let Some(meeting) = series.meeting(meeting) else { continue };
            findings.judge(|findings| judge(series, meeting, item, funding, findings));
        }
    }
}

/// The resolutions that gave the money.
fn decisions(funding: &Funding) -> impl Iterator<Item = ResolutionId> {
    let gives =
        |kind| matches!(kind, AmountKind::Approved | AmountKind::Awarded | AmountKind::Allocated);
    let amounts = funding.amounts.iter().filter(move |amount| gives(amount.kind));
    amounts.filter_map(|amount| amount.resolution_id)
}

fn judge(
    series: &SeriesView<'_>,
    meeting: &MeetingView<'_>,
    item: AgendaItemId,
    funding: &Record<'_, Funding>,
    findings: &mut Findings<'_>,
) -> Judged {
    let bodies: Vec<_> = funding.recipients.iter().filter_map(|one| one.organisation_id).collect();
    if bodies.is_empty() {
        return Err(Skip::Missing("no organisation that gets the money"));
    }
    let listed = meeting.complete_attendance().ok_or(Skip::Missing("no complete attendance"))?;
    let item = meeting.item(item).ok_or(Skip::Nothing)?;
    let directory = meeting.cx().directory;
    let adjourned = adjourned_parts(series, meeting);
    let body = |entry: &Attendance| {
        let seat = || directory.member(entry.member_id?)?.represents_id;
        seat().or(entry.who.organisation_id)
    };
    for (index, entry) in listed.iter().enumerate() {
        // Who was there for a part may have left for the item.
        let is_member = entry.presence == Presence::Present
            && entry.capacity.is_some_and(crate::model::Capacity::is_seat);
        let Some(body) = body(entry).filter(|body| is_member && bodies.contains(body)) else {
            continue;
        };
        let is_theirs = |who: &Party| match (who.person_id, entry.who.person_id) {
            (Some(one), Some(other)) => one == other,
            _ => who.organisation_id.is_none_or(|id| id == body),
        };
        let before = adjourned.iter().flat_map(|part| part.declarations());
        let declared = meeting
            .declarations()
            .chain(before)
            .any(|declared| is_theirs(&declared.declaration.who) && may_touch(&declared, &item));
        if !declared {
            findings
                .add(
                    meeting.pointer().field("attendance").index(index),
                    format!(
                        "{} declared no interest in {}, which gave money to {}",
                        meeting.name(&entry.who),
                        item.name(),
                        body_name(meeting, body)
                    ),
                )
                .related(item.pointer(), format!("gave money from “{}”", funding.name))
                .help("an interest that is only that of the body is still best told");
        }
    }
    Ok(())
}

/// The parts of the meeting that were held before it was adjourned: what was declared there holds.
fn adjourned_parts<'s, 'a>(
    series: &'s SeriesView<'a>,
    meeting: &MeetingView<'a>,
) -> Vec<&'s MeetingView<'a>> {
    const MOST: usize = 8;
    let before = |part: &Meeting| series.meeting(part.continues_meeting_id?);
    let first = before(meeting.get());
    std::iter::successors(first, |part| before(part.get())).take(MOST).collect()
}

/// Whether a declaration is on the item, its whole or a part of it. One that names no item may be.
/// The adjourned part of a meeting has an item of its own for the same business.
fn may_touch(declared: &Declared<'_, '_>, item: &ItemView<'_, '_>) -> bool {
    let is_on = |one: &ItemView<'_, '_>| {
        [*item, item.root()].iter().any(|own| {
            let same_number = own.agenda_number.is_some() && own.agenda_number == one.agenda_number;
            let same_title = own.title.is_some() && own.title == one.title;
            let is_same = own.id == one.id || own.id == one.root().id;
            is_same || (own.meeting().id != one.meeting().id && (same_number || same_title))
        })
    };
    let names_none = declared.declaration.item_ids.is_empty() && !declared.is_made_at_its_item();
    names_none || is_on(&declared.item) || declared.items().any(|one| is_on(&one))
}

fn body_name(meeting: &MeetingView<'_>, body: OrganisationId) -> String {
    let body = meeting.cx().directory.organisation(body);
    body.map_or_else(|| "the member's body".to_owned(), |body| body.name.to_string())
}
