//! A minute book as lines of JSON: one record a line, each with the name of its type.

#[cfg(feature = "schema")]
use std::borrow::Cow;
use std::collections::HashMap;

use serde::de::{DeserializeOwned, Error as _, IgnoredAny};
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;

use super::document::{Document, Path};
use super::fault::Fault;
use super::line_places::{tag, without_mark};
use super::recover::{self, LeftOut};
use super::source::{Outcome, Source};
use super::version::Version;
use super::{ReadError, Reading, finding, scan, text};
use crate::finding::{Finding, Position, Severity};
use crate::model::{
    Action, Board, Extensions, Format, Funding, Meeting, Member, MinuteBook, Organisation, Person,
    Plan, Source as Provenance, absent,
};
use crate::settings::Limits;
use crate::value::{BoardId, Text};

/// The member of each line that names its type.
const TAG: &str = "type";
/// The type of the first line.
pub(super) const HEAD: &str = "minute_book";

/// What a minute book says of itself: the first line.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename = "MinuteBook", deny_unknown_fields)]
pub(crate) struct Head {
    /// The format that the lines are written in.
    format: Format,
    /// What this book is, for people.
    #[serde(default, skip_serializing_if = "absent")]
    title: Option<Text>,
    /// Where the whole book was taken from.
    #[serde(default, skip_serializing_if = "absent")]
    source: Option<Provenance>,
    /// Whether the records were imported from another source, so that each should name it.
    #[serde(default, skip_serializing_if = "absent")]
    imported: Option<bool>,
    /// What others add.
    #[serde(default, skip_serializing_if = "absent")]
    extensions: Extensions,
}

impl Head {
    fn of(book: &MinuteBook) -> Self {
        Self {
            format: book.format,
            title: book.title.clone(),
            source: book.source.clone(),
            imported: book.imported,
            extensions: book.extensions.clone(),
        }
    }

    fn put_into(self, book: &mut MinuteBook) {
        book.format = self.format;
        book.title = self.title;
        book.source = self.source;
        book.imported = self.imported;
        book.extensions = self.extensions;
    }
}

macro_rules! records {
    ($($tag:literal, $variant:ident($type:ty), $list:ident;)*) => {
        /// A record of a line.
        pub(crate) enum Record {
            Head(Box<Head>),
            $($variant(Box<$type>),)*
        }

        impl Record {
            /// The list of the book that records of a type belong to.
            pub(super) fn list(tag: &str) -> Option<&'static str> {
                match tag {
                    $($tag => Some(stringify!($list)),)*
                    _ => None,
                }
            }

            /// Puts the record into a book, as the last of its list.
            pub(crate) fn put_into(self, book: &mut MinuteBook) {
                match self {
                    Self::Head(head) => head.put_into(book),
                    $(Self::$variant(record) => book.$list.push(*record),)*
                }
            }
        }

        const TAGS: &[&str] = &[HEAD, $($tag),*];

        /// The types of lines, each with its type and the schema of it.
        #[cfg(feature = "schema")]
        pub(crate) fn record_schemas(
            generator: &mut schemars::SchemaGenerator,
        ) -> Vec<(&'static str, Cow<'static, str>, schemars::Schema)> {
            use schemars::JsonSchema as _;
            let head = (HEAD, Head::schema_name(), Head::json_schema(generator));
            vec![head, $(($tag, <$type>::schema_name(), <$type>::json_schema(generator))),*]
        }

        impl LineReader<'_> {
            /// Reads a record of a known type.
            fn record(&self, source: &Source<'_, '_>, tag: &str) -> Outcome<Record> {
                match tag {
                    $($tag => self.typed(source, |record| Record::$variant(Box::new(record))),)*
                    _ => Outcome { read: None, problems: Vec::new(), omitted: 0 },
                }
            }
        }
    };
}

records! {
    "organisation", Organisation(Organisation), organisations;
    "person", Person(Person), people;
    "board", Board(Board), boards;
    "member", Member(Member), members;
    "meeting", Meeting(Meeting), meetings;
    "action", Action(Action), actions;
    "funding", Funding(Funding), funding;
    "plan", Plan(Plan), plans;
}

impl Record {
    /// The board whose business the record is, where it stands among the records of a board.
    pub(crate) fn business_of(&self) -> Option<BoardId> {
        match self {
            Self::Meeting(record) => Some(record.board_id),
            Self::Action(record) => Some(record.board_id),
            Self::Funding(record) => Some(record.board_id),
            Self::Plan(record) => Some(record.board_id),
            _ => None,
        }
    }
}

/// Reads lines one by one, each as a document of its own.
#[derive(Debug)]
pub(crate) struct LineReader<'l> {
    limits: &'l Limits,
    /// How many records of each list there were so far.
    counts: HashMap<&'static str, usize>,
    has_head: bool,
    version: Version,
}

/// What came of a line.
pub(crate) struct Line {
    /// The record, where nothing is wrong in it.
    pub(crate) record: Option<Record>,
    /// The list that it belongs to, and its position in it.
    pub(crate) place: Option<(&'static str, usize)>,
    pub(crate) problems: Vec<Finding>,
    pub(crate) omitted: usize,
    /// What is not known because the record could not be read.
    pub(crate) left_out: LeftOut,
}

impl<'l> LineReader<'l> {
    pub(crate) fn new(limits: &'l Limits) -> Self {
        Self { limits, counts: HashMap::new(), has_head: false, version: Version::Known }
    }

    /// Reads a line by its number, from 1. Nothing comes of an empty one, nor of any line of a
    /// book whose format is too new.
    pub(crate) fn read(&mut self, line: &[u8], number: usize) -> Option<Line> {
        // In files that were put together, any line may begin with a byte order mark.
        let line = without_mark(line);
        if line.trim_ascii().is_empty() || self.version == Version::TooNew {
            return None;
        }
        let tag = tag(line);
        let is_first = !std::mem::replace(&mut self.has_head, true);
        let is_head = tag.as_deref() == Some(HEAD);
        let mut problems = Vec::new();
        if is_first != is_head {
            let message = if is_first {
                format!("the first line is not of type `{HEAD}`")
            } else {
                format!("this is a further line of type `{HEAD}`")
            };
            problems.push(at_line("record-out-of-place", message, number));
        }
        let list = tag.as_deref().and_then(Record::list);
        let place = list.map(|list| (list, self.next_index(list)));
        let root = place.map_or(Path::ROOT, |(list, index)| Path::record(list, index));
        let source = Source { json: line, root, line: number, tag: Some(TAG) };
        let outcome = match (tag.as_deref(), list) {
            (Some(tag), Some(_)) => self.record(&source, tag),
            (Some(HEAD), None) if is_first => self.head(&source),
            (Some(HEAD), None) => Outcome { read: None, problems: Vec::new(), omitted: 0 },
            (tag, _) => without_type(&source, self.limits, tag),
        };
        let Outcome { read, problems: found, omitted } = outcome;
        problems.extend(found);
        let mut left_out = LeftOut::default();
        if read.is_none() && !is_head {
            match list.zip(serde_json::from_slice::<&RawValue>(line).ok()) {
                Some((list, record)) => left_out.add(list, record),
                None => left_out.gaps.are_any(),
            }
        }
        Some(Line { record: read.map(|(record, _)| record), place, problems, omitted, left_out })
    }

    /// What is wrong where there was no line at all.
    pub(crate) fn missing_head(&self) -> Option<Finding> {
        let message = format!("there is no line: expected one of type `{HEAD}` first");
        (!self.has_head).then(|| at_line("record-out-of-place", message, 1))
    }

    fn next_index(&mut self, list: &'static str) -> usize {
        let count = self.counts.entry(list).or_default();
        *count += 1;
        *count - 1
    }

    fn head(&mut self, source: &Source<'_, '_>) -> Outcome<Record> {
        let mut version = Version::Known;
        let outcome = source.read(self.limits, |document, root| {
            version = Version::of(document, root);
            let document = &Document { is_newer: version == Version::Newer, ..*document };
            let head = (version != Version::TooNew).then(|| recover::value(document, root));
            head.flatten().map(|head: Head| (head, LeftOut::default()))
        });
        self.version = version;
        outcome.map(|head| Record::Head(Box::new(head)))
    }

    fn typed<T: DeserializeOwned>(
        &self,
        source: &Source<'_, '_>,
        wrap: impl FnOnce(T) -> Record,
    ) -> Outcome<Record> {
        let is_newer = self.version == Version::Newer;
        let outcome = source.read(self.limits, |document, root| {
            let document = &Document { is_newer, ..*document };
            recover::value(document, root).map(|value| (value, LeftOut::default()))
        });
        outcome.map(wrap)
    }
}

/// What is wrong with a line that tells no type, or one that there is not.
fn without_type(source: &Source<'_, '_>, limits: &Limits, tag: Option<&str>) -> Outcome<Record> {
    let source = Source { tag: None, ..*source };
    let Outcome { mut problems, omitted, .. } = source.read::<IgnoredAny>(limits, |_, _| None);
    if problems.is_empty() {
        problems.push(match tag {
            None => {
                let message = format!("the field `{TAG}` is missing");
                at_line("missing-field", message, source.line)
            }
            Some(tag) => {
                let message = Fault::unknown_variant(tag, TAGS).message;
                at_line("bad-value", message, source.line)
            }
        });
    }
    Outcome { read: None, problems, omitted }
}

/// A problem of a line as a whole.
pub(crate) fn at_line(code: &'static str, message: String, line: usize) -> Finding {
    finding(Fault::new(code, message), Some(Position { line, ..text::START }))
}

/// Reads a minute book from lines of JSON as far as it can be read.
///
/// The pointers of problems are those of the book that the lines make. The limits of a document
/// hold for all lines together, since all of them are held.
///
/// # Examples
/// ```
/// use minutebook::read::read_lines;
/// use minutebook::settings::Limits;
///
/// let lines = r#"{"type": "minute_book", "format": "minutebook/1"}
/// {"type": "person", "id": "0192f0c1-2a3b-7c4d-8e5f-60718293a4b5", "name": {"family": "Marlow"}}
/// {"type": "person", "id": "0192f0c1", "name": {"family": "Ashdown"}}
/// "#;
/// let reading = read_lines(lines, &Limits::default());
/// assert_eq!(reading.book.people.len(), 1);
/// assert_eq!(reading.problems[0].pointer.as_str(), "/people/1/id");
/// assert_eq!(reading.problems[0].position.unwrap().line, 3);
/// ```
pub fn read_lines(lines: impl AsRef<[u8]>, limits: &Limits) -> Reading {
    let lines = lines.as_ref();
    if let Some(fault) = scan::too_large(lines, true, limits) {
        let problems = vec![finding(fault, Some(text::START))];
        return Reading::failed(ReadError { problems, omitted: 0 });
    }
    let mut reader = LineReader::new(limits);
    let mut reading = Reading::default();
    for (index, line) in lines.split(|byte| *byte == b'\n').enumerate() {
        let Some(line) = reader.read(line, index + 1) else { continue };
        reading.is_read |= line.record.is_some();
        if let Some(record) = line.record {
            if let Some((list, index)) = line.place {
                reading.left_out.keep(list, index);
            }
            record.put_into(&mut reading.book);
        }
        reading.left_out.gaps.add(&line.left_out.gaps);
        reading.omitted += line.omitted;
        for problem in line.problems {
            let is_error = |problem: &Finding| problem.severity == Severity::Error;
            if reading.problems.len() < limits.listed() {
                reading.problems.push(problem);
                continue;
            }
            reading.omitted += 1;
            // Whoever looks only at what is listed must not take the lines for good ones.
            if is_error(&problem) && !reading.problems.iter().any(is_error) {
                reading.problems.pop();
                reading.problems.push(problem);
            }
        }
    }
    reading.problems.extend(reader.missing_head());
    reading
}

impl MinuteBook {
    /// Reads a minute book from lines of JSON, as [`MinuteBook::to_lines`] writes them.
    ///
    /// Lines of a newer minor version of the format are read without the fields that this version
    /// does not know; [`read_lines`] tells which those are.
    ///
    /// # Errors
    /// As [`MinuteBook::from_json`].
    pub fn from_lines(lines: impl AsRef<[u8]>) -> Result<Self, ReadError> {
        read_lines(lines, &Limits::default()).into_book()
    }

    /// Writes the book as lines of JSON (NDJSON), one record a line.
    ///
    /// First comes a line for the book itself, then the organisations, people, boards and members,
    /// then board by board its meetings, actions, funding and plans, so that the lines can be
    /// checked without holding more than one board's at a time. Within a board each list keeps its
    /// order.
    pub fn to_lines(&self) -> String {
        let mut lines = tagged(HEAD, &Head::of(self));
        self.organisations.iter().for_each(|record| lines += &tagged("organisation", record));
        self.people.iter().for_each(|record| lines += &tagged("person", record));
        self.boards.iter().for_each(|record| lines += &tagged("board", record));
        self.members.iter().for_each(|record| lines += &tagged("member", record));
        let mut boards = Boards::default();
        self.boards.iter().for_each(|board| boards.add(board.id, ""));
        self.meetings.iter().for_each(|it| boards.add(it.board_id, &tagged("meeting", it)));
        self.actions.iter().for_each(|it| boards.add(it.board_id, &tagged("action", it)));
        self.funding.iter().for_each(|it| boards.add(it.board_id, &tagged("funding", it)));
        self.plans.iter().for_each(|it| boards.add(it.board_id, &tagged("plan", it)));
        lines + &boards.lines.concat()
    }
}

/// The lines of each board, in the order in which the boards are first met.
#[derive(Default)]
struct Boards {
    order: HashMap<BoardId, usize>,
    lines: Vec<String>,
}

impl Boards {
    fn add(&mut self, board: BoardId, line: &str) {
        let at = *self.order.entry(board).or_insert(self.lines.len());
        if at == self.lines.len() {
            self.lines.push(String::new());
        }
        if let Some(lines) = self.lines.get_mut(at) {
            lines.push_str(line);
        }
    }
}

/// A record as a line that names its type.
fn tagged(tag: &str, record: &impl Serialize) -> String {
    // Nothing in the model can fail to be written, and every record has a member.
    let record = serde_json::to_string(record).unwrap_or_default();
    format!("{{\"{TAG}\":\"{tag}\",{}\n", record.strip_prefix('{').unwrap_or_default())
}
