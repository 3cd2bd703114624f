//! Checking a book that is written as lines, without holding all of it.

use std::collections::{HashMap, HashSet};
use std::io::{self, BufRead, Read};

use uuid::Uuid;

use super::{Options, run};
use crate::finding::{Coverage, Finding, Severity};
use crate::model::MinuteBook;
use crate::read::{LeftOut, Line, LineReader, Lines, at_line};
use crate::report::Report;
use crate::rule::{Boards, Documents, Extent};
use crate::settings::Limits;
use crate::value::BoardId;

/// Boards are checked together until their lines have a part of the bytes that one board may have,
/// or as many as the lines that come before all boards: going through these each time then costs
/// no more than the boards do.
const TOGETHER: usize = 4;

/// Reads a minute book from lines of JSON and checks it, holding no more of it at a time than what
/// stands before the business of the boards and the business of one board or a few.
///
/// The order of the lines is that of [`MinuteBook::to_lines`]. Findings are as of the whole
/// book, their lines and columns those of the input, but for this:
///
/// - Where the lines are more than are held at once, an id of a meeting or anything in it, of an
///   action, funding or plan that does not stand there is not taken for an unknown one, since the
///   record may be another board's; of two records with one id that stand far apart neither is
///   found; and whether two people are one (`name-variant`) is not judged.
/// - Of a board whose lines exceed the limit `board_bytes`, every record is judged, but not what
///   they say together.
///
/// # Errors
/// Fails where the input cannot be read.
///
/// # Examples
/// ```
/// use minutebook::check::{Options, check_lines};
///
/// let lines = r#"{"type": "minute_book", "format": "minutebook/1"}
/// {"type": "board", "id": "b0000000-0000-4000-8000-000000000001", "name": "Aldermere"}
/// {"type": "meeting", "id": "3a000000-0000-4000-8000-000000000001", "status": "held",
///  "board_id": "b0000000-0000-4000-8000-000000000001"}
/// "#;
/// let report = check_lines(lines.as_bytes(), &Options::new())?;
/// // A record is one line, so that these two are none.
/// assert_eq!(report.findings[0].code, "not-json");
/// assert_eq!(report.findings[0].position.unwrap().line, 3);
/// # Ok::<(), std::io::Error>(())
/// ```
pub fn check_lines(input: impl BufRead, options: &Options) -> io::Result<Report> {
    let mut input = input;
    let mut check = Check::new(options);
    let most = options.settings.limits.document_bytes;
    let mut line = Vec::new();
    for number in 1.. {
        line.clear();
        // One byte more than is allowed is enough to be refused.
        let most = u64::try_from(most).unwrap_or(u64::MAX).saturating_add(1);
        if input.by_ref().take(most).read_until(b'\n', &mut line)? == 0 {
            break;
        }
        if line.pop_if(|last| *last == b'\n').is_none() {
            input.skip_until(b'\n')?;
        }
        check.take(&line, number);
    }
    Ok(check.finish())
}

/// What is held of the lines.
#[derive(Debug, Default)]
struct Held {
    book: MinuteBook,
    left_out: LeftOut,
    bytes: usize,
    lines: Lines<Box<[u8]>>,
}

struct Check<'o> {
    options: &'o Options,
    limits: &'o Limits,
    reader: LineReader<'o>,
    /// What stands before the business of boards.
    head: Held,
    /// The business of the boards that are checked next.
    business: Held,
    /// The boards of which all business or a part is in `business`.
    boards: HashSet<Uuid>,
    /// The board whose lines come now, and how many bytes of them there are.
    current: Option<(BoardId, usize)>,
    /// The boards that were checked.
    done: HashSet<Uuid>,
    /// The board of which more was there than is held.
    beyond: Option<Uuid>,
    is_divided: bool,
    report: Report,
    problems: usize,
    /// Whether one of them was an error.
    has_error: bool,
    /// How many findings there are of each rule, and what the heaviest of them weighs.
    listed: HashMap<&'static str, (usize, Option<Severity>)>,
}

impl<'o> Check<'o> {
    fn new(options: &'o Options) -> Self {
        let limits = &options.settings.limits;
        Self {
            options,
            limits,
            reader: LineReader::new(limits),
            head: Held::default(),
            business: Held::default(),
            boards: HashSet::new(),
            current: None,
            done: HashSet::new(),
            beyond: None,
            is_divided: false,
            report: Report::default(),
            problems: 0,
            has_error: false,
            listed: HashMap::new(),
        }
    }

    fn take(&mut self, line: &[u8], number: usize) {
        let Some(read) = self.reader.read(line, number) else { return };
        let Line { record, place, problems, omitted, left_out } = read;
        self.report.omitted += omitted;
        for problem in problems {
            self.add_problem(problem);
        }
        let business = match (&record, place) {
            (Some(record), _) => record.business_of(),
            (None, Some((list, _))) => left_out.business_of(list),
            (None, None) => None,
        };
        if let Some(board) = business {
            self.turn_to(board, line.len(), number);
        } else if record.is_some() && place.is_some() && self.current.is_some() {
            let message = "this stands after the business of a board: organisations, people, \
                           boards and members come before";
            self.add_problem(at_line("record-out-of-place", message.to_owned(), number));
        }
        let held = if business.is_some() { &mut self.business } else { &mut self.head };
        if record.is_some() || business.is_some() {
            held.bytes += line.len();
        }
        held.left_out.gaps.add(&left_out.gaps);
        let Some(record) = record else { return };
        if let Some((list, index)) = place {
            held.left_out.keep(list, index);
        }
        held.lines.keep(place, number, line.into());
        record.put_into(&mut held.book);
    }

    fn add_problem(&mut self, problem: Finding) {
        self.problems += 1;
        // The first error is listed after however many warnings.
        let is_error = problem.severity == Severity::Error;
        let is_first_error = is_error && !self.has_error;
        self.has_error |= is_error;
        if self.problems <= self.limits.listed() || is_first_error {
            self.report.findings.push(problem);
        } else {
            self.report.omitted += 1;
        }
    }

    /// Makes room for a line of a board.
    fn turn_to(&mut self, board: BoardId, bytes: usize, number: usize) {
        let id = *board.as_uuid();
        match &mut self.current {
            Some((current, so_far)) if *current == board => {
                *so_far += bytes;
                if *so_far > self.limits.board_bytes {
                    *so_far = bytes;
                    self.beyond = Some(id);
                    self.check_held(false);
                }
            }
            current => {
                *current = Some((board, bytes));
                let enough = (self.limits.board_bytes / TOGETHER).max(self.head.bytes);
                if self.business.bytes > enough || self.beyond.is_some() {
                    self.check_held(false);
                    self.beyond = None;
                }
                if self.done.contains(&id) || self.boards.contains(&id) {
                    let message = "the other business of this board stands apart from this";
                    self.add_problem(at_line("record-out-of-place", message.to_owned(), number));
                }
            }
        }
        self.boards.insert(id);
    }

    /// Checks what is held, and holds the business of boards no longer.
    fn check_held(&mut self, is_last: bool) {
        self.is_divided |= !is_last;
        let Held { mut book, left_out: mut held, lines, .. } = std::mem::take(&mut self.business);
        book.organisations = std::mem::take(&mut self.head.book.organisations);
        book.people = std::mem::take(&mut self.head.book.people);
        book.members = std::mem::take(&mut self.head.book.members);
        // These are changed for the check, and there are few.
        book.boards.clone_from(&self.head.book.boards);
        book.format = self.head.book.format;
        book.title.clone_from(&self.head.book.title);
        book.source.clone_from(&self.head.book.source);
        book.imported = self.head.book.imported;
        held.join(&self.head.left_out);
        if self.is_divided {
            held.gaps.are_records_elsewhere = true;
            let others = book.boards.iter().map(|board| *board.id.as_uuid());
            held.gaps.boards.extend(others.filter(|id| !self.boards.contains(id)));
        }
        if let Some(beyond) = self.beyond {
            held.gaps.boards.insert(beyond);
            held.gaps.beyond.insert(beyond);
        }
        held.gaps.hold_back(&mut book);
        let boards = Boards { these: &self.boards, done: &self.done, are_last: is_last };
        let documents = Documents::one(&book);
        let mut report = run(&book, &documents, &held.gaps, Extent::Boards(boards), self.options);
        self.omit_beyond_limit(&mut report);
        for finding in report.all_mut() {
            held.restore_place(finding);
        }
        lines.locate(report.all_mut());
        self.head.lines.locate(report.all_mut());
        self.report.findings.append(&mut report.findings);
        self.report.accepted.append(&mut report.accepted);
        self.report.settings = report.settings;
        self.report.omitted += report.omitted;
        add_coverage(&mut self.report.coverage, report.coverage);
        self.head.book.organisations = book.organisations;
        self.head.book.people = book.people;
        self.head.book.members = book.members;
        self.done.extend(self.boards.drain());
    }

    /// Keeps no more findings of one code than the limit allows, of all that is checked, and beside
    /// them the first that weighs more than all before it.
    fn omit_beyond_limit(&mut self, report: &mut Report) {
        let before = report.findings.len();
        report.findings.retain(|finding| {
            let (count, heaviest) = self.listed.entry(finding.code).or_default();
            *count += 1;
            let is_heavier = Some(finding.severity) > *heaviest;
            *heaviest = (*heaviest).max(Some(finding.severity));
            *count <= self.limits.listed() || is_heavier
        });
        report.omitted += before - report.findings.len();
    }

    fn finish(mut self) -> Report {
        self.check_held(true);
        if let Some(problem) = self.reader.missing_head() {
            self.add_problem(problem);
        }
        self.report.sort();
        self.report
    }
}

fn add_coverage(all: &mut Vec<Coverage>, more: Vec<Coverage>) {
    if all.is_empty() {
        *all = more;
        return;
    }
    for (rule, more) in all.iter_mut().zip(more) {
        rule.checked += more.checked;
        rule.found += more.found;
        rule.not_applicable += more.not_applicable;
        for (reason, times) in more.reasons {
            *rule.reasons.entry(reason).or_default() += times;
        }
    }
}
