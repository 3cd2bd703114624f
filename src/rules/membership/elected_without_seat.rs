#![doc = include_str!("elected_without_seat.md")]

use std::collections::HashMap;

use crate::model::{Election, MembershipBasis, Office, Outcome};
use crate::rule::{Findings, Judged, MeetingView, Place, SeriesView, Skip, declare_rule};
use crate::value::{PartialDate, PersonId};

declare_rule! {
    code: "elected-without-seat",
    force: Always(Warning),
    basis: TermsOfReference,
    authorities: [],
    since: "0.1.0",
    page: "elected_without_seat.md",
    check: Series(check),
}

fn check(series: &SeriesView<'_>, findings: &mut Findings<'_>) {
    // The last day of each person's last seat; none, where it has no end. A seat that comes with
    // the election, or after it, will do.
    let mut seats: Seats = HashMap::new();
    for member in series.members.iter().filter(|member| member.is_filled()) {
        let Some(person) = member.person_id else { continue };
        let ends = seats.entry(person).or_insert(member.ends_on);
        *ends = ends.zip(member.ends_on).map(|(one, other)| one.max(other));
    }
    for meeting in series.meetings.iter().filter(|meeting| meeting.took_place()) {
        for (pointer, resolution) in meeting.resolutions() {
            if matches!(resolution.outcome, Some(Outcome::Lost | Outcome::Withdrawn)) {
                continue;
            }
            for (index, election) in resolution.elections.iter().enumerate() {
                let pointer = pointer.clone().field("elections").index(index).field("who");
                findings
                    .judge(|findings| judge(series, &seats, meeting, election, pointer, findings));
            }
        }
    }
}

type Seats = HashMap<PersonId, Option<PartialDate>>;

fn judge(
    series: &SeriesView<'_>,
    seats: &Seats,
    meeting: &MeetingView<'_>,
    election: &Election,
    pointer: Place,
    findings: &mut Findings<'_>,
) -> Judged {
    let office = match election.office {
        Office::Chair => "chair",
        Office::ViceChair => "vice-chair",
        _ => return Err(Skip::Nothing),
    };
    // For a single item, or until somebody is found, others may take the chair.
    let is_for_good = election.item_ids.is_empty()
        && matches!(election.basis, None | Some(MembershipBasis::Elected));
    let asks = meeting.terms().is_some_and(|terms| terms.chair_is_member == Some(true));
    let Some(date) = meeting.date().filter(|_| asks && is_for_good && election.body.is_none())
    else {
        return Err(Skip::Nothing);
    };
    let person = election.who.person_id.ok_or(Skip::Missing("no person elected"))?;
    let mut spans = series.board.members_complete.iter();
    if !spans.any(|span| span.contains(date)) {
        return Err(Skip::Missing("the book is not said to hold every member on the day"));
    }
    let has_seat =
        seats.get(&person).is_some_and(|ends| ends.is_none_or(|ends| !ends.is_before(date)));
    if !has_seat {
        findings
            .add(
                pointer,
                format!(
                    "{} is elected {office} on {date} without a seat on the board, where the \
                     terms of reference have a member in the chair",
                    meeting.name(&election.who)
                ),
            )
            .help("give the seat of whoever was elected, or the name of whoever was meant");
    }
    Ok(())
}
