use super::{MeetingView, SeriesView};
use crate::model::MinuteReference;
use crate::rule::Skip;
use crate::value::{Date, Label, PartialDate};

impl<'a> SeriesView<'a> {
    /// The one meeting of the board that a reference means: by its id, else by the whole date.
    ///
    /// Of two on one day the one that took place, where only one did.
    pub(crate) fn meeting_of(&self, reference: &MinuteReference) -> Option<&MeetingView<'a>> {
        if reference.body.is_some() {
            return None;
        }
        if let Some(id) = reference.meeting_id {
            return self.meeting(id);
        }
        let meetings = self.meetings_on(reference.meeting_on?.date()?);
        let mut held = meetings.iter().filter(|meeting| meeting.took_place());
        match (held.next(), held.next(), meetings) {
            (Some(meeting), None, _) | (None, _, [meeting]) => Some(meeting),
            _ => None,
        }
    }

    /// The meetings of the board on a day, whether or not they took place.
    pub(crate) fn meetings_on(&self, date: Date) -> &[MeetingView<'a>] {
        let day = PartialDate::from(date);
        let from = self.meetings.partition_point(|meeting| meeting.on < day);
        let until = self.meetings.partition_point(|meeting| meeting.on <= day);
        self.meetings.get(from..until).unwrap_or_default()
    }
}

impl MeetingView<'_> {
    /// Whether an item or minute has this number; what is missing, where that cannot be told.
    pub(crate) fn has_number(&self, label: &Label) -> Result<bool, Skip> {
        let citations = self.citations();
        let has = citations.has(label);
        if has == Some(true) {
            return Ok(true);
        }
        if !self.is_complete() {
            return Err(Skip::Missing("only an extract of the meeting is in the book"));
        }
        // The one number may be cited where the book has the other, or words such as "AOB".
        if !citations.would_have(label) {
            return Err(Skip::Missing("no numbers of all items"));
        }
        if has.is_none() {
            return Err(Skip::Missing("no numbers of the parts of the item"));
        }
        Ok(false)
    }
}
