//! What can be read of a document that cannot be read as a whole.

use std::collections::HashSet;

use serde::de::DeserializeOwned;
use serde_json::value::RawValue;
use uuid::Uuid;

use super::document::{Document, Path, Step};
use super::fault::{Fault, reason};
use super::node::Node;
use super::parts::{self, Entry, Parts};
use super::strict;
use super::version::Version;
use crate::finding::{Finding, Pointer};
use crate::model::MinuteBook;
use crate::rule::Gaps;
use crate::value::BoardId;

/// What was left out of a book because it could not be read.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct LeftOut {
    pub(crate) gaps: Gaps,
    /// For each list from which records were left out, where those that were read stand in it.
    places: Vec<(&'static str, Vec<usize>)>,
}

/// Reads a book as far as it can be read.
pub(super) fn book(document: &Document<'_, '_>, root: &RawValue) -> (MinuteBook, LeftOut) {
    let version = Version::of(document, root);
    if version == Version::TooNew {
        return (MinuteBook::new(), LeftOut::everything());
    }
    let is_newer = version == Version::Newer;
    let document = &Document { apart: LISTS, is_newer, ..*document };
    let is_object = root.get().starts_with('{');
    let left_out = if is_object { LeftOut::default() } else { LeftOut::everything() };
    let mut recovery = Recovery { document, left_out };
    let mut book = recovery.whole(root, &Path::ROOT).unwrap_or_default();
    let mut met = HashSet::new();
    let mut entries = Parts::of(root);
    while let Some(Entry { key, value }) = entries.entry() {
        let list = LISTS.iter().find(|list| parts::name(key).is_ok_and(|name| name == **list));
        // A list that is there twice is noted as such, and only the first is read.
        match list {
            Some(list) if met.insert(list) => recovery.read_list(&mut book, list, value),
            Some(_) => recovery.left_out.gaps.are_any(),
            None => {}
        }
    }
    (book, recovery.left_out)
}

/// Reads a value to its end; nothing is given where anything is wrong in it.
pub(super) fn value<T: DeserializeOwned>(
    document: &Document<'_, '_>,
    root: &RawValue,
) -> Option<T> {
    Recovery { document, left_out: LeftOut::default() }.whole(root, &document.root)
}

struct Recovery<'p, 't> {
    document: &'p Document<'p, 't>,
    left_out: LeftOut,
}

impl Recovery<'_, '_> {
    fn whole<T: DeserializeOwned>(&self, value: &RawValue, path: &Path<'_>) -> Option<T> {
        let notes = self.document.notes?;
        let errors_before = notes.errors();
        match T::deserialize(Node::new(self.document, value, path)) {
            Ok(read) => (notes.errors() == errors_before).then_some(read),
            Err(fault) => {
                notes.add(|| fault);
                None
            }
        }
    }

    /// Reads a record: straight where that can be, else to its end.
    fn record<T: DeserializeOwned>(&self, value: &RawValue, path: &Path<'_>) -> Option<T> {
        if !self.document.reads_plainly(value) {
            return self.whole(value, path);
        }
        match strict::from_str(value.get()) {
            Ok(record) => Some(record),
            Err(error) => self.whole(value, path).filter(|_| {
                // What the types refuse is never let through, though nobody can say why.
                let node = Node::new(self.document, value, path);
                let is_let_through = !self.document.is_newer;
                if is_let_through {
                    node.note(|| Fault::new("bad-value", reason(&error)));
                }
                !is_let_through
            }),
        }
    }

    fn records<T: DeserializeOwned>(&mut self, list: &'static str, value: &RawValue) -> Vec<T> {
        let path = Path::ROOT.then(Step::Field(list));
        if !value.get().starts_with('[') {
            self.left_out.gaps.are_any();
            return self.whole(value, &path).unwrap_or_default();
        }
        let mut records = Vec::new();
        let mut places = Vec::new();
        let mut count = 0;
        for (index, value) in Parts::of(value).enumerate() {
            count += 1;
            let path = path.then(Step::Index(index));
            match self.record(value, &path) {
                Some(record) => {
                    records.push(record);
                    places.push(index);
                }
                None => self.left_out.add(list, value),
            }
        }
        if places.len() < count {
            self.left_out.places.push((list, places));
        }
        records
    }
}

impl LeftOut {
    /// Of a document of which nothing was read.
    pub(super) fn everything() -> Self {
        let mut left_out = Self::default();
        left_out.gaps.are_any();
        left_out
    }

    /// Says of a finding where its records stand in the document, rather than among those read.
    pub(crate) fn restore_place(&self, finding: &mut Finding) {
        let related = finding.related.iter_mut().map(|related| &mut related.pointer);
        for pointer in std::iter::once(&mut finding.pointer).chain(related) {
            self.restore(pointer);
        }
    }

    /// The same of one place.
    pub(crate) fn restore(&self, pointer: &mut Pointer) {
        let restored = pointer.record().and_then(|(list, index, _)| {
            let (_, places) = self.places.iter().find(|(name, _)| *name == list)?;
            pointer.in_record(*places.get(index)?)
        });
        if let Some(restored) = restored {
            *pointer = restored;
        }
    }

    /// Adds what is known of another part of the book.
    pub(crate) fn join(&mut self, other: &Self) {
        self.gaps.add(&other.gaps);
        self.places.extend(other.places.iter().cloned());
    }

    /// Says where the next record that was read stands in its list.
    pub(crate) fn keep(&mut self, list: &'static str, index: usize) {
        match self.places.iter_mut().find(|(name, _)| *name == list) {
            Some((_, places)) => places.push(index),
            None => self.places.push((list, vec![index])),
        }
    }

    /// Adds a record that was left out.
    pub(super) fn add(&mut self, list: &str, record: &RawValue) {
        let mut entries = Parts::of(record);
        let mut board = None;
        while let Some(Entry { key, value }) = entries.entry() {
            let is_board =
                if list == "boards" { key.get() == "\"id\"" } else { key.get() == "\"board_id\"" };
            if is_board {
                board = uuid(value);
            }
        }
        match board {
            Some(board) => _ = self.gaps.boards.insert(board),
            None => self.gaps.is_of_any_board = true,
        }
        self.add_ids(record, true, 1);
    }

    /// The board whose business the one record of this list was that is left out, where it says.
    pub(crate) fn business_of(&self, list: &str) -> Option<BoardId> {
        let is_business = ["meetings", "actions", "funding", "plans"].contains(&list);
        self.gaps.boards.iter().next().filter(|_| is_business).map(|id| BoardId::from(*id))
    }

    /// Every id in a record and its parts, as far as a record of any use is nested.
    fn add_ids(&mut self, value: &RawValue, needs_id: bool, depth: usize) {
        const DEEPEST: usize = 16;
        if depth > DEEPEST {
            return;
        }
        let mut parts = Parts::of(value);
        if value.get().starts_with('[') {
            for part in parts {
                self.add_ids(part, needs_id, depth + 1);
            }
            return;
        }
        let mut own = None;
        while let Some(Entry { key, value }) = parts.entry() {
            match key.get() {
                "\"id\"" => own = uuid(value),
                name => {
                    self.add_ids(
                        value,
                        ["\"items\"", "\"resolutions\""].contains(&name),
                        depth + 1,
                    );
                }
            }
        }
        self.gaps.is_any_id |= needs_id && own.is_none();
        self.gaps.ids.extend(own);
    }
}

fn uuid(value: &RawValue) -> Option<Uuid> {
    serde_json::from_str::<&str>(value.get()).ok()?.parse().ok()
}

macro_rules! lists {
    ($($list:ident),*) => {
        /// The lists of records that a book has.
        pub(crate) const LISTS: &[&str] = &[$(stringify!($list)),*];

        impl Recovery<'_, '_> {
            /// Reads the records of a list of the book, by the list's name.
            fn read_list(&mut self, book: &mut MinuteBook, name: &str, list: &RawValue) {
                match name {
                    $(stringify!($list) => book.$list = self.records(stringify!($list), list),)*
                    _ => {}
                }
            }
        }
    };
}

lists!(organisations, people, boards, members, meetings, actions, funding, plans);
