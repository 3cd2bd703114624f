#![doc = include_str!("unknown_id.md")]

use crate::rule::{BookView, Findings, Skip, declare_rule};

declare_rule! {
    code: "unknown-id",
    force: Always(Error),
    basis: Data,
    authorities: [],
    since: "0.1.0",
    page: "unknown_id.md",
    check: Book(check),
}

fn check(book: &BookView<'_>, findings: &mut Findings<'_>) {
    let ids = &book.ids;
    let own = ids.uses.iter().filter(|id| id.is_own);
    let mut records: Vec<_> = own.map(|id| (id.uuid.as_u128(), id.kind)).collect();
    records.sort_unstable();
    let references = ids.uses.iter().filter(|id| !id.is_own);
    for id in references.filter(|id| book.is_use_judged(id)) {
        findings.judge(|findings| {
            // A record that could not be read has its own findings.
            let gaps = book.cx.gaps;
            let uuid = id.uuid.as_u128();
            let at = records.partition_point(|(other, _)| *other < uuid);
            let mut named = records.iter().skip(at).take_while(|(other, _)| *other == uuid);
            if named.any(|(_, kind)| *kind == id.kind) || gaps.may_hold(&id.uuid) {
                return Ok(());
            }
            if gaps.is_elsewhere(id.kind.name()) {
                return Err(Skip::Missing("the records of all boards"));
            }
            // Where one id names several records, the first type is told, in whatever order they stand.
            let other = records.get(at).filter(|(other, _)| *other == uuid);
            if let Some((_, other)) = other {
                let (is, wanted) = (BookView::a_noun(*other), BookView::a_noun(id.kind));
                findings
                    .add(ids.pointer(id), format!("the id {} names {is}, not {wanted}", id.uuid));
            } else {
                let wanted = BookView::noun(id.kind);
                findings
                    .add(
                        ids.pointer(id),
                        format!("the book has no {wanted} with the id {}", id.uuid),
                    )
                    .help("add the record, or leave out the id and keep what was printed");
            }
            Ok(())
        });
    }
}
