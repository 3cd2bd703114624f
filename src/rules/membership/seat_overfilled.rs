#![doc = include_str!("seat_overfilled.md")]

use std::collections::BTreeMap;

use crate::model::{Board, Member, Seat};
use crate::rule::{Findings, Record, SeriesView, Skip, declare_rule, each_start, holder_names};
use crate::value::Date;

declare_rule! {
    code: "seat-overfilled",
    force: Always(Error),
    basis: Data,
    authorities: [],
    since: "0.1.0",
    page: "seat_overfilled.md",
    check: Series(check),
}

fn check(series: &SeriesView<'_>, findings: &mut Findings<'_>) {
    let mut seats: BTreeMap<String, Vec<&Record<'_, Member>>> = BTreeMap::new();
    for member in &series.members {
        // A vacant seat has nobody in it.
        if let (Some(seat), Some(_)) = (&member.seat, member.person_id) {
            seats.entry(same(seat.as_str())).or_default().push(member);
        }
    }
    for (name, holders) in &seats {
        for holder in holders {
            let judged = match holder.tenure() {
                Some(_) => Ok(()),
                None => Err(Skip::Missing("no start of the term")),
            };
            findings.judge(|_| judged);
        }
        each_start(holders, |at, from, others| {
            let capacity = usize::from(capacity(series.board.get(), name, from)).max(1);
            if others.len() < capacity {
                return;
            }
            let Some(holder) = holders.get(at) else { return };
            let others: Vec<_> = others.iter().filter_map(|at| holders.get(*at).copied()).collect();
            let seat = holder.seat.as_ref().map_or(name.as_str(), |seat| seat.as_str().trim());
            let added = findings
                .add(
                    holder.pointer().field("starts_on"),
                    format!(
                        "{} takes the seat “{seat}” on {from}, which is for {capacity} and held by {}",
                        holder.holder_name(),
                        holder_names(&others)
                    ),
                )
                .help("give the earlier term its end, or the seat its capacity");
            if let Some(other) = others.first() {
                added.related(other.pointer(), format!("held by {}", other.holder_name()));
            }
        });
    }
}

/// The name of a seat, to be compared.
fn same(name: &str) -> String {
    name.trim().to_lowercase()
}

/// For how many the seat is on that day: one, where the terms of reference do not say. Of a day
/// for which the book has no terms of reference, the most that it ever was for.
fn capacity(board: &Board, name: &str, date: Date) -> u16 {
    let versions = board.terms_of_reference.iter();
    let of_day = board.terms_on(date).into_iter().flat_map(|terms| &terms.seats);
    let ever = versions.flat_map(|terms| &terms.seats);
    let is_it = |seat: &&Seat| same(seat.name.as_str()) == name;
    let of_day = of_day.filter(is_it).map(|seat| seat.capacity).max();
    of_day.or_else(|| ever.filter(is_it).map(|seat| seat.capacity).max()).unwrap_or(1)
}
