#![doc = include_str!("seat_body_unclear.md")]

use crate::model::{Member, MembershipBasis, Office};
use crate::rule::{Findings, Judged, Record, Skip, declare_rule};

declare_rule! {
    code: "seat-body-unclear",
    force: Always(Warning),
    basis: TermsOfReference,
    authorities: [],
    since: "0.1.0",
    page: "seat_body_unclear.md",
    check: Member(check),
}

fn check(member: &Record<'_, Member>, findings: &mut Findings<'_>) -> Judged {
    if member.person_id.is_none() || speaks_for_nobody(member) {
        return Err(Skip::Nothing);
    }
    match member.voting {
        None => Err(Skip::Missing("no word on whether the seat has a vote")),
        Some(false) => Err(Skip::Nothing),
        Some(true) => {
            if member.represents_id.is_none() {
                findings
                    .add(
                        member.pointer(),
                        format!(
                            "{} has a seat with a vote, and no body is named that the seat is for",
                            member.holder_name()
                        ),
                    )
                    .help("name the body that sends the member, which is not always the employer");
            }
            Ok(())
        }
    }
}

/// Whether the member may well speak for no body: added by the board, appointed from the public,
/// or an independent chair.
fn speaks_for_nobody(member: &Record<'_, Member>) -> bool {
    const WORDS: [&str; 4] = ["independent", "lay ", "public member", "member of the public"];
    let from_outside =
        matches!(member.basis, None | Some(MembershipBasis::Appointed | MembershipBasis::Interim));
    let person = member.person_id.and_then(|id| member.cx.directory.person(id));
    let position = person.and_then(|person| person.position.as_ref());
    let names = [&member.office_as_printed, &member.seat, &member.post];
    let names = names.into_iter().flatten().chain(position);
    let mut names = names.map(|name| name.as_str().to_lowercase());
    if names.any(|name| WORDS.iter().any(|word| name.contains(word))) {
        return true;
    }
    match member.office {
        Some(Office::Chair) => from_outside,
        None | Some(Office::Member | Office::ViceChair) => {
            member.basis == Some(MembershipBasis::CoOpted)
        }
        Some(_) => true,
    }
}
