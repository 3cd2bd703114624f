#![doc = include_str!("voter_not_eligible.md")]

use std::collections::HashMap;

use crate::model::{
    Attendance, Ballot, Capacity, Member, Office, Party, Resolution, TermsOfReference,
};
use crate::rule::{Findings, ItemView, MeetingView, Record, Roll, SeriesView, Skip, declare_rule};
use crate::value::PersonId;

declare_rule! {
    code: "voter-not-eligible",
    force: Always(Error),
    basis: TermsOfReference,
    authorities: [],
    since: "0.1.0",
    page: "voter_not_eligible.md",
    check: Series(check),
}

/// The members of the board by person.
type Members<'a, 'b> = HashMap<PersonId, Vec<&'b Record<'a, Member>>>;

fn check(series: &SeriesView<'_>, findings: &mut Findings<'_>) {
    let mut members: Members<'_, '_> = HashMap::new();
    for member in &series.members {
        if let Some(person) = member.person_id {
            members.entry(person).or_default().push(member);
        }
    }
    for meeting in series.meetings.iter().filter(|meeting| meeting.took_place()) {
        for item in meeting.items() {
            for (index, resolution) in item.get().resolutions.iter().enumerate() {
                let pointer = item.pointer().field("resolutions").index(index);
                let recorded = resolution.vote.iter().flat_map(|vote| &vote.recorded);
                let cast = [Ballot::For, Ballot::Against, Ballot::Abstained];
                for (at, vote) in recorded.enumerate().filter(|(_, it)| cast.contains(&it.ballot)) {
                    let pointer = || pointer.clone().field("vote").field("recorded").index(at);
                    findings.judge(|findings| {
                        let why = away(meeting, item, resolution, &vote.who)
                            .or_else(|| outlasted(series, meeting, &members, &vote.who));
                        let why = match why {
                            Some(why) => Some(why),
                            None => why_not(meeting, &members, &vote.who)?,
                        };
                        if let Some(why) = why {
                            let name = meeting.name(&vote.who);
                            findings
                                .add(pointer(), format!("{name} is recorded as voting, but {why}"));
                        }
                        Ok(())
                    });
                }
            }
        }
    }
}

/// Why somebody was certainly not there to vote.
fn away(
    meeting: &MeetingView<'_>,
    item: ItemView<'_, '_>,
    resolution: &Resolution,
    voter: &Party,
) -> Option<String> {
    let is_voter = |entry: &&Attendance| entry.who.is_same_person(voter) == Some(true);
    let listed: Vec<_> = meeting.attendance.iter().filter(is_voter).collect();
    let how = |entry: &&Attendance| {
        if entry.is_away() {
            return meeting.came_together().then(|| Roll::how_away(entry).to_owned());
        }
        meeting.away_for(entry, item, resolution.at)
    };
    // Where one entry leaves it open, as of somebody only expected, they may have been there.
    if listed.iter().all(|entry| entry.is_away()) {
        return listed.first().and_then(how);
    }
    let present = listed.iter().filter(|entry| !entry.is_away());
    let reasons: Option<Vec<_>> = present.map(how).collect();
    reasons?.into_iter().next()
}

/// Why somebody who is listed as a member was one no longer: the book holds every member of the
/// day, and each term of theirs had ended.
fn outlasted(
    series: &SeriesView<'_>,
    meeting: &MeetingView<'_>,
    members: &Members<'_, '_>,
    voter: &Party,
) -> Option<String> {
    let day = meeting.date()?;
    let id = voter.person_id?;
    let is_voter = |who: &Party| who.person_id == Some(id);
    let mut spans = series.board.members_complete.iter();
    let in_chair = meeting.presiding.iter().any(|presiding| is_voter(&presiding.who));
    let mut listed =
        meeting.attendance.iter().filter(|it| it.is_present() && is_voter(&it.who)).peekable();
    let is_member =
        listed.peek().is_some() && listed.all(|entry| entry.capacity == Some(Capacity::Member));
    if in_chair || !is_member || !spans.any(|span| span.contains(day)) {
        return None;
    }
    let ends = members.get(&id)?.iter().map(|seat| seat.ends_on.filter(|end| end.is_before(day)));
    let last = ends.collect::<Option<Vec<_>>>()?.into_iter().max_by_key(|end| end.latest())?;
    Some(format!("was a member only until {last}"))
}

/// Why somebody has no vote; nothing where they have one.
fn why_not(
    meeting: &MeetingView<'_>,
    members: &Members<'_, '_>,
    voter: &Party,
) -> Result<Option<String>, Skip> {
    let is_voter = |who: &Party| match (who.person_id, voter.person_id) {
        (Some(one), Some(other)) => one == other,
        _ => who.as_printed.is_some() && who.as_printed == voter.as_printed,
    };
    let entries = meeting.attendance.iter().filter(|it| it.is_present() && is_voter(&it.who));
    let answers: Vec<_> = entries.map(|entry| of_entry(meeting, entry)).collect();
    if answers.is_empty() {
        return Err(Skip::Missing("the voter is not among those present"));
    }
    let in_chair = meeting.presiding.iter().any(|presiding| is_voter(&presiding.who));
    let seats = voter.person_id.and_then(|id| members.get(&id));
    let has_seat = seats.into_iter().flatten().any(|seat| may_vote(meeting, seat));
    if answers.iter().any(|answer| matches!(answer, Ok(None))) {
        return Ok(None);
    }
    let mut reasons = answers.into_iter().collect::<Result<Vec<_>, _>>()?.into_iter().flatten();
    match reasons.next() {
        Some(Reason::Seat(why)) => Ok(Some(why)),
        // A chair votes, and so does an officer who is a member.
        Some(Reason::Capacity(why)) if !in_chair && !has_seat => Ok(Some(why)),
        _ => Ok(None),
    }
}

/// Whether a member of the board may have a vote on that day.
fn may_vote(meeting: &MeetingView<'_>, seat: &Record<'_, Member>) -> bool {
    let is_over = seat.ends_on.zip(meeting.date()).is_some_and(|(end, day)| end.is_before(day));
    let is_ahead = seat.starts_on.is_some_and(|start| meeting.on.is_before(start.earliest()));
    let is_seat =
        matches!(seat.office, None | Some(Office::Chair | Office::ViceChair | Office::Member));
    !is_over && !is_ahead && seat.voting != Some(false) && (is_seat || seat.voting == Some(true))
}

enum Reason {
    /// By the seat.
    Seat(String),
    /// By what somebody is there as.
    Capacity(String),
}

/// Why this entry gives no vote; nothing where it gives one.
fn of_entry(meeting: &MeetingView<'_>, entry: &Attendance) -> Result<Option<Reason>, Skip> {
    let seat = entry.member_id.and_then(|id| meeting.cx().directory.member(id));
    let voting = seat.and_then(|seat| seat.voting);
    let terms = meeting.terms();
    let votes_by_office = |office: Office, terms: &TermsOfReference| {
        terms.voting_offices.is_empty() || terms.voting_offices.contains(&office)
    };
    let capacity = |why: &str| Ok(Some(Reason::Capacity(format!("is there as {why}"))));
    if voting == Some(false) {
        return Ok(Some(Reason::Seat("has a seat without a vote".to_owned())));
    }
    match entry.capacity {
        Some(Capacity::Substitute) => {
            if terms.is_some_and(|terms| terms.substitutes_vote == Some(false)) {
                let why = "is a substitute, who has no vote by the terms of reference";
                return Ok(Some(Reason::Seat(why.to_owned())));
            }
            Ok(None)
        }
        _ if voting == Some(true) => Ok(None),
        Some(Capacity::CoOptedMember) => {
            let terms = terms.ok_or(Skip::Missing("no terms of reference in force"))?;
            let listed = terms.voting_offices.contains(&Office::CoOptedMember);
            if terms.co_opted_vote.unwrap_or(listed) {
                return Ok(None);
            }
            let why = "is a co-opted member, who has no vote by the terms of reference";
            Ok(Some(Reason::Seat(why.to_owned())))
        }
        Some(Capacity::Member) => {
            let office = seat.and_then(|seat| seat.office);
            match office.zip(terms) {
                Some((office, terms)) if !votes_by_office(office, terms) => {
                    let why = "holds an office without a vote by the terms of reference";
                    Ok(Some(Reason::Seat(why.to_owned())))
                }
                _ => Ok(None),
            }
        }
        Some(Capacity::Officer) => capacity("an officer"),
        Some(Capacity::Clerk) => capacity("the clerk"),
        Some(Capacity::Observer) => capacity("an observer"),
        Some(Capacity::Presenter) => capacity("a presenter"),
        Some(Capacity::Guest) => capacity("a guest"),
        Some(Capacity::Public) => capacity("one of the public"),
        None => Err(Skip::Missing("no word on what the voter was there as")),
    }
}
