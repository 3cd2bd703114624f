//! Several documents as one book.

use super::{Options, run};
use crate::finding::{Finding, Pointer};
use crate::read::{LeftOut, Lines, Locator, ReadError, Reading, read, read_lines};
use crate::report::{JointReport, Report};
use crate::rule::{Documents, Extent};

/// A document of a book that is in several.
#[derive(Debug, Clone)]
pub struct Document<'a> {
    name: &'a str,
    content: Content<'a>,
}

#[derive(Debug, Clone)]
enum Content<'a> {
    Json(&'a [u8]),
    Lines(&'a [u8]),
    Unreadable(ReadError),
}

impl<'a> Document<'a> {
    /// A document by its name, such as that of its file, and its bytes.
    pub fn new<T: AsRef<[u8]> + ?Sized>(name: &'a str, json: &'a T) -> Self {
        Self { name, content: Content::Json(json.as_ref()) }
    }

    /// A document that is written as lines of JSON, as
    /// [`MinuteBook::to_lines`](crate::model::MinuteBook::to_lines) writes it.
    pub fn lines<T: AsRef<[u8]> + ?Sized>(name: &'a str, lines: &'a T) -> Self {
        Self { name, content: Content::Lines(lines.as_ref()) }
    }

    /// A document whose bytes could not be had. What it may hold is not missed in the others.
    pub fn unreadable(name: &'a str, error: ReadError) -> Self {
        Self { name, content: Content::Unreadable(error) }
    }

    fn read(&self, options: &Options) -> Reading {
        let limits = &options.settings.limits;
        match &self.content {
            Content::Json(json) => read(json, limits),
            Content::Lines(lines) => read_lines(lines, limits),
            Content::Unreadable(error) => Reading::failed(error.clone()),
        }
    }

    /// Gives every finding its line and column.
    fn locate(&self, report: &mut Report) {
        if report.all_mut().next().is_none() {
            return;
        }
        match &self.content {
            Content::Json(json) => Locator::of_bytes(json, |mut locator| locator.locate(report)),
            Content::Lines(lines) => Lines::of(lines).locate(report.all_mut()),
            Content::Unreadable(_) => {}
        }
    }
}

/// Reads several documents and checks their records as those of one book.
///
/// Records refer to each other wherever they are, and an id that records of two documents have is
/// found (`duplicate-id`). Each document is read as
/// [`check_json`](super::check_json) reads the only one: its problems are among its findings, and
/// the records in which they are, are left out of the check of the whole. The limits on reading
/// hold for each document, the limit on findings for the whole.
///
/// What a document says of itself beside its records (`title`, `source`, `imported`,
/// `extensions`) holds for its own records only.
///
/// The order of the documents does not matter, except that of two records under one id, the later
/// is found.
///
/// # Examples
/// ```
/// use minutebook::check::{Document, Options, together};
///
/// let boards = r#"{"format": "minutebook/1", "boards": [
///   {"id": "b0000000-0000-4000-8000-000000000001", "name": "Aldermere"}]}"#;
/// let meetings = r#"{"format": "minutebook/1", "meetings": [
///   {"id": "3a000000-0000-4000-8000-000000000001", "status": "held", "record": "complete",
///     "board_id": "b0000000-0000-4000-8000-000000000001",
///     "on": "2024-06-28", "starts_at": "10:00", "ends_at": "09:00"}]}"#;
/// let documents =
///     [Document::new("boards.json", boards), Document::new("meetings.json", meetings)];
/// let report = together(&documents, &Options::new());
/// let mut found = report.documents[1].findings.iter();
/// let found = found.find(|it| it.code == "meeting-ends-before-start").unwrap();
/// assert_eq!(found.position.map(|it| it.line), Some(4));
/// ```
pub fn together(documents: &[Document<'_>], options: &Options) -> JointReport {
    let mut joint = JointReport::default();
    let mut all_left_out = LeftOut::default();
    let mut left_out = Vec::new();
    let mut is_any_read = false;
    let books = documents.iter().map(|document| {
        let reading = document.read(options);
        let mut report = Report::default();
        (report.findings, report.omitted) = (reading.problems, reading.omitted);
        joint.documents.push(report);
        let gaps = &mut all_left_out.gaps;
        gaps.add(&reading.left_out.gaps);
        if !reading.is_read {
            gaps.are_any();
        }
        left_out.push(reading.left_out);
        is_any_read |= reading.is_read;
        (document.name.to_owned(), reading.book)
    });
    let (mut book, parts) = Documents::join(books);
    if !is_any_read {
        return joint;
    }
    all_left_out.gaps.hold_back(&mut book);
    let report = run(&book, &parts, &all_left_out.gaps, Extent::Whole, options);
    // Looking up the places takes memory of its own.
    drop(book);
    (joint.settings, joint.coverage) = (report.settings, report.coverage);
    joint.omitted = report.omitted;

    let home = |pointer: &mut Pointer| {
        let (number, mut place) = parts.place(pointer);
        if let Some(left_out) = left_out.get(number) {
            left_out.restore(&mut place);
        }
        *pointer = place;
        number
    };
    let bring_home = |finding: &mut Finding| {
        let number = home(&mut finding.pointer);
        for related in &mut finding.related {
            let other = home(&mut related.pointer);
            related.document = parts.name(other).filter(|_| other != number).map(str::to_owned);
        }
        number
    };
    let mut found: Vec<Report> = documents.iter().map(|_| Report::default()).collect();
    for mut finding in report.findings {
        if let Some(home) = found.get_mut(bring_home(&mut finding)) {
            home.findings.push(finding);
        }
    }
    for mut accepted in report.accepted {
        if let Some(home) = found.get_mut(bring_home(&mut accepted.finding)) {
            home.accepted.push(accepted);
        }
    }
    for ((document, read), mut found) in documents.iter().zip(&mut joint.documents).zip(found) {
        document.locate(&mut found);
        read.findings.extend(found.findings);
        read.accepted = found.accepted;
        read.sort();
    }
    joint
}
