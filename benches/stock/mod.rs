//! The fields of the generated books, read as anybody would read them: plain structs with derived
//! deserialisers, and the deserialisers that `uuid` and `chrono` bring.
//!
//! This is what reading is compared with. The structs have the fields that the generated books use,
//! and no more; that every field is there is why unknown ones are refused. Words of lists are the
//! crate's own enums, whose deserialisers are derived, too.
#![expect(dead_code, reason = "what is measured is the reading")]

mod business;
mod decision;
mod head;
mod meeting;
mod shared;

use std::fmt;
use std::str::FromStr;

use chrono::{NaiveDate, NaiveTime};
use minutebook::model::Format;
use serde::de::{Error, Visitor};
use serde::{Deserialize, Deserializer};
use uuid::Uuid;

/// A whole minute book.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Book {
    format: Format,
    title: Option<String>,
    #[serde(default)]
    organisations: Vec<head::Organisation>,
    #[serde(default)]
    people: Vec<head::Person>,
    #[serde(default)]
    boards: Vec<head::Board>,
    #[serde(default)]
    members: Vec<head::Member>,
    #[serde(default)]
    meetings: Vec<meeting::Meeting>,
    #[serde(default)]
    actions: Vec<business::Action>,
    #[serde(default)]
    funding: Vec<business::Funding>,
    #[serde(default)]
    plans: Vec<business::Plan>,
}

#[derive(Debug)]
pub(crate) struct Id(Uuid);

#[derive(Debug)]
pub(crate) struct Day(NaiveDate);

#[derive(Debug)]
pub(crate) struct Hour(NaiveTime);

/// What the feature `serde` of `uuid` and `chrono` does: the text is parsed where it stands. The
/// crate does without that feature, and measuring should not turn it on for its tests.
struct Parsed<T>(std::marker::PhantomData<T>);

impl<T: FromStr<Err: fmt::Display>> Visitor<'_> for Parsed<T> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a text")
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<T, E> {
        text.parse().map_err(E::custom)
    }
}

macro_rules! parsed {
    ($($type:ident($inner:ty)),*) => {$(
        impl<'de> Deserialize<'de> for $type {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                deserializer.deserialize_str(Parsed(std::marker::PhantomData::<$inner>)).map(Self)
            }
        }
    )*};
}

parsed!(Id(Uuid), Day(NaiveDate), Hour(NaiveTime));
