#![doc = include_str!("more_than_one_chair.md")]

use crate::model::{Board, Office};
use crate::rule::{Findings, SeriesView, Skip, declare_rule, each_start, holder_names};
use crate::value::Date;

declare_rule! {
    code: "more-than-one-chair",
    force: Always(Warning),
    basis: TermsOfReference,
    authorities: [],
    since: "0.1.0",
    page: "more_than_one_chair.md",
    check: Series(check),
}

fn check(series: &SeriesView<'_>, findings: &mut Findings<'_>) {
    let is_chair = |office: Option<Office>| office == Some(Office::Chair);
    let chairs: Vec<_> = series
        .members
        .iter()
        .filter(|member| is_chair(member.office) && member.person_id.is_some())
        .collect();
    for chair in &chairs {
        let judged = match chair.tenure() {
            Some(_) => Ok(()),
            None => Err(Skip::Missing("no start of the term")),
        };
        findings.judge(|_| judged);
    }
    each_start(&chairs, |at, from, others| {
        let limit = usize::from(limit(series.board.get(), from)).max(1);
        let Some(chair) = chairs.get(at).filter(|_| others.len() >= limit) else { return };
        let others: Vec<_> = others.iter().filter_map(|at| chairs.get(*at).copied()).collect();
        let (name, plural) = (chair.holder_name(), if limit == 1 { "" } else { "s" });
        let added = findings
            .add(
                chair.pointer().field("starts_on"),
                format!(
                    "{name} becomes chair on {from}, while {} {} in office, and the board has \
                     {limit} chair{plural}",
                    holder_names(&others),
                    if others.len() == 1 { "is" } else { "are" },
                ),
            )
            .help("give the earlier term its end, or the terms of reference the number of chairs");
        if let Some(other) = others.first() {
            let name = other.holder_name();
            added.related(other.pointer(), format!("{name} is chair by this record"));
        }
    });
}

/// How many may be chair at a time on that day: one, where the terms of reference do not say. Of a
/// day for which the book has no terms of reference, the most that it ever was.
fn limit(board: &Board, date: Date) -> u16 {
    match board.terms_on(date) {
        Some(terms) => terms.chairs.unwrap_or(1),
        None => board.terms_of_reference.iter().filter_map(|terms| terms.chairs).max().unwrap_or(1),
    }
}
