use std::collections::HashMap;

use super::{ById, Context, Extent, MeetingView, Record};
use crate::model::{
    Action, Board, Funding, Member, MinuteBook, MinuteReference, Plan, PlanEvent, PlanStep,
};
use crate::rule::{IdUse, Ids, Place};
use crate::value::{BoardId, Date, FundingId, IdType, MeetingId, Money, PartialDate};

/// A board over time: everything in the book that is its business.
#[derive(Debug)]
pub(crate) struct SeriesView<'a> {
    pub(crate) board: Record<'a, Board>,
    /// By date, then start, then id.
    pub(crate) meetings: Vec<MeetingView<'a>>,
    pub(crate) members: Vec<Record<'a, Member>>,
    pub(crate) actions: Vec<Record<'a, Action>>,
    pub(crate) funding: Vec<Record<'a, Funding>>,
    pub(crate) plans: Vec<Record<'a, Plan>>,
    /// Where each meeting is in `meetings`.
    by_id: ById<MeetingId, usize>,
}

impl<'a> SeriesView<'a> {
    pub(crate) fn meeting(&self, id: MeetingId) -> Option<&MeetingView<'a>> {
        self.by_id.get(id).and_then(|at| self.meetings.get(at))
    }

    /// Whether the book holds only an extract of the meeting that a reference names, by its id or
    /// its day.
    pub(crate) fn has_only_extract_of(&self, reference: &MinuteReference) -> bool {
        if let Some(id) = reference.meeting_id {
            return self.meeting(id).is_some_and(|meeting| !meeting.is_complete());
        }
        let Some(on) = reference.meeting_on else { return false };
        let first = self.meetings.partition_point(|meeting| meeting.on < on);
        let mut of_day = self.meetings.iter().skip(first).take_while(|meeting| meeting.on == on);
        of_day.any(|meeting| !meeting.is_complete())
    }

    /// Whether the book is said to hold every meeting from the one day to the other.
    pub(crate) fn holds_all_meetings(&self, from: Date, until: Date) -> bool {
        let mut spans = self.board.meetings_complete.iter();
        spans.any(|span| span.contains(from) && span.contains(until))
    }

    /// The date of the meeting that a reference names: by its id, else as the reference gives it.
    pub(crate) fn date_of(&self, reference: &MinuteReference) -> Option<PartialDate> {
        let meeting = reference.meeting_id.and_then(|id| self.meeting(id));
        meeting.map(|meeting| meeting.on).or(reference.meeting_on)
    }

    /// When an action was raised: on its own day, else at the meeting that raised it.
    pub(crate) fn raised_on(&self, action: &Action) -> Option<PartialDate> {
        action.raised_on.or_else(|| self.date_of(action.raised_at.as_ref()?))
    }

    /// The sums moved to each funding from others of the board.
    pub(crate) fn moved(&self) -> HashMap<FundingId, Vec<Money>> {
        let mut moved: HashMap<_, Vec<_>> = HashMap::new();
        for amount in self.funding.iter().flat_map(|funding| &funding.get().amounts) {
            if let Some(to) = amount.to_funding_id {
                moved.entry(to).or_default().push(amount.money);
            }
        }
        moved
    }
}

impl Record<'_, Plan> {
    /// The first step of this kind, with its position.
    pub(crate) fn step(&self, event: PlanEvent) -> Option<(usize, &PlanStep)> {
        self.steps.iter().enumerate().find(|(_, step)| step.event == event)
    }
}

/// The whole book.
#[derive(Debug)]
pub(crate) struct BookView<'a> {
    pub(crate) book: &'a MinuteBook,
    pub(crate) ids: Ids<'a>,
    series: Vec<SeriesView<'a>>,
    /// The meetings of no board that is among the series.
    other_meetings: Vec<MeetingView<'a>>,
    pub(crate) cx: Context<'a>,
}

impl<'a> BookView<'a> {
    pub(crate) fn of(book: &'a MinuteBook, cx: Context<'a>) -> Self {
        let is_whole = |board: &Record<'_, Board>| !cx.gaps.beyond.contains(board.id.as_uuid());
        let mut series: Vec<_> = Record::list(&book.boards, "boards", cx)
            .filter(is_whole)
            .map(|board| SeriesView {
                board,
                meetings: Vec::new(),
                members: Vec::new(),
                actions: Vec::new(),
                funding: Vec::new(),
                plans: Vec::new(),
                by_id: ById::from_iter([]),
            })
            .collect();
        // Two boards under one id are found as such; their business goes to the first.
        let mut by_board: HashMap<BoardId, usize> = HashMap::new();
        for (at, one) in series.iter().enumerate() {
            by_board.entry(one.board.id).or_insert(at);
        }
        let mut other_meetings = Vec::new();
        for meeting in Record::list(&book.meetings, "meetings", cx) {
            let home = home(&mut series, &by_board, meeting.board_id);
            let meetings = home.map_or(&mut other_meetings, |home| &mut home.meetings);
            meetings.push(MeetingView::of(meeting));
        }
        macro_rules! share {
            ($($list:ident),*) => {
                $(for record in Record::list(&book.$list, stringify!($list), cx) {
                    if let Some(home) = home(&mut series, &by_board, record.board_id) {
                        home.$list.push(record);
                    }
                })*
            };
        }
        share!(members, actions, funding, plans);
        for one in &mut series {
            one.meetings.sort_by_key(|meeting| (meeting.on, meeting.starts_at, meeting.id));
            one.by_id = one.meetings.iter().enumerate().map(|(at, it)| (it.id, at)).collect();
        }
        Self { book, ids: Ids::of(book, cx.documents), series, other_meetings, cx }
    }

    /// Every board over time, to look something up.
    pub(crate) fn all_series(&self) -> impl Iterator<Item = &SeriesView<'a>> {
        self.series.iter()
    }

    /// The boards over time that are judged.
    pub(crate) fn series(&self) -> impl Iterator<Item = &SeriesView<'a>> {
        self.series.iter().filter(|series| self.cx.extent.has_series(series.board.id))
    }

    /// Whether the record of this list and number is judged.
    pub(crate) fn is_judged(&self, list: &str, index: usize) -> bool {
        self.cx.extent.has(self.book, list, index)
    }

    /// Whether what stands at this place is judged.
    pub(crate) fn is_place_judged(&self, at: &Place) -> bool {
        let record = at.record();
        record.map_or(self.cx.extent.has_rest(), |(list, index)| self.is_judged(list, index))
    }

    /// Whether the record in which an id stands is judged.
    pub(crate) fn is_use_judged(&self, id: &IdUse) -> bool {
        if matches!(self.cx.extent, Extent::Whole) {
            return true;
        }
        let record = self.ids.record(id);
        record.map_or(self.cx.extent.has_rest(), |(list, index)| self.is_judged(list, index))
    }

    /// Every meeting, to look something up.
    pub(crate) fn all_meetings(&self) -> impl Iterator<Item = &MeetingView<'a>> {
        self.series.iter().flat_map(|series| &series.meetings).chain(&self.other_meetings)
    }

    /// The meetings of no board of the book.
    pub(crate) fn other_meetings(&self) -> &[MeetingView<'a>] {
        &self.other_meetings
    }

    /// Whether a meeting is judged by itself. What a meeting may and must do its board's record
    /// says: without that, there is no judging.
    pub(crate) fn is_meeting_judged(&self, meeting: &MeetingView<'_>) -> bool {
        let board = meeting.get().board_id;
        self.cx.extent.has_meeting(meeting.id, board)
            && (self.cx.directory.board(board).is_some() || !self.cx.gaps.may_hold(board.as_uuid()))
    }
}

impl BookView<'_> {
    /// What to call a record in a message, by the type of its id: "agenda item" for
    /// `AgendaItemId`.
    pub(crate) fn noun(id_type: IdType) -> String {
        let mut noun = String::new();
        for character in id_type.name().trim_end_matches("Id").chars() {
            if character.is_ascii_uppercase() && !noun.is_empty() {
                noun.push(' ');
            }
            noun.push(character.to_ascii_lowercase());
        }
        noun
    }

    /// The same with its article: "an agenda item".
    pub(crate) fn a_noun(id_type: IdType) -> String {
        let noun = Self::noun(id_type);
        let article = if noun.starts_with(['a', 'e', 'i', 'o', 'u']) { "an" } else { "a" };
        format!("{article} {noun}")
    }
}

/// The board over time to which a record of the board `id` belongs.
fn home<'s, 'a>(
    series: &'s mut [SeriesView<'a>],
    by_board: &HashMap<BoardId, usize>,
    id: BoardId,
) -> Option<&'s mut SeriesView<'a>> {
    by_board.get(&id).and_then(|&at| series.get_mut(at))
}
