use std::fmt;

#[cfg(feature = "schema")]
use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde::de::{Deserializer, Error as _};
use serde::ser::Serializer;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use super::canonical::{Canonical, DEEPEST};
use super::transcode::Transcoded;
use crate::value::ValueError;

/// What others add to a record, under keys of their own.
///
/// A key should begin with its owner's name, as in `example.org:ward`. The
/// values survive reading and writing; no rule looks at them. They are held as one text of JSON,
/// without spaces and with the names of each object in order as they are written, which takes
/// about as much memory as what was read: `get` and `to_map` parse it. A value may be nested 100
/// levels deep, so that it can be read back in whatever record it stands.
///
/// Numbers are the same whether or not some crate turns on the feature `arbitrary_precision` of
/// `serde_json`, which then hands over each number as an object with the one member
/// `$serde_json::private::Number`. In a document such an object stays what it is. From a
/// deserialiser that does not read JSON itself, as that of a [`Value`], it cannot be told from a
/// number, and is one.
///
/// # Examples
/// ```
/// use minutebook::model::Extensions;
/// use serde_json::json;
///
/// let mut extensions = Extensions::new();
/// extensions.insert("example.org:ward", json!({ "name": "East", "code": 7 }))?;
/// assert_eq!(extensions.get("example.org:ward").unwrap()["code"], 7);
/// assert_eq!(extensions.as_json(), r#"{"example.org:ward":{"code":7,"name":"East"}}"#);
/// # Ok::<(), minutebook::value::ValueError>(())
/// ```
#[derive(Clone, PartialEq, Eq, Hash, Default)]
pub struct Extensions(Option<Box<str>>);

impl Extensions {
    /// Nothing added.
    pub const fn new() -> Self {
        Self(None)
    }

    /// Whether nothing is added.
    pub fn is_empty(&self) -> bool {
        self.0.is_none()
    }

    /// What is added, as an object of JSON.
    pub fn as_json(&self) -> &str {
        self.0.as_deref().unwrap_or("{}")
    }

    /// What is added under a key.
    pub fn get(&self, key: &str) -> Option<Value> {
        self.to_map().remove(key)
    }

    /// What is added, by key.
    pub fn to_map(&self) -> Map<String, Value> {
        // Not parsed as a `Value`, which takes some names for marks of `serde_json`'s own and
        // fails or gives something else. Written as one, the text cannot fail.
        match serde_json::to_value(self) {
            Ok(Value::Object(map)) => map,
            _ => Map::new(),
        }
    }

    /// Adds a value under a key, in place of one that is there.
    ///
    /// # Errors
    /// Fails where the value is nested more than 100 levels deep, or has a number beyond every
    /// double.
    pub fn insert(&mut self, key: &str, value: Value) -> Result<(), ValueError> {
        let mut map = self.to_map();
        map.insert(key.to_owned(), value);
        *self = Self::try_from(map)?;
        Ok(())
    }
}

impl TryFrom<Map<String, Value>> for Extensions {
    type Error = ValueError;

    fn try_from(map: Map<String, Value>) -> Result<Self, ValueError> {
        let refused = |expected| ValueError::new("[…]", expected);
        if map.values().any(|value| !is_within(value, DEEPEST)) {
            let expected = "a value for extensions: expected at most 100 levels of nesting";
            return Err(refused(expected));
        }
        // From the text, numbers are told from objects that look like them.
        let read = serde_json::to_string(&map).and_then(|json| serde_json::from_str(&json));
        read.map_err(|_| refused("a value for extensions: expected numbers that a double holds"))
    }
}

fn is_within(value: &Value, levels: usize) -> bool {
    match (value, levels.checked_sub(1)) {
        (Value::Array(elements), Some(below)) => elements.iter().all(|it| is_within(it, below)),
        (Value::Object(members), Some(below)) => members.values().all(|it| is_within(it, below)),
        (Value::Array(_) | Value::Object(_), None) => false,
        _ => true,
    }
}

impl fmt::Debug for Extensions {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_json())
    }
}

impl Serialize for Extensions {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut json = serde_json::Deserializer::from_str(self.as_json());
        Transcoded::of(&mut json).serialize(serializer)
    }
}

/// A name that is there twice, at any depth, is refused: of two values for one name, one would be
/// lost.
impl<'de> Deserialize<'de> for Extensions {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let mut json = String::new();
        deserializer.deserialize_map(Canonical::of(&mut json))?;
        if !json.starts_with('{') {
            return Err(D::Error::custom(format!("`{json}` is not an object of extensions")));
        }
        Ok(Self((json != "{}").then(|| json.into())))
    }
}

#[cfg(feature = "schema")]
impl JsonSchema for Extensions {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Extensions".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        Map::<String, Value>::json_schema(generator)
    }
}
