#![doc = include_str!("vote_names_disagree_with_counts.md")]

use crate::model::{Ballot, Vote};
use crate::rule::{Findings, Judged, MeetingView, Skip, declare_rule};

declare_rule! {
    code: "vote-names-disagree-with-counts",
    force: Always(Warning),
    basis: Data,
    authorities: [],
    since: "0.1.0",
    page: "vote_names_disagree_with_counts.md",
    check: Meeting(check),
}

/// What is counted of a ballot, and how many are named with it.
struct Side {
    field: &'static str,
    words: &'static str,
    ballot: Ballot,
    counted: Option<u64>,
    named: u64,
}

fn check(meeting: &MeetingView<'_>, findings: &mut Findings<'_>) -> Judged {
    if !meeting.took_place() {
        return Err(Skip::Nothing);
    }
    for (pointer, resolution) in meeting.resolutions() {
        findings.judge(|findings| {
            let vote = resolution.vote.as_ref().filter(|vote| !vote.recorded.is_empty());
            let vote = vote.ok_or(Skip::Nothing)?;
            let sides = sides(vote);
            // Two zeros count nobody.
            let is_empty = (vote.votes_for, vote.votes_against) == (Some(0), Some(0));
            if is_empty || sides.iter().all(|side| side.counted.is_none()) {
                return Err(Skip::Missing("no count of the votes"));
            }
            if vote.repeated().next().is_some() {
                return Err(Skip::Missing("somebody is named with two ballots"));
            }
            let counted: u64 = sides.iter().filter_map(|side| side.counted).sum();
            let named: u64 = sides.iter().map(|side| side.named).sum();
            // Often only those are named who asked for it. As many names as votes are all names.
            let is_whole = vote.votes_for.is_some() && vote.votes_against.is_some();
            let is_counted = |side: &Side| side.counted.is_some() || side.named == 0;
            let names_everybody = named == counted && is_whole && sides.iter().all(is_counted);
            for side in &sides {
                let Some(counted) = side.counted else { continue };
                let is_fewer = names_everybody && side.named < counted;
                if is_fewer || side.named > counted + casting(vote, side.ballot) {
                    let words = side.words;
                    let is = |count| if count == 1 { "is" } else { "are" };
                    let (is_counted, is_named) = (is(counted), is(side.named));
                    let named = side.named;
                    findings
                        .add(
                            pointer.clone().field("vote").field(side.field),
                            format!(
                                "{counted} {is_counted} counted as {words}, and {named} {is_named} named"
                            ),
                        )
                        .related(pointer.clone().field("vote").field("recorded"), "the names");
                }
            }
            Ok(())
        });
    }
    // The resolutions are counted, not the meeting.
    Err(Skip::Nothing)
}

fn sides(vote: &Vote) -> [Side; 5] {
    let side = |field, words, ballot, counted: Option<u32>| Side {
        field,
        words,
        ballot,
        counted: counted.map(u64::from),
        named: vote.named(ballot),
    };
    [
        side("votes_for", "voting for", Ballot::For, vote.votes_for),
        side("votes_against", "voting against", Ballot::Against, vote.votes_against),
        side("abstentions", "abstaining", Ballot::Abstained, vote.abstentions),
        side("not_voting", "not voting", Ballot::NotVoting, vote.not_voting),
        side("conflicts", "not voting for an interest", Ballot::ConflictOfInterest, vote.conflicts),
    ]
}

/// The casting vote on this side, which is in no count and may yet be among the names.
fn casting(vote: &Vote, ballot: Ballot) -> u64 {
    u64::from(vote.casting_vote.as_ref().is_some_and(|casting| casting.ballot == ballot))
}
