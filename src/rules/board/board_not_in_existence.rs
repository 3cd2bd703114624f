#![doc = include_str!("board_not_in_existence.md")]

use crate::model::MeetingKind;
use crate::rule::{Findings, Judged, MeetingView, Skip, declare_rule};

declare_rule! {
    code: "board-not-in-existence",
    force: Always(Error),
    basis: Data,
    authorities: [],
    since: "0.1.0",
    page: "board_not_in_existence.md",
    check: Meeting(check),
}

fn check(meeting: &MeetingView<'_>, findings: &mut Findings<'_>) -> Judged {
    // A board to come may meet as its own shadow, and one that has ceased may wind up.
    if !meeting.took_place() || meeting.kind == Some(MeetingKind::Informal) {
        return Err(Skip::Nothing);
    }
    let board = meeting.cx().directory.board(meeting.board_id).ok_or(Skip::Nothing)?;
    if board.established_on.is_none() && board.dissolved_on.is_none() {
        return Err(Skip::Nothing);
    }
    let (name, on) = (&board.name, meeting.on);
    let set_up = board.established_on.filter(|day| on.is_before(day.earliest()));
    let ceased = board.dissolved_on.filter(|day| day.is_before(on.earliest()));
    let message = match (set_up, ceased) {
        (Some(day), _) => format!("the meeting was held on {on}, and {name} was set up on {day}"),
        (_, Some(day)) => format!("the meeting was held on {on}, and {name} ceased on {day}"),
        (None, None) => return Ok(()),
    };
    findings
        .add(meeting.pointer().field("on"), message)
        .help("minutes of a board that took its place, or whose place it took, belong to that one");
    Ok(())
}
