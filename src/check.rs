//! Running the rules over a book.

mod lines;
mod together;

use crate::calendar::Holidays;
use crate::finding::{Finding, Pointer};
use crate::model::{Accepted, MinuteBook};
use crate::read::{Locator, Reading, read};
use crate::report::{AcceptedFinding, Report};
use crate::rule::{
    BookView, Check, Context, Directory, Documents, Findings, Found, Gaps, Judged, Record, Scope,
    Skip,
};
use crate::rules::{self, RULES};
use crate::settings::{Level, Settings, UsedSetting};
use crate::value::Date;

pub use lines::check_lines;
pub use together::{Document, together};

/// What a check is told from outside: nothing here reads a clock or a calendar by itself.
#[derive(Debug, Clone, Default)]
#[non_exhaustive]
pub struct Options {
    /// The day that counts as today. Without it, rules that ask what is overdue cannot judge.
    pub as_of: Option<Date>,
    /// The holidays by which working days are counted.
    pub holidays: Option<Holidays>,
    /// What is set about rules.
    pub settings: Settings,
}

impl Options {
    /// Neither a date nor holidays nor settings.
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

    /// Sets what is set about rules.
    #[must_use]
    pub fn settings(mut self, settings: Settings) -> Self {
        self.settings = settings;
        self
    }
}

/// Checks a book against every rule.
///
/// A rule that the settings turn off is not run. A finding that the record accepts is put apart.
///
/// The report does not depend on the order of the records. Its findings are sorted by pointer;
/// [`Locator::locate`](crate::read::Locator::locate) puts them in the order of a text.
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
    run(book, &Gaps::default(), options)
}

/// Reads a minute book and checks it: everything that is wrong with the document and with what it
/// says, in one list, each with its line and column.
///
/// Records in which something cannot be read are left out of the check, the others are checked. A
/// reference to one that was left out is not taken for a wrong one, and of its board no rule
/// takes silence for an answer.
///
/// # Examples
/// ```
/// use minutebook::check::{Options, check_json};
///
/// let json = r#"{"format": "minutebook/1", "titel": "Aldermere 2024",
///   "boards": [{"id": "b0000000-0000-4000-8000-000000000001", "name": "Aldermere"}],
///   "meetings": [{"id": "3a000000-0000-4000-8000-000000000001", "status": "held",
///     "record": "complete",
///     "board_id": "b0000000-0000-4000-8000-000000000001",
///     "on": "2024-06-28", "starts_at": "10:00", "ends_at": "09:00"}]}"#;
/// let report = check_json(json, &Options::new());
/// let place = |code| report.findings.iter().find(|it| it.code == code).map(|it| it.pointer.as_str());
/// assert_eq!(place("unknown-field"), Some("/titel"));
/// assert_eq!(place("meeting-ends-before-start"), Some("/meetings/0/ends_at"));
/// ```
pub fn check_json(json: impl AsRef<[u8]>, options: &Options) -> Report {
    let json = json.as_ref();
    let Reading { mut book, problems, omitted, left_out, is_read } =
        read(json, &options.settings.limits);
    if !is_read {
        return Report { findings: problems, omitted, ..Report::default() };
    }
    left_out.gaps.hold_back(&mut book);
    let mut report = run(&book, &left_out.gaps, options);
    // Looking up the places takes memory of its own.
    drop(book);
    for finding in report.all_mut() {
        left_out.restore_place(finding);
    }
    if report.all_mut().next().is_some() {
        Locator::of_bytes(json, |mut locator| locator.locate(&mut report));
    }
    report.findings.extend(problems);
    report.omitted += omitted;
    report.sort();
    report
}

fn run(book: &MinuteBook, gaps: &Gaps, options: &Options) -> Report {
    run_joined(book, &Documents::one(book), gaps, options)
}

/// Runs the rules over a book that was put together from documents.
fn run_joined(book: &MinuteBook, documents: &Documents, gaps: &Gaps, options: &Options) -> Report {
    let directory = Directory::of(book);
    let codes: Vec<_> = RULES.iter().map(|rule| rule.code).collect();
    let cx = Context {
        directory: &directory,
        as_of: options.as_of,
        holidays: options.holidays.as_ref(),
        codes: &codes,
        gaps,
        documents,
    };
    let view = BookView::of(book, cx);
    let mut report = Report::default();
    for rule in RULES {
        let setting = options.settings.rules.get(rule.code);
        let level = setting.and_then(|setting| setting.severity);
        if level == Some(Level::Off) {
            continue;
        }
        let limit = setting.and_then(|setting| setting.limit);
        let mut findings = Findings::new(rule, limit, options.settings.limits.findings);
        match rule.check {
            Check::Board(check) => each(&book.boards, "boards", cx, check, &mut findings),
            Check::Member(check) => each(&book.members, "members", cx, check, &mut findings),
            Check::Action(check) => each(&book.actions, "actions", cx, check, &mut findings),
            Check::Funding(check) => each(&book.funding, "funding", cx, check, &mut findings),
            Check::Meeting(check) => {
                for meeting in view.meetings() {
                    findings.judge(|findings| check(meeting, findings));
                }
            }
            Check::ActionOfBoard(check) => {
                for (series, action) in view.actions() {
                    findings.judge(|findings| check(series, action, findings));
                }
            }
            Check::Series(check) => view.series.iter().for_each(|one| check(one, &mut findings)),
            Check::Book(check) => check(&view, &mut findings),
        }
        if matches!(rule.scope(), Scope::Series | Scope::Book) {
            for _ in &gaps.beyond {
                let missing = "all records of the board, which are more than are held at once";
                findings.judge(|_| Err(Skip::Missing(missing)));
            }
        }
        let Found { findings: mut found, omitted, mut coverage } = findings.into_found();
        found.retain(|finding| !is_disapplied(book, cx, finding));
        coverage.found = found.len() + omitted;
        report.omitted += omitted;
        if let Some(severity) = level.and_then(Level::severity) {
            for finding in &mut found {
                finding.severity = severity;
            }
        }
        for finding in found {
            match accepted(book, &finding) {
                None => report.findings.push(finding),
                Some(accepted) => {
                    let reason = accepted.reason.to_string();
                    report.accepted.push(AcceptedFinding::new(finding, reason));
                }
            }
        }
        report.coverage.push(coverage);
    }
    report.settings = used(&options.settings);
    report.sort();
    report
}

fn used(settings: &Settings) -> Vec<UsedSetting> {
    let rules = settings.rules.iter();
    rules.map(|(code, it)| UsedSetting::new(code, it, rules::find(code).is_some())).collect()
}

/// Whether the terms of reference in force say that the board does not keep a rule: on the day of
/// the meeting, else today, else in their latest version.
fn is_disapplied(book: &MinuteBook, cx: Context<'_>, finding: &Finding) -> bool {
    let mut segments = finding.pointer.segments();
    let (Some(list), Some(index)) = (segments.next(), segments.next()) else { return false };
    let Ok(index) = index.parse::<usize>() else { return false };
    let meeting = book.meetings.get(index).filter(|_| list == "meetings");
    let board = match list.as_str() {
        "boards" => book.boards.get(index).map(|board| board.id),
        "members" => book.members.get(index).map(|member| member.board_id),
        "actions" => book.actions.get(index).map(|action| action.board_id),
        "funding" => book.funding.get(index).map(|funding| funding.board_id),
        "plans" => book.plans.get(index).map(|plan| plan.board_id),
        _ => meeting.map(|meeting| meeting.board_id),
    };
    let date = meeting.map(|meeting| meeting.on.latest()).or(cx.as_of);
    let latest = || Date::from_ymd(9999, 12, 31).ok();
    let terms = board
        .and_then(|id| cx.directory.board(id))
        .zip(date.or_else(latest))
        .and_then(|(board, date)| board.terms_on(date));
    !finding.binding && terms.is_some_and(|terms| terms.disapplies(finding.code))
}

/// What accepts a finding, in the record that it is on.
fn accepted<'a>(book: &'a MinuteBook, finding: &Finding) -> Option<&'a Accepted> {
    let mut segments = finding.pointer.segments();
    let (list, index) = (segments.next()?, segments.next()?.parse::<usize>().ok()?);
    let accepted = match list.as_str() {
        "organisations" => &book.organisations.get(index)?.accepted,
        "people" => &book.people.get(index)?.accepted,
        "boards" => &book.boards.get(index)?.accepted,
        "members" => &book.members.get(index)?.accepted,
        "meetings" => &book.meetings.get(index)?.accepted,
        "actions" => &book.actions.get(index)?.accepted,
        "funding" => &book.funding.get(index)?.accepted,
        "plans" => &book.plans.get(index)?.accepted,
        _ => return None,
    };
    let record = Pointer::ROOT.field(&list).index(index);
    let within = finding.pointer.as_str().strip_prefix(record.as_str()).unwrap_or_default();
    accepted.iter().find(|accepted| {
        let place = accepted.place.as_ref().map_or("", |place| place.as_str());
        accepted.code.as_str() == finding.code
            && within
                .strip_prefix(place)
                .is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
    })
}

fn each<'a, T>(
    records: &'a [T],
    list: &'static str,
    cx: Context<'a>,
    check: fn(&Record<'_, T>, &mut Findings<'_>) -> Judged,
    findings: &mut Findings<'_>,
) {
    for record in Record::list(records, list, cx) {
        findings.judge(|findings| check(&record, findings));
    }
}
