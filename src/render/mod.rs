//! Reports and the rule catalogue in the forms that people and programs read.

pub mod catalogue;
#[cfg(feature = "cli")]
pub mod human;
pub mod json;
