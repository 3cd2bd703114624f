use std::collections::HashMap;

use serde_json::value::RawValue;

use super::text::{self, Lines, without_mark};
use super::trace::{elements, entries};
use crate::finding::{Pointer, Position};
use crate::report::Report;

/// Finds the places of a report in the text that the book was read from.
///
/// Each part of the text is looked into once, however many findings point into it.
#[derive(Debug)]
pub struct Locator<'t> {
    text: &'t str,
    lines: Lines<'t>,
    /// The values looked into so far; the first is the whole document.
    values: Vec<Value<'t>>,
}

/// A value of the text; what is in it is known once somebody has asked.
#[derive(Debug)]
struct Value<'t> {
    raw: &'t RawValue,
    /// The values in it, by name or position, as positions in [`Locator::values`].
    parts: Option<HashMap<String, usize>>,
}

impl<'t> Locator<'t> {
    /// A locator for a JSON text.
    pub fn new(text: &'t str) -> Self {
        let text = without_mark(text);
        let root = serde_json::from_str(text).ok().map(|raw| Value { raw, parts: None });
        Self { text, lines: Lines::of(text.as_bytes()), values: root.into_iter().collect() }
    }

    /// Gives every finding its line and column, and puts the findings in the order of the text.
    pub fn locate(&mut self, report: &mut Report) {
        for finding in report.all_mut() {
            finding.position = self.position(&finding.pointer);
        }
        report.sort();
    }

    /// The line and column where the value at `pointer` begins.
    pub fn position(&mut self, pointer: &Pointer) -> Option<Position> {
        let mut at = 0;
        for segment in pointer.segments() {
            at = self.part(at, &segment)?;
        }
        let raw = self.values.get(at)?.raw;
        Some(self.lines.position(text::offset_of(self.text, raw.get())))
    }

    /// The value of this name or position in the value `at`.
    fn part(&mut self, at: usize, segment: &str) -> Option<usize> {
        if self.values.get(at)?.parts.is_none() {
            let raw = self.values.get(at)?.raw;
            let parts = parts_of(raw).into_iter().map(|(name, raw)| {
                self.values.push(Value { raw, parts: None });
                (name, self.values.len() - 1)
            });
            let parts = parts.collect();
            self.values.get_mut(at)?.parts = Some(parts);
        }
        self.values.get(at)?.parts.as_ref()?.get(segment).copied()
    }
}

fn parts_of(raw: &RawValue) -> Vec<(String, &RawValue)> {
    if let Ok(entries) = entries(raw) {
        entries.into_iter().map(|entry| (entry.key, entry.value)).collect()
    } else {
        let elements = elements(raw).unwrap_or_default().into_iter().enumerate();
        elements.map(|(index, raw)| (index.to_string(), raw)).collect()
    }
}
