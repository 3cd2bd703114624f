//! The second reading of a document that failed: the same types, with the way
//! to each value kept, so that the error can say where it is.

use std::fmt;

use serde::de::value::StringDeserializer;
use serde::de::{
    DeserializeOwned, DeserializeSeed, Deserializer, Error as _, MapAccess, SeqAccess, Visitor,
};
use serde::{Deserialize, forward_to_deserialize_any};
use serde_json::Value;
use serde_json::value::RawValue;

use super::fault::{At, Fault, listed, not_a_value, reason, some};
use super::{ReadError, problem, text};
use crate::finding::Pointer;
use crate::value::shorten;

/// Says where and why `text` is not a `T`, after `serde_json` said `error`.
pub(super) fn explain<T: DeserializeOwned>(text: &str, error: &serde_json::Error) -> ReadError {
    let root: &RawValue = match serde_json::from_str(text) {
        Ok(root) => root,
        Err(second) => return not_json(text, if error.is_data() { &second } else { error }),
    };
    let at = At { pointer: Pointer::ROOT, offset: text::offset_of(text, root.get()) };
    let Err(fault) = T::deserialize(Node { text, value: root, at, depth: 1 }) else {
        return not_json(text, error);
    };
    let at = fault.at.map_or(At { pointer: Pointer::ROOT, offset: 0 }, |at| *at);
    let position = text::Lines::of(text.as_bytes()).position(at.offset);
    problem(fault.code, at.pointer, Some(position), fault.message)
}

fn not_json(text: &str, error: &serde_json::Error) -> ReadError {
    let lines = text::Lines::of(text.as_bytes());
    let offset = lines.offset(error.line(), error.column());
    let message = format!("the text is not one JSON value: {}", reason(error));
    problem("not-json", Pointer::ROOT, Some(lines.position(offset)), message)
}

/// A member of an object.
pub(super) struct Entry<'t> {
    pub(super) key: String,
    written_key: &'t RawValue,
    pub(super) value: &'t RawValue,
}

/// The members of an object in the order of the text, a repeated key as often as it is there.
pub(super) fn entries(object: &RawValue) -> Result<Vec<Entry<'_>>, serde_json::Error> {
    struct Members;

    impl<'t> Visitor<'t> for Members {
        type Value = Vec<Entry<'t>>;

        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("an object")
        }

        fn visit_map<A: MapAccess<'t>>(self, mut map: A) -> Result<Self::Value, A::Error> {
            let mut entries = Vec::new();
            while let Some((written_key, value)) = map.next_entry::<&'t RawValue, &'t RawValue>()? {
                let key = serde_json::from_str(written_key.get()).map_err(A::Error::custom)?;
                entries.push(Entry { key, written_key, value });
            }
            Ok(entries)
        }
    }

    serde_json::Deserializer::from_str(object.get()).deserialize_map(Members)
}

/// The elements of an array.
pub(super) fn elements(array: &RawValue) -> Result<Vec<&RawValue>, serde_json::Error> {
    Vec::deserialize(&mut serde_json::Deserializer::from_str(array.get()))
}

/// A value of the text, with its place.
struct Node<'t> {
    text: &'t str,
    value: &'t RawValue,
    at: At,
    /// 1 for the whole document.
    depth: usize,
}

/// As deep as `serde_json` goes, so that hostile nesting cannot exhaust the stack.
const DEEPEST: usize = 127;

impl<'t> Node<'t> {
    fn child(&self, value: &'t RawValue, pointer: Pointer) -> Self {
        let offset = text::offset_of(self.text, value.get());
        Self { text: self.text, value, at: At { pointer, offset }, depth: self.depth + 1 }
    }

    fn visit<V: Visitor<'t>>(&self, visitor: V) -> Result<V::Value, Fault> {
        let json = self.value.get();
        if self.depth > DEEPEST {
            let message = format!("the document is nested more than {DEEPEST} levels deep");
            return Err(Fault::new("too-deep", message));
        }
        if json.starts_with('{') {
            let entries = entries(self.value).map_err(Fault::custom)?;
            visitor.visit_map(Members { node: self, entries: entries.into_iter(), current: None })
        } else if json.starts_with('[') {
            let elements = elements(self.value).map_err(Fault::custom)?;
            visitor.visit_seq(Elements { node: self, rest: elements.into_iter().enumerate() })
        } else {
            match serde_json::from_str(json).map_err(|error| not_a_value(&error))? {
                Value::String(text) => visitor.visit_string(text),
                Value::Bool(value) => visitor.visit_bool(value),
                Value::Number(number) => match (number.as_u64(), number.as_i64()) {
                    (Some(number), _) => visitor.visit_u64(number),
                    (None, Some(number)) => visitor.visit_i64(number),
                    (None, None) => visitor.visit_f64(number.as_f64().unwrap_or(f64::NAN)),
                },
                _ => visitor.visit_unit(),
            }
        }
    }

    /// Where the field `name` is for the second time.
    fn second(&self, name: &str) -> Option<At> {
        let entry =
            entries(self.value).ok()?.into_iter().filter(|entry| entry.key == name).nth(1)?;
        Some(self.key_at(&entry))
    }

    fn key_at(&self, entry: &Entry<'_>) -> At {
        At {
            pointer: self.at.pointer.clone().field(&entry.key),
            offset: text::offset_of(self.text, entry.written_key.get()),
        }
    }

    /// What stands here is no `expected`.
    fn wrong_type<T>(&self, expected: &str) -> Result<T, Fault> {
        let found = match self.value.get() {
            json if json.starts_with('{') => "an object".to_owned(),
            json if json.starts_with('[') => "an array".to_owned(),
            json => format!("`{}`", shorten(json)),
        };
        Err(Fault::new("wrong-type", format!("{found} is not {expected}")))
    }

    fn starts_with(&self, character: char) -> bool {
        self.value.get().starts_with(character)
    }
}

impl<'t> Deserializer<'t> for Node<'t> {
    type Error = Fault;

    fn deserialize_any<V: Visitor<'t>>(self, visitor: V) -> Result<V::Value, Fault> {
        let visited = self.visit(visitor);
        visited.map_err(|fault| fault.at(|| self.at))
    }

    fn deserialize_option<V: Visitor<'t>>(self, visitor: V) -> Result<V::Value, Fault> {
        if self.value.get() == "null" { visitor.visit_none() } else { visitor.visit_some(self) }
    }

    fn deserialize_newtype_struct<V: Visitor<'t>>(
        self,
        name: &'static str,
        visitor: V,
    ) -> Result<V::Value, Fault> {
        let at = self.at.clone();
        visitor.visit_newtype_struct(self).map_err(|fault| fault.of_type(name).at(|| at))
    }

    fn deserialize_seq<V: Visitor<'t>>(self, visitor: V) -> Result<V::Value, Fault> {
        let visited =
            if self.starts_with('[') { self.visit(visitor) } else { self.wrong_type("an array") };
        visited.map_err(|fault| fault.at(|| self.at))
    }

    fn deserialize_struct<V: Visitor<'t>>(
        self,
        name: &'static str,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Fault> {
        let visited = if self.starts_with('{') {
            self.visit(visitor)
        } else {
            self.wrong_type(&format!("an object: {name} has fields such as {}", some(fields)))
        };
        visited.map_err(|fault| {
            let second = fault.duplicate.and_then(|field| self.second(field));
            fault.within(name).at(|| second.unwrap_or(self.at))
        })
    }

    fn deserialize_enum<V: Visitor<'t>>(
        self,
        _: &'static str,
        variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Fault> {
        let visited = match serde_json::from_str::<String>(self.value.get()) {
            Ok(variant) => visitor.visit_enum(StringDeserializer::<Fault>::new(variant)),
            Err(_) => self.wrong_type(&format!("one of {}", listed(variants))),
        };
        visited.map_err(|fault| fault.at(|| self.at))
    }

    forward_to_deserialize_any! {
        <V: Visitor<'t>>
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf unit
        unit_struct tuple tuple_struct map identifier ignored_any
    }
}

/// The members of an object, handed out one by one.
struct Members<'n, 't> {
    node: &'n Node<'t>,
    entries: std::vec::IntoIter<Entry<'t>>,
    current: Option<Entry<'t>>,
}

impl<'t> MapAccess<'t> for Members<'_, 't> {
    type Error = Fault;

    fn next_key_seed<K: DeserializeSeed<'t>>(
        &mut self,
        seed: K,
    ) -> Result<Option<K::Value>, Fault> {
        let Some(entry) = self.entries.next() else {
            return Ok(None);
        };
        let key = seed.deserialize(StringDeserializer::<Fault>::new(entry.key.clone()));
        self.current = Some(entry);
        // A fault in the key itself, such as an unknown name, is where the key stands.
        key.map(Some).map_err(|fault| match &self.current {
            Some(entry) => fault.at(|| self.node.key_at(entry)),
            None => fault,
        })
    }

    fn next_value_seed<V: DeserializeSeed<'t>>(&mut self, seed: V) -> Result<V::Value, Fault> {
        let Some(entry) = &self.current else {
            return Err(Fault::custom("a value was asked for before its key"));
        };
        let pointer = self.node.at.pointer.clone().field(&entry.key);
        read_child(self.node.child(entry.value, pointer), seed)
    }
}

/// Reads a part; a fault that its own type raises once it is read is in its place too.
fn read_child<'t, T: DeserializeSeed<'t>>(child: Node<'t>, seed: T) -> Result<T::Value, Fault> {
    let at = child.at.clone();
    seed.deserialize(child).map_err(|fault| fault.at(|| at))
}

/// The elements of an array, handed out one by one.
struct Elements<'n, 't> {
    node: &'n Node<'t>,
    rest: std::iter::Enumerate<std::vec::IntoIter<&'t RawValue>>,
}

impl<'t> SeqAccess<'t> for Elements<'_, 't> {
    type Error = Fault;

    fn next_element_seed<T: DeserializeSeed<'t>>(
        &mut self,
        seed: T,
    ) -> Result<Option<T::Value>, Fault> {
        let Some((index, element)) = self.rest.next() else {
            return Ok(None);
        };
        let pointer = self.node.at.pointer.clone().index(index);
        read_child(self.node.child(element, pointer), seed).map(Some)
    }
}
