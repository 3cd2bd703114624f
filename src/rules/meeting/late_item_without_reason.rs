#![doc = include_str!("late_item_without_reason.md")]

use crate::model::{Effect, ItemKind, Nation, Resolution};
use crate::rule::{Authority, Findings, ItemView, Judged, MeetingView, Skip, declare_rule};

declare_rule! {
    code: "late-item-without-reason",
    force: Committees,
    basis: Statute,
    authorities: [Authority {
        citation: "Local Government Act 1972, section 100B(4)(b)",
        url: "https://www.legislation.gov.uk/ukpga/1972/70/section/100B",
        nations: &[Nation::England, Nation::Wales],
        in_force_from: "1986-04-01",
        in_force_until: None,
    }],
    since: "0.1.0",
    page: "late_item_without_reason.md",
    check: Meeting(check),
}

fn check(meeting: &MeetingView<'_>, findings: &mut Findings<'_>) -> Judged {
    if !meeting.took_place() {
        return Err(Skip::Nothing);
    }
    let ahead = meeting.ahead(RULE.code, |terms| terms.papers_days, findings)?;
    let mut judged = Err(Skip::Nothing);
    for item in meeting.items().filter(ItemView::was_taken) {
        let is_urgent = item.kind == Some(ItemKind::UrgentBusiness) && is_business(&item);
        if item.added_on.is_none() && !is_urgent {
            continue;
        }
        if !meeting.is_complete() {
            return Err(Skip::Missing("the record is an extract"));
        }
        // On the agenda when the meeting was convened is on the agenda in time.
        let in_time = item.added_on.zip(meeting.convened_on).is_some_and(|(on, day)| on <= day);
        if has_reason(&item) || in_time {
            judged = Ok(());
            continue;
        }
        let name = item.name();
        let message = if let Some(added) = item.added_on {
            let clear = match ahead.clear_days(added, None) {
                Ok(clear) => clear,
                Err(skip) => {
                    judged = judged.or(Err(skip));
                    continue;
                }
            };
            ahead.more_than(clear, findings).map(|days| {
                let late = ahead.shortfall(added, clear, days);
                format!(
                    "{name} was added on {added}, {late}, and no reason for urgency is recorded"
                )
            })
        } else {
            ahead.more_than(0, findings).map(|_| {
                format!("{name} was taken as urgent, and no reason for urgency is recorded")
            })
        };
        judged = Ok(());
        if let Some(message) = message {
            findings
                .add(item.pointer(), message)
                .help("where the minutes give the chair's reason, record it as `urgency_reason`");
        }
    }
    judged
}

/// Whether the heading for urgent business has any under it.
fn is_business(item: &ItemView<'_, '_>) -> bool {
    let decides = |one: &Resolution| one.effect.is_some_and(|effect| effect != Effect::Noted);
    !item.papers.is_empty()
        || !item.forms.is_empty()
        || !item.items.is_empty()
        || item.resolutions.iter().any(decides)
}

/// Whether a reason is given for the item, for the one that it is a part of, or for all its parts.
fn has_reason(item: &ItemView<'_, '_>) -> bool {
    let own = item.urgency_reason.is_some();
    let parts = !item.items.is_empty() && item.items.iter().all(|it| it.urgency_reason.is_some());
    own || parts || item.parent().is_some_and(|whole| whole.urgency_reason.is_some())
}
