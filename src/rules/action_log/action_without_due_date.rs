use crate::model::Action;
use crate::rule::{Findings, Judged, Record, Skip, declare_rule};

declare_rule! {
    code: "action-without-due-date",
    force: Always(Advice),
    basis: Practice,
    authorities: [],
    since: "0.1.0",
    page: "action_without_due_date.md",
    check: Action(check),
}

fn check(action: &Record<'_, Action>, findings: &mut Findings<'_>) -> Judged {
    if !action.is_open() {
        return Err(Skip::Nothing);
    }
    if action.due.is_none() {
        findings
            .add(action.pointer(), format!("no time is given for {}", action.name()))
            .help("give a date, an interval or the words of the minutes, such as “next meeting”");
    }
    Ok(())
}
