use std::borrow::Cow;
use std::ops::Range;

use serde_json::value::RawValue;

use super::parts::{Entry, Parts, name};
use super::text::{self, Lines, without_mark};
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
    within: Option<Box<Within<'t>>>,
}

/// The values in a value, as positions in [`Locator::values`].
#[derive(Debug)]
enum Within<'t> {
    /// In the order of their names.
    Members(Vec<(Cow<'t, str>, usize)>),
    Elements(Range<usize>),
}

impl Within<'_> {
    fn get(&self, segment: &str) -> Option<usize> {
        match self {
            Self::Members(members) => {
                // Of a name that is there twice, the first is the one that is read.
                let at = members.partition_point(|(name, _)| **name < *segment);
                members.get(at).filter(|(name, _)| name == segment).map(|(_, value)| *value)
            }
            Self::Elements(elements) => elements.clone().nth(segment.parse().ok()?),
        }
    }
}

impl<'t> Locator<'t> {
    /// A locator for a JSON text.
    pub fn new(text: &'t str) -> Self {
        let text = without_mark(text);
        let root = text::first_value(text, None).ok();
        let root = root.map(|(raw, _)| Value { raw, within: None });
        Self { text, lines: Lines::of(text.as_bytes()), values: root.into_iter().collect() }
    }

    /// Does something with a locator for bytes of which not all need be UTF-8.
    pub(crate) fn of_bytes<R>(json: &[u8], act: impl FnOnce(Locator<'_>) -> R) -> R {
        act(Locator::new(&text::utf8(json)))
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
        let Value { raw, within } = self.values.get(at)?;
        if let Some(within) = within {
            return within.get(segment);
        }
        let within = self.look_into(raw);
        let part = within.get(segment);
        self.values.get_mut(at)?.within = Some(Box::new(within));
        part
    }

    fn look_into(&mut self, raw: &'t RawValue) -> Within<'t> {
        let mut parts = Parts::of(raw);
        let begin = self.values.len();
        if !raw.get().starts_with('{') {
            self.values.extend(parts.map(|raw| Value { raw, within: None }));
            return Within::Elements(begin..self.values.len());
        }
        let mut members = Vec::new();
        while let Some(Entry { key, value }) = parts.entry() {
            let Ok(name) = name(key) else { continue };
            members.push((name, self.values.len()));
            self.values.push(Value { raw: value, within: None });
        }
        members.sort_unstable();
        Within::Members(members)
    }
}
