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

use crate::finding::Pointer;
use crate::model::MinuteBook;
use crate::rule::place::{Leg, Places};
use crate::rule::{Damage, Documents, Glance};
use crate::value::{IdType, StringValue, Text};

/// One id in the book.
#[derive(Debug, Clone, Copy)]
pub(crate) struct IdUse {
    pub(crate) uuid: Uuid,
    pub(crate) kind: IdType,
    /// Whether it is a record's own id rather than a reference to one.
    pub(crate) is_own: bool,
    /// Which of the ids of the book it is.
    number: u32,
}

/// One text in the book.
#[derive(Debug)]
pub(crate) struct TextUse {
    pub(crate) text: String,
    place: u32,
}

/// The ids of a book, and its texts of interest.
#[derive(Debug)]
pub(crate) struct Ids<'a> {
    pub(crate) uses: Vec<IdUse>,
    /// The texts that hold an `@` or as many digits as a telephone number, or are damaged.
    pub(crate) texts: Vec<TextUse>,
    places_of_texts: Places,
    /// The records of the book, each with the number of its first id.
    records: Vec<(u32, &'static str, u32)>,
    book: &'a MinuteBook,
    documents: &'a Documents,
}

impl<'a> Ids<'a> {
    pub(crate) fn of(book: &'a MinuteBook, documents: &'a Documents) -> Self {
        let mut walk = Walk::default();
        walk.over(book, documents);
        let Walk { uses, texts, records, places: places_of_texts, .. } = walk;
        Self { uses, texts, places_of_texts, records, book, documents }
    }

    /// The places of these ids, found by a second walk: nearly all ids are as they should be, and
    /// the places of all would take several times their memory.
    pub(crate) fn places<'i>(&self, ids: impl IntoIterator<Item = &'i IdUse>) -> IdPlaces {
        let mut wanted: Vec<_> = ids.into_iter().map(|id| id.number).collect();
        wanted.sort_unstable();
        wanted.dedup();
        let mut walk = Walk { wanted: Some(wanted), ..Walk::default() };
        if walk.wanted.as_ref().is_some_and(|wanted| !wanted.is_empty()) {
            walk.over(self.book, self.documents);
        }
        IdPlaces { numbers: walk.wanted.unwrap_or_default(), pointers: walk.pointers }
    }

    /// The list and the number in it of the record in which an id stands.
    pub(crate) fn record(&self, id: &IdUse) -> Option<(&'static str, usize)> {
        let after = self.records.partition_point(|(first, ..)| *first <= id.number);
        let (_, list, index) = self.records.get(after.checked_sub(1)?)?;
        Some((list, *index as usize))
    }

    /// The place of a text.
    pub(crate) fn pointer_to_text(&self, text: &TextUse) -> Pointer {
        self.places_of_texts.pointer_to(text.place)
    }
}

/// The places of some ids.
pub(crate) struct IdPlaces {
    numbers: Vec<u32>,
    pointers: Vec<Pointer>,
}

impl IdPlaces {
    /// The place of an id that was asked for: of the record where it is its own, of the field else.
    pub(crate) fn of(&self, id: &IdUse) -> Pointer {
        let at = self.numbers.binary_search(&id.number).ok();
        at.and_then(|at| self.pointers.get(at)).cloned().unwrap_or_default()
    }
}

/// What is known while a book is walked.
#[derive(Default)]
struct Walk {
    uses: Vec<IdUse>,
    texts: Vec<TextUse>,
    records: Vec<(u32, &'static str, u32)>,
    places: Places,
    /// The numbers, in order, of the ids of which a walk wants the places and nothing else.
    wanted: Option<Vec<u32>>,
    pointers: Vec<Pointer>,
    /// How many ids were met.
    met: u32,
    /// The way to where the walk is, each leg with its place once something there or below is kept.
    way: Vec<(Leg, Option<u32>)>,
}

impl Walk {
    fn over(&mut self, book: &MinuteBook, documents: &Documents) {
        // The walker itself never fails, and no type of the model does.
        let walked = self.value(book);
        debug_assert!(walked.is_ok(), "{walked:?}");
        if let Some((list, headers)) = documents.several() {
            let headers: Vec<_> = headers.collect();
            let walked = self.member(list, &headers);
            debug_assert!(walked.is_ok(), "{walked:?}");
        }
    }

    fn member<T: ?Sized + Serialize>(
        &mut self,
        name: &'static str,
        value: &T,
    ) -> Result<(), Stopped> {
        self.way.push((Leg::member(name), None));
        let walked = self.value(value);
        self.way.pop();
        walked
    }

    /// Walks an element of the list at which the walk is.
    fn element<T: ?Sized + Serialize>(&mut self, index: u32, value: &T) -> Result<(), Stopped> {
        if let ([(leg, _)], None) = (self.way.as_slice(), &self.wanted) {
            self.records.push((self.met, leg.name, index));
        }
        if let Some((leg, place)) = self.way.last_mut() {
            leg.index = index;
            *place = None;
        }
        self.value(value)
    }

    fn value<T: ?Sized + Serialize>(&mut self, value: &T) -> Result<(), Stopped> {
        value.serialize(Walker { walk: self, id_type: None })
    }

    fn id(&mut self, kind: IdType, written: &str) {
        let number = self.met;
        self.met += 1;
        let is_own = self.way.last().is_some_and(|(leg, _)| leg.name == "id");
        if let Some(wanted) = &self.wanted {
            if wanted.get(self.pointers.len()) == Some(&number) {
                let legs = self.way.len() - usize::from(is_own);
                let legs = self.way.iter().take(legs);
                let pointer = legs.fold(Pointer::ROOT, |pointer, (leg, _)| leg.after(pointer));
                self.pointers.push(pointer);
            }
        } else if let Ok(uuid) = Uuid::try_parse(written) {
            self.uses.push(IdUse { uuid, kind, is_own, number });
        }
    }

    fn text(&mut self, text: &str) {
        if self.wanted.is_none() && is_of_interest(text) {
            let place = self.place();
            self.texts.push(TextUse { text: text.to_owned(), place });
        }
    }

    /// The place where the walk is.
    fn place(&mut self) -> u32 {
        let mut parent = 0;
        for (leg, place) in &mut self.way {
            parent = *place.get_or_insert_with(|| self.places.push(parent, *leg));
        }
        parent
    }
}

/// Whether a text can hold an address or a telephone number, or may be damaged.
fn is_of_interest(text: &str) -> bool {
    /// How many digits a British telephone number has at least.
    const DIGITS: usize = 11;
    let seen = Glance::at(text);
    let has_contact = seen.has_at || seen.digits >= DIGITS;
    has_contact || (!seen.is_whole && Damage::of(text).is_some())
}

struct Walker<'a> {
    walk: &'a mut Walk,
    /// The type of the id whose text comes next.
    id_type: Option<IdType>,
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
        serialize_bytes: &[u8]; serialize_unit_struct: &'static str;
    }

    /// Texts come here, and ids.
    fn serialize_str(self, written: &str) -> Result<(), Stopped> {
        match self.id_type {
            Some(kind) => self.walk.id(kind, written),
            None => self.walk.text(written),
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
        self.walk.member(name, value)
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
        self.walker.walk.element(index, value)
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
