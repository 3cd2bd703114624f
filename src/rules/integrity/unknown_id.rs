use std::collections::{HashMap, HashSet};

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
    let own = || ids.uses.iter().filter(|id| id.is_own);
    let records: HashSet<_> = own().map(|id| (id.kind, id.uuid)).collect();
    let mut kinds: HashMap<_, &str> = HashMap::new();
    for id in own() {
        // Where one id names several records, the kind to tell must not depend on their order.
        let kind = kinds.entry(id.uuid).or_insert(id.kind);
        *kind = (*kind).min(id.kind);
    }
    for id in ids.uses.iter().filter(|id| !id.is_own) {
        findings.judge(|findings| {
            // A record that could not be read has its own findings.
            let gaps = book.cx.gaps;
            if records.contains(&(id.kind, id.uuid)) || gaps.may_hold(&id.uuid) {
                return Ok(());
            }
            if gaps.is_elsewhere(id.kind) {
                return Err(Skip::Missing("the records of all boards"));
            }
            if let Some(other) = kinds.get(&id.uuid) {
                let (is, wanted) = (BookView::a_noun(other), BookView::a_noun(id.kind));
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
