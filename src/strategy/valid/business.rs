//! Items of business, each with what follows from it.

use super::clerk::{Clerk, Room};
use super::made::{label, later, nth, of_body, pence, quarter_before, text, time};
use super::outline::Business;
use crate::model::{
    AgendaItem, Ballot, BusinessForm, CastingVote, Declaration, Delegation, DiscussionPoint, Due,
    Effect, Exemption, Figure, InterestKind, Interval, IntervalUnit, ItemKind, Limb, Outcome,
    Paper, PaperKind, Party, RecordedVote, Resolution, Treatment, Vote,
};

const SUBJECTS: [&str; 8] = [
    "Street lanterns",
    "Market square",
    "River patrols",
    "Allotment gates",
    "Bus shelters",
    "Orchard fires",
    "Harbour steps",
    "Chapel lane",
];

impl Clerk<'_> {
    /// One item of business.
    pub(super) fn business(&mut self, room: &mut Room<'_>, n: usize, kind: Business) -> AgendaItem {
        let mut item = self.item(nth(&SUBJECTS, n));
        match kind {
            Business::Update => {
                self.told(&mut item, room);
                item.resolutions = [self.noted()].into();
            }
            Business::Performance { share } => self.performance(&mut item, room, share),
            Business::Request { meetings } => self.request(&mut item, room, meetings),
            Business::Motion { against, abstained, by_name } => {
                self.motion(&mut item, room, u32::from(against), u32::from(abstained), by_name);
            }
            Business::Tie => self.tie(&mut item, room),
            Business::Delegation { pounds } => self.delegation(&mut item, room, pounds),
            Business::Grant { to_member } => self.grant(&mut item, room, to_member),
            Business::Interest => self.interest(&mut item, room),
            Business::Deferred => self.defer(&mut item, n),
            Business::Exempt { paragraph } => {
                let ground =
                    Exemption { paragraphs: [label(&paragraph)].into(), ..Exemption::default() };
                item.exemption = Some(ground.into());
                item.resolutions = [self.noted()].into();
            }
            Business::Urgent => {
                item.kind = Some(ItemKind::UrgentBusiness);
                item.added_on = Some(later(room.sitting.on, -1));
                item.urgency_reason = Some(text("The matter could not wait."));
                item.resolutions = [self.noted()].into();
            }
            Business::Inquorate => self.inquorate(&mut item, room),
        }
        item
    }

    fn noted(&mut self) -> Resolution {
        let mut resolution = self.resolution("That the update be noted.");
        resolution.effect = Some(Effect::Noted);
        resolution
    }

    fn officer(&self) -> Party {
        of_body(self.board.officer, self.board.host)
    }

    fn told(&mut self, item: &mut AgendaItem, room: &Room<'_>) {
        item.forms = [BusinessForm::VerbalUpdate].into();
        item.presenters = [self.officer()].into();
        let mut point = DiscussionPoint::new(text("Work goes on as planned."));
        point.number = Some(label("(i)"));
        point.speakers =
            [self.pen.initials(self.board.officer, &room.attendance).unwrap_or(self.officer())]
                .into();
        item.discussion = [point].into();
    }

    fn performance(&mut self, item: &mut AgendaItem, room: &Room<'_>, share: u8) {
        item.kind = Some(ItemKind::Performance);
        item.forms = [BusinessForm::Report].into();
        item.authors = [self.officer()].into();
        item.presenters = [self.officer()].into();
        item.reported_quarter = Some(quarter_before(room.sitting.on));
        item.papers = [report(room)].into();
        let mut figure = Figure::new(text("Reports closed"), text(format!("{share}%")));
        figure.count = Some(2 * i64::from(share));
        figure.out_of = Some(200);
        let mut point = DiscussionPoint::new(text("The figures were gone through."));
        point.figures = [figure].into();
        point.events = super::meeting::events(room.sitting.on).into();
        item.discussion = [point].into();
        item.resolutions = [self.noted()].into();
    }

    fn request(&mut self, item: &mut AgendaItem, room: &Room<'_>, meetings: u8) {
        let limbs = [
            ("(a)", "That the report be noted;", Effect::Noted),
            ("(b)", "That the figures be sent round.", Effect::Requested),
        ];
        let limbs = limbs.into_iter().map(|(letter, words, effect)| {
            let mut limb = Limb::new(label(letter), text(words));
            limb.effect = Some(effect);
            limb
        });
        let mut resolution = Resolution::with_limbs(self.pen.id(), limbs.collect());
        resolution.keyword = Some(text("AGREED"));
        let raised_at = room.reference(item.id, Some(resolution.id));
        self.log.raise(self.pen, self.board, room, raised_at, meetings);
        item.resolutions = [resolution].into();
    }

    fn motion(
        &mut self,
        item: &mut AgendaItem,
        room: &Room<'_>,
        against: u32,
        abstained: u32,
        by_name: bool,
    ) {
        let voters: Vec<Party> = room.voters().map(|entry| entry.who.clone()).collect();
        let present = u32::try_from(voters.len()).unwrap_or(u32::MAX);
        let abstained = if present > 2 * against + abstained { abstained } else { 0 };
        let mut vote = Vote {
            votes_for: Some(present - against - abstained),
            votes_against: Some(against),
            abstentions: Some(abstained),
            ..Vote::default()
        };
        if by_name {
            let ballots =
                std::iter::repeat_n(Ballot::Against, usize::try_from(against).unwrap_or(0))
                    .chain(std::iter::repeat_n(
                        Ballot::Abstained,
                        usize::try_from(abstained).unwrap_or(0),
                    ))
                    .chain(std::iter::repeat(Ballot::For));
            let recorded = voters.iter().cloned().zip(ballots);
            vote.recorded = recorded.map(|(who, ballot)| RecordedVote::new(who, ballot)).collect();
        }
        let mut resolution = self.resolution("That the scheme be agreed.");
        resolution.effect = Some(Effect::Agreed);
        resolution.unanimous = (against + abstained == 0).then_some(true);
        resolution.outcome = Some(Outcome::Carried);
        let mut movers = voters.into_iter().rev();
        resolution.proposers = movers.next().into_iter().collect();
        resolution.seconders = movers.next().into_iter().collect();
        resolution.vote = Some(vote.into());
        item.resolutions = [resolution].into();
    }

    fn tie(&mut self, item: &mut AgendaItem, room: &Room<'_>) {
        let present = u32::try_from(room.voters().count()).unwrap_or(u32::MAX);
        let mut vote = Vote {
            votes_for: Some(present / 2),
            votes_against: Some(present / 2),
            abstentions: Some(present % 2),
            ..Vote::default()
        };
        let mut casting = CastingVote::new(Ballot::For);
        casting.by = Some(room.presider.clone().into());
        vote.casting_vote = Some(casting.into());
        let mut resolution = self.resolution("That the scheme be agreed.");
        resolution.effect = Some(Effect::Agreed);
        resolution.outcome = Some(Outcome::Carried);
        resolution.vote = Some(vote.into());
        item.resolutions = [resolution].into();
    }

    fn delegation(&mut self, item: &mut AgendaItem, room: &Room<'_>, pounds: u16) {
        let mut left =
            Delegation::new(vec![self.officer()].into(), text("the choice of a supplier"));
        left.limit = Some(pence(i64::from(pounds) * 100));
        let mut resolution =
            self.resolution("That the choice of a supplier be left to the officer.");
        resolution.effect = Some(Effect::Delegated);
        resolution.delegations = [left].into();
        let raised_at = room.reference(item.id, Some(resolution.id));
        self.log.raise(self.pen, self.board, room, raised_at, 2);
        self.log.supersede(self.pen, self.board);
        item.resolutions = [resolution].into();
    }

    fn grant(&mut self, item: &mut AgendaItem, room: &mut Room<'_>, to_member: bool) {
        let holder = self.board.holders.get(2).filter(|_| to_member);
        let recipient = holder.map_or(self.board.charity, |holder| holder.body);
        if let Some(holder) = holder {
            // Everybody of the body that gets the money, where several sit for it.
            let there = room.voters().map(|entry| entry.who.clone());
            let of_body = there.filter(|who| who.organisation_id == Some(holder.body));
            for member in of_body.collect::<Vec<_>>() {
                let mut declared = Declaration::new(member);
                declared.kind = Some(InterestKind::NonRegistrable);
                declared.nature = Some(text("Works for the body that asks for the money."));
                declared.item_ids = [item.id].into();
                room.declarations.push(declared);
            }
        }
        item.kind = Some(ItemKind::Finance);
        item.papers = [report(room)].into();
        let mut resolution = self.resolution("That the grant be approved.");
        resolution.effect = Some(Effect::Approved);
        let stated_at = room.reference(item.id, None);
        self.money.grant(self.pen, self.board, room, &mut resolution, &stated_at, recipient);
        item.resolutions = [resolution].into();
    }

    fn interest(&mut self, item: &mut AgendaItem, room: &mut Room<'_>) {
        if let Some(holder) = self.board.holders.get(2) {
            let mut declared = Declaration::new(holder.party());
            declared.kind = Some(InterestKind::DisclosablePecuniary);
            declared.nature = Some(text("Owns the land beside it."));
            declared.item_ids = [item.id].into();
            declared.withdrew = Some(true);
            declared.spoke = Some(false);
            declared.voted = Some(false);
            declared.registered = Some(false);
            declared.notified_on = Some(later(room.sitting.on, 9));
            room.declarations.push(declared);
            let entries = room.attendance.iter_mut();
            for entry in entries.filter(|entry| entry.who.person_id == Some(holder.person)) {
                entry.absent_item_ids.push(item.id);
            }
        }
        item.resolutions = [self.noted()].into();
    }

    fn defer(&mut self, item: &mut AgendaItem, n: usize) {
        let title = text(format!("Proposal for {}", nth(&SUBJECTS, n + 3).to_lowercase()));
        item.title = Some(title.clone());
        item.treatment = Some(Treatment::Deferred);
        item.treatment_reason = Some(text("The report was not ready."));
        item.deferred_to =
            Some(Due::after(Interval { count: 1, unit: IntervalUnit::Meeting }).into());
        self.left_over.deferred.push(title);
    }

    fn inquorate(&mut self, item: &mut AgendaItem, room: &mut Room<'_>) {
        let mut resolution = self.resolution("That the scheme be agreed.");
        resolution.effect = Some(Effect::Agreed);
        // Once a meeting, and only where the book has a meeting that can ratify it.
        if room.next.is_some() && !room.began_inquorate {
            room.began_inquorate = true;
            resolution.at = Some(time(room.sitting.outline.hour, 5));
            let place = room.reference(item.id, Some(resolution.id));
            self.left_over.to_ratify.push(place);
        }
        item.resolutions = [resolution].into();
    }
}

fn report(room: &Room<'_>) -> Paper {
    let mut paper = Paper::new(text("Report of the officer"));
    paper.kind = Some(PaperKind::Report);
    paper.filed = Some(true);
    paper.published_on = Some(later(room.sitting.on, -20));
    paper
}
