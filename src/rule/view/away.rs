use super::{ItemView, MeetingView};
use crate::model::Attendance;
use crate::value::{AgendaItemId, Time};

impl MeetingView<'_> {
    /// Why somebody who came was certainly not in the room for an item, or at the time `at` at
    /// which something was done under it; nothing where they may have been.
    pub(crate) fn away_for(
        &self,
        entry: &Attendance,
        item: ItemView<'_, '_>,
        at: Option<Time>,
    ) -> Option<String> {
        if entry.is_told_as_there_throughout() {
            return None;
        }
        let name = |id: AgendaItemId| self.item(id).map(|item| item.name());
        if let Some(&id) = entry.absent_item_ids.iter().find(|id| item.is_within(**id)) {
            return Some(format!("was out of the room for {}", name(id)?));
        }
        self.away_by_clock(entry, at.or(item.starts_at), at.or(item.ends_at)).or_else(|| {
            let here = self.place_of(item.id)?;
            let came = entry.arrived_during_item_id.and_then(|id| self.item(id));
            let went = entry.left_during_item_id.and_then(|id| self.item(id));
            let place = |item: ItemView<'_, '_>| self.place_of(item.id);
            // Somebody who went and came back was away in between, of which this does not speak.
            if came.zip(went).is_some_and(|(came, went)| place(went) <= place(came)) {
                return None;
            }
            let is_gone = |it: &ItemView<'_, '_>| place(*it) < Some(here) && !item.is_within(it.id);
            let is_to_come =
                |it: &ItemView<'_, '_>| Some(here) < place(*it) && !it.is_within(item.id);
            let gone = went.filter(is_gone).map(|it| format!("had left during {}", it.name()));
            let to_come = || came.filter(is_to_come);
            gone.or_else(|| to_come().map(|it| format!("came only during {}", it.name())))
        })
    }

    /// The same for what was begun and done at these times.
    fn away_by_clock(
        &self,
        entry: &Attendance,
        begun: Option<Time>,
        done: Option<Time>,
    ) -> Option<String> {
        if self.ran_past_midnight() {
            return None;
        }
        let came_and_went =
            entry.arrived_at.zip(entry.left_at).is_none_or(|(came, went)| came <= went);
        let went = entry.left_at.zip(begun).filter(|(went, begun)| came_and_went && went < begun);
        let came = entry.arrived_at.zip(done).filter(|(came, done)| came_and_went && done < came);
        let is_out = |begun: Time, done: Time| {
            let mut spans = entry.absences.iter();
            spans.any(|span| span.from < begun && span.until.is_none_or(|until| done < until))
        };
        let out = begun.zip(done).filter(|&(begun, done)| is_out(begun, done));
        went.map(|(went, _)| format!("had left at {went}"))
            .or_else(|| came.map(|(came, _)| format!("came only at {came}")))
            .or_else(|| out.map(|(begun, _)| format!("was out of the room at {begun}")))
    }
}
