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
}

impl Fault {
    pub(super) fn new(code: &'static str, message: String) -> Self {
        Self { code, message, at: None }
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

    /// A name that is no field of a type, which may be meant for one.
    pub(super) fn not_a_field(
        name: &str,
        type_name: &str,
        meant: Option<&str>,
        fields: &[&str],
    ) -> Self {
        let name = shorten(name);
        let advice = match meant {
            Some(meant) => format!("did you mean `{meant}`?"),
            None => format!("expected one of {}", first(fields)),
        };
        let message = format!("`{name}` is not a field of {type_name}: {advice}");
        Self::new("unknown-field", message)
    }

    /// A field of a newer version of the format.
    pub(super) fn newer_field(name: &str, type_name: &str) -> Self {
        let name = shorten(name);
        let message = format!("`{name}` of {type_name} is newer than this reader and is left out");
        Self::new("format-newer", message)
    }

    /// What comes after the one value of a document.
    pub(super) fn trailing(rest: &str) -> Self {
        let message = format!("`{}` comes after the end of the document", shorten(rest));
        Self::new("trailing-data", message)
    }

    pub(super) fn not_utf8() -> Self {
        Self::new("not-utf8", "the text is not UTF-8: expected JSON in UTF-8".to_owned())
    }

    /// A text or a name that is longer than may be.
    pub(super) fn too_long(what: &str, most: usize) -> Self {
        Self::new("text-too-long", format!("the {what} is longer than {most} bytes"))
    }

    /// How many bytes of text are kept of it.
    pub(super) fn length(&self) -> usize {
        let pointer = self.at.as_ref().map_or(0, |at| at.pointer.as_str().len());
        self.message.len() + pointer
    }

    /// A name that is there twice in an object whose names are free.
    pub(super) fn duplicate_name(name: &str) -> Self {
        let message = format!("the name `{}` is there twice", shorten(name));
        Self::new("duplicate-field", message)
    }
}

/// The first of the names, and how many more there are: as many as a reader takes in, and a message
/// need not be longer than the record that it is about.
fn first(names: &[&str]) -> String {
    const SHOWN: usize = 8;
    match names.split_at_checked(SHOWN) {
        Some((shown, more)) if !more.is_empty() => {
            format!("{} and {} more", listed(shown), more.len())
        }
        _ => listed(names),
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

    fn missing_field(field: &'static str) -> Self {
        Self::new("missing-field", format!("the field `{field}` is missing"))
    }

    fn duplicate_field(field: &'static str) -> Self {
        let message = format!("the field `{field}` is there twice");
        Self::new("duplicate-field", message)
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
