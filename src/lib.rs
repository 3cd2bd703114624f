#![doc = include_str!("../README.md")]
//!
//! # Where to look
//!
//! - [`model`] has the records: start with [`MinuteBook`](model::MinuteBook) and
//!   [`Meeting`](model::Meeting).
//! - [`value`] has the single values that they are made of, each of which refuses
//!   what no record can mean.
//! - [`read`] turns bytes into a minute book and says where they are not one.
//! - [`check`] runs the rules, under [`settings`] if you have any; a [`report`] of
//!   [`finding`]s is what comes out; [`calendar`] counts working days by holidays
//!   that you supply.
//! - [`rules`] is the catalogue: the page of each rule is its module's documentation.
//!   [`rule`] is what a rule is.
//! - [`render`] writes reports and the catalogue for people and programs.
//! - `schema` (feature `schema`) generates the JSON Schemas.
//! - `strategy` (feature `proptest`) generates records for property tests.
//!
//! # What it does not do
//!
//! It does not read prose: somebody, or some other program, transcribes minutes
//! into records. It does not know today's date or any bank holiday, fetch
//! anything, or decide what the law requires of a board that does not say what
//! it is.

pub mod calendar;
pub mod check;
pub mod finding;
pub mod model;
mod nearest;
pub mod read;
pub mod render;
pub mod report;
pub mod rule;
pub mod rules;
#[cfg(feature = "schema")]
pub mod schema;
pub mod settings;
#[cfg(feature = "proptest")]
pub mod strategy;
pub mod value;
