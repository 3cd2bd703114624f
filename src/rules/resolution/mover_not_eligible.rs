#![doc = include_str!("mover_not_eligible.md")]

use std::collections::HashSet;

use crate::model::{Attendance, Capacity, Party};
use crate::rule::{Findings, MeetingView, Roll, SeriesView, Skip, declare_rule};
use crate::value::PersonId;

declare_rule! {
    code: "mover-not-eligible",
    force: Always(Warning),
    basis: Practice,
    authorities: [],
    since: "0.1.0",
    page: "mover_not_eligible.md",
    check: Series(check),
}

fn check(series: &SeriesView<'_>, findings: &mut Findings<'_>) {
    let seated: HashSet<PersonId> = series.members.iter().filter_map(|it| it.person_id).collect();
    for meeting in series.meetings.iter().filter(|meeting| meeting.came_together()) {
        let mut spans = series.board.members_complete.iter();
        let all_known = meeting.date().is_some_and(|day| spans.any(|span| span.contains(day)));
        // Where the book may lack members, an officer may be one.
        let seated = all_known.then_some(&seated);
        for (pointer, resolution) in meeting.resolutions() {
            let roles = [
                ("proposers", "proposing", &resolution.proposers),
                ("seconders", "seconding", &resolution.seconders),
            ];
            for (field, did, parties) in roles {
                for (at, who) in parties.iter().enumerate() {
                    findings.judge(|findings| {
                        let Some((entry, why)) = why_not(meeting, seated, who)? else {
                            return Ok(());
                        };
                        let name = meeting.name(who);
                        findings
                            .add(
                                pointer.clone().field(field).index(at),
                                format!("{name} is named as {did} the motion, but {why}"),
                            )
                            .related(
                                meeting.pointer().field("attendance").index(entry),
                                "listed here",
                            );
                        Ok(())
                    });
                }
            }
        }
    }
}

/// Why somebody cannot have moved or seconded a motion, with the entry that says so; nothing
/// where they may have.
fn why_not(
    meeting: &MeetingView<'_>,
    seated: Option<&HashSet<PersonId>>,
    who: &Party,
) -> Result<Option<(usize, String)>, Skip> {
    let listed = meeting.attendance.iter().enumerate();
    let listed: Vec<_> =
        listed.filter(|(_, entry)| entry.who.is_same_person(who) == Some(true)).collect();
    let (first, _) = listed.first().ok_or(Skip::Missing("the mover is not in the attendance"))?;
    let serves = |entry: &Attendance| {
        let is_seated =
            |seated: &HashSet<PersonId>| entry.who.person_id.is_none_or(|id| seated.contains(&id));
        matches!(entry.capacity, Some(Capacity::Officer | Capacity::Clerk))
            && entry.member_id.is_none()
            && seated.is_some_and(|seated| !is_seated(seated))
    };
    let in_chair = meeting.presiding.iter().any(|it| it.who.is_same_person(who) == Some(true));
    if listed.iter().all(|(_, entry)| entry.is_away()) {
        let how = listed.first().map(|(at, entry)| (*at, Roll::how_away(entry).to_owned()));
        return Ok(how);
    }
    // Somebody who was only expected may have come.
    let mut may_be_there = listed.iter().filter(|(_, entry)| !entry.is_away());
    let is_officer = !in_chair && may_be_there.all(|(_, entry)| serves(entry));
    Ok(is_officer.then(|| (*first, "is there as an officer without a seat".to_owned())))
}
