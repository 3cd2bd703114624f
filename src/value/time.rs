use std::fmt;

use super::{StringValue, digits, string_value};

/// A time of day in the board's own zone, written exactly `HH:MM`, `00:00` to `23:59`.
///
/// A time that is not known is absent; it is never midnight.
///
/// # Examples
/// ```
/// use minutebook::value::Time;
///
/// assert!(Time::new("09:30")? < Time::new("10:00")?);
/// assert!(Time::new("9:30").is_err());
/// # Ok::<(), minutebook::value::ValueError>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Time {
    minutes: u16,
}

impl Time {
    /// The hour, 0 to 23.
    pub fn hour(self) -> u16 {
        self.minutes / 60
    }

    /// The minute of the hour, 0 to 59.
    pub fn minute(self) -> u16 {
        self.minutes % 60
    }
}

impl StringValue for Time {
    const NAME: &'static str = "Time";
    const EXPECTED: &'static str = "a time of day: expected hours and minutes, as in `09:30`";

    fn parse(text: &str) -> Option<Self> {
        let (hour, minute) = text.split_once(':')?;
        let (hour, minute) = (digits(hour, 2)?, digits(minute, 2)?);
        (hour < 24 && minute < 60).then_some(Self { minutes: hour * 60 + minute })
    }
}

impl fmt::Display for Time {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:02}:{:02}", self.hour(), self.minute())
    }
}

string_value!(Time, schema: {
    "title": "Time",
    "description": "A time of day, written HH:MM on the 24-hour clock. A time that is not known is absent.",
    "maxLength": 5,
    "pattern": "^([01][0-9]|2[0-3]):[0-5][0-9]$",
    "examples": ["10:00"]
});
