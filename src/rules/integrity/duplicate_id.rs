use crate::rule::{BookView, Findings, declare_rule};

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
    let mut own: Vec<_> = ids.uses.iter().filter(|id| id.is_own).collect();
    // The sort is stable: records of one kind stay in the order of the document.
    own.sort_by_key(|id| (id.uuid, id.kind));
    for namesakes in own.chunk_by(|a, b| a.uuid == b.uuid) {
        let Some((first, others)) = namesakes.split_first() else {
            continue;
        };
        findings.judge(|_| Ok(()));
        for other in others {
            let what = BookView::a_noun(other.kind);
            let message = if other.kind == first.kind {
                format!(
                    "the id {} already names another {}",
                    other.uuid,
                    BookView::noun(first.kind)
                )
            } else {
                format!(
                    "the id {} of {what} already names {}",
                    other.uuid,
                    BookView::a_noun(first.kind)
                )
            };
            findings.judge(|findings| {
                findings
                    .add(ids.pointer(other), message)
                    .related(ids.pointer(first), "the record that has the id first")
                    .help("give one of them a new id, or drop it where both are one record");
                Ok(())
            });
        }
    }
}
