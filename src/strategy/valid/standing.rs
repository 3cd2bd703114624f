//! Standing business: what comes before and after the rest.

use super::clerk::{Clerk, LeftOver, Room};
use super::made::{in_words, municipal_year, text, time};
use crate::model::{
    AgendaItem, Confirmation, ConfirmationOutcome, Correction, CorrectionKind, DiscussionPoint,
    Effect, Election, FutureMeeting, ItemKind, MatterArising, MembershipBasis, MinuteReference,
    NilReturn, Office,
};

impl Clerk<'_> {
    fn standing(&mut self, title: &str, kind: ItemKind) -> AgendaItem {
        let mut item = self.item(title);
        item.kind = Some(kind);
        item
    }

    /// The items before the business. Interests are known by then, since all items are.
    pub(super) fn opening(&mut self, room: &Room<'_>, left_over: LeftOver) -> Vec<AgendaItem> {
        let mut items = vec![self.standing("Apologies for absence", ItemKind::Apologies)];
        if room.sitting.opens_year {
            items.push(self.appointment(room));
        }
        if room.vice_presides {
            items.push(self.chair_for_the_meeting(room));
        }
        let mut interests =
            self.standing("Declarations of interest", ItemKind::DeclarationsOfInterest);
        interests.declarations = room.declarations.clone().into();
        interests.nil_return = Some(match room.declarations.as_slice() {
            [] => NilReturn::None,
            _ => NilReturn::NoOther,
        });
        items.extend([interests, self.previous_minutes(room)]);
        if let Some(cited) = left_over.minute {
            let mut matters = self.standing("Matters arising", ItemKind::MattersArising);
            let mut matter =
                MatterArising::new(vec![DiscussionPoint::new(text("It was done."))].into());
            matter.cites = Some(cited.into());
            matters.matters_arising = [matter].into();
            items.push(matters);
        }
        let mut log = self.standing("Action log", ItemKind::ActionLog);
        log.summary = Some(text("The log was gone through."));
        self.log.review(self.pen, room, log.id);
        items.push(log);
        for decision in left_over.to_ratify {
            let mut item = self.item("Ratification");
            let mut resolution = self.resolution("That the decision be ratified.");
            resolution.effect = Some(Effect::Ratified);
            resolution.ratifies = [decision].into();
            item.resolutions = [resolution].into();
            items.push(item);
        }
        for title in left_over.deferred {
            let mut item = self.item(title.as_str());
            item.summary = Some(text("The report was taken."));
            items.push(item);
        }
        items
    }

    /// Chair and vice-chair are elected for the municipal year.
    fn appointment(&mut self, room: &Room<'_>) -> AgendaItem {
        let mut item = self.standing("Election of chair and vice-chair", ItemKind::Appointment);
        for (office, words) in [
            (Office::Chair, "That the chair be elected."),
            (Office::ViceChair, "That the vice-chair be elected."),
        ] {
            let Some(holder) = self.board.in_office(office, room.sitting.on) else { continue };
            let mut election = Election::new(office, holder.party());
            election.basis = Some(MembershipBasis::Elected);
            election.municipal_year = Some(municipal_year(room.sitting.year));
            let mut resolution = self.resolution(words);
            resolution.effect = Some(Effect::Appointed);
            resolution.elections = [election].into();
            item.resolutions.push(resolution);
        }
        item
    }

    /// The vice-chair takes the chair for want of the chair.
    fn chair_for_the_meeting(&mut self, room: &Room<'_>) -> AgendaItem {
        let mut item = self.standing("Chair for the meeting", ItemKind::Appointment);
        let mut election = Election::new(Office::Chair, room.presider.clone());
        election.basis = Some(MembershipBasis::Elected);
        let mut resolution = self.resolution("That the vice-chair take the chair.");
        resolution.effect = Some(Effect::Appointed);
        resolution.elections = [election].into();
        item.resolutions = [resolution].into();
        item
    }

    /// The minutes of the meeting before. Of the one before the first the book knows nothing.
    fn previous_minutes(&mut self, room: &Room<'_>) -> AgendaItem {
        let title = room.previous.map_or_else(
            || "Minutes of the previous meeting".to_owned(),
            |previous| format!("Minutes of the meeting of {}", in_words(previous.on)),
        );
        let mut item = self.standing(&title, ItemKind::PreviousMinutes);
        let mut minutes_of = MinuteReference {
            meeting_id: room.previous.map(|previous| previous.id),
            meeting_on: room.previous.map(|previous| previous.on.into()),
            ..MinuteReference::default()
        };
        if room.previous.is_none() {
            minutes_of.as_printed = Some(text("the last meeting"));
        }
        let mut confirmation = Confirmation::new(minutes_of, ConfirmationOutcome::Confirmed);
        if room.sitting.outline.corrects_minutes {
            confirmation.outcome = ConfirmationOutcome::ConfirmedAsCorrected;
            confirmation.corrections =
                [Correction::new(CorrectionKind::TextChanged, text("A word is left out."))].into();
        }
        item.confirmations = [confirmation].into();
        item
    }

    /// The items after the business.
    pub(super) fn closing(&mut self, room: &Room<'_>) -> Vec<AgendaItem> {
        let mut finance = self.standing("Position of the funds", ItemKind::Finance);
        finance.summary = Some(text("The position was reported."));
        finance.items = [self.item("Running costs"), self.item("Grants")].into();
        self.money.report(self.board, room, &room.reference(finance.id, None));
        let mut items = vec![finance];
        items.extend(self.plans(room));
        let mut dates = self.standing("Dates of future meetings", ItemKind::FutureMeetings);
        // Some minutes give the next meeting only, others the one after it, too.
        let count = if room.sitting.outline.hour.is_multiple_of(2) { 1 } else { 2 };
        let days = self.board.days_after(room.sitting.on).take(count);
        dates.future_meetings = days
            .map(|on| {
                let mut meeting = FutureMeeting::new(on.into());
                meeting.weekday = Some(on.weekday());
                meeting.starts_at = Some(time(10, 0));
                meeting
            })
            .collect();
        items.push(dates);
        items
    }
}
