use std::cmp::Ordering;

use crate::model::{Ballot, Outcome, Vote};
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
                sides(vote).ok_or(Skip::Missing("no count of the votes on both sides"))?;
            let casting = vote.casting_vote.as_ref().map(|casting| casting.ballot);
            let should_carry = match votes_for.cmp(&votes_against) {
                Ordering::Greater => true,
                Ordering::Less => false,
                // A motion without a majority is lost.
                Ordering::Equal => casting == Some(Ballot::For),
            };
            if is_carried != should_carry {
                let outcome = if is_carried { "carried" } else { "lost" };
                let casting = match casting.filter(|_| votes_for == votes_against) {
                    Some(Ballot::For) => " and a casting vote for it",
                    Some(Ballot::Against) => " and a casting vote against it",
                    _ if votes_for == votes_against => " and no casting vote",
                    _ => "",
                };
                findings
                    .add(
                        pointer.clone().field("outcome"),
                        format!(
                            "the motion is recorded as {outcome}, with {votes_for} for, \
                             {votes_against} against{casting}"
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

/// The votes for and against, counted or by name.
fn sides(vote: &Vote) -> Option<(u64, u64)> {
    let by_name = |side: Ballot| {
        let named = vote.recorded.iter().filter(|vote| vote.ballot == side).count();
        u64::try_from(named).ok()
    };
    match (vote.votes_for, vote.votes_against) {
        (Some(votes_for), Some(votes_against)) => {
            Some((u64::from(votes_for), u64::from(votes_against)))
                // Two zeros count nobody.
                .filter(|&sides| sides != (0, 0))
        }
        (None, None) => {
            // Often only those are named who asked to have their vote against recorded.
            let sides = (by_name(Ballot::For)?, by_name(Ballot::Against)?);
            (sides.0 > 0 && sides.1 > 0).then_some(sides)
        }
        _ => None,
    }
}
