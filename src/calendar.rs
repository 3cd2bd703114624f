//! Working days and clear days, with the holidays as input.

use std::collections::BTreeSet;

#[cfg(feature = "schema")]
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::model::{DateSpan, Nation};
use crate::value::{Date, Text, Weekday};

/// The bank holidays of one or more nations, each for a span of years.
///
/// No holidays are known without it: Easter can be computed, a day of
/// mourning cannot. A calendar is given as a file and answers only within its
/// span; outside it the answer is unknown, never a guess.
///
/// # Examples
/// ```
/// use minutebook::calendar::Holidays;
/// use minutebook::model::Nation;
/// use minutebook::value::Date;
///
/// let holidays = Holidays::from_json(
///     r#"{"calendars": [{
///         "nations": ["england", "wales"],
///         "span": {"from": "2022-01-01", "until": "2022-12-31"},
///         "holidays": [{"on": "2022-09-19", "name": "State funeral"}]
///     }]}"#,
/// )?;
/// let notice = Date::new("2022-09-14").unwrap();
/// let meeting = Date::new("2022-09-23").unwrap();
/// assert_eq!(holidays.clear_working_days(Nation::England, notice, meeting), Some(5));
/// assert_eq!(holidays.clear_working_days(Nation::Scotland, notice, meeting), None);
/// # Ok::<(), minutebook::read::ReadError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Holidays {
    /// The calendars.
    pub calendars: Vec<HolidayCalendar>,
}

/// The bank holidays of nations that share them, for a span of days.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct HolidayCalendar {
    /// The nations.
    pub nations: Vec<Nation>,
    /// The days for which the list is complete.
    pub span: DateSpan,
    /// The holidays.
    pub holidays: Vec<Holiday>,
}

/// One bank holiday.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Holiday {
    /// The day.
    pub on: Date,
    /// What it is.
    pub name: Text,
}

impl Holidays {
    /// Whether `date` is a working day in `nation`: Monday to Friday and no
    /// holiday. Unknown outside the calendars' spans.
    pub fn is_working_day(&self, nation: Nation, date: Date) -> Option<bool> {
        let calendar = self.of(nation).find(|calendar| calendar.span.contains(date))?;
        Some(is_weekday(date) && calendar.holidays.iter().all(|holiday| holiday.on != date))
    }

    fn of(&self, nation: Nation) -> impl Iterator<Item = &HolidayCalendar> {
        self.calendars.iter().filter(move |calendar| calendar.nations.contains(&nation))
    }

    /// The first working day after `date` in `nation`. Unknown where that leads outside the
    /// calendars' spans.
    pub fn next_working_day(&self, nation: Nation, date: Date) -> Option<Date> {
        let mut day = date.plus_days(1)?;
        while !self.is_working_day(nation, day)? {
            day = day.plus_days(1)?;
        }
        Some(day)
    }

    /// How many working days lie between two days, both of them excluded.
    /// Unknown where a day between them is outside the calendars' spans.
    pub fn clear_working_days(&self, nation: Nation, first: Date, last: Date) -> Option<usize> {
        let mut count = 0;
        let Some(mut day) = first.plus_days(1) else { return Some(count) };
        while day < last {
            // As far as one calendar tells of the days, they are counted at once.
            let calendar = self.of(nation).find(|calendar| calendar.span.contains(day))?;
            let next =
                self.of(nation).map(|calendar| calendar.span.from).filter(|from| *from > day);
            let end =
                calendar.span.until.plus_days(1).into_iter().chain(next).chain([last]).min()?;
            count += calendar.working_days(day, end);
            day = end;
        }
        Some(count)
    }
}

impl HolidayCalendar {
    /// How many working days there are from a day to the day before `end`.
    fn working_days(&self, from: Date, end: Date) -> usize {
        let days = end.days_since(from);
        let odd_days = (days - days % 7..days).filter_map(|later| from.plus_days(later));
        let weekdays = usize::try_from(days / 7).unwrap_or_default() * 5
            + odd_days.filter(|day| is_weekday(*day)).count();
        let holidays = self.holidays.iter().map(|holiday| holiday.on);
        let off: BTreeSet<_> =
            holidays.filter(|day| (from..end).contains(day) && is_weekday(*day)).collect();
        weekdays.saturating_sub(off.len())
    }
}

fn is_weekday(date: Date) -> bool {
    !matches!(date.weekday(), Weekday::Saturday | Weekday::Sunday)
}

/// How many days lie between two days, both of them excluded.
///
/// # Examples
/// ```
/// use minutebook::calendar::clear_days;
/// use minutebook::value::Date;
///
/// let notice = Date::new("2024-06-24").unwrap();
/// assert_eq!(clear_days(notice, Date::new("2024-06-28").unwrap()), 3);
/// assert_eq!(clear_days(notice, notice), 0);
/// ```
pub fn clear_days(first: Date, last: Date) -> usize {
    usize::try_from(last.days_since(first) - 1).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(text: &str) -> Date {
        Date::new(text).unwrap()
    }

    fn calendar(span: (&str, &str), holidays: &[&str]) -> Holidays {
        let span = DateSpan { from: date(span.0), until: date(span.1) };
        let holidays = holidays
            .iter()
            .map(|day| Holiday { on: date(day), name: Text::new("Holiday").unwrap() })
            .collect();
        let nations = vec![Nation::England, Nation::Wales];
        Holidays { calendars: vec![HolidayCalendar { nations, span, holidays }] }
    }

    #[test]
    fn clear_days_exclude_both_ends() {
        let thursday = date("1990-04-26");
        assert_eq!(clear_days(thursday, date("1990-04-27")), 0);
        assert_eq!(clear_days(thursday, date("1990-04-28")), 1);
        assert_eq!(clear_days(thursday, date("1990-04-25")), 0);
    }

    #[test]
    fn clear_working_days_exclude_the_weekend() {
        // Ex parte Elitestone: Thursday 26 April to Tuesday 1 May 1990 is two clear days.
        let year = calendar(("1990-01-01", "1990-12-31"), &[]);
        let (notice, meeting) = (date("1990-04-26"), date("1990-05-01"));
        assert_eq!(year.clear_working_days(Nation::England, notice, meeting), Some(2));
    }

    #[test]
    fn five_clear_days_before_a_friday_begin_on_the_thursday_of_the_week_before() {
        let year = calendar(("2021-01-01", "2021-12-31"), &[]);
        let meeting = date("2021-09-24");
        let clear = |notice| year.clear_working_days(Nation::England, date(notice), meeting);
        assert_eq!(clear("2021-09-15"), Some(6));
        assert_eq!(clear("2021-09-16"), Some(5));
        assert_eq!(clear("2021-09-17"), Some(4));
    }

    #[test]
    fn a_day_of_mourning_is_not_a_working_day() {
        let year = calendar(("2022-01-01", "2022-12-31"), &["2022-09-19"]);
        let meeting = date("2022-09-23");
        let clear = |notice| year.clear_working_days(Nation::England, date(notice), meeting);
        assert_eq!(clear("2022-09-14"), Some(5));
        assert_eq!(clear("2022-09-15"), Some(4));
    }

    #[test]
    fn the_next_working_day_is_after_the_weekend_and_the_holiday() {
        let year = calendar(("2022-01-01", "2022-12-31"), &["2022-09-19"]);
        let next = |day| year.next_working_day(Nation::England, date(day));
        assert_eq!(next("2022-09-15"), Some(date("2022-09-16")));
        assert_eq!(next("2022-09-16"), Some(date("2022-09-20")));
        assert_eq!(next("2022-12-31"), None);
    }

    #[test]
    fn working_days_are_as_many_as_a_count_of_each() {
        // The first calendar begins within the second, and has a holiday there that it has not.
        let days_off = ["2021-08-30", "2022-09-19", "2022-09-18"];
        let mut holidays = calendar(("2021-06-01", "2022-12-31"), &days_off);
        let twice = calendar(("2020-01-01", "2021-12-31"), &["2021-05-03", "2021-05-03"]);
        holidays.calendars.extend(twice.calendars);
        let first = date("2021-04-28");
        for days in 0..600 {
            let last = first.plus_days(days).unwrap();
            let between = (1..days).map(|later| first.plus_days(later).unwrap());
            let working =
                between.filter(|day| holidays.is_working_day(Nation::England, *day).unwrap());
            let counted = holidays.clear_working_days(Nation::England, first, last);
            assert_eq!(counted, Some(working.count()), "{last}");
        }
    }

    #[test]
    fn outside_the_span_the_answer_is_unknown() {
        let year = calendar(("2022-01-01", "2022-12-31"), &[]);
        let clear =
            |until| year.clear_working_days(Nation::England, date("2022-12-28"), date(until));
        assert_eq!(clear("2023-01-01"), Some(2));
        assert_eq!(clear("2023-01-02"), None);
        assert_eq!(year.is_working_day(Nation::Scotland, date("2022-06-01")), None);
    }
}
