//! Strategies that generate records, for property tests of your own (feature `proptest`).
//!
//! There are three sorts. Put this into your `Cargo.toml` and take the sort that your test needs:
//!
//! ```toml
//! [dev-dependencies]
//! minutebook = { version = "0.1", features = ["proptest"] }
//! proptest = { version = "1", default-features = false, features = ["std"] }
//! ```
//!
//! # Valid books
//!
//! [`valid_book`] generates books of several boards over several years: sub-groups, seats with terms
//! and vacancies, meetings with attendance and a quorum, among them some moved, adjourned, cancelled
//! or joint, minutes numbered on and confirmed, matters that arise from them, actions raised,
//! reported and done, votes, interests, money that adds up, plans made in time.
//! No rule finds anything in them, and each rule has something to judge in some of them. What is
//! said of a valid book holds for every one:
//!
//! ```
//! use minutebook::{check::{Options, check}, strategy};
//! use proptest::prelude::*;
//!
//! proptest!(ProptestConfig::with_cases(20), |(valid in strategy::valid_book())| {
//!     let report = check(&valid.book, &Options::new().as_of(valid.as_of));
//!     prop_assert_eq!(report.worst(), None);
//! });
//! ```
//!
//! Twenty books are a good number for a start: there is much in each. [`valid_book_sized`] takes a
//! [`Size`]. A book that fails shrinks to fewer boards, years,
//! meetings and items, and then to plainer ones.
//!
//! # Books with one fault
//!
//! [`book_with_fault`] generates a book with one fault of any of the rules, [`book_with_fault_of`]
//! one of the rule that you name. That rule finds it at the place that is told, and no other
//! finds anything; the same book without the fault comes with it.
//!
//! ```
//! use minutebook::{check::{Options, check}, strategy};
//! use proptest::prelude::*;
//!
//! let books = strategy::book_with_fault_of("weekday-disagrees-with-date").unwrap();
//! proptest!(ProptestConfig::with_cases(20), |(faulty in books)| {
//!     let found = check(&faulty.book, &Options::new()).findings;
//!     prop_assert_eq!(&found[0].pointer, &faulty.pointer);
//! });
//! ```
//!
//! Faults of some rules are at times slips made in the generated book itself. All others are those
//! that the pages of the rules show: beside the generated boards stands the board of the pages, with
//! one of the changes that the page says to fail, under ids of its own. So every rule is covered,
//! but around such a fault the board is always that of [`BASE`](crate::rules::BASE).
//!
//! # Anything well-formed
//!
//! [`minute_book`] and the strategies of its records and values ([`meeting`], [`party`], [`date`]
//! and so on) know no rule. What they generate reads back as it was written, and every schema takes
//! it. Every field is set at times and every word is used. It is not consistent: ids are drawn from
//! a small pool, so that books are full of true references, dangling ones and duplicates, which is
//! what a tool must stand.
//!
//! ```
//! use minutebook::{model::MinuteBook, strategy};
//! use proptest::prelude::*;
//!
//! proptest!(ProptestConfig::with_cases(20), |(book in strategy::minute_book())| {
//!     prop_assert_eq!(MinuteBook::from_json(book.to_json()).unwrap(), book);
//! });
//! ```

mod fault;
mod record;
mod valid;
mod value;

pub use fault::{Faulty, book_with_fault, book_with_fault_of};
pub use record::{
    accepted, action, action_step, agenda_item, attendance, board, condition, confirmation,
    declaration, discussion_point, due, extensions, funding, funding_amount, future_meeting,
    interval, matter_arising, meeting, member, minute_book, minute_reference, minutes_document,
    organisation, paper, party, person, plan, plan_step, presiding, resolution, source,
    terms_of_reference, vote,
};
pub use valid::{Size, ValidBook, valid_book, valid_book_sized};
pub use value::{
    currency, date, financial_year, id, label, money, money_in, municipal_year, partial_date,
    quarter, text, time, weekday,
};
