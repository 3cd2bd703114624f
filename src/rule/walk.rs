//! Every id in a book, found through the book's own serialiser, and every text that is damaged or in
//! which somebody's address or telephone number may stand.
//!
//! Ids serialise under their type's name, so one walk tells where each id
//! stands, what kind it is and whether it names its own record or refers to
//! another. A new field that holds an id needs no second list.

use std::fmt;

use serde::Serialize;
use serde::ser::{self, Impossible, Serializer};
use uuid::Uuid;
use uuid::fmt::Hyphenated;

use crate::finding::Pointer;
use crate::model::MinuteBook;
use crate::rule::place::Step;
use crate::rule::{Damage, Documents, Glance};
use crate::value::{IdType, StringValue, Text};

/// One id in the book.
#[derive(Debug, Clone, Copy)]
pub(crate) struct IdUse {
    pub(crate) uuid: Uuid,
    pub(crate) kind: IdType,
    /// Whether it is a record's own id rather than a reference to one.
    pub(crate) is_own: bool,
    place: u32,
}

/// One text in the book.
#[derive(Debug)]
pub(crate) struct TextUse {
    pub(crate) text: String,
    place: u32,
}

/// The ids of a book with their places.
#[derive(Debug, Default)]
pub(crate) struct Ids {
    pub(crate) uses: Vec<IdUse>,
    /// The texts that hold an `@` or as many digits as a telephone number, or are damaged.
    pub(crate) texts: Vec<TextUse>,
    /// The places of both and those on the way to them, counted from 1.
    places: Vec<Stage>,
}

/// One step down from a parent place, which is 0 for the whole document.
#[derive(Debug, Clone, Copy)]
struct Stage {
    parent: u32,
    step: Step,
}

impl Ids {
    pub(crate) fn of(book: &MinuteBook, documents: &Documents) -> Self {
        let mut walk = Walk::default();
        // The walker itself never fails, and no type of the model does.
        let walked = book.serialize(Walker { walk: &mut walk, id_type: None });
        debug_assert!(walked.is_ok(), "{walked:?}");
        if let Some((list, headers)) = documents.several() {
            let headers: Vec<_> = headers.collect();
            let walked = walk.step(Step::Field(list), &headers);
            debug_assert!(walked.is_ok(), "{walked:?}");
        }
        walk.ids
    }

    /// The place of an id: of the record where it is its own, of the field else.
    pub(crate) fn pointer(&self, id: &IdUse) -> Pointer {
        let parent = self.place(id.place).map_or(0, |place| place.parent);
        self.pointer_to(if id.is_own { parent } else { id.place })
    }

    /// The list and the number in it of the record in which an id stands.
    pub(crate) fn record(&self, id: &IdUse) -> Option<(&'static str, usize)> {
        let mut within = None;
        let mut at = self.place(id.place)?;
        while at.parent != 0 {
            within = Some(at.step);
            at = self.place(at.parent)?;
        }
        match (at.step, within) {
            (Step::Field(list), Some(Step::Index(index))) => Some((list, index as usize)),
            _ => None,
        }
    }

    /// The place of a text.
    pub(crate) fn pointer_to_text(&self, text: &TextUse) -> Pointer {
        self.pointer_to(text.place)
    }

    fn place(&self, number: u32) -> Option<Stage> {
        let at = usize::try_from(number).ok()?.checked_sub(1)?;
        self.places.get(at).copied()
    }

    fn pointer_to(&self, number: u32) -> Pointer {
        let Some(Stage { parent, step }) = self.place(number) else { return Pointer::ROOT };
        match step {
            Step::Field(name) => self.pointer_to(parent).field(name),
            Step::Index(index) => self.pointer_to(parent).index(index as usize),
        }
    }
}

/// What is known while a book is walked.
#[derive(Default)]
struct Walk {
    ids: Ids,
    /// The steps to where the walk is, each with its place once something there or below is kept.
    way: Vec<(Step, Option<u32>)>,
}

impl Walk {
    fn step<T: ?Sized + Serialize>(&mut self, step: Step, value: &T) -> Result<(), Stopped> {
        self.way.push((step, None));
        let walked = value.serialize(Walker { walk: self, id_type: None });
        self.way.pop();
        walked
    }

    /// The place where the walk is.
    fn place(&mut self) -> u32 {
        let mut parent = 0;
        for (step, place) in &mut self.way {
            parent = *place.get_or_insert_with(|| {
                self.ids.places.push(Stage { parent, step: *step });
                u32::try_from(self.ids.places.len()).unwrap_or_default()
            });
        }
        parent
    }
}

struct Walker<'a> {
    walk: &'a mut Walk,
    /// The type of the id whose text comes next.
    id_type: Option<IdType>,
}

/// Takes the text of an id without putting it on the heap.
struct IdScan {
    written: [u8; Hyphenated::LENGTH],
    length: usize,
}

impl Default for IdScan {
    fn default() -> Self {
        Self { written: [0; Hyphenated::LENGTH], length: 0 }
    }
}

impl fmt::Write for IdScan {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        let end = self.length + text.len();
        let free = self.written.get_mut(self.length..end).ok_or(fmt::Error)?;
        free.copy_from_slice(text.as_bytes());
        self.length = end;
        Ok(())
    }
}

/// Whether a text can hold an address or a telephone number, or may be damaged.
#[derive(Default)]
struct TextScan {
    is_of_interest: bool,
}

impl fmt::Write for TextScan {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        /// How many digits a British telephone number has at least.
        const DIGITS: usize = 11;
        // A text is written in one piece.
        let seen = Glance::at(text);
        let has_contact = seen.has_at || seen.digits >= DIGITS;
        self.is_of_interest = has_contact || (!seen.is_whole && Damage::of(text).is_some());
        Ok(())
    }
}

/// The walker's error, which nothing raises.
#[derive(Debug)]
struct Stopped(String);

impl fmt::Display for Stopped {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for Stopped {}

impl ser::Error for Stopped {
    fn custom<T: fmt::Display>(message: T) -> Self {
        Self(message.to_string())
    }
}

struct Elements<'a> {
    walker: Walker<'a>,
    next: u32,
}

macro_rules! ignore {
    ($($method:ident: $type:ty;)*) => {
        $(fn $method(self, _: $type) -> Result<(), Stopped> {
            Ok(())
        })*
    };
}

impl<'a> Serializer for Walker<'a> {
    type Ok = ();
    type Error = Stopped;
    type SerializeSeq = Elements<'a>;
    type SerializeTuple = Impossible<(), Stopped>;
    type SerializeTupleStruct = Impossible<(), Stopped>;
    type SerializeTupleVariant = Impossible<(), Stopped>;
    type SerializeMap = Ignored;
    type SerializeStruct = Self;
    type SerializeStructVariant = Impossible<(), Stopped>;

    ignore! {
        serialize_bool: bool; serialize_i8: i8; serialize_i16: i16; serialize_i32: i32;
        serialize_i64: i64; serialize_u8: u8; serialize_u16: u16; serialize_u32: u32;
        serialize_u64: u64; serialize_f32: f32; serialize_f64: f64; serialize_char: char;
        serialize_str: &str; serialize_bytes: &[u8]; serialize_unit_struct: &'static str;
    }

    /// Texts come here, and ids, which are short.
    fn collect_str<T: ?Sized + fmt::Display>(self, value: &T) -> Result<(), Stopped> {
        if let Some(kind) = self.id_type {
            let mut id = IdScan::default();
            if fmt::write(&mut id, format_args!("{value}")).is_ok()
                && let Ok(uuid) = Uuid::try_parse_ascii(&id.written)
            {
                let is_own = matches!(self.walk.way.last(), Some((Step::Field("id"), _)));
                let place = self.walk.place();
                self.walk.ids.uses.push(IdUse { uuid, kind, is_own, place });
            }
            return Ok(());
        }
        let mut scan = TextScan::default();
        let written = fmt::write(&mut scan, format_args!("{value}"));
        if written.is_ok() && scan.is_of_interest {
            let place = self.walk.place();
            self.walk.ids.texts.push(TextUse { text: value.to_string(), place });
        }
        Ok(())
    }

    fn serialize_none(self) -> Result<(), Stopped> {
        Ok(())
    }

    fn serialize_some<T: ?Sized + Serialize>(self, value: &T) -> Result<(), Stopped> {
        value.serialize(self)
    }

    fn serialize_unit(self) -> Result<(), Stopped> {
        Ok(())
    }

    fn serialize_unit_variant(self, _: &str, _: u32, _: &str) -> Result<(), Stopped> {
        Ok(())
    }

    fn serialize_newtype_struct<T: ?Sized + Serialize>(
        self,
        name: &'static str,
        value: &T,
    ) -> Result<(), Stopped> {
        if let Some(id_type) = IdType::named(name) {
            value.serialize(Self { id_type: Some(id_type), ..self })
        } else if name == Text::NAME {
            value.serialize(Self { id_type: None, ..self })
        } else {
            Ok(())
        }
    }

    fn serialize_newtype_variant<T: ?Sized + Serialize>(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        value: &T,
    ) -> Result<(), Stopped> {
        value.serialize(self)
    }

    fn serialize_seq(self, _: Option<usize>) -> Result<Elements<'a>, Stopped> {
        Ok(Elements { walker: self, next: 0 })
    }

    fn serialize_tuple(self, _: usize) -> Result<Self::SerializeTuple, Stopped> {
        Err(ser::Error::custom("the model has no tuples"))
    }

    fn serialize_tuple_struct(
        self,
        _: &'static str,
        _: usize,
    ) -> Result<Self::SerializeTupleStruct, Stopped> {
        Err(ser::Error::custom("the model has no tuples"))
    }

    fn serialize_tuple_variant(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: usize,
    ) -> Result<Self::SerializeTupleVariant, Stopped> {
        Err(ser::Error::custom("the model has no tuples"))
    }

    fn serialize_map(self, _: Option<usize>) -> Result<Ignored, Stopped> {
        Ok(Ignored)
    }

    fn serialize_struct(self, _: &'static str, _: usize) -> Result<Self, Stopped> {
        Ok(self)
    }

    fn serialize_struct_variant(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: usize,
    ) -> Result<Self::SerializeStructVariant, Stopped> {
        Err(ser::Error::custom("the model has no variants with fields"))
    }
}

impl ser::SerializeStruct for Walker<'_> {
    type Ok = ();
    type Error = Stopped;

    fn serialize_field<T: ?Sized + Serialize>(
        &mut self,
        name: &'static str,
        value: &T,
    ) -> Result<(), Stopped> {
        self.walk.step(Step::Field(name), value)
    }

    fn end(self) -> Result<(), Stopped> {
        Ok(())
    }
}

impl ser::SerializeSeq for Elements<'_> {
    type Ok = ();
    type Error = Stopped;

    fn serialize_element<T: ?Sized + Serialize>(&mut self, value: &T) -> Result<(), Stopped> {
        let index = self.next;
        self.next += 1;
        self.walker.walk.step(Step::Index(index), value)
    }

    fn end(self) -> Result<(), Stopped> {
        Ok(())
    }
}

/// The only maps are extensions, which are not ours to look into.
struct Ignored;

impl ser::SerializeMap for Ignored {
    type Ok = ();
    type Error = Stopped;

    fn serialize_key<T: ?Sized + Serialize>(&mut self, _: &T) -> Result<(), Stopped> {
        Ok(())
    }

    fn serialize_value<T: ?Sized + Serialize>(&mut self, _: &T) -> Result<(), Stopped> {
        Ok(())
    }

    fn end(self) -> Result<(), Stopped> {
        Ok(())
    }
}
