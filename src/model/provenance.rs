#[cfg(feature = "schema")]
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::absent;
use crate::value::{Date, Text};

/// Where a record was taken from.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Source {
    /// The address of the page or file.
    #[serde(default, skip_serializing_if = "absent")]
    pub url: Option<Text>,
    /// Who published it.
    #[serde(default, skip_serializing_if = "absent")]
    pub publisher: Option<Text>,
    /// When it was retrieved.
    #[serde(default, skip_serializing_if = "absent")]
    pub retrieved_on: Option<Date>,
    /// The reference that it has where it was found: a file name, a number in another system.
    #[serde(default, skip_serializing_if = "absent")]
    pub reference: Option<Text>,
}
