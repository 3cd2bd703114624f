use std::collections::BTreeMap;
use std::fmt;

#[cfg(feature = "schema")]
use schemars::JsonSchema;
use serde::de::{DeserializeSeed, Deserializer, Error as _, MapAccess, SeqAccess, Visitor};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use super::absent;
use crate::value::{Date, Text, shorten};

/// What others add to a record, under keys of their own.
///
/// A key should begin with its owner's name, as in `example.org:ward`. The
/// values survive reading and writing; no rule looks at them.
pub type Extensions = BTreeMap<String, Value>;

/// Reads extensions and refuses a name that is there twice, at any depth: of two values for one
/// name, one would be lost.
pub(crate) fn unique<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Extensions, D::Error> {
    deserializer.deserialize_map(UniqueMembers)
}

struct UniqueMembers;

impl<'de> Visitor<'de> for UniqueMembers {
    type Value = Extensions;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object of extensions")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Extensions, A::Error> {
        let mut members = Extensions::new();
        while let Some((name, value)) = next_unique(&mut map, |name| members.contains_key(name))? {
            members.insert(name, value);
        }
        Ok(members)
    }
}

/// The next member of an object, unless its name was there before.
fn next_unique<'de, A: MapAccess<'de>>(
    map: &mut A,
    is_there: impl FnOnce(&str) -> bool,
) -> Result<Option<(String, Value)>, A::Error> {
    let Some(name) = map.next_key::<String>()? else { return Ok(None) };
    if is_there(&name) {
        let message = format!("the name `{}` is there twice", shorten(&name));
        return Err(A::Error::custom(message));
    }
    let value = map.next_value_seed(UniqueNames)?;
    Ok(Some((name, value)))
}

struct UniqueNames;

impl<'de> DeserializeSeed<'de> for UniqueNames {
    type Value = Value;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Value, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for UniqueNames {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a JSON value")
    }

    fn visit_unit<E>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_bool<E>(self, value: bool) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_i64<E>(self, number: i64) -> Result<Value, E> {
        Ok(number.into())
    }

    fn visit_u64<E>(self, number: u64) -> Result<Value, E> {
        Ok(number.into())
    }

    fn visit_f64<E>(self, number: f64) -> Result<Value, E> {
        Ok(number.into())
    }

    fn visit_str<E>(self, text: &str) -> Result<Value, E> {
        Ok(text.into())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Value, A::Error> {
        let mut elements = Vec::new();
        while let Some(element) = seq.next_element_seed(Self)? {
            elements.push(element);
        }
        Ok(Value::Array(elements))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Value, A::Error> {
        let mut members = Map::new();
        while let Some((name, value)) = next_unique(&mut map, |name| members.contains_key(name))? {
            members.insert(name, value);
        }
        Ok(Value::Object(members))
    }
}

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
