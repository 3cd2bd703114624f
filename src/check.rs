//! Running the rules over a book.

use crate::calendar::Holidays;
use crate::finding::{Finding, Pointer};
use crate::model::{Accepted, MinuteBook};
use crate::report::{AcceptedFinding, Report};
use crate::rule::{BookView, Check, Context, Directory, Findings, Judged, MeetingView, Record};
use crate::rules::{self, RULES};
use crate::settings::{Level, Settings, UsedSetting};
use crate::value::Date;

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
    let directory = Directory::of(book);
    let codes: Vec<_> = RULES.iter().map(|rule| rule.code).collect();
    let cx = Context {
        directory: &directory,
        as_of: options.as_of,
        holidays: options.holidays.as_ref(),
        codes: &codes,
    };
    let view = BookView::of(book, cx);
    let meetings: Vec<_> =
        Record::list(&book.meetings, "meetings", cx).map(MeetingView::of).collect();
    let mut report = Report::default();
    for rule in RULES {
        let setting = options.settings.rules.get(rule.code);
        let level = setting.and_then(|setting| setting.severity);
        if level == Some(Level::Off) {
            continue;
        }
        let mut findings = Findings::new(rule, setting.and_then(|setting| setting.limit));
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
            Check::ActionOfBoard(check) => {
                for (series, action) in view.actions() {
                    findings.judge(|findings| check(series, action, findings));
                }
            }
            Check::Series(check) => view.series.iter().for_each(|one| check(one, &mut findings)),
            Check::Book(check) => check(&view, &mut findings),
        }
        let (mut found, mut coverage) = findings.into_parts();
        found.retain(|finding| !is_disapplied(book, cx, finding));
        coverage.found = found.len();
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
