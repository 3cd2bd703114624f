#![doc = include_str!("terms_of_reference_not_in_force.md")]

use std::collections::BTreeMap;

use crate::model::TermsOfReference;
use crate::rule::{Findings, MeetingView, SeriesView, Skip, declare_rule};
use crate::value::Date;

declare_rule! {
    code: "terms-of-reference-not-in-force",
    force: Always(Warning),
    basis: TermsOfReference,
    authorities: [],
    since: "0.1.0",
    page: "terms_of_reference_not_in_force.md",
    check: Series(check),
}

fn check(series: &SeriesView<'_>, findings: &mut Findings<'_>) {
    let versions = &series.board.get().terms_of_reference;
    let at = |index| series.board.pointer().field("terms_of_reference").index(index);
    // One slip in a version's dates touches every meeting after it: it is found once, at the first.
    let mut lapsed: BTreeMap<usize, &MeetingView<'_>> = BTreeMap::new();
    let mut doubled: BTreeMap<usize, (usize, &MeetingView<'_>)> = BTreeMap::new();
    for meeting in series.meetings.iter().filter(|meeting| meeting.took_place()) {
        if versions.is_empty() {
            findings.judge(|_| Err(Skip::Missing("no terms of reference")));
            continue;
        }
        let Some(date) = meeting.date() else {
            findings.judge(|_| Err(Skip::Missing("no whole date")));
            continue;
        };
        let listed = || versions.iter().enumerate();
        if let Some((older, newer)) = two_in_force(versions, date) {
            doubled.entry(newer).or_insert((older, meeting));
        } else if listed().all(|(_, terms)| !terms.in_force_on(date)) {
            let ended = listed().filter(|(_, terms)| ends_before(terms, date));
            match ended.max_by_key(|(_, terms)| terms.in_force_until) {
                Some((last, _)) => {
                    lapsed.entry(last).or_insert(meeting);
                }
                // What was in force before the first version may only be left out.
                None => findings.judge(|_| Err(Skip::Missing("no terms of reference so early"))),
            }
        } else {
            findings.judge(|_| Ok(()));
        }
    }
    for (index, meeting) in lapsed {
        findings.judge(|findings| {
            findings
                .add(
                    at(index).field("in_force_until"),
                    format!(
                        "{} has ended and no other version is in force at the meeting on {}",
                        name(versions, index),
                        meeting.on
                    ),
                )
                .related(meeting.pointer().field("on"), "the meeting");
            Ok(())
        });
    }
    for (newer, (older, meeting)) in doubled {
        findings.judge(|findings| {
            findings
                .add(
                    at(newer),
                    format!(
                        "{} and {} are both in force at the meeting on {}",
                        name(versions, older),
                        name(versions, newer),
                        meeting.on
                    ),
                )
                .related(at(older), "the other version")
                .related(meeting.pointer().field("on"), "the meeting");
            Ok(())
        });
    }
}

fn ends_before(terms: &TermsOfReference, date: Date) -> bool {
    terms.in_force_until.is_some_and(|until| until < date)
}

/// Two versions that are in force on a day with nothing to tell which holds: both began on one
/// day, or the older ends later than the newer begins. A version without an end is replaced.
fn two_in_force(versions: &[TermsOfReference], date: Date) -> Option<(usize, usize)> {
    let mut current: Vec<_> =
        versions.iter().enumerate().filter(|(_, terms)| terms.in_force_on(date)).collect();
    current.sort_by_key(|(_, terms)| terms.in_force_from);
    let (newer_at, newer) = current.pop()?;
    let (older_at, older) = current.pop()?;
    let same_start = older.in_force_from == newer.in_force_from;
    let overlaps = older.in_force_until.is_some_and(|until| newer.in_force_from < Some(until));
    (same_start || overlaps).then_some((older_at, newer_at))
}

fn name(versions: &[TermsOfReference], index: usize) -> String {
    match versions.get(index).and_then(|terms| terms.version.as_ref()) {
        Some(version) => format!("the version “{version}”"),
        None => "a version without a name".to_owned(),
    }
}
