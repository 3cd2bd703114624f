use std::ops::Deref;

use super::{Context, Record};
use crate::finding::Pointer;
use crate::model::{
    AgendaItem, Attendance, Confirmation, Meeting, MeetingStatus, Party, RecordExtent, Resolution,
    TermsOfReference, Treatment,
};
use crate::value::{AgendaItemId, Date, Label};

/// A meeting with its items in one list.
#[derive(Debug)]
pub(crate) struct MeetingView<'a> {
    meeting: Record<'a, Meeting>,
    /// Items and sub-items, a whole before its parts, with the position of the parent.
    items: Vec<(&'a AgendaItem, Option<usize>, usize)>,
}

impl<'a> MeetingView<'a> {
    pub(crate) fn of(meeting: Record<'a, Meeting>) -> Self {
        let mut items = Vec::new();
        flatten(&meeting.get().items, None, &mut items);
        Self { meeting, items }
    }

    pub(crate) fn pointer(&self) -> Pointer {
        self.meeting.pointer()
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

    /// The attendance where it is known to be whole: of a complete record that lists somebody
    /// as present.
    pub(crate) fn complete_attendance(&self) -> Option<&'a [Attendance]> {
        let meeting = self.get();
        let whole = self.is_complete() && meeting.attendance.iter().any(Attendance::is_present);
        whole.then_some(meeting.attendance.as_slice())
    }

    /// The terms of reference in force on the day of the meeting.
    pub(crate) fn terms(&self) -> Option<&'a TermsOfReference> {
        let board = self.cx().directory.board(self.meeting.board_id)?;
        board.terms_on(self.date()?)
    }

    /// Whether what is not in the record is not in the minutes either.
    pub(crate) fn is_complete(&self) -> bool {
        self.record == RecordExtent::Complete
    }

    /// What was decided, in order, each with its place.
    pub(crate) fn resolutions(&self) -> impl Iterator<Item = (Pointer, &'a Resolution)> {
        self.items().flat_map(|item| {
            let resolutions = item.get().resolutions.iter().enumerate();
            resolutions.map(move |(index, resolution)| {
                (item.pointer().field("resolutions").index(index), resolution)
            })
        })
    }

    /// What was done with earlier minutes, in order, each with its place.
    pub(crate) fn confirmations(&self) -> impl Iterator<Item = (Pointer, &'a Confirmation)> {
        self.items().flat_map(|item| {
            let confirmations = item.get().confirmations.iter().enumerate();
            confirmations.map(move |(index, confirmation)| {
                let pointer = item.pointer().field("confirmations").index(index);
                (pointer, confirmation)
            })
        })
    }

    /// Items and sub-items in the order in which they were taken.
    pub(crate) fn items(&self) -> impl Iterator<Item = ItemView<'a, '_>> {
        (0..self.items.len()).filter_map(|at| self.item_at(at))
    }

    pub(crate) fn item(&self, id: AgendaItemId) -> Option<ItemView<'a, '_>> {
        self.items().find(|item| item.id == id)
    }

    fn item_at(&self, at: usize) -> Option<ItemView<'a, '_>> {
        let &(item, parent, position) = self.items.get(at)?;
        Some(ItemView { meeting: self, item, parent, position })
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
    all: &mut Vec<(&'a AgendaItem, Option<usize>, usize)>,
) {
    for (position, item) in items.iter().enumerate() {
        let at = all.len();
        all.push((item, parent, position));
        flatten(&item.items, Some(at), all);
    }
}

/// An item in its meeting.
#[derive(Debug, Clone, Copy)]
pub(crate) struct ItemView<'a, 'm> {
    meeting: &'m MeetingView<'a>,
    item: &'a AgendaItem,
    parent: Option<usize>,
    position: usize,
}

impl<'a> ItemView<'a, '_> {
    pub(crate) fn pointer(&self) -> Pointer {
        let above = self.parent().map_or_else(|| self.meeting.pointer(), |whole| whole.pointer());
        above.field("items").index(self.position)
    }

    pub(crate) fn get(&self) -> &'a AgendaItem {
        self.item
    }

    /// The item of which it is a part.
    pub(crate) fn parent(&self) -> Option<Self> {
        self.parent.and_then(|at| self.meeting.item_at(at))
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

    /// Whether a reference with this label means the item; nothing where it may mean a part of
    /// the item that the book does not number.
    ///
    /// The label may have the number of the agenda or of the minutes, with or without words and
    /// brackets ("Item 7", "7(b)"), and may name a limb of a resolution.
    pub(crate) fn is_cited_by(&self, label: &Label) -> Option<bool> {
        let cited = citation(label);
        let numbers = self.citations();
        let limbs = self.resolutions.iter().flat_map(|one| &one.limbs);
        let limbs: Vec<_> = limbs.filter_map(|limb| limb.label.as_ref()).collect();
        let means = |number: &Vec<String>| {
            number == &cited
                || limbs.iter().any(|limb| {
                    let limb = citation(limb);
                    cited.len() == number.len() + limb.len()
                        && cited.starts_with(number)
                        && cited.ends_with(&limb)
                })
        };
        if numbers.iter().any(means) {
            return Some(true);
        }
        let may_be_part = numbers.iter().any(|number| cited.starts_with(number));
        (!may_be_part).then_some(false)
    }

    /// The numbers by which the item can be cited: its own, and its own after those of the whole.
    fn citations(&self) -> Vec<Vec<String>> {
        let own = [&self.item.agenda_number, &self.item.minute_number];
        let own: Vec<_> = own.into_iter().flatten().map(citation).collect();
        let wholes = self.parent().map_or_else(Vec::new, |whole| whole.citations());
        let joined: Vec<_> = wholes
            .iter()
            .flat_map(|whole| own.iter().map(|part| [whole.as_slice(), part].concat()))
            .collect();
        [own, joined].concat()
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

/// The runs of digits and of letters in a label, in lower case and without leading zeros or the
/// words before the first number: "Item 7(b)" gives 7 and b.
fn citation(label: &Label) -> Vec<String> {
    let mut runs: Vec<String> = Vec::new();
    let mut before = None;
    for character in label.as_str().to_lowercase().chars() {
        let kind = character.is_alphanumeric().then(|| character.is_numeric());
        match runs.last_mut().filter(|_| kind == before) {
            Some(run) if kind.is_some() => run.push(character),
            _ if kind.is_some() => runs.push(character.to_string()),
            _ => {}
        }
        before = kind;
    }
    let is_number = |run: &String| run.starts_with(char::is_numeric);
    let words = runs.iter().position(is_number).unwrap_or(0);
    let runs = runs.into_iter().skip(words);
    runs.map(|run| match run.trim_start_matches('0') {
        "" => run,
        number => number.to_owned(),
    })
    .collect()
}

impl Deref for ItemView<'_, '_> {
    type Target = AgendaItem;

    fn deref(&self) -> &AgendaItem {
        self.item
    }
}
