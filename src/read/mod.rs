//! From bytes to a minute book.
//!
//! A good document is parsed once, straight into the types. Only when that
//! fails is it read a second time, to its end, to say everything that is wrong
//! with it and where, and to save the records in which nothing is.

mod document;
mod fault;
mod line_places;
mod lines;
mod locate;
mod members;
mod node;
mod notes;
mod parts;
mod recover;
mod scan;
mod source;
mod stand_in;
mod strict;
mod text;
mod version;

use serde_json::value::RawValue;
use thiserror::Error;

use document::Document;
use fault::Fault;
use source::{Outcome, Source};

use crate::calendar::Holidays;
use crate::finding::{Basis, Finding, Pointer, Position, Severity};
use crate::model::MinuteBook;
use crate::rule::Page;
use crate::settings::Limits;

pub(crate) use line_places::Lines;
pub use lines::read_lines;
#[cfg(feature = "schema")]
pub(crate) use lines::record_schemas;
pub(crate) use lines::{Line, LineReader, at_line};
pub use locate::Locator;
pub(crate) use recover::LeftOut;
pub use text::text_to_show;

/// As deep as `serde_json` goes, so that hostile nesting cannot exhaust the stack.
const DEEPEST: usize = 127;

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
    "too-large", "too_large";
    "not-utf8", "not_utf8";
    "not-json", "not_json";
    "trailing-data", "trailing_data";
    "format-too-new", "format_too_new";
    "format-newer", "format_newer";
    "record-out-of-place", "record_out_of_place";
    "too-deep", "too_deep";
    "text-too-long", "text_too_long";
    "wrong-type", "wrong_type";
    "bad-value", "bad_value";
    "financial-year-malformed", "financial_year_malformed";
    "missing-field", "missing_field";
    "unknown-field", "unknown_field";
    "duplicate-field", "duplicate_field";
}

/// The problem with this code.
pub fn find(code: &str) -> Option<&'static ProblemCode> {
    PROBLEMS.iter().find(|problem| problem.code == code)
}

/// Why a document could not be read.
///
/// Each problem is a [`Finding`] with a code of its own, the JSON Pointer of the
/// place, and the line and column.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("{}", described(.problems, *.omitted))]
pub struct ReadError {
    problems: Vec<Finding>,
    omitted: usize,
}

fn described(problems: &[Finding], omitted: usize) -> String {
    let mut lines: Vec<_> = problems.iter().map(ToString::to_string).collect();
    if omitted > 0 {
        lines.push(format!("and {omitted} more"));
    }
    lines.join("\n")
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
        let fault = Fault::new("file-unreadable", reason.to_string());
        Self { problems: vec![finding(fault, None)], omitted: 0 }
    }

    /// A document that has more bytes than the limit, of which no more were read.
    pub fn too_large(limit: usize) -> Self {
        let message = format!("the document has more bytes than the {limit} that are allowed");
        Self { problems: vec![finding(Fault::new("too-large", message), None)], omitted: 0 }
    }
}

/// What was read of a minute book, and everything that is wrong with the rest.
#[derive(Debug, Clone, PartialEq, Default)]
#[non_exhaustive]
pub struct Reading {
    /// What was read. Records in which anything is wrong are left out.
    pub book: MinuteBook,
    /// What is wrong, in the order of the document. Where all are warnings, nothing was left out
    /// but what they name.
    pub problems: Vec<Finding>,
    /// How many further problems there are, beyond the limit of those listed.
    pub omitted: usize,
    pub(crate) left_out: LeftOut,
    /// Whether the document was read at all.
    pub(crate) is_read: bool,
}

impl Reading {
    /// Of a document of which nothing could be read.
    pub(crate) fn failed(error: ReadError) -> Self {
        let ReadError { problems, omitted } = error;
        let (book, left_out) = (MinuteBook::new(), LeftOut::everything());
        Self { book, problems, omitted, left_out, is_read: false }
    }

    /// The book, where nothing but warnings is said of it.
    ///
    /// # Errors
    /// Fails with all problems where any of them is an error.
    pub fn into_book(self) -> Result<MinuteBook, ReadError> {
        let is_error = |problem: &Finding| problem.severity == Severity::Error;
        if self.problems.iter().any(is_error) {
            return Err(ReadError { problems: self.problems, omitted: self.omitted });
        }
        Ok(self.book)
    }
}

/// Reads a minute book from JSON as far as it can be read.
///
/// # Examples
/// ```
/// use minutebook::read::read;
/// use minutebook::settings::Limits;
///
/// let json = r#"{"format": "minutebook/1", "people": [
///     {"id": "0192f0c1-2a3b-7c4d-8e5f-60718293a4b5", "name": {"family": "Marlow"}},
///     {"id": "0192f0c1", "name": {"familie": "Ashdown"}}
/// ]}"#;
/// let reading = read(json, &Limits::default());
/// assert_eq!(reading.book.people.len(), 1);
/// let found: Vec<_> = reading.problems.iter().map(|it| (it.code, it.pointer.as_str())).collect();
/// assert_eq!(
///     found,
///     [("bad-value", "/people/1/id"), ("unknown-field", "/people/1/name/familie")]
/// );
/// ```
pub fn read(json: impl AsRef<[u8]>, limits: &Limits) -> Reading {
    let thorough =
        |document: &Document<'_, '_>, root: &RawValue| Some(recover::book(document, root));
    let Outcome { read, problems, omitted } = Source::whole(json.as_ref()).read(limits, thorough);
    match read {
        Some((book, left_out)) => Reading { book, problems, omitted, left_out, is_read: true },
        None => Reading::failed(ReadError { problems, omitted }),
    }
}

impl MinuteBook {
    /// Reads a minute book from JSON.
    ///
    /// A document of a newer minor version of the format is read without the
    /// fields that this version does not know; [`read`] tells which those are.
    ///
    /// # Errors
    /// Fails where the bytes are not UTF-8, not one JSON value, or not a minute
    /// book: a value of the wrong type or one that its type refuses, a field
    /// missing, unknown or twice. The error lists every problem with its place.
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
        read(json, &Limits::default()).into_book()
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
        let thorough = |document: &Document<'_, '_>, root: &RawValue| {
            recover::value(document, root).map(|value| (value, LeftOut::default()))
        };
        let Outcome { read, problems, omitted } =
            Source::whole(json.as_ref()).read(&Limits::default(), thorough);
        read.map(|(holidays, _)| holidays).ok_or(ReadError { problems, omitted })
    }
}

fn finding(fault: Fault, position: Option<Position>) -> Finding {
    let severity = if fault.code == "format-newer" { Severity::Warning } else { Severity::Error };
    Finding {
        code: fault.code,
        severity,
        basis: Basis::Data,
        binding: false,
        pointer: fault.at.map_or(Pointer::ROOT, |at| at.pointer),
        position,
        message: fault.message,
        help: None,
        related: Vec::new(),
    }
}
