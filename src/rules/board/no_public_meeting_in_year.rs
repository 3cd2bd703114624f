#![doc = include_str!("no_public_meeting_in_year.md")]

use crate::model::{Nation, Profile};
use crate::rule::{Authority, Findings, Judged, SeriesView, Skip, declare_rule, whole_years};
use crate::value::FinancialYear;

declare_rule! {
    code: "no-public-meeting-in-year",
    force: Duty(Warning, &[Profile::StrategyGroup]),
    basis: Regulation,
    authorities: [Authority {
        citation: "Crime and Disorder (Formulation and Implementation of Strategy) Regulations 2007 \
            (SI 2007/1830), regulation 12(4)",
        url: "https://www.legislation.gov.uk/uksi/2007/1830/regulation/12/made",
        nations: &[Nation::England],
        in_force_from: "2007-08-01",
        in_force_until: None,
    }],
    since: "0.1.0",
    page: "no_public_meeting_in_year.md",
    check: Series(check),
}

fn check(series: &SeriesView<'_>, findings: &mut Findings<'_>) {
    let board = &series.board;
    let years = whole_years(&board.meetings_complete, board.cx.as_of);
    if years.is_empty() {
        findings.judge(|findings| {
            findings.may_bind(board.get())?;
            Err(Skip::Missing(
                "the book is not said to hold all meetings of a whole financial year",
            ))
        });
    }
    for year in years {
        findings.judge(|findings| judge(series, year, findings));
    }
}

fn judge(series: &SeriesView<'_>, year: FinancialYear, findings: &mut Findings<'_>) -> Judged {
    let board = &series.board;
    let (Some(from), Some(until)) = (year.first_day(), year.last_day()) else {
        return Err(Skip::Nothing);
    };
    findings.require_duty_over(board.get(), from, until)?;
    let mut of_year = series
        .meetings
        .iter()
        .filter(|meeting| meeting.came_together())
        .filter(|meeting| from <= meeting.on.latest() && meeting.on.earliest() <= until)
        .map(|meeting| meeting.open_to_public.or(meeting.public_present.map(|count| count > 0)))
        .collect::<Vec<_>>();
    of_year.sort_unstable();
    match (of_year.last(), of_year.first()) {
        (Some(Some(true)), _) => Ok(()),
        (_, Some(None)) => Err(Skip::Missing("no word on whether the public could attend")),
        _ => {
            let message = format!("no meeting of {} in {year} was open to the public", board.name);
            findings.add(board.pointer(), message);
            Ok(())
        }
    }
}
