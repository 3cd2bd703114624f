#![doc = include_str!("more_votes_than_voters.md")]

use std::cell::LazyCell;

use crate::model::{Attendance, Ballot, Capacity, Party, Presence, Resolution, Vote};
use crate::rule::{Findings, ItemView, Judged, MeetingView, Place, Skip, declare_rule, seats_once};

declare_rule! {
    code: "more-votes-than-voters",
    force: Always(Error),
    basis: Data,
    authorities: [],
    since: "0.1.0",
    page: "more_votes_than_voters.md",
    check: Meeting(check),
}

fn check(meeting: &MeetingView<'_>, findings: &mut Findings<'_>) -> Judged {
    if !meeting.took_place() {
        return Err(Skip::Nothing);
    }
    let everybody = LazyCell::new(|| voters(meeting, |_| true));
    for item in meeting.items() {
        for (index, resolution) in item.get().resolutions.iter().enumerate() {
            let pointer = item.pointer().field("resolutions").index(index);
            findings.judge(|findings| {
                judge(meeting, item, resolution, || *everybody, pointer, findings)
            });
        }
    }
    // The resolutions are counted, not the meeting.
    Err(Skip::Nothing)
}

fn judge(
    meeting: &MeetingView<'_>,
    item: ItemView<'_, '_>,
    resolution: &Resolution,
    everybody: impl FnOnce() -> Result<u64, Skip>,
    pointer: Place,
    findings: &mut Findings<'_>,
) -> Judged {
    let vote = resolution.vote.as_ref().ok_or(Skip::Nothing)?;
    let cast = cast(vote).ok_or(Skip::Nothing)?;
    let mut voters = everybody()?;
    let withdrew: Vec<_> = meeting
        .declarations()
        .filter(|it| it.declaration.withdrew == Some(true) && it.declaration.voted != Some(true))
        .filter(|declared| declared.items().any(|other| other.id == item.id))
        .map(|declared| &declared.declaration.who)
        .collect();
    // A vote by name of somebody who was away contradicts itself, which is another fault.
    let is_away = |one: &Attendance| {
        let is_out = meeting.away_for(one, item, resolution.at).is_some()
            || withdrew.iter().any(|who| is_same(&one.who, who));
        is_out && !vote.recorded.iter().any(|recorded| is_same(&one.who, &recorded.who))
    };
    if meeting.attendance.iter().any(is_away) {
        voters = self::voters(meeting, |one| !is_away(one))?;
    }
    if cast > voters {
        findings
            .add(
                pointer.field("vote"),
                format!(
                    "{cast} votes and abstentions are recorded, but only {voters} were there who \
                     may vote"
                ),
            )
            .related(
                meeting.pointer().field("attendance"),
                format!("{voters} in a seat or in the chair"),
            )
            .help("a casting vote is in none of the counts");
    }
    Ok(())
}

/// How many voted or abstained, by the counts or by name.
fn cast(vote: &Vote) -> Option<u64> {
    let counts = [vote.votes_for, vote.votes_against, vote.abstentions];
    let counted: u64 = counts.into_iter().flatten().map(u64::from).sum();
    let took_part = |ballot| matches!(ballot, Ballot::For | Ballot::Against | Ballot::Abstained);
    let named = vote.voters().filter(|vote| took_part(vote.ballot)).count();
    let votes = counted.max(u64::try_from(named).unwrap_or(u64::MAX));
    (votes > 0).then_some(votes)
}

/// The most that can have voted: all who had a seat or the chair and may have been in the room,
/// whether or not their seat has a vote.
fn voters(meeting: &MeetingView<'_>, may_vote: impl Fn(&Attendance) -> bool) -> Result<u64, Skip> {
    if !meeting.is_complete() {
        return Err(Skip::Missing("the record is an extract"));
    }
    if meeting.attendance.iter().any(|one| one.presence == Presence::Expected) {
        return Err(Skip::Missing("no word on whether those expected came"));
    }
    let present = || meeting.attendance.iter().filter(|one| one.is_present());
    if present().any(|one| one.capacity.is_none()) {
        return Err(Skip::Missing("no capacity of somebody present"));
    }
    // An officer may hold a seat.
    let has_seat =
        |one: &&Attendance| one.member_id.is_some() || one.capacity.is_some_and(Capacity::is_seat);
    if !present().any(|one| has_seat(&one)) {
        return Err(Skip::Missing("nobody present holds a seat"));
    }
    let seats = present().filter(has_seat).filter(|one| may_vote(one));
    let seats = seats_once(seats, meeting.cx().directory).len();
    let in_seat = |who: &Party| present().filter(has_seat).any(|one| is_same(&one.who, who));
    let chairs = meeting.presiding.iter().filter(|chair| !in_seat(&chair.who)).count();
    Ok(u64::try_from(seats + chairs).unwrap_or(u64::MAX))
}

fn is_same(one: &Party, other: &Party) -> bool {
    (one.person_id.is_some() && one.person_id == other.person_id)
        || (one.as_printed.is_some() && one.as_printed == other.as_printed)
}
