#![doc = include_str!("confirmed_meeting_unknown.md")]

use std::collections::{BTreeMap, BTreeSet, HashMap};

use crate::model::{Board, Confirmation, ConfirmationOutcome};
use crate::rule::{BookView, Findings, Judged, MeetingView, Place, Skip, declare_rule};
use crate::value::{BoardId, Date, MeetingId, PartialDate};

declare_rule! {
    code: "confirmed-meeting-unknown",
    force: Always(Error),
    basis: Data,
    authorities: [],
    since: "0.1.0",
    page: "confirmed_meeting_unknown.md",
    check: Book(check),
}

fn check(book: &BookView<'_>, findings: &mut Findings<'_>) {
    let known = Known::of(book);
    for series in book.series() {
        for meeting in series.meetings.iter().filter(|meeting| meeting.took_place()) {
            for (pointer, confirmation) in meeting.confirmations() {
                let case = Case { board: series.board.get(), meeting, pointer, confirmation };
                findings.judge(|findings| case.judge(&known, findings));
            }
        }
    }
}

/// How far up the boards that a sub-group answers to are looked for.
const DEEPEST: usize = 16;

struct Case<'a, 'b> {
    board: &'b Board,
    meeting: &'b MeetingView<'a>,
    pointer: Place,
    confirmation: &'a Confirmation,
}

impl Case<'_, '_> {
    fn judge(&self, known: &Known<'_, '_>, findings: &mut Findings<'_>) -> Judged {
        let Confirmation { minutes_of, outcome, reason, .. } = self.confirmation;
        let is_put_only =
            matches!(outcome, ConfirmationOutcome::Received | ConfirmationOutcome::Deferred);
        // When another body met, its own minutes tell.
        if is_put_only || minutes_of.body.is_some() {
            return Err(Skip::Nothing);
        }
        let pointer = self.pointer.clone().field("minutes_of");
        let target = minutes_of.meeting_id.and_then(|id| known.meetings.get(&id));
        if let Some(target) = target {
            let is_shared = self.board.predecessor_ids.contains(&target.board_id)
                || self.is_sub_group(target.board_id)
                || self.meeting.is_joint()
                || target.is_joint();
            if target.board_id != self.board.id && !is_shared {
                if !outcome.is_confirmed() {
                    return Err(Skip::Nothing);
                }
                let other = self.meeting.cx().directory.board(target.board_id);
                let other = other.map_or("another board", |board| board.name.as_str());
                findings
                    .add(
                        pointer.field("meeting_id"),
                        format!("the minutes confirmed are those of a meeting of {other}"),
                    )
                    .related(target.pointer(), format!("a meeting of {other}"))
                    .help("another body's minutes that were only received have the outcome `received`");
                return Ok(());
            }
            if let Some(on) = minutes_of.meeting_on.filter(|&on| !is_held_on(target, on)) {
                findings
                    .add(
                        pointer.field("meeting_on"),
                        format!(
                            "the minutes are said to be of {on}, but the meeting named was on {}",
                            target.on
                        ),
                    )
                    .related(target.pointer().field("on"), format!("on {}", target.on));
                return Ok(());
            }
        }
        let day = target.map(|target| target.on).or(minutes_of.meeting_on);
        let day = day.ok_or(Skip::Missing("no date of the meeting confirmed"))?;
        let place = if minutes_of.meeting_on.is_some() { "meeting_on" } else { "meeting_id" };
        let on = self.meeting.on;
        let is_same_day = day.earliest() == on.latest();
        // Two meetings on one day may follow each other, and a last meeting may confirm its own.
        let is_excused = is_same_day
            && (reason.is_some()
                || target.map_or_else(
                    || known.held(self.board.id).is_some_and(|held| held.count(day.earliest()) > 1),
                    |target| target.id != self.meeting.id,
                ));
        if day.earliest() >= on.latest() && !is_excused {
            findings.add(
                pointer.field(place),
                format!(
                    "the minutes before the meeting of {on} are of {day}, which is not before it"
                ),
            );
            return Ok(());
        }
        if target.is_some() || known.has_meeting(self.board, day) || known.has_part(self.board, day)
        {
            return Ok(());
        }
        if !known.is_complete(self.board, day) {
            return Err(Skip::Missing(
                "the meeting is not in the book and the book is not said to be complete",
            ));
        }
        let when = if day.date().is_some() { "on" } else { "in" };
        let added = findings.add(
            pointer.field(place),
            format!("no meeting of {} was held {when} {day}", self.board.name),
        );
        let nearest =
            known.held(self.board.id).and_then(|held| held.nearest(day.earliest(), on.earliest()));
        if let Some(nearest) = nearest {
            added.help(format!("the nearest meeting before this one was held on {nearest}"));
        }
        Ok(())
    }
}

impl Case<'_, '_> {
    /// Whether the board is above this one, directly or through others.
    fn is_sub_group(&self, id: BoardId) -> bool {
        let directory = self.meeting.cx().directory;
        let above = |id: &BoardId| directory.board(*id)?.parent_board_id;
        std::iter::successors(above(&id), above).take(DEEPEST).any(|id| id == self.board.id)
    }
}

fn overlap(one: PartialDate, other: PartialDate) -> bool {
    one.earliest() <= other.latest() && other.earliest() <= one.latest()
}

/// A moved meeting is known by the day planned, too.
fn is_held_on(meeting: &MeetingView<'_>, on: PartialDate) -> bool {
    overlap(meeting.on, on) || meeting.planned_on.is_some_and(|planned| overlap(planned, on))
}

/// The meetings of a book, by id, and when each board met.
struct Known<'a, 'b> {
    meetings: HashMap<MeetingId, &'b MeetingView<'a>>,
    held: HashMap<BoardId, Held>,
    /// When the sub-groups of a board met.
    parts: HashMap<BoardId, Held>,
    /// When any board met with another one.
    joint: Held,
}

/// The days on which meetings were held, with how many.
#[derive(Default)]
struct Held {
    days: BTreeMap<Date, usize>,
    /// The months and years in which some were held of which the day is not known.
    spans: BTreeSet<PartialDate>,
}

impl<'a, 'b> Known<'a, 'b> {
    fn of(book: &'b BookView<'a>) -> Self {
        let all = || book.all_series().flat_map(|series| &series.meetings);
        let mut known = Self {
            meetings: all().map(|meeting| (meeting.id, meeting)).collect(),
            held: HashMap::new(),
            parts: HashMap::new(),
            joint: Held::default(),
        };
        for meeting in all().filter(|meeting| meeting.took_place()) {
            known.held.entry(meeting.board_id).or_default().add(meeting);
            let board = book.cx.directory.board(meeting.board_id);
            if let Some(above) = board.and_then(|board| board.parent_board_id) {
                known.parts.entry(above).or_default().add(meeting);
            }
            if meeting.is_joint() {
                known.joint.add(meeting);
            }
        }
        known
    }

    fn held(&self, board: BoardId) -> Option<&Held> {
        self.held.get(&board)
    }

    /// Whether the board, the ones before it or several boards together met then.
    fn has_meeting(&self, board: &Board, day: PartialDate) -> bool {
        let mut boards = std::iter::once(&board.id).chain(&board.predecessor_ids);
        boards.any(|&id| self.held(id).is_some_and(|held| held.has(day))) || self.joint.has(day)
    }

    /// Whether a sub-group met then, whose minutes the board confirms.
    fn has_part(&self, board: &Board, day: PartialDate) -> bool {
        self.parts.get(&board.id).is_some_and(|held| held.has(day))
    }

    /// Whether the book holds every meeting that can be meant.
    fn is_complete(&self, board: &Board, day: PartialDate) -> bool {
        let met_first = self.held(board.id).and_then(|held| held.days.keys().next());
        // Before that, the minutes may be those of a board that this one followed.
        let is_own = board.predecessor_ids.is_empty()
            || met_first.is_some_and(|&first| first <= day.earliest());
        let mut spans = board.meetings_complete.iter();
        is_own && spans.any(|span| span.contains(day.earliest()) && span.contains(day.latest()))
    }
}

impl Held {
    fn add(&mut self, meeting: &MeetingView<'_>) {
        for on in std::iter::once(meeting.on).chain(meeting.planned_on) {
            match on.date() {
                Some(date) => *self.days.entry(date).or_default() += 1,
                None => drop(self.spans.insert(on)),
            }
        }
    }

    fn count(&self, day: Date) -> usize {
        self.days.get(&day).copied().unwrap_or_default()
    }

    fn has(&self, day: PartialDate) -> bool {
        self.days.range(day.earliest()..=day.latest()).next().is_some()
            || self.spans.iter().any(|&span| overlap(span, day))
    }

    /// The day nearest to `day` on which a meeting was held before `until`.
    fn nearest(&self, day: Date, until: Date) -> Option<Date> {
        let before = self.days.range(..day).next_back();
        let after = self.days.range(day..).next().filter(|&(&after, _)| after < until);
        let days = before.into_iter().chain(after).map(|(&other, _)| other);
        days.min_by_key(|other| other.days_since(day).abs())
    }
}
