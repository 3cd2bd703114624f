#![doc = include_str!("spending_review_missing.md")]

use crate::model::{ItemKind, Nation, Profile};
use crate::rule::{
    Authority, Findings, Judged, MeetingView, SeriesView, Skip, declare_rule, whole_years,
};

declare_rule! {
    code: "spending-review-missing",
    force: Duty(Advice, &[Profile::StrategyGroup]),
    basis: Regulation,
    authorities: [Authority {
        citation: "Crime and Disorder (Formulation and Implementation of Strategy) Regulations 2007 \
            (SI 2007/1830), regulation 3(5), as substituted by SI 2011/1230",
        url: "https://www.legislation.gov.uk/uksi/2011/1230/made",
        nations: &[Nation::England],
        in_force_from: "2011-06-01",
        in_force_until: None,
    }],
    since: "0.1.0",
    page: "spending_review_missing.md",
    check: Series(check),
}

fn check(series: &SeriesView<'_>, findings: &mut Findings<'_>) {
    findings.judge(|findings| judge(series, findings));
}

fn judge(series: &SeriesView<'_>, findings: &mut Findings<'_>) -> Judged {
    let board = &series.board;
    if series.funding.is_empty() {
        return Err(Skip::Nothing);
    }
    findings.may_bind(board.get())?;
    let years = whole_years(&board.meetings_complete, board.cx.as_of);
    let year = years.last().ok_or(Skip::Missing(
        "the book is not said to hold all meetings of a whole financial year",
    ))?;
    let (Some(from), Some(until)) = (year.first_day(), year.last_day()) else {
        return Err(Skip::Nothing);
    };
    findings.require_duty_over(board.get(), from, until)?;
    let terms = board.terms_on(until);
    if terms.is_some_and(|terms| terms.spending_review.is_some()) {
        return Ok(());
    }
    // A meeting that looks at the money reviews it, whatever the terms of reference say.
    let mut amounts = series.funding.iter().flat_map(|funding| &funding.amounts);
    let mut meetings = series.meetings.iter().filter(|meeting| meeting.took_place());
    let is_finance = |meeting: &MeetingView<'_>| {
        meeting.items().any(|item| item.kind == Some(ItemKind::Finance))
    };
    if amounts.any(|amount| amount.stated_at.is_some()) || meetings.any(is_finance) {
        return Ok(());
    }
    let meetings = series.meetings.iter().filter(|meeting| meeting.took_place());
    let mut of_year = meetings
        .filter(|meeting| from <= meeting.on.latest() && meeting.on.earliest() <= until)
        .peekable();
    if of_year.peek().is_none() {
        return Err(Skip::Nothing);
    }
    if !of_year.all(MeetingView::is_complete) {
        return Err(Skip::Missing("the record of a meeting is an extract"));
    }
    let name = &board.name;
    findings.add(
        board.pointer(),
        format!(
            "no review of the money of {name} is arranged, and no meeting of {year} looked at it"
        ),
    );
    Ok(())
}
