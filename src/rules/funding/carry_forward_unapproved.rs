#![doc = include_str!("carry_forward_unapproved.md")]

use crate::model::{AmountKind, ConditionKind, Funding};
use crate::rule::{Findings, Judged, Record, Skip, declare_rule};

declare_rule! {
    code: "carry-forward-unapproved",
    force: Always(Warning),
    basis: Practice,
    authorities: [],
    since: "0.1.0",
    page: "carry_forward_unapproved.md",
    check: Funding(check),
}

fn check(funding: &Record<'_, Funding>, findings: &mut Findings<'_>) -> Judged {
    const ASKED: ConditionKind = ConditionKind::CarryForwardApproval;
    if !funding.conditions.iter().any(|condition| condition.kind == Some(ASKED)) {
        return Err(Skip::Nothing);
    }
    let mut judged = Err(Skip::Nothing);
    for (at, amount) in funding.get().amounts.iter().enumerate() {
        if amount.kind != AmountKind::CarriedForward {
            continue;
        }
        judged = Ok(());
        if let Some(unapproved) = funding.unapproved(amount, ASKED) {
            let money = amount.money;
            let message = match unapproved.by {
                None => format!("{money} is carried forward and no approval of it is recorded"),
                Some(by) => {
                    let by = funding.cx.directory.name(by);
                    format!(
                        "{money} is carried forward with the approval of {by}, which is not its funder"
                    )
                }
            };
            let condition = funding.pointer().field("conditions").index(unapproved.condition);
            findings
                .add(funding.amount_pointer(at), message)
                .related(condition, "the condition that asks for the funder's approval");
        }
    }
    judged
}
