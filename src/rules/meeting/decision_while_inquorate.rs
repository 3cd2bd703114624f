#![doc = include_str!("decision_while_inquorate.md")]

use crate::model::{Quorum, Resolution, TimeSpan};
use crate::rule::{
    Findings, ItemView, Judged, MeetingView, Ratified, SeriesView, Skip, declare_rule,
};

declare_rule! {
    code: "decision-while-inquorate",
    force: Always(Error),
    basis: TermsOfReference,
    authorities: [],
    since: "0.1.0",
    page: "decision_while_inquorate.md",
    check: Series(check),
}

fn check(series: &SeriesView<'_>, findings: &mut Findings<'_>) {
    let mut ratified = Ratified::default();
    // From the last meeting back, so that what later ones ratified is known.
    for meeting in series.meetings.iter().rev() {
        findings.judge(|findings| judge(meeting, &ratified, findings));
        if meeting.took_place() {
            ratified.add(series, meeting);
        }
    }
}

fn judge(
    meeting: &MeetingView<'_>,
    ratified: &Ratified<'_>,
    findings: &mut Findings<'_>,
) -> Judged {
    // Where a quorum can be counted, a meeting inquorate from first to last is another rule's.
    let throughout = meeting.quorate == Some(false) && !has_countable_quorum(meeting);
    let in_part = !meeting.inquorate.is_empty()
        || meeting.quorum_reached_at_item_id.is_some()
        || meeting.quorum_lost_at_item_id.is_some();
    if !meeting.took_place() || !(in_part || throughout) {
        return Err(Skip::Nothing);
    }
    let mut judged = Ok(());
    let mut found = false;
    for item in meeting.items() {
        for (index, resolution) in item.resolutions.iter().enumerate() {
            if !resolution.needs_quorum() || item.is_of_course(resolution) {
                continue;
            }
            if ratified.has(meeting, item, resolution) == Some(true) {
                continue;
            }
            let at = item.pointer().field("resolutions").index(index);
            let name = item.name();
            if throughout {
                found = true;
                findings
                    .add(
                        at,
                        format!("a decision was taken under {name}, and the meeting was inquorate"),
                    )
                    .related(meeting.pointer().field("quorate"), "so the minutes say");
                continue;
            }
            if let Some((field, when)) = item.lacks_quorum() {
                found = true;
                findings
                    .add(at, format!("a decision was taken under {name}, {when}"))
                    .related(meeting.pointer().field(field), "so the minutes say");
                continue;
            }
            if meeting.inquorate.is_empty() {
                continue;
            }
            let Some(span) = placed(meeting, &item, resolution) else {
                judged = Err(Skip::Missing("no time of a decision"));
                continue;
            };
            let Some((position, span)) = span else { continue };
            found = true;
            let time = resolution.at.map_or_else(String::new, |time| format!(" at {time}"));
            let until = span.until.map_or_else(String::new, |until| format!(" to {until}"));
            findings
                .add(
                    at,
                    format!(
                        "a decision was taken under {name}{time}, and the meeting was inquorate \
                         from {}{until}",
                        span.from
                    ),
                )
                .related(
                    meeting.pointer().field("inquorate").index(position),
                    "so the minutes say",
                );
        }
    }
    if found { Ok(()) } else { judged }
}

/// The span in which a decision certainly was taken, or none; nothing where that is not known.
#[allow(clippy::option_option, reason = "not known and in no span are two answers")]
fn placed(
    meeting: &MeetingView<'_>,
    item: &ItemView<'_, '_>,
    resolution: &Resolution,
) -> Option<Option<(usize, TimeSpan)>> {
    let mut spans = meeting.inquorate.iter().copied().enumerate();
    if let Some(at) = resolution.at {
        return Some(spans.find(|(_, span)| span.contains(at)));
    }
    // Without its time, a decision came after the item or the meeting had begun.
    let begun = item.starts_at.or(meeting.starts_at)?;
    spans.find(|(_, span)| span.until.is_none() && span.from <= begun).map(Some)
}

/// Whether the record says enough to count a quorum.
fn has_countable_quorum(meeting: &MeetingView<'_>) -> bool {
    let asks = |quorum: &Quorum| quorum.minimum.is_some() || !quorum.must_include.is_empty();
    let quorum = meeting.terms().and_then(|terms| terms.quorum.as_ref());
    quorum.is_some_and(asks) && meeting.complete_attendance().is_some()
}
