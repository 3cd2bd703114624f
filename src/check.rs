//! Running the rules over a book.

mod allowance;
mod lines;
mod run;
mod together;

use std::collections::HashSet;

use crate::calendar::Holidays;
use crate::model::MinuteBook;
use crate::read::{Locator, Reading, read};
use crate::report::Report;
use crate::rule::{Boards, Documents, Extent, Gaps};
use crate::settings::Settings;
use crate::value::{BoardId, Date, MeetingId};

use run::run;

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
    run(book, &Documents::one(book), &Gaps::default(), Extent::Whole, options)
}

/// A part of a book: what somebody has just changed, say.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Part {
    /// A board with its members, meetings, actions, funding and plans: all that a change to one of
    /// these can affect.
    Board(BoardId),
    /// One meeting. What a change to it does to others of the board, as to the one that confirms
    /// its minutes, only a check of the board finds.
    Meeting(MeetingId),
}

/// Checks a part of a book. The findings are those that [`check`] has on the records of the part;
/// the rest of the book is only looked up.
///
/// The coverage is that of what was judged. A rule that needs a board over time judges all of it
/// for a meeting too, and one that needs the whole book all of that.
///
/// # Examples
/// ```
/// use minutebook::check::{Options, Part, check_part};
/// use minutebook::model::MinuteBook;
///
/// let book = MinuteBook::from_json(minutebook::rules::BASE)?;
/// let changed = Part::Meeting(book.meetings[0].id);
/// assert!(check_part(&book, changed, &Options::new()).findings.is_empty());
/// # Ok::<(), minutebook::read::ReadError>(())
/// ```
pub fn check_part(book: &MinuteBook, part: Part, options: &Options) -> Report {
    let done = HashSet::new();
    let mut these = HashSet::new();
    let extent = match part {
        Part::Board(board) => {
            these.insert(*board.as_uuid());
            Extent::Boards(Boards { these: &these, done: &done, are_last: false })
        }
        Part::Meeting(id) => {
            let meeting = book.meetings.iter().find(|meeting| meeting.id == id);
            let Some(meeting) = meeting else { return Report::default() };
            Extent::Meeting(id, meeting.board_id)
        }
    };
    run(book, &Documents::one(book), &Gaps::default(), extent, options)
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
    let mut report = run(&book, &Documents::one(&book), &left_out.gaps, Extent::Whole, options);
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_option_is_set_beside_the_others() {
        let date = Date::new("2024-06-28").unwrap();
        let holidays = Holidays::from_json(include_str!("../examples/holidays-uk.json")).unwrap();
        let mut settings = Settings::default();
        settings.limits.findings = 7;
        let options = Options::new().settings(settings);
        let options = options.holidays(holidays).as_of(date);
        assert_eq!(options.settings.limits.findings, 7);
        assert!(options.holidays.is_some());
        let options = options.settings(Settings::default());
        assert_eq!(options.as_of, Some(date));
        assert!(options.holidays.is_some());
    }
}
