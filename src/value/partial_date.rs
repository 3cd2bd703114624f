use std::fmt;

use super::{Date, StringValue, digits, string_value};

/// A date of which perhaps only the month or the year is known.
///
/// Written `2017`, `2017-04` or `2017-04-30`.
///
/// # Examples
/// ```
/// use minutebook::value::PartialDate;
///
/// let end_of_november = PartialDate::new("2017-11")?;
/// assert_eq!(end_of_november.latest().to_string(), "2017-11-30");
/// assert!(PartialDate::new("2017-13").is_err());
/// # Ok::<(), minutebook::value::ValueError>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PartialDate {
    first: Date,
    known: Known,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
enum Known {
    Year,
    Month,
    Day,
}

impl PartialDate {
    /// The whole date, where the day is known.
    pub fn date(self) -> Option<Date> {
        (self.known == Known::Day).then_some(self.first)
    }

    /// The first day that it can mean.
    pub fn earliest(self) -> Date {
        self.first
    }

    /// The last day that it can mean.
    pub fn latest(self) -> Date {
        let months = match self.known {
            Known::Day => return self.first,
            Known::Month => 1,
            Known::Year => 12,
        };
        let next = self.first.plus_months(months).and_then(|next| next.plus_days(-1));
        // Only December 9999 has no day after it.
        next.or_else(|| Date::checked_ymd(9999, 12, 31)).unwrap_or(self.first)
    }

    /// Whether every day that it can mean is before `date`.
    pub fn is_before(self, date: Date) -> bool {
        self.latest() < date
    }
}

impl From<Date> for PartialDate {
    fn from(date: Date) -> Self {
        Self { first: date, known: Known::Day }
    }
}

impl StringValue for PartialDate {
    const NAME: &'static str = "PartialDate";
    const EXPECTED: &'static str =
        "a date, a month or a year: expected a form such as `2017-04-30`, `2017-04` or `2017`";

    fn parse(text: &str) -> Option<Self> {
        let (first, known) = match text.len() {
            4 => (Date::checked_ymd(digits(text, 4)?, 1, 1)?, Known::Year),
            7 => {
                let (year, month) = text.split_once('-')?;
                let month = u8::try_from(digits(month, 2)?).ok()?;
                (Date::checked_ymd(digits(year, 4)?, month, 1)?, Known::Month)
            }
            _ => (Date::parse(text)?, Known::Day),
        };
        Some(Self { first, known })
    }
}

impl fmt::Display for PartialDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let date = self.first;
        match self.known {
            Known::Year => write!(f, "{:04}", date.year()),
            Known::Month => write!(f, "{:04}-{:02}", date.year(), date.month()),
            Known::Day => date.fmt(f),
        }
    }
}

#[cfg(feature = "schema")]
const MONTH_OR_YEAR: &str = "^[1-9][0-9]{3}(-(0[1-9]|1[0-2]))?$";

string_value!(PartialDate, schema: {
    "title": "PartialDate",
    "description": "A date of which perhaps only the month or the year is known: YYYY-MM-DD, YYYY-MM or YYYY.",
    "maxLength": 10,
    "not": crate::value::line_break(),
    "pattern": format!("{MONTH_OR_YEAR}|{}", super::date::DATE_PATTERN),
    "examples": ["2017-04-30", "2017-04", "2017"]
});
