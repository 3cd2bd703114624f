#![doc = include_str!("spend_ahead_of_income.md")]

use std::collections::BTreeSet;

use crate::model::{Action, AmountKind, Funding};
use crate::rule::{Findings, Judged, MeetingView, Record, SeriesView, Skip, declare_rule, excess};
use crate::value::{FinancialYear, Money};

declare_rule! {
    code: "spend-ahead-of-income",
    force: Always(Warning),
    basis: Practice,
    authorities: [],
    since: "0.1.0",
    page: "spend_ahead_of_income.md",
    check: Series(check),
}

fn check(series: &SeriesView<'_>, findings: &mut Findings<'_>) {
    let is_raised = series.actions.iter().any(|action| asks_finance_officer(action));
    for funding in &series.funding {
        let kinds = [AmountKind::Spent, AmountKind::SpentToDate];
        let years: BTreeSet<_> = kinds.into_iter().flat_map(|kind| funding.years(kind)).collect();
        for year in years {
            findings.judge(|findings| judge(series, funding, year, is_raised, findings));
        }
    }
}

fn judge(
    series: &SeriesView<'_>,
    funding: &Record<'_, Funding>,
    year: Option<FinancialYear>,
    is_raised: bool,
    findings: &mut Findings<'_>,
) -> Judged {
    let received = funding.sums(AmountKind::Received, year);
    let withheld = || {
        let conditions = funding.conditions.iter();
        conditions.filter(|one| one.withholds_money == Some(true) && one.met_on.is_none())
    };
    // Of most funds the minutes do not tell when the money comes.
    if received.list.is_empty() && withheld().next().is_none() {
        return Err(Skip::Nothing);
    }
    if is_raised {
        return Ok(());
    }
    if funding.mixes_years() {
        return Err(Skip::Missing("no financial year"));
    }
    let (at, spent) = funding.spent(|sum| funding.year_of(sum) == year)?.ok_or(Skip::Nothing)?;
    let brought = funding.sums(AmountKind::BroughtForward, year).at_most()?;
    let income = [received.at_most()?, brought];
    let income = Money::sum(income.into_iter().flatten());
    let is_ahead = match income {
        Some(income) => excess(spent, income)?.is_some(),
        None => spent.minor_units() > 0,
    };
    if !is_ahead {
        return Ok(());
    }
    let meeting = meeting_of(series, funding, at)?;
    // An earlier word on what has come in says nothing of the day of the spending; a later word
    // does, on whatever day the money came.
    let is_told = if received.list.is_empty() {
        withheld().any(|one| {
            one.stated_at.as_ref().and_then(|place| place.meeting_id) == Some(meeting.id)
        })
    } else {
        let mut days = received.list.iter().filter_map(|(_, amount)| funding.told_on(amount));
        days.any(|day| day >= meeting.on)
    };
    if !is_told {
        return Err(Skip::Missing("no receipts up to the day of the spending"));
    }
    let income = match income {
        Some(income) => format!("{income} is received"),
        None => "none of the money is released".to_owned(),
    };
    findings
        .add(
            funding.amount_pointer(at),
            format!("{spent} is spent while {income}, and no action for the Section 151 officer is recorded"),
        )
        .help("tell the officer who answers for the money that it is spent before it comes");
    Ok(())
}

/// The meeting at which the spending was reported, of which the whole record is there.
fn meeting_of<'s, 'a>(
    series: &'s SeriesView<'a>,
    funding: &Record<'a, Funding>,
    at: usize,
) -> Result<&'s MeetingView<'a>, Skip> {
    let amount = funding.get().amounts.get(at);
    let meeting = amount.and_then(|amount| amount.stated_at.as_ref()?.meeting_id);
    let meeting = meeting.and_then(|id| series.meeting(id));
    let meeting = meeting.ok_or(Skip::Missing("no meeting that gives the sum"))?;
    if !meeting.is_complete() {
        return Err(Skip::Missing("only an extract of the meeting is in the book"));
    }
    Ok(meeting)
}

/// Whether the action brings something before the officer who answers for the money.
fn asks_finance_officer(action: &Record<'_, Action>) -> bool {
    let names = action.owners.iter().map(|owner| action.cx.directory.name(owner));
    let posts = action.owners.iter().filter_map(|owner| owner.position.as_ref());
    let posts = posts.map(|post| post.as_str().to_owned());
    let words = [action.text.as_str().to_owned()];
    names.chain(posts).chain(words).any(|words| {
        let words = words.to_lowercase();
        let titles =
            ["151", "finance officer", "financial officer", "treasurer", "director of finance"];
        titles.iter().any(|title| words.contains(title))
    })
}
