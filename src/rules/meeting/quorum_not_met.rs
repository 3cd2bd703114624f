use std::collections::HashSet;

use crate::model::{
    Attendance, Capacity, MeetingKind, OrganisationKind, Quorum, QuorumPart, QuorumUnit,
};
use crate::rule::{Directory, Findings, Judged, MeetingView, Skip, declare_rule, seats_once};

declare_rule! {
    code: "quorum-not-met",
    force: Always(Warning),
    basis: TermsOfReference,
    authorities: [],
    since: "0.1.0",
    page: "quorum_not_met.md",
    check: Meeting(check),
}

/// How many are there for certain, and how many at most.
struct Count {
    least: usize,
    most: usize,
    /// What would tell which.
    missing: &'static str,
}

fn check(meeting: &MeetingView<'_>, findings: &mut Findings<'_>) -> Judged {
    if !meeting.took_place() {
        return Err(Skip::Nothing);
    }
    let terms = meeting.terms();
    let quorum = terms.and_then(|terms| terms.quorum.as_ref());
    let asks = |quorum: &&Quorum| {
        quorum.minimum.is_some() || quorum.one_in.is_some() || !quorum.must_include.is_empty()
    };
    let quorum = quorum.filter(asks).ok_or(Skip::Missing("no quorum in the terms of reference"))?;
    let no_standing = meeting.quorate == Some(false) || meeting.kind == Some(MeetingKind::Informal);
    if no_standing && !meeting.resolutions().any(|(_, one)| one.needs_quorum()) {
        return Ok(());
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
        };
        (count, minimum, format!("the quorum is {minimum} {noun}{plural}"))
    });
    let parts = quorum.must_include.iter().map(|part| {
        let kind = kind_name(part.from);
        let text = format!("the quorum includes {} from a body of the kind “{kind}”", part.minimum);
        (from_kind(&seats, part, directory), part.minimum, text)
    });
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
    let bodies = || seats.iter().map(|entry| directory.body_of(entry));
    let least = bodies().flatten().collect::<HashSet<_>>().len();
    let unknown = bodies().filter(Option::is_none).count();
    Count { least, most: least + unknown, missing: "no organisation of everybody present" }
}

fn from_kind(seats: &[&Attendance], part: &QuorumPart, directory: &Directory<'_>) -> Count {
    let kind = |entry: &&&Attendance| directory.organisation(directory.body_of(entry)?)?.kind;
    let least = seats.iter().filter(|entry| kind(entry) == Some(part.from)).count();
    let unknown = seats.iter().filter(|entry| kind(entry).is_none()).count();
    Count { least, most: least + unknown, missing: "no kind of organisation of everybody present" }
}

/// The kind as the format spells it, in words.
fn kind_name(kind: OrganisationKind) -> String {
    let spelt = serde_json::to_value(kind).ok();
    let spelt = spelt.as_ref().and_then(serde_json::Value::as_str).unwrap_or("other");
    spelt.replace('_', " ")
}
