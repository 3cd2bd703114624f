use std::fmt;

#[cfg(feature = "schema")]
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Accepted, Extensions, List, Source, absent};
use crate::value::{OrganisationId, PersonId, Text};

/// A person, apart from any seat or post held.
///
/// Two records are never merged because the names are alike. Where one person
/// is printed under two names, both are kept in `other_names`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Person {
    /// Identifies the person.
    pub id: PersonId,
    /// The name.
    pub name: PersonName,
    /// Other forms in which the name is printed, such as initials.
    #[serde(default, skip_serializing_if = "absent")]
    pub other_names: List<Text>,
    /// The organisation that the person works for or sits on.
    #[serde(default, skip_serializing_if = "absent")]
    pub organisation_id: Option<OrganisationId>,
    /// The post held there, as printed.
    #[serde(default, skip_serializing_if = "absent")]
    pub position: Option<Text>,
    /// Findings on this record that are accepted, and why.
    #[serde(default, skip_serializing_if = "absent")]
    pub accepted: List<Accepted>,
    /// Where the record was taken from.
    #[serde(default, skip_serializing_if = "absent")]
    pub source: Option<Box<Source>>,
    /// What others add.
    #[serde(default, skip_serializing_if = "absent")]
    pub extensions: Extensions,
}

impl Person {
    /// A person of whom only the name is known.
    pub fn new(id: PersonId, name: PersonName) -> Self {
        Self {
            id,
            name,
            other_names: List::new(),
            organisation_id: None,
            position: None,
            accepted: List::new(),
            source: None,
            extensions: Extensions::new(),
        }
    }
}

/// A name in its parts. `Mrs D. Ashdown CC` has the title "Mrs", the given name
/// "D.", the family name "Ashdown" and the post-nominal "CC".
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct PersonName {
    /// A title or rank before the name, such as "Cllr." or "Supt".
    #[serde(default, skip_serializing_if = "absent")]
    pub title: Option<Text>,
    /// Given names or initials, as printed.
    #[serde(default, skip_serializing_if = "absent")]
    pub given: Option<Text>,
    /// The family name, or the only name known.
    pub family: Text,
    /// Letters after the name, such as "CC" or "JP".
    #[serde(default, skip_serializing_if = "absent")]
    pub post_nominals: List<Text>,
}

impl PersonName {
    /// A name of which only the family name is known.
    pub fn new(family: Text) -> Self {
        Self { title: None, given: None, family, post_nominals: List::new() }
    }
}

impl fmt::Display for PersonName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for part in self.title.iter().chain(&self.given) {
            write!(f, "{part} ")?;
        }
        self.family.fmt(f)?;
        for letters in &self.post_nominals {
            write!(f, " {letters}")?;
        }
        Ok(())
    }
}
