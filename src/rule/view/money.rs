use std::collections::{BTreeSet, HashMap, HashSet};

use super::Record;
use super::footing::exact;
use crate::model::{AmountKind, ConditionKind, Funding, FundingAmount, Party};
use crate::rule::Place;
use crate::rule::Skip;
use crate::value::{BoardId, Date, FinancialYear, Money, OrganisationId, PartialDate};

impl<'a> Record<'a, Funding> {
    /// The financial year of a sum: its own, else the funding's.
    pub(crate) fn year_of(&self, amount: &FundingAmount) -> Option<FinancialYear> {
        amount.financial_year.or(self.financial_year)
    }

    /// The financial years for which the funding has a sum of this kind.
    pub(crate) fn years(&self, kind: AmountKind) -> BTreeSet<Option<FinancialYear>> {
        let amounts = self.amounts.iter().filter(|amount| amount.kind == kind);
        amounts.map(|amount| self.year_of(amount)).collect()
    }

    /// The purpose of a sum, to be compared with that of another.
    pub(crate) fn purpose_of(amount: &FundingAmount) -> Option<String> {
        purpose(amount)
    }

    /// The sums of one kind and year.
    pub(crate) fn sums(&self, kind: AmountKind, year: Option<FinancialYear>) -> Sums<'a> {
        let amounts = self.get().amounts.iter().enumerate();
        Sums::of(amounts.filter(|(_, amount)| amount.kind == kind && self.year_of(amount) == year))
    }

    /// The day of a sum itself: its own, else that of the meeting that gives it.
    pub(crate) fn day_of(&self, amount: &FundingAmount) -> Option<PartialDate> {
        amount.on.or_else(|| self.meeting_day(amount))
    }

    /// The day on which the record tells of a sum: that of the meeting that gives it, or the sum's
    /// own where that is later. What came in in May and is reported in June is known in June.
    pub(crate) fn told_on(&self, amount: &FundingAmount) -> Option<PartialDate> {
        amount.on.max(self.meeting_day(amount))
    }

    /// The day of the meeting that gives a sum.
    fn meeting_day(&self, amount: &FundingAmount) -> Option<PartialDate> {
        let stated_at = amount.stated_at.as_ref()?;
        let meeting = stated_at.meeting_id.and_then(|id| self.cx.directory.meeting(id));
        meeting.map(|meeting| meeting.on).or(stated_at.meeting_on)
    }

    /// The one underspend of the whole funding in this year, with its position; not a forecast
    /// that was given before the year was over, nor what was left on some day in it.
    pub(crate) fn underspend(&self, year: FinancialYear) -> Result<(usize, Money), Skip> {
        let sums = self.sums(AmountKind::Underspend, Some(year));
        match sums.list.as_slice() {
            [] => Err(Skip::Missing("no underspend of that year")),
            [(at, amount)] if amount.purpose.is_none() => {
                let is_early = |end: Date| {
                    let is_of_the_year = amount.on.is_some_and(|on| on.is_before(end));
                    is_of_the_year || self.told_on(amount).is_some_and(|on| on.latest() <= end)
                };
                if year.last_day().is_some_and(is_early) {
                    return Err(Skip::Missing("no underspend stated after the end of the year"));
                }
                exact([*amount])?;
                Ok((*at, amount.money))
            }
            _ => Err(Skip::Missing("no single underspend of the whole funding")),
        }
    }

    /// Whether the year has sums of which it depends on the funding whether they count as spent
    /// or as available: ordered, invoiced, received, kept in reserve or put to another use.
    pub(crate) fn has_unsettled_sums(&self, year: FinancialYear) -> bool {
        let is_of_year = |amount: &FundingAmount| self.year_of(amount).is_none_or(|of| of == year);
        let amounts = || self.amounts.iter().filter(|amount| is_of_year(amount));
        let total = |kinds: &[AmountKind]| {
            Money::sum(amounts().filter(|it| kinds.contains(&it.kind)).map(|it| it.money))
        };
        let given = total(&[AmountKind::Allocated]).or_else(|| total(&[AmountKind::Awarded]));
        let income = [AmountKind::ExpectedIncome, AmountKind::Received];
        let mut received = amounts().filter(|amount| income.contains(&amount.kind)).peekable();
        let has_income = received.peek().is_some();
        let is_for_itself = received.any(|amount| amount.purpose.is_some());
        let unsettled = [
            AmountKind::Committed,
            AmountKind::AwaitingInvoice,
            AmountKind::Reallocated,
            AmountKind::Reserve,
        ];
        amounts().any(|amount| unsettled.contains(&amount.kind))
            || is_for_itself
            || (has_income && !is_within(total(&income), given))
    }

    /// Whether it is told of some of its sums only to which year they belong.
    pub(crate) fn mixes_years(&self) -> bool {
        let mut sums = self.amounts.iter().map(|amount| self.year_of(amount).is_some());
        let first = sums.next();
        sums.any(|is_known| Some(is_known) != first)
    }

    /// What there is to spend in a year: the sum allocated or awarded, whichever is larger, with
    /// what was brought forward. Income, reserves and sums `moved` here from other funding may come
    /// on top.
    pub(crate) fn means(
        &self,
        year: Option<FinancialYear>,
        moved: Option<&Vec<Money>>,
    ) -> Result<Option<Means>, Skip> {
        let total = |kind| self.sums(kind, year).total_by_purpose();
        let given = larger(total(AmountKind::Allocated)?, total(AmountKind::Awarded)?)?;
        given.map(|given| self.with_additions(given, year, moved)).transpose()
    }

    /// The same of a funding to which nothing was allocated or awarded: what was approved.
    pub(crate) fn approved_means(
        &self,
        year: Option<FinancialYear>,
        moved: Option<&Vec<Money>>,
    ) -> Result<Option<Means>, Skip> {
        let approved = self.sums(AmountKind::Approved, year).total_by_purpose()?;
        approved.map(|approved| self.with_additions(approved, year, moved)).transpose()
    }

    /// A sum given for the funding, with what was brought forward and may come on top.
    pub(crate) fn with_additions(
        &self,
        given: Money,
        year: Option<FinancialYear>,
        moved: Option<&Vec<Money>>,
    ) -> Result<Means, Skip> {
        let at_most = |kind| self.sums(kind, year).at_most();
        let certain = all([Some(given), at_most(AmountKind::BroughtForward)?])?;
        let income = [at_most(AmountKind::Received)?, at_most(AmountKind::ExpectedIncome)?];
        // Income up to what was given, and not for a purpose of its own, is that money coming in.
        let kinds = [AmountKind::Received, AmountKind::ExpectedIncome];
        let mut amounts = self.amounts.iter().filter(|amount| kinds.contains(&amount.kind));
        let is_more = amounts.any(|amount| amount.purpose.is_some())
            || !is_within(Money::sum(income.into_iter().flatten()), Some(given));
        let income = income.into_iter().filter(|_| is_more);
        let moved = moved.into_iter().flatten().copied().map(Some);
        // A sum moved is not always said to come or to go.
        let is_other = |amount: &&FundingAmount| match amount.kind {
            AmountKind::Reserve | AmountKind::Precept => true,
            AmountKind::Transferred => amount.to_funding_id.is_none(),
            _ => false,
        };
        let of_year = self.amounts.iter().filter(|amount| self.year_of(amount) == year);
        let others = of_year.filter(is_other).map(|amount| Some(amount.money));
        let possible = all(income.chain(moved).chain(others).chain([Some(certain)]))?;
        Ok(Means { certain, possible })
    }

    /// The least that was spent by these sums, with the position of the last that says so: the
    /// single sums together or the largest total to date.
    pub(crate) fn spent(
        &self,
        keep: impl Fn(&FundingAmount) -> bool,
    ) -> Result<Option<(usize, Money)>, Skip> {
        let of_kind = |kind| {
            let amounts = self.get().amounts.iter().enumerate();
            amounts.filter(|(_, amount)| amount.kind == kind && keep(amount)).collect::<Vec<_>>()
        };
        let single = Sums::of(of_kind(AmountKind::Spent).into_iter());
        let last = single.list.last().map(|(at, _)| *at);
        let mut most = last.zip(single.at_least(Sums::total)?);
        for (at, amount) in of_kind(AmountKind::SpentToDate) {
            exact([amount])?;
            let is_more = match most {
                Some((_, before)) => excess(amount.money, before)?.is_some(),
                None => true,
            };
            if is_more {
                most = Some((at, amount.money));
            }
        }
        Ok(most)
    }

    /// What is wrong with the approval of a sum by the funder, where a condition of this kind asks
    /// for one.
    pub(crate) fn unapproved(
        &self,
        amount: &'a FundingAmount,
        kind: ConditionKind,
    ) -> Option<Unapproved<'a>> {
        let conditions = self.get().conditions.iter().enumerate();
        let mut asked = conditions.filter(|(_, condition)| condition.kind == Some(kind));
        let (condition, _) = asked.clone().next()?;
        // The condition was met as a whole.
        if asked.any(|(_, condition)| condition.met_on.is_some()) {
            return None;
        }
        let Some(by) = &amount.approved_by else {
            return amount.approved_on.is_none().then_some(Unapproved { condition, by: None });
        };
        let others = |funder: &Party| body(funder).is_some_and(|one| Some(one) != body(by));
        let is_other = !self.funders.is_empty() && self.funders.iter().all(others);
        (body(by).is_some() && is_other).then_some(Unapproved { condition, by: Some(by) })
    }

    /// The place of the sum at this position.
    pub(crate) fn amount_pointer(&self, at: usize) -> Place {
        self.pointer().field("amounts").index(at)
    }
}

/// Sums of one kind, each once however often the minutes give it again.
///
/// The same sum for the same purpose, given in two places, is one sum.
#[derive(Debug)]
pub(crate) struct Sums<'a> {
    /// With their positions in the funding.
    pub(crate) list: Vec<(usize, &'a FundingAmount)>,
    /// Whether two of them may be one sum recorded twice.
    unclear: bool,
}

impl<'a> Sums<'a> {
    fn of(amounts: impl Iterator<Item = (usize, &'a FundingAmount)>) -> Self {
        let mut sums = Self { list: Vec::new(), unclear: false };
        let mut amounts = amounts.peekable();
        // A sum alone is no other's.
        let only = amounts.next();
        if amounts.peek().is_none() {
            sums.list.extend(only);
            return sums;
        }
        let amounts = only.into_iter().chain(amounts);
        let mut first: HashMap<_, &FundingAmount> = HashMap::new();
        let mut dated = HashSet::new();
        for (at, amount) in amounts {
            let what = (purpose(amount), amount.money);
            // With and without a day, they may be the same sum or not.
            sums.unclear |= match amount.on {
                Some(_) => first.contains_key(&(what.clone(), None)),
                None => dated.contains(&what),
            };
            if amount.on.is_some() {
                dated.insert(what.clone());
            }
            if let Some(before) = first.get(&(what.clone(), amount.on)) {
                let places = (&before.stated_at, &amount.stated_at);
                if places.0.is_some() && places.1.is_some() && places.0 != places.1 {
                    continue;
                }
                sums.unclear = true;
            } else {
                first.insert((what, amount.on), amount);
            }
            sums.list.push((at, amount));
        }
        sums
    }

    /// All of them together, also those that may be one sum recorded twice; nothing where there
    /// are none.
    pub(crate) fn at_most(&self) -> Result<Option<Money>, Skip> {
        if self.list.is_empty() {
            return Ok(None);
        }
        exact(self.list.iter().map(|(_, amount)| *amount))?;
        Money::sum(self.list.iter().map(|(_, amount)| amount.money))
            .map(Some)
            .ok_or(Skip::Missing("no sums in one currency"))
    }

    /// All of them together, where each is certainly a sum of its own.
    pub(crate) fn total(&self) -> Result<Option<Money>, Skip> {
        if self.unclear {
            return Err(Skip::Missing("no telling whether a sum is given twice"));
        }
        self.at_most()
    }

    /// The least that they come to: sums for this and that may be parts of those for the whole.
    pub(crate) fn at_least(
        &self,
        total: fn(&Self) -> Result<Option<Money>, Skip>,
    ) -> Result<Option<Money>, Skip> {
        let of = |is_part| {
            let list = self.list.iter().copied();
            let list = list.filter(|(_, amount)| amount.purpose.is_some() == is_part).collect();
            total(&Self { list, unclear: self.unclear })
        };
        larger(of(false)?, of(true)?)
    }

    /// All of them together, where each is for a purpose of its own: of two sums for one purpose
    /// the later may replace the earlier. A sum for the whole counts alone where the others make
    /// up just as much; else they may be within it or beside it.
    pub(crate) fn total_by_purpose(&self) -> Result<Option<Money>, Skip> {
        let purposes = || self.list.iter().map(|(_, sum)| purpose(sum)).collect::<HashSet<_>>();
        if self.list.len() > 1 && purposes().len() < self.list.len() {
            return Err(Skip::Missing("no telling whether a sum is given twice"));
        }
        let total = self.total()?;
        let whole = self.whole().filter(|_| self.list.len() > 1);
        let Some((_, whole)) = whole else { return Ok(total) };
        let parts = self.list.iter().filter(|(_, sum)| sum.purpose.is_some());
        if Money::sum(parts.map(|(_, part)| part.money)) == Some(whole.money) {
            return Ok(Some(whole.money));
        }
        Err(Skip::Missing("no telling whether a sum is a part of another"))
    }

    /// The first sum that is for no purpose of its own.
    pub(crate) fn whole(&self) -> Option<(usize, &'a FundingAmount)> {
        self.list.iter().find(|(_, sum)| sum.purpose.is_none()).copied()
    }
}

/// What a funding has to spend.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Means {
    /// What was given to it.
    pub(crate) certain: Money,
    /// The same with all that may come on top.
    pub(crate) possible: Money,
}

impl Means {
    /// By how much a sum is above what there is; nothing where it is not.
    pub(crate) fn exceeded_by(&self, sum: Money) -> Result<Option<Money>, Skip> {
        let over = excess(sum, self.certain)?;
        if over.is_some() && excess(sum, self.possible)?.is_none() {
            return Err(Skip::Missing("no telling whether other sums of the year count"));
        }
        Ok(over)
    }
}

/// A sum that needs the funder's approval and does not have it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Unapproved<'a> {
    /// The position of the condition that asks for it.
    pub(crate) condition: usize,
    /// Who approved it in the funder's place.
    pub(crate) by: Option<&'a Party>,
}

/// By how much a sum is above another; nothing where it is not.
pub(crate) fn excess(sum: Money, limit: Money) -> Result<Option<Money>, Skip> {
    let over = sum.minus(limit).ok_or(Skip::Missing("no sums in one currency"))?;
    Ok(Some(over).filter(|over| over.minor_units() > 0))
}

fn larger(one: Option<Money>, other: Option<Money>) -> Result<Option<Money>, Skip> {
    let (Some(first), Some(second)) = (one, other) else { return Ok(one.or(other)) };
    Ok(Some(if excess(second, first)?.is_some() { second } else { first }))
}

fn all(sums: impl IntoIterator<Item = Option<Money>>) -> Result<Money, Skip> {
    Money::sum(sums.into_iter().flatten()).ok_or(Skip::Missing("no sums in one currency"))
}

/// The body that a party is or speaks for.
fn body(party: &Party) -> Option<(Option<OrganisationId>, Option<BoardId>)> {
    let body = (party.organisation_id, party.board_id);
    (body != (None, None)).then_some(body)
}

/// Whether a sum is known to be no more than another.
fn is_within(sum: Option<Money>, other: Option<Money>) -> bool {
    let left = sum.zip(other).and_then(|(sum, other)| other.minus(sum));
    left.is_some_and(|left| left.minor_units() >= 0)
}

/// The purpose of a sum, to be compared.
fn purpose(amount: &FundingAmount) -> Option<String> {
    let purpose = amount.purpose.as_ref()?;
    Some(purpose.as_str().trim().to_lowercase())
}
