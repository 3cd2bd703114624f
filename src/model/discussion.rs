#[cfg(feature = "schema")]
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Interval, List, Party, absent};
use crate::value::{FinancialYear, Label, PartialDate, Quarter, Text, Time, Weekday};

/// A point that the minutes note under an item.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct DiscussionPoint {
    /// Its number as printed, such as "(iv)".
    #[serde(default, skip_serializing_if = "absent")]
    pub number: Option<Label>,
    /// The heading that it stands under.
    #[serde(default, skip_serializing_if = "absent")]
    pub heading: Option<Text>,
    /// What was said.
    pub text: Text,
    /// Who said it.
    #[serde(default, skip_serializing_if = "absent")]
    pub speakers: List<Party>,
    /// Who is named in it without having spoken.
    #[serde(default, skip_serializing_if = "absent")]
    pub mentions: List<Party>,
    /// The figures in it.
    #[serde(default, skip_serializing_if = "absent")]
    pub figures: List<Figure>,
    /// The events in it that have a date.
    #[serde(default, skip_serializing_if = "absent")]
    pub events: List<DatedEvent>,
    /// The addresses of pages that it points to.
    #[serde(default, skip_serializing_if = "absent")]
    pub links: List<Text>,
}

impl DiscussionPoint {
    /// A point without a number.
    pub fn new(text: Text) -> Self {
        Self {
            number: None,
            heading: None,
            text,
            speakers: List::new(),
            mentions: List::new(),
            figures: List::new(),
            events: List::new(),
            links: List::new(),
        }
    }
}

/// A figure that is not money: a count, a share, a change.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Figure {
    /// What is measured.
    pub measure: Text,
    /// The figure as printed, such as "+13.9%".
    pub as_printed: Text,
    /// The count, where the figure is one or is drawn from one.
    #[serde(default, skip_serializing_if = "absent")]
    pub count: Option<i64>,
    /// What the count is out of.
    #[serde(default, skip_serializing_if = "absent")]
    pub out_of: Option<i64>,
    /// The area that it is for.
    #[serde(default, skip_serializing_if = "absent")]
    pub area: Option<Text>,
    /// The quarter that it is for.
    #[serde(default, skip_serializing_if = "absent")]
    pub quarter: Option<Quarter>,
    /// The financial year that it is for.
    #[serde(default, skip_serializing_if = "absent")]
    pub financial_year: Option<FinancialYear>,
    /// The financial year that it is compared with.
    #[serde(default, skip_serializing_if = "absent")]
    pub compared_with: Option<FinancialYear>,
}

impl Figure {
    /// What is measured and the figure as printed.
    pub fn new(measure: Text, as_printed: Text) -> Self {
        Self {
            measure,
            as_printed,
            count: None,
            out_of: None,
            area: None,
            quarter: None,
            financial_year: None,
            compared_with: None,
        }
    }
}

/// Something that happened or will happen on a date, apart from meetings and due dates.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct DatedEvent {
    /// What it is.
    pub what: Text,
    /// The day, month or year, or the first day of several.
    #[serde(default, skip_serializing_if = "absent")]
    pub on: Option<PartialDate>,
    /// The date as printed, such as "26th June" without a year or "in the spring".
    #[serde(default, skip_serializing_if = "absent")]
    pub on_as_printed: Option<Text>,
    /// The last day of several, or the day by which it ends.
    #[serde(default, skip_serializing_if = "absent")]
    pub until: Option<PartialDate>,
    /// How long it lasts, where that is how the minutes put it.
    #[serde(default, skip_serializing_if = "absent")]
    pub lasts: Option<Interval>,
    /// The weekday printed beside the day.
    #[serde(default, skip_serializing_if = "absent")]
    pub weekday: Option<Weekday>,
    /// When it begins.
    #[serde(default, skip_serializing_if = "absent")]
    pub starts_at: Option<Time>,
    /// Whether the minutes speak of it as past or as to come.
    #[serde(default, skip_serializing_if = "absent")]
    pub tense: Option<Tense>,
}

impl DatedEvent {
    /// An event on a day, in a month or in a year.
    pub fn new(what: Text, on: PartialDate) -> Self {
        Self {
            what,
            on: Some(on),
            on_as_printed: None,
            until: None,
            lasts: None,
            weekday: None,
            starts_at: None,
            tense: None,
        }
    }
}

/// Whether the minutes speak of an event as past or as to come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Tense {
    /// It has happened.
    Past,
    /// It is still to happen.
    Future,
}
