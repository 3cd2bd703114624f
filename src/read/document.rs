//! A document that is read to its end, and the way to each value in it.

use serde_json::value::RawValue;

use super::notes::Notes;
use super::scan::Measures;
use super::text;
use crate::finding::Pointer;
use crate::settings::Limits;

/// What all nodes of a document share.
#[derive(Debug, Clone, Copy)]
pub(super) struct Document<'p, 't> {
    pub(super) text: &'t str,
    pub(super) notes: Option<&'p Notes>,
    pub(super) limits: &'p Limits,
    /// The bytes of which the text was made: those that are no UTF-8 are replaced in it.
    pub(super) bytes: &'p [u8],
    /// Where the document stands in a larger one.
    pub(super) root: Path<'p>,
    /// The fields of the whole document that are read apart.
    pub(super) apart: &'static [&'static str],
    /// A further field of the whole document, which is not one of its type.
    pub(super) tag: Option<&'static str>,
    /// Whether the document is of a newer version of the format, with fields that are not known.
    pub(super) is_newer: bool,
}

impl Document<'_, '_> {
    pub(super) fn offset(&self, value: &RawValue) -> usize {
        text::offset_of(self.text, value.get())
    }

    /// The first byte in a value that was no UTF-8.
    pub(super) fn not_utf8_in(&self, value: &RawValue) -> Option<usize> {
        // What stands in for a value is no part of the text.
        let range = text::range_of(self.text, value.get())?;
        let first = text::first_replaced(value.get(), self.bytes.get(range.clone())?);
        first.map(|at| range.start + at)
    }

    /// Whether nothing but what the types refuse can be wrong with a value two levels down.
    pub(super) fn reads_plainly(&self, value: &RawValue) -> bool {
        let measures = Measures::of(value.get().as_bytes());
        self.not_utf8_in(value).is_none()
            && measures.depth + 2 <= self.limits.depth
            && measures.longest <= self.limits.text_bytes
    }
}

/// The way to a value.
#[derive(Debug, Clone, Copy)]
pub(super) struct Path<'p> {
    pub(super) parent: Option<&'p Path<'p>>,
    pub(super) step: Step<'p>,
    /// 1 for the whole document.
    pub(super) depth: usize,
}

#[derive(Debug, Clone, Copy)]
pub(super) enum Step<'p> {
    Root,
    Record(&'static str, usize),
    Field(&'p str),
    Index(usize),
}

impl Path<'_> {
    pub(super) const ROOT: Path<'static> = Path { parent: None, step: Step::Root, depth: 1 };

    /// The way to a record that is a document of its own.
    pub(super) fn record(list: &'static str, index: usize) -> Path<'static> {
        Path { step: Step::Record(list, index), ..Path::ROOT }
    }

    pub(super) fn then<'c>(&'c self, step: Step<'c>) -> Path<'c> {
        Path { parent: Some(self), step, depth: self.depth + 1 }
    }

    pub(super) fn pointer(&self) -> Pointer {
        let parent = self.parent.map_or(Pointer::ROOT, Path::pointer);
        match self.step {
            Step::Root => parent,
            Step::Record(list, index) => parent.field(list).index(index),
            Step::Field(name) => parent.field(name),
            Step::Index(index) => parent.index(index),
        }
    }
}
