//! From bytes to a minute book.
//!
//! A good document is parsed once, straight into the types. Only when that
//! fails is it read a second time, to say where and why.

mod fault;
mod locate;
mod text;
mod trace;

use serde::de::DeserializeOwned;
use thiserror::Error;

use crate::calendar::Holidays;
use crate::finding::{Basis, Finding, Pointer, Position, Severity};
use crate::model::MinuteBook;
use crate::rule::Page;

pub use locate::Locator;

/// A problem that reading can find, by its code. Codes never change once released.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct ProblemCode {
    /// The code.
    pub code: &'static str,
    page: &'static str,
}

impl ProblemCode {
    /// Its page, in parts: as that of a rule, with documents or changes to one as examples.
    pub fn page(&self) -> Page<'static> {
        Page::parse(self.page)
    }
}

macro_rules! problems {
    ($($code:literal, $page:literal;)*) => {
        /// Every problem that reading can find.
        pub const PROBLEMS: &[ProblemCode] =
            &[$(ProblemCode { code: $code, page: include_str!(concat!("pages/", $page, ".md")) },)*];
    };
}

problems! {
    "file-unreadable", "file_unreadable";
    "not-utf8", "not_utf8";
    "not-json", "not_json";
    "too-deep", "too_deep";
    "wrong-type", "wrong_type";
    "bad-value", "bad_value";
    "financial-year-malformed", "financial_year_malformed";
    "missing-field", "missing_field";
    "unknown-field", "unknown_field";
    "duplicate-field", "duplicate_field";
}

/// Why a document could not be read.
///
/// Each problem is a [`Finding`] of severity error with a code of its own, the
/// JSON Pointer of the place, and the line and column. So far the first problem
/// is the only one reported; callers should be ready for several.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("{}", .problems.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n"))]
pub struct ReadError {
    problems: Vec<Finding>,
}

impl ReadError {
    /// The problems, in the order of the document; at least one.
    pub fn problems(&self) -> &[Finding] {
        &self.problems
    }

    /// The problems, to be put with other findings.
    pub fn into_problems(self) -> Vec<Finding> {
        self.problems
    }

    /// A file that could not be opened or read, for whoever reads files.
    pub fn unreadable(reason: impl std::fmt::Display) -> Self {
        problem("file-unreadable", Pointer::ROOT, None, reason.to_string())
    }
}

fn problem(
    code: &'static str,
    pointer: Pointer,
    position: Option<Position>,
    message: String,
) -> ReadError {
    let finding = Finding {
        code,
        severity: Severity::Error,
        basis: Basis::Data,
        binding: false,
        pointer,
        position,
        message,
        help: None,
        related: Vec::new(),
    };
    ReadError { problems: vec![finding] }
}

impl MinuteBook {
    /// Reads a minute book from JSON.
    ///
    /// # Errors
    /// Fails where the bytes are not UTF-8, not one JSON value, or not a minute
    /// book: a value of the wrong type or one that its type refuses, a field
    /// missing, unknown or twice. The error names the place.
    ///
    /// # Examples
    /// ```
    /// use minutebook::model::MinuteBook;
    ///
    /// let book = MinuteBook::from_json(r#"{"format": "minutebook/1"}"#)?;
    /// assert!(book.meetings.is_empty());
    ///
    /// let error = MinuteBook::from_json(r#"{"format": "minutebook/1", "meeting": []}"#).unwrap_err();
    /// assert_eq!(
    ///     error.to_string(),
    ///     "error[unknown-field] at `/meeting` (line 1, column 28): \
    ///      `meeting` is not a field of MinuteBook: did you mean `meetings`?"
    /// );
    /// # Ok::<(), minutebook::read::ReadError>(())
    /// ```
    pub fn from_json(json: impl AsRef<[u8]>) -> Result<Self, ReadError> {
        from_json(json.as_ref())
    }

    /// Writes the book as JSON, indented, which reads to an equal book.
    pub fn to_json(&self) -> String {
        // Nothing in the model can fail to be written: no map has keys other than strings.
        serde_json::to_string_pretty(self).unwrap_or_default()
    }
}

impl Holidays {
    /// Reads holiday calendars from JSON.
    ///
    /// # Errors
    /// As [`MinuteBook::from_json`].
    pub fn from_json(json: impl AsRef<[u8]>) -> Result<Self, ReadError> {
        from_json(json.as_ref())
    }
}

fn from_json<T: DeserializeOwned>(json: &[u8]) -> Result<T, ReadError> {
    let text = std::str::from_utf8(json).map_err(|error| {
        let position = text::Lines::of(json).position(error.valid_up_to());
        let message = "the document is not UTF-8: expected JSON in UTF-8".to_owned();
        problem("not-utf8", Pointer::ROOT, Some(position), message)
    })?;
    let text = text::without_mark(text);
    serde_json::from_str(text).map_err(|error| trace::explain::<T>(text, &error))
}
