//! A minute book of lines as two of about half the boards each, so that two threads can check it.
//!
//! A check of lines takes the business of one board or a few at a time, so that what divides a book is
//! its boards. Bodies and people may belong to all boards and go into both halves; boards, their
//! members and their business go with the board.

use std::collections::HashMap;

/// The first name in a line that says which board it belongs to.
const OF_BOARD: &[u8] = br#""board_id":""#;
const BOARD: &[u8] = br#"{"type":"board","id":""#;
/// The letters of an id.
const ID: usize = 36;

/// The two halves; the second is empty where there is one board only.
pub(crate) fn halves(lines: &[u8]) -> [Vec<u8>; 2] {
    let mut count = 0;
    let mut half_of = HashMap::new();
    for line in lines.split(|byte| *byte == b'\n').filter(|line| line.starts_with(BOARD)) {
        half_of.insert(&line[BOARD.len()..BOARD.len() + ID], count % 2);
        count += 1;
    }
    let mut halves = [Vec::new(), Vec::new()];
    for line in lines.split_inclusive(|byte| *byte == b'\n') {
        let board = if line.starts_with(BOARD) {
            line.get(BOARD.len()..BOARD.len() + ID)
        } else {
            let at = line.windows(OF_BOARD.len()).position(|it| it == OF_BOARD);
            at.map(|at| &line[at + OF_BOARD.len()..at + OF_BOARD.len() + ID])
        };
        match board.and_then(|board| half_of.get(board)) {
            Some(half) => halves[*half].extend_from_slice(line),
            None => halves.iter_mut().for_each(|half| half.extend_from_slice(line)),
        }
    }
    if count < 2 {
        halves[1].clear();
    }
    halves
}
