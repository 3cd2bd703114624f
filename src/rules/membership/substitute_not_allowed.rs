#![doc = include_str!("substitute_not_allowed.md")]

use std::collections::HashSet;

use crate::model::{Attendance, Capacity, Party};
use crate::rule::{Findings, Judged, MeetingView, Skip, are_together, declare_rule, principals};
use crate::value::{OrganisationId, PersonId};

declare_rule! {
    code: "substitute-not-allowed",
    force: Always(Warning),
    basis: TermsOfReference,
    authorities: [],
    since: "0.1.0",
    page: "substitute_not_allowed.md",
    check: Meeting(check),
}

fn check(meeting: &MeetingView<'_>, findings: &mut Findings<'_>) -> Judged {
    if !meeting.took_place() {
        return Err(Skip::Nothing);
    }
    for (at, entry) in meeting.attendance.iter().enumerate() {
        if entry.is_present() && is_substitute(entry) {
            findings.judge(|findings| judge(meeting, at, entry, findings));
        }
    }
    // The substitutes are counted, not the meeting.
    Err(Skip::Nothing)
}

fn is_substitute(entry: &Attendance) -> bool {
    match entry.capacity {
        Some(capacity) => capacity == Capacity::Substitute,
        None => !entry.substitutes_for.is_empty(),
    }
}

fn judge(
    meeting: &MeetingView<'_>,
    at: usize,
    entry: &Attendance,
    findings: &mut Findings<'_>,
) -> Judged {
    let pointer = meeting.pointer().field("attendance").index(at);
    let name = meeting.name(&entry.who);
    let principals = principals(entry, meeting.cx().directory);
    let is_principal = |id: Option<PersonId>| id.is_some_and(|id| principals.contains(&id));

    let mut others = meeting.attendance.iter().enumerate();
    let there = others.find(|(_, it)| is_principal(it.who.person_id) && are_together(it, entry));
    if let Some((other_at, other)) = there {
        let other_name = meeting.name(&other.who);
        let at = meeting.pointer().field("attendance").index(other_at);
        let has_seat = other.member_id.is_some() || other.capacity.is_none_or(Capacity::is_seat);
        if has_seat {
            findings
                .add(
                    pointer,
                    format!("{name} is there in the place of {other_name}, who is there, too"),
                )
                .related(at, "present here")
                .help("where one followed the other, give the times of coming and going");
        } else {
            findings
                .add(
                    pointer,
                    format!(
                        "{name} is there in the place of {other_name}, who is there without a seat"
                    ),
                )
                .related(at, "without a seat here");
        }
        return Ok(());
    }
    let terms = meeting.terms().ok_or(Skip::Missing("no terms of reference in force"))?;
    match terms.substitutes_allowed {
        None => return Err(Skip::Nothing),
        Some(false) => {
            findings.add(
                pointer,
                format!("{name} is there as a substitute, and the terms of reference allow none"),
            );
            return Ok(());
        }
        Some(true) => {}
    }
    let mut seen: HashSet<&Party> = HashSet::new();
    let seats: Vec<_> = entry.substitutes_for.iter().filter(|party| seen.insert(party)).collect();
    if seats.len() > 1 && principals.len() != 1 {
        let names: Vec<_> = seats.iter().map(|party| meeting.name(party)).collect();
        findings.add(
            pointer.field("substitutes_for"),
            format!("{name} is there in the place of more than one: {}", names.join(", ")),
        );
        return Ok(());
    }
    if seats.is_empty() && entry.member_id.is_none() {
        return Err(Skip::Missing("no word on whose place the substitute took"));
    }
    let directory = meeting.cx().directory;
    let body = entry.who.organisation_id.ok_or(Skip::Missing("no body of the substitute"))?;
    let bodies = seat_bodies(meeting, entry, &principals);
    if bodies.is_empty() {
        return Err(Skip::Missing("no body of the seat"));
    }
    let fits = |seat: &OrganisationId| {
        directory.is_within(body, *seat) || directory.is_within(*seat, body)
    };
    if !bodies.iter().any(fits) {
        let name_of = |id: OrganisationId| meeting.name(&Party::organisation(id));
        let seats: Vec<_> = bodies.iter().map(|id| name_of(*id)).collect();
        findings.add(
            pointer,
            format!("{name} of {} is there for a seat of {}", name_of(body), seats.join(", ")),
        );
    }
    Ok(())
}

/// The bodies that are named for the seat: by the seat itself, with those in whose place the
/// substitute came, or where these are listed as away.
fn seat_bodies(
    meeting: &MeetingView<'_>,
    entry: &Attendance,
    principals: &HashSet<PersonId>,
) -> Vec<OrganisationId> {
    let directory = meeting.cx().directory;
    let of_seat = entry.member_id.and_then(|id| directory.member(id)?.represents_id);
    let with_names = entry.substitutes_for.iter().filter_map(|party| party.organisation_id);
    let is_principal =
        |it: &&Attendance| it.who.person_id.is_some_and(|id| principals.contains(&id));
    let listed = meeting.attendance.iter().filter(is_principal);
    let of_listed = listed.flat_map(|it| {
        let seat = it.member_id.and_then(|id| directory.member(id)?.represents_id);
        [it.who.organisation_id, seat]
    });
    let all = of_seat.into_iter().chain(with_names).chain(of_listed.flatten());
    let mut bodies: Vec<_> = all.collect();
    let mut seen = HashSet::new();
    bodies.retain(|id| seen.insert(*id));
    bodies
}
