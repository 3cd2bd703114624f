use crate::model::{Attendance, Party};
use crate::rule::{Findings, Judged, MeetingView, Skip, declare_rule};

declare_rule! {
    code: "present-and-apologised",
    force: Always(Error),
    basis: Data,
    authorities: [],
    since: "0.1.0",
    page: "present_and_apologised.md",
    check: Meeting(check),
}

fn check(meeting: &MeetingView<'_>, findings: &mut Findings<'_>) -> Judged {
    if !meeting.took_place() {
        return Err(Skip::Nothing);
    }
    if meeting.attendance.is_empty() {
        return Err(Skip::Missing("no attendance list"));
    }
    let at = |index| meeting.pointer().field("attendance").index(index);
    let (present, away): (Vec<_>, Vec<_>) =
        meeting.attendance.iter().enumerate().partition(|(_, entry)| entry.is_present());
    for (index, entry) in away {
        let presence = present.iter().find(|(_, other)| is_same(&entry.who, &other.who));
        if let Some((there, other)) = presence {
            let name = meeting.name(&other.who);
            findings
                .add(at(index), format!("{name} is listed as present and {}", away_as(entry)))
                .related(at(*there), "present here")
                .help("somebody who was there for a part of the meeting has one entry, `part`");
        }
    }
    Ok(())
}

fn away_as(entry: &Attendance) -> &'static str {
    use crate::model::Presence;
    if entry.presence == Presence::Absent { "as absent" } else { "as having sent apologies" }
}

/// Whether two entries are of one person for certain.
fn is_same(one: &Party, other: &Party) -> bool {
    if let (Some(one), Some(other)) = (one.person_id, other.person_id) {
        return one == other;
    }
    // Two people can hold a like post in one body, but hardly bear one name there.
    let is_name = one.as_printed.is_some()
        && one.as_printed != one.position
        && other.as_printed != other.position;
    is_name
        && one.as_printed == other.as_printed
        && one.organisation_id.is_some()
        && one.organisation_id == other.organisation_id
}
