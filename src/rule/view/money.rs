use std::collections::{BTreeSet, HashMap, HashSet};

use super::Record;
use crate::finding::Pointer;
use crate::model::{AmountKind, Funding, FundingAmount};
use crate::rule::Skip;
use crate::value::{FinancialYear, Money};

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

    /// The one underspend of the whole funding in this year, with its position.
    pub(crate) fn underspend(&self, year: FinancialYear) -> Result<(usize, Money), Skip> {
        let sums = self.sums(AmountKind::Underspend, Some(year));
        match sums.list.as_slice() {
            [] => Err(Skip::Missing("no underspend of that year")),
            [(at, amount)] if amount.purpose.is_none() => Ok((*at, amount.money)),
            _ => Err(Skip::Missing("no single underspend of the whole funding")),
        }
    }

    /// Whether the year has sums of which it depends on the funding whether they count as spent
    /// or as available: ordered, invoiced, received or put to another use.
    pub(crate) fn has_unsettled_sums(&self, year: FinancialYear) -> bool {
        self.amounts.iter().any(|amount| {
            let unsettled = matches!(
                amount.kind,
                AmountKind::Committed
                    | AmountKind::AwaitingInvoice
                    | AmountKind::ExpectedIncome
                    | AmountKind::Received
                    | AmountKind::Reallocated
            );
            unsettled && self.year_of(amount).is_none_or(|of| of == year)
        })
    }

    /// The place of the sum at this position.
    pub(crate) fn amount_pointer(&self, at: usize) -> Pointer {
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

    /// All of them together, where each is for a purpose of its own: of two sums for one purpose
    /// the later may replace the earlier.
    pub(crate) fn total_by_purpose(&self) -> Result<Option<Money>, Skip> {
        let purposes: HashSet<_> = self.list.iter().map(|(_, sum)| purpose(sum)).collect();
        if purposes.len() < self.list.len() {
            return Err(Skip::Missing("no telling whether a sum is given twice"));
        }
        self.total()
    }
}

/// The purpose of a sum, to be compared.
fn purpose(amount: &FundingAmount) -> Option<String> {
    let purpose = amount.purpose.as_ref()?;
    Some(purpose.as_str().trim().to_lowercase())
}
