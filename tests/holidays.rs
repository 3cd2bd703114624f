//! The holidays of `examples/holidays-uk.json` are those that were published.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test that meets the unexpected should stop"
)]

use std::collections::HashSet;

use minutebook::calendar::Holidays;
use minutebook::model::Nation;
use minutebook::value::{Date, Weekday};

const ENGLAND: Nation = Nation::England;
const NATIONS: [Nation; 4] =
    [Nation::England, Nation::Wales, Nation::Scotland, Nation::NorthernIreland];

fn holidays() -> Holidays {
    Holidays::from_json(include_str!("../examples/holidays-uk.json")).unwrap()
}

fn date(text: &str) -> Date {
    Date::new(text).unwrap()
}

/// The holidays of a nation in a year.
fn year(all: &Holidays, nation: Nation, year: u16) -> Vec<Date> {
    let calendars = all.calendars.iter().filter(|one| one.nations.contains(&nation));
    let days = calendars.flat_map(|one| &one.holidays).map(|holiday| holiday.on);
    days.filter(|on| on.year() == year).collect()
}

/// A usual year has eight holidays in England and Wales, nine in Scotland, ten in Northern Ireland;
/// the one-off days come on top.
#[test]
fn every_year_has_its_number_of_holidays() {
    let all = holidays();
    for of in 2012..=2028 {
        // The Diamond Jubilee; the Platinum Jubilee and the state funeral; the coronation.
        let one_off = match of {
            2012 | 2023 => 1,
            2022 => 2,
            _ => 0,
        };
        let world_cup = usize::from(of == 2026);
        let counts = NATIONS.map(|nation| year(&all, nation, of).len() - one_off);
        assert_eq!(counts, [8, 8, 9 + world_cup, 10], "{of}");
    }
}

#[test]
fn calendars_cover_every_nation_once_in_order_and_on_weekdays() {
    let all = holidays();
    for nation in NATIONS {
        let calendars: Vec<_> =
            all.calendars.iter().filter(|one| one.nations.contains(&nation)).collect();
        assert_eq!(calendars.len(), 1, "{nation:?}");
        let days: Vec<_> = calendars[0].holidays.iter().map(|holiday| holiday.on).collect();
        assert!(days.is_sorted(), "{nation:?}");
        assert_eq!(days.iter().collect::<HashSet<_>>().len(), days.len(), "{nation:?}");
        for on in days {
            assert!(calendars[0].span.contains(on), "{on}");
            assert!(!matches!(on.weekday(), Weekday::Saturday | Weekday::Sunday), "{on}");
        }
    }
}

#[test]
fn known_days_are_holidays_or_not() {
    use Nation::{England, NorthernIreland, Scotland, Wales};
    let uk: &[Nation] = &NATIONS;
    // The day, where it is a holiday; elsewhere it is a working day.
    let known: &[(&str, &[Nation])] = &[
        // The Diamond Jubilee, with the spring holiday moved to the day before.
        ("2012-05-28", &[]),
        ("2012-06-04", uk),
        ("2012-06-05", uk),
        // VE day in place of the first Monday in May.
        ("2020-05-04", &[]),
        ("2020-05-08", uk),
        // The Platinum Jubilee, with the spring holiday moved; the state funeral.
        ("2022-05-30", &[]),
        ("2022-06-02", uk),
        ("2022-06-03", uk),
        ("2022-09-19", uk),
        // The coronation, beside the holidays of the first and the last Monday in May.
        ("2023-05-01", uk),
        ("2023-05-08", uk),
        ("2023-05-29", uk),
        // Scotland at the World Cup.
        ("2026-06-15", &[Scotland]),
        // Easter.
        ("2024-03-29", uk),
        ("2024-04-01", &[England, Wales, NorthernIreland]),
        // Summer.
        ("2024-08-05", &[Scotland]),
        ("2024-08-26", &[England, Wales, NorthernIreland]),
        // 1 January a Sunday: in Scotland the 2nd is a holiday of its own.
        ("2023-01-02", uk),
        ("2023-01-03", &[Scotland]),
        // 1 January a Saturday.
        ("2022-01-03", uk),
        ("2022-01-04", &[Scotland]),
        // 2 January a Saturday.
        ("2021-01-04", &[Scotland]),
        // St Andrew's day, a Thursday, and on the Monday after a Saturday and a Sunday.
        ("2023-11-30", &[Scotland]),
        ("2024-12-02", &[Scotland]),
        ("2025-12-01", &[Scotland]),
        // St Patrick's day after a Sunday; the Battle of the Boyne after a Saturday and a Sunday.
        ("2024-03-18", &[NorthernIreland]),
        ("2023-03-17", &[NorthernIreland]),
        ("2025-07-14", &[NorthernIreland]),
        ("2026-07-13", &[NorthernIreland]),
        // Christmas on a Saturday, and on a Sunday, when Boxing Day keeps its place.
        ("2021-12-27", uk),
        ("2021-12-28", uk),
        ("2022-12-26", uk),
        ("2022-12-27", uk),
        ("2022-12-28", &[]),
        // Boxing Day on a Saturday.
        ("2020-12-28", uk),
        ("2028-12-26", uk),
    ];
    let all = holidays();
    for (day, at) in known {
        for nation in NATIONS {
            let working = all.is_working_day(nation, date(day));
            assert_eq!(working, Some(!at.contains(&nation)), "{day} in {nation:?}");
        }
    }
}

#[test]
fn five_clear_days_are_counted_by_them() {
    let all = holidays();
    let clear =
        |notice, meeting| all.clear_working_days(ENGLAND, date(notice), date(meeting)).unwrap();
    // One day below, at and above.
    let days = ["2021-09-17", "2021-09-16", "2021-09-15"];
    assert_eq!(days.map(|notice| clear(notice, "2021-09-24")), [4, 5, 6]);
    let days = ["2022-09-15", "2022-09-14", "2022-09-13"];
    assert_eq!(days.map(|notice| clear(notice, "2022-09-23")), [4, 5, 6]);
}

#[test]
fn outside_its_years_the_file_does_not_know() {
    let all = holidays();
    assert_eq!(all.is_working_day(ENGLAND, date("2011-12-30")), None);
    assert_eq!(all.is_working_day(ENGLAND, date("2012-01-03")), Some(true));
    assert_eq!(all.is_working_day(ENGLAND, date("2028-12-29")), Some(true));
    assert_eq!(all.is_working_day(ENGLAND, date("2029-01-02")), None);
}
