//! JSON in one form: without spaces, with the names of objects in order, and with the same numbers
//! under every set of `serde_json`'s features.

use std::fmt;
use std::ops::Range;

use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use serde::ser::{Serialize, Serializer};
use serde_json::value::RawValue;

use crate::value::shorten;

/// How deep a value in extensions may be nested: deeper ones could not be read back from within
/// every record of a book.
pub(crate) const DEEPEST: usize = 100;

/// Where any crate of a program turns on the feature `arbitrary_precision`, `serde_json` hands
/// over a number as an object that has this one member: the number's text, to be kept.
pub(super) const NUMBER: &str = "$serde_json::private::Number";

/// A number as `serde_json` reads it without the feature `arbitrary_precision`.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Number {
    Natural(u64),
    Negative(i64),
    Double(f64),
}

impl Number {
    /// The number that this JSON is.
    ///
    /// # Errors
    /// Fails where it is none, or one beyond every double.
    pub(crate) fn parse(json: &str) -> serde_json::Result<Self> {
        let double = serde_json::from_str(json)?;
        Ok(match (json.parse(), json.parse()) {
            (Ok(number), _) => Self::Natural(number),
            // `-0` has a sign that only a double keeps.
            (_, Ok(number)) if number < 0 => Self::Negative(number),
            _ => Self::Double(double),
        })
    }

    /// The number whose text was handed over under [`NUMBER`]; nothing where that is another text.
    pub(super) fn handed_over<E: Error>(text: Option<String>) -> Result<Option<Self>, E> {
        let begins = |text: &String| text.starts_with(|it: char| it == '-' || it.is_ascii_digit());
        let is_json = |text: &String| {
            serde_json::from_str::<&RawValue>(text).is_ok_and(|json| json.get() == text)
        };
        let Some(text) = text.filter(|text| begins(text) && is_json(text)) else { return Ok(None) };
        let beyond =
            |_| E::custom(format!("the number `{}` is beyond every double", shorten(&text)));
        Self::parse(&text).map(Some).map_err(beyond)
    }
}

impl Serialize for Number {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match *self {
            Self::Natural(number) => serializer.serialize_u64(number),
            Self::Negative(number) => serializer.serialize_i64(number),
            Self::Double(number) => serializer.serialize_f64(number),
        }
    }
}

/// Writes a value to the end of a text. Gives back the value where it is a text that was handed
/// over to be kept: one that is read from JSON never is, so that a number is told from an object
/// that looks like one.
pub(super) struct Canonical<'t> {
    json: &'t mut String,
    /// How many levels of arrays and objects there may be; none where not even a number may be
    /// handed over as an object.
    levels: Option<usize>,
}

impl<'t> Canonical<'t> {
    /// For an object of extensions, which is a level above the values in it.
    pub(super) fn of(json: &'t mut String) -> Self {
        Self { json, levels: Some(DEEPEST + 1) }
    }

    fn write<E: Error>(self, value: impl Serialize) -> Result<Option<String>, E> {
        self.json.push_str(&serde_json::to_string(&value).map_err(E::custom)?);
        Ok(None)
    }
}

fn too_deep<E: Error>() -> E {
    E::custom(format!("a value in extensions is nested more than {DEEPEST} levels deep"))
}

impl<'de> DeserializeSeed<'de> for Canonical<'_> {
    type Value = Option<String>;

    fn deserialize<D: Deserializer<'de>>(self, value: D) -> Result<Self::Value, D::Error> {
        value.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Canonical<'_> {
    type Value = Option<String>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object of extensions")
    }

    fn visit_unit<E: Error>(self) -> Result<Self::Value, E> {
        self.write(())
    }

    fn visit_bool<E: Error>(self, value: bool) -> Result<Self::Value, E> {
        self.write(value)
    }

    fn visit_i64<E: Error>(self, number: i64) -> Result<Self::Value, E> {
        self.write(number)
    }

    fn visit_u64<E: Error>(self, number: u64) -> Result<Self::Value, E> {
        self.write(number)
    }

    fn visit_f64<E: Error>(self, number: f64) -> Result<Self::Value, E> {
        if !number.is_finite() {
            // Other formats have it; `serde_json` would write `null`.
            return Err(E::custom(format!("`{number}` is not a number of JSON")));
        }
        self.write(number)
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Self::Value, E> {
        self.write(text)
    }

    fn visit_string<E: Error>(self, text: String) -> Result<Self::Value, E> {
        self.write(&text)?;
        Ok(Some(text))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut elements: A) -> Result<Self::Value, A::Error> {
        let Self { json, levels } = self;
        let below = levels.and_then(|levels| levels.checked_sub(1)).ok_or_else(too_deep)?;
        json.push('[');
        loop {
            let element = Canonical { json: &mut *json, levels: Some(below) };
            if elements.next_element_seed(element)?.is_none() {
                break;
            }
            json.push(',');
        }
        close(json, ']');
        Ok(None)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let Self { json, levels } = self;
        let levels = levels.ok_or_else(too_deep)?.checked_sub(1);
        let first = json.len() + 1;
        json.push('{');
        let mut members = Vec::new();
        let mut handed_over = None;
        loop {
            let start = json.len();
            if map.next_key_seed(Name(&mut *json))?.is_none() {
                break;
            }
            let name = start..json.len();
            let written = json.get(name.clone()).unwrap_or_default();
            let may_be_number = members.is_empty() && written.trim_matches('"') == NUMBER;
            if levels.is_none() && !may_be_number {
                return Err(too_deep());
            }
            json.push(':');
            let value = map.next_value_seed(Canonical { json: &mut *json, levels })?;
            handed_over = value.filter(|_| may_be_number);
            json.push(',');
            members.push(Member { name, end: json.len() });
        }
        if let Some(number) = Number::handed_over(handed_over)? {
            json.truncate(first - 1);
            return Canonical { json, levels }.write(number);
        }
        if levels.is_none() {
            return Err(too_deep());
        }
        sort(json, first, members).map_err(A::Error::custom)?;
        close(json, '}');
        Ok(None)
    }
}

/// Writes the name of a member to the end of a text. In JSON a name is a text; other formats know
/// others.
struct Name<'t>(&'t mut String);

impl<'de> DeserializeSeed<'de> for Name<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, name: D) -> Result<(), D::Error> {
        name.deserialize_str(self)
    }
}

impl Visitor<'_> for Name<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a name in extensions, which is a text")
    }

    fn visit_str<E: Error>(self, name: &str) -> Result<(), E> {
        Canonical { json: self.0, levels: None }.write(name).map(drop)
    }
}

/// Where a member stands in the text, its name first and a comma last.
struct Member {
    name: Range<usize>,
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
