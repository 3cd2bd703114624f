#![doc = include_str!("municipal_year_mislabelled.md")]

use crate::rule::{Findings, Judged, Place, SeriesView, Skip, declare_rule};
use crate::value::{Date, MunicipalYear, PartialDate};

declare_rule! {
    code: "municipal-year-mislabelled",
    force: Always(Warning),
    basis: Practice,
    authorities: [],
    since: "0.1.0",
    page: "municipal_year_mislabelled.md",
    check: Series(check),
}

/// Offices may be filled some time before the year for which they are filled.
const MONTHS_AHEAD: u32 = 3;

fn check(series: &SeriesView<'_>, findings: &mut Findings<'_>) {
    for member in &series.members {
        if let Some(year) = member.municipal_year {
            let at = member.pointer().field("municipal_year");
            let start = member.starts_on.and_then(PartialDate::date);
            findings.judge(|findings| {
                let start = start.ok_or(Skip::Missing("no first day of the term"))?;
                judge(series, year, start, at, "a term that begins on", findings)
            });
        }
    }
    for meeting in series.meetings.iter().filter(|meeting| meeting.took_place()) {
        for (at, resolution) in meeting.resolutions() {
            for (index, election) in resolution.elections.iter().enumerate() {
                let Some(year) = election.municipal_year else { continue };
                let at = at.clone().field("elections").index(index).field("municipal_year");
                findings.judge(|findings| {
                    let date = meeting.date().ok_or(Skip::Missing("no whole date"))?;
                    judge(series, year, date, at, "an office filled on", findings)
                });
            }
        }
    }
}

fn judge(
    series: &SeriesView<'_>,
    year: MunicipalYear,
    date: Date,
    at: Place,
    what: &str,
    findings: &mut Findings<'_>,
) -> Judged {
    let annual = |in_year: u16| {
        series.board.annual_meetings_on.iter().copied().filter(move |on| on.year() == in_year)
    };
    // Of two annual meetings in one year, it is not known which bounds it.
    let first = annual(year.starts_in());
    let (begins, ends) = (first.min(), annual(year.starts_in() + 1).max());
    let unknown = Skip::Missing("no dates of the annual meetings that bound the year");
    // The year begins within its first calendar year and ends within its second.
    let message = if date.year() <= year.starts_in() {
        let begins = begins.ok_or(unknown)?;
        let is_ahead = date.plus_months(MONTHS_AHEAD).is_none_or(|later| later < begins);
        is_ahead.then(|| format!("{year} begins on {begins}, and labels {what} {date}"))
    } else {
        let ends = ends.ok_or(unknown)?;
        (ends <= date).then(|| format!("{year} ended before {ends}, and labels {what} {date}"))
    };
    if let Some(message) = message {
        findings
            .add(at, message)
            .related(series.board.pointer().field("annual_meetings_on"), "the annual meetings");
    }
    Ok(())
}
