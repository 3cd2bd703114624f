//! Laws of the values, each against the plainest way to work the same out.
#![allow(clippy::unwrap_used, reason = "a test that meets the unexpected should stop")]

use std::iter::successors;

use minutebook::calendar::{Holidays, clear_days};
use minutebook::model::Nation;
use minutebook::strategy;
use minutebook::value::{
    Currency, Date, FinancialYear, Label, Money, MunicipalYear, PartialDate, Quarter, Weekday,
};
use proptest::collection::vec;
use proptest::prelude::*;
use serde_json::json;

const LARGEST: i128 = (1 << 53) - 1;

/// A sum in pounds, where it is not too large for one.
fn pounds(exact: i128) -> Option<Money> {
    let minor = i64::try_from(exact).ok().filter(|_| exact.abs() <= LARGEST)?;
    Some(Money::new(minor, Currency::GBP).unwrap())
}

fn exact(sum: Money) -> i128 {
    sum.minor_units().into()
}

/// The days between two days, one by one.
fn days_between(first: Date, last: Date) -> impl Iterator<Item = Date> {
    successors(first.plus_days(1), |day| day.plus_days(1)).take_while(move |day| *day < last)
}

fn day(year: u16, month: u8, day: u8) -> Date {
    Date::from_ymd(year, month, day).unwrap()
}

/// A short way from a day, so that years, quarters and calendars end in between.
fn near(date: Date) -> impl Strategy<Value = Date> {
    (-500..500_i64).prop_map(move |days| date.plus_days(days).unwrap())
}

fn two_days() -> impl Strategy<Value = (Date, Date)> {
    strategy::date().prop_flat_map(|date| (Just(date), near(date)))
}

/// Calendars of England for two spans, perhaps with a gap between them, and their holidays.
fn calendars() -> impl Strategy<Value = (Vec<(Date, Date)>, Vec<Date>)> {
    let spans = (strategy::date(), 0..300_i64, 1..3_i64, 0..300_i64).prop_map(
        |(from, first, gap, second)| {
            let until = from.plus_days(first).unwrap();
            let again = until.plus_days(gap).unwrap();
            vec![(from, until), (again, again.plus_days(second).unwrap())]
        },
    );
    spans.prop_flat_map(|spans| {
        let start = spans.first().unwrap().0;
        let holidays =
            vec((0..600_i64).prop_map(move |days| start.plus_days(days).unwrap()), 0..30);
        (Just(spans), holidays)
    })
}

fn holidays(spans: &[(Date, Date)], days: &[Date]) -> Holidays {
    let calendars: Vec<_> = spans
        .iter()
        .map(|(from, until)| {
            let within = days.iter().filter(|day| from <= *day && *day <= until);
            let named: Vec<_> =
                within.map(|day| json!({ "on": day, "name": "A holiday" })).collect();
            json!({
                "nations": ["england"],
                "span": { "from": from, "until": until },
                "holidays": named
            })
        })
        .collect();
    serde_json::from_value(json!({ "calendars": calendars })).unwrap()
}

proptest! {
    #[test]
    fn a_sum_of_money_is_the_exact_sum_or_none(
        sums in vec(strategy::money_in(Currency::GBP), 1..20),
    ) {
        let total: i128 = sums.iter().copied().map(exact).sum();
        prop_assert_eq!(Money::sum(sums), pounds(total));
    }

    #[test]
    fn plus_and_minus_are_exact_or_none(
        a in strategy::money_in(Currency::GBP),
        b in strategy::money_in(Currency::GBP),
    ) {
        prop_assert_eq!(a.plus(b), pounds(exact(a) + exact(b)));
        prop_assert_eq!(a.minus(b), pounds(exact(a) - exact(b)));
    }

    #[test]
    fn money_of_two_currencies_has_no_sum(a in strategy::money(), b in strategy::money()) {
        let alike = a.currency() == b.currency();
        prop_assert_eq!(Money::sum([a, b]), a.plus(b));
        prop_assert!(alike || (a.plus(b).is_none() && a.minus(b).is_none()));
    }

    #[test]
    fn printed_money_has_all_its_digits(sum in strategy::money()) {
        let printed = sum.to_string();
        let digits: String = printed.chars().filter(char::is_ascii_digit).collect();
        prop_assert_eq!(digits.parse::<i128>().unwrap(), exact(sum).abs());
        prop_assert_eq!(printed.starts_with('-'), sum.minor_units() < 0);
        let minor = printed.split_once('.').map_or(0, |(_, minor)| {
            minor.chars().filter(char::is_ascii_digit).count()
        });
        prop_assert_eq!(minor, sum.currency().minor_digits());
    }

    #[test]
    fn clear_days_are_the_days_between((first, last) in two_days()) {
        prop_assert_eq!(clear_days(first, last), days_between(first, last).count());
    }

    #[test]
    fn clear_working_days_are_counted_day_by_day(
        (spans, off) in calendars(),
        first in 0..700_i64,
        length in -3..400_i64,
    ) {
        let calendar = holidays(&spans, &off);
        let start = spans.first().unwrap().0;
        let first = start.plus_days(first - 50).unwrap();
        let last = first.plus_days(length).unwrap();
        let is_working = |day: Date| {
            let is_known = spans.iter().any(|(from, until)| *from <= day && day <= *until);
            let is_weekend = matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday);
            is_known.then(|| !is_weekend && !off.contains(&day))
        };
        let each: Option<Vec<bool>> = days_between(first, last).map(is_working).collect();
        let count = each.map(|days| days.into_iter().filter(|works| *works).count());
        prop_assert_eq!(calendar.clear_working_days(Nation::England, first, last), count);
        prop_assert_eq!(calendar.is_working_day(Nation::England, first), is_working(first));
        let next = days_between(first, day(2099, 1, 1)).map(is_working).find(|it| *it != Some(false));
        let is_next = calendar.next_working_day(Nation::England, first).map(is_working);
        prop_assert_eq!(is_next, next.flatten().map(Some));
        let is_wales_known = days_between(first, last).next().is_none();
        let in_wales = calendar.clear_working_days(Nation::Wales, first, last);
        prop_assert_eq!(in_wales.is_some(), is_wales_known);
    }

    #[test]
    fn days_are_counted_and_added_alike((date, other) in two_days()) {
        let apart = other.days_since(date);
        prop_assert_eq!(date.plus_days(apart), Some(other));
        prop_assert_eq!(date.days_since(other), -apart);
        prop_assert_eq!(apart.cmp(&0), other.cmp(&date));
        prop_assert_eq!(date.weekday() == other.weekday(), apart % 7 == 0);
    }

    #[test]
    fn a_day_is_one_of_its_month(year in 1000..=9999_u16, month in 0..14_u8, number in 0..33_u8) {
        let is_leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
        let length = match month {
            4 | 6 | 9 | 11 => 30,
            2 => 28 + u8::from(is_leap),
            1..=12 => 31,
            _ => 0,
        };
        let date = Date::from_ymd(year, month, number);
        prop_assert_eq!(date.is_ok(), (1..=length).contains(&number));
        let printed = Date::new(&format!("{year}-{month:02}-{number:02}"));
        prop_assert_eq!(printed.is_ok(), date.is_ok());
        if let Ok(date) = date {
            prop_assert_eq!((date.year(), date.month(), date.day()), (year, month, number));
        }
    }

    #[test]
    fn months_later_is_the_same_day_or_the_last_of_its_month(
        date in strategy::date(),
        months in 0..60_u32,
    ) {
        let later = date.plus_months(months).unwrap();
        let number = |date: Date| u32::from(date.year()) * 12 + u32::from(date.month());
        prop_assert_eq!(number(later), number(date) + months);
        let is_last = later.plus_days(1).unwrap().day() == 1;
        prop_assert!(later.day() == date.day() || (later.day() < date.day() && is_last));
    }

    #[test]
    fn a_financial_year_contains_its_days_and_no_other((date, other) in two_days()) {
        let year = FinancialYear::of(date).unwrap();
        let starts_in = date.year() - u16::from(date.month() < 4);
        let (first, last) = (day(starts_in, 4, 1), day(starts_in + 1, 3, 31));
        prop_assert_eq!(year.first_day(), Some(first));
        prop_assert_eq!(year.last_day(), Some(last));
        prop_assert_eq!(year.starts_in(), starts_in);
        prop_assert_eq!(year.contains(other), first <= other && other <= last);
        prop_assert_eq!(year.next().unwrap().previous(), Some(year));
        prop_assert_eq!(year.next().unwrap().first_day(), last.plus_days(1));
        prop_assert_eq!(year.to_string().parse::<FinancialYear>().unwrap(), year);
        prop_assert_eq!(year.to_string().parse::<MunicipalYear>().unwrap().starts_in(), starts_in);
    }

    #[test]
    fn a_quarter_contains_its_days_and_no_other((date, other) in two_days()) {
        let quarter = Quarter::of(date).unwrap();
        // January to March are the fourth quarter of the year that began the April before.
        let (number, first_month) = match date.month() {
            1..=3 => (4, 1),
            4..=6 => (1, 4),
            7..=9 => (2, 7),
            _ => (3, 10),
        };
        let is_within =
            other.year() == date.year() && (first_month..first_month + 3).contains(&other.month());
        prop_assert_eq!(quarter.number(), number);
        prop_assert_eq!(quarter.contains(other), is_within);
        prop_assert_eq!(quarter.first_day(), Some(day(date.year(), first_month, 1)));
        let after = quarter.last_day().unwrap().plus_days(1).unwrap();
        prop_assert!(quarter.contains(quarter.last_day().unwrap()) && !quarter.contains(after));
        prop_assert_eq!(quarter.financial_year(), FinancialYear::of(date).unwrap());
        prop_assert_eq!(quarter.to_string().parse::<Quarter>().unwrap(), quarter);
    }

    #[test]
    fn a_partial_date_spans_the_days_that_begin_with_it(
        (partial, other) in strategy::partial_date()
            .prop_flat_map(|partial| (Just(partial), near(partial.earliest()))),
    ) {
        let begins = other.to_string().starts_with(&partial.to_string());
        prop_assert_eq!(partial.earliest() <= other && other <= partial.latest(), begins);
        prop_assert_eq!(partial.is_before(other), partial.latest() < other);
        prop_assert_eq!(partial.date().is_some(), partial.earliest() == partial.latest());
        prop_assert_eq!(PartialDate::new(&partial.to_string()).unwrap(), partial);
    }

    #[test]
    fn labels_sort_by_number_and_then_by_letter(
        mut numbers in vec((0..1_200_u32, "[a-z]?"), 2..20),
        before in prop::sample::select(vec!["", "SSP ", "21.", "Item "]),
    ) {
        let print = |(number, letter): &(u32, String)| {
            Label::new(&format!("{before}{number}{letter}")).unwrap()
        };
        let mut labels: Vec<_> = numbers.iter().map(print).collect();
        labels.sort();
        numbers.sort();
        prop_assert_eq!(labels, numbers.iter().map(print).collect::<Vec<_>>());
    }

    #[test]
    fn labels_with_something_behind_the_number_sort_by_number(
        mut numbers in vec(0..1_200_u32, 2..20),
        (before, after) in prop::sample::select(vec![("(", ")"), ("", "/24"), ("", "."), ("[", "]")]),
    ) {
        let print = |number: &u32| Label::new(&format!("{before}{number}{after}")).unwrap();
        let mut labels: Vec<_> = numbers.iter().map(print).collect();
        labels.sort();
        numbers.sort_unstable();
        prop_assert_eq!(labels, numbers.iter().map(print).collect::<Vec<_>>());
    }

    #[test]
    fn labels_have_one_order(a in strategy::label(), b in strategy::label(), c in strategy::label()) {
        prop_assert_eq!(a.cmp(&b), b.cmp(&a).reverse());
        prop_assert_eq!(a == b, a.cmp(&b).is_eq());
        let mut all = [a, b, c];
        all.sort();
        let [first, second, third] = &all;
        prop_assert!(first <= second && second <= third && first <= third);
    }
}

#[test]
fn labels_sort_as_boards_number_at_the_limits() {
    // Numbers too long for a machine word are numbers still.
    let sorted = [
        "1",
        "2",
        "4",
        "4a",
        "4b",
        "5",
        "9",
        "9/23",
        "10",
        "10/23",
        "21.2",
        "21.10",
        "99",
        "100",
        "18446744073709551615",
        "18446744073709551616",
        "SSP 9",
        "SSP 10",
    ];
    let mut labels = sorted.map(|text| Label::new(text).unwrap());
    labels.reverse();
    labels.sort();
    assert_eq!(labels.each_ref().map(Label::as_str), sorted);
}

#[cfg(feature = "new-ids")]
mod ids {
    use std::collections::BTreeSet;

    use minutebook::value::{ActionId, BoardId, MeetingId, PersonId};
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn an_id_is_the_same_for_the_same_source_and_key_and_for_no_other(
            one in ("\\PC{0,12}", "\\PC{0,12}"),
            other in ("\\PC{0,12}", "\\PC{0,12}"),
        ) {
            let id = |(source, key): &(String, String)| MeetingId::derived(source, key);
            prop_assert_eq!(id(&one), id(&one.clone()));
            prop_assert_eq!(id(&one) == id(&other), one == other);
            let (source, key) = (&one.0, &one.1);
            prop_assert_eq!(id(&one) == MeetingId::derived(key, source), source == key);
            // What is moved from the source to the key makes another id.
            let joined = format!("{source}{key}");
            prop_assert_eq!(id(&one) == MeetingId::derived("", &joined), source.is_empty());
        }

        #[test]
        fn ids_of_two_entities_differ(source in "\\PC{0,12}", key in "\\PC{0,12}") {
            let ids = BTreeSet::from([
                *ActionId::derived(&source, &key).as_uuid(),
                *BoardId::derived(&source, &key).as_uuid(),
                *MeetingId::derived(&source, &key).as_uuid(),
                *PersonId::derived(&source, &key).as_uuid(),
            ]);
            prop_assert_eq!(ids.len(), 4);
        }
    }

    #[test]
    fn new_ids_are_never_the_same() {
        let ids: BTreeSet<_> = (0..1_000).map(|_| BoardId::random()).collect();
        assert_eq!(ids.len(), 1_000);
    }
}
