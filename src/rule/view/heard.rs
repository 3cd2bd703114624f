use super::ItemView;
use crate::model::Party;
use crate::rule::Place;

/// Somebody whom an item names as presenting or speaking.
#[derive(Debug)]
pub(crate) struct Heard<'a> {
    pub(crate) at: Place,
    pub(crate) who: &'a Party,
    pub(crate) presents: bool,
}

impl<'a> ItemView<'a, '_> {
    /// Everybody whom the item names as presenting or speaking, presenters first.
    pub(crate) fn heard(&self) -> Vec<Heard<'a>> {
        let at = self.pointer();
        let item = self.get();
        let list = |at: Place, parties: &'a [Party], presents: bool| {
            let parties = parties.iter().enumerate();
            parties.map(move |(index, who)| Heard { at: at.clone().index(index), who, presents })
        };
        let mut all: Vec<_> =
            list(at.clone().field("presenters"), &item.presenters, true).collect();
        all.extend(list(at.clone().field("speakers"), &item.speakers, false));
        let discussion = at.clone().field("discussion");
        for (index, point) in item.discussion.iter().enumerate() {
            let at = discussion.clone().index(index).field("speakers");
            all.extend(list(at, &point.speakers, false));
        }
        let matters = at.field("matters_arising");
        for (index, matter) in item.matters_arising.iter().enumerate() {
            let points = matters.clone().index(index).field("points");
            for (index, point) in matter.points.iter().enumerate() {
                let at = points.clone().index(index).field("speakers");
                all.extend(list(at, &point.speakers, false));
            }
        }
        all
    }
}
