#![doc = include_str!("yearly_office_not_appointed.md")]

use std::collections::BTreeMap;

use crate::model::{ItemKind, MeetingStatus, Office, Outcome};
use crate::rule::{Findings, Judged, MeetingView, SeriesView, Skip, declare_rule};
use crate::value::{Date, PartialDate};

declare_rule! {
    code: "yearly-office-not-appointed",
    force: Always(Warning),
    basis: TermsOfReference,
    authorities: [],
    since: "0.1.0",
    page: "yearly_office_not_appointed.md",
    check: Series(check),
}

fn check(series: &SeriesView<'_>, findings: &mut Findings<'_>) {
    let board = series.board.get();
    if board.terms_of_reference.iter().all(|terms| terms.yearly_offices.is_empty()) {
        if board.terms_of_reference.is_empty() && !series.meetings.is_empty() {
            findings.judge(|_| Err(Skip::Missing("no terms of reference in force")));
        }
        return;
    }
    if board.annual_meetings_on.is_empty() {
        findings.judge(|_| Err(Skip::Missing("no day of an annual meeting")));
    }
    for year in Year::all(series) {
        for office in [Office::Chair, Office::ViceChair, Office::Clerk, Office::Representative] {
            findings.judge(|findings| judge(series, &year, office, findings));
        }
    }
}

/// A municipal year of the host council, with the meetings that the board held in it.
struct Year<'a, 'b> {
    annual_on: Date,
    meetings: Vec<(Date, &'b MeetingView<'a>)>,
}

impl<'a, 'b> Year<'a, 'b> {
    fn all(series: &'b SeriesView<'a>) -> Vec<Self> {
        let days = &series.board.get().annual_meetings_on;
        let mut years: BTreeMap<_, _> = days.iter().map(|day| (*day, Vec::new())).collect();
        for meeting in series.meetings.iter().filter(|meeting| meeting.took_place()) {
            let Some(date) = meeting.date() else { continue };
            let Some((annual_on, meetings)) = years.range_mut(..=date).next_back() else {
                continue;
            };
            // The next annual meeting may be missing here; it is not before March.
            if Date::checked_ymd(annual_on.year() + 1, 3, 1).is_some_and(|end| date < end) {
                meetings.push((date, meeting));
            }
        }
        years.into_iter().map(|(annual_on, meetings)| Self { annual_on, meetings }).collect()
    }
}

fn judge(
    series: &SeriesView<'_>,
    year: &Year<'_, '_>,
    office: Office,
    findings: &mut Findings<'_>,
) -> Judged {
    let first = year.meetings.iter().position(|(_, meeting)| is_suitable(meeting));
    let first = first.ok_or(Skip::Nothing)?;
    let until_first = || year.meetings.iter().take(first + 1);
    let (date, meeting) = until_first().next_back().ok_or(Skip::Nothing)?;
    let terms = meeting.terms().ok_or(Skip::Missing("no terms of reference in force"))?;
    if !terms.yearly_offices.contains(&office) {
        return Err(Skip::Nothing);
    }
    if until_first().any(|(_, meeting)| fills(meeting, office)) {
        return Ok(());
    }
    let is_of_year = series.members.iter().any(|member| {
        // Where only the month or the year is known, the term may have begun in time.
        let may_begin =
            |start: PartialDate| year.annual_on <= start.latest() && start.earliest() <= *date;
        member.office == Some(office)
            && (member.municipal_year.is_some_and(|of| of.starts_in() == year.annual_on.year())
                || member.starts_on.is_some_and(may_begin))
    });
    if is_of_year {
        return Ok(());
    }
    let mut spans = series.board.meetings_complete.iter();
    if !spans.any(|span| span.contains(year.annual_on) && span.contains(*date)) {
        return Err(Skip::Missing("the book is not said to be complete since the annual meeting"));
    }
    let may_be_first = |other: &MeetingView<'_>| {
        let on = other.on;
        on.date().is_none() && on.earliest() <= *date && year.annual_on <= on.latest()
    };
    if series.meetings.iter().any(may_be_first) {
        return Err(Skip::Missing("no full date of a meeting"));
    }
    if !until_first().all(|(_, meeting)| meeting.is_complete()) {
        return Err(Skip::Missing("the record is an extract"));
    }
    let says_nothing = until_first().any(|(_, meeting)| {
        meeting.items().any(|item| {
            item.kind == Some(ItemKind::Appointment)
                && item.resolutions.iter().all(|resolution| resolution.elections.is_empty())
        })
    });
    if says_nothing {
        return Err(Skip::Missing("no office under an item that fills one"));
    }
    let name = match office {
        Office::Chair => "chair",
        Office::ViceChair => "vice-chair",
        Office::Clerk => "clerk",
        _ => "representative",
    };
    findings
        .add(
            meeting.pointer(),
            format!(
                "no {name} is appointed or noted at the first meeting of the municipal year, on \
                 {date}"
            ),
        )
        .help(format!("the host council held its annual meeting on {}", year.annual_on));
    Ok(())
}

/// A special meeting may leave the office to the next ordinary one; so does one without a quorum.
fn is_suitable(meeting: &MeetingView<'_>) -> bool {
    meeting.status == MeetingStatus::Held && meeting.is_regular() && meeting.quorate != Some(false)
}

/// Whether the meeting fills the office on the board itself, or notes who holds it.
fn fills(meeting: &MeetingView<'_>, office: Office) -> bool {
    meeting.resolutions().any(|(_, resolution)| {
        matches!(resolution.outcome, None | Some(Outcome::Carried))
            && resolution.elections.iter().any(|election| {
                let here = election.body.as_ref().and_then(|body| body.board_id);
                election.office == office
                    && (election.body.is_none()
                        || here == Some(meeting.board_id)
                        || office == Office::Representative)
            })
    })
}
