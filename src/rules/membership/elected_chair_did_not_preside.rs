#![doc = include_str!("elected_chair_did_not_preside.md")]

use crate::model::{Election, MeetingKind, Office, Outcome, Presence};
use crate::rule::{Findings, ItemView, Judged, MeetingView, Skip, declare_rule};

declare_rule! {
    code: "elected-chair-did-not-preside",
    force: Always(Warning),
    basis: Data,
    authorities: [],
    since: "0.1.0",
    page: "elected_chair_did_not_preside.md",
    check: Meeting(check),
}

fn check(meeting: &MeetingView<'_>, findings: &mut Findings<'_>) -> Judged {
    if !meeting.came_together() || meeting.kind == Some(MeetingKind::Informal) {
        return Err(Skip::Nothing);
    }
    for item in meeting.items() {
        for (index, resolution) in item.get().resolutions.iter().enumerate() {
            let pointer = item.pointer().field("resolutions").index(index).field("elections");
            let is_lost = matches!(resolution.outcome, Some(Outcome::Lost | Outcome::Withdrawn));
            let elections = resolution.elections.iter().enumerate().filter(|_| !is_lost);
            for (index, election) in elections {
                findings.judge(|findings| {
                    if !is_for_the_meeting(meeting, item, election) {
                        return Err(Skip::Nothing);
                    }
                    let Some(others) = others_in_the_chair(meeting, election)? else {
                        return Ok(());
                    };
                    findings
                        .add(
                            pointer.clone().index(index).field("who"),
                            format!(
                                "{} is elected to the chair for the meeting, but only {others} \
                                 presided",
                                meeting.name(&election.who)
                            ),
                        )
                        .related(meeting.pointer().field("presiding"), "who presided");
                    Ok(())
                });
            }
        }
    }
    // The elections are counted, not the meeting.
    Err(Skip::Nothing)
}

/// Whether somebody is put in the chair for all that is taken after the election. Who is elected
/// for the year may take the chair at the next meeting; who is to have it for an item may not be
/// needed in the end.
fn is_for_the_meeting(
    meeting: &MeetingView<'_>,
    item: ItemView<'_, '_>,
    election: &Election,
) -> bool {
    let root = item.root().id;
    let is_taken_later = |later: &ItemView<'_, '_>| later.parent().is_none() && later.was_taken();
    let later = meeting.items().skip_while(|one| one.id != root).skip(1).filter(is_taken_later);
    let mut later = later.peekable();
    let has_later = later.peek().is_some();
    let is_chair = election.office == Office::Chair && election.body.is_none();
    is_chair && has_later && later.all(|one| election.item_ids.contains(&one.id))
}

/// Who presided to the end in place of the one elected; nothing where that one presided or was not
/// there all the time.
fn others_in_the_chair(
    meeting: &MeetingView<'_>,
    election: &Election,
) -> Result<Option<String>, Skip> {
    let mut chairs = meeting.presiding.iter();
    if !chairs.any(|chair| chair.until_item_id.is_none()) {
        return Err(Skip::Missing("no word on who presided to the end"));
    }
    let chairs = meeting.presiding.iter().map(|chair| chair.who.is_same_person(&election.who));
    let chairs: Vec<_> = chairs.collect();
    if chairs.contains(&Some(true)) {
        return Ok(None);
    }
    if chairs.contains(&None) {
        return Err(Skip::Missing("it is not clear who was elected or who presided"));
    }
    let was_away = meeting.attendance.iter().any(|entry| {
        entry.presence != Presence::Present
            && entry.who.is_same_person(&election.who) != Some(false)
    });
    if was_away {
        return Ok(None);
    }
    let mut names: Vec<_> =
        meeting.presiding.iter().map(|chair| meeting.name(&chair.who)).collect();
    names.dedup();
    Ok(Some(names.join(" and ")))
}
