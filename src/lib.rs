//! Typed records, rules and JSON Schemas for the minutes of partnership boards.
pub mod calendar;
pub mod check;
pub mod finding;
pub mod model;
pub mod read;
pub mod rule;
pub mod rules;
pub mod value;
