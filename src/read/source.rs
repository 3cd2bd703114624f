//! Reading the bytes of one document, or of one record that is a document of its own.

use std::borrow::Cow;

use serde::de::DeserializeOwned;
use serde_json::value::RawValue;

use super::document::{Document, Path};
use super::fault::{At, Fault, reason};
use super::notes::Notes;
use super::recover::LeftOut;
use super::text::{self, Lines};
use super::{DEEPEST, finding, scan, strict};
use crate::finding::{Finding, Position};
use crate::settings::Limits;

/// What came of reading a document.
pub(super) struct Outcome<T> {
    pub(super) read: Option<(T, LeftOut)>,
    pub(super) problems: Vec<Finding>,
    pub(super) omitted: usize,
}

impl<T> Outcome<T> {
    pub(super) fn map<U>(self, map: impl FnOnce(T) -> U) -> Outcome<U> {
        let Self { read, problems, omitted } = self;
        Outcome { read: read.map(|(value, left_out)| (map(value), left_out)), problems, omitted }
    }
}

/// Some bytes, with their place in whatever they are a part of.
#[derive(Debug, Clone, Copy)]
pub(super) struct Source<'b, 'p> {
    pub(super) json: &'b [u8],
    pub(super) root: Path<'p>,
    /// The number of the first line.
    pub(super) line: usize,
    /// The member that only tells the type of the whole.
    pub(super) tag: Option<&'static str>,
}

impl<'b> Source<'b, 'static> {
    /// A document that is no part of another.
    pub(super) fn whole(json: &'b [u8]) -> Self {
        Self { json, root: Path::ROOT, line: 1, tag: None }
    }
}

impl Source<'_, '_> {
    /// Reads the bytes, and reads them a second time as `thorough` does where they are refused.
    pub(super) fn read<T: DeserializeOwned>(
        &self,
        limits: &Limits,
        thorough: impl FnOnce(&Document<'_, '_>, &RawValue) -> Option<(T, LeftOut)>,
    ) -> Outcome<T> {
        if let Some(fault) = scan::too_large(self.json, false, limits) {
            return self.refused(fault, text::START);
        }
        let utf8 = text::utf8(self.json);
        let is_utf8 = matches!(utf8, Cow::Borrowed(_));
        let text = text::without_mark(&utf8);
        let bytes = self.json.get(text::offset_of(&utf8, text)..).unwrap_or_default();
        let limits = &Limits { depth: limits.depth.min(DEEPEST), ..*limits };
        let mut refused = None;
        if is_utf8 && scan::is_within(text, limits) {
            let read = match self.tag {
                None => strict::from_str(text),
                Some(tag) => strict::from_tagged_str(text, tag),
            };
            match read {
                Ok(value) => {
                    let read = Some((value, LeftOut::default()));
                    return Outcome { read, problems: Vec::new(), omitted: 0 };
                }
                Err(error) => refused = Some(error),
            }
        }
        let lines = Lines::of(text.as_bytes());
        let notes = Notes::new(limits.listed(), text.len());
        let unexplained = refused.as_ref().map(reason);
        let at = |offset| At { pointer: self.root.pointer(), offset };
        let root = match text::first_value(text, refused) {
            Ok((root, rest)) => {
                if !rest.is_empty() {
                    notes.add(|| Fault::trailing(rest).at(|| at(text::offset_of(text, rest))));
                }
                root
            }
            // Bytes that are no UTF-8 explain why the rest is not JSON.
            Err(fault) => {
                let first = text::first_replaced(text, bytes);
                let (fault, at) = first.map_or(fault, |at| (Fault::not_utf8(), at));
                return self.refused(fault, lines.position(at));
            }
        };
        let document = Document {
            text,
            notes: Some(&notes),
            limits,
            bytes,
            root: self.root,
            apart: &[],
            tag: self.tag,
            is_newer: false,
        };
        let read = thorough(&document, root);
        // What the types refuse is never let through, though nobody can say why.
        if let Some(reason) = unexplained.filter(|_| notes.count() == 0) {
            notes.add(|| Fault::new("bad-value", reason).at(|| at(0)));
        }
        if notes.count() == 0
            && let Some(offset) = text::first_replaced(text, bytes)
        {
            notes.add(|| Fault::not_utf8().at(|| at(offset)));
        }
        let count = notes.count();
        let located = notes.into_kept().into_iter().map(|fault| {
            let offset = fault.at.as_ref().map_or(0, |at| at.offset);
            finding(fault, Some(self.place(lines.position(offset))))
        });
        let mut problems: Vec<_> = located.collect();
        problems.sort_by(Finding::order);
        Outcome { read, omitted: count - problems.len(), problems }
    }

    /// One fault because of which nothing can be read.
    fn refused<T>(&self, fault: Fault, position: Position) -> Outcome<T> {
        let fault = fault.at(|| At { pointer: self.root.pointer(), offset: 0 });
        let problem = finding(fault, Some(self.place(position)));
        Outcome { read: None, problems: vec![problem], omitted: 0 }
    }

    /// A position in the bytes as one in what they are a part of.
    fn place(&self, position: Position) -> Position {
        Position { line: self.line + position.line - 1, ..position }
    }
}
