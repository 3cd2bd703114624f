#![doc = include_str!("outcome_disagrees_with_votes.md")]

use std::cmp::Ordering;

use crate::model::{Ballot, Outcome};
use crate::rule::{Findings, Judged, MeetingView, Skip, declare_rule};

declare_rule! {
    code: "outcome-disagrees-with-votes",
    force: Always(Error),
    basis: Data,
    authorities: [],
    since: "0.1.0",
    page: "outcome_disagrees_with_votes.md",
    check: Meeting(check),
}

fn check(meeting: &MeetingView<'_>, findings: &mut Findings<'_>) -> Judged {
    for (pointer, resolution) in meeting.resolutions() {
        findings.judge(|findings| {
            let vote = resolution.vote.as_ref().ok_or(Skip::Nothing)?;
            let is_carried = match resolution.outcome.ok_or(Skip::Missing("no outcome"))? {
                Outcome::Carried => true,
                Outcome::Lost => false,
                Outcome::Withdrawn => return Err(Skip::Nothing),
            };
            let (votes_for, votes_against) =
                vote.sides().ok_or(Skip::Missing("no count of the votes on both sides"))?;
            let casting = vote.casting_vote.as_ref().map(|casting| casting.ballot);
            let has_majority = match votes_for.cmp(&votes_against) {
                Ordering::Greater => true,
                Ordering::Less => false,
                // A motion without a majority is lost.
                Ordering::Equal => casting == Some(Ballot::For),
            };
            let needed = vote.votes_needed.map(u64::from);
            let reached = votes_for + u64::from(casting == Some(Ballot::For));
            let should_carry = has_majority && needed.is_none_or(|needed| needed <= reached);
            if is_carried != should_carry {
                let outcome = if is_carried { "carried" } else { "lost" };
                let casting = match casting.filter(|_| votes_for == votes_against) {
                    Some(Ballot::For) => " and a casting vote for it",
                    Some(Ballot::Against) => " and a casting vote against it",
                    _ if votes_for == votes_against => " and no casting vote",
                    _ => "",
                };
                let needed = needed.map_or_else(String::new, |needed| {
                    let are = if needed == 1 { "is" } else { "are" };
                    format!(", where {needed} for it {are} needed")
                });
                findings
                    .add(
                        pointer.clone().field("outcome"),
                        format!(
                            "the motion is recorded as {outcome}, with {votes_for} for, \
                             {votes_against} against{casting}{needed}"
                        ),
                    )
                    .related(pointer.field("vote"), "the votes");
            }
            Ok(())
        });
    }
    // The resolutions are counted, not the meeting.
    Err(Skip::Nothing)
}
