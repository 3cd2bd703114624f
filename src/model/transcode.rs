//! Writing with one serialiser what a deserialiser reads, without holding it in between.

use std::cell::RefCell;
use std::fmt;

use serde::de::{
    DeserializeSeed, Deserializer, Error as _, IgnoredAny, MapAccess, SeqAccess, Visitor,
};
use serde::ser::{Error as _, SerializeMap, SerializeSeq, Serializer};
use serde::{Deserialize, Serialize};

use super::canonical::{Canonical, NUMBER, Number};

/// A value that is still to be read, and is when it is written.
pub(super) struct Transcoded<D>(RefCell<Option<D>>);

impl<D> Transcoded<D> {
    pub(super) fn of(deserializer: D) -> Self {
        Self(RefCell::new(Some(deserializer)))
    }
}

impl<'de, D: Deserializer<'de>> Transcoded<D> {
    /// Reads past a value that its serialiser had no use for.
    fn skip_unwritten(self) -> Result<(), D::Error> {
        let unwritten = self.0.into_inner();
        unwritten.map_or(Ok(()), |deserializer| IgnoredAny::deserialize(deserializer).map(drop))
    }
}

impl<'de, D: Deserializer<'de>> Serialize for Transcoded<D> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let deserializer = self.0.take().ok_or_else(|| S::Error::custom("written already"))?;
        deserializer.deserialize_any(Writer(serializer)).map_err(S::Error::custom)
    }
}

struct Writer<S>(S);

macro_rules! write {
    ($($visit:ident($type:ty) => $serialize:ident;)*) => {
        $(fn $visit<E: serde::de::Error>(self, value: $type) -> Result<S::Ok, E> {
            self.0.$serialize(value).map_err(E::custom)
        })*
    };
}

impl<'de, S: Serializer> Visitor<'de> for Writer<S> {
    type Value = S::Ok;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a JSON value")
    }

    write! {
        visit_bool(bool) => serialize_bool;
        visit_i64(i64) => serialize_i64;
        visit_u64(u64) => serialize_u64;
        visit_f64(f64) => serialize_f64;
        visit_str(&str) => serialize_str;
    }

    fn visit_unit<E: serde::de::Error>(self) -> Result<S::Ok, E> {
        self.0.serialize_unit().map_err(E::custom)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut elements: A) -> Result<S::Ok, A::Error> {
        let mut seq = self.0.serialize_seq(elements.size_hint()).map_err(A::Error::custom)?;
        while elements.next_element_seed(Element(&mut seq))?.is_some() {}
        seq.end().map_err(A::Error::custom)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<S::Ok, A::Error> {
        let mut name = members.next_key::<String>()?;
        let mut first = String::new();
        if name.as_deref() == Some(NUMBER) {
            let value = members.next_value_seed(Canonical::of(&mut first))?;
            if let Some(number) = Number::handed_over(value)? {
                return number.serialize(self.0).map_err(A::Error::custom);
            }
            name = members.next_key()?;
        }
        let mut map = self.0.serialize_map(members.size_hint()).map_err(A::Error::custom)?;
        if !first.is_empty() {
            let mut json = serde_json::Deserializer::from_str(&first);
            let value = Transcoded::of(&mut json);
            map.serialize_entry(NUMBER, &value).map_err(A::Error::custom)?;
        }
        while let Some(next) = name {
            map.serialize_key(&next).map_err(A::Error::custom)?;
            members.next_value_seed(Member(&mut map))?;
            name = members.next_key()?;
        }
        map.end().map_err(A::Error::custom)
    }
}

struct Element<'s, S>(&'s mut S);

impl<'de, S: SerializeSeq> DeserializeSeed<'de> for Element<'_, S> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        let element = Transcoded::of(deserializer);
        self.0.serialize_element(&element).map_err(D::Error::custom)?;
        element.skip_unwritten()
    }
}

struct Member<'s, S>(&'s mut S);

impl<'de, S: SerializeMap> DeserializeSeed<'de> for Member<'_, S> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        let value = Transcoded::of(deserializer);
        self.0.serialize_value(&value).map_err(D::Error::custom)?;
        value.skip_unwritten()
    }
}
