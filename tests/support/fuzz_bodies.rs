//! What must hold of any input. The fuzz targets in `fuzz/` and `tests/mutated.rs` run the same
//! bodies; each panics where something does not hold.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test that meets the unexpected should stop"
)]

use std::fmt::{Debug, Display};
use std::str::FromStr;
use std::sync::OnceLock;

use minutebook::calendar::Holidays;
use minutebook::check::{self, Options, check_json};
use minutebook::finding::{Finding, Severity};
use minutebook::model::MinuteBook;
use minutebook::read::{self, Locator, Reading};
use minutebook::report::Report;
use minutebook::settings::Limits;
use minutebook::value::{
    ActionId, AgendaItemId, BoardId, Currency, Date, FinancialYear, FundingId, Label, MeetingId,
    MemberId, MunicipalYear, OrganisationId, PartialDate, PersonId, PlanId, Quarter, ResolutionId,
    Text, Time,
};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

/// Reading any bytes: problems are sorted, lie in the text and are all counted, and a document
/// without any is read whole.
pub(crate) fn read(bytes: &[u8]) {
    let reading = read::read(bytes, &Limits::default());
    assert_in_order(&reading.problems, bytes);
    assert_where_they_point(&reading, bytes);
    assert_all_are_counted(&reading, bytes);
    if reading.problems.iter().all(|problem| problem.severity != Severity::Error) {
        assert_read_whole(&reading, bytes);
    }
    let _ = Holidays::from_json(bytes);
}

/// Checking any bytes: the report is the same each time, in order, and says what reading says.
pub(crate) fn check(bytes: &[u8]) {
    let report = checked(bytes);
    assert_eq!(check_json(bytes, options()), report);
    assert_in_order(&report.findings, bytes);
    let accepted: Vec<_> = report.accepted.iter().map(|it| it.finding.clone()).collect();
    assert_in_order(&accepted, bytes);
    let reading = read::read(bytes, &options().settings.limits);
    for problem in &reading.problems {
        assert!(report.findings.contains(problem), "{problem}");
    }
    if reading.problems.is_empty() {
        let unplaced = check::check(&reading.book, options());
        assert_eq!(unplaced.coverage, report.coverage);
        assert_eq!(unplaced.findings.len(), report.findings.len());
    }
}

/// The report of any bytes, with a day and holidays.
pub(crate) fn checked(bytes: &[u8]) -> Report {
    check_json(bytes, options())
}

/// A book that is read is written so that it reads to the same book, by whatever way.
pub(crate) fn round_trip(bytes: &[u8]) {
    let Ok(book) = MinuteBook::from_json(bytes) else { return };
    let written = book.to_json();
    let again = MinuteBook::from_json(&written).unwrap();
    assert_eq!(again, book);
    assert_eq!(again.to_json(), written);
    let value = serde_json::to_value(&book).unwrap();
    assert_eq!(serde_json::from_value::<MinuteBook>(value.clone()).unwrap(), book);
    assert_eq!(MinuteBook::from_json(value.to_string()).unwrap(), book);
}

/// Every value type takes a text by each of its ways or by none, and gives it back as it was.
pub(crate) fn values(text: &str) {
    value::<ActionId>(text);
    value::<AgendaItemId>(text);
    value::<BoardId>(text);
    value::<Currency>(text);
    value::<Date>(text);
    value::<FinancialYear>(text);
    value::<FundingId>(text);
    value::<Label>(text);
    value::<MeetingId>(text);
    value::<MemberId>(text);
    value::<MunicipalYear>(text);
    value::<OrganisationId>(text);
    value::<PartialDate>(text);
    value::<PersonId>(text);
    value::<PlanId>(text);
    value::<Quarter>(text);
    value::<ResolutionId>(text);
    value::<Text>(text);
    value::<Time>(text);
}

fn value<T>(text: &str)
where
    T: FromStr<Err: Debug> + Display + Debug + PartialEq + Serialize + DeserializeOwned,
    T: for<'a> TryFrom<&'a str>,
{
    let json = Value::from(text);
    let parsed = T::from_str(text).ok();
    assert_eq!(T::try_from(text).ok(), parsed, "{text:?}");
    assert_eq!(serde_json::from_value(json.clone()).ok(), parsed, "{text:?}");
    assert_eq!(serde_json::from_str(&json.to_string()).ok(), parsed, "{text:?}");
    if let Some(value) = parsed {
        assert_eq!(value.to_string(), text);
        assert_eq!(serde_json::to_value(&value).unwrap(), json);
    }
}

fn options() -> &'static Options {
    static OPTIONS: OnceLock<Options> = OnceLock::new();
    OPTIONS.get_or_init(|| {
        let holidays = include_str!("../../examples/holidays-uk.json");
        Options::new()
            .as_of(Date::new("2026-01-31").unwrap())
            .holidays(Holidays::from_json(holidays).unwrap())
    })
}

fn assert_in_order(findings: &[Finding], bytes: &[u8]) {
    let key = |it: &'_ Finding| (it.position, it.pointer.clone(), it.code, it.message.clone());
    assert!(findings.is_sorted_by(|a, b| key(a) <= key(b)), "not in order: {findings:#?}");
    if findings.is_empty() {
        return;
    }
    let lengths = line_lengths(bytes);
    for finding in findings {
        let position = finding.position.unwrap_or_else(|| panic!("no place: {finding}"));
        let length = lengths.get(position.line.wrapping_sub(1));
        let is_within = length.is_some_and(|length| (1..=length + 1).contains(&position.column));
        assert!(is_within, "outside the text: {finding}");
    }
}

/// How many characters each line has; a byte that is no UTF-8 counts as one.
fn line_lengths(bytes: &[u8]) -> Vec<usize> {
    let bytes = without_mark(bytes);
    let length = |line: &[u8]| {
        line.utf8_chunks().map(|it| it.valid().chars().count() + it.invalid().len()).sum()
    };
    bytes.split(|byte| *byte == b'\n').map(length).collect()
}

fn without_mark(bytes: &[u8]) -> &[u8] {
    bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes)
}

/// Where no name is there twice, the pointer of a value that is wrong leads to its place.
fn assert_where_they_point(reading: &Reading, bytes: &[u8]) {
    let is_twice = |problem: &Finding| problem.code == "duplicate-field";
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    if reading.omitted > 0 || reading.problems.iter().any(is_twice) {
        return;
    }
    let mut locator = Locator::new(text);
    for problem in &reading.problems {
        if matches!(problem.code, "wrong-type" | "bad-value" | "missing-field" | "too-deep") {
            assert_eq!(locator.position(&problem.pointer), problem.position, "{problem}");
        }
    }
}

/// However few problems are listed, as many are counted.
fn assert_all_are_counted(reading: &Reading, bytes: &[u8]) {
    let mut limits = Limits::default();
    limits.findings = 1;
    let short = read::read(bytes, &limits);
    assert!(short.problems.len() <= 1);
    let counted = |it: &Reading| it.problems.len() + it.omitted;
    assert_eq!(counted(&short), counted(reading));
    assert_eq!(short.book, reading.book);
}

/// A document without an error is read as its types read it, is written so that it reads the
/// same, and reads the same when something after it makes the reader look for problems.
fn assert_read_whole(reading: &Reading, bytes: &[u8]) {
    let book = &reading.book;
    let Reading { book: again, problems, .. } = read::read(book.to_json(), &Limits::default());
    assert_eq!(problems, []);
    assert_eq!(&again, book);
    if reading.problems.is_empty() {
        let typed = serde_json::from_slice::<MinuteBook>(without_mark(bytes));
        assert_eq!(&typed.unwrap(), book);
    }
    let trailing = read::read([bytes, b" 0"].concat(), &Limits::default());
    let (last, before) = trailing.problems.split_last().unwrap();
    assert_eq!(last.code, "trailing-data");
    assert_eq!(before, reading.problems);
    assert_eq!(&trailing.book, book);
}
