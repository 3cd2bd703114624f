use std::fmt;

use super::{Date, FinancialYear, StringValue, string_value};

/// A quarter of a financial year, written "2024/25 Q1": April to June is the first.
///
/// # Examples
/// ```
/// use minutebook::value::Quarter;
///
/// let quarter = Quarter::new("2014/15 Q4")?;
/// assert_eq!(quarter.last_day().unwrap().to_string(), "2015-03-31");
/// assert!(Quarter::new("2014/15 Q5").is_err());
/// # Ok::<(), minutebook::value::ValueError>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Quarter {
    year: FinancialYear,
    number: u8,
}

impl Quarter {
    /// The quarter in which `date` falls.
    pub fn of(date: Date) -> Option<Self> {
        let number = match date.month() {
            4..=6 => 1,
            7..=9 => 2,
            10..=12 => 3,
            _ => 4,
        };
        FinancialYear::of(date).map(|year| Self { year, number })
    }

    /// The financial year that it is a quarter of.
    pub fn financial_year(self) -> FinancialYear {
        self.year
    }

    /// 1 to 4.
    pub fn number(self) -> u8 {
        self.number
    }

    /// 1 April, 1 July, 1 October or 1 January.
    pub fn first_day(self) -> Option<Date> {
        let months = u32::from(self.number - 1) * 3;
        self.year.first_day().and_then(|april| april.plus_months(months))
    }

    /// 30 June, 30 September, 31 December or 31 March.
    pub fn last_day(self) -> Option<Date> {
        self.first_day().and_then(|first| first.plus_months(3)).and_then(|next| next.plus_days(-1))
    }

    /// Whether `date` is within the quarter, both ends included.
    pub fn contains(self, date: Date) -> bool {
        Self::of(date) == Some(self)
    }
}

impl StringValue for Quarter {
    const NAME: &'static str = "Quarter";
    const EXPECTED: &'static str =
        "a quarter: expected a financial year and Q1 to Q4, as in `2024/25 Q1`";

    fn parse(text: &str) -> Option<Self> {
        let (year, number) = text.split_once(" Q")?;
        let number = match number {
            "1" => 1,
            "2" => 2,
            "3" => 3,
            "4" => 4,
            _ => return None,
        };
        FinancialYear::parse(year).map(|year| Self { year, number })
    }
}

impl fmt::Display for Quarter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} Q{}", self.year, self.number)
    }
}

string_value!(Quarter, schema: {
    "title": "Quarter",
    "description": "A quarter of a financial year; the first is April to June.",
    "maxLength": 10,
    "pattern": format!("^{} Q[1-4]$", super::year::pair_pattern()),
    "examples": ["2021/22 Q1"]
});
