//! What can be wrong with a value, and where.

use std::fmt;

use serde::de::{self, Expected, Unexpected};

use crate::finding::Pointer;
use crate::nearest::nearest;
use crate::value::shorten;

/// What `serde_json` says without the place, which it counts from where it was set on.
pub(super) fn reason(error: &serde_json::Error) -> String {
    let text = error.to_string();
    text.rsplit_once(" at line ").map_or(text.as_str(), |(reason, _)| reason).to_owned()
}

/// A place: its pointer, and its offset in the text.
#[derive(Debug, Clone)]
pub(super) struct At {
    pub(super) pointer: Pointer,
    pub(super) offset: usize,
}

/// What is wrong, and where once the innermost place is known.
#[derive(Debug)]
pub(super) struct Fault {
    pub(super) code: &'static str,
    pub(super) message: String,
    pub(super) at: Option<Box<At>>,
    /// The field that an unknown-field fault names, with the ones that there are.
    unknown: Option<(String, &'static [&'static str])>,
    /// The field that is there twice.
    pub(super) duplicate: Option<&'static str>,
}

impl Fault {
    pub(super) fn new(code: &'static str, message: String) -> Self {
        Self { code, message, at: None, unknown: None, duplicate: None }
    }

    /// Keeps the first place given, which is the innermost.
    pub(super) fn at(mut self, at: impl FnOnce() -> At) -> Self {
        if self.at.is_none() {
            self.at = Some(Box::new(at()));
        }
        self
    }

    /// Gives a value that its type refuses the code that the type has for it.
    pub(super) fn of_type(mut self, name: &str) -> Self {
        if self.code == "bad-value" && name == "FinancialYear" {
            self.code = "financial-year-malformed";
        }
        self
    }

    /// Names the type in which a field is not known.
    pub(super) fn within(mut self, type_name: &str) -> Self {
        if let Some((field, fields)) = self.unknown.take() {
            let field = shorten(&field);
            let advice = match nearest(&field, fields) {
                Some(near) => format!("did you mean `{near}`?"),
                None => format!("expected one of {}", listed(fields)),
            };
            self.message = format!("`{field}` is not a field of {type_name}: {advice}");
        }
        self
    }
}

/// A few of the names, for a message that need not give all.
pub(super) fn some(names: &[&str]) -> String {
    listed(names.get(..3).unwrap_or(names))
}

pub(super) fn listed(names: &[&str]) -> String {
    names.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ")
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for Fault {}

impl de::Error for Fault {
    fn custom<T: fmt::Display>(message: T) -> Self {
        Self::new("bad-value", message.to_string())
    }

    fn invalid_type(unexpected: Unexpected<'_>, expected: &dyn Expected) -> Self {
        Self::new("wrong-type", format!("{} is not {}", described(unexpected), plain(expected)))
    }

    fn invalid_value(unexpected: Unexpected<'_>, expected: &dyn Expected) -> Self {
        Self::new("bad-value", format!("{} is not {}", described(unexpected), plain(expected)))
    }

    fn unknown_variant(variant: &str, expected: &'static [&'static str]) -> Self {
        let variant = shorten(variant);
        let advice = match nearest(&variant, expected) {
            Some(near) => format!("did you mean `{near}`?"),
            None => format!("expected one of {}", listed(expected)),
        };
        Self::new("bad-value", format!("`{variant}` is not known here: {advice}"))
    }

    fn unknown_field(field: &str, expected: &'static [&'static str]) -> Self {
        let mut fault = Self::new("unknown-field", format!("`{}` is not a field", shorten(field)));
        fault.unknown = Some((field.to_owned(), expected));
        fault
    }

    fn missing_field(field: &'static str) -> Self {
        Self::new("missing-field", format!("the field `{field}` is missing"))
    }

    fn duplicate_field(field: &'static str) -> Self {
        let message = format!("the field `{field}` is there twice");
        Self { duplicate: Some(field), ..Self::new("duplicate-field", message) }
    }
}

/// What was expected, in words rather than by Rust's names.
fn plain(expected: &dyn Expected) -> String {
    match expected.to_string().as_str() {
        "a boolean" => "`true` or `false`".to_owned(),
        "u16" => format!("a whole number from 0 to {}", u16::MAX),
        "u32" => format!("a whole number from 0 to {}", u32::MAX),
        "i64" => "a whole number".to_owned(),
        other => other.to_owned(),
    }
}

/// A scalar that passes for JSON at first sight, such as a string with half a surrogate pair.
pub(super) fn not_a_value(error: &serde_json::Error) -> Fault {
    Fault::new("not-json", format!("this is not a JSON value: {}", reason(error)))
}

/// What was found, in words.
fn described(unexpected: Unexpected<'_>) -> String {
    match unexpected {
        Unexpected::Str(text) => format!("`{}`", shorten(text)),
        Unexpected::Bool(value) => format!("`{value}`"),
        Unexpected::Unsigned(value) => format!("the number `{value}`"),
        Unexpected::Signed(value) => format!("the number `{value}`"),
        Unexpected::Float(value) => format!("the number `{value}`"),
        Unexpected::Unit => "`null`".to_owned(),
        Unexpected::Seq => "an array".to_owned(),
        Unexpected::Map => "an object".to_owned(),
        other => other.to_string(),
    }
}
