use std::fmt;

#[cfg(feature = "schema")]
use schemars::JsonSchema;
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

use super::absent;
use crate::value::{PartialDate, Text};

/// When something is to be done by: on a date, after an interval, or only in words.
///
/// "By the end of November 2017" is `on` 2017-11. "In a year's time" is `after`
/// one year; `on` may then hold the date that this came to. "As soon as
/// possible" is words alone. At least one of the three is there.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
#[cfg_attr(feature = "schema", schemars(extend("minProperties" = 1, "not" = super::all_null())))]
#[serde(remote = "Self", deny_unknown_fields)]
#[non_exhaustive]
pub struct Due {
    /// The words of the minutes.
    #[serde(default, skip_serializing_if = "absent")]
    pub as_printed: Option<Text>,
    /// The date; a month or a year means its last day.
    #[serde(default, skip_serializing_if = "absent")]
    pub on: Option<PartialDate>,
    /// How long after the meeting, where that is how the minutes put it.
    #[serde(default, skip_serializing_if = "absent")]
    pub after: Option<Interval>,
}

impl Due {
    /// Due on a date, in a month or in a year.
    pub fn on(date: PartialDate) -> Self {
        Self { as_printed: None, on: Some(date), after: None }
    }

    /// Due some time after the meeting; one meeting means the next one.
    pub fn after(interval: Interval) -> Self {
        Self { as_printed: None, on: None, after: Some(interval) }
    }

    /// Due when the words say, and no more is known.
    pub fn printed(words: Text) -> Self {
        Self { as_printed: Some(words), on: None, after: None }
    }
}

// `remote = "Self"` makes the derives inherent functions, so that one check can follow them.
impl Serialize for Due {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Self::serialize(self, serializer)
    }
}

impl<'de> Deserialize<'de> for Due {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let due = Self::deserialize(deserializer)?;
        if due.as_printed.is_none() && due.on.is_none() && due.after.is_none() {
            return Err(de::Error::custom(
                "an empty object is no due date: expected at least one of `as_printed`, `on`, \
                 `after`",
            ));
        }
        Ok(due)
    }
}

/// A length of time counted in whole units.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
#[serde(deny_unknown_fields)]
#[allow(clippy::exhaustive_structs, reason = "a count and a unit are all there is to it")]
pub struct Interval {
    /// How many.
    pub count: u16,
    /// Of what.
    pub unit: IntervalUnit,
}

/// What an interval is counted in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum IntervalUnit {
    /// Calendar days.
    Day,
    /// Working days.
    WorkingDay,
    /// Weeks.
    Week,
    /// Months.
    Month,
    /// Quarters of a year.
    Quarter,
    /// Years.
    Year,
    /// Meetings of the board: 1 is the next one.
    Meeting,
}

impl fmt::Display for Interval {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let unit = match self.unit {
            IntervalUnit::Day => "day",
            IntervalUnit::WorkingDay => "working day",
            IntervalUnit::Week => "week",
            IntervalUnit::Month => "month",
            IntervalUnit::Quarter => "quarter",
            IntervalUnit::Year => "year",
            IntervalUnit::Meeting => "meeting",
        };
        let plural = if self.count == 1 { "" } else { "s" };
        write!(f, "{} {unit}{plural}", self.count)
    }
}
