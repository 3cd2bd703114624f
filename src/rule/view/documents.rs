use std::collections::HashMap;

use crate::finding::Pointer;
use crate::model::{MinuteBook, Source};

/// The documents that a book was put together from.
///
/// What a document says of itself stands at the root of a book that is one document. Where there
/// are several, it stands in a list of the book that no document has: `/documents/0/title`.
#[derive(Debug)]
pub(crate) struct Documents {
    all: Vec<Document>,
    /// For each list of the book, where the records of each document begin in it.
    starts: HashMap<&'static str, Vec<usize>>,
}

/// One document without its records.
#[derive(Debug)]
pub(crate) struct Document {
    /// What the caller calls it; nothing where it is the only one.
    name: Option<String>,
    pub(crate) header: MinuteBook,
}

/// The list in which the documents of a book stand.
const LIST: &str = "documents";

impl Documents {
    /// A book that is one document.
    pub(crate) fn one(book: &MinuteBook) -> Self {
        let mut header = MinuteBook::new();
        header.imported = book.imported;
        header.source.clone_from(&book.source);
        Self { all: vec![Document { name: None, header }], starts: HashMap::new() }
    }

    /// Puts books together into one, which has their records and says nothing of itself.
    pub(crate) fn join(books: impl Iterator<Item = (String, MinuteBook)>) -> (MinuteBook, Self) {
        let mut joined = MinuteBook::new();
        let mut documents = Self { all: Vec::new(), starts: HashMap::new() };
        for (name, mut book) in books {
            macro_rules! move_records {
                ($($list:ident),*) => {
                    $(
                        let starts = documents.starts.entry(stringify!($list)).or_default();
                        starts.push(joined.$list.len());
                        joined.$list.append(&mut book.$list);
                    )*
                };
            }
            move_records!(
                organisations,
                people,
                boards,
                members,
                meetings,
                actions,
                funding,
                plans
            );
            documents.all.push(Document { name: Some(name), header: book });
        }
        (joined, documents)
    }

    /// The documents where there are several, with the pointer of their list.
    pub(crate) fn several(&self) -> Option<(&'static str, impl Iterator<Item = &MinuteBook>)> {
        let is_one = self.all.iter().all(|document| document.name.is_none());
        (!is_one).then(|| (LIST, self.all.iter().map(|document| &document.header)))
    }

    /// All of them, each with the place of what it says of itself.
    pub(crate) fn iter(&self) -> impl Iterator<Item = (Pointer, &Document)> {
        self.all.iter().enumerate().map(|(number, document)| {
            let place = match document.name {
                None => Pointer::ROOT,
                Some(_) => Pointer::ROOT.field(LIST).index(number),
            };
            (place, document)
        })
    }

    /// The document in which a record of the book stands.
    pub(crate) fn holding(&self, list: &str, index: usize) -> Option<&Document> {
        self.all.get(self.number(list, index))
    }

    /// By its number, the document in which a place of the book is, and the place in it.
    pub(crate) fn place(&self, pointer: &Pointer) -> (usize, Pointer) {
        let Some((list, index, within)) = pointer.record() else { return (0, pointer.clone()) };
        if list == LIST {
            return (index, Pointer::ROOT.then(within));
        }
        let number = self.number(list, index);
        let start = self.starts.get(list).and_then(|starts| starts.get(number));
        let local = start.and_then(|start| pointer.in_record(index.checked_sub(*start)?));
        (number, local.unwrap_or_else(|| pointer.clone()))
    }

    /// What the caller calls a document.
    pub(crate) fn name(&self, number: usize) -> Option<&str> {
        self.all.get(number)?.name.as_deref()
    }

    fn number(&self, list: &str, index: usize) -> usize {
        // Of documents that begin at one place, all but the last have no record in the list.
        let begun = |starts: &Vec<usize>| starts.partition_point(|&start| start <= index);
        self.starts.get(list).map_or(0, |starts| begun(starts).saturating_sub(1))
    }
}

impl Document {
    /// Whether its records were imported, so that each should name its source.
    pub(crate) fn is_imported(&self) -> bool {
        self.header.imported == Some(true)
    }

    /// Where all of it was taken from.
    pub(crate) fn source(&self) -> Option<&Source> {
        self.header.source.as_ref()
    }
}
