//! A board's money: a pot for each year and the grants that are made from it.

use minutebook::model::{
    AmountKind, Condition, ConditionKind, Due, Funding, FundingAmount, MinuteBook, MinuteReference,
    Party, Resolution,
};
use minutebook::value::FundingId;

use super::board::{Seated, Sitting};
use super::made::{Sequence, date, financial_year, later, pence, text};
use super::{MEETINGS_A_YEAR, words};

/// So many lines of funding there are a year, the pot among them.
const LINES_A_YEAR: usize = 40;
/// The most that is granted at once, in pence.
const LARGEST: usize = 4_000_000;

/// The money of the year that runs.
#[derive(Debug)]
pub(super) struct Money {
    pot: FundingId,
}

impl Money {
    /// Opens the pot of a year: there is enough in it for every grant.
    pub(super) fn open(
        book: &mut MinuteBook,
        sequence: &mut Sequence,
        board: &Seated,
        sitting: &Sitting,
    ) -> Self {
        let id = sequence.id();
        let year = financial_year(sitting.year);
        let mut pot = Funding::new(id, board.id, text(format!("Partnership fund {year}")));
        pot.funders = [Party::organisation(board.funder)].into();
        pot.holder = Some(Party::organisation(board.host).into());
        pot.financial_year = Some(year);
        pot.starts_on = Some(date(sitting.year, 4, 1).into());
        pot.funded_until = Some(date(sitting.year + 1, 3, 31).into());
        let most = i64::try_from(LARGEST * LINES_A_YEAR).expect("a sum of money");
        pot.amounts = [FundingAmount::new(AmountKind::Awarded, pence(most))].into();
        let mut condition = Condition::new(text("A return is made to the funder."));
        condition.kind = Some(ConditionKind::MonitoringReturn);
        condition.due = Some(Due::on(date(sitting.year, 10, 31).into()).into());
        condition.met_on = Some(date(sitting.year, 10, 20).into());
        pot.conditions = [condition].into();
        book.funding.push(pot);
        Self { pot: id }
    }

    /// Grants what a meeting grants: the lines of its part of the year.
    pub(super) fn grant(
        &self,
        book: &mut MinuteBook,
        sequence: &mut Sequence,
        board: &Seated,
        sitting: &Sitting,
        stated_at: &MinuteReference,
        resolutions: &mut [Resolution],
    ) {
        let pot = usize::from(sitting.opens_year);
        for line in pot..LINES_A_YEAR / MEETINGS_A_YEAR {
            let resolution = &mut resolutions[line % 3];
            let id = sequence.id();
            let which = sequence.below(words::PURPOSES.len());
            let mut grant = Funding::new(id, board.id, text(words::PURPOSES[which]));
            grant.recipients = [Party::organisation(board.charities[which])].into();
            grant.financial_year = Some(financial_year(sitting.year));
            grant.part_of_id = Some(self.pot);
            let granted = i64::try_from(50_000 + sequence.below(LARGEST - 100_000)).expect("a sum");
            let mut requested = FundingAmount::new(AmountKind::Requested, pence(granted + 10_000));
            requested.stated_at = Some(stated_at.clone().into());
            let mut approved = FundingAmount::new(AmountKind::Approved, pence(granted));
            approved.resolution_id = Some(resolution.id);
            approved.on = Some(sitting.on.into());
            grant.amounts = [requested, approved].into();
            grant.starts_on = Some(sitting.on.into());
            grant.funded_until = Some(later(sitting.on, 364).into());
            resolution.funding_ids.push(id);
            book.funding.push(grant);
        }
    }
}
