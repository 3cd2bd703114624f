#![doc = include_str!("ballot_recorded_twice.md")]

use crate::model::Ballot;
use crate::rule::{Findings, Judged, MeetingView, Skip, declare_rule};

declare_rule! {
    code: "ballot-recorded-twice",
    force: Always(Error),
    basis: Data,
    authorities: [],
    since: "0.1.0",
    page: "ballot_recorded_twice.md",
    check: Meeting(check),
}

fn check(meeting: &MeetingView<'_>, findings: &mut Findings<'_>) -> Judged {
    if !meeting.took_place() {
        return Err(Skip::Nothing);
    }
    for (pointer, resolution) in meeting.resolutions() {
        findings.judge(|findings| {
            let vote = resolution.vote.as_ref().filter(|vote| !vote.recorded.is_empty());
            let vote = vote.ok_or(Skip::Nothing)?;
            let place = pointer.field("vote").field("recorded");
            for (at, first) in vote.repeated() {
                let (Some(again), Some(before)) = (vote.recorded.get(at), vote.recorded.get(first))
                else {
                    continue;
                };
                let name = meeting.name(&again.who);
                let (one, other) = (words(before.ballot), words(again.ballot));
                findings
                    .add(
                        place.clone().index(at),
                        format!("{name} is recorded as {other}, and before as {one}"),
                    )
                    .related(place.clone().index(first), format!("{name}, {one}"))
                    .help("the presider's second vote is the `casting_vote`");
            }
            Ok(())
        });
    }
    // The resolutions are counted, not the meeting.
    Err(Skip::Nothing)
}

fn words(ballot: Ballot) -> &'static str {
    match ballot {
        Ballot::For => "voting for",
        Ballot::Against => "voting against",
        Ballot::Abstained => "abstaining",
        Ballot::NotVoting => "not voting",
        Ballot::ConflictOfInterest => "not voting because of an interest",
    }
}
