use super::Record;
use crate::model::{AmountKind, Funding, FundingAmount};
use crate::rule::Skip;
use crate::value::FinancialYear;

impl<'a> Record<'a, Funding> {
    /// The sums of these kinds and of one year.
    pub(crate) fn of_kinds(
        &self,
        kinds: &[AmountKind],
        year: Option<FinancialYear>,
    ) -> impl Iterator<Item = &'a FundingAmount> {
        let amounts = self.get().amounts.iter();
        amounts.filter(move |amount| kinds.contains(&amount.kind) && self.year_of(amount) == year)
    }
}

/// Nothing is reckoned with sums that the record calls approximate, nor with the price of one unit.
pub(super) fn exact<'a>(sums: impl IntoIterator<Item = &'a FundingAmount>) -> Result<(), Skip> {
    if sums.into_iter().any(|sum| sum.approximate || sum.unit.is_some()) {
        return Err(NOT_EXACT);
    }
    Ok(())
}

/// Whether sums can be held against their limits to the penny, or what is missing for it.
///
/// All must be exact, and none but a limit be one of which only the most is known ("up to").
/// Value added tax must be in all of them or in none, as far as they say.
pub(crate) fn to_the_penny<'a>(
    sums: impl IntoIterator<Item = &'a FundingAmount>,
    limits: impl IntoIterator<Item = &'a FundingAmount>,
) -> Result<(), Skip> {
    let sums: Vec<_> = sums.into_iter().collect();
    if sums.iter().any(|sum| sum.at_most) {
        return Err(NOT_EXACT);
    }
    let all: Vec<_> = sums.into_iter().chain(limits).collect();
    exact(all.iter().copied())?;
    let mut taxes = all.iter().map(|sum| sum.includes_vat);
    let first = taxes.next();
    if taxes.any(|includes| Some(includes) != first) {
        return Err(Skip::Missing("no sums on one footing of VAT"));
    }
    Ok(())
}

const NOT_EXACT: Skip = Skip::Missing("no exact sum");
