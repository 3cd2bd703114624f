use crate::rule::{Findings, SeriesView, Skip, declare_rule};

declare_rule! {
    code: "action-without-owner",
    force: Always(Warning),
    basis: Practice,
    authorities: [],
    since: "0.1.0",
    page: "action_without_owner.md",
    check: Series(check),
}

fn check(series: &SeriesView<'_>, findings: &mut Findings<'_>) {
    for action in series.actions.iter().filter(|action| action.is_awaited()) {
        findings.judge(|findings| {
            if !action.owners.is_empty() {
                return Ok(());
            }
            if action.raised_at.as_ref().is_some_and(|at| series.has_only_extract_of(at)) {
                return Err(Skip::Missing("only an extract of the meeting is in the book"));
            }
            findings
                .add(action.pointer(), format!("nobody is named for {}", action.name()))
                .help("name a person, a post or a body; the words of the minutes will do");
            Ok(())
        });
    }
}
