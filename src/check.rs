//! Running the rules over a book.

use crate::calendar::Holidays;
use crate::finding::{Finding, Report};
use crate::model::MinuteBook;
use crate::rule::{BookView, Check, Context, Directory, Findings, MeetingView, Record};
use crate::rules::RULES;
use crate::value::Date;

/// What a check is told from outside: nothing here reads a clock or a calendar by itself.
#[derive(Debug, Clone, Default)]
#[non_exhaustive]
pub struct Options {
    /// The day that counts as today. Without it, rules that ask what is overdue cannot judge.
    pub as_of: Option<Date>,
    /// The holidays by which working days are counted.
    pub holidays: Option<Holidays>,
}

impl Options {
    /// Neither a date nor holidays.
    pub fn new() -> Self {
        Self::default()
    }

    /// Sets the day that counts as today.
    #[must_use]
    pub fn as_of(mut self, date: Date) -> Self {
        self.as_of = Some(date);
        self
    }

    /// Sets the holidays.
    #[must_use]
    pub fn holidays(mut self, holidays: Holidays) -> Self {
        self.holidays = Some(holidays);
        self
    }
}

/// Checks a book against every rule.
///
/// The report does not depend on the order of the records, except that
/// findings stand in the order of the document.
///
/// # Examples
/// ```
/// use minutebook::check::{Options, check};
/// use minutebook::model::MinuteBook;
///
/// let report = check(&MinuteBook::new(), &Options::new());
/// assert!(report.findings.is_empty());
/// ```
pub fn check(book: &MinuteBook, options: &Options) -> Report {
    let directory = Directory::of(book);
    let cx = Context {
        directory: &directory,
        as_of: options.as_of,
        holidays: options.holidays.as_ref(),
    };
    let view = BookView::of(book, cx);
    let meetings: Vec<_> =
        Record::list(&book.meetings, "meetings", cx).map(MeetingView::of).collect();
    let mut report = Report { findings: Vec::new(), coverage: Vec::new() };
    for rule in RULES {
        let mut findings = Findings::new(rule);
        match rule.check {
            Check::Board(check) => each(&book.boards, "boards", cx, check, &mut findings),
            Check::Member(check) => each(&book.members, "members", cx, check, &mut findings),
            Check::Action(check) => each(&book.actions, "actions", cx, check, &mut findings),
            Check::Funding(check) => each(&book.funding, "funding", cx, check, &mut findings),
            Check::Meeting(check) => {
                for meeting in &meetings {
                    findings.judge(|findings| check(meeting, findings));
                }
            }
            Check::Series(check) => view.series.iter().for_each(|one| check(one, &mut findings)),
            Check::Book(check) => check(&view, &mut findings),
        }
        let (found, coverage) = findings.into_parts();
        report.findings.extend(found);
        report.coverage.push(coverage);
    }
    report.findings.sort_by(Finding::order);
    report
}

fn each<'a, T>(
    records: &'a [T],
    list: &'static str,
    cx: Context<'a>,
    check: fn(&Record<'_, T>, &mut Findings<'_>) -> crate::rule::Judged,
    findings: &mut Findings<'_>,
) {
    for record in Record::list(records, list, cx) {
        findings.judge(|findings| check(&record, findings));
    }
}
