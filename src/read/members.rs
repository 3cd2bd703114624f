//! The parts of a value, as its type is given them.

use std::borrow::Cow;
use std::collections::HashSet;

use serde::de::value::StrDeserializer;
use serde::de::{DeserializeSeed, Error as _, MapAccess, SeqAccess};
use serde_json::value::RawValue;

use super::document::Step;
use super::fault::Fault;
use super::node::Node;
use super::parts::{Entry, Parts};
use super::stand_in::{Absence, StandIn};
use crate::nearest::nearest;

/// How far a field of a struct has been met.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Met {
    No,
    /// A field that is not known is near to it by name: it is misspelt, not missing as well.
    Misspelt,
    Yes,
}

/// How many names in one object are looked up among the known ones; nobody misspells so many.
const MISSPELT: usize = 100;

/// The fields of a struct: those that are there, each once, then those that are not.
pub(super) struct Fields<'n, 'p, 't> {
    node: &'n Node<'p, 't>,
    type_name: &'static str,
    entries: Parts<'t>,
    /// Every field that the struct has.
    all: Vec<(&'static str, Met)>,
    /// Whether the name that only tells the type was met.
    is_tag_met: bool,
    /// How many names were met that are none of them.
    unknown: usize,
    /// The field whose name was handed out last.
    current: Option<(&'static str, Given<'t>)>,
}

/// What is given for a field.
#[derive(Debug, Clone, Copy)]
enum Given<'t> {
    Value(&'t RawValue),
    /// Its value stands under a name that is not known, and that is noted.
    Misspelt,
    Nothing,
}

impl<'n, 'p, 't> Fields<'n, 'p, 't> {
    pub(super) fn new(
        node: &'n Node<'p, 't>,
        type_name: &'static str,
        fields: &'static [&'static str],
    ) -> Self {
        let all = fields.iter().map(|&field| (field, Met::No)).collect();
        Self {
            node,
            type_name,
            entries: Parts::of(node.value),
            all,
            is_tag_met: false,
            unknown: 0,
            current: None,
        }
    }

    /// Whether a field only tells of what type the whole document is.
    fn is_tag(&self, field: &str) -> bool {
        self.node.path.depth == 1 && self.node.document.tag == Some(field)
    }

    /// Whether a field of the whole document is read apart.
    fn is_apart(&self, field: &str) -> bool {
        self.node.path.depth == 1 && self.node.document.apart.contains(&field)
    }

    /// The next field that is there, is known and was not there before.
    fn next_present(&mut self) -> Option<(&'static str, &'t RawValue)> {
        loop {
            let Entry { key, value } = self.entries.entry()?;
            let Some(written) = self.node.name(key) else { continue };
            if self.is_tag(&written) {
                if std::mem::replace(&mut self.is_tag_met, true) {
                    let fault = || Fault::duplicate_name(&written);
                    self.node.note_at_key(key, &written, fault);
                }
                continue;
            }
            let Some((field, met)) = self.all.iter_mut().find(|(field, _)| *field == written)
            else {
                self.note_unknown(key, &written);
                continue;
            };
            let field = *field;
            if std::mem::replace(met, Met::Yes) == Met::Yes {
                self.node.note_at_key(key, &written, || Fault::duplicate_field(field));
            } else if !self.is_apart(field) {
                return Some((field, value));
            }
        }
    }

    fn note_unknown(&mut self, key: &RawValue, written: &str) {
        if self.node.document.is_newer {
            self.node.note_newer(key, written, self.type_name);
            return;
        }
        let names: Vec<_> = self.all.iter().map(|(field, _)| *field).collect();
        self.unknown += 1;
        let meant = (self.unknown <= MISSPELT).then(|| nearest(written, &names)).flatten();
        let fault = || Fault::not_a_field(written, self.type_name, meant, &names);
        self.node.note_at_key(key, written, fault);
        let meant =
            self.all.iter_mut().find(|(field, met)| *met == Met::No && Some(*field) == meant);
        if let Some((_, met)) = meant {
            *met = Met::Misspelt;
        }
    }

    /// The next field that is not there, and whether it was met under another name.
    fn next_absent(&mut self) -> Option<(&'static str, Given<'t>)> {
        let absent =
            self.all.iter().position(|(field, met)| *met != Met::Yes && !self.is_apart(field));
        let (field, met) = self.all.get_mut(absent?)?;
        let met = std::mem::replace(met, Met::Yes);
        Some((field, if met == Met::No { Given::Nothing } else { Given::Misspelt }))
    }
}

impl<'t> MapAccess<'t> for Fields<'_, '_, 't> {
    type Error = Fault;

    fn next_key_seed<K: DeserializeSeed<'t>>(
        &mut self,
        seed: K,
    ) -> Result<Option<K::Value>, Fault> {
        let present = self.next_present().map(|(field, value)| (field, Given::Value(value)));
        self.current = present.or_else(|| self.next_absent());
        let key = self.current.map(|(field, _)| StrDeserializer::<Fault>::new(field));
        key.map(|key| seed.deserialize(key)).transpose()
    }

    fn next_value_seed<V: DeserializeSeed<'t>>(&mut self, seed: V) -> Result<V::Value, Fault> {
        let (within, type_name) = (self.node, self.type_name);
        match self.current {
            Some((field, Given::Value(value))) => {
                self.node.read_part(Step::Field(field), value, seed)
            }
            Some((field, Given::Nothing)) => {
                seed.deserialize(StandIn::of_absent(Absence { within, type_name, field }))
            }
            Some((_, Given::Misspelt)) => seed.deserialize(StandIn::of_misspelt()),
            None => Err(Fault::custom("a value was asked for before its key")),
        }
    }
}

/// The members of an object whose names are free.
pub(super) struct Members<'p, 't> {
    node: Node<'p, 't>,
    entries: Parts<'t>,
    seen: HashSet<Cow<'t, str>>,
    current: Option<(Cow<'t, str>, &'t RawValue)>,
}

impl<'p, 't> Members<'p, 't> {
    pub(super) fn new(node: Node<'p, 't>) -> Self {
        let entries = Parts::of(node.value);
        Self { node, entries, seen: HashSet::new(), current: None }
    }
}

impl<'t> MapAccess<'t> for Members<'_, 't> {
    type Error = Fault;

    fn next_key_seed<K: DeserializeSeed<'t>>(
        &mut self,
        seed: K,
    ) -> Result<Option<K::Value>, Fault> {
        while let Some(Entry { key, value }) = self.entries.entry() {
            let Some(name) = self.node.free_name(key) else { continue };
            if !self.seen.insert(name.clone()) {
                self.node.note_at_key(key, &name, || Fault::duplicate_name(&name));
                continue;
            }
            let key = seed.deserialize(StrDeserializer::<Fault>::new(&name));
            self.current = Some((name, value));
            return key.map(Some);
        }
        Ok(None)
    }

    fn next_value_seed<V: DeserializeSeed<'t>>(&mut self, seed: V) -> Result<V::Value, Fault> {
        let (name, value) = self
            .current
            .as_ref()
            .ok_or_else(|| Fault::custom("a value was asked for before its key"))?;
        self.node.read_part(Step::Field(name), value, seed)
    }
}

/// The elements of an array.
pub(super) struct Elements<'p, 't> {
    node: Node<'p, 't>,
    rest: std::iter::Enumerate<Parts<'t>>,
}

impl<'p, 't> Elements<'p, 't> {
    pub(super) fn new(node: Node<'p, 't>) -> Self {
        Self { node, rest: Parts::of(node.value).enumerate() }
    }
}

impl<'t> SeqAccess<'t> for Elements<'_, 't> {
    type Error = Fault;

    fn next_element_seed<T: DeserializeSeed<'t>>(
        &mut self,
        seed: T,
    ) -> Result<Option<T::Value>, Fault> {
        let next = self.rest.next();
        next.map(|(index, value)| self.node.read_part(Step::Index(index), value, seed)).transpose()
    }
}
