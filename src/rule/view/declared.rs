use super::{ItemView, MeetingView};
use crate::model::{Ballot, Declaration, ItemKind};
use crate::rule::Place;

/// A declaration of interest in its meeting.
#[derive(Debug)]
pub(crate) struct Declared<'a, 'm> {
    pub(crate) pointer: Place,
    pub(crate) declaration: &'a Declaration,
    /// The item under which it was made.
    pub(crate) item: ItemView<'a, 'm>,
    meeting: &'m MeetingView<'a>,
}

impl<'a> MeetingView<'a> {
    /// The interests declared, in order.
    pub(crate) fn declarations(&self) -> impl Iterator<Item = Declared<'a, '_>> {
        self.items().flat_map(move |item| {
            let declarations = item.get().declarations.iter().enumerate();
            declarations.map(move |(index, declaration)| Declared {
                pointer: item.pointer().field("declarations").index(index),
                declaration,
                item,
                meeting: self,
            })
        })
    }
}

impl<'a, 'm> Declared<'a, 'm> {
    /// Whether it was made when its item came, not under an item for all declarations.
    pub(crate) fn is_made_at_its_item(&self) -> bool {
        self.item.kind != Some(ItemKind::DeclarationsOfInterest)
    }

    /// The items that it touches, as far as it says.
    pub(crate) fn items(&self) -> impl Iterator<Item = ItemView<'a, 'm>> {
        let declaration = self.declaration;
        let made_at = declaration.item_ids.is_empty() && self.is_made_at_its_item();
        let made_at = made_at.then_some(self.item.id);
        self.meeting.items().filter(move |item| {
            declaration.all_items
                || declaration.item_ids.contains(&item.id)
                || made_at == Some(item.id)
        })
    }

    /// The votes of the declarer on these items, where votes were recorded by name.
    pub(crate) fn votes(&self) -> Vec<(Place, ItemView<'a, 'm>)> {
        let Some(person) = self.declaration.who.person_id else { return Vec::new() };
        let mut votes = Vec::new();
        for item in self.items() {
            let resolutions = item.get().resolutions.iter().enumerate();
            for (index, vote) in resolutions.filter_map(|(at, one)| Some((at, one.vote.as_ref()?)))
            {
                let pointer = item.pointer().field("resolutions").index(index).field("vote");
                for (index, recorded) in vote.recorded.iter().enumerate() {
                    let cast = matches!(recorded.ballot, Ballot::For | Ballot::Against);
                    if cast && recorded.who.person_id == Some(person) {
                        votes.push((pointer.clone().field("recorded").index(index), item));
                    }
                }
                let casting = vote.casting_vote.as_ref().and_then(|casting| casting.by.as_ref());
                if casting.is_some_and(|by| by.person_id == Some(person)) {
                    votes.push((pointer.field("casting_vote"), item));
                }
            }
        }
        votes
    }
}
