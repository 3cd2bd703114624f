#![doc = include_str!("profile_undeclared.md")]

use crate::model::TermsOfReference;
use crate::rule::{Findings, Judged, MeetingView, SeriesView, Skip, declare_rule};

declare_rule! {
    code: "profile-undeclared",
    force: Always(Warning),
    basis: Data,
    authorities: [],
    since: "0.1.0",
    page: "profile_undeclared.md",
    check: Series(check),
}

fn check(series: &SeriesView<'_>, findings: &mut Findings<'_>) {
    findings.judge(|findings| judge(series, findings));
}

fn judge(series: &SeriesView<'_>, findings: &mut Findings<'_>) -> Judged {
    let board = &series.board;
    if series.meetings.is_empty() || board.parent_board_id.is_some() {
        return Err(Skip::Nothing);
    }
    let name = &board.name;
    let help = "without them only the record itself can be checked, not what the law asks";
    if board.terms_of_reference.is_empty() {
        let message = format!("the terms of reference of {name} are not given, nor its profile");
        findings.add(board.pointer(), message).help(help);
        return Ok(());
    }
    let all = board.terms_of_reference.len();
    let mut is_used = vec![false; all];
    for terms in series.meetings.iter().filter_map(MeetingView::terms) {
        let mut places = board.terms_of_reference.iter().zip(&mut is_used);
        if let Some((_, used)) = places.find(|(one, _)| std::ptr::eq(*one, terms)) {
            *used = true;
        }
    }
    if !is_used.contains(&true) {
        return Err(Skip::Missing("no terms of reference in force"));
    }
    let used = board.terms_of_reference.iter().zip(is_used).enumerate();
    for (at, (terms, _)) in used.filter(|(_, (_, is_used))| *is_used) {
        let missing = missing(terms, all > 1);
        if !missing.is_empty() {
            let pointer = board.pointer().field("terms_of_reference").index(at);
            let missing = missing.join(" or ");
            let message = format!("the terms of reference of {name} give no {missing}");
            findings.add(pointer, message).help(help);
        }
    }
    Ok(())
}

/// What a version leaves out of what tells which law applies. One of several needs a name or
/// first day to be told from the others.
fn missing(terms: &TermsOfReference, is_one_of_several: bool) -> Vec<&'static str> {
    let is_named = terms.version.is_some() || terms.in_force_from.is_some();
    let left_out = [
        (terms.profile.is_none(), "profile"),
        (terms.nation.is_none(), "nation"),
        (is_one_of_several && !is_named, "version"),
    ];
    left_out.into_iter().filter_map(|(is_left_out, what)| is_left_out.then_some(what)).collect()
}
