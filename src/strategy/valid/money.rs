//! A board's money: a pot for grants, with a part for each, and running costs that are reckoned up
//! at the end of each year.

use super::board::{Seated, Sitting};
use super::clerk::Room;
use super::made::{date, financial_year, later, pence, text, years_later};
use super::outline::BoardOutline;
use super::pen::{Pen, source};
use crate::model::{
    AmountKind, Condition, ConditionKind, Due, Funding, FundingAmount, MinuteReference, Party,
    Resolution,
};
use crate::value::{FundingId, OrganisationId};

/// The money of a board, year by year.
pub(super) struct Money {
    years: Vec<Year>,
}

struct Year {
    starts_in: u16,
    costs: Funding,
    grants: Funding,
    /// What may still be granted, in pence.
    left_for_grants: i64,
    /// Where what is not granted goes.
    reserve: Funding,
    /// Whether the meetings of the year hear what is spent so far.
    tells_totals: bool,
    /// What is spent by the end of the year, in pence, of so much.
    spent: i64,
    means: i64,
}

impl Money {
    /// What is given to the board for each year, with what the year before leaves.
    pub(super) fn open(pen: &mut Pen, board: &Seated, outline: &BoardOutline) -> Self {
        let given = outline.pounds * 100;
        let mut brought = 0;
        let openings = board.sittings.iter().filter(|sitting| sitting.opens_year);
        let years = openings.zip(&outline.years).map(|(opening, year)| {
            let means = given + brought;
            let spent = means * i64::from(year.spent) / 100;
            let mut costs = fund(pen, board, opening.year, "Running costs");
            costs.amounts.push(sum(AmountKind::Allocated, given));
            if brought > 0 {
                costs.amounts.push(sum(AmountKind::BroughtForward, brought));
            }
            costs.conditions = conditions(opening.year).into();
            let mut grants = fund(pen, board, opening.year, "Grants");
            grants.amounts.push(sum(AmountKind::Awarded, given));
            grants.conditions =
                [condition(ConditionKind::VirementApproval, "Money is moved only with approval.")]
                    .into();
            brought = carried(means - spent);
            Year {
                starts_in: opening.year,
                costs,
                grants,
                left_for_grants: given,
                reserve: fund(pen, board, opening.year, "Reserve"),
                tells_totals: year.spent % 2 == 0,
                spent,
                means,
            }
        });
        Self { years: years.collect() }
    }

    fn year(&mut self, sitting: &Sitting) -> Option<&mut Year> {
        self.years.iter_mut().find(|year| year.starts_in == sitting.year)
    }

    /// Grants something from the pot, and says to which funding.
    pub(super) fn grant(
        &mut self,
        pen: &mut Pen,
        board: &Seated,
        room: &Room<'_>,
        resolution: &mut Resolution,
        stated_at: &MinuteReference,
        recipient: OrganisationId,
    ) {
        let Some(year) = self.year(room.sitting) else { return };
        let granted = year.left_for_grants / 4;
        year.left_for_grants -= granted;
        let id: FundingId = pen.id();
        let mut grant = Funding::new(id, board.id, text("Youth shelter"));
        grant.funders.clone_from(&year.grants.funders);
        grant.recipients = [Party::organisation(recipient)].into();
        grant.financial_year = year.grants.financial_year;
        grant.part_of_id = Some(year.grants.id);
        let mut requested = sum(AmountKind::Requested, granted + 100);
        requested.stated_at = Some(stated_at.clone().into());
        let mut approved = sum(AmountKind::Approved, granted);
        approved.stated_at = Some(stated_at.clone().into());
        approved.resolution_id = Some(resolution.id);
        approved.on = Some(room.sitting.on.into());
        grant.amounts = [requested, approved].into();
        grant.source = Some(source(&id).into());
        resolution.funding_ids.push(id);
        pen.book.funding.push(grant);
    }

    /// What a meeting hears of the money: what is spent so far, and what the year before came to.
    pub(super) fn report(&mut self, board: &Seated, room: &Room<'_>, stated_at: &MinuteReference) {
        let on = room.sitting.on;
        let funder = Party::organisation(board.funder);
        if let Some(year) = self.year(room.sitting) {
            let gone = on.days_since(date(room.sitting.year, 4, 1));
            if year.tells_totals {
                let mut so_far = sum(AmountKind::SpentToDate, year.spent * gone / 366);
                so_far.stated_at = Some(stated_at.clone().into());
                so_far.on = Some(on.into());
                year.costs.amounts.push(so_far);
            }
            year.buy(room, stated_at);
            if room.sitting.closes_year {
                year.save(room, &funder);
            }
            year.costs.reported_current_at.push(stated_at.clone());
            let mut received = sum(AmountKind::Received, year.means);
            received.stated_at = Some(stated_at.clone().into());
            if room.sitting.opens_year {
                year.costs.amounts.push(received);
            }
        }
        let ended = self.years.iter_mut().find(|year| year.starts_in + 1 == room.sitting.year);
        let Some(year) = ended.filter(|_| room.sitting.opens_year) else { return };
        let last_day = date(room.sitting.year, 3, 31);
        let left = year.means - year.spent;
        let mut add = |kind, pence| {
            let mut amount = sum(kind, pence);
            amount.stated_at = Some(stated_at.clone().into());
            if kind == AmountKind::SpentToDate {
                amount.on = Some(last_day.into());
            }
            if kind == AmountKind::CarriedForward {
                amount.approved_by = Some(funder.clone().into());
                amount.approved_on = Some(later(last_day, 10).into());
            }
            year.costs.amounts.push(amount);
        };
        add(AmountKind::SpentToDate, year.spent);
        if left > 0 {
            add(AmountKind::Underspend, left);
            add(AmountKind::CarriedForward, carried(left));
            add(AmountKind::Returned, left - carried(left));
        }
    }

    /// Writes down the money of the years.
    pub(super) fn close(self, pen: &mut Pen) {
        for year in self.years {
            pen.book.funding.extend([year.costs, year.grants, year.reserve]);
        }
    }
}

impl Year {
    /// Buys something at one meeting and pays for it at the next.
    fn buy(&mut self, room: &Room<'_>, stated_at: &MinuteReference) {
        let bought = self.costs.amounts.iter().filter(|amount| amount.purpose.is_some()).count();
        let kind = match bought {
            0 => AmountKind::AwaitingInvoice,
            1 => AmountKind::Spent,
            _ => return,
        };
        let mut amount = sum(kind, self.spent / 10);
        amount.purpose = Some(text("leaflets"));
        amount.on = Some(room.sitting.on.into());
        amount.stated_at = Some(stated_at.clone().into());
        self.costs.amounts.push(amount);
    }

    /// Moves half of what is not granted to the reserve.
    fn save(&mut self, room: &Room<'_>, funder: &Party) {
        let saved = self.left_for_grants / 2;
        let mut moved = sum(AmountKind::Transferred, saved);
        moved.to_funding_id = Some(self.reserve.id);
        moved.on = Some(room.sitting.on.into());
        moved.approved_by = Some(funder.clone().into());
        moved.approved_on = Some(later(room.sitting.on, -1).into());
        self.grants.amounts.push(moved);
        self.reserve.amounts.push(sum(AmountKind::Reserve, saved));
    }
}

/// How much of what is left is carried forward.
fn carried(left: i64) -> i64 {
    left - left / 3
}

fn fund(pen: &mut Pen, board: &Seated, starts_in: u16, name: &str) -> Funding {
    let year = financial_year(starts_in);
    let id = pen.id();
    let mut fund = Funding::new(id, board.id, text(format!("{name} {year}")));
    fund.funders = [Party::organisation(board.funder)].into();
    fund.holder = Some(Party::organisation(board.host).into());
    fund.financial_year = Some(year);
    let first = date(starts_in, 4, 1);
    fund.starts_on = Some(first.into());
    fund.funded_until = Some(later(years_later(first, 1), -1).into());
    fund.source = Some(source(&id).into());
    fund
}

fn conditions(starts_in: u16) -> Vec<Condition> {
    let mut return_due =
        condition(ConditionKind::MonitoringReturn, "A return is made to the funder.");
    return_due.due = Some(Due::on(date(starts_in, 10, 31).into()).into());
    return_due.met_on = Some(date(starts_in, 10, 20).into());
    let asks = "What is left is carried forward only with approval.";
    vec![return_due, condition(ConditionKind::CarryForwardApproval, asks)]
}

fn condition(kind: ConditionKind, words: &str) -> Condition {
    let mut condition = Condition::new(text(words));
    condition.kind = Some(kind);
    condition
}

fn sum(kind: AmountKind, minor_units: i64) -> FundingAmount {
    FundingAmount::new(kind, pence(minor_units))
}
