#![doc = include_str!("quorum_not_met.md")]

use std::collections::HashSet;
use std::hash::Hash;

use serde::Serialize;

use crate::model::{Attendance, Capacity, Quorum, QuorumPart, QuorumUnit, Resolution};
use crate::rule::{
    Directory, Findings, ItemView, Judged, MeetingView, Ratified, SeriesView, Skip, declare_rule,
    seats_once,
};

declare_rule! {
    code: "quorum-not-met",
    force: Always(Warning),
    basis: TermsOfReference,
    authorities: [],
    since: "0.1.0",
    page: "quorum_not_met.md",
    check: Series(check),
}

/// How many are there for certain, and how many at most.
struct Count {
    least: usize,
    most: usize,
    /// What would tell which.
    missing: &'static str,
}

fn check(series: &SeriesView<'_>, findings: &mut Findings<'_>) {
    let mut ratified = Ratified::default();
    // From the last meeting back, so that what later ones ratified is known.
    for meeting in series.meetings.iter().rev().filter(|meeting| meeting.took_place()) {
        findings.judge(|findings| judge(meeting, &ratified, findings));
        ratified.add(series, meeting);
    }
}

fn judge(
    meeting: &MeetingView<'_>,
    ratified: &Ratified<'_>,
    findings: &mut Findings<'_>,
) -> Judged {
    let terms = meeting.terms();
    let quorum = terms.and_then(|terms| terms.quorum.as_ref());
    let asks = |quorum: &&Quorum| {
        quorum.minimum.is_some() || quorum.one_in.is_some() || !quorum.must_include.is_empty()
    };
    let quorum = quorum.filter(asks).ok_or(Skip::Missing("no quorum in the terms of reference"))?;
    if meeting.is_without_standing() || !meeting.without_quorum.is_empty() {
        let needs_quorum = |item: &ItemView<'_, '_>, one: &Resolution| {
            one.needs_quorum() && !one.only_asks() && !item.is_of_course(one)
        };
        let binding = meeting.items().flat_map(|item| {
            let resolutions = item.get().resolutions.iter();
            resolutions.filter(move |one| needs_quorum(&item, one)).map(move |one| (item, one))
        });
        let answers: Vec<_> = binding.map(|(item, one)| ratified.has(meeting, item, one)).collect();
        if !answers.contains(&Some(false)) {
            let unclear = Skip::Missing("it is not clear what a later meeting ratified");
            return if answers.contains(&None) { Err(unclear) } else { Ok(()) };
        }
    }
    let listed = meeting.complete_attendance().ok_or(Skip::Missing("no complete attendance"))?;
    let present = || listed.iter().filter(|entry| entry.is_present());
    if present().any(|entry| entry.capacity.is_none()) {
        return Err(Skip::Missing("no capacity of everybody present"));
    }
    let substitutes_count = terms.and_then(|terms| terms.substitutes_count).unwrap_or(true);
    let counts = |capacity: Capacity| {
        capacity.is_seat() && (substitutes_count || capacity != Capacity::Substitute)
    };
    let directory = meeting.cx().directory;
    let seats = present().filter(|entry| entry.capacity.is_some_and(counts));
    let seats = seats_once(seats, directory);
    let whole = quorum.minimum.map(|minimum| {
        let unit = quorum.unit.unwrap_or(QuorumUnit::Persons);
        let plural = if minimum == 1 { "" } else { "s" };
        let (count, noun) = match unit {
            QuorumUnit::Persons => (persons(&seats), "member"),
            QuorumUnit::VotingMembers => (voting(&seats, directory), "voting member"),
            QuorumUnit::Organisations => (organisations(&seats, directory), "organisation"),
            QuorumUnit::Wards => (wards(&seats, directory), "ward"),
        };
        (count, minimum, format!("the quorum is {minimum} {noun}{plural}"))
    });
    let parts = quorum
        .must_include
        .iter()
        .map(|part| (of_part(&seats, part, meeting), part.minimum, describe(part)));
    // Where a share of the seats in office is asked for too, the larger number holds.
    let mut judged = match quorum.one_in {
        Some(_) => Err(Skip::Missing("no number of seats in office")),
        None => Ok(()),
    };
    let mut found = false;
    for (count, minimum, text) in whole.into_iter().chain(parts) {
        let minimum = usize::from(minimum);
        if count.most < minimum {
            found = true;
            let added = findings
                .add(
                    meeting.pointer().field("attendance"),
                    format!("{text}, and {}", present_of(&count)),
                )
                .help(
                    "those without a seat on the board do not count; look at what each attended as",
                );
            if meeting.quorate == Some(true) {
                let at = meeting.pointer().field("quorate");
                added.related(at, "the minutes say that the meeting was quorate");
            }
        } else if count.least < minimum {
            judged = Err(Skip::Missing(count.missing));
        }
    }
    if found { Ok(()) } else { judged }
}

fn present_of(count: &Count) -> String {
    let at_most = if count.least < count.most { "at most " } else { "" };
    match count.most {
        0 => "none is present".to_owned(),
        1 => format!("{at_most}1 is present"),
        more => format!("{at_most}{more} are present"),
    }
}

/// The seats without those of somebody who is listed already.
fn distinct<'a>(seats: &[&'a Attendance]) -> Vec<&'a Attendance> {
    let mut seen = HashSet::new();
    let is_new = |entry: &&&Attendance| entry.who.person_id.is_none_or(|id| seen.insert(id));
    seats.iter().filter(is_new).copied().collect()
}

fn persons(seats: &[&Attendance]) -> Count {
    let count = distinct(seats).len();
    Count { least: count, most: count, missing: "" }
}

fn voting(seats: &[&Attendance], directory: &Directory<'_>) -> Count {
    let seats = distinct(seats);
    let votes = |entry: &&Attendance| directory.member(entry.member_id?)?.voting;
    let least = seats.iter().filter(|entry| votes(entry) == Some(true)).count();
    let most = seats.iter().filter(|entry| votes(entry) != Some(false)).count();
    Count { least, most, missing: "no word on who votes" }
}

fn organisations(seats: &[&Attendance], directory: &Directory<'_>) -> Count {
    let bodies = seats.iter().map(|entry| directory.body_of(entry));
    distinct_values(bodies, "no organisation of everybody present")
}

fn wards(seats: &[&Attendance], directory: &Directory<'_>) -> Count {
    let wards = seats.iter().map(|entry| directory.member(entry.member_id?)?.ward.as_ref());
    distinct_values(wards, "no ward of everybody present")
}

/// How many different ones there are, where each unknown one may be one more.
fn distinct_values<T: Eq + Hash>(
    values: impl Iterator<Item = Option<T>>,
    missing: &'static str,
) -> Count {
    let (known, unknown): (Vec<_>, Vec<_>) = values.partition(Option::is_some);
    let least = known.into_iter().flatten().collect::<HashSet<_>>().len();
    Count { least, most: least + unknown.len(), missing }
}

fn of_part(seats: &[&Attendance], part: &QuorumPart, meeting: &MeetingView<'_>) -> Count {
    let answers: Vec<_> = seats.iter().map(|entry| is_of(entry, part, meeting)).collect();
    let least = answers.iter().filter(|answer| **answer == Some(true)).count();
    let most = answers.iter().filter(|answer| **answer != Some(false)).count();
    let missing = match part {
        QuorumPart { office: Some(_), .. } => "no word on who present holds the office",
        QuorumPart { seat: Some(_), .. } => "no seat of everybody present",
        _ => "no kind of organisation of everybody present",
    };
    Count { least, most, missing }
}

/// Whether somebody is of the part; nothing where that is not known.
fn is_of(entry: &Attendance, part: &QuorumPart, meeting: &MeetingView<'_>) -> Option<bool> {
    let directory = meeting.cx().directory;
    let member = || directory.member(entry.member_id?);
    let kind = || directory.organisation(directory.body_of(entry)?)?.kind;
    let seat = || member()?.seat.as_ref();
    let by_kind = part.from.map(|from| Some(kind()? == from));
    let by_seat = part.seat.as_ref().map(|wanted| Some(seat()? == wanted));
    // An office may be held beside the seat, as a membership of its own: it is never ruled out.
    let by_office = part.office.map(|office| {
        let presides = meeting.presiding.iter().any(|presiding| {
            presiding.office == Some(office)
                && presiding.who.is_same_person(&entry.who) == Some(true)
        });
        (presides || member()?.office == Some(office)).then_some(true)
    });
    let answers = [by_kind, by_seat, by_office].into_iter().flatten();
    if answers.clone().any(|answer| answer == Some(false)) {
        return Some(false);
    }
    answers.collect::<Option<Vec<_>>>().map(|_| true)
}

/// What the quorum asks for in this part.
fn describe(part: &QuorumPart) -> String {
    let from = part.from.map(|kind| format!(" from a body of the kind “{}”", spelt(kind)));
    let seat = part.seat.as_ref().map(|seat| format!(" in the seat “{seat}”"));
    let office = part.office.map(|office| format!(" in the office “{}”", spelt(office)));
    let who: String = [from, seat, office].into_iter().flatten().collect();
    format!("the quorum includes {}{who}", part.minimum)
}

/// A word of the format, as text.
fn spelt(word: impl Serialize) -> String {
    let spelt = serde_json::to_value(word).ok();
    let spelt = spelt.as_ref().and_then(serde_json::Value::as_str).unwrap_or("other");
    spelt.replace('_', " ")
}
