//! What each value type takes and refuses, at its boundaries, with every message.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test that meets the unexpected should stop"
)]

use std::fmt::Debug;
use std::str::FromStr;

use minutebook::value::{
    Currency, Date, FinancialYear, Label, MeetingId, Money, MunicipalYear, PartialDate, Quarter,
    Text, Time, ValueError, Weekday,
};

#[track_caller]
fn takes<T: FromStr<Err = ValueError> + ToString>(texts: &[&str]) {
    for text in texts {
        match text.parse::<T>() {
            Ok(value) => assert_eq!(value.to_string(), *text),
            Err(error) => panic!("{error}"),
        }
    }
}

#[track_caller]
fn refuses<T: FromStr<Err = ValueError> + Debug>(expected: &str, texts: &[&str]) {
    for text in texts {
        let error = text.parse::<T>().unwrap_err();
        assert_eq!(error.to_string(), format!("`{text}` is not {expected}"));
    }
}

#[test]
fn an_id_is_canonical() {
    takes::<MeetingId>(&["0192f0c1-2a3b-7c4d-8e5f-60718293a4b5"]);
    refuses::<MeetingId>(
        "a meeting id: expected a UUID in lower case with hyphens, as in \
         `0192f0c1-2a3b-7c4d-8e5f-60718293a4b5`",
        &[
            "",
            "0192F0C1-2A3B-7C4D-8E5F-60718293A4B5",
            "0192f0c12a3b7c4d8e5f60718293a4b5",
            "{0192f0c1-2a3b-7c4d-8e5f-60718293a4b5",
            "urn:uuid:0192f0c1-2a3b-7c4d-8e5f-607",
            "0192f0c1-2a3b-7c4d-8e5f-60718293a4b",
            "0192f0c1-2a3b-7c4d-8e5f-60718293a4bg",
        ],
    );
}

#[test]
fn a_text_says_something() {
    takes::<Text>(&["a", " a\n", "\u{200b}", "£"]);
    refuses::<Text>(
        "a text: expected at least one character that is not a space",
        &["", " ", "\n\t", "\u{a0}\u{3000}\u{85}"],
    );
}

#[test]
fn a_label_fits_on_a_line() {
    takes::<Label>(&["1", "7b", "SSP 136/13", "(iv)", "é", &"x".repeat(64)]);
    refuses::<Label>(
        "a label: expected 1 to 64 characters on one line without outer spaces, as in `7b`",
        &["", " 1", "1 ", "1\n2", "1\u{2028}2"],
    );
    let long = "x".repeat(65).parse::<Label>().unwrap_err().to_string();
    assert!(long.starts_with(&format!("`{}…` is not a label", "x".repeat(60))), "{long}");
}

#[test]
fn labels_order_as_boards_number() {
    let mut labels: Vec<Label> =
        ["10", "9", "7b", "7", "7a", "18/22", "2", "SSP 136/13", "SSP 9/13", "02"]
            .map(|text| text.parse().unwrap())
            .to_vec();
    labels.sort();
    let sorted: Vec<_> = labels.iter().map(Label::as_str).collect();
    assert_eq!(sorted, ["02", "2", "7", "7a", "7b", "9", "10", "18/22", "SSP 9/13", "SSP 136/13"]);
}

#[test]
fn a_label_gives_its_number() {
    let number = |text: &str| Label::new(text).unwrap().number();
    assert_eq!(number("18."), Some(18));
    assert_eq!(number("(18)"), Some(18));
    assert_eq!(number("18a"), None);
    assert_eq!(number("99999999999999999999"), None);
    let last = |text: &str| Label::new(text).unwrap().last_number();
    assert_eq!(last("SSP 136/13"), Some(13));
    assert_eq!(last("18a"), Some(18));
    assert_eq!(last("é7é"), Some(7));
    assert_eq!(last("iv"), None);
}

#[test]
fn a_date_is_a_day_of_the_calendar() {
    takes::<Date>(&["1000-01-01", "9999-12-31", "2024-02-29", "2000-02-29"]);
    refuses::<Date>(
        "a date: expected a day of the calendar, as in `2024-02-29`",
        &[
            "0999-12-31",
            "10000-01-01",
            "2023-02-29",
            "1900-02-29",
            "2024-02-30",
            "2024-13-01",
            "2024-00-10",
            "2024-01-00",
            "24-02-09",
            "2024-2-9",
            "2024-02-9",
            " 2024-02-09",
            "+2024-02-09",
            "2024-02-09T00:00",
            "2024/02/09",
            "٢٠٢٤-02-09",
        ],
    );
    assert_eq!(
        Date::from_ymd(2023, 2, 29).unwrap_err().to_string(),
        "`2023-2-29` is not a date: expected a day of the calendar, as in `2024-02-29`"
    );
}

#[test]
fn a_date_knows_its_weekday_and_neighbours() {
    let date = |text| Date::new(text).unwrap();
    assert_eq!(date("2025-09-25").weekday(), Weekday::Thursday);
    assert_eq!(date("2024-01-31").plus_months(1), Some(date("2024-02-29")));
    assert_eq!(date("2024-02-28").plus_days(1), Some(date("2024-02-29")));
    assert_eq!(date("9999-12-31").plus_days(1), None);
    assert_eq!(date("1000-01-01").plus_days(-1), None);
    assert_eq!(date("2024-03-01").days_since(date("2024-02-28")), 2);
}

#[test]
fn a_partial_date_spans_what_it_can_mean() {
    takes::<PartialDate>(&["1000", "9999", "2017-12", "2017-04-30", "9999-12"]);
    refuses::<PartialDate>(
        "a date, a month or a year: expected a form such as `2017-04-30`, `2017-04` or `2017`",
        &["", "999", "0999", "2017-13", "2017-00", "2017-4", "2017-02-30", "201704", "2017-04-"],
    );
    let partial = |text| PartialDate::new(text).unwrap();
    assert_eq!(partial("2024-02").latest().to_string(), "2024-02-29");
    assert_eq!(partial("9999-12").latest().to_string(), "9999-12-31");
    assert_eq!(partial("9999").earliest().to_string(), "9999-01-01");
    assert_eq!(partial("2017").date(), None);
    let first = Date::new("2017-05-01").unwrap();
    assert!(partial("2017-04").is_before(first));
    assert!(!partial("2017-05").is_before(first));
    assert!(!partial("2017").is_before(first));
}

#[test]
fn a_time_is_on_the_twenty_four_hour_clock() {
    takes::<Time>(&["00:00", "23:59", "09:30"]);
    refuses::<Time>(
        "a time of day: expected hours and minutes, as in `09:30`",
        &["", "24:00", "23:60", "9:30", "09:30:00", "0930", "09.30", "10:00am", "-1:00"],
    );
}

#[test]
fn a_financial_year_is_a_checked_pair() {
    takes::<FinancialYear>(&["2024/25", "1999/00", "1000/01", "9998/99"]);
    refuses::<FinancialYear>(
        "a financial year: expected two successive years, as in `2024/25`",
        &["2021/23", "2021/21", "2024/2025", "24/25", "2024-25", "9999/00", "0999/00", "2024/25 "],
    );
    let year = FinancialYear::new("2024/25").unwrap();
    let date = |text| Date::new(text).unwrap();
    assert!(!year.contains(date("2024-03-31")));
    assert!(year.contains(date("2024-04-01")));
    assert!(year.contains(date("2025-03-31")));
    assert!(!year.contains(date("2025-04-01")));
    assert_eq!(year.next().unwrap().to_string(), "2025/26");
    assert_eq!(FinancialYear::new("1000/01").unwrap().previous(), None);
    assert_eq!(FinancialYear::new("9998/99").unwrap().next(), None);
}

#[test]
fn a_municipal_year_is_a_checked_pair() {
    takes::<MunicipalYear>(&["2015/16"]);
    refuses::<MunicipalYear>(
        "a municipal year: expected two successive years, as in `2024/25`",
        &["2015/2016", "2015/15"],
    );
}

#[test]
fn a_quarter_is_one_of_four() {
    takes::<Quarter>(&["2014/15 Q1", "2014/15 Q4"]);
    refuses::<Quarter>(
        "a quarter: expected a financial year and Q1 to Q4, as in `2024/25 Q1`",
        &["2014/15 Q0", "2014/15 Q5", "2014/16 Q1", "2014/15", "Q1 2014/15", "2014/15 q1"],
    );
    let ends = |text| Quarter::new(text).unwrap().last_day().unwrap().to_string();
    assert_eq!(ends("2014/15 Q1"), "2014-06-30");
    assert_eq!(ends("2014/15 Q2"), "2014-09-30");
    assert_eq!(ends("2014/15 Q3"), "2014-12-31");
    assert_eq!(ends("2014/15 Q4"), "2015-03-31");
}

#[test]
fn money_is_exact_and_bounded() {
    let largest = (1_i64 << 53) - 1;
    assert!(Money::new(largest, Currency::GBP).is_ok());
    assert!(Money::new(-largest, Currency::GBP).is_ok());
    for beyond in [largest + 1, -largest - 1, i64::MAX, i64::MIN] {
        assert_eq!(
            Money::new(beyond, Currency::GBP).unwrap_err().to_string(),
            format!(
                "`{beyond}` is not a sum of money: expected whole minor units from \
                 -9007199254740991 to 9007199254740991"
            )
        );
    }
    let top = Money::new(largest, Currency::GBP).unwrap();
    let penny = Money::new(1, Currency::GBP).unwrap();
    assert_eq!(top.plus(penny), None);
    assert_eq!(Money::sum([top, penny, Money::new(-1, Currency::GBP).unwrap()]), Some(top));
    assert_eq!(penny.plus(Money::new(1, Currency::new("EUR").unwrap()).unwrap()), None);
    assert_eq!(Money::sum([]), None);
}

#[test]
fn money_reads_as_people_write_it() {
    let shown = |minor, code| Money::new(minor, Currency::new(code).unwrap()).unwrap().to_string();
    assert_eq!(shown(0, "GBP"), "£0.00");
    assert_eq!(shown(5, "GBP"), "£0.05");
    assert_eq!(shown(-14_070_506, "GBP"), "-£140,705.06");
    assert_eq!(shown(100_000_000, "GBP"), "£1,000,000.00");
    assert_eq!(shown(99_999, "GBP"), "£999.99");
    assert_eq!(shown(1_234, "EUR"), "12.34 EUR");
    assert_eq!(shown(1_234, "JPY"), "1,234 JPY");
    assert_eq!(shown(1_234, "KWD"), "1.234 KWD");
}

#[test]
fn a_currency_is_an_iso_code() {
    takes::<Currency>(&["GBP", "EUR", "AED", "ZWG"]);
    refuses::<Currency>(
        "a currency: expected an ISO 4217 code, as in `GBP`",
        &["", "gbp", "GB", "GBPP", "XAU", "£"],
    );
}

#[cfg(feature = "new-ids")]
#[test]
fn derived_ids_are_the_same_for_the_same_source_and_key() {
    use minutebook::value::BoardId;

    let one = MeetingId::derived("https://example.org/feed", "4711");
    assert_eq!(one, MeetingId::derived("https://example.org/feed", "4711"));
    assert_ne!(one, MeetingId::derived("https://example.org/feed", "4712"));
    assert_ne!(one, MeetingId::derived("https://example.net/feed", "4711"));
    assert_ne!(one.as_uuid(), BoardId::derived("https://example.org/feed", "4711").as_uuid());
    assert_ne!(MeetingId::random(), MeetingId::random());
}
