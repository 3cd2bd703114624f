//! Makes minute books for measuring: of any size, always the same, and without a fault unless faults
//! are asked for.
//!
//! A book is made board by board, a hundred meetings each, so that a large one is never held as
//! records. Everything follows from the number of meetings; there is no chance in it but a sequence
//! of numbers that is the same each time.
#![allow(dead_code, reason = "each measurement uses a part of this")]
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "a book that cannot be made should stop what asked for it"
)]
#![allow(
    clippy::field_reassign_with_default,
    reason = "records of the model are made empty and filled, as they may grow"
)]

mod actions;
mod board;
mod faults;
mod made;
mod meeting;
mod money;
mod words;

use std::io::{self, Write};

use minutebook::calendar::Holidays;
use minutebook::check::Options;
use minutebook::model::MinuteBook;
use minutebook::value::Date;
use serde::Serialize;

pub(crate) use faults::Faults;

/// So many meetings a board holds in the years that the book covers.
const MEETINGS_OF_A_BOARD: usize = 100;
/// So many meetings a year.
const MEETINGS_A_YEAR: usize = 4;

/// What book is wanted.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Wanted {
    /// How many meetings there are.
    pub(crate) meetings: usize,
    /// What is wrong with it.
    pub(crate) faults: Faults,
}

impl Wanted {
    /// A book of so many meetings without a fault.
    pub(crate) fn good(meetings: usize) -> Self {
        Self { meetings, faults: Faults::NONE }
    }

    /// The boards, each as a book of its own.
    fn boards(self) -> impl Iterator<Item = MinuteBook> {
        let boards = self.meetings.div_ceil(MEETINGS_OF_A_BOARD);
        (0..boards).map(move |number| {
            let left = self.meetings - number * MEETINGS_OF_A_BOARD;
            let mut book = board::book(number, left.min(MEETINGS_OF_A_BOARD));
            self.faults.put_into(&mut book, number);
            book
        })
    }

    /// Writes the book as one document, without spaces.
    pub(crate) fn json(self, mut to: impl Write) -> io::Result<()> {
        let mut lists = Lists::default();
        for (number, board) in self.boards().enumerate() {
            lists.add(&board, |record| self.faults.spoil(record, number));
        }
        write!(to, r#"{{"format":"minutebook/1","title":"{}""#, words::TITLE)?;
        for (name, records) in lists.0 {
            if !records.is_empty() {
                write!(to, r#","{name}":[{records}]"#)?;
            }
        }
        write!(to, "}}")
    }

    /// Writes the book as lines, in the order that a check of lines asks for.
    pub(crate) fn lines(self, mut to: impl Write) -> io::Result<()> {
        let mut first = Vec::new();
        let mut business = String::new();
        for board in self.boards() {
            let lines = board.to_lines();
            let begins = lines.find("{\"type\":\"meeting\"").unwrap_or(lines.len());
            let (before, after) = lines.split_at(begins);
            business.push_str(after);
            first.push(before.to_owned());
        }
        // All lines of one type stand together, as in the lines of a whole book.
        writeln!(
            to,
            r#"{{"type":"minute_book","format":"minutebook/1","title":"{}"}}"#,
            words::TITLE
        )?;
        for kind in ["organisation", "person", "board", "member"] {
            let begins = format!(r#"{{"type":"{kind}""#);
            for line in first.iter().flat_map(|lines| lines.lines()) {
                if line.starts_with(&begins) {
                    writeln!(to, "{line}")?;
                }
            }
        }
        to.write_all(business.as_bytes())
    }
}

/// With what such a book is checked: a day that counts as today, and holidays, so that no rule must
/// do without.
pub(crate) fn options() -> Options {
    let holidays = Holidays::from_json(include_str!("../../examples/holidays-uk.json"))
        .expect("the calendar of the examples");
    let mut options = Options::new().as_of(today()).holidays(holidays);
    // What a book is said to have wrong with it is listed to the end.
    options.settings.limits.findings = 1_000_000;
    options
}

/// The day up to which the books go.
fn today() -> Date {
    made::date(2026, 4, 20)
}

/// The lists of a document, written out.
struct Lists([(&'static str, String); 8]);

impl Default for Lists {
    fn default() -> Self {
        let names = [
            "organisations",
            "people",
            "boards",
            "members",
            "meetings",
            "actions",
            "funding",
            "plans",
        ];
        Self(names.map(|name| (name, String::new())))
    }
}

impl Lists {
    fn add(&mut self, book: &MinuteBook, mut spoil: impl FnMut(&mut String)) {
        let [organisations, people, boards, members, meetings, actions, funding, plans] =
            &mut self.0;
        append(&mut organisations.1, &book.organisations, |_| ());
        append(&mut people.1, &book.people, |_| ());
        append(&mut boards.1, &book.boards, |_| ());
        append(&mut members.1, &book.members, |_| ());
        append(&mut meetings.1, &book.meetings, &mut spoil);
        append(&mut actions.1, &book.actions, &mut spoil);
        append(&mut funding.1, &book.funding, &mut spoil);
        append(&mut plans.1, &book.plans, |_| ());
    }
}

fn append<T: Serialize>(list: &mut String, records: &[T], mut spoil: impl FnMut(&mut String)) {
    for record in records {
        if !list.is_empty() {
            list.push(',');
        }
        let mut json = serde_json::to_string(record).expect("a record can be written");
        spoil(&mut json);
        list.push_str(&json);
    }
}
