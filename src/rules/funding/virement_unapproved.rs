#![doc = include_str!("virement_unapproved.md")]

use crate::model::{AmountKind, ConditionKind, Funding};
use crate::rule::{Findings, Judged, Record, Skip, declare_rule};

declare_rule! {
    code: "virement-unapproved",
    force: Always(Warning),
    basis: Practice,
    authorities: [],
    since: "0.1.0",
    page: "virement_unapproved.md",
    check: Funding(check),
}

fn check(funding: &Record<'_, Funding>, findings: &mut Findings<'_>) -> Judged {
    const ASKED: ConditionKind = ConditionKind::VirementApproval;
    let is_asked = funding.conditions.iter().any(|condition| condition.kind == Some(ASKED));
    let mut judged = Err(Skip::Nothing);
    for (at, amount) in funding.get().amounts.iter().enumerate() {
        let is_moved = amount.kind == AmountKind::Transferred
            || (amount.kind == AmountKind::Reallocated && amount.to_funding_id.is_some());
        if !is_moved || !(is_asked || amount.approved_on.is_some()) {
            continue;
        }
        judged = Ok(());
        let money = amount.money;
        if let (Some(on), Some(approved)) = (amount.on, amount.approved_on)
            && on.is_before(approved.earliest())
        {
            findings.add(
                funding.amount_pointer(at).field("approved_on"),
                format!("{money} was moved on {on}, before this was approved on {approved}"),
            );
        } else if let Some(unapproved) = funding.unapproved(amount, ASKED) {
            let message = match unapproved.by {
                None => {
                    format!("{money} is moved to another use and no approval of it is recorded")
                }
                Some(by) => {
                    let by = funding.cx.directory.name(by);
                    format!("{money} is moved with the approval of {by}, which is not its funder")
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
