//! Books that keep every rule.

mod actions;
mod board;
mod business;
mod clerk;
mod made;
mod meeting;
mod money;
mod names;
mod numbering;
mod outline;
mod pen;
mod plans;
mod standing;

use proptest::prelude::*;

use self::clerk::Clerk;
use self::outline::{BoardOutline, BookOutline};
use self::pen::Pen;
use crate::calendar::{HolidayCalendar, Holidays};
use crate::model::{DateSpan, MinuteBook, Nation};
use crate::value::Date;

/// A book in which no rule finds anything, and what to check it with.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct ValidBook {
    /// The book.
    pub book: MinuteBook,
    /// The day that counts as today.
    pub as_of: Date,
    /// The bank holidays of its years, of which there are none.
    pub holidays: Holidays,
}

/// How large a generated book may be. There is one of each at least, whatever is given.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct Size {
    /// How many boards at most.
    pub boards: u8,
    /// How many financial years of each board at most: up to [`Size::YEARS`].
    pub years: u8,
    /// How many regular meetings of a board in a year at most: up to [`Size::MEETINGS`]. Each may be
    /// broken off and go on some days later, and beside them one may be held with others.
    pub meetings_a_year: u8,
}

impl Size {
    /// The most meetings in a year: there is a fortnight at least between two.
    pub const MEETINGS: u8 = 12;

    /// The most years: the bodies of the boards are no older than the local government of today.
    pub const YEARS: u8 = 30;

    /// At most so many boards, years of each, and meetings in a year.
    pub fn new(boards: u8, years: u8, meetings_a_year: u8) -> Self {
        Self { boards, years, meetings_a_year }
    }
}

impl Default for Size {
    /// Three boards, three years, four meetings in a year.
    fn default() -> Self {
        Self::new(3, 3, 4)
    }
}

/// A valid book of the usual size.
pub fn valid_book() -> impl Strategy<Value = ValidBook> {
    valid_book_sized(Size::default())
}

/// A valid book of at most this size.
pub fn valid_book_sized(size: Size) -> impl Strategy<Value = ValidBook> {
    outlined(size).prop_map(|outlined| outlined.on(None))
}

pub(super) fn outlined(size: Size) -> impl Strategy<Value = Outlined> {
    (outline::book(size), outline::as_of()).prop_map(|(book, as_of)| Outlined { book, as_of })
}

/// A valid book that is still to be written.
#[derive(Debug, Clone)]
pub(super) struct Outlined {
    book: BookOutline,
    as_of: Date,
}

impl Outlined {
    /// The book as it is on this day; without one, on the day that was drawn.
    pub(super) fn on(&self, day: Option<Date>) -> ValidBook {
        write(&self.book, day.unwrap_or(self.as_of))
    }
}

fn write(outline: &BookOutline, as_of: Date) -> ValidBook {
    let mut pen = Pen::new();
    pen.book.title = Some(made::text("An invented minute book"));
    pen.book.imported = Some(true);
    for board in &outline.boards {
        write_board(&mut pen, board, as_of);
    }
    let span = DateSpan { from: made::later(as_of, -36_500), until: made::later(as_of, 3_650) };
    let nations = vec![Nation::England, Nation::Wales];
    let holidays =
        Holidays { calendars: vec![HolidayCalendar { nations, span, holidays: Vec::new() }] };
    ValidBook { book: pen.book, as_of, holidays }
}

fn write_board(pen: &mut Pen, outline: &BoardOutline, as_of: Date) {
    let seated = board::seat(pen, outline, as_of);
    let clerk = Clerk::new(pen, &seated, outline);
    clerk.write_all(&outline.years);
}
