#![doc = include_str!("holder_not_a_legal_person.md")]

use std::collections::HashMap;

use crate::model::{Board, Funding, OrganisationKind, Party, Profile};
use crate::rule::{BookView, Findings, Judged, Record, Skip, declare_rule};
use crate::value::Text;

declare_rule! {
    code: "holder-not-a-legal-person",
    force: Always(Warning),
    basis: Practice,
    authorities: [],
    since: "0.1.0",
    page: "holder_not_a_legal_person.md",
    check: Book(check),
}

type ByName<'a> = HashMap<String, &'a Board>;

fn check(book: &BookView<'_>, findings: &mut Findings<'_>) {
    let mut boards = ByName::new();
    for board in &book.book.boards {
        let others = board.other_names.iter().map(|other| &other.name);
        for name in others.chain([&board.name]) {
            // Of two boards under one name the same is named whatever their order.
            let known = boards.entry(plain(name)).or_insert(board);
            if board.id < known.id {
                *known = board;
            }
        }
    }
    for funding in book.series().flat_map(|series| &series.funding) {
        findings.judge(|findings| judge(funding, &boards, findings));
    }
}

fn judge(
    funding: &Record<'_, Funding>,
    boards: &ByName<'_>,
    findings: &mut Findings<'_>,
) -> Judged {
    let holder = funding.holder.as_ref().ok_or(Skip::Nothing)?;
    let Some(board) = board_of(funding, holder, boards) else { return Ok(()) };
    // What a committee of one council holds, the council holds.
    let committees = [Some(Profile::CouncilCommittee), Some(Profile::ScrutinyCommittee)];
    if board.terms_of_reference.iter().any(|terms| committees.contains(&terms.profile)) {
        return Ok(());
    }
    let host = board.host_id.and_then(|id| funding.cx.directory.organisation(id));
    let host = host.map_or_else(String::new, |host| format!(", such as {}", host.name));
    findings
        .add(
            funding.pointer().field("holder"),
            format!("the holder is {}, a board, which may not be a legal person", board.name),
        )
        .help(format!("name the body that holds it for the board{host}"));
    Ok(())
}

/// The board that the holder is, where it is none of the bodies that can own something.
fn board_of<'a>(
    funding: &Record<'a, Funding>,
    holder: &Party,
    boards: &ByName<'a>,
) -> Option<&'a Board> {
    let directory = funding.cx.directory;
    if holder.person_id.is_some() || holder.position.is_some() {
        return None;
    }
    if let Some(id) = holder.organisation_id {
        let body = directory.organisation(id)?;
        let is_told = !matches!(body.kind, None | Some(OrganisationKind::Other));
        return boards.get(&plain(&body.name)).copied().filter(|_| !is_told);
    }
    match holder.board_id {
        Some(id) => directory.board(id),
        None => boards.get(&plain(holder.as_printed.as_ref()?)).copied(),
    }
}

/// A name to be compared: in lower case, without its article.
fn plain(name: &Text) -> String {
    let name = name.as_str().trim().to_lowercase();
    name.strip_prefix("the ").unwrap_or(&name).to_owned()
}
