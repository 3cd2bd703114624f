//! Strategies that generate records, for property tests of your own (feature `proptest`).
//!
//! What they generate is well-formed: it reads back as it was written, and
//! every schema takes it. It is not consistent: ids are drawn from a small
//! pool, so that books are full of true references, dangling ones and
//! duplicates, which is what a tool must stand.
//!
//! ```
//! use minutebook::{model::MinuteBook, strategy};
//! use proptest::prelude::*;
//!
//! proptest!(|(book in strategy::minute_book())| {
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
