//! Where the records of a book stand that is written as lines.

use std::collections::HashMap;

use super::Locator;
use super::lines::{HEAD, Record, tag};
use super::recover::LISTS;
use crate::finding::{Pointer, Position};

/// The lines of a book by the place of their records in it, for the places of findings.
#[derive(Debug)]
pub(crate) struct Lines<L> {
    /// The line in which the book tells of itself, with its number.
    head: Option<(usize, L)>,
    records: HashMap<(&'static str, usize), (usize, L)>,
}

impl<L> Default for Lines<L> {
    fn default() -> Self {
        Self { head: None, records: HashMap::new() }
    }
}

impl<L: AsRef<[u8]>> Lines<L> {
    /// Keeps a line under the place of its record, or as the head where it has none.
    pub(crate) fn keep(&mut self, place: Option<(&'static str, usize)>, number: usize, line: L) {
        match place {
            Some(place) => _ = self.records.insert(place, (number, line)),
            None => self.head = Some((number, line)),
        }
    }

    /// Where a place of the book is in the lines, where they hold it.
    pub(crate) fn position(&self, pointer: &Pointer) -> Option<Position> {
        let ((number, line), within) = match pointer.record() {
            None => (self.head.as_ref()?, pointer.clone()),
            Some((list, index, within)) => {
                let list = LISTS.iter().find(|known| **known == list)?;
                (self.records.get(&(*list, index))?, Pointer::from_text(within))
            }
        };
        let position = Locator::of_bytes(line.as_ref(), |mut locator| locator.position(&within))?;
        Some(Position { line: *number, ..position })
    }
}

impl<'t> Lines<&'t [u8]> {
    /// All lines of a text.
    pub(crate) fn of(text: &'t [u8]) -> Self {
        let mut lines = Self::default();
        let mut counts: HashMap<&str, usize> = HashMap::new();
        for (line, number) in text.split(|byte| *byte == b'\n').zip(1..) {
            let Some(tag) = tag(line) else { continue };
            if let Some(list) = Record::list(&tag) {
                let count = counts.entry(list).or_default();
                lines.keep(Some((list, *count)), number, line);
                *count += 1;
            } else if tag == HEAD && lines.head.is_none() {
                lines.keep(None, number, line);
            }
        }
        lines
    }
}
