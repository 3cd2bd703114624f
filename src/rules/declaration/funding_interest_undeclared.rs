use std::collections::HashMap;

use crate::model::{AmountKind, Attendance, Funding, Presence};
use crate::rule::{Findings, Judged, MeetingView, Record, SeriesView, Skip, declare_rule};
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
    let mut decided_at: HashMap<ResolutionId, (MeetingId, AgendaItemId)> = HashMap::new();
    for meeting in series.meetings.iter().filter(|meeting| meeting.took_place()) {
        for item in meeting.items() {
            let resolutions = item.get().resolutions.iter();
            decided_at.extend(resolutions.map(|one| (one.id, (meeting.id, item.id))));
        }
    }
    for funding in &series.funding {
        // Money of which another body decides is not this board's to declare for.
        if funding.decider.is_some() {
            continue;
        }
        let mut items: Vec<_> = decisions(funding).filter_map(|id| decided_at.get(&id)).collect();
        items.sort_unstable();
        items.dedup();
        for &&(meeting, item) in &items {
            let Some(meeting) = series.meeting(meeting) else { continue };
            findings.judge(|findings| judge(meeting, item, funding, findings));
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
        let declared = meeting.declarations().any(|declared| {
            let who = &declared.declaration.who;
            let is_theirs = match (who.person_id, entry.who.person_id) {
                (Some(one), Some(other)) => one == other,
                _ => who.organisation_id.is_none_or(|id| id == body),
            };
            let above = |id| item.id == id || item.root().id == id;
            is_theirs && (above(declared.item.id) || declared.items().any(|one| above(one.id)))
        });
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

fn body_name(meeting: &MeetingView<'_>, body: OrganisationId) -> String {
    let body = meeting.cx().directory.organisation(body);
    body.map_or_else(|| "the member's body".to_owned(), |body| body.name.to_string())
}
