use std::fmt;

use serde::Serializer;
use uuid::Uuid;

use super::{StringValue, string_value};

/// An id as a number, in the order of its text: numbers are compared at once, bytes one by one.
pub(crate) trait IdKey: Copy {
    fn key(self) -> u128;
}

impl IdKey for Uuid {
    fn key(self) -> u128 {
        self.as_u128()
    }
}

/// Defines one id newtype per entity, so that a meeting's id is never a board's.
macro_rules! ids {
    ($($(#[$doc:meta])* $type:ident, $what:literal;)*) => {
        $(
            $(#[$doc])*
            ///
            /// A UUID in its canonical spelling only: 36 characters, lower case,
            /// with hyphens.
            ///
            /// # Examples
            /// ```
            #[doc = concat!("use minutebook::value::", stringify!($type), ";")]
            ///
            #[doc = concat!("let id = ", stringify!($type), "::new(\"0192f0c1-2a3b-7c4d-8e5f-60718293a4b5\")?;")]
            /// assert_eq!(id.to_string(), "0192f0c1-2a3b-7c4d-8e5f-60718293a4b5");
            #[doc = concat!("assert!(", stringify!($type), "::new(\"0192F0C1-2A3B-7C4D-8E5F-60718293A4B5\").is_err());")]
            /// # Ok::<(), minutebook::value::ValueError>(())
            /// ```
            #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
            pub struct $type(Uuid);

            impl $type {
                /// The UUID itself.
                pub fn as_uuid(&self) -> &Uuid {
                    &self.0
                }

                /// A new id for a new record: version 7, random and ordered by time.
                #[cfg(feature = "new-ids")]
                pub fn random() -> Self {
                    Self(Uuid::now_v7())
                }

                /// The id of an imported record, made from where it comes from and
                /// the key that it has there: the same import twice gives the same id.
                ///
                /// `source` is best the address of the system that the record comes
                /// from. Ids of different entities differ even for one source and key.
                #[cfg(feature = "new-ids")]
                pub fn derived(source: &str, key: &str) -> Self {
                    let source = Uuid::new_v5(&Uuid::NAMESPACE_URL, source.as_bytes());
                    let entity = Uuid::new_v5(&source, stringify!($type).as_bytes());
                    Self(Uuid::new_v5(&entity, key.as_bytes()))
                }
            }

            impl IdKey for $type {
                fn key(self) -> u128 {
                    self.0.as_u128()
                }
            }

            impl From<Uuid> for $type {
                fn from(uuid: Uuid) -> Self {
                    Self(uuid)
                }
            }

            impl StringValue for $type {
                const NAME: &'static str = stringify!($type);
                const EXPECTED: &'static str = concat!(
                    $what,
                    ": expected a UUID in lower case with hyphens, \
                     as in `0192f0c1-2a3b-7c4d-8e5f-60718293a4b5`"
                );

                fn parse(text: &str) -> Option<Self> {
                    canonical(text).map(Self)
                }

                fn write<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                    let written = &mut Uuid::encode_buffer();
                    serializer.serialize_str(self.0.as_hyphenated().encode_lower(written))
                }
            }

            impl fmt::Display for $type {
                fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                    self.0.as_hyphenated().fmt(f)
                }
            }

            string_value!($type, schema: {
                "title": stringify!($type),
                "description": concat!("The record's identifier, ", $what, ": a UUID in lower case with hyphens."),
                "format": "uuid",
                "maxLength": 36,
                "pattern": "^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$",
                "examples": ["0192f0c1-2a3b-7c4d-8e5f-60718293a4b5"]
            });
        )*

        /// The types of ids, in the order of their names.
        const TYPES: &[&str] = &[$(stringify!($type)),*];
    };
}

ids! {
    /// Identifies an [`Action`](crate::model::Action).
    ActionId, "an action id";
    /// Identifies an [`AgendaItem`](crate::model::AgendaItem).
    AgendaItemId, "an agenda item id";
    /// Identifies a [`Board`](crate::model::Board).
    BoardId, "a board id";
    /// Identifies a [`Funding`](crate::model::Funding).
    FundingId, "a funding id";
    /// Identifies a [`Meeting`](crate::model::Meeting).
    MeetingId, "a meeting id";
    /// Identifies a [`Member`](crate::model::Member).
    MemberId, "a member id";
    /// Identifies an [`Organisation`](crate::model::Organisation).
    OrganisationId, "an organisation id";
    /// Identifies a [`Person`](crate::model::Person).
    PersonId, "a person id";
    /// Identifies a [`Plan`](crate::model::Plan).
    PlanId, "a plan id";
    /// Identifies a [`Resolution`](crate::model::Resolution).
    ResolutionId, "a resolution id";
}

/// The type of an id.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct IdType(u8);

impl IdType {
    /// The type that serialises under this name, where it is one of an id.
    pub(crate) fn named(name: &str) -> Option<Self> {
        let at = TYPES.iter().position(|known| *known == name)?;
        u8::try_from(at).ok().map(Self)
    }

    /// Its name, such as `AgendaItemId`.
    pub(crate) fn name(self) -> &'static str {
        TYPES.get(usize::from(self.0)).copied().unwrap_or_default()
    }
}

fn canonical(text: &str) -> Option<Uuid> {
    let hyphenated = text.len() == 36 && !text.bytes().any(|byte| byte.is_ascii_uppercase());
    if hyphenated { Uuid::try_parse(text).ok() } else { None }
}
