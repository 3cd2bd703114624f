use std::fmt;

use super::{Date, StringValue, digits, string_value};

/// Reads "2024/25" as 2024: the second part must be the last two digits of the next year.
pub(super) fn first_of_pair(text: &str) -> Option<u16> {
    let (first, second) = text.split_once('/')?;
    let (first, second) = (digits(first, 4)?, digits(second, 2)?);
    // The last year of the calendar types is 9999, so 9998 is the last that can have a next.
    ((1000..=9998).contains(&first) && (first + 1) % 100 == second).then_some(first)
}

fn write_pair(first: u16, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    write!(f, "{first:04}/{:02}", (first + 1) % 100)
}

/// "2024/25" with every one of the hundred possible pairs spelt out.
#[cfg(feature = "schema")]
pub(super) fn pair_pattern() -> String {
    let pairs: Vec<_> = (0..99).map(|year| format!("{year:02}/{:02}", year + 1)).collect();
    // 9999/00 would need the year 10000. Not all engines can look ahead to refuse it.
    format!("([1-9][0-9]({})|([1-8][0-9]|9[0-8])99/00)", pairs.join("|"))
}

/// A financial year, 1 April to 31 March, written "2024/25".
///
/// The pair is checked: "1999/00" is a year, "2021/23" is not.
///
/// # Examples
/// ```
/// use minutebook::value::{Date, FinancialYear};
///
/// let year = FinancialYear::new("2024/25")?;
/// assert!(year.contains(Date::new("2025-03-31")?));
/// assert!(!year.contains(Date::new("2025-04-01")?));
/// assert!(FinancialYear::new("2021/23").is_err());
/// # Ok::<(), minutebook::value::ValueError>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FinancialYear {
    first: u16,
}

impl FinancialYear {
    pub(super) fn starting(first: u16) -> Option<Self> {
        (1000..=9998).contains(&first).then_some(Self { first })
    }

    /// The financial year in which `date` falls; nothing at the very ends of the calendar.
    pub fn of(date: Date) -> Option<Self> {
        let first = if date.month() >= 4 { date.year() } else { date.year() - 1 };
        Self::starting(first)
    }

    /// 1 April of its first year.
    pub fn first_day(self) -> Option<Date> {
        Date::checked_ymd(self.first, 4, 1)
    }

    /// 31 March of its second year.
    pub fn last_day(self) -> Option<Date> {
        Date::checked_ymd(self.first + 1, 3, 31)
    }

    /// Whether `date` is within the year, both ends included.
    pub fn contains(self, date: Date) -> bool {
        Self::of(date) == Some(self)
    }

    /// The year in which it begins.
    pub fn starts_in(self) -> u16 {
        self.first
    }

    /// The financial year after it.
    pub fn next(self) -> Option<Self> {
        Self::starting(self.first + 1)
    }

    /// The financial year before it.
    pub fn previous(self) -> Option<Self> {
        Self::starting(self.first - 1)
    }
}

impl StringValue for FinancialYear {
    const NAME: &'static str = "FinancialYear";
    const EXPECTED: &'static str =
        "a financial year: expected two successive years, as in `2024/25`";

    fn parse(text: &str) -> Option<Self> {
        first_of_pair(text).map(|first| Self { first })
    }
}

impl fmt::Display for FinancialYear {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write_pair(self.first, f)
    }
}

string_value!(FinancialYear, schema: {
    "title": "FinancialYear",
    "description": "A financial year, 1 April to 31 March, written as two successive years.",
    "maxLength": 7,
    "pattern": format!("^{}$", pair_pattern()),
    "examples": ["2024/25", "1999/00"]
});

/// A municipal year, from one annual meeting to the next, written "2024/25".
///
/// It has no fixed dates: the council's annual meetings bound it, usually in May.
///
/// # Examples
/// ```
/// use minutebook::value::MunicipalYear;
///
/// assert_eq!(MunicipalYear::new("2015/16")?.starts_in(), 2015);
/// assert!(MunicipalYear::new("2015/2016").is_err());
/// # Ok::<(), minutebook::value::ValueError>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct MunicipalYear {
    first: u16,
}

impl MunicipalYear {
    /// The calendar year in which it begins.
    pub fn starts_in(self) -> u16 {
        self.first
    }
}

impl StringValue for MunicipalYear {
    const NAME: &'static str = "MunicipalYear";
    const EXPECTED: &'static str =
        "a municipal year: expected two successive years, as in `2024/25`";

    fn parse(text: &str) -> Option<Self> {
        first_of_pair(text).map(|first| Self { first })
    }
}

impl fmt::Display for MunicipalYear {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write_pair(self.first, f)
    }
}

string_value!(MunicipalYear, schema: {
    "title": "MunicipalYear",
    "description": "A municipal year, from one annual council meeting to the next, written as two successive years.",
    "maxLength": 7,
    "pattern": format!("^{}$", pair_pattern()),
    "examples": ["2024/25"]
});
