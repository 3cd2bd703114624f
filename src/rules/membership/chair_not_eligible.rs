#![doc = include_str!("chair_not_eligible.md")]

use std::collections::HashSet;

use crate::model::{Board, ChairSelection, Member, MembershipBasis, Office, TermsOfReference};
use crate::rule::{Findings, Judged, Record, Skip, declare_rule};
use crate::value::PartialDate;

declare_rule! {
    code: "chair-not-eligible",
    force: Always(Warning),
    basis: TermsOfReference,
    authorities: [],
    since: "0.1.0",
    page: "chair_not_eligible.md",
    check: Member(check),
}

fn check(member: &Record<'_, Member>, findings: &mut Findings<'_>) -> Judged {
    if member.office != Some(Office::Chair) || member.person_id.is_none() {
        return Err(Skip::Nothing);
    }
    let board = member.cx.directory.board(member.board_id).ok_or(Skip::Nothing)?;
    let terms = terms(member, board)?;
    let selection = terms.chair_selection.ok_or(Skip::Nothing)?;
    let asked = match selection {
        ChairSelection::Elected => MembershipBasis::Elected,
        ChairSelection::ByOffice => MembershipBasis::ByOffice,
        ChairSelection::Appointed => MembershipBasis::Appointed,
        // Whoever's turn it is may be named in any way.
        ChairSelection::Rotating => return Err(Skip::Nothing),
    };
    let basis = member.basis.ok_or(Skip::Missing("no word on how the chair came to it"))?;
    let name = member.holder_name();
    // Until a chair is found, somebody else may hold the place.
    if basis == MembershipBasis::Interim {
        return Ok(());
    }
    if basis != asked {
        // Minutes say "appointed" of a vote of the board, too.
        let is = if basis == MembershipBasis::Appointed { "by appointment" } else { of(basis) };
        let has = of(asked);
        let added = findings.add(
            member.pointer().field("basis"),
            format!("{name} is chair {is}, where the terms of reference have a chair {has}"),
        );
        if (asked, basis) == (MembershipBasis::Elected, MembershipBasis::Appointed) {
            added.help("a chair whom the board itself appointed has the basis `elected`");
        }
        return Ok(());
    }
    let Some(linked) = terms.chair_post.as_ref().filter(|_| asked == MembershipBasis::ByOffice)
    else {
        return Ok(());
    };
    let post = member.post.as_ref().ok_or(Skip::Missing("no post of the chair"))?;
    if words(linked.as_str()).is_disjoint(&words(post.as_str())) {
        findings.add(
            member.pointer().field("post"),
            format!(
                "{name} is chair as “{post}”, where the terms of reference have the “{linked}” in \
                 the chair"
            ),
        );
    }
    Ok(())
}

/// The terms of reference in force when the term began.
fn terms<'a>(member: &Member, board: &'a Board) -> Result<&'a TermsOfReference, Skip> {
    if let Some(from) = member.starts_on.and_then(PartialDate::date) {
        return board.terms_on(from).ok_or(Skip::Missing("no terms of reference in force"));
    }
    match board.terms_of_reference.as_slice() {
        [] => Err(Skip::Missing("no terms of reference in force")),
        [terms] if terms.in_force_from.is_none() && terms.in_force_until.is_none() => Ok(terms),
        _ => Err(Skip::Missing("no start of the term")),
    }
}

fn of(basis: MembershipBasis) -> &'static str {
    match basis {
        MembershipBasis::Elected => "elected by the board",
        MembershipBasis::ByOffice => "by office",
        MembershipBasis::Appointed => "appointed by another body",
        MembershipBasis::CoOpted => "by co-option",
        MembershipBasis::Interim => "for the time being",
    }
}

/// The words of a post. Posts are named in many ways, so that only two that have no word in common
/// are taken for two.
fn words(post: &str) -> HashSet<String> {
    let post = post.to_lowercase();
    let words = post.split(|character: char| !character.is_alphanumeric());
    let is_filler = |word: &str| matches!(word, "" | "of" | "the" | "for" | "and" | "at" | "in");
    words.filter(|word| !is_filler(word)).map(ToOwned::to_owned).collect()
}
