//! Writes the minutes of a board, meeting by meeting.

use minutebook::model::{
    AgendaItem, Attendance, BusinessForm, Capacity, Confirmation, ConfirmationOutcome,
    DiscussionPoint, Effect, Election, FutureMeeting, ItemKind, Limb, MatterArising, Meeting,
    MeetingKind, MembershipBasis, MinuteBook, MinuteReference, MinutesDocument, Mode, NilReturn,
    Office, Outcome, Paper, PaperKind, Party, Plan, PlanEvent, PlanKind, PlanStep, Presence,
    Presiding, Resolution, Signature, Source, Venue, Vote,
};
use minutebook::value::{Label, MunicipalYear};

use super::actions::ActionLog;
use super::board::{Seated, Sitting};
use super::made::{
    Sequence, financial_year, in_words, label, later, municipal_year, of_body, place,
    quarter_before, text, time,
};
use super::money::Money;
use super::words;

/// So many items each meeting has.
const ITEMS: usize = 14;
/// So many actions each meeting raises.
const ACTIONS: usize = 8;
/// So many members send apologies.
const AWAY: usize = 3;

/// Who writes the minutes of one board.
pub(super) struct Clerk<'a> {
    book: &'a mut MinuteBook,
    sequence: &'a mut Sequence,
    board: &'a Seated,
    log: ActionLog,
    /// The last minute number of the year.
    minute: u64,
    /// A minute from which a matter may arise at the next meeting.
    cited: Option<MinuteReference>,
}

impl<'a> Clerk<'a> {
    pub(super) fn new(
        book: &'a mut MinuteBook,
        sequence: &'a mut Sequence,
        board: &'a Seated,
    ) -> Self {
        Self { book, sequence, board, log: ActionLog::default(), minute: 0, cited: None }
    }

    pub(super) fn write_all(mut self) {
        let sittings = &self.board.sittings;
        let mut money = None;
        for (n, sitting) in sittings.iter().enumerate() {
            if sitting.opens_year {
                self.minute = 0;
                money = Some(Money::open(self.book, self.sequence, self.board, sitting));
            }
            let previous = n.checked_sub(1).map(|n| &sittings[n]);
            let money = money.as_ref().expect("the first meeting opens a year");
            self.write(sitting, previous, sittings.get(n + 1), money);
        }
        self.log.close(self.book);
    }

    fn write(
        &mut self,
        sitting: &Sitting,
        previous: Option<&Sitting>,
        next: Option<&Sitting>,
        money: &Money,
    ) {
        let mut items = self.opening(sitting, previous);
        let mut closing = vec![self.grants(sitting, money)];
        if sitting.closes_year {
            closing.push(self.plans(sitting));
        }
        closing.push(self.dates(sitting));
        let business = ITEMS - items.len() - closing.len();
        let first = self.sequence.below(words::SUBJECTS.len());
        let mut asked = Vec::new();
        for n in 0..business {
            let subject = words::SUBJECTS[(first + n) % words::SUBJECTS.len()];
            let item = self.business(sitting, subject);
            let of_it = item.resolutions.last().map(|resolution| resolution.id);
            asked.push(place(sitting.id, item.id, of_it));
            items.push(item);
        }
        for n in 0..ACTIONS {
            let raised_at = asked[n % asked.len()].clone();
            let owner = match n % 3 {
                0 => of_body(self.board.officer, self.board.host),
                seat => self.board.holder(seat, sitting.on).party(),
            };
            self.log.raise(self.sequence, self.board, sitting.on, raised_at, owner, 1 + n % 3);
        }
        items.extend(closing);
        for (number, item) in (1..).zip(&mut items) {
            self.minute += 1;
            item.agenda_number = Some(label(&number));
            item.minute_number = Some(label(&self.minute));
            for paper in &mut item.papers {
                paper.mark = Some(label(&format!("Agenda Item {number}")));
            }
        }
        let cited = items.iter().rev().find(|item| item.kind.is_none());
        self.cited = cited.and_then(|item| item.minute_number.clone()).map(|number: Label| {
            let mut reference = MinuteReference::meeting(sitting.id);
            reference.meeting_on = Some(sitting.on.into());
            reference.item_label = Some(number);
            reference
        });
        let mut meeting = self.headed(sitting, next);
        meeting.items = items.into();
        meeting.attendance = self.attendance(sitting).into();
        self.book.meetings.push(meeting);
    }

    /// All but the business and the attendance.
    fn headed(&self, sitting: &Sitting, next: Option<&Sitting>) -> Meeting {
        let board = self.board;
        let mut meeting = Meeting::new(sitting.id, board.id, sitting.on.into());
        meeting.weekday = Some(sitting.on.weekday());
        meeting.starts_at = Some(time(10, 0));
        meeting.ends_at = Some(time(12, 30));
        meeting.notice_on = Some(later(sitting.on, -21));
        meeting.notice_at = Some(time(11, 0));
        meeting.agenda_published_on = Some(later(sitting.on, -20));
        meeting.kind = Some(MeetingKind::Ordinary);
        meeting.board_name_as_printed = [text(&board.name)].into();
        meeting.mode = Some(Mode::Hybrid);
        let mut venue = Venue::default();
        venue.name = Some(text("Council Chamber"));
        meeting.venue = Some(venue.into());
        meeting.open_to_public = Some(true);
        meeting.public_present = Some(3);
        meeting.clerk = Some(of_body(board.officer, board.host).into());
        let mut presiding = Presiding::new(board.holder(0, sitting.on).party());
        presiding.office = Some(Office::Chair);
        meeting.presiding = [presiding].into();
        meeting.quorate = Some(true);
        let mut document = MinutesDocument::default();
        document.heading =
            Some(text(format!("Minutes of the {}, {}", board.name, in_words(sitting.on))));
        document.signature = next.map(|next| {
            let mut signature = Signature::default();
            signature.by = Some(board.holder(0, next.on).party().into());
            signature.on = Some(next.on.into());
            signature.weekday = Some(next.on.weekday());
            signature.into()
        });
        meeting.minutes = Some(document.into());
        let mut source = Source::default();
        source.url = Some(text(format!("https://minutes.example/{}", meeting.id)));
        source.retrieved_on = Some(super::today());
        meeting.source = Some(source.into());
        meeting
    }

    /// The members, one of them by a substitute, the officer and a guest: twenty-five.
    fn attendance(&mut self, sitting: &Sitting) -> Vec<Attendance> {
        let board = self.board;
        let seats = board.seats.len();
        // Those who speak for the authorities by law, and the chair, are always there.
        let first_away = 8 + self.sequence.below(seats - 8 - AWAY);
        let mut entries = Vec::new();
        for seat in 0..seats {
            let holder = board.holder(seat, sitting.on);
            let is_away = (first_away..first_away + AWAY).contains(&seat);
            let presence = if is_away { Presence::Apologies } else { Presence::Present };
            let mut entry = Attendance::new(holder.party(), presence);
            entry.capacity = Some(Capacity::Member);
            entry.member_id = Some(holder.member);
            if !is_away {
                entry.mode = Some(if seat % 4 == 3 { Mode::Remote } else { Mode::InPerson });
            }
            entries.push(entry);
        }
        let (person, body) = board.stand_ins[first_away % board.stand_ins.len()];
        let mut entry = Attendance::new(of_body(person, body), Presence::Present);
        entry.capacity = Some(Capacity::Substitute);
        entry.substitutes_for = [board.holder(first_away, sitting.on).party()].into();
        entries.push(entry);
        let officer = of_body(board.officer, board.host);
        let mut entry = Attendance::new(officer, Presence::Present);
        entry.capacity = Some(Capacity::Officer);
        entries.push(entry);
        let mut guest = Party::organisation(board.charities[0]);
        guest.position = Some(text("Trustee"));
        let mut entry = Attendance::new(guest, Presence::Part);
        entry.capacity = Some(Capacity::Guest);
        entry.arrived_at = Some(time(10, 10));
        entry.left_at = Some(time(11, 50));
        entries.push(entry);
        entries
    }

    fn item(&mut self, title: &str) -> AgendaItem {
        let mut item = AgendaItem::new(self.sequence.id());
        item.title = Some(text(title));
        item
    }

    fn standing(&mut self, title: &str, kind: ItemKind) -> AgendaItem {
        let mut item = self.item(title);
        item.kind = Some(kind);
        item
    }

    fn resolution(&mut self, words: &str, effect: Effect) -> Resolution {
        let mut resolution = Resolution::new(self.sequence.id(), text(words));
        resolution.keyword = Some(text("RESOLVED"));
        resolution.effect = Some(effect);
        resolution
    }

    fn opening(&mut self, sitting: &Sitting, previous: Option<&Sitting>) -> Vec<AgendaItem> {
        let mut items = vec![self.standing("Apologies for absence", ItemKind::Apologies)];
        if sitting.opens_year {
            items.push(self.elections(sitting, municipal_year(sitting.year)));
        }
        let mut interests =
            self.standing("Declarations of interest", ItemKind::DeclarationsOfInterest);
        interests.nil_return = Some(NilReturn::None);
        items.extend([interests, self.previous_minutes(previous)]);
        if let Some(cited) = self.cited.take() {
            let mut matters = self.standing("Matters arising", ItemKind::MattersArising);
            let point = DiscussionPoint::new(text(words::sentences(self.sequence, 2)));
            let mut matter = MatterArising::new(vec![point].into());
            matter.cites = Some(cited.into());
            matters.matters_arising = [matter].into();
            items.push(matters);
        }
        let mut log = self.standing("Action log", ItemKind::ActionLog);
        log.summary = Some(text("The log was gone through."));
        log.resolutions = [self.resolution("That the action log be noted.", Effect::Noted)].into();
        self.log.review(self.book, sitting, log.id);
        items.push(log);
        items
    }

    fn elections(&mut self, sitting: &Sitting, year: MunicipalYear) -> AgendaItem {
        let mut item = self.standing("Election of chair and vice-chair", ItemKind::Appointment);
        for (seat, office, words) in [
            (0, Office::Chair, "That the chair be elected."),
            (1, Office::ViceChair, "That the vice-chair be elected."),
        ] {
            let mut election = Election::new(office, self.board.holder(seat, sitting.on).party());
            election.basis = Some(MembershipBasis::Elected);
            election.municipal_year = Some(year);
            let mut resolution = self.resolution(words, Effect::Appointed);
            resolution.elections = [election].into();
            item.resolutions.push(resolution);
        }
        item
    }

    fn previous_minutes(&mut self, previous: Option<&Sitting>) -> AgendaItem {
        let title = previous.map_or_else(
            || "Minutes of the previous meeting".to_owned(),
            |previous| format!("Minutes of the meeting of {}", in_words(previous.on)),
        );
        let mut item = self.standing(&title, ItemKind::PreviousMinutes);
        let mut minutes_of = MinuteReference::default();
        minutes_of.meeting_id = previous.map(|previous| previous.id);
        minutes_of.meeting_on = previous.map(|previous| previous.on.into());
        if previous.is_none() {
            minutes_of.as_printed = Some(text("the last meeting"));
        }
        item.confirmations = [Confirmation::new(minutes_of, ConfirmationOutcome::Confirmed)].into();
        item
    }

    /// An item that is reported on, noted, and asks for something.
    fn business(&mut self, sitting: &Sitting, subject: &str) -> AgendaItem {
        let officer = of_body(self.board.officer, self.board.host);
        let mut item = self.item(subject);
        item.forms = [BusinessForm::Report].into();
        item.authors = [officer.clone()].into();
        item.presenters = [officer].into();
        item.reported_quarter = Some(quarter_before(sitting.on));
        let mut paper = Paper::new(text(format!("Report: {subject}")));
        paper.kind = Some(PaperKind::Report);
        paper.filed = Some(true);
        paper.published_on = Some(later(sitting.on, -20));
        item.papers = [paper].into();
        for number in ["(i)", "(ii)"] {
            let words = words::sentences(self.sequence, 2);
            let mut point = DiscussionPoint::new(text(words));
            point.number = Some(label(number));
            let seat = self.sequence.below(8);
            point.speakers = [self.board.holder(seat, sitting.on).party()].into();
            item.discussion.push(point);
        }
        let mut noted = self.resolution("That the report be noted.", Effect::Noted);
        let mut movers = [3, 4].map(|seat| self.board.holder(seat, sitting.on).party()).into_iter();
        noted.proposers = movers.next().into_iter().collect();
        noted.seconders = movers.next().into_iter().collect();
        noted.outcome = Some(Outcome::Carried);
        noted.vote = Some(Vote::counted(19, 1).into());
        let limbs = [
            ("(a)", "That the next steps be agreed;", Effect::Agreed),
            ("(b)", "That what was asked for be brought.", Effect::Requested),
        ];
        let limbs = limbs.into_iter().map(|(letter, words, effect)| {
            let mut limb = Limb::new(label(letter), text(words));
            limb.effect = Some(effect);
            limb
        });
        let mut asked = Resolution::with_limbs(self.sequence.id(), limbs.collect());
        asked.keyword = Some(text("AGREED"));
        item.resolutions = [noted, asked].into();
        item
    }

    fn grants(&mut self, sitting: &Sitting, money: &Money) -> AgendaItem {
        let mut item = self.standing("Grants", ItemKind::Finance);
        item.summary = Some(text("The position of the fund was reported."));
        let words = "That the grants listed in the report be approved.";
        let mut resolutions = [(); 3].map(|()| self.resolution(words, Effect::Approved));
        let stated_at = place(sitting.id, item.id, None);
        let (book, sequence) = (&mut *self.book, &mut *self.sequence);
        money.grant(book, sequence, self.board, sitting, &stated_at, &mut resolutions);
        item.resolutions = resolutions.into();
        item
    }

    fn plans(&mut self, sitting: &Sitting) -> AgendaItem {
        let mut item = self.standing("Plans of the board", ItemKind::Plan);
        let mut resolution = self.resolution("That the documents be approved.", Effect::Approved);
        for (title, kind, ahead) in [
            ("Strategic assessment", PlanKind::StrategicAssessment, 0),
            ("Partnership plan", PlanKind::PartnershipPlan, 1),
        ] {
            let year = financial_year(sitting.year + ahead);
            let title = text(format!("{title} {year}"));
            let mut plan = Plan::new(self.sequence.id(), self.board.id, title);
            plan.kind = Some(kind);
            plan.financial_year = Some(year);
            plan.needs_approval = Some(true);
            let step = |event, days| {
                let mut step = PlanStep::new(event);
                step.on = Some(later(sitting.on, days).into());
                step
            };
            let mut approved = step(PlanEvent::Approved, 0);
            approved.stated_at = Some(place(sitting.id, item.id, Some(resolution.id)).into());
            plan.steps =
                [step(PlanEvent::Drafted, -14), approved, step(PlanEvent::SentToPolicingBody, 7)]
                    .into();
            item.plan_ids.push(plan.id);
            resolution.plan_ids.push(plan.id);
            self.book.plans.push(plan);
        }
        item.resolutions = [resolution].into();
        item
    }

    fn dates(&mut self, sitting: &Sitting) -> AgendaItem {
        let mut item = self.standing("Dates of future meetings", ItemKind::FutureMeetings);
        let held = self.board.sittings.iter().map(|sitting| sitting.on);
        let days = held.chain(Seated::planned()).filter(|on| *on > sitting.on).take(2);
        item.future_meetings = days
            .map(|on| {
                let mut meeting = FutureMeeting::new(on.into());
                meeting.weekday = Some(on.weekday());
                meeting.starts_at = Some(time(10, 0));
                meeting
            })
            .collect();
        item
    }
}
