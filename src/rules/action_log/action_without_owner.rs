use crate::model::Action;
use crate::rule::{Findings, Judged, Record, Skip, declare_rule};

declare_rule! {
    code: "action-without-owner",
    force: Always(Warning),
    basis: Practice,
    authorities: [],
    since: "0.1.0",
    page: "action_without_owner.md",
    check: Action(check),
}

fn check(action: &Record<'_, Action>, findings: &mut Findings<'_>) -> Judged {
    if !action.is_open() {
        return Err(Skip::Nothing);
    }
    if action.owners.is_empty() {
        findings
            .add(action.pointer(), format!("nobody is named for {}", action.name()))
            .help("name a person, a post or a body; the words of the minutes will do");
    }
    Ok(())
}
