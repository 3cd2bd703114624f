#[cfg(feature = "schema")]
use schemars::JsonSchema;
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

use super::absent;
use crate::value::{BoardId, OrganisationId, PersonId, Text};

/// Somebody whom the minutes name: a person, a post, a body, or only what was printed.
///
/// The parts say as much as the minutes do. "Police representative" is a
/// position and an organisation without a person; "MC" is a person known by
/// initials. At least one part is there.
///
/// # Examples
/// ```
/// use minutebook::model::Party;
/// use minutebook::value::Text;
///
/// let clerk = Party::printed(Text::new("Clerk")?);
/// assert_eq!(clerk.as_printed.unwrap().as_str(), "Clerk");
/// # Ok::<(), minutebook::value::ValueError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
#[cfg_attr(feature = "schema", schemars(extend("minProperties" = 1, "not" = super::all_null())))]
#[serde(remote = "Self", deny_unknown_fields)]
#[non_exhaustive]
pub struct Party {
    /// The name or description as the minutes print it.
    #[serde(default, skip_serializing_if = "absent")]
    pub as_printed: Option<Text>,
    /// The person.
    #[serde(default, skip_serializing_if = "absent")]
    pub person_id: Option<PersonId>,
    /// The post or role in which the person is named, such as "Community Safety Officer".
    #[serde(default, skip_serializing_if = "absent")]
    pub position: Option<Text>,
    /// The body, or the body that the person speaks for.
    #[serde(default, skip_serializing_if = "absent")]
    pub organisation_id: Option<OrganisationId>,
    /// The body as the minutes print it, where they print it otherwise than its name.
    #[serde(default, skip_serializing_if = "absent")]
    pub organisation_as_printed: Option<Text>,
    /// The board or sub-group, or the one that the person speaks for.
    #[serde(default, skip_serializing_if = "absent")]
    pub board_id: Option<BoardId>,
    /// The political group, or the one that the person speaks for.
    #[serde(default, skip_serializing_if = "absent")]
    pub political_group: Option<Text>,
}

impl Party {
    /// A party known by what the minutes print.
    pub fn printed(as_printed: Text) -> Self {
        Self { as_printed: Some(as_printed), ..Self::empty() }
    }

    /// A person.
    pub fn person(id: PersonId) -> Self {
        Self { person_id: Some(id), ..Self::empty() }
    }

    /// A body.
    pub fn organisation(id: OrganisationId) -> Self {
        Self { organisation_id: Some(id), ..Self::empty() }
    }

    const fn empty() -> Self {
        Self {
            as_printed: None,
            person_id: None,
            position: None,
            organisation_id: None,
            organisation_as_printed: None,
            board_id: None,
            political_group: None,
        }
    }
}

// `remote = "Self"` makes the derives inherent functions, so that one check can follow them.
impl Serialize for Party {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Self::serialize(self, serializer)
    }
}

impl<'de> Deserialize<'de> for Party {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let party = Self::deserialize(deserializer)?;
        if party == Self::empty() {
            return Err(de::Error::custom(
                "an empty object names nobody: expected at least one of `as_printed`, \
                 `person_id`, `position`, `organisation_id`, `organisation_as_printed`, \
                 `board_id`, `political_group`",
            ));
        }
        Ok(party)
    }
}
