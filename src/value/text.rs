use std::fmt;

use serde::Serializer;

use super::{StringValue, string_value};

/// Text that says something: at least one character that is not white space.
///
/// The text is kept exactly as given, line breaks and outer spaces included.
/// White space is what Unicode calls so (the property `White_Space`).
///
/// # Examples
/// ```
/// use minutebook::value::Text;
///
/// assert_eq!(Text::new("The report was noted.")?.as_str(), "The report was noted.");
/// assert!(Text::new(" \n").is_err());
/// # Ok::<(), minutebook::value::ValueError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Text(Box<str>);

impl Text {
    /// The text as given.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl StringValue for Text {
    const NAME: &'static str = "Text";
    const EXPECTED: &'static str = "a text: expected at least one character that is not a space";

    fn parse(text: &str) -> Option<Self> {
        let says_something = text.chars().any(|character| !character.is_whitespace());
        says_something.then(|| Self(text.into()))
    }

    fn write<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.0)
    }
}

impl fmt::Display for Text {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl AsRef<str> for Text {
    fn as_ref(&self) -> &str {
        &self.0
    }
}

string_value!(Text, schema: {
    "title": "Text",
    "description": "Text with at least one character that is not white space.",
    "minLength": 1,
    // The characters of the Unicode property White_Space, spelt out because
    // regular expression engines disagree on what `\s` means.
    "pattern": "[^\\u0009-\\u000d\\u0020\\u0085\\u00a0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000]",
    "examples": ["The contents of the report were noted."]
});
