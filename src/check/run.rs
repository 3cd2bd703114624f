//! Running every rule over what is judged of a book.

use crate::finding::{Pointer, Severity};
use crate::model::MinuteBook;
use crate::report::{AcceptedFinding, Report};
use crate::rule::{
    BookView, Check, Context, Directory, Documents, Extent, Findings, Found, Gaps, Judged,
    MeetingView, Record, Rule, Scope, SeriesView, Skip,
};
use crate::rules::{self, RULES};
use crate::settings::{Level, Settings, UsedSetting};
use crate::value::BoardId;

use super::Options;
use super::allowance::Allowances;

/// Runs the rules over a part of a book that was put together from documents.
///
/// What is of one board is judged by all rules before the next one, and of that each meeting:
/// while it is at hand in the memory nearest to the processor, and not once for each rule.
pub(super) fn run(
    book: &MinuteBook,
    documents: &Documents,
    gaps: &Gaps,
    extent: Extent<'_>,
    options: &Options,
) -> Report {
    let directory = Directory::of(book);
    let codes: Vec<_> = RULES.iter().map(|rule| rule.code).collect();
    let cx = Context {
        directory: &directory,
        as_of: options.as_of,
        holidays: options.holidays.as_ref(),
        codes: &codes,
        gaps,
        extent,
        documents,
    };
    let view = BookView::of(book, cx);
    let records = Allowances { book, cx };
    let allowances =
        |rule: &Rule, at: &Pointer, is_binding: bool| records.of(rule.code, at, is_binding);
    let settings = &options.settings;
    let level = |rule: &Rule| settings.rules.get(rule.code).and_then(|setting| setting.severity);
    let mut running = Vec::with_capacity(RULES.len());
    running.extend(RULES.iter().filter(|rule| level(rule) != Some(Level::Off)).map(|rule| {
        let limit = settings.rules.get(rule.code).and_then(|setting| setting.limit);
        Findings::new(rule, limit, settings.limits.listed(), &allowances)
    }));

    for findings in &mut running {
        match findings.rule().check {
            Check::Board(check) => each(&view, &book.boards, "boards", check, findings),
            Check::Member(check) => each(&view, &book.members, "members", check, findings),
            Check::Action(check) => each(&view, &book.actions, "actions", check, findings),
            Check::Funding(check) => each(&view, &book.funding, "funding", check, findings),
            Check::Book(check) => check(&view, findings),
            Check::Meeting(_) | Check::ActionOfBoard(_) | Check::Series(_) => {}
        }
        say_what_is_beyond(cx, findings);
    }
    for series in view.all_series() {
        over_meetings(&view, &series.meetings, &mut running);
        if cx.extent.has_series(series.board.id) {
            over_series(&view, series, &mut running);
        }
    }
    over_meetings(&view, view.other_meetings(), &mut running);
    // The report takes memory of its own.
    drop(view);

    let mut report = Report { settings: used(settings), ..Report::default() };
    report.coverage.reserve_exact(running.len());
    for findings in running {
        let severity = level(findings.rule()).and_then(Level::severity);
        add(findings.into_found(), severity, &mut report);
    }
    report.sort();
    report
}

/// Judges these meetings by all rules on one meeting.
fn over_meetings<'a>(
    view: &BookView<'a>,
    meetings: &[MeetingView<'a>],
    running: &mut [Findings<'_>],
) {
    for meeting in meetings.iter().filter(|meeting| view.is_meeting_judged(meeting)) {
        for findings in &mut *running {
            if let Check::Meeting(check) = findings.rule().check {
                findings.judge(|findings| check(meeting, findings));
            }
        }
    }
}

/// Judges a board over time by all rules on one and on its actions.
fn over_series(view: &BookView<'_>, series: &SeriesView<'_>, running: &mut [Findings<'_>]) {
    let has_actions = view.cx.extent.has_business(series.board.id);
    for findings in running {
        match findings.rule().check {
            Check::Series(check) => check(series, findings),
            Check::ActionOfBoard(check) if has_actions => {
                for action in &series.actions {
                    findings.judge(|findings| check(series, action, findings));
                }
            }
            _ => {}
        }
    }
}

fn each<'a, T>(
    view: &BookView<'a>,
    records: &'a [T],
    list: &'static str,
    check: fn(&Record<'_, T>, &mut Findings<'_>) -> Judged,
    findings: &mut Findings<'_>,
) {
    for (index, record) in Record::list(records, list, view.cx).enumerate() {
        if view.is_judged(list, index) {
            findings.judge(|findings| check(&record, findings));
        }
    }
}

/// Counts the boards that a rule on more than one record cannot judge.
fn say_what_is_beyond(cx: Context<'_>, findings: &mut Findings<'_>) {
    if !matches!(findings.rule().scope(), Scope::Series | Scope::Book) {
        return;
    }
    let beyond = cx.gaps.beyond.iter().map(|id| BoardId::from(*id));
    for _ in beyond.filter(|board| cx.extent.has_board(*board)) {
        let missing = "all records of the board, which are more than are held at once";
        findings.judge(|_| Err(Skip::Missing(missing)));
    }
}

/// Adds what came of a rule to the report, under the severity that the settings give it.
fn add(mut found: Found<'_>, severity: Option<Severity>, report: &mut Report) {
    if let Some(severity) = severity {
        let accepted = found.accepted.iter_mut().map(|(finding, _)| finding);
        found.findings.iter_mut().chain(accepted).for_each(|it| it.severity = severity);
    }
    let Found { findings, accepted, omitted, coverage } = found;
    report.findings.extend(findings);
    let accepted = accepted.into_iter();
    let accepted = accepted.map(|(it, reason)| AcceptedFinding::new(it, reason.to_string()));
    report.accepted.extend(accepted);
    report.omitted += omitted;
    report.coverage.push(coverage);
}

fn used(settings: &Settings) -> Vec<UsedSetting> {
    let rules = settings.rules.iter();
    rules.map(|(code, it)| UsedSetting::new(code, it, rules::find(code).is_some())).collect()
}
