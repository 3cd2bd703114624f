#![doc = include_str!("member_unaccounted_for.md")]

use crate::model::{Attendance, Capacity, Member, Office, Party};
use crate::rule::{Findings, Judged, MeetingView, Record, SeriesView, Skip, declare_rule};
use crate::value::PersonId;

declare_rule! {
    code: "member-unaccounted-for",
    force: Always(Advice),
    basis: Practice,
    authorities: [],
    since: "0.1.0",
    page: "member_unaccounted_for.md",
    check: Series(check),
}

fn check(series: &SeriesView<'_>, findings: &mut Findings<'_>) {
    for meeting in series.meetings.iter().filter(|meeting| meeting.came_together()) {
        findings.judge(|findings| judge(series, meeting, findings));
    }
}

fn judge(
    series: &SeriesView<'_>,
    meeting: &MeetingView<'_>,
    findings: &mut Findings<'_>,
) -> Judged {
    let listed = meeting.complete_attendance().ok_or(Skip::Missing("no complete attendance"))?;
    let date = meeting.date().ok_or(Skip::Missing("no full date of the meeting"))?;
    let is_covered = series.board.members_complete.iter().any(|span| span.contains(date));
    if !is_covered {
        return Err(Skip::Missing("the book is not said to hold every member of that day"));
    }
    let mut judged = Err(Skip::Nothing);
    let mut found = false;
    for member in &series.members {
        let in_office = member.tenure().is_some_and(|tenure| tenure.contains(date));
        let Some(person) = member.person_id.filter(|_| in_office && has_seat(member)) else {
            continue;
        };
        if is_accounted_for(meeting, listed, member, person) {
            if judged == Err(Skip::Nothing) {
                judged = Ok(());
            }
        } else if may_be_listed(meeting, listed, member, person) {
            judged = Err(Skip::Missing("no person for everybody listed"));
        } else {
            found = true;
            findings
                .add(
                    meeting.pointer().field("attendance"),
                    format!(
                        "{}, a member of the board, is not listed as present or away",
                        member.holder_name()
                    ),
                )
                .related(member.pointer(), "a member on that day by this record");
        }
    }
    if found { Ok(()) } else { judged }
}

fn has_seat(member: &Member) -> bool {
    matches!(
        member.office,
        None | Some(Office::Chair | Office::ViceChair | Office::Member | Office::CoOptedMember)
    )
}

/// Whether the member was there, sent word or a substitute, was missed, presided or took minutes.
fn is_accounted_for(
    meeting: &MeetingView<'_>,
    listed: &[Attendance],
    member: &Record<'_, Member>,
    person: PersonId,
) -> bool {
    let is_person = |who: &Party| who.person_id == Some(person);
    let in_list = listed.iter().any(|entry| {
        entry.member_id == Some(member.id)
            || is_person(&entry.who)
            || entry.substitutes_for.iter().any(is_person)
    });
    let presided = meeting.presiding.iter().any(|presiding| is_person(&presiding.who));
    in_list || presided || meeting.clerk.as_deref().is_some_and(is_person)
}

/// Whether an entry that does not tell who may be the member, or may have come in the place of the
/// member.
fn may_be_listed(
    meeting: &MeetingView<'_>,
    listed: &[Attendance],
    member: &Record<'_, Member>,
    person: PersonId,
) -> bool {
    let directory = meeting.cx().directory;
    let family = directory.person(person).map(|it| it.name.family.as_str().to_lowercase());
    let same_body =
        |who: &Party| who.organisation_id.is_some() && who.organisation_id == member.represents_id;
    let may_be = |who: &Party| {
        let printed = who.as_printed.as_ref().map(|text| text.as_str().to_lowercase());
        let by_name = printed.zip(family.as_ref()).is_some_and(|(text, name)| text.contains(name));
        who.person_id.is_none() && (by_name || who.organisation_id.is_none() || same_body(who))
    };
    listed.iter().any(|entry| {
        let untold = entry.capacity == Some(Capacity::Substitute)
            && entry.substitutes_for.is_empty()
            && entry.member_id.is_none();
        may_be(&entry.who)
            || entry.substitutes_for.iter().any(may_be)
            || (untold && (entry.who.organisation_id.is_none() || same_body(&entry.who)))
    })
}
