#![doc = include_str!("fewer_than_two_members.md")]

use std::collections::{BTreeMap, HashMap};

use crate::model::{Nation, Profile};
use crate::rule::{Authority, Findings, Judged, SeriesView, Skip, declare_rule};
use crate::value::{Date, PartialDate, PersonId};

declare_rule! {
    code: "fewer-than-two-members",
    force: Duty(Warning, &[Profile::StrategyGroup, Profile::CountyStrategyGroup]),
    basis: Regulation,
    authorities: [Authority {
        citation: "Crime and Disorder (Formulation and Implementation of Strategy) Regulations 2007 \
            (SI 2007/1830), regulations 3(2) and 8(2), as substituted by SI 2011/1230",
        url: "https://www.legislation.gov.uk/uksi/2011/1230/made",
        nations: &[Nation::England],
        in_force_from: "2011-06-01",
        in_force_until: None,
    }],
    since: "0.1.0",
    page: "fewer_than_two_members.md",
    check: Series(check),
}

fn check(series: &SeriesView<'_>, findings: &mut Findings<'_>) {
    findings.judge(|findings| judge(series, findings));
}

/// What happens on a day: who comes and who goes.
#[derive(Default)]
struct Change {
    come: Vec<PersonId>,
    gone: Vec<PersonId>,
}

fn judge(series: &SeriesView<'_>, findings: &mut Findings<'_>) -> Judged {
    let board = &series.board;
    findings.may_bind(board.get())?;
    let spans = &board.members_complete;
    if spans.is_empty() {
        return Err(Skip::Missing("the book is not said to hold every member"));
    }
    let mut judged = Err(Skip::Nothing);
    let mut terms: HashMap<PersonId, usize> = HashMap::new();
    for (day, change) in changes(series) {
        for person in change.come {
            *terms.entry(person).or_default() += 1;
        }
        for person in change.gone {
            if let Some(left) = terms.get_mut(&person) {
                *left = left.saturating_sub(1);
            }
        }
        terms.retain(|_, count| *count > 0);
        let Some(day) = day.filter(|&day| spans.iter().any(|span| span.contains(day))) else {
            continue;
        };
        match findings.require_duty(board.terms_on(day), day) {
            Ok(()) => judged = Ok(()),
            Err(skip) => {
                judged = judged.or(Err(skip));
                continue;
            }
        }
        if terms.len() < 2 {
            let members = if terms.is_empty() { "no member" } else { "only one member" };
            let message = format!("{} has {members} on {day}", board.name);
            findings.add(board.pointer(), message);
            return Ok(());
        }
    }
    judged
}

/// All days on which the number of members may have changed, the record begins to be whole or
/// the law to bind, in order; before them all those who were there from the start. Where only the month or the
/// year is known, the member counts for all of it.
fn changes(series: &SeriesView<'_>) -> BTreeMap<Option<Date>, Change> {
    let mut changes: BTreeMap<Option<Date>, Change> = BTreeMap::new();
    let board = &series.board;
    let from = board.members_complete.iter().map(|span| span.from);
    let versions = board.terms_of_reference.iter().filter_map(|terms| terms.in_force_from);
    let law = RULE.authorities.iter().filter_map(|law| Date::new(law.in_force_from).ok());
    for day in from.chain(versions).chain(law) {
        changes.entry(Some(day)).or_default();
    }
    for member in series.members.iter().filter(|member| member.is_filled()) {
        let Some(person) = member.person_id else { continue };
        let starts = member.starts_on.map(PartialDate::earliest);
        let ends = member.ends_on.and_then(|ends| ends.latest().plus_days(1));
        if ends.is_some_and(|ends| Some(ends) <= starts) {
            continue;
        }
        changes.entry(starts).or_default().come.push(person);
        if ends.is_some() {
            changes.entry(ends).or_default().gone.push(person);
        }
    }
    changes
}
