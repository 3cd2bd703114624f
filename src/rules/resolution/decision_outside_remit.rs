#![doc = include_str!("decision_outside_remit.md")]

use std::collections::HashMap;

use crate::model::{AmountKind, Board, Effect, Funding, Outcome, Party, Resolution};
use crate::rule::{BookView, Context, Findings, Judged, Place, Skip, declare_rule};
use crate::value::FundingId;

declare_rule! {
    code: "decision-outside-remit",
    force: Always(Warning),
    basis: TermsOfReference,
    authorities: [],
    since: "0.1.0",
    page: "decision_outside_remit.md",
    check: Book(check),
}

type ByFund<'a> = HashMap<FundingId, (Place, &'a Funding)>;

fn check(book: &BookView<'_>, findings: &mut Findings<'_>) {
    let list = Place::ROOT.field("funding");
    let funds: ByFund<'_> = book
        .book
        .funding
        .iter()
        .enumerate()
        .map(|(index, fund)| (fund.id, (list.clone().index(index), fund)))
        .collect();
    for series in book.series() {
        let board = series.board.get();
        for meeting in series.meetings.iter().filter(|meeting| meeting.took_place()) {
            for (pointer, resolution) in meeting.resolutions() {
                findings.judge(|findings| {
                    judge(board, resolution, &funds, book.cx, &pointer, findings)
                });
            }
        }
    }
}

fn judge(
    board: &Board,
    resolution: &Resolution,
    funds: &ByFund<'_>,
    cx: Context<'_>,
    pointer: &Place,
    findings: &mut Findings<'_>,
) -> Judged {
    let is_dropped = matches!(resolution.outcome, Some(Outcome::Lost | Outcome::Withdrawn));
    // What one person decides alone is not in the board's remit, whatever it is.
    if is_dropped || resolution.decided_by.is_some() {
        return Err(Skip::Nothing);
    }
    let mut judged = Err(Skip::Nothing);
    for (index, id) in resolution.funding_ids.iter().enumerate() {
        let Some((place, fund)) = funds.get(id) else { continue };
        judged = Ok(());
        if !approves(resolution, fund) {
            continue;
        }
        let Some(decider) = fund.decider.as_ref().filter(|who| is_other(board, who, cx)) else {
            continue;
        };
        // Once the body that decides has approved it, the board only agrees with that.
        if fund.amounts.iter().any(|amount| amount.approved_by.is_some()) {
            continue;
        }
        let name = cx.directory.name(decider);
        findings
            .add(
                pointer.clone().field("funding_ids").index(index),
                format!("the board approves money of “{}”, on which {name} decides", fund.name),
            )
            .related(place.clone().field("decider"), format!("{name} decides"))
            .help("a proposal to the body that decides has the effect `recommended`");
    }
    judged
}

/// Whether the resolution approves money of the fund, for certain.
fn approves(resolution: &Resolution, fund: &Funding) -> bool {
    let is_linked = fund.amounts.iter().any(|amount| {
        amount.kind == AmountKind::Approved && amount.resolution_id == Some(resolution.id)
    });
    let effects: Vec<_> = resolution.effects().collect();
    // Where other things are decided too, another limb may be the one that approves.
    let is_only = resolution.funding_ids.len() == 1 && resolution.plan_ids.is_empty();
    is_linked
        || (effects.contains(&Effect::Approved)
            && !effects.contains(&Effect::Recommended)
            && (is_only || effects.iter().all(|effect| *effect == Effect::Approved)))
}

/// Whether somebody is neither the board nor a sub-group of it.
fn is_other(board: &Board, decider: &Party, cx: Context<'_>) -> bool {
    let body = decider.board_id.and_then(|id| cx.directory.board(id));
    body.is_none_or(|other| other.id != board.id && other.parent_board_id != Some(board.id))
}
