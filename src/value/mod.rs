//! Single values that refuse what no record can mean.
//!
//! Each type has one definition of what it accepts: its `new`. `FromStr` and the
//! deserialiser call it, and the JSON Schema states the same as a pattern.
//! Every refusal is a [`ValueError`], whose text quotes the value and says what
//! was expected.

mod currency;
mod date;
mod id;
mod label;
mod money;
mod partial_date;
mod quarter;
mod text;
mod time;
mod year;

use std::fmt;
use std::marker::PhantomData;

use serde::Serializer;
use serde::de::{self, Deserializer};
use thiserror::Error;

pub use currency::Currency;
pub use date::{Date, Weekday};
pub use id::{
    ActionId, AgendaItemId, BoardId, FundingId, MeetingId, MemberId, OrganisationId, PersonId,
    PlanId, ResolutionId,
};
pub use label::Label;
pub use money::Money;
pub use partial_date::PartialDate;
pub use quarter::Quarter;
pub use text::Text;
pub use time::Time;
pub use year::{FinancialYear, MunicipalYear};

pub(crate) use id::{IdKey, IdType};

/// Why a value was refused: the value as given and what was expected of it.
///
/// # Examples
/// ```
/// use minutebook::value::FinancialYear;
///
/// let error = "2021/23".parse::<FinancialYear>().unwrap_err();
/// assert_eq!(
///     error.to_string(),
///     "`2021/23` is not a financial year: expected two successive years, as in `2024/25`"
/// );
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("`{found}` is not {expected}")]
pub struct ValueError {
    found: String,
    expected: &'static str,
}

/// How much of a refused value an error quotes.
const QUOTED: usize = 60;

impl ValueError {
    pub(crate) fn new(found: &str, expected: &'static str) -> Self {
        Self { found: shorten(found), expected }
    }
}

/// The beginning of `text`, short enough for a message.
pub(crate) fn shorten(text: &str) -> String {
    match text.char_indices().nth(QUOTED) {
        Some((end, _)) => format!("{}…", text.get(..end).unwrap_or_default()),
        None => text.to_owned(),
    }
}

/// A value that is written as one JSON string.
pub(crate) trait StringValue: Sized {
    /// The type's name, as schemas and error messages know it.
    const NAME: &'static str;
    /// Completes the sentence "`x` is not …".
    const EXPECTED: &'static str;

    fn parse(text: &str) -> Option<Self>;

    /// Hands its written form to a serialiser, without a string in between where it can.
    fn write<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error>
    where
        Self: fmt::Display,
    {
        serializer.collect_str(self)
    }

    fn checked(text: &str) -> Result<Self, ValueError> {
        Self::parse(text).ok_or_else(|| ValueError::new(text, Self::EXPECTED))
    }
}

struct StringVisitor<T>(PhantomData<T>);

impl<'de, T: StringValue> de::Visitor<'de> for StringVisitor<T> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(T::EXPECTED)
    }

    fn visit_newtype_struct<D: Deserializer<'de>>(self, inner: D) -> Result<T, D::Error> {
        inner.deserialize_str(self)
    }

    fn visit_str<E: de::Error>(self, text: &str) -> Result<T, E> {
        T::checked(text).map_err(E::custom)
    }
}

pub(crate) fn deserialize_string<'de, D, T>(deserializer: D) -> Result<T, D::Error>
where
    D: Deserializer<'de>,
    T: StringValue,
{
    deserializer.deserialize_newtype_struct(T::NAME, StringVisitor(PhantomData))
}

/// Gives a type with [`StringValue`] and `Display` its constructors, its serde
/// form and its schema.
///
/// Serialisation goes through `serialize_newtype_struct` with the type's name,
/// so that whoever walks a record can tell an id from a text.
macro_rules! string_value {
    (
        $type:ident,
        schema: { $($schema:tt)* }
    ) => {
        impl $type {
            /// Reads the value from its written form.
            ///
            /// # Errors
            /// Fails with the value and what was expected where `text` is not
            /// in the form that the type's page describes.
            pub fn new(text: &str) -> Result<Self, $crate::value::ValueError> {
                <Self as $crate::value::StringValue>::checked(text)
            }
        }

        impl std::str::FromStr for $type {
            type Err = $crate::value::ValueError;

            fn from_str(text: &str) -> Result<Self, Self::Err> {
                Self::new(text)
            }
        }

        impl TryFrom<&str> for $type {
            type Error = $crate::value::ValueError;

            fn try_from(text: &str) -> Result<Self, Self::Error> {
                Self::new(text)
            }
        }

        impl serde::Serialize for $type {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_newtype_struct(
                    stringify!($type),
                    &$crate::value::Written(self),
                )
            }
        }

        impl<'de> serde::Deserialize<'de> for $type {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                $crate::value::deserialize_string(deserializer)
            }
        }

        #[cfg(feature = "schema")]
        impl schemars::JsonSchema for $type {
            fn schema_name() -> std::borrow::Cow<'static, str> {
                stringify!($type).into()
            }

            fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
                schemars::json_schema!({ "type": "string", $($schema)* })
            }
        }
    };
}
pub(crate) use string_value;

/// Serialises as the written form.
pub(crate) struct Written<'a, T>(pub(crate) &'a T);

impl<T: StringValue + fmt::Display> serde::Serialize for Written<'_, T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.write(serializer)
    }
}

/// The schema of a text with a line break in it, for types of more than one length whose pattern
/// ends in `$`: in Python that also stands before a final line break.
#[cfg(feature = "schema")]
pub(crate) fn line_break() -> serde_json::Value {
    serde_json::json!({ "pattern": "\\n" })
}

/// Exactly `count` ASCII digits as a number.
pub(crate) fn digits(text: &str, count: usize) -> Option<u16> {
    let plain = text.len() == count && text.bytes().all(|byte| byte.is_ascii_digit());
    if plain { text.parse().ok() } else { None }
}
