use super::MeetingView;
use crate::calendar::Holidays;
use crate::model::{MeetingKind, MeetingStatus, Nation, Profile, TermsOfReference};
use crate::rule::{Findings, Skip};
use crate::value::{Date, Time};

/// By how many clear working days a meeting is made known, and who asks for them.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Ahead<'a> {
    terms: &'a TermsOfReference,
    nation: Nation,
    meeting_on: Date,
    holidays: Option<&'a Holidays>,
    /// As many as the law asks for, of a board that it binds or that has adopted its rule.
    by_law: Option<u16>,
    /// Whether the law can bind the board, or only its own adoption of the rule.
    is_of_principal_council: bool,
    /// As many as the board's own terms of reference ask for.
    own: Option<u16>,
}

impl<'a> MeetingView<'a> {
    /// The clear working days asked for by the law of council committees, by the terms of
    /// reference that adopt the rule of this code, or by `own`, a setting of theirs.
    ///
    /// Nothing to judge where nobody asks for any, or where the meeting needs no notice: one that
    /// did not come about, goes on with an adjourned one, or is informal.
    pub(crate) fn ahead(
        &self,
        code: &str,
        own: fn(&TermsOfReference) -> Option<u16>,
        findings: &Findings<'_>,
    ) -> Result<Ahead<'a>, Skip> {
        let lapsed = matches!(self.status, MeetingStatus::Cancelled | MeetingStatus::Postponed);
        let unsummoned = matches!(self.kind, Some(MeetingKind::Reconvened | MeetingKind::Informal));
        if lapsed || unsummoned {
            return Err(Skip::Nothing);
        }
        let meeting_on = self.date().ok_or(Skip::Missing("no whole date"))?;
        let terms = self.terms().ok_or(Skip::Missing("no terms of reference in force"))?;
        let own = own(terms);
        let is_of_principal_council = self.is_of_principal_council();
        let is_committee =
            is_of_principal_council && terms.profile.is_some_and(Profile::is_committee);
        let asks = own.is_some() || terms.adopts(code) || is_committee;
        if !asks {
            return Err(Skip::Nothing);
        }
        let nation = terms.nation.ok_or(Skip::Missing("no nation in the terms of reference"))?;
        let binds = is_of_principal_council && findings.binds(terms, meeting_on);
        let is_asked = binds || (terms.adopts(code) && own.is_none());
        let by_law = statutory_days(nation, meeting_on).filter(|_| is_asked);
        if by_law.or(own).is_none() {
            return Err(Skip::Nothing);
        }
        let holidays = self.cx().holidays;
        Ok(Ahead { terms, nation, meeting_on, holidays, by_law, is_of_principal_council, own })
    }
}

impl Ahead<'_> {
    /// How many clear working days before the meeting something was made public. What comes after
    /// the office has closed counts as made public on the next working day.
    pub(crate) fn clear_days(&self, on: Date, at: Option<Time>) -> Result<usize, Skip> {
        if on >= self.meeting_on {
            return Ok(0);
        }
        let count = || {
            let holidays = self.holidays?;
            let is_late = at.zip(self.terms.office_closes_at).is_some_and(|(at, end)| at > end);
            let counts_on = if is_late { holidays.next_working_day(self.nation, on)? } else { on };
            holidays.clear_working_days(self.nation, counts_on, self.meeting_on)
        };
        count().ok_or(Skip::Missing("no holiday calendar for these days"))
    }

    /// How long before the meeting a day with so many clear days is: "3 clear working days before
    /// 2024-06-28, not 5".
    pub(crate) fn shortfall(&self, on: Date, clear: usize, days: u16) -> String {
        let meeting_on = self.meeting_on;
        if on > meeting_on {
            return format!(
                "after the meeting of {meeting_on}, not {days} clear working days before"
            );
        }
        format!("{} before {meeting_on}, not {days}", clear_working_days(clear))
    }

    /// How many clear days were asked for, where these are fewer; what is then found is weighed
    /// by who asked.
    pub(crate) fn more_than(&self, clear: usize, findings: &mut Findings<'_>) -> Option<u16> {
        let falls_short = |days: &u16| clear < usize::from(*days);
        if let Some(days) = self.by_law.filter(falls_short) {
            if self.is_of_principal_council {
                findings.weigh(Some(self.terms), Some(self.meeting_on));
            } else {
                findings.weigh_as_own();
            }
            return Some(days);
        }
        let days = self.own.filter(falls_short)?;
        findings.weigh_as_own();
        Some(days)
    }
}

/// The clear days of Part VA of the Local Government Act 1972: three, and five in England since
/// SI 2002/715.
fn statutory_days(nation: Nation, date: Date) -> Option<u16> {
    match nation {
        Nation::England => {
            let five = Date::checked_ymd(2002, 10, 1).is_some_and(|since| since <= date);
            Some(if five { 5 } else { 3 })
        }
        Nation::Wales => Some(3),
        Nation::Scotland | Nation::NorthernIreland => None,
    }
}

/// "1 clear working day", "4 clear working days".
fn clear_working_days(count: usize) -> String {
    let plural = if count == 1 { "" } else { "s" };
    format!("{count} clear working day{plural}")
}
