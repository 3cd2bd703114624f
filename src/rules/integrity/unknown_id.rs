#![doc = include_str!("unknown_id.md")]

use uuid::Uuid;

use crate::rule::{BookView, ById, Findings, IdUse, Skip, declare_rule};
use crate::value::IdType;

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
    let records: ById<Uuid, IdType> = own.map(|id| (id.uuid, id.kind)).collect();
    let references = ids.uses.iter().filter(|id| !id.is_own && book.is_use_judged(id));
    // A record that could not be read has its own findings.
    let gaps = book.cx.gaps;
    let is_right =
        |id: &IdUse| records.all(id.uuid).any(|kind| kind == id.kind) || gaps.may_hold(&id.uuid);
    let (mut right, mut others) = (0, Vec::new());
    for id in references {
        if is_right(id) { right += 1 } else { others.push(id) }
    }
    findings.count_right(right);
    let is_elsewhere = |id: &IdUse| gaps.is_elsewhere(id.kind.name());
    let places = ids.places(others.iter().copied().filter(|id| !is_elsewhere(id)));
    for id in others {
        findings.judge(|findings| {
            if is_elsewhere(id) {
                return Err(Skip::Missing("the records of all boards"));
            }
            // Where one id names several records, the first type is told, in whatever order they stand.
            if let Some(other) = records.all(id.uuid).min() {
                let (is, wanted) = (BookView::a_noun(other), BookView::a_noun(id.kind));
                findings.add(places.of(id), format!("the id {} names {is}, not {wanted}", id.uuid));
            } else {
                let wanted = BookView::noun(id.kind);
                findings
                    .add(places.of(id), format!("the book has no {wanted} with the id {}", id.uuid))
                    .help("add the record, or leave out the id and keep what was printed");
            }
            Ok(())
        });
    }
}
