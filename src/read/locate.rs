use std::collections::HashMap;

use serde_json::value::RawValue;

use super::text;
use super::trace::{elements, entries};
use crate::finding::{Finding, Pointer, Position, Report};

/// Finds the places of a report in the text that the book was read from.
///
/// Each part of the text is looked into once, however many findings point into it.
#[derive(Debug)]
pub struct Locator<'t> {
    text: &'t str,
    lines: text::Lines<'t>,
    /// The parts looked into so far, by their pointer.
    parts: HashMap<String, Part<'t>>,
}

#[derive(Debug)]
enum Part<'t> {
    Object(HashMap<String, &'t RawValue>),
    Array(Vec<&'t RawValue>),
    Leaf,
}

impl<'t> Locator<'t> {
    /// A locator for a JSON text.
    pub fn new(text: &'t str) -> Self {
        Self { text, lines: text::Lines::of(text.as_bytes()), parts: HashMap::new() }
    }

    /// Gives every finding its line and column, and puts the findings in the order of the text.
    pub fn locate(&mut self, report: &mut Report) {
        for finding in &mut report.findings {
            finding.position = self.position(&finding.pointer);
        }
        report.findings.sort_by(Finding::order);
    }

    /// The line and column where the value at `pointer` begins.
    pub fn position(&mut self, pointer: &Pointer) -> Option<Position> {
        let mut value: &'t RawValue = serde_json::from_str(self.text).ok()?;
        let mut way = String::new();
        for segment in pointer.segments() {
            let part = self.parts.entry(way.clone()).or_insert_with(|| Part::of(value));
            value = part.child(&segment)?;
            way.push('/');
            way.push_str(&segment);
        }
        Some(self.lines.position(text::offset_of(self.text, value.get())))
    }
}

impl<'t> Part<'t> {
    fn of(value: &'t RawValue) -> Self {
        if let Ok(entries) = entries(value) {
            Self::Object(entries.into_iter().map(|entry| (entry.key, entry.value)).collect())
        } else if let Ok(elements) = elements(value) {
            Self::Array(elements)
        } else {
            Self::Leaf
        }
    }

    fn child(&self, segment: &str) -> Option<&'t RawValue> {
        match self {
            Self::Object(members) => members.get(segment).copied(),
            Self::Array(elements) => elements.get(segment.parse::<usize>().ok()?).copied(),
            Self::Leaf => None,
        }
    }
}
