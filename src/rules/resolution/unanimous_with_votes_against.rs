#![doc = include_str!("unanimous_with_votes_against.md")]

use crate::model::{Ballot, Outcome, Resolution};
use crate::rule::{Findings, Judged, MeetingView, Place, Skip, declare_rule};

declare_rule! {
    code: "unanimous-with-votes-against",
    force: Always(Error),
    basis: Data,
    authorities: [],
    since: "0.1.0",
    page: "unanimous_with_votes_against.md",
    check: Meeting(check),
}

fn check(meeting: &MeetingView<'_>, findings: &mut Findings<'_>) -> Judged {
    if !meeting.took_place() {
        return Err(Skip::Nothing);
    }
    for (pointer, resolution) in meeting.resolutions() {
        findings.judge(|findings| judge(meeting, resolution, &pointer, findings));
    }
    // The resolutions are counted, not the meeting.
    Err(Skip::Nothing)
}

fn judge(
    meeting: &MeetingView<'_>,
    resolution: &Resolution,
    pointer: &Place,
    findings: &mut Findings<'_>,
) -> Judged {
    if resolution.unanimous != Some(true) {
        return Err(Skip::Nothing);
    }
    let vote = resolution.vote.as_ref().ok_or(Skip::Missing("no votes are recorded"))?;
    let has_votes_for = vote.votes_for != Some(0) || vote.named(Ballot::For) > 0;
    // A motion may be lost unanimously; then the votes for it are those that contradict.
    let (contrary, counted, side) = match resolution.outcome {
        Some(Outcome::Withdrawn) => return Err(Skip::Nothing),
        Some(Outcome::Lost) => (Ballot::For, vote.votes_for, "for"),
        None if !has_votes_for => return Ok(()),
        Some(Outcome::Carried) | None => (Ballot::Against, vote.votes_against, "against"),
    };
    let casting = vote.casting_vote.as_ref().is_some_and(|casting| casting.ballot == contrary);
    let named: Vec<_> = vote
        .voters()
        .filter(|vote| vote.ballot == contrary)
        .map(|vote| meeting.name(&vote.who))
        .collect();
    let votes = match counted {
        _ if !named.is_empty() => format!("{} voted {side} it", named.join(" and ")),
        Some(1) => format!("1 vote {side} it is recorded"),
        Some(count @ 2..) => format!("{count} votes {side} it are recorded"),
        _ if casting => format!("a casting vote {side} it is recorded"),
        None if vote.recorded.is_empty() => {
            return Err(Skip::Missing("no count of the votes on the other side"));
        }
        _ => return Ok(()),
    };
    findings
        .add(
            pointer.clone().field("unanimous"),
            format!("the decision is called unanimous, but {votes}"),
        )
        .related(pointer.clone().field("vote"), "the votes");
    Ok(())
}
