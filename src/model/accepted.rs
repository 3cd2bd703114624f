#[cfg(feature = "schema")]
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Party, absent};
use crate::value::{Date, Text};

/// A finding on a record that is known and accepted, with the reason.
///
/// A report counts accepted findings apart. An acceptance is for the rule's
/// findings on this record and everything in it, or only at one place of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Accepted {
    /// The code of the rule.
    pub code: Text,
    /// Why its finding is accepted.
    pub reason: Text,
    /// The place within the record, as a JSON Pointer that begins at the record.
    #[serde(default, skip_serializing_if = "absent")]
    pub place: Option<Text>,
    /// Who accepted it.
    #[serde(default, skip_serializing_if = "absent")]
    pub by: Option<Box<Party>>,
    /// When it was accepted.
    #[serde(default, skip_serializing_if = "absent")]
    pub on: Option<Date>,
}

impl Accepted {
    /// Every finding of a rule on the record, for a reason.
    pub fn new(code: Text, reason: Text) -> Self {
        Self { code, reason, place: None, by: None, on: None }
    }
}
