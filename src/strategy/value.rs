use proptest::prelude::*;
use proptest::sample::select;
use uuid::Uuid;

use crate::value::{
    Currency, Date, FinancialYear, Label, Money, MunicipalYear, PartialDate, Quarter, Text, Time,
    Weekday,
};

/// Any text that says something.
pub fn text() -> impl Strategy<Value = Text> {
    "[A-Za-z£“é][ -~£“é\n]{0,16}".prop_filter_map("blank", |text| Text::new(&text).ok())
}

/// Any label, often a plain number.
pub fn label() -> impl Strategy<Value = Label> {
    prop_oneof![
        3 => (1..40_u8).prop_map(|number| number.to_string()),
        1 => (1..20_u8, "[a-d]").prop_map(|(number, letter)| format!("{number}{letter}")),
        1 => "[!-~é]([ -~é]{0,10}[!-~é])?",
    ]
    .prop_filter_map("not a label", |text| Label::new(&text).ok())
}

/// A date from 2010 to 2029, where rules about years, quarters and holidays have most to do.
pub fn date() -> impl Strategy<Value = Date> {
    (2010..2030_u16, 1..=12_u8, 1..=31_u8)
        .prop_filter_map("no such day", |(year, month, day)| Date::from_ymd(year, month, day).ok())
}

/// A date, a month or a year.
pub fn partial_date() -> impl Strategy<Value = PartialDate> {
    (date(), 0..10_u8).prop_filter_map("not a date", |(date, known)| {
        let text = date.to_string();
        let length = match known {
            0 => 4,
            1 => 7,
            _ => 10,
        };
        PartialDate::new(text.get(..length)?).ok()
    })
}

/// Any time of day.
pub fn time() -> impl Strategy<Value = Time> {
    (0..24_u8, 0..60_u8).prop_filter_map("not a time", |(hour, minute)| {
        Time::new(&format!("{hour:02}:{minute:02}")).ok()
    })
}

/// The day of a week.
pub fn weekday() -> impl Strategy<Value = Weekday> {
    date().prop_map(Date::weekday)
}

/// A currency, mostly pounds.
pub fn currency() -> impl Strategy<Value = Currency> {
    let others = ["EUR", "JPY", "KWD"].map(Currency::new);
    let all: Vec<_> = [Currency::GBP; 9].into_iter().chain(others.into_iter().flatten()).collect();
    select(all)
}

/// Any sum in one currency, often a small one.
pub fn money_in(currency: Currency) -> impl Strategy<Value = Money> {
    let largest = 9_007_199_254_740_991_i64;
    prop_oneof![-1_000..1_000_i64, 0..10_000_000_i64, -largest..=largest]
        .prop_filter_map("too large", move |minor| Money::new(minor, currency).ok())
}

/// Any sum in any of a few currencies.
pub fn money() -> impl Strategy<Value = Money> {
    currency().prop_flat_map(money_in)
}

/// The financial year of any date.
pub fn financial_year() -> impl Strategy<Value = FinancialYear> {
    date().prop_filter_map("no year", FinancialYear::of)
}

/// Any municipal year.
pub fn municipal_year() -> impl Strategy<Value = MunicipalYear> {
    financial_year().prop_filter_map("no year", |year| MunicipalYear::new(&year.to_string()).ok())
}

/// The quarter of any date.
pub fn quarter() -> impl Strategy<Value = Quarter> {
    date().prop_filter_map("no quarter", Quarter::of)
}

/// An id of any entity, from a pool so small that references often hit and ids often clash.
pub fn id<T: From<Uuid> + std::fmt::Debug>() -> impl Strategy<Value = T> {
    (1..12_u128).prop_map(|number| T::from(Uuid::from_u128(number)))
}

/// One of these.
pub(super) fn one_of<T: Clone + std::fmt::Debug + 'static>(
    all: &'static [T],
) -> impl Strategy<Value = T> {
    select(all)
}
