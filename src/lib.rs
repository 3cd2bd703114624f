//! Typed records, rules and JSON Schemas for the minutes of partnership boards.
pub mod calendar;
pub mod check;
pub mod finding;
pub mod model;
pub mod read;
pub mod render;
pub mod rule;
pub mod rules;
#[cfg(feature = "schema")]
pub mod schema;
pub mod value;
