use super::{Record, SeriesView};
use crate::model::{DateSpan, Member, Office};
use crate::value::{Date, FinancialYear, OrganisationId};

/// Whether these spans together have every day from the one to the other.
pub(crate) fn covers(spans: &[DateSpan], from: Date, until: Date) -> bool {
    let mut spans = spans.to_vec();
    spans.sort_by_key(|span| (span.from, span.until));
    let mut next = Some(from);
    for span in spans {
        if let Some(day) = next.filter(|&day| span.contains(day)) {
            if until <= span.until {
                return from <= until;
            }
            next = span.until.plus_days(1).max(Some(day));
        }
    }
    false
}

/// No board is older.
const FIRST_YEAR: u16 = 1900;
/// A span of more years was never meant to be looked at year by year.
const MOST_YEARS: usize = 200;

/// The financial years of which these spans have every day and which have ended by `as_of`.
pub(crate) fn whole_years(spans: &[DateSpan], as_of: Option<Date>) -> Vec<FinancialYear> {
    let first = spans.iter().map(|span| span.from).min();
    let first = first.max(Date::checked_ymd(FIRST_YEAR, 4, 1)).and_then(FinancialYear::of);
    let last = spans.iter().map(|span| span.until).max();
    let years = std::iter::successors(first, |year| year.next());
    years
        .take(MOST_YEARS)
        .take_while(|year| year.last_day() <= last)
        .filter(|year| as_of.is_none_or(|today| year.last_day() < Some(today)))
        .filter(|year| match (year.first_day(), year.last_day()) {
            (Some(from), Some(until)) => covers(spans, from, until),
            _ => false,
        })
        .collect()
}

impl Record<'_, Member> {
    /// Whether somebody has the seat, and has it as a member and not to observe or to serve.
    pub(crate) fn is_filled(&self) -> bool {
        let serves = matches!(
            self.office,
            Some(Office::Observer | Office::Adviser | Office::Clerk | Office::Representative)
        );
        self.person_id.is_some() && !serves
    }

    /// The body that the member speaks for: as the seat says, else where the person works.
    pub(crate) fn body(&self) -> Option<OrganisationId> {
        let person = || self.person_id.and_then(|id| self.cx.directory.person(id));
        self.represents_id.or_else(|| person()?.organisation_id)
    }
}

impl<'a> SeriesView<'a> {
    /// The filled seats of the day; also those of which only the month or the year is known that
    /// may be of it.
    pub(crate) fn members_on(&self, date: Date) -> impl Iterator<Item = &Record<'a, Member>> {
        self.members.iter().filter(move |member| {
            member.is_filled()
                && member.starts_on.is_none_or(|starts| starts.earliest() <= date)
                && member.ends_on.is_none_or(|ends| date <= ends.latest())
        })
    }
}
