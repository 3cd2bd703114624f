//! Writes the minutes of one meeting.

use super::board::{QUORUM, Sitting};
use super::clerk::{Clerk, Room, citation};
use super::made::{in_words, later, of_body, on_a_weekday, text, time, years_later};
use super::numbering::Numbering;
use super::outline::YearOutline;
use super::pen::source;
use crate::model::{
    AgendaItem, Attendance, AttendanceColumns, Capacity, DatedEvent, ItemKind, Meeting,
    MeetingKind, MeetingStatus, MinutesDocument, Mode, Office, OrderVariation, Party, Presence,
    Presiding, RecordExtent, Signature, Tense, TimeSpan, Venue,
};
use crate::value::{Date, MeetingId};

impl Clerk<'_> {
    /// The minutes of all meetings, of those cancelled, held with others, and planned.
    pub(super) fn write_all(mut self, years: &[YearOutline]) {
        let board = self.board;
        let mut previous = None;
        let mut sittings = board.sittings.iter().peekable();
        let mut count = 0;
        while let Some(sitting) = sittings.next() {
            count += 1;
            self.write(sitting, previous, sittings.peek().copied(), count);
            previous = Some(sitting);
        }
        let openings = board.sittings.iter().filter(|sitting| sitting.opens_year);
        for (opening, year) in openings.zip(years) {
            let after = |days| on_a_weekday(later(opening.on, days));
            if year.cancels_a_meeting {
                let mut meeting = self.bare(after(7), MeetingStatus::Cancelled);
                meeting.status_reason = Some(text("There was no business."));
                self.pen.book.meetings.push(meeting);
            }
            if year.meets_jointly {
                let mut meeting = self.bare(after(9), MeetingStatus::Held);
                meeting.kind = Some(MeetingKind::Joint);
                meeting.joint_with = [Party::organisation(board.charity)].into();
                self.pen.book.meetings.push(meeting);
            }
        }
        for day in board.planned() {
            let planned = self.bare(day, MeetingStatus::Scheduled);
            self.pen.book.meetings.push(planned);
        }
        self.log.close(self.pen);
        self.money.close(self.pen);
    }

    fn bare(&mut self, on: Date, status: MeetingStatus) -> Meeting {
        let mut meeting = Meeting::new(self.pen.id(), self.board.id, on.into());
        meeting.status = status;
        meeting.record = RecordExtent::Extract;
        meeting.source = Some(source(&meeting.id).into());
        meeting
    }

    fn write(
        &mut self,
        sitting: &Sitting,
        previous: Option<&Sitting>,
        next: Option<&Sitting>,
        count: u64,
    ) {
        let Some(mut room) = self.gather(sitting, previous, next) else { return };
        let left_over = std::mem::take(&mut self.left_over);
        let mut business = Vec::new();
        for (n, kind) in sitting.outline.business.iter().enumerate() {
            business.push(self.business(&mut room, n, *kind));
        }
        // What the public may not hear comes last.
        business.sort_by_key(|item| item.exemption.is_some());
        let open = business.iter().filter(|item| item.exemption.is_none()).count();
        if open < business.len() {
            let mut exclusion = self.item("Exclusion of the public");
            exclusion.kind = Some(ItemKind::ExclusionOfPublic);
            exclusion.resolutions = [self.resolution("That the public be excluded.")].into();
            business.insert(open, exclusion);
        }
        let mut items = self.opening(&room, left_over);
        let begins = items.len();
        items.extend(business);
        items.splice(begins + open..begins + open, self.closing(&room));
        Numbering::on_agenda(&mut items);
        let mut meeting = self.headed(&room);
        if sitting.outline.varies_order && open >= 2 {
            items.swap(begins + open - 2, begins + open - 1);
            let moved = items.get(begins + open - 2).map(|item| item.id);
            let variation = OrderVariation {
                as_printed: Some(text("The order of business was changed.")),
                moved_item_ids: moved.into_iter().collect(),
                agreed: Some(true),
                ..OrderVariation::default()
            };
            meeting.order_variations = [variation].into();
        }
        self.numbering.in_minutes(sitting, count, &mut items);
        self.left_over.minute = citation(&room, &items);
        if let Some(first) = items.first_mut() {
            first.starts_at = meeting.starts_at;
        }
        if let Some(last) = items.last_mut() {
            last.ends_at = meeting.ends_at;
        }
        chair_the_rest(&mut items);
        meeting.items = items.into();
        if room.began_inquorate {
            let hour = sitting.outline.hour;
            let mut until_quorum = TimeSpan::new(time(hour, 0));
            until_quorum.until = Some(time(hour, 15));
            meeting.inquorate = [until_quorum].into();
        }
        meeting.attendance = room.attendance.clone().into();
        meeting.source = Some(source(&meeting.id).into());
        if sitting.outline.adjourns {
            let rest = self.rest(&room, meeting.id, count);
            meeting.status = MeetingStatus::Adjourned;
            self.pen.book.meetings.extend([meeting, rest]);
        } else {
            self.pen.book.meetings.push(meeting);
        }
        self.death_review(&room);
    }

    /// The meeting that goes on with one that was broken off.
    fn rest(&mut self, room: &Room<'_>, adjourned: MeetingId, count: u64) -> Meeting {
        let mut items = [self.item("The rest of the business")];
        Numbering::on_agenda(&mut items);
        self.numbering.in_minutes(room.sitting, count, &mut items);
        let on = on_a_weekday(later(room.sitting.on, 3));
        let mut meeting = self.headed(room);
        meeting.id = self.pen.id();
        meeting.on = on.into();
        meeting.weekday = Some(on.weekday());
        meeting.planned_on = None;
        meeting.kind = Some(MeetingKind::Reconvened);
        meeting.continues_meeting_id = Some(adjourned);
        meeting.quorate = Some(true);
        meeting.minutes = None;
        meeting.attendance = room.attendance.clone().into();
        for entry in &mut meeting.attendance {
            entry.absent_item_ids.clear();
        }
        meeting.items = items.into();
        meeting.source = Some(source(&meeting.id).into());
        meeting
    }

    /// Who comes, who sends apologies, and who takes the chair.
    fn gather<'a>(
        &mut self,
        sitting: &'a Sitting,
        previous: Option<&'a Sitting>,
        next: Option<&'a Sitting>,
    ) -> Option<Room<'a>> {
        let board = self.board;
        let outline = &sitting.outline;
        let vice_presides = outline.vice_chair_presides && !sitting.opens_year;
        let office = if vice_presides { Office::ViceChair } else { Office::Chair };
        let presider = board.in_office(office, sitting.on)?;
        let chair = board.in_office(Office::Chair, sitting.on)?;
        let needed = usize::from(QUORUM) + usize::from(vice_presides);
        let seated = board.holders.iter().filter_map(|it| Some((it, it.on(sitting.on)?)));
        let seated: Vec<_> = seated.collect();
        let away = usize::from(outline.away).min(seated.len() - needed);
        let last_present = seated.len() - away;
        let mut attendance = Vec::new();
        for (seat, (holder, term)) in seated.into_iter().enumerate() {
            let is_away = seat >= last_present || (vice_presides && holder.person == chair.person);
            let presence = if is_away { Presence::Apologies } else { Presence::Present };
            let mut entry = Attendance::new(holder.party(), presence);
            entry.capacity = Some(Capacity::Member);
            entry.member_id = Some(term.member);
            attendance.push(entry);
            let sends = outline.sends_substitute || holder.person == chair.person;
            if is_away && sends {
                let person = self.pen.person(holder.body, None);
                let mut entry = Attendance::new(of_body(person, holder.body), Presence::Present);
                entry.capacity = Some(Capacity::Substitute);
                entry.substitutes_for = [holder.party()].into();
                attendance.push(entry);
            }
        }
        let officer = of_body(board.officer, board.host);
        let mut entry = Attendance::new(officer, Presence::Present);
        entry.capacity = Some(Capacity::Officer);
        attendance.push(entry);
        attendance.push(self.visitor(outline.hour));
        Some(Room {
            sitting,
            previous,
            next,
            presider: presider.party(),
            attendance,
            declarations: Vec::new(),
            vice_presides,
            began_inquorate: false,
        })
    }

    /// Somebody who comes after the start and goes before the end.
    fn visitor(&self, hour: u8) -> Attendance {
        let mut who = Party::organisation(self.board.charity);
        who.position = Some(text("Trustee"));
        let mut entry = Attendance::new(who, Presence::Part);
        entry.capacity = Some(Capacity::Guest);
        entry.arrived_at = Some(time(hour, 10));
        entry.left_at = Some(time(hour, 50));
        entry
    }

    /// All but the business and the attendance.
    fn headed(&mut self, room: &Room<'_>) -> Meeting {
        let sitting = room.sitting;
        let hour = sitting.outline.hour;
        let mut meeting = Meeting::new(sitting.id, self.board.id, sitting.on.into());
        meeting.weekday = Some(sitting.on.weekday());
        meeting.starts_at = Some(time(hour, 0));
        meeting.ends_at = Some(time(hour + 2, 0));
        meeting.planned_on = sitting.outline.was_moved.then(|| sitting.planned_on().into());
        meeting.notice_on = Some(later(sitting.on, -21));
        meeting.notice_at = Some(time(11, 0));
        meeting.agenda_published_on = Some(later(sitting.on, -20));
        meeting.kind = Some(MeetingKind::Ordinary);
        meeting.board_name_as_printed = [text(&self.board.name)].into();
        meeting.mode = Some(if self.board.is_committee() { Mode::InPerson } else { Mode::Hybrid });
        let venue = Venue { name: Some(text("Council Chamber")), ..Venue::default() };
        meeting.venue = Some(venue.into());
        meeting.open_to_public = Some(true);
        meeting.public_present = Some(3);
        meeting.clerk = Some(of_body(self.board.officer, self.board.host).into());
        let mut presiding = Presiding::new(room.presider.clone());
        presiding.office = Some(match self.board.in_office(Office::Chair, sitting.on) {
            Some(chair) if room.presider.person_id == Some(chair.person) => Office::Chair,
            _ => Office::ViceChair,
        });
        meeting.presiding = [presiding].into();
        let listed = u16::try_from(room.attendance.len()).unwrap_or(u16::MAX);
        meeting.attendance_columns = Some(AttendanceColumns::new(listed, listed));
        meeting.quorate = (!room.began_inquorate).then_some(true);
        meeting.minutes = Some(self.document(room).into());
        meeting
    }

    fn document(&self, room: &Room<'_>) -> MinutesDocument {
        let on = room.sitting.on;
        let signature = room.next.and_then(|next| {
            Some(Signature {
                by: Some(self.presider(next)?.into()),
                on: Some(next.on.into()),
                weekday: Some(next.on.weekday()),
                ..Signature::default()
            })
        });
        MinutesDocument {
            heading: Some(text(format!("Minutes of the {}, {}", self.board.name, in_words(on)))),
            open_until: Some(years_later(on, 7)),
            papers_open_until: Some(years_later(on, 5)),
            signature: signature.map(Box::new),
            ..MinutesDocument::default()
        }
    }

    fn presider(&self, sitting: &Sitting) -> Option<Party> {
        let vice_presides = sitting.outline.vice_chair_presides && !sitting.opens_year;
        let office = if vice_presides { Office::ViceChair } else { Office::Chair };
        Some(self.board.in_office(office, sitting.on)?.party())
    }
}

/// Whoever is elected for the meeting has the chair for all items that come after.
fn chair_the_rest(mut items: &mut [AgendaItem]) {
    while let Some((first, after)) = items.split_first_mut() {
        let elections = first.resolutions.iter_mut().flat_map(|it| &mut it.elections);
        for election in elections.filter(|it| it.municipal_year.is_none()) {
            election.item_ids = after.iter().map(|item| item.id).collect();
        }
        items = after;
    }
}

/// What has happened, and what is to come.
pub(super) fn events(on: Date) -> Vec<DatedEvent> {
    [(-10, Tense::Past, "The office opened"), (10, Tense::Future, "The fair opens")]
        .map(|(days, tense, what)| {
            let day = later(on, days);
            let mut event = DatedEvent::new(text(what), day.into());
            event.weekday = Some(day.weekday());
            event.until = (tense == Tense::Future).then(|| later(day, 14).into());
            event.tense = Some(tense);
            event
        })
        .to_vec()
}
