use std::cell::OnceCell;
use std::ops::Deref;

use super::{ById, Citations, Context, Record};
use crate::model::{
    AgendaItem, Attendance, Confirmation, DatedEvent, DiscussionPoint, Meeting, MeetingKind,
    MeetingStatus, OrganisationKind, Party, Presence, RecordExtent, Resolution, TermsOfReference,
    Treatment,
};
use crate::rule::Place;
use crate::value::{AgendaItemId, Date, Time};

/// A meeting with its items in one list.
#[derive(Debug)]
pub(crate) struct MeetingView<'a> {
    meeting: Record<'a, Meeting>,
    /// Items and sub-items, a whole before its parts, with the position of the parent.
    items: Vec<(&'a AgendaItem, Option<usize>, Place)>,
    /// Where each item is in `items`.
    by_id: ById<AgendaItemId, usize>,
    /// Made when first asked for: most meetings are cited by nothing.
    citations: OnceCell<Citations>,
}

impl<'a> MeetingView<'a> {
    pub(crate) fn of(meeting: Record<'a, Meeting>) -> Self {
        let mut items = Vec::new();
        flatten(&meeting.get().items, None, &meeting.pointer().field("items"), &mut items);
        // Two items under one id are found as such; the first is the one meant.
        let by_id = items.iter().enumerate().map(|(at, (item, ..))| (item.id, at)).collect();
        Self { meeting, items, by_id, citations: OnceCell::new() }
    }

    pub(crate) fn pointer(&self) -> Place {
        self.meeting.pointer()
    }

    /// The numbers by which its items can be cited.
    pub(crate) fn citations(&self) -> &Citations {
        self.citations.get_or_init(|| Citations::of(self))
    }

    pub(crate) fn cx(&self) -> Context<'a> {
        self.meeting.cx
    }

    pub(crate) fn get(&self) -> &'a Meeting {
        self.meeting.get()
    }

    /// The day of the meeting, where the record gives the whole date.
    pub(crate) fn date(&self) -> Option<Date> {
        self.meeting.on.date()
    }

    /// Whether it was held, if only in part: whether rules on what happened have anything to judge.
    pub(crate) fn took_place(&self) -> bool {
        matches!(self.meeting.status, MeetingStatus::Held | MeetingStatus::Adjourned)
    }

    /// Whether people met, in a room or remotely: a decision in writing has nobody present.
    pub(crate) fn came_together(&self) -> bool {
        self.took_place() && self.kind != Some(MeetingKind::Written)
    }

    /// Whether it was one of the board's own regular series, as a meeting of no stated sort is.
    pub(crate) fn is_regular(&self) -> bool {
        let regular = matches!(self.kind, None | Some(MeetingKind::Ordinary | MeetingKind::Annual));
        regular && !self.is_joint()
    }

    /// The attendance where it is known to be whole: of a complete record that lists somebody
    /// as present, and nobody of whom it is only said that they were expected.
    pub(crate) fn complete_attendance(&self) -> Option<&'a [Attendance]> {
        let meeting = self.get();
        let is_told = |entry: &Attendance| entry.presence != Presence::Expected;
        let whole = self.is_complete()
            && meeting.attendance.iter().any(Attendance::is_present)
            && meeting.attendance.iter().all(is_told);
        whole.then_some(meeting.attendance.as_slice())
    }

    /// The terms of reference in force on the day of the meeting.
    pub(crate) fn terms(&self) -> Option<&'a TermsOfReference> {
        let board = self.cx().directory.board(self.meeting.board_id)?;
        board.terms_on(self.date()?)
    }

    /// Whether the board is one of a principal council, to which Part VA of the Local Government
    /// Act 1972 applies: not where its host is a parish, town or community council.
    pub(crate) fn is_of_principal_council(&self) -> bool {
        let directory = self.cx().directory;
        let host = directory.board(self.meeting.board_id).and_then(|board| board.host_id);
        let kind = host.and_then(|id| directory.organisation(id)?.kind);
        kind != Some(OrganisationKind::ParishCouncil)
    }

    /// Whether it ended on a later day, so that times of the day do not tell what came first.
    pub(crate) fn ran_past_midnight(&self) -> bool {
        self.meeting.ended_on.is_some_and(|ended| self.meeting.on.is_before(ended))
    }

    /// When it ended. An end at midnight, or not after the start, is most likely none.
    pub(crate) fn clear_end(&self) -> Option<Time> {
        let is_given = |end: &Time| end.hour() > 0 || end.minute() > 0;
        let is_after = |end: &Time| self.meeting.starts_at.is_none_or(|start| start < *end);
        self.meeting.ends_at.filter(|end| is_given(end) && is_after(end))
    }

    /// Where an item is among all items and sub-items.
    pub(crate) fn place_of(&self, id: AgendaItemId) -> Option<usize> {
        self.by_id.get(id)
    }

    /// Whether what is not in the record is not in the minutes either.
    pub(crate) fn is_complete(&self) -> bool {
        self.record == RecordExtent::Complete
    }

    /// What was decided, in order, each with its place.
    pub(crate) fn resolutions(&self) -> impl Iterator<Item = (Place, &'a Resolution)> {
        self.items().flat_map(|item| {
            let resolutions = item.get().resolutions.iter().enumerate();
            resolutions.map(move |(index, resolution)| {
                (item.pointer().field("resolutions").index(index), resolution)
            })
        })
    }

    /// What was done with earlier minutes, in order, each with its place.
    pub(crate) fn confirmations(&self) -> impl Iterator<Item = (Place, &'a Confirmation)> {
        self.items().flat_map(|item| {
            let confirmations = item.get().confirmations.iter().enumerate();
            confirmations.map(move |(index, confirmation)| {
                let pointer = item.pointer().field("confirmations").index(index);
                (pointer, confirmation)
            })
        })
    }

    /// The points noted under items and under matters arising, each with its place.
    pub(crate) fn points(&self) -> impl Iterator<Item = (Place, &'a DiscussionPoint)> {
        self.items().flat_map(|item| {
            let at = |pointer: Place, points: &'a [DiscussionPoint]| {
                let points = points.iter().enumerate();
                points.map(move |(index, point)| (pointer.clone().index(index), point))
            };
            let matters = item.pointer().field("matters_arising");
            let matters =
                item.get().matters_arising.iter().enumerate().flat_map(move |(index, matter)| {
                    at(matters.clone().index(index).field("points"), &matter.points)
                });
            at(item.pointer().field("discussion"), &item.get().discussion).chain(matters)
        })
    }

    /// The events with a date in these points, each with its place.
    pub(crate) fn events(&self) -> impl Iterator<Item = (Place, &'a DatedEvent)> {
        self.points().flat_map(|(pointer, point)| {
            let events = point.events.iter().enumerate();
            events.map(move |(at, event)| (pointer.clone().field("events").index(at), event))
        })
    }

    /// Items and sub-items in the order in which they were taken.
    pub(crate) fn items(&self) -> impl Iterator<Item = ItemView<'a, '_>> {
        (0..self.items.len()).filter_map(|at| self.item_at(at))
    }

    pub(crate) fn item(&self, id: AgendaItemId) -> Option<ItemView<'a, '_>> {
        self.by_id.get(id).and_then(|at| self.item_at(at))
    }

    fn item_at(&self, at: usize) -> Option<ItemView<'a, '_>> {
        let (item, parent, place) = self.items.get(at)?;
        Some(ItemView { meeting: self, item, parent: *parent, place })
    }

    /// A party's name for messages.
    pub(crate) fn name(&self, party: &Party) -> String {
        self.cx().directory.name(party)
    }
}

impl Deref for MeetingView<'_> {
    type Target = Meeting;

    fn deref(&self) -> &Meeting {
        &self.meeting
    }
}

fn flatten<'a>(
    items: &'a [AgendaItem],
    parent: Option<usize>,
    list: &Place,
    all: &mut Vec<(&'a AgendaItem, Option<usize>, Place)>,
) {
    for (position, item) in items.iter().enumerate() {
        let at = all.len();
        let place = list.clone().index(position);
        let parts = place.clone().field("items");
        all.push((item, parent, place));
        flatten(&item.items, Some(at), &parts, all);
    }
}

/// An item in its meeting.
#[derive(Debug, Clone, Copy)]
pub(crate) struct ItemView<'a, 'm> {
    meeting: &'m MeetingView<'a>,
    item: &'a AgendaItem,
    parent: Option<usize>,
    place: &'m Place,
}

impl<'a> ItemView<'a, '_> {
    pub(crate) fn pointer(&self) -> Place {
        self.place.clone()
    }

    pub(crate) fn get(&self) -> &'a AgendaItem {
        self.item
    }

    /// The meeting at which it was taken.
    pub(crate) fn meeting(&self) -> &MeetingView<'a> {
        self.meeting
    }

    /// The item of which it is a part.
    pub(crate) fn parent(&self) -> Option<Self> {
        self.parent.and_then(|at| self.meeting.item_at(at))
    }

    /// Whether it is this item or a part of it.
    pub(crate) fn is_within(&self, id: AgendaItemId) -> bool {
        self.item.id == id || self.parent().is_some_and(|whole| whole.is_within(id))
    }

    /// Where that item is among the items of the meeting.
    pub(crate) fn parent_position(&self) -> Option<usize> {
        self.parent
    }

    /// The item of the top level that it is or that it is a part of.
    pub(crate) fn root(&self) -> Self {
        self.parent().map_or(*self, |parent| parent.root())
    }

    /// What to call the item beside others of the same number: by its title.
    pub(crate) fn title(&self) -> String {
        match &self.item.title {
            Some(title) => format!("“{title}”"),
            None => "an item without title".to_owned(),
        }
    }

    /// Whether it was taken in this place: neither it nor an item above it was put off,
    /// withdrawn, not reached or taken earlier.
    pub(crate) fn was_taken(&self) -> bool {
        let here = matches!(self.item.treatment, None | Some(Treatment::Considered));
        here && self.parent().is_none_or(|whole| whole.was_taken())
    }

    /// What to call the item in a message: by its number, else by its title.
    pub(crate) fn name(&self) -> String {
        let numbers = self.item.minute_number.as_ref().or(self.item.agenda_number.as_ref());
        match (numbers, &self.item.title) {
            (Some(number), _) => format!("item {}", number.bare()),
            (None, Some(title)) => format!("the item “{title}”"),
            (None, None) => "an item without number or title".to_owned(),
        }
    }
}

impl Deref for ItemView<'_, '_> {
    type Target = AgendaItem;

    fn deref(&self) -> &AgendaItem {
        self.item
    }
}
