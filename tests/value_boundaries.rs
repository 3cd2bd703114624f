//! What values say of themselves, at the boundaries where a slip of one would go unseen.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test that meets the unexpected should stop"
)]

use minutebook::value::{
    Currency, Date, FinancialYear, Label, MeetingId, Money, MunicipalYear, PartialDate, Quarter,
    Text, Time, Weekday,
};

fn date(text: &str) -> Date {
    Date::new(text).unwrap()
}

fn label(text: &str) -> Label {
    Label::new(text).unwrap()
}

fn pounds(minor_units: i64) -> Money {
    Money::new(minor_units, Currency::GBP).unwrap()
}

fn euros(minor_units: i64) -> Money {
    Money::new(minor_units, Currency::new("EUR").unwrap()).unwrap()
}

#[test]
fn an_error_quotes_sixty_characters_and_no_more() {
    let quoted = |text: &str| Time::new(text).unwrap_err().to_string();
    let whole = "é".repeat(60);
    assert!(quoted(&whole).starts_with(&format!("`{whole}` is not")));
    assert!(quoted(&format!("{whole}x")).starts_with(&format!("`{whole}…` is not")));
}

#[test]
fn a_date_gives_its_parts() {
    let last = date("9876-12-31");
    assert_eq!((last.year(), last.month(), last.day()), (9876, 12, 31));
    assert_eq!(Date::from_ymd(9876, 12, 31).unwrap(), last);
    assert!(Date::from_ymd(999, 12, 31).is_err());
    assert!(Date::from_ymd(10_000, 1, 1).is_err());
    assert!(Date::from_ymd(2024, 0, 1).is_err());
    assert!(Date::from_ymd(2024, 13, 1).is_err());
    assert!(Date::from_ymd(2024, 4, 31).is_err());
}

#[test]
fn dates_come_from_chrono_and_go_there_within_their_years() {
    let chrono = |year| chrono::NaiveDate::from_ymd_opt(year, 7, 9).unwrap();
    assert_eq!(Date::try_from(chrono(2024)).unwrap(), date("2024-07-09"));
    assert_eq!(date("2024-07-09").to_chrono(), chrono(2024));
    assert!(Date::try_from(chrono(1000)).is_ok());
    assert!(Date::try_from(chrono(9999)).is_ok());
    assert_eq!(
        Date::try_from(chrono(999)).unwrap_err().to_string(),
        "`0999-07-09` is not a date: expected a day of the calendar, as in `2024-02-29`"
    );
    assert!(Date::try_from(chrono(10_000)).is_err());
}

#[test]
fn seven_days_have_seven_names() {
    let first = date("2024-07-01");
    let days = (0..7).map(|later| first.plus_days(later).unwrap().weekday());
    let days: Vec<_> = days.map(|day| (day, day.to_string())).collect();
    assert_eq!(
        days,
        [
            (Weekday::Monday, "Monday".to_owned()),
            (Weekday::Tuesday, "Tuesday".to_owned()),
            (Weekday::Wednesday, "Wednesday".to_owned()),
            (Weekday::Thursday, "Thursday".to_owned()),
            (Weekday::Friday, "Friday".to_owned()),
            (Weekday::Saturday, "Saturday".to_owned()),
            (Weekday::Sunday, "Sunday".to_owned()),
        ]
    );
}

#[test]
fn days_and_months_are_added_as_far_as_the_calendar_goes() {
    assert_eq!(date("2024-07-09").plus_days(0), Some(date("2024-07-09")));
    assert_eq!(date("2024-03-01").plus_days(-1), Some(date("2024-02-29")));
    assert_eq!(date("1000-01-02").plus_days(-1), Some(date("1000-01-01")));
    assert_eq!(date("9999-12-30").plus_days(1), Some(date("9999-12-31")));
    for far in [i64::MAX, i64::MIN] {
        assert_eq!(date("2024-07-09").plus_days(far), None);
    }
    assert_eq!(date("2024-07-09").plus_months(0), Some(date("2024-07-09")));
    assert_eq!(date("2023-01-31").plus_months(1), Some(date("2023-02-28")));
    assert_eq!(date("2023-12-31").plus_months(2), Some(date("2024-02-29")));
    assert_eq!(date("9999-11-30").plus_months(1), Some(date("9999-12-30")));
    assert_eq!(date("9999-12-31").plus_months(1), None);
    assert_eq!(date("2024-07-09").plus_months(u32::MAX), None);
    assert_eq!(date("2024-02-28").days_since(date("2024-03-01")), -2);
    assert_eq!(date("2024-02-28").days_since(date("2024-02-28")), 0);
    assert!(date("2024-02-28") < date("2024-02-29"));
}

#[test]
fn a_partial_date_knows_how_much_it_knows() {
    let partial = |text| PartialDate::new(text).unwrap();
    let day = date("2017-04-30");
    assert_eq!(partial("2017-04-30").date(), Some(day));
    assert_eq!(PartialDate::from(day), partial("2017-04-30"));
    assert_eq!(PartialDate::from(day).to_string(), "2017-04-30");
    assert_eq!(partial("2017-04").date(), None);
    let ends = |text| (partial(text).earliest().to_string(), partial(text).latest().to_string());
    assert_eq!(ends("2017"), ("2017-01-01".to_owned(), "2017-12-31".to_owned()));
    assert_eq!(ends("2017-04"), ("2017-04-01".to_owned(), "2017-04-30".to_owned()));
    assert_eq!(ends("2017-04-30"), ("2017-04-30".to_owned(), "2017-04-30".to_owned()));
    assert_eq!(ends("9999"), ("9999-01-01".to_owned(), "9999-12-31".to_owned()));
    assert!(!partial("2017-04-30").is_before(day));
    assert!(partial("2017-04-29").is_before(day));
    assert!(!partial("2017-04").is_before(day));
    assert!(partial("2016").is_before(date("2017-01-01")));
    assert!(!partial("2016").is_before(date("2016-12-31")));
}

#[test]
fn a_time_gives_its_parts() {
    let parts = |text| {
        let time = Time::new(text).unwrap();
        (time.hour(), time.minute())
    };
    assert_eq!(parts("00:00"), (0, 0));
    assert_eq!(parts("00:59"), (0, 59));
    assert_eq!(parts("01:00"), (1, 0));
    assert_eq!(parts("23:59"), (23, 59));
    assert!(Time::new("09:59").unwrap() < Time::new("10:00").unwrap());
}

#[test]
fn a_financial_year_turns_on_the_first_of_april() {
    let of = |text| FinancialYear::of(date(text)).map(|year| year.to_string());
    assert_eq!(of("2024-03-31").as_deref(), Some("2023/24"));
    assert_eq!(of("2024-04-01").as_deref(), Some("2024/25"));
    assert_eq!(of("2024-12-31").as_deref(), Some("2024/25"));
    assert_eq!(of("2025-01-01").as_deref(), Some("2024/25"));
    assert_eq!(of("1000-03-31"), None);
    assert_eq!(of("1000-04-01").as_deref(), Some("1000/01"));
    assert_eq!(of("9999-03-31").as_deref(), Some("9998/99"));
    assert_eq!(of("9999-04-01"), None);
    let year = FinancialYear::new("1999/00").unwrap();
    assert_eq!(year.first_day(), Some(date("1999-04-01")));
    assert_eq!(year.last_day(), Some(date("2000-03-31")));
    assert_eq!(year.starts_in(), 1999);
    assert_eq!(year.previous().unwrap().to_string(), "1998/99");
    assert_eq!(year.next().unwrap().to_string(), "2000/01");
    assert_eq!(FinancialYear::new("1001/02").unwrap().previous().unwrap().to_string(), "1000/01");
    assert_eq!(FinancialYear::new("9997/98").unwrap().next().unwrap().to_string(), "9998/99");
    assert!(year < FinancialYear::new("2000/01").unwrap());
}

#[test]
fn a_municipal_year_is_named_by_the_year_in_which_it_starts() {
    let starts_in = |text| MunicipalYear::new(text).unwrap().starts_in();
    assert_eq!(starts_in("1999/00"), 1999);
    assert_eq!(starts_in("1000/01"), 1000);
    assert_eq!(starts_in("9998/99"), 9998);
    assert_eq!(MunicipalYear::new("1999/00").unwrap().to_string(), "1999/00");
}

#[test]
fn a_quarter_holds_its_three_months() {
    for (quarter, number, first, last) in [
        ("2023/24 Q1", 1, "2023-04-01", "2023-06-30"),
        ("2023/24 Q2", 2, "2023-07-01", "2023-09-30"),
        ("2023/24 Q3", 3, "2023-10-01", "2023-12-31"),
        ("2023/24 Q4", 4, "2024-01-01", "2024-03-31"),
    ] {
        let quarter = Quarter::new(quarter).unwrap();
        assert_eq!(quarter.number(), number);
        assert_eq!(quarter.financial_year().to_string(), "2023/24");
        assert_eq!(quarter.first_day(), Some(date(first)));
        assert_eq!(quarter.last_day(), Some(date(last)));
        for day in [first, last] {
            assert_eq!(Quarter::of(date(day)), Some(quarter));
            assert!(quarter.contains(date(day)));
        }
        assert!(!quarter.contains(date(first).plus_days(-1).unwrap()));
        assert!(!quarter.contains(date(last).plus_days(1).unwrap()));
    }
    assert_eq!(Quarter::of(date("1000-03-31")), None);
    assert_eq!(Quarter::of(date("9999-04-01")), None);
}

#[test]
fn sums_are_taken_in_one_currency() {
    assert_eq!((pounds(158_900).minor_units(), pounds(1).currency()), (158_900, Currency::GBP));
    assert_eq!(euros(1).currency().code(), "EUR");
    assert_eq!(pounds(7).plus(pounds(5)), Some(pounds(12)));
    assert_eq!(pounds(7).minus(pounds(5)), Some(pounds(2)));
    assert_eq!(pounds(5).minus(pounds(7)), Some(pounds(-2)));
    assert_eq!(pounds(7).minus(euros(5)), None);
    assert_eq!(pounds(7).plus(euros(5)), None);
    assert_eq!(Money::sum([pounds(7)]), Some(pounds(7)));
    assert_eq!(Money::sum([pounds(7), pounds(5), pounds(-1)]), Some(pounds(11)));
    assert_eq!(Money::sum([pounds(7), euros(5)]), None);
    assert_eq!(Money::sum([euros(7), euros(5)]), Some(euros(12)));
    let largest = pounds((1 << 53) - 1);
    assert_eq!(largest.plus(pounds(0)), Some(largest));
    assert_eq!(pounds(1 - (1 << 53)).minus(pounds(1)), None);
    assert_eq!(Money::sum([largest, pounds(1)]), None);
    assert_eq!(Money::sum([pounds(-1), largest, pounds(1)]), Some(largest));
}

#[test]
fn money_shows_the_digits_of_its_currency() {
    let shown = |minor, code| Money::new(minor, Currency::new(code).unwrap()).unwrap().to_string();
    assert_eq!(shown(99, "GBP"), "£0.99");
    assert_eq!(shown(100, "GBP"), "£1.00");
    assert_eq!(shown(-1, "GBP"), "-£0.01");
    assert_eq!(shown(100_000, "GBP"), "£1,000.00");
    assert_eq!(shown(1, "CLF"), "0.0001 CLF");
    assert_eq!(shown(0, "JPY"), "0 JPY");
    assert_eq!(shown(999, "JPY"), "999 JPY");
    assert_eq!(shown(1_000, "JPY"), "1,000 JPY");
}

#[test]
fn money_is_read_as_it_is_written_and_checked_on_the_way() {
    let written = serde_json::to_string(&pounds(-5)).unwrap();
    assert_eq!(written, r#"{"minor_units":-5,"currency":"GBP"}"#);
    assert_eq!(serde_json::from_str::<Money>(&written).unwrap(), pounds(-5));
    for refused in [
        r#"{"minor_units":9007199254740992,"currency":"GBP"}"#,
        r#"{"minor_units":-9007199254740992,"currency":"GBP"}"#,
        r#"{"minor_units":1,"currency":"GBP","pence":1}"#,
        r#"{"minor_units":1}"#,
    ] {
        assert!(serde_json::from_str::<Money>(refused).is_err(), "{refused}");
    }
}

#[test]
fn a_currency_has_the_minor_digits_of_iso_4217() {
    let with = |digits: usize, codes: &str| {
        for code in codes.split(' ') {
            assert_eq!(Currency::new(code).unwrap().minor_digits(), digits, "{code}");
        }
    };
    with(0, "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF");
    with(2, "AED GBP EUR USD ZWG MGA MRU");
    with(3, "BHD IQD JOD KWD LYD OMR TND");
    with(4, "CLF UYW");
    assert_eq!(Currency::new("GBP").unwrap(), Currency::GBP);
    assert_eq!(Currency::GBP.code(), "GBP");
}

#[test]
fn a_label_counts_characters_and_has_none_that_break_the_line() {
    assert!(Label::new(&"é".repeat(64)).is_ok());
    assert!(Label::new(&"é".repeat(65)).is_err());
    for refused in ["1\t2", "1\u{7f}2", "1\u{85}2", "1\u{2028}2", "1\u{2029}2", "\u{a0}1"] {
        assert!(Label::new(refused).is_err(), "{refused:?}");
    }
    assert!(Label::new("1\u{a0}2").is_ok());
}

#[test]
fn a_label_is_bare_without_what_sets_it_off() {
    for text in ["(b)", "[b]", "b.", "b:", "( b )", "((b).)", "b"] {
        assert_eq!(label(text).bare(), "b", "{text}");
    }
    assert_eq!(label("7.1").bare(), "7.1");
    assert_eq!(label("-b").bare(), "-b");
    assert_eq!(label("5 (a).").bare(), "5 (a)");
    assert_eq!(label("[5] a:").bare(), "[5] a");
    assert_eq!(label("()").bare(), "");
    assert_eq!(label("()").number(), None);
    assert_eq!(label("0").number(), Some(0));
    assert_eq!(label("18446744073709551615").number(), Some(u64::MAX));
    assert_eq!(label("18446744073709551616").number(), None);
    assert_eq!(label("7.1").number(), None);
    assert_eq!(label("7").last_number(), Some(7));
    assert_eq!(label("12 of 345.").last_number(), Some(345));
    assert_eq!(label("£7").last_number(), Some(7));
    assert_eq!(label("18446744073709551616").last_number(), None);
}

#[test]
fn labels_order_run_by_run() {
    for (before, after) in [
        ("9", "10"),
        ("99999999999999999998", "99999999999999999999"),
        ("09", "10"),
        ("2", "10a"),
        ("7", "7a"),
        ("a", "a1"),
        ("a2", "a10"),
        ("a2b3", "a2b20"),
        ("a2b20", "a3b3"),
        ("02", "2"),
        ("02a", "2a"),
        ("2", "03"),
        ("1", "a"),
        ("a", "b"),
        ("12", "13"),
        ("12", "a"),
        ("aa", "b"),
    ] {
        assert!(label(before) < label(after), "{before} is not before {after}");
        assert!(label(after) > label(before), "{after} is not after {before}");
    }
    assert_eq!(label("7b").cmp(&label("7b")), std::cmp::Ordering::Equal);
    assert_eq!(label("7b").partial_cmp(&label("7c")), Some(std::cmp::Ordering::Less));
}

#[test]
fn texts_and_labels_keep_what_they_were_given() {
    let text = Text::new(" Noted. \n").unwrap();
    assert_eq!((text.as_str(), text.as_ref()), (" Noted. \n", " Noted. \n"));
    assert_eq!(label("SSP 136/13").as_str(), "SSP 136/13");
    assert_eq!(label("SSP 136/13").to_string(), "SSP 136/13");
}

#[test]
fn an_id_is_its_uuid() {
    let text = "0192f0c1-2a3b-7c4d-8e5f-60718293a4b5";
    let id = MeetingId::new(text).unwrap();
    assert_eq!(id.as_uuid().to_string(), text);
    assert_eq!(MeetingId::from(*id.as_uuid()), id);
    assert_eq!(MeetingId::try_from(text).unwrap(), id);
    assert_eq!(serde_json::to_string(&id).unwrap(), format!("\"{text}\""));
    assert!(id < MeetingId::new("0192f0c1-2a3b-7c4d-8e5f-60718293a4b6").unwrap());
}

#[test]
fn values_are_strings_and_nothing_else() {
    assert_eq!(serde_json::from_str::<Date>("\"2024-07-09\"").unwrap(), date("2024-07-09"));
    assert!(serde_json::from_str::<Date>("20240709").is_err());
    assert!(serde_json::from_str::<Label>("7").is_err());
    assert!(serde_json::from_str::<Quarter>("\"2024/25 Q5\"").is_err());
}

#[test]
fn nothing_stands_after_the_day() {
    for refused in ["2024-02-09-10", "2024-02-09-", "2024-02-09 "] {
        assert!(Date::new(refused).is_err(), "{refused}");
    }
}

#[test]
fn a_sign_is_no_digit() {
    for refused in ["2024-+2-09", "2024-02-+9", "+024-02-09"] {
        assert!(Date::new(refused).is_err(), "{refused}");
    }
    assert!(PartialDate::new("2024-+2").is_err());
    assert!(Time::new("+9:30").is_err());
    assert!(Time::new("09:+5").is_err());
    assert!(FinancialYear::new("2004/+5").is_err());
    assert!(MunicipalYear::new("2004/+5").is_err());
    assert_eq!(label("+18").number(), None);
}
