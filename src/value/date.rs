use std::fmt;

use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};

use super::{StringValue, ValueError, digits, string_value};

/// A civil date, written exactly `YYYY-MM-DD`, in the years 1000 to 9999.
///
/// # Examples
/// ```
/// use minutebook::value::{Date, Weekday};
///
/// let date = Date::new("2024-02-29")?;
/// assert_eq!(date.weekday(), Weekday::Thursday);
/// assert!(Date::new("2023-02-29").is_err());
/// assert!(Date::new("24-02-09").is_err());
/// # Ok::<(), minutebook::value::ValueError>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date(NaiveDate);

impl Date {
    /// The date of a year, a month from 1 and a day from 1.
    ///
    /// # Errors
    /// Fails where there is no such day or the year is not within 1000 to 9999.
    pub fn from_ymd(year: u16, month: u8, day: u8) -> Result<Self, ValueError> {
        Self::checked_ymd(year, month, day)
            .ok_or_else(|| ValueError::new(&format!("{year}-{month}-{day}"), Self::EXPECTED))
    }

    pub(crate) fn checked_ymd(year: u16, month: u8, day: u8) -> Option<Self> {
        let date = NaiveDate::from_ymd_opt(i32::from(year), u32::from(month), u32::from(day))?;
        Self::in_range(date)
    }

    fn in_range(date: NaiveDate) -> Option<Self> {
        (1000..=9999).contains(&date.year()).then_some(Self(date))
    }

    /// The year.
    pub fn year(self) -> u16 {
        u16::try_from(self.0.year()).unwrap_or_default()
    }

    /// The month, 1 to 12.
    pub fn month(self) -> u8 {
        u8::try_from(self.0.month()).unwrap_or_default()
    }

    /// The day of the month, from 1.
    pub fn day(self) -> u8 {
        u8::try_from(self.0.day()).unwrap_or_default()
    }

    /// The day of the week.
    pub fn weekday(self) -> Weekday {
        match self.0.weekday() {
            chrono::Weekday::Mon => Weekday::Monday,
            chrono::Weekday::Tue => Weekday::Tuesday,
            chrono::Weekday::Wed => Weekday::Wednesday,
            chrono::Weekday::Thu => Weekday::Thursday,
            chrono::Weekday::Fri => Weekday::Friday,
            chrono::Weekday::Sat => Weekday::Saturday,
            chrono::Weekday::Sun => Weekday::Sunday,
        }
    }

    /// The date `days` later, or earlier where negative; nothing past the year 9999.
    pub fn plus_days(self, days: i64) -> Option<Self> {
        let days = chrono::TimeDelta::try_days(days)?;
        self.0.checked_add_signed(days).and_then(Self::in_range)
    }

    /// The date `months` later; where the month is too short, its last day.
    pub fn plus_months(self, months: u32) -> Option<Self> {
        self.0.checked_add_months(chrono::Months::new(months)).and_then(Self::in_range)
    }

    /// How many days this date is after `earlier`; negative where it is before.
    pub fn days_since(self, earlier: Self) -> i64 {
        self.0.signed_duration_since(earlier.0).num_days()
    }

    /// The same date in chrono's type.
    pub fn to_chrono(self) -> NaiveDate {
        self.0
    }
}

impl TryFrom<NaiveDate> for Date {
    type Error = ValueError;

    fn try_from(date: NaiveDate) -> Result<Self, ValueError> {
        Self::in_range(date).ok_or_else(|| ValueError::new(&date.to_string(), Self::EXPECTED))
    }
}

impl StringValue for Date {
    const NAME: &'static str = "Date";
    const EXPECTED: &'static str = "a date: expected a day of the calendar, as in `2024-02-29`";

    fn parse(text: &str) -> Option<Self> {
        let mut parts = text.splitn(3, '-');
        let year = digits(parts.next()?, 4)?;
        let month = digits(parts.next()?, 2)?;
        let day = digits(parts.next()?, 2)?;
        Self::checked_ymd(year, u8::try_from(month).ok()?, u8::try_from(day).ok()?)
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year(), self.month(), self.day())
    }
}

/// A pattern for the real days of the years 1000 to 9999, leap years included,
/// so that a validator that ignores `format` still refuses 30 February.
#[cfg(feature = "schema")]
pub(super) const DATE_PATTERN: &str = "^([1-9][0-9]{3}-((0[13578]|1[02])-(0[1-9]|[12][0-9]|3[01])\
    |(0[469]|11)-(0[1-9]|[12][0-9]|30)|02-(0[1-9]|1[0-9]|2[0-8]))\
    |([1-9][0-9](0[48]|[2468][048]|[13579][26])|(1[26]|[2468][048]|[3579][26])00)-02-29)$";

string_value!(Date, schema: {
    "title": "Date",
    "description": "A civil date, written YYYY-MM-DD, in the years 1000 to 9999.",
    "format": "date",
    "maxLength": 10,
    "pattern": DATE_PATTERN,
    "examples": ["2024-06-28"]
});

/// A day of the week, as printed beside a date.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
#[allow(clippy::exhaustive_enums, reason = "a week has seven days")]
pub enum Weekday {
    /// Monday.
    Monday,
    /// Tuesday.
    Tuesday,
    /// Wednesday.
    Wednesday,
    /// Thursday.
    Thursday,
    /// Friday.
    Friday,
    /// Saturday.
    Saturday,
    /// Sunday.
    Sunday,
}

impl fmt::Display for Weekday {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(self, f)
    }
}
