use crate::model::{AmountKind, Funding, FundingAmount};
use crate::rule::{Findings, Judged, Record, Skip, declare_rule};

declare_rule! {
    code: "money-sign-wrong",
    force: Always(Error),
    basis: Data,
    authorities: [],
    since: "0.1.0",
    page: "money_sign_wrong.md",
    check: Funding(check),
}

fn check(funding: &Record<'_, Funding>, findings: &mut Findings<'_>) -> Judged {
    if funding.amounts.is_empty() {
        return Err(Skip::Nothing);
    }
    for (at, amount) in funding.amounts.iter().enumerate() {
        if amount.money.minor_units() < 0 && !may_be_negative(amount) {
            findings
                .add(
                    funding.amount_pointer(at).field("money").field("minor_units"),
                    format!(
                        "the sum is {}, though its kind says which way it counts",
                        amount.money
                    ),
                )
                .help("leave out the sign, or give the reason for a sum that takes another back");
        }
    }
    Ok(())
}

/// Whether the sum may stand with its sign: a deficit that is passed on, or a credit or a cut that
/// is told as such.
fn may_be_negative(amount: &FundingAmount) -> bool {
    let is_passed_on =
        matches!(amount.kind, AmountKind::BroughtForward | AmountKind::CarriedForward);
    let printed = amount.as_printed.as_ref().map_or("", |words| words.as_str());
    let is_printed = printed.contains(['-', '−', '–', '(']);
    is_passed_on || is_printed || amount.reason.is_some()
}
