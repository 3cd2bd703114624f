#![doc = include_str!("responsible_authority_unrepresented.md")]

use std::collections::HashSet;

use crate::model::{DateSpan, Nation};
use crate::rule::{Authority, Findings, Judged, Record, SeriesView, Skip, declare_rule, existence};
use crate::value::{Date, OrganisationId};

declare_rule! {
    code: "responsible-authority-unrepresented",
    force: Always(Advice),
    basis: Practice,
    authorities: [
        Authority {
            citation: "Crime and Disorder Act 1998, section 5",
            url: "https://www.legislation.gov.uk/ukpga/1998/37/section/5",
            nations: &[Nation::England, Nation::Wales],
            in_force_from: "1998-09-30",
            in_force_until: None,
        },
        Authority {
            citation: "Crime and Disorder (Formulation and Implementation of Strategy) Regulations \
                2007 (SI 2007/1830), regulation 3, as made",
            url: "https://www.legislation.gov.uk/uksi/2007/1830/regulation/3/made",
            nations: &[Nation::England],
            in_force_from: "2007-08-01",
            in_force_until: Some("2011-05-31"),
        },
    ],
    since: "0.1.0",
    page: "responsible_authority_unrepresented.md",
    check: Series(check),
}

fn check(series: &SeriesView<'_>, findings: &mut Findings<'_>) {
    findings.judge(|findings| judge(series, findings));
}

fn judge(series: &SeriesView<'_>, findings: &mut Findings<'_>) -> Judged {
    let board = &series.board;
    if board.responsible_authority_ids.is_empty() {
        return Err(Skip::Nothing);
    }
    let day = latest(&board.members_complete, board.cx.as_of)
        .ok_or(Skip::Missing("the book is not said to hold every member"))?;
    let directory = board.cx.directory;
    let bodies: HashSet<_> = series.members_on(day).map(Record::body).collect();
    for (at, &authority) in board.responsible_authority_ids.iter().enumerate() {
        let Some(body) = directory.organisation(authority) else { continue };
        let (first, last) = existence(body);
        let exists = first.is_none_or(|first| first <= day) && last.is_none_or(|last| day <= last);
        // A member of the whole speaks for its parts, and a member of a part for the whole.
        let speaks = |body: OrganisationId| {
            directory.acts_for(body, authority) || directory.is_within(authority, body)
        };
        if !exists || bodies.iter().flatten().any(|&body| speaks(body)) {
            continue;
        }
        if bodies.contains(&None) {
            return Err(Skip::Missing("no telling for which body a member speaks"));
        }
        findings.add(
            board.pointer().field("responsible_authority_ids").index(at),
            format!("no member of {} speaks for {} on {day}", board.name, body.name),
        );
    }
    Ok(())
}

/// The last day of these spans, today at the latest.
fn latest(spans: &[DateSpan], as_of: Option<Date>) -> Option<Date> {
    let begun = spans.iter().filter(|span| as_of.is_none_or(|today| span.from <= today));
    begun.map(|span| as_of.map_or(span.until, |today| span.until.min(today))).max()
}
