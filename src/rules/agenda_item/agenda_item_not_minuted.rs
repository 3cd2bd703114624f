#![doc = include_str!("agenda_item_not_minuted.md")]

use std::collections::HashSet;

use crate::model::{AgendaItem, ItemKind, MinutesForm, Treatment};
use crate::rule::{Findings, Judged, MeetingView, SeriesView, Skip, declare_rule};
use crate::value::AgendaItemId;

declare_rule! {
    code: "agenda-item-not-minuted",
    force: Always(Warning),
    basis: Practice,
    authorities: [],
    since: "0.1.0",
    page: "agenda_item_not_minuted.md",
    check: Series(check),
}

fn check(series: &SeriesView<'_>, findings: &mut Findings<'_>) {
    // What an action or a sum of money says of an item is in its minute.
    let actions = series.actions.iter().flat_map(|action| {
        let reported = action.history.iter().filter_map(|step| step.reported_at.as_deref());
        action.raised_at.as_deref().into_iter().chain(reported)
    });
    let funding = series.funding.iter().flat_map(|funding| {
        let stated = funding.amounts.iter().filter_map(|amount| amount.stated_at.as_deref());
        funding.reported_current_at.iter().chain(stated)
    });
    let cited: HashSet<_> = actions.chain(funding).filter_map(|place| place.item_id).collect();
    for meeting in series.meetings.iter().filter(|meeting| meeting.took_place()) {
        findings.judge(|findings| judge(meeting, &cited, findings));
    }
}

fn judge(
    meeting: &MeetingView<'_>,
    cited: &HashSet<AgendaItemId>,
    findings: &mut Findings<'_>,
) -> Judged {
    let on_agenda = || meeting.items().filter(|item| item.parent().is_none());
    if on_agenda().all(|item| item.agenda_number.is_none() || item.title.is_none()) {
        return Err(Skip::Nothing);
    }
    if !meeting.is_complete() {
        return Err(Skip::Missing("no complete record of the meeting"));
    }
    let form = meeting.minutes.as_ref().and_then(|minutes| minutes.form);
    if form.is_some_and(MinutesForm::is_list) {
        return Err(Skip::Missing("the minutes are only a list of decisions or actions"));
    }
    if !meeting.items().any(|item| has_minute(item.get())) {
        return Err(Skip::Missing("no minute of any item"));
    }
    for item in on_agenda() {
        // A number without a title is kept for itself.
        let (Some(number), Some(title)) = (&item.agenda_number, &item.title) else { continue };
        if has_minute(item.get()) || speaks_for_itself(item.kind) || cited.contains(&item.id) {
            continue;
        }
        findings
            .add(
                item.pointer(),
                format!("nothing is minuted under agenda item {}, “{title}”", number.bare()),
            )
            .help("where it was not taken, its `treatment` says so");
    }
    Ok(())
}

/// Whether the minutes say anything of the item or of its parts.
fn has_minute(item: &AgendaItem) -> bool {
    item.minute_number.is_some()
        || !matches!(item.treatment, None | Some(Treatment::Considered))
        || item.treatment_reason.is_some()
        || item.taken_as_item_id.is_some()
        || item.starts_at.is_some()
        || item.ends_at.is_some()
        || item.times_as_printed.is_some()
        || item.delay_reason.is_some()
        || !item.speakers.is_empty()
        || item.summary.is_some()
        || !item.discussion.is_empty()
        || !item.confirmations.is_empty()
        || !item.matters_arising.is_empty()
        || item.nothing_arose.is_some()
        || !item.declarations.is_empty()
        || item.nil_return.is_some()
        || !item.resolutions.is_empty()
        || !item.future_meetings.is_empty()
        || !item.forward_plan.is_empty()
        || item.exemption.is_some()
        || item.urgency_reason.is_some()
        || item.truncated
        || item.items.iter().any(has_minute)
}

/// Business of which the minutes tell elsewhere, or need not tell where there is none.
fn speaks_for_itself(kind: Option<ItemKind>) -> bool {
    matches!(
        kind,
        Some(
            ItemKind::Introductions
                | ItemKind::Apologies
                | ItemKind::ActionLog
                | ItemKind::PublicQuestions
                | ItemKind::OrderOfBusiness
                | ItemKind::ExclusionOfPublic
                | ItemKind::UrgentBusiness
                | ItemKind::AnyOtherBusiness
        )
    )
}
