//! Faults planted in good books are found: each once, in its place, and nothing else.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test that meets the unexpected should stop"
)]

use std::collections::{BTreeMap, BTreeSet};

use minutebook::calendar::Holidays;
use minutebook::check::{Options, check_json};
use minutebook::finding::{Finding, Position};
use minutebook::read::read;
use minutebook::settings::Limits;
use minutebook::value::Date;
use proptest::prelude::*;
use proptest::sample::Index;
use serde_json::Value;

const BOOKS: [&str; 3] = [
    include_str!("../examples/long-books/strategy-group.json"),
    include_str!("../examples/long-books/council-committee.json"),
    include_str!("../examples/long-books/variety-board.json"),
];

/// What is done to the value at a place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Fault {
    /// A value of another type stands there.
    WrongType,
    /// A date, a time, an id or a year that there is not.
    BadValue,
    /// The object has a member that its type does not know.
    UnknownField,
    /// The object has its first member twice.
    DuplicateField,
    /// The record has no id.
    MissingField,
}

impl Fault {
    const ALL: [Self; 5] = [
        Self::WrongType,
        Self::BadValue,
        Self::UnknownField,
        Self::DuplicateField,
        Self::MissingField,
    ];

    const fn code(self) -> &'static str {
        match self {
            Self::WrongType => "wrong-type",
            Self::BadValue => "bad-value",
            Self::UnknownField => "unknown-field",
            Self::DuplicateField => "duplicate-field",
            Self::MissingField => "missing-field",
        }
    }

    /// Whether the fault can be planted at this value.
    fn suits(self, pointer: &str, value: &Value) -> bool {
        let is_record = pointer.matches('/').count() == 2 && value.is_object();
        match self {
            Self::WrongType => !pointer.is_empty(),
            Self::BadValue => {
                value.as_str().is_some_and(has_a_form) && !pointer.ends_with("reference")
            }
            Self::UnknownField | Self::DuplicateField => {
                value.as_object().is_some_and(|object| !object.is_empty())
            }
            Self::MissingField => is_record && value.get("id").is_some(),
        }
    }
}

/// Whether a text is a date, a month, a time or an id, which only fields of such a type hold in
/// these books.
fn has_a_form(text: &str) -> bool {
    let form: String = text.chars().map(|c| if c.is_ascii_digit() { '9' } else { c }).collect();
    matches!(form.as_str(), "9999-99-99" | "99:99")
        || (text.len() == 36 && text.matches('-').count() == 4)
}

/// Every value of a book that is in no extension, by its pointer.
fn places(value: &Value, pointer: String, places: &mut Vec<String>) {
    match value {
        Value::Object(object) => {
            for (name, part) in object.iter().filter(|(name, _)| *name != "extensions") {
                self::places(part, format!("{pointer}/{name}"), places);
            }
        }
        Value::Array(array) => {
            for (index, part) in array.iter().enumerate() {
                self::places(part, format!("{pointer}/{index}"), places);
            }
        }
        _ => {}
    }
    places.push(pointer);
}

/// A fault as it must be found.
type Expected = (Position, String, &'static str);

/// Writes a book with its faults, and where each then stands.
struct Writer<'a> {
    faults: &'a BTreeMap<String, Fault>,
    text: String,
    line: usize,
    column: usize,
    expected: BTreeSet<Expected>,
}

impl Writer<'_> {
    fn put(&mut self, text: &str) {
        for character in text.chars() {
            self.text.push(character);
            self.column += 1;
            if character == '\n' {
                (self.line, self.column) = (self.line + 1, 1);
            }
        }
    }

    fn expect(&mut self, pointer: &str, fault: Fault) {
        let position = Position { line: self.line, column: self.column };
        self.expected.insert((position, pointer.to_owned(), fault.code()));
    }

    fn write(&mut self, value: &Value, pointer: &str) {
        let fault = self.faults.get(pointer).copied();
        if matches!(fault, Some(Fault::WrongType | Fault::BadValue | Fault::MissingField)) {
            self.expect(pointer, fault.unwrap());
        }
        match (fault, value) {
            (Some(Fault::WrongType), Value::Object(_)) => self.put("[1]"),
            (Some(Fault::WrongType), Value::Array(_)) => self.put("{\"a\": 1}"),
            (Some(Fault::WrongType), Value::String(_)) => self.put("[\"£\"]"),
            (Some(Fault::WrongType), _) => self.put("\"£\""),
            (Some(Fault::BadValue), _) => self.put("\"99£\""),
            (_, Value::Object(object)) => self.write_object(object, pointer, fault),
            (_, Value::Array(array)) => {
                self.put("[");
                for (index, part) in array.iter().enumerate() {
                    self.put(if index == 0 { "" } else { "," });
                    self.write(part, &format!("{pointer}/{index}"));
                }
                self.put("]");
            }
            (_, scalar) => self.put(&scalar.to_string()),
        }
    }

    fn write_object(
        &mut self,
        object: &serde_json::Map<String, Value>,
        pointer: &str,
        fault: Option<Fault>,
    ) {
        self.put("{");
        let is_left_out = |name: &str| fault == Some(Fault::MissingField) && name == "id";
        let kept = object.iter().filter(|(name, _)| !is_left_out(name));
        for (index, (name, part)) in kept.enumerate() {
            self.put(if index == 0 { "\n " } else { ",\n " });
            self.put(&format!("{name:?}: "));
            self.write(part, &format!("{pointer}/{name}"));
        }
        let first = object.keys().next();
        let further = match fault {
            Some(Fault::UnknownField) => Some("zzzzzz"),
            Some(Fault::DuplicateField) => first.map(String::as_str),
            _ => None,
        };
        if let Some(name) = further {
            self.put(", ");
            self.expect(&format!("{pointer}/{name}"), fault.unwrap());
            self.put(&format!("{name:?}: null"));
        }
        self.put("}");
    }
}

/// Plants faults in a book: none within another.
fn plant(book: &Value, wishes: &[(Index, Fault)]) -> (String, BTreeSet<Expected>) {
    let mut all = Vec::new();
    places(book, String::new(), &mut all);
    let mut faults: BTreeMap<String, Fault> = BTreeMap::new();
    for (index, fault) in wishes {
        let suited: Vec<_> = all
            .iter()
            .filter(|pointer| fault.suits(pointer, book.pointer(pointer).unwrap()))
            .collect();
        let pointer = *index.get(&suited);
        let is_within = |one: &str, other: &str| {
            one.strip_prefix(other).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
        };
        if !faults.keys().any(|other| is_within(pointer, other) || is_within(other, pointer)) {
            faults.insert(pointer.clone(), *fault);
        }
    }
    let mut writer = Writer {
        faults: &faults,
        text: String::new(),
        line: 1,
        column: 1,
        expected: BTreeSet::new(),
    };
    writer.write(book, "");
    (writer.text, writer.expected)
}

fn found<'a>(findings: impl IntoIterator<Item = &'a Finding>) -> Vec<Expected> {
    let place = |it: &Finding| (it.position.unwrap(), it.pointer.to_string(), it.code);
    findings.into_iter().map(place).collect()
}

fn options() -> Options {
    let holidays = Holidays::from_json(include_str!("../examples/holidays-uk.json")).unwrap();
    Options::new().as_of(Date::new("2024-09-01").unwrap()).holidays(holidays)
}

fn wishes() -> impl Strategy<Value = Vec<(Index, Fault)>> {
    prop::collection::vec((any::<Index>(), prop::sample::select(Fault::ALL.to_vec())), 1..12)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..Default::default() })]

    #[test]
    fn every_planted_fault_is_found_once_and_in_its_place(
        book in prop::sample::select(BOOKS.to_vec()),
        wishes in wishes(),
    ) {
        let book: Value = serde_json::from_str(book).unwrap();
        let (text, expected) = plant(&book, &wishes);
        let problems = read(&text, &Limits::default()).problems;
        prop_assert_eq!(found(&problems), expected.into_iter().collect::<Vec<_>>());
    }

    #[test]
    fn what_cannot_be_read_brings_no_finding_on_the_rest(
        book in prop::sample::select(BOOKS.to_vec()),
        wishes in wishes(),
    ) {
        let book: Value = serde_json::from_str(book).unwrap();
        let options = options();
        let before = check_json(book.to_string(), &options);
        let known: BTreeSet<_> =
            before.findings.iter().map(|it| (it.code, it.pointer.to_string())).collect();
        let (text, expected) = plant(&book, &wishes);
        let report = check_json(text, &options);
        let new = report
            .findings
            .iter()
            .filter(|it| !known.contains(&(it.code, it.pointer.to_string())));
        prop_assert_eq!(found(new), expected.into_iter().collect::<Vec<_>>());
    }
}
