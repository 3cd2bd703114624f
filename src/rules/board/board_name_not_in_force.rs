#![doc = include_str!("board_name_not_in_force.md")]

use std::collections::HashSet;

use crate::model::{Board, BoardName};
use crate::nearest::nearest;
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
    // The minutes of a joint meeting bear the names of both boards, and those of a board that sits
    // as another may bear the name of that.
    let may_differ = meeting.is_joint() || meeting.sitting_as.is_some();
    if meeting.board_name_as_printed.is_empty() || may_differ {
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
        if names.iter().any(|name| may_mean(&read, name) || contains(&read, name)) {
            continue;
        }
        let pointer = meeting.pointer().field("board_name_as_printed").index(at);
        // The name may stand among other words; one of a single word may mean something else there.
        let mut former = board.other_names.iter();
        let former = former.find(|other| {
            let name = words(other.name.as_str());
            name == read || (name.len() > 1 && contains(&read, &name))
        });
        let message = match former.map(|other| (&other.name, other.starts_on, other.ends_on)) {
            None if names.iter().any(|name| is_slip(&read, name)) => {
                format!("“{printed}” is not a name of {}", board.name)
            }
            Some((name, Some(starts), _)) if starts.earliest() > meeting.on.latest() => {
                format!("“{name}” was the board's name from {starts}, not yet on {}", meeting.on)
            }
            Some((name, _, Some(ends))) => {
                format!("“{name}” was the board's name until {ends}, no longer on {}", meeting.on)
            }
            // Headings say many things beside the name.
            _ => continue,
        };
        findings.add(pointer, message).help("a name that was in use belongs in `other_names`");
    }
    Ok(())
}

/// The words of a name, without those that come and go: "The Minutes of the Aldermere Board" is
/// the same as "ALDERMERE BOARD".
fn words(name: &str) -> Vec<String> {
    const FILLERS: [&str; 12] = [
        "",
        "a",
        "the",
        "of",
        "minutes",
        "notes",
        "draft",
        "meeting",
        "meetings",
        "special",
        "extraordinary",
        "annual",
    ];
    let name = name.to_lowercase().replace(['\'', '’', '.'], "").replace('&', " and ");
    let words = name.split(|character: char| !character.is_alphanumeric());
    words.filter(|word| !FILLERS.contains(word)).map(str::to_owned).collect()
}

/// Whether what is printed is the name, a part of it as in "the Board", or either with initials
/// in the place of words or after them.
fn may_mean(printed: &[String], name: &[String]) -> bool {
    // How far into the name the words printed so far may have come.
    let mut reached: HashSet<usize> = (0..=name.len()).collect();
    for word in printed {
        let in_full = name.iter().enumerate().filter(|(_, part)| *part == word);
        let in_full = in_full.map(|(at, _)| (at, at + 1));
        let short = (0..name.len()).flat_map(|from| {
            let ends = [true, false].map(|with_small| initials_end(word, name, from, with_small));
            ends.into_iter().flatten().map(move |end| (from, end))
        });
        let goes_on =
            |(from, end): &(usize, usize)| reached.contains(from) || reached.contains(end);
        reached = in_full.chain(short).filter(goes_on).map(|(_, end)| end).collect();
    }
    !reached.is_empty()
}

/// Where the words of a name end whose initials a word is, if it is those of words from here on.
fn initials_end(word: &str, name: &[String], from: usize, with_small: bool) -> Option<usize> {
    let mut letters = word.chars().peekable();
    // One letter alone is no short form.
    word.chars().nth(1)?;
    for (at, part) in name.iter().enumerate().skip(from) {
        if !with_small && matches!(part.as_str(), "and" | "for" | "in") {
            continue;
        }
        if letters.next() != part.chars().next() {
            return None;
        }
        if letters.peek().is_none() {
            return Some(at + 1);
        }
    }
    None
}

fn contains(heading: &[String], name: &[String]) -> bool {
    !name.is_empty() && heading.windows(name.len()).any(|part| part == name)
}

/// Whether it is the name with one word misspelt, or with its words in another order.
fn is_slip(printed: &[String], name: &[String]) -> bool {
    let sorted = |words: &[String]| {
        let mut words = words.to_vec();
        words.sort_unstable();
        words
    };
    if sorted(printed) == sorted(name) {
        return true;
    }
    let differ: Vec<_> = printed.iter().zip(name).filter(|(one, other)| one != other).collect();
    match differ.as_slice() {
        [(one, other)] => {
            let is_near = nearest(one, &[other]).or_else(|| nearest(other, &[one])).is_some();
            printed.len() == name.len() && is_near
        }
        _ => false,
    }
}
