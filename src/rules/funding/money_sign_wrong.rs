#![doc = include_str!("money_sign_wrong.md")]

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
    is_passed_on || has_sign(printed) || tells_of_less(printed) || amount.reason.is_some()
}

/// Whether a sum is printed with a sign or brackets. A dash between two figures parts pounds from
/// pence, as in £1030-92, or two years.
fn has_sign(printed: &str) -> bool {
    let is_figure = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
    printed.contains('(')
        || printed.match_indices(['-', '−', '–']).any(|(at, dash)| {
            let before = printed.get(..at).and_then(|text| text.chars().next_back());
            let after = printed.get(at + dash.len()..).and_then(|text| text.chars().next());
            !(is_figure(before) && is_figure(after))
        })
}

/// Whether the words say that the sum takes another back.
fn tells_of_less(printed: &str) -> bool {
    const WORDS: [&str; 8] =
        ["credit", "cr", "refund", "refunded", "less", "minus", "reduction", "repaid"];
    let printed = printed.to_lowercase();
    printed.split(|c: char| !c.is_alphabetic()).any(|word| WORDS.contains(&word))
}
