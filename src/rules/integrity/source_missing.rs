#![doc = include_str!("source_missing.md")]

use crate::model::Source;
use crate::rule::{BookView, Findings, Place, Skip, declare_rule};

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
    let (book, documents) = (view.book, view.cx.documents);
    let imported = documents.iter().find(|(_, document)| document.is_imported());
    let Some((first, _)) = imported else { return };
    let mut records: Vec<(&'static str, usize, &str, bool)> = Vec::new();
    macro_rules! collect {
        ($($list:ident: $noun:literal),* $(,)?) => {
            $(for (index, record) in book.$list.iter().enumerate() {
                let document = documents.holding(stringify!($list), index);
                let Some(document) = document.filter(|it| it.is_imported()) else { continue };
                // The source of a whole document is that of every record in it.
                let named = [document.source(), record.source.as_deref()].into_iter().any(is_named);
                records.push((stringify!($list), index, $noun, named));
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
    if !records.is_empty() && records.iter().all(|(.., named)| !named) {
        if view.cx.gaps.are_records_elsewhere {
            findings.judge(|_| Err(Skip::Missing("the records of all boards")));
            return;
        }
        findings.judge(|findings| {
            findings
                .add(
                    first.field("imported"),
                    "the book is imported, and neither it nor a record in it names a source",
                )
                .help("where all of it was taken from one place, that is the `source` of the book");
            Ok(())
        });
        return;
    }
    let judged = records.into_iter().filter(|(list, index, ..)| view.is_judged(list, *index));
    for (list, index, noun, named) in judged {
        findings.judge(|findings| {
            if !named {
                let at = Place::ROOT.field(list).index(index);
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
