//! Values made of words and numbers that are written in this folder.
//!
//! A book that could not be built must stop the test that asked for it: filtered
//! away, it would leave the test with less and less to look at. Hence `expect`.
#![expect(
    clippy::expect_used,
    reason = "the values are written here, and the tests build them all"
)]

use std::fmt::Display;

use crate::model::Party;
use crate::value::{
    Currency, Date, FinancialYear, Label, Money, MunicipalYear, OrganisationId, PersonId, Quarter,
    Text, Time, Weekday,
};

pub(super) fn text(words: impl AsRef<str>) -> Text {
    Text::new(words.as_ref()).expect("words that say something")
}

pub(super) fn label(words: &(impl Display + ?Sized)) -> Label {
    Label::new(&words.to_string()).expect("a short label")
}

pub(super) fn pence(pence: i64) -> Money {
    Money::new(pence, Currency::GBP).expect("a sum far from the limits")
}

pub(super) fn date(year: u16, month: u8, day: u8) -> Date {
    Date::from_ymd(year, month, day).expect("a day of every year")
}

pub(super) fn time(hour: u8, minute: u8) -> Time {
    Time::new(&format!("{hour:02}:{minute:02}")).expect("a time in office hours")
}

pub(super) fn later(date: Date, days: i64) -> Date {
    date.plus_days(days).expect("a day near the others")
}

pub(super) fn years_later(date: Date, years: u32) -> Date {
    date.plus_months(12 * years).expect("a day near the others")
}

/// The day itself, or the Monday after where it is at a weekend.
pub(super) fn on_a_weekday(date: Date) -> Date {
    match date.weekday() {
        Weekday::Saturday => later(date, 2),
        Weekday::Sunday => later(date, 1),
        _ => date,
    }
}

pub(super) fn financial_year(starts_in: u16) -> FinancialYear {
    FinancialYear::of(date(starts_in, 4, 1)).expect("a year near the others")
}

pub(super) fn municipal_year(starts_in: u16) -> MunicipalYear {
    MunicipalYear::new(&financial_year(starts_in).to_string()).expect("written alike")
}

/// A day as minutes print it: "5 June 2023".
pub(super) fn in_words(date: Date) -> String {
    const MONTHS: [&str; 12] = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];
    let month = nth(&MONTHS, usize::from(date.month()) - 1);
    format!("{} {month} {}", date.day(), date.year())
}

/// The last quarter that had ended by this day.
pub(super) fn quarter_before(date: Date) -> Quarter {
    Quarter::of(later(date, -92)).expect("a quarter near the others")
}

/// One of these; the first again after the last.
pub(super) fn nth<T: Copy>(all: &[T], n: usize) -> T {
    *all.iter().cycle().nth(n).expect("a list that is not empty")
}

/// A person who speaks for a body.
pub(super) fn of_body(person: PersonId, body: OrganisationId) -> Party {
    let mut party = Party::person(person);
    party.organisation_id = Some(body);
    party
}
