#![doc = include_str!("action_stale.md")]

use crate::model::Action;
use crate::rule::{Findings, Judged, Record, SeriesView, Skip, declare_rule};

declare_rule! {
    code: "action-stale",
    force: Always(Advice),
    basis: TermsOfReference,
    authorities: [],
    since: "0.1.0",
    page: "action_stale.md",
    check: ActionOfBoard(check),
}

fn check(
    series: &SeriesView<'_>,
    action: &Record<'_, Action>,
    findings: &mut Findings<'_>,
) -> Judged {
    let versions = &series.board.terms_of_reference;
    if !action.is_open() {
        return Err(Skip::Nothing);
    }
    let set = findings.limit();
    if set.is_none()
        && !versions.is_empty()
        && versions.iter().all(|terms| terms.stale_action_days.is_none())
    {
        return Err(Skip::Nothing);
    }
    let today = action.cx.as_of.ok_or(Skip::Missing("no date that counts as today"))?;
    let terms = series.board.get().terms_on(today);
    let limit = terms.and_then(|terms| terms.stale_action_days).or(set);
    let no_limit = terms.map_or(Skip::Missing("no terms of reference in force"), |_| Skip::Nothing);
    let limit = limit.ok_or(no_limit)?;
    let raised = series.raised_on(action);
    let raised = raised.ok_or(Skip::Missing("no date on which it was raised"))?;
    // What is to be done later may stay open until then.
    let due = action.due.as_ref().and_then(|due| due.on);
    let days = today.days_since(raised.latest());
    if days > i64::from(limit) && due.is_none_or(|due| due.is_before(today)) {
        let name = action.name();
        findings
            .add(
                action.pointer(),
                format!(
                    "{name} was raised on {raised} and has been open for {days} days, more than {limit}"
                ),
            )
            .help("close it, withdraw it or give it a new date");
    }
    Ok(())
}
