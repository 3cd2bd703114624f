use std::fmt;

#[cfg(feature = "schema")]
use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde::de::{DeserializeSeed, Deserializer, Error as _, MapAccess, SeqAccess, Visitor};
use serde::ser::Serializer;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use super::transcode::Transcoded;
use crate::value::{ValueError, shorten};

/// What others add to a record, under keys of their own.
///
/// A key should begin with its owner's name, as in `example.org:ward`. The
/// values survive reading and writing; no rule looks at them. They are held as one text of JSON,
/// without spaces and with the names of each object in order as they are written, which takes
/// about as much memory as what was read: `get` and `to_map` parse it.
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

/// Deeper values could not be read back from within a book.
const DEEPEST: usize = 100;

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
        serde_json::from_str(self.as_json()).unwrap_or_default()
    }

    /// Adds a value under a key, in place of one that is there.
    ///
    /// # Errors
    /// Fails where the value is nested more than 100 levels deep.
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
        let is_too_deep = map.values().any(|value| !is_within(value, DEEPEST));
        let extensions =
            if is_too_deep { None } else { Self::deserialize(Value::Object(map)).ok() };
        extensions.ok_or_else(|| {
            let expected = "a value for extensions: expected at most 100 levels of nesting";
            ValueError::new("[…]", expected)
        })
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
        deserializer.deserialize_map(Canonical(&mut json))?;
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

/// Writes a value to the end of a text, without spaces and with the names of objects in order.
struct Canonical<'t>(&'t mut String);

impl Canonical<'_> {
    fn write<T: Serialize, E: serde::de::Error>(self, value: T) -> Result<(), E> {
        self.0.push_str(&serde_json::to_string(&value).map_err(E::custom)?);
        Ok(())
    }
}

impl<'de> DeserializeSeed<'de> for Canonical<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Canonical<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object of extensions")
    }

    fn visit_unit<E: serde::de::Error>(self) -> Result<(), E> {
        self.write(())
    }

    fn visit_bool<E: serde::de::Error>(self, value: bool) -> Result<(), E> {
        self.write(value)
    }

    fn visit_i64<E: serde::de::Error>(self, number: i64) -> Result<(), E> {
        self.write(number)
    }

    fn visit_u64<E: serde::de::Error>(self, number: u64) -> Result<(), E> {
        self.write(number)
    }

    fn visit_f64<E: serde::de::Error>(self, number: f64) -> Result<(), E> {
        self.write(number)
    }

    fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<(), E> {
        self.write(text)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut elements: A) -> Result<(), A::Error> {
        let json = self.0;
        json.push('[');
        while elements.next_element_seed(Canonical(json))?.is_some() {
            json.push(',');
        }
        close(json, ']');
        Ok(())
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        let json = self.0;
        json.push('{');
        let first = json.len();
        let mut members = Vec::new();
        loop {
            let start = json.len();
            if map.next_key_seed(Canonical(json))?.is_none() {
                break;
            }
            let name = start..json.len();
            json.push(':');
            map.next_value_seed(Canonical(json))?;
            json.push(',');
            members.push(Member { name, end: json.len() });
        }
        sort(json, first, members).map_err(A::Error::custom)?;
        close(json, '}');
        Ok(())
    }
}

/// Where a member stands in the text, its name first and a comma last.
struct Member {
    name: std::ops::Range<usize>,
    end: usize,
}

/// Puts the members of the object that begins at `first` in the order of their names.
fn sort(json: &mut String, first: usize, mut members: Vec<Member>) -> Result<(), String> {
    let name = |member: &Member| json.get(member.name.clone()).unwrap_or_default();
    if members.is_sorted_by(|one, other| name(one) < name(other)) {
        return Ok(());
    }
    members.sort_unstable_by(|one, other| name(one).cmp(name(other)));
    let mut pairs = members.iter().zip(members.iter().skip(1));
    if let Some((twice, _)) = pairs.find(|(one, other)| name(one) == name(other)) {
        let written: String = serde_json::from_str(name(twice)).unwrap_or_default();
        return Err(format!("the name `{}` is there twice", shorten(&written)));
    }
    let sorted: String =
        members.iter().filter_map(|member| json.get(member.name.start..member.end)).collect();
    json.truncate(first);
    json.push_str(&sorted);
    Ok(())
}

/// Ends a list in which each element is followed by a comma.
fn close(json: &mut String, bracket: char) {
    if json.ends_with(',') {
        json.pop();
    }
    json.push(bracket);
}
