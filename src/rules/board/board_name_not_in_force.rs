use crate::model::{Board, BoardName, MeetingKind};
use crate::rule::{Findings, Judged, MeetingView, Skip, declare_rule};

declare_rule! {
    code: "board-name-not-in-force",
    force: Always(Warning),
    basis: Data,
    authorities: [],
    since: "0.1.0",
    page: "board_name_not_in_force.md",
    check: Meeting(check),
}

fn check(meeting: &MeetingView<'_>, findings: &mut Findings<'_>) -> Judged {
    let directory = meeting.cx().directory;
    let board = directory.board(meeting.board_id).ok_or(Skip::Nothing)?;
    // The minutes of a joint meeting bear the names of both boards.
    if meeting.board_name_as_printed.is_empty() || meeting.kind == Some(MeetingKind::Joint) {
        return Err(Skip::Nothing);
    }
    let is_in_force = |name: &BoardName| {
        name.starts_on.is_none_or(|starts| starts.earliest() <= meeting.on.latest())
            && name.ends_on.is_none_or(|ends| meeting.on.earliest() <= ends.latest())
    };
    // A sub-group's minutes may bear the name of the board above it.
    let boards: Vec<&Board> = std::iter::once(board)
        .chain(board.parent_board_id.and_then(|id| directory.board(id)))
        .collect();
    // The present name was always in use, unless the book says since when.
    let is_dated = |board: &&&Board| board.other_names.iter().any(|other| other.name == board.name);
    let official = boards.iter().filter(|board| !is_dated(board)).map(|board| &board.name);
    let others = boards.iter().flat_map(|board| &board.other_names);
    let others = others.filter(|name| is_in_force(name)).map(|name| &name.name);
    let names: Vec<_> = official.chain(others).map(|name| words(name.as_str())).collect();
    for (at, printed) in meeting.board_name_as_printed.iter().enumerate() {
        let read = words(printed.as_str());
        if names.iter().any(|name| may_mean(&read, name)) {
            continue;
        }
        let pointer = meeting.pointer().field("board_name_as_printed").index(at);
        let mut former = board.other_names.iter();
        let former = former.find(|other| words(other.name.as_str()) == read);
        let message = match former.map(|name| (name.starts_on, name.ends_on)) {
            None => format!("“{printed}” is not a name of {}", board.name),
            Some((Some(starts), _)) if starts.earliest() > meeting.on.latest() => {
                format!("“{printed}” was the board's name from {starts}, not yet on {}", meeting.on)
            }
            Some((_, Some(ends))) => {
                format!(
                    "“{printed}” was the board's name until {ends}, no longer on {}",
                    meeting.on
                )
            }
            // In force, so it has been found among the names.
            Some((_, None)) => continue,
        };
        findings.add(pointer, message).help("a name that was in use belongs in `other_names`");
    }
    Ok(())
}

/// The words of a name, without those that come and go: "The Minutes of the Aldermere Board" is
/// the same as "ALDERMERE BOARD".
fn words(name: &str) -> Vec<String> {
    let name = name.to_lowercase().replace(['\'', '’', '.'], "").replace('&', " and ");
    let words = name.split(|character: char| !character.is_alphanumeric());
    let kept = words
        .filter(|word| !matches!(*word, "" | "the" | "of" | "minutes" | "meeting" | "meetings"));
    kept.map(str::to_owned).collect()
}

/// Whether what is printed is the name, a part of it as in "the Board", or its initials.
fn may_mean(printed: &[String], name: &[String]) -> bool {
    let initials = |with_small: bool| -> String {
        let small = |word: &&String| with_small || !matches!(word.as_str(), "and" | "for" | "in");
        name.iter().filter(small).filter_map(|word| word.chars().next()).collect()
    };
    match printed {
        [] => true,
        [word] if word.chars().count() > 1 && initials(false).ends_with(word) => true,
        [word] if word.chars().count() > 1 && initials(true).ends_with(word) => true,
        _ => name.windows(printed.len()).any(|part| part == printed),
    }
}
