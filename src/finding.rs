//! What is found: findings with their places, and how far each rule could be checked.

use std::cmp::Ordering;
use std::collections::BTreeMap;
use std::fmt;

use serde::{Serialize, Serializer};

/// How much a finding weighs.
///
/// The law: an *error* contradicts itself or plainly breaks a duty that binds
/// the board; a *warning* is doubtful or departs from what the board has
/// adopted; *advice* is good practice.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
#[allow(clippy::exhaustive_enums, reason = "the command line's contract has these three")]
pub enum Severity {
    /// Good practice.
    Advice,
    /// Doubtful.
    Warning,
    /// Contradicts itself, or breaks a binding duty.
    Error,
}

impl fmt::Display for Severity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Advice => "advice",
            Self::Warning => "warning",
            Self::Error => "error",
        })
    }
}

/// What a finding rests on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Basis {
    /// An Act.
    Statute,
    /// A statutory instrument.
    Regulation,
    /// Published guidance.
    Guidance,
    /// The board's own terms of reference.
    TermsOfReference,
    /// How minutes and public money are commonly kept.
    Practice,
    /// The record itself: it contradicts itself or cannot be true.
    Data,
}

impl fmt::Display for Basis {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Statute => "statute",
            Self::Regulation => "regulation",
            Self::Guidance => "guidance",
            Self::TermsOfReference => "terms of reference",
            Self::Practice => "practice",
            Self::Data => "data",
        })
    }
}

/// A place in a document: a JSON Pointer (RFC 6901).
///
/// Pointers order as a reader goes through the document: array positions as
/// numbers, a whole before its parts.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub struct Pointer(String);

impl Pointer {
    /// The whole document.
    pub const ROOT: Self = Self(String::new());

    /// The member `name` of the object at this place.
    #[must_use]
    pub fn field(mut self, name: &str) -> Self {
        self.0.push('/');
        for character in name.chars() {
            match character {
                '~' => self.0.push_str("~0"),
                '/' => self.0.push_str("~1"),
                other => self.0.push(other),
            }
        }
        self
    }

    /// The element `index`, from 0, of the array at this place.
    #[must_use]
    pub fn index(mut self, index: usize) -> Self {
        self.0.push('/');
        self.0.push_str(&index.to_string());
        self
    }

    /// The list and the position of the record that the place is in, with the way on from there.
    pub(crate) fn record(&self) -> Option<(&str, usize, &str)> {
        let (list, rest) = self.0.strip_prefix('/')?.split_once('/')?;
        let (index, within) = rest.find('/').map_or((rest, ""), |at| rest.split_at(at));
        Some((list, index.parse().ok()?, within))
    }

    /// A pointer that is written already, such as the rest of another.
    pub(crate) fn from_text(text: &str) -> Self {
        Self(text.to_owned())
    }

    /// The same place in the record at another position of its list.
    pub(crate) fn in_record(&self, index: usize) -> Option<Self> {
        let (list, _, within) = self.record()?;
        Some(Self(format!("/{list}/{index}{within}")))
    }

    /// The place that is reached from here by a pointer.
    #[must_use]
    pub(crate) fn then(mut self, within: &str) -> Self {
        self.0.push_str(within);
        self
    }

    /// The pointer as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The names and positions on the way to the place, unescaped.
    pub fn segments(&self) -> impl Iterator<Item = String> + '_ {
        self.0.split('/').skip(1).map(|segment| segment.replace("~1", "/").replace("~0", "~"))
    }
}

impl fmt::Display for Pointer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl Serialize for Pointer {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.0)
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Pointer {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Pointer".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "type": "string",
            "description": "A place in a document: a JSON Pointer (RFC 6901). Empty for the whole document.",
            "pattern": "^(/([^~/]|~[01])*)*$",
            "examples": ["/meetings/0/items/3/title", ""]
        })
    }
}

impl Ord for Pointer {
    fn cmp(&self, other: &Self) -> Ordering {
        let key = |segment: String| (segment.parse::<usize>().ok(), segment);
        self.segments().map(key).cmp(other.segments().map(key))
    }
}

impl PartialOrd for Pointer {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// A place in a text, for people: both count from 1, columns in characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[allow(clippy::exhaustive_structs, reason = "a line and a column are all there is to it")]
pub struct Position {
    /// The line.
    pub line: usize,
    /// The column.
    pub column: usize,
}

/// Another place that a finding has to do with.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(deny_unknown_fields))]
#[non_exhaustive]
pub struct Related {
    /// The document that it is in, where that is another than the finding's.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(with = "String"))]
    pub document: Option<String>,
    /// Where.
    pub pointer: Pointer,
    /// What is there.
    pub message: String,
}

impl Related {
    pub(crate) fn new(pointer: Pointer, message: impl Into<String>) -> Self {
        Self { document: None, pointer, message: message.into() }
    }
}

/// One thing found: by a rule, or by reading a document that cannot be read.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Finding {
    /// The code of the rule or problem, which never changes once released.
    pub code: &'static str,
    /// How much it weighs.
    pub severity: Severity,
    /// What it rests on.
    pub basis: Basis,
    /// Whether what it rests on binds the board in law.
    pub binding: bool,
    /// Where it is.
    pub pointer: Pointer,
    /// Where it is in the text, once that has been looked up.
    pub position: Option<Position>,
    /// What is wrong, in a sentence.
    pub message: String,
    /// What can be done about it.
    pub help: Option<String>,
    /// Other places that it has to do with.
    pub related: Vec<Related>,
}

impl Finding {
    /// The order of a report: by place, then by code and message.
    pub(crate) fn order(&self, other: &Self) -> Ordering {
        self.position
            .cmp(&other.position)
            .then_with(|| self.pointer.cmp(&other.pointer))
            .then_with(|| (self.code, &self.message).cmp(&(other.code, &other.message)))
    }
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}[{}] at `{}`", self.severity, self.code, self.pointer)?;
        if let Some(Position { line, column }) = self.position {
            write!(f, " (line {line}, column {column})")?;
        }
        write!(f, ": {}", self.message)
    }
}

/// How far one rule could be checked.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Coverage {
    /// The rule's code.
    pub code: &'static str,
    /// How many times it was judged.
    pub checked: usize,
    /// How many findings it gave.
    pub found: usize,
    /// How many times it could not be judged because something is not in the record.
    pub not_applicable: usize,
    /// What was missing, and how many times.
    pub reasons: BTreeMap<&'static str, usize>,
}

impl Coverage {
    pub(crate) fn new(code: &'static str) -> Self {
        Self { code, checked: 0, found: 0, not_applicable: 0, reasons: BTreeMap::new() }
    }
}
