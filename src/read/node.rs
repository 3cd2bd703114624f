//! Reading a value to its end, whatever is wrong in it.
//!
//! The types are the same as on the fast way and are asked in the same manner. Only what they are
//! given differs: where a part is not what its type takes, that is noted with its place, and a
//! stand-in is handed over instead, so that the parts after it are looked at too.

use std::borrow::Cow;

use serde::de::value::StrDeserializer;
use serde::de::{Deserialize, DeserializeSeed, Deserializer, Error as _, Visitor};
use serde::forward_to_deserialize_any;
use serde_json::Value;
use serde_json::value::RawValue;

use super::document::{Document, Path, Step};
use super::fault::{At, Fault, listed, not_a_value, some};
use super::members::{Elements, Fields, Members};
use super::notes::Notes;
use super::parts::name;
use super::stand_in::{Checked, StandInMembers, checked, raw};
use crate::model::{DEEPEST_IN_EXTENSIONS, Number};
use crate::settings::Limits;
use crate::value::shorten;

/// A value of the text, with its place.
#[derive(Debug, Clone, Copy)]
pub(super) struct Node<'p, 't> {
    pub(super) document: &'p Document<'p, 't>,
    pub(super) value: &'t RawValue,
    pub(super) path: &'p Path<'p>,
    /// Whether to fail at this value rather than note what is wrong with it.
    pub(super) is_tried: bool,
    /// Whether what is wrong is noted already.
    pub(super) is_noted: bool,
    /// How deep the parts of extensions may stand that the value is in.
    deepest: usize,
}

impl<'p, 't> Node<'p, 't> {
    pub(super) fn new(
        document: &'p Document<'p, 't>,
        value: &'t RawValue,
        path: &'p Path<'p>,
    ) -> Self {
        Self { document, value, path, is_tried: false, is_noted: false, deepest: usize::MAX }
    }

    /// Reads from the sample of a type, which stands in for a value.
    pub(super) fn within_sample<R>(
        checked: &Checked,
        read: impl FnOnce(Node<'_, 't>) -> Result<R, Fault>,
    ) -> Result<R, Fault> {
        let document = Document {
            text: "",
            notes: None,
            limits: &Limits::default(),
            bytes: &[],
            root: Path::ROOT,
            apart: &[],
            tag: None,
            is_newer: false,
        };
        let node = Node::new(&document, checked.sample(), &Path::ROOT);
        read(Node { is_tried: true, ..node })
    }

    pub(super) fn note(&self, fault: impl FnOnce() -> Fault) {
        if let Some(notes) = self.document.notes.filter(|_| !self.is_noted) {
            notes.add(|| fault().at(|| self.at()));
        }
    }

    fn at(&self) -> At {
        At { pointer: self.path.pointer(), offset: self.document.offset(self.value) }
    }

    /// The name of a member, unless it is no text.
    pub(super) fn name(&self, key: &'t RawValue) -> Option<Cow<'t, str>> {
        if let Some(offset) = self.document.not_utf8_in(key) {
            self.note(|| Fault::not_utf8().at(|| At { pointer: self.path.pointer(), offset }));
            return None;
        }
        match name(key) {
            Ok(name) => Some(name),
            Err(error) => {
                self.note_at_key(key, key.get(), || not_a_value(&error));
                None
            }
        }
    }

    /// The name of a member whose name is free, unless it is no text or too long.
    pub(super) fn free_name(&self, key: &'t RawValue) -> Option<Cow<'t, str>> {
        let most = self.document.limits.text_bytes;
        // The quotation marks are not of the name.
        if key.get().len() <= most.saturating_add(2) {
            return self.name(key);
        }
        let at = || At { pointer: self.path.pointer(), offset: self.document.offset(key) };
        self.note(|| Fault::too_long("name", most).at(at));
        None
    }

    /// Notes what is wrong with the name of a member.
    pub(super) fn note_at_key(&self, key: &RawValue, name: &str, fault: impl FnOnce() -> Fault) {
        self.note(|| fault().at(|| self.at_key(key, name)));
    }

    fn at_key(&self, key: &RawValue, name: &str) -> At {
        At { pointer: self.path.pointer().field(name), offset: self.document.offset(key) }
    }

    /// Notes a member that this version does not know and need not.
    pub(super) fn note_newer(&self, key: &RawValue, name: &str, type_name: &str) {
        self.warn(|| Fault::newer_field(name, type_name).at(|| self.at_key(key, name)));
    }

    /// Notes what does not keep the value from being read.
    pub(super) fn warn(&self, fault: impl FnOnce() -> Fault) {
        if let Some(notes) = self.document.notes.filter(|_| !self.is_noted) {
            notes.warn(|| fault().at(|| self.at()));
        }
    }

    /// Reads a part; a fault that its own type raises once it is read is in its place too.
    pub(super) fn read_part<T: DeserializeSeed<'t>>(
        &self,
        step: Step<'_>,
        value: &'t RawValue,
        seed: T,
    ) -> Result<T::Value, Fault> {
        let path = self.path.then(step);
        let part = Node { value, path: &path, is_tried: false, ..*self };
        seed.deserialize(part).map_err(|fault| fault.at(|| part.at()))
    }

    fn tried(self) -> Self {
        Self { is_tried: true, ..self }
    }

    fn is(&self, bracket: char) -> bool {
        self.value.get().starts_with(bracket)
    }

    /// What stands here is no `expected`.
    fn wrong_type(&self, expected: &str) -> Fault {
        let found = match self.value.get() {
            json if json.starts_with('{') => "an object".to_owned(),
            json if json.starts_with('[') => "an array".to_owned(),
            json => format!("`{}`", shorten(json)),
        };
        Fault::new("wrong-type", format!("{found} is not {expected}"))
    }

    /// Refuses what is nested too deep.
    fn check_depth(&self) -> Result<(), Fault> {
        let most = self.document.limits.depth;
        let message = if self.path.depth > most {
            format!("the document is nested more than {most} levels deep")
        } else if self.path.depth > self.deepest {
            let most = DEEPEST_IN_EXTENSIONS;
            format!("a value in extensions is nested more than {most} levels deep")
        } else {
            return Ok(());
        };
        Err(Fault::new("too-deep", message).at(|| self.at()))
    }

    /// Refuses a string that is too long or was no UTF-8.
    fn check_text(&self) -> Result<(), Fault> {
        if let Some(offset) = self.document.not_utf8_in(self.value) {
            return Err(Fault::not_utf8().at(|| At { pointer: self.path.pointer(), offset }));
        }
        let (length, most) = (self.value.get().len(), self.document.limits.text_bytes);
        if !self.is('"') || length <= most.saturating_add(2) {
            return Ok(());
        }
        Err(Fault::too_long("text", most).at(|| self.at()))
    }

    /// Fails where the value is only tried, and notes the fault and goes on else.
    fn refuse(&self, fault: Fault) -> Result<(), Fault> {
        if self.is_tried {
            return Err(fault.at(|| self.at()));
        }
        self.note(|| fault);
        Ok(())
    }

    /// Hands a value over as it is written.
    fn visit<V: Visitor<'t>>(self, visitor: V) -> Result<V::Value, Fault> {
        let is_container = self.is('{') || self.is('[');
        let checked = if is_container { self.check_depth() } else { self.check_text() };
        if let Err(fault) = checked {
            self.refuse(fault)?;
            return visitor.visit_unit();
        }
        let visited = if self.is('{') {
            visitor.visit_map(Members::new(self))
        } else if self.is('[') {
            visitor.visit_seq(Elements::new(self))
        } else {
            match serde_json::from_str(self.value.get()) {
                Err(error) => {
                    self.refuse(not_a_value(&error))?;
                    visitor.visit_unit()
                }
                Ok(Value::String(text)) => visitor.visit_string(text),
                Ok(Value::Bool(value)) => visitor.visit_bool(value),
                Ok(Value::Number(_)) => match Number::parse(self.value.get()) {
                    Ok(Number::Natural(number)) => visitor.visit_u64(number),
                    Ok(Number::Negative(number)) => visitor.visit_i64(number),
                    Ok(Number::Double(number)) => visitor.visit_f64(number),
                    // Under `arbitrary_precision` a value may be a number beyond every double.
                    Err(error) => {
                        self.refuse(not_a_value(&error))?;
                        visitor.visit_unit()
                    }
                },
                Ok(_) => visitor.visit_unit(),
            }
        };
        visited.map_err(|fault| fault.at(|| self.at()))
    }

    /// Reads a value of a type that may refuse it: tries that first.
    fn scalar<T: Deserialize<'t>, V: Visitor<'t>>(
        self,
        sample: &'static str,
        visitor: V,
    ) -> Result<V::Value, Fault> {
        if self.is_tried {
            return self.visit(visitor);
        }
        match T::deserialize(self.tried()) {
            Ok(_) => self.visit(visitor),
            Err(fault) => {
                self.note(|| fault);
                Self { value: raw(sample), ..self }.visit(visitor)
            }
        }
    }

    /// The same for a type that checks its value itself.
    fn checked<R>(
        self,
        checked: &Checked,
        read: impl FnOnce(Node<'_, 't>) -> Result<R, Fault>,
    ) -> Result<R, Fault> {
        let noted_before = self.document.notes.map(Notes::count);
        match (checked.try_read)(self.tried()) {
            Ok(()) => read(Self { is_tried: true, is_noted: true, ..self }),
            Err(fault) => {
                // A whole is judged only where its parts are as they should be.
                if self.document.notes.map(Notes::count) == noted_before {
                    self.note(|| fault);
                }
                Self::within_sample(checked, read)
            }
        }
    }
}

macro_rules! scalars {
    ($($method:ident: $type:ty, $sample:literal;)*) => {
        $(fn $method<V: Visitor<'t>>(self, visitor: V) -> Result<V::Value, Fault> {
            self.scalar::<$type, V>($sample, visitor)
        })*
    };
}

impl<'t> Deserializer<'t> for Node<'_, 't> {
    type Error = Fault;

    fn deserialize_any<V: Visitor<'t>>(self, visitor: V) -> Result<V::Value, Fault> {
        self.visit(visitor)
    }

    fn deserialize_option<V: Visitor<'t>>(self, visitor: V) -> Result<V::Value, Fault> {
        if self.value.get() == "null" { visitor.visit_none() } else { visitor.visit_some(self) }
    }

    fn deserialize_newtype_struct<V: Visitor<'t>>(
        self,
        name: &'static str,
        visitor: V,
    ) -> Result<V::Value, Fault> {
        if let Some(checked) = checked(name).filter(|_| !self.is_tried) {
            return self.checked(checked, |node| node.deserialize_newtype_struct(name, visitor));
        }
        let visited = visitor.visit_newtype_struct(self);
        visited.map_err(|fault| fault.of_type(name).at(|| self.at()))
    }

    fn deserialize_seq<V: Visitor<'t>>(self, visitor: V) -> Result<V::Value, Fault> {
        if self.is('[') {
            return self.visit(visitor);
        }
        self.refuse(self.wrong_type("an array"))?;
        Self { value: raw("[]"), is_noted: true, ..self }.visit(visitor)
    }

    fn deserialize_map<V: Visitor<'t>>(self, visitor: V) -> Result<V::Value, Fault> {
        // Of all types only extensions ask for a map.
        if self.is('{') {
            let deepest = self.path.depth + DEEPEST_IN_EXTENSIONS;
            return Self { deepest, ..self }.visit(visitor);
        }
        self.refuse(self.wrong_type("an object"))?;
        Self { value: raw("{}"), is_noted: true, ..self }.visit(visitor)
    }

    fn deserialize_struct<V: Visitor<'t>>(
        self,
        name: &'static str,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Fault> {
        if let Some(checked) = checked(name).filter(|_| !self.is_tried) {
            return self.checked(checked, |node| node.deserialize_struct(name, fields, visitor));
        }
        let readable = if self.is('{') {
            self.check_depth()
        } else {
            let expected = format!("an object: {name} has fields such as {}", some(fields));
            Err(self.wrong_type(&expected))
        };
        if let Err(fault) = readable {
            self.refuse(fault)?;
            return visitor.visit_map(StandInMembers::of(fields));
        }
        let within = Self { is_tried: false, ..self };
        let visited = visitor.visit_map(Fields::new(&within, name, fields));
        visited.map_err(|fault| fault.at(|| self.at()))
    }

    fn deserialize_enum<V: Visitor<'t>>(
        self,
        name: &'static str,
        variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Fault> {
        if name == "Format" && self.document.is_newer {
            let first = variants.first().copied().unwrap_or_default();
            return visitor.visit_enum(StrDeserializer::<Fault>::new(first));
        }
        let written = serde_json::from_str::<String>(self.value.get());
        let known = match &written {
            Ok(word) => variants
                .iter()
                .find(|variant| *variant == word)
                .ok_or_else(|| Fault::unknown_variant(word, variants)),
            Err(_) => Err(self.wrong_type(&format!("one of {}", listed(variants)))),
        };
        let known = known.or_else(|fault| {
            self.refuse(fault)?;
            variants.first().ok_or_else(|| Fault::custom("no value is known here"))
        })?;
        visitor.visit_enum(StrDeserializer::<Fault>::new(known))
    }

    scalars! {
        deserialize_bool: bool, "false";
        deserialize_i64: i64, "0";
        deserialize_u16: u16, "0";
        deserialize_u32: u32, "0";
        deserialize_str: String, "\"\"";
        deserialize_string: String, "\"\"";
    }

    forward_to_deserialize_any! {
        <V: Visitor<'t>>
        i8 i16 i32 i128 u8 u64 u128 f32 f64 char bytes byte_buf unit
        unit_struct tuple tuple_struct identifier ignored_any
    }
}
