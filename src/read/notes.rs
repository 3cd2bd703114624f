//! What is noted while a document is read.

use std::cell::{Cell, RefCell};

use super::fault::Fault;

/// How many bytes of text may be kept of the faults of any document, more than the usual limit
/// of faults needs.
const LEAST_ROOM: usize = 16 << 20;

/// What is noted while a document is read: the first faults, and how many there are.
#[derive(Debug)]
pub(super) struct Notes {
    kept: RefCell<Vec<Fault>>,
    most: usize,
    /// How many more bytes of text may be kept.
    room: Cell<usize>,
    errors: Cell<usize>,
    warnings: Cell<usize>,
}

impl Notes {
    /// Notes that keep no more than `most` faults of a document of `length` bytes.
    pub(super) fn new(most: usize, length: usize) -> Self {
        // One long name in the document can stand in the pointers of all.
        let room = Cell::new(length.max(LEAST_ROOM));
        let (errors, warnings) = (Cell::new(0), Cell::new(0));
        Self { kept: RefCell::default(), most, room, errors, warnings }
    }

    pub(super) fn add(&self, fault: impl FnOnce() -> Fault) {
        if self.errors() == 0 && !self.has_room() {
            // Whoever looks only at what is listed must not take the document for a good one.
            let mut kept = self.kept.borrow_mut();
            kept.pop();
            kept.push(fault());
        } else {
            self.keep(fault);
        }
        self.errors.set(self.errors.get() + 1);
    }

    /// Adds what does not keep a value from being read.
    pub(super) fn warn(&self, fault: impl FnOnce() -> Fault) {
        self.keep(fault);
        self.warnings.set(self.warnings.get() + 1);
    }

    fn keep(&self, fault: impl FnOnce() -> Fault) {
        if self.has_room() {
            let fault = fault();
            self.room.set(self.room.get().saturating_sub(fault.length()));
            self.kept.borrow_mut().push(fault);
        }
    }

    fn has_room(&self) -> bool {
        self.count() < self.most && self.room.get() > 0
    }

    pub(super) fn errors(&self) -> usize {
        self.errors.get()
    }

    pub(super) fn count(&self) -> usize {
        self.errors.get() + self.warnings.get()
    }

    pub(super) fn into_kept(self) -> Vec<Fault> {
        self.kept.into_inner()
    }
}
