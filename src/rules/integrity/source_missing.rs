use crate::finding::Pointer;
use crate::model::Source;
use crate::rule::{BookView, Findings, declare_rule};

declare_rule! {
    code: "source-missing",
    force: Always(Advice),
    basis: Data,
    authorities: [],
    since: "0.1.0",
    page: "source_missing.md",
    check: Book(check),
}

fn check(view: &BookView<'_>, findings: &mut Findings<'_>) {
    let book = view.book;
    // A source of the whole book is that of every record in it.
    if book.imported != Some(true) {
        return;
    }
    let whole = is_named(book.source.as_ref());
    let mut records: Vec<(Pointer, &str, bool)> = Vec::new();
    macro_rules! collect {
        ($($list:ident: $noun:literal),* $(,)?) => {
            $(for (index, record) in book.$list.iter().enumerate() {
                let at = Pointer::ROOT.field(stringify!($list)).index(index);
                records.push((at, $noun, whole || is_named(record.source.as_ref())));
            })*
        };
    }
    collect!(
        organisations: "organisation",
        people: "person",
        boards: "board",
        members: "member",
        meetings: "meeting",
        actions: "action",
        funding: "funding",
        plans: "plan",
    );
    // Where nothing names a source, the book as a whole lacks one.
    if !records.is_empty() && records.iter().all(|(_, _, named)| !named) {
        findings.judge(|findings| {
            findings
                .add(
                    Pointer::ROOT.field("imported"),
                    "the book is imported, and neither it nor a record in it names a source",
                )
                .help("where all of it was taken from one place, that is the `source` of the book");
            Ok(())
        });
        return;
    }
    for (at, noun, named) in records {
        findings.judge(|findings| {
            if !named {
                findings.add(at, format!("the book is imported, and this {noun} names no source"));
            }
            Ok(())
        });
    }
}

/// Whether a source says anything at all.
fn is_named(source: Option<&Source>) -> bool {
    source.is_some_and(|source| *source != Source::default())
}
