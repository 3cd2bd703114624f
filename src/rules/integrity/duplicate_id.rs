#![doc = include_str!("duplicate_id.md")]

use crate::rule::{BookView, Findings, IdUse, declare_rule};

declare_rule! {
    code: "duplicate-id",
    force: Always(Error),
    basis: Data,
    authorities: [],
    since: "0.1.0",
    page: "duplicate_id.md",
    check: Book(check),
}

fn check(book: &BookView<'_>, findings: &mut Findings<'_>) {
    let ids = &book.ids;
    let documents = book.cx.documents;
    // Of a book in several documents, a message says where each record stands.
    let files = |here: usize, there: usize| {
        let within = |number| documents.name(number).filter(|_| here != there);
        let within = |number| within(number).map_or(String::new(), |name| format!(" in `{name}`"));
        (within(here), within(there))
    };
    let mut own: Vec<_> = ids.uses.iter().filter(|id| id.is_own).collect();
    // The sort is stable: records of one kind stay in the order of the document.
    own.sort_by_key(|id| (id.uuid.as_u128(), id.kind));
    let by_id = || own.chunk_by(|a, b| a.uuid == b.uuid);
    let places = ids.places(by_id().filter(|same| same.len() > 1).flatten().copied());
    let document = |id: &IdUse| documents.place(&places.of(id)).0;
    for namesakes in by_id() {
        if namesakes.iter().any(|id| book.is_use_judged(id)) {
            findings.judge(|_| Ok(()));
        }
        if namesakes.len() == 1 {
            continue;
        }
        let mut namesakes = namesakes.to_vec();
        namesakes.sort_by_cached_key(|id| document(id));
        let Some((first, others)) = namesakes.split_first() else { continue };
        for other in others {
            let (here, there) = files(document(other), document(first));
            let what = BookView::a_noun(other.kind);
            let message = if other.kind == first.kind {
                let noun = BookView::noun(first.kind);
                format!("the id {}{here} already names another {noun}{there}", other.uuid)
            } else {
                let noun = BookView::a_noun(first.kind);
                format!("the id {} of {what}{here} already names {noun}{there}", other.uuid)
            };
            findings.judge(|findings| {
                findings
                    .add(places.of(other), message)
                    .related(places.of(first), "the record that has the id first")
                    .help("give one of them a new id, or drop it where both are one record");
                Ok(())
            });
        }
    }
}
