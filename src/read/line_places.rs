//! Where the records of a book stand that is written as lines, and what each line is of.

use std::collections::HashMap;

use serde_json::value::RawValue;

use super::Locator;
use super::lines::{HEAD, Record};
use super::parts::Parts;
use super::recover::LISTS;
use crate::finding::{Finding, Pointer, Position};

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

    /// Gives the findings of which these lines hold the place their line and column.
    pub(crate) fn locate<'f>(&self, findings: impl Iterator<Item = &'f mut Finding>) {
        // A line may be long and hold the places of many findings: it is looked into once.
        let mut by_line: HashMap<usize, (&L, Vec<&mut Finding>)> = HashMap::new();
        for finding in findings {
            if let Some((number, line)) = self.holding(&finding.pointer) {
                by_line.entry(*number).or_insert((line, Vec::new())).1.push(finding);
            }
        }
        for (number, (line, findings)) in by_line {
            Locator::of_bytes(line.as_ref(), |mut locator| {
                for finding in findings {
                    let position = match finding.pointer.record() {
                        None => locator.position(&finding.pointer),
                        Some((_, _, within)) => locator.position(&Pointer::from_text(within)),
                    };
                    finding.position =
                        position.map(|position| Position { line: number, ..position });
                }
            });
        }
    }

    /// The line that a place of the book is in, with its number.
    fn holding(&self, pointer: &Pointer) -> Option<&(usize, L)> {
        let Some((list, index, _)) = pointer.record() else { return self.head.as_ref() };
        let list = LISTS.iter().find(|known| **known == list)?;
        self.records.get(&(*list, index))
    }
}

impl<'t> Lines<&'t [u8]> {
    /// All lines of a text.
    pub(crate) fn of(text: &'t [u8]) -> Self {
        let mut lines = Self::default();
        let mut counts: HashMap<&str, usize> = HashMap::new();
        for (line, number) in text.split(|byte| *byte == b'\n').map(without_mark).zip(1..) {
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

/// A line without the byte order mark that may stand before it.
pub(super) fn without_mark(line: &[u8]) -> &[u8] {
    line.strip_prefix(b"\xef\xbb\xbf").unwrap_or(line)
}

/// The type that a line names, where it is JSON as far as that.
pub(super) fn tag(line: &[u8]) -> Option<String> {
    // As a rule it stands first, so that the line need not be looked through.
    const FIRST: &[u8] = br#"{"type":"#;
    if let Some(rest) = line.strip_prefix(FIRST).map(<[u8]>::trim_ascii_start)
        && let Some(rest) = rest.strip_prefix(b"\"")
        && let Some(word) = rest.split(|byte| *byte == b'"').next()
        && word.iter().all(|byte| byte.is_ascii_lowercase() || *byte == b'_')
    {
        return String::from_utf8(word.to_vec()).ok();
    }
    let root = serde_json::from_slice::<&RawValue>(line).ok()?;
    let mut entries = Parts::of(root);
    let entry = std::iter::from_fn(|| entries.entry()).find(|entry| entry.key.get() == "\"type\"");
    serde_json::from_str(entry?.value.get()).ok()
}
