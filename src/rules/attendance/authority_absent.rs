#![doc = include_str!("authority_absent.md")]

use crate::model::{Attendance, Capacity, MeetingKind, Nation};
use crate::rule::{Authority, Findings, Judged, MeetingView, Skip, declare_rule, existence};
use crate::value::OrganisationId;

declare_rule! {
    code: "authority-absent",
    force: Always(Advice),
    basis: Practice,
    authorities: [Authority {
        citation: "Crime and Disorder Act 1998, section 5",
        url: "https://www.legislation.gov.uk/ukpga/1998/37/section/5",
        nations: &[Nation::England, Nation::Wales],
        in_force_from: "1998-08-01",
        in_force_until: None,
    }],
    since: "0.1.0",
    page: "authority_absent.md",
    check: Meeting(check),
}

fn check(meeting: &MeetingView<'_>, findings: &mut Findings<'_>) -> Judged {
    let directory = meeting.cx().directory;
    let board = directory.board(meeting.board_id).ok_or(Skip::Nothing)?;
    let is_informal = meeting.kind == Some(MeetingKind::Informal);
    if !meeting.came_together() || is_informal || board.responsible_authority_ids.is_empty() {
        return Err(Skip::Nothing);
    }
    if meeting.cx().gaps.concern(board.id) {
        return Err(Skip::Missing("records of the board that could not be read"));
    }
    let listed = meeting.complete_attendance().ok_or(Skip::Missing("no complete attendance"))?;
    // Those who keep the record or listen do not speak for a body.
    let speaks = |entry: &&Attendance| {
        entry.is_present() && !matches!(entry.capacity, Some(Capacity::Clerk | Capacity::Public))
    };
    let speakers = || listed.iter().filter(speaks);
    let bodies: Vec<_> = speakers().map(|entry| bodies(meeting, entry)).collect();
    let mut judged = Err(Skip::Nothing);
    let mut found = false;
    for (at, id) in board.responsible_authority_ids.iter().enumerate() {
        let Some(authority) = directory.organisation(*id) else { continue };
        let (first, last) = existence(authority);
        let was_over = last.is_some_and(|last| last < meeting.on.latest());
        if was_over || first.is_some_and(|first| meeting.on.earliest() < first) {
            continue;
        }
        if bodies.iter().flatten().any(|body| directory.acts_for(*body, *id)) {
            if judged == Err(Skip::Nothing) {
                judged = Ok(());
            }
        } else if bodies.iter().any(Vec::is_empty) {
            judged = Err(Skip::Missing("no body of everybody present"));
        } else {
            found = true;
            let authorities = board.responsible_authority_ids.iter();
            // Named twice, it is absent once.
            if authorities.take(at).any(|before| before == id) {
                continue;
            }
            let mut added = findings.add(
                meeting.pointer().field("attendance"),
                format!("nobody is present from {}, a responsible authority", authority.name),
            );
            let away = listed.iter().enumerate().filter(|(_, entry)| !entry.is_present());
            for (at, entry) in away {
                if entry.who.organisation_id == Some(*id) {
                    let at = meeting.pointer().field("attendance").index(at);
                    added = added.related(at, "sent apologies or is listed as absent");
                }
            }
        }
    }
    if found { Ok(()) } else { judged }
}

/// Every body that somebody may speak for: as listed, by the seat, by the employer, by the members
/// in whose place they came.
fn bodies(meeting: &MeetingView<'_>, entry: &Attendance) -> Vec<OrganisationId> {
    let directory = meeting.cx().directory;
    let seat = entry.member_id.and_then(|id| directory.member(id)?.represents_id);
    let employer = entry.who.person_id.and_then(|id| directory.person(id)?.organisation_id);
    let in_place = entry.substitutes_for.iter().filter_map(|party| party.organisation_id);
    [entry.who.organisation_id, seat, employer].into_iter().flatten().chain(in_place).collect()
}
