use std::collections::{HashMap, HashSet};

use super::{ItemView, MeetingView, SeriesView};
use crate::model::{Effect, ItemKind, MeetingKind, Resolution};
use crate::value::{AgendaItemId, Label, MeetingId, ResolutionId};

/// What meetings of a board ratified of earlier ones.
#[derive(Debug, Default)]
pub(crate) struct Ratified<'a> {
    resolutions: HashSet<ResolutionId>,
    items: HashSet<AgendaItemId>,
    meetings: HashSet<MeetingId>,
    labels: HashMap<MeetingId, Vec<&'a Label>>,
    /// Whether one ratified something that it does not name.
    is_unclear: bool,
}

impl<'a> Ratified<'a> {
    /// Adds what a meeting ratified. One without a quorum or without standing ratifies nothing.
    pub(crate) fn add(&mut self, series: &SeriesView<'_>, meeting: &MeetingView<'a>) {
        if meeting.is_without_standing() {
            return;
        }
        for (_, resolution) in meeting.resolutions() {
            let ratifies = resolution.effects().any(|effect| effect == Effect::Ratified);
            self.is_unclear |= ratifies && resolution.ratifies.is_empty();
            for place in &resolution.ratifies {
                self.resolutions.extend(place.resolution_id);
                self.items.extend(place.item_id);
                if place.resolution_id.is_some() || place.item_id.is_some() {
                    continue;
                }
                match (series.meeting_of(place), &place.item_label) {
                    (Some(of), Some(label)) => self.labels.entry(of.id).or_default().push(label),
                    (Some(of), None) => drop(self.meetings.insert(of.id)),
                    (None, _) => self.is_unclear = true,
                }
            }
        }
    }

    /// Whether what was decided is ratified; nothing where that is not clear.
    pub(crate) fn has(
        &self,
        meeting: &MeetingView<'_>,
        item: ItemView<'_, '_>,
        resolution: &Resolution,
    ) -> Option<bool> {
        let labels = self.labels.get(&meeting.id).into_iter().flatten();
        let is_named = self.resolutions.contains(&resolution.id)
            || self.items.contains(&item.id)
            || self.meetings.contains(&meeting.id)
            || labels.into_iter().any(|label| item.is_cited_by(label) != Some(false));
        if is_named { Some(true) } else { (!self.is_unclear).then_some(false) }
    }
}

impl MeetingView<'_> {
    /// Whether the minutes say that it had no quorum or was no meeting in the full sense.
    pub(crate) fn is_without_standing(&self) -> bool {
        self.quorate == Some(false) || self.kind == Some(MeetingKind::Informal)
    }
}

impl ItemView<'_, '_> {
    /// Whether what was resolved under it is only about the meetings' own course: their dates and
    /// order, putting off, or going on without a quorum.
    pub(crate) fn is_of_course(&self, resolution: &Resolution) -> bool {
        let is_course = matches!(
            self.kind,
            Some(
                ItemKind::OrderOfBusiness | ItemKind::FutureMeetings | ItemKind::ExclusionOfPublic
            )
        );
        let settles =
            |effect| matches!(effect, Effect::Approved | Effect::Appointed | Effect::Delegated);
        let goes_on = resolution.puts_off() || resolution.goes_on_informally();
        is_course || (goes_on && !resolution.effects().any(settles))
    }

    /// What the minutes say of a lack of quorum when the item was taken: before it was reached or
    /// after it was lost, with the field that says so. Nothing is certain of the item at which
    /// that happened.
    pub(crate) fn lacks_quorum(&self) -> Option<(&'static str, String)> {
        let meeting = self.meeting();
        let here = meeting.place_of(self.id)?;
        let reached = meeting.quorum_reached_at_item_id.and_then(|id| meeting.item(id));
        let lost = meeting.quorum_lost_at_item_id.and_then(|id| meeting.item(id));
        let place = |item: &ItemView<'_, '_>| meeting.place_of(item.id);
        let is_before = |item: &&ItemView<'_, '_>| {
            place(item).is_some_and(|there| here < there) && !item.is_within(self.id)
        };
        let is_after = |item: &&ItemView<'_, '_>| {
            place(item).is_some_and(|there| there < here) && !self.is_within(item.id)
        };
        let is_regained = lost.as_ref().zip(reached.as_ref());
        let is_regained = is_regained.is_some_and(|(lost, reached)| place(lost) < place(reached));
        let before = reached.as_ref().filter(is_before);
        let after = lost.as_ref().filter(is_after);
        if is_regained {
            let lost = after.filter(|_| before.is_some())?;
            return Some((
                "quorum_lost_at_item_id",
                format!("after the quorum was lost at {}", lost.name()),
            ));
        }
        let early = before.map(|item| {
            ("quorum_reached_at_item_id", format!("before a quorum was reached at {}", item.name()))
        });
        let late = || {
            after.map(|item| {
                ("quorum_lost_at_item_id", format!("after the quorum was lost at {}", item.name()))
            })
        };
        early.or_else(late)
    }
}

impl Resolution {
    /// Whether it leaves everybody free: it only notes, asks, recommends or puts off.
    pub(crate) fn only_asks(&self) -> bool {
        let is_free = |effect| {
            matches!(
                effect,
                Effect::Noted | Effect::Requested | Effect::Recommended | Effect::Deferred
            )
        };
        let mut effects = self.effects().peekable();
        effects.peek().is_some() && effects.all(is_free)
    }

    /// Whether it lets those who came talk without a quorum.
    fn goes_on_informally(&self) -> bool {
        let texts = self.text.iter().chain(self.limbs.iter().map(|limb| &limb.text));
        texts.map(|text| text.as_str().to_lowercase()).any(|text| text.contains("informal"))
    }
}
