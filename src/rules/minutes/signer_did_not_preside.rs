#![doc = include_str!("signer_did_not_preside.md")]

use std::collections::{HashMap, HashSet};

use crate::model::{Mode, Signature};
use crate::rule::{Findings, Judged, MeetingView, SeriesView, Skip, declare_rule};
use crate::value::{MeetingId, PartialDate};

declare_rule! {
    code: "signer-did-not-preside",
    force: Always(Warning),
    basis: Practice,
    authorities: [],
    since: "0.1.0",
    page: "signer_did_not_preside.md",
    check: Series(check),
}

fn check(series: &SeriesView<'_>, findings: &mut Findings<'_>) {
    let mut confirming: HashMap<MeetingId, Vec<&MeetingView<'_>>> = HashMap::new();
    for meeting in series.meetings.iter().filter(|meeting| meeting.took_place()) {
        for (_, confirmation) in meeting.confirmations() {
            let target = series.meeting_of(&confirmation.minutes_of);
            if let Some(target) = target.filter(|_| confirmation.outcome.is_confirmed()) {
                confirming.entry(target.id).or_default().push(meeting);
            }
        }
    }
    for meeting in series.meetings.iter().filter(|meeting| meeting.took_place()) {
        findings.judge(|findings| {
            let minutes = meeting.get().minutes.as_ref();
            let signature = minutes.and_then(|minutes| minutes.signature.as_ref());
            let signature = signature.filter(|it| it.by.is_some() || it.on.is_some());
            let signature = signature.ok_or(Skip::Nothing)?;
            let confirming = confirming.get(&meeting.id);
            let confirming = confirming
                .ok_or(Skip::Missing("the meeting that confirmed them is not in the book"))?;
            judge(series, meeting, signature, confirming, findings)
        });
    }
}

/// How many days after the meeting that confirmed them minutes are commonly signed at the latest.
const USUAL_DAYS: i64 = 28;

fn judge(
    series: &SeriesView<'_>,
    meeting: &MeetingView<'_>,
    signature: &Signature,
    confirming: &[&MeetingView<'_>],
    findings: &mut Findings<'_>,
) -> Judged {
    let pointer = meeting.pointer().field("minutes").field("signature");
    let days: Vec<_> = confirming.iter().map(|other| other.on.to_string()).collect();
    let days = days.join(" and ");
    // Minutes may also be signed at the meeting itself.
    let own = signature.on.is_some_and(|on| overlap(on, meeting.on));
    // They may as well be signed at a meeting after the one that confirmed them, on that day too.
    let is_later = |other: &MeetingView<'_>| {
        confirming.iter().any(|one| one.on <= other.on && one.id != other.id)
    };
    let later = signature.on.and_then(PartialDate::date).into_iter();
    let later: Vec<_> = later
        .flat_map(|on| series.meetings_on(on))
        .filter(|other| other.took_place() && is_later(other))
        .collect();
    let is_usual = |other: &&MeetingView<'_>, on: PartialDate| {
        let days = on.earliest().days_since(other.on.latest());
        let is_soon = other.on <= on && days <= USUAL_DAYS;
        let planned = other.planned_on.is_some_and(|planned| overlap(planned, on));
        is_soon || planned || overlap(other.on, on)
    };
    // Where the presider was not in the room, the paper went round after the meeting.
    let was_sent_round = |on: PartialDate| {
        let is_before = |other: &MeetingView<'_>| other.on.is_before(on.earliest());
        confirming.iter().any(|other| other.mode == Some(Mode::Remote) && is_before(other))
    };
    if let Some(on) = signature.on
        && !own
        && later.is_empty()
        && !was_sent_round(on)
        && !confirming.iter().any(|other| is_usual(other, on))
    {
        findings.add(
            pointer.clone().field("on"),
            format!(
                "the minutes of {} are signed on {on}, but were confirmed on {days}",
                meeting.on
            ),
        );
    }
    let Some(by) = &signature.by else { return Ok(()) };
    let at = confirming.iter().copied().chain(later).chain(own.then_some(meeting));
    let presiders: Vec<_> = at.flat_map(|other| &other.get().presiding).collect();
    if presiders.is_empty() {
        return Err(Skip::Missing(
            "nobody is named as presiding at the meeting that confirmed them",
        ));
    }
    let same: Vec<_> = presiders.iter().map(|chair| chair.who.is_same_person(by)).collect();
    if same.contains(&Some(true)) {
        return Ok(());
    }
    if same.contains(&None) {
        return Err(Skip::Missing("it is not clear who signed or who presided"));
    }
    // At the meeting itself its own chair may sign.
    let mut own_chairs = meeting.presiding.iter().map(|chair| chair.who.is_same_person(by));
    if signature.on.is_none() && own_chairs.any(|same| same != Some(false)) {
        return Err(Skip::Missing("no day of the signature"));
    }
    let mut seen = HashSet::new();
    let names = presiders.iter().map(|chair| meeting.name(&chair.who));
    let names: Vec<_> = names.filter(|name| seen.insert(name.clone())).collect();
    findings.add(
        pointer.field("by"),
        format!(
            "{} signed the minutes of {}, but {} presided on {days}, when they were confirmed",
            meeting.name(by),
            meeting.on,
            names.join(" and ")
        ),
    );
    Ok(())
}

fn overlap(one: PartialDate, other: PartialDate) -> bool {
    one.earliest() <= other.latest() && other.earliest() <= one.latest()
}
