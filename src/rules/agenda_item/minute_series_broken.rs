#![doc = include_str!("minute_series_broken.md")]

use crate::model::{Board, MeetingKind, NumberingReset};
use crate::rule::{Findings, Judged, MeetingView, MinuteNumbers, SeriesView, Skip, declare_rule};
use crate::value::{Date, FinancialYear};

declare_rule! {
    code: "minute-series-broken",
    force: Always(Warning),
    basis: Practice,
    authorities: [],
    since: "0.1.0",
    page: "minute_series_broken.md",
    check: Series(check),
}

fn check(series: &SeriesView<'_>, findings: &mut Findings<'_>) {
    let mut before = None;
    // Whether an earlier meeting went on where the one before it had ended.
    let mut runs_on = false;
    for meeting in series.meetings.iter().filter(|meeting| meeting.took_place()) {
        let numbers = meeting.minute_numbers();
        // A whole record without numbers, such as that of an informal meeting, takes none.
        let takes_none = numbers.is_empty() && meeting.is_complete();
        if !numbers.is_empty() && !is_shared(meeting) {
            findings.judge(|findings| {
                judge(series.board.get(), before.as_ref(), meeting, &numbers, runs_on, findings)
            });
            runs_on |= before.as_ref().is_some_and(|(_, earlier)| goes_on(earlier, &numbers));
        }
        if !takes_none {
            before = Some((meeting, numbers));
        }
    }
}

/// A meeting whose minutes may be in another board's series or in none.
fn is_shared(meeting: &MeetingView<'_>) -> bool {
    meeting.is_joint() || meeting.kind == Some(MeetingKind::Informal)
}

fn is_reconvened(meeting: &MeetingView<'_>) -> bool {
    meeting.kind == Some(MeetingKind::Reconvened)
}

/// Whether the first number of a meeting is the one after the last of the meeting before.
fn goes_on(earlier: &MinuteNumbers<'_>, numbers: &MinuteNumbers<'_>) -> bool {
    let follows = |at: usize| {
        let (_, count) = numbers.first(at)?;
        let (_, ended, reached) = earlier.last(at)?;
        Some(count == ended + 1 || count == reached + 1)
    };
    numbers.counter(Some(earlier)).and_then(follows) == Some(true)
}

fn judge(
    board: &Board,
    before: Option<&(&MeetingView<'_>, MinuteNumbers<'_>)>,
    meeting: &MeetingView<'_>,
    numbers: &MinuteNumbers<'_>,
    runs_on: bool,
    findings: &mut Findings<'_>,
) -> Judged {
    if !meeting.is_complete() {
        return Err(Skip::Missing("no complete record of the meeting"));
    }
    if meeting.numbering_restarts {
        return Ok(());
    }
    let date = meeting.date().ok_or(Skip::Missing("no day of the meeting"))?;
    let rule = meeting.terms().and_then(|terms| terms.numbering_reset);
    let reset = rule.filter(|_| !is_reconvened(meeting));
    let unlike = Skip::Missing("no numbers of one form");
    // Breaks within a meeting are found by their own rule.
    let broken = Skip::Nothing;
    if reset == Some(NumberingReset::EachMeeting) {
        let at = numbers.counter(None).ok_or(unlike)?;
        let (first, count) = numbers.first(at).ok_or(unlike)?;
        if !numbers.breaks(at, true).is_empty() {
            return Err(broken);
        }
        if count != 1 {
            let first_name = first.label.bare();
            findings.add(
                first.pointer.clone(),
                format!("the minutes of {date} begin with number {first_name}, where each meeting begins with {}", first.with(at, 1)),
            );
        }
        return Ok(());
    }

    let (previous, earlier) = before.ok_or(Skip::Missing("no meeting before it in the book"))?;
    if earlier.is_empty() || is_shared(previous) {
        return Err(Skip::Missing("no minute numbers of the meeting before"));
    }
    if !previous.is_complete() {
        return Err(Skip::Missing("no complete record of the meeting before"));
    }
    // Others may have taken the numbers between.
    let mut terms = [meeting.terms(), previous.terms()].into_iter().flatten();
    if terms.any(|terms| !terms.numbering_shared_with.is_empty()) {
        return Err(Skip::Missing("no minutes of all that share the sequence"));
    }
    let previous_date = previous.date().ok_or(Skip::Missing("no day of the meeting"))?;
    let at = numbers.counter(Some(earlier)).ok_or(unlike)?;
    if !numbers.breaks(at, true).is_empty() || !earlier.breaks(at, true).is_empty() {
        return Err(broken);
    }
    let (first, count) = numbers.first(at).ok_or(unlike)?;
    let (last, ended, reached) = earlier.last(at).ok_or(unlike)?;
    let continued = count == ended + 1 || count == reached + 1;
    let restarts = reset.and_then(|reset| is_reset(reset, board, previous_date, date));
    // What was resumed may have the numbers of the year in which it began.
    let is_known = |restarts: &bool| {
        *restarts || reset == Some(NumberingReset::Never) || !is_reconvened(previous)
    };
    let restarts = restarts.filter(is_known);
    let fits = match restarts {
        Some(true) => count == 1,
        Some(false) => continued,
        None => continued || count == 1,
    };
    if fits {
        return Ok(());
    }
    // One sequence may run over all committees of a council.
    if rule.is_none() && !runs_on && count > ended {
        return Err(Skip::Missing("no word on whether the numbers are the board's own"));
    }
    let spans = &board.meetings_complete;
    if !spans.iter().any(|span| span.contains(previous_date) && span.contains(date)) {
        return Err(Skip::Missing("no complete list of the meetings between"));
    }
    let (next, one) = (first.with(at, ended + 1), first.with(at, 1));
    let expected = match restarts {
        Some(true) => one,
        Some(false) => next,
        None => format!("{next} or {one}"),
    };
    findings
        .add(
            first.pointer.clone(),
            format!(
                "the minutes of {date} begin with number {}, where {expected} would come after {} \
                 of {previous_date}",
                first.label.bare(),
                last.label.bare()
            ),
        )
        .related(last.pointer.clone(), format!("the last number of {previous_date}"))
        .help("look for a meeting that is not in the book, or for minutes left out");
    Ok(())
}

/// Whether the numbers begin again between two meetings; nothing where that is not known.
fn is_reset(reset: NumberingReset, board: &Board, before: Date, date: Date) -> Option<bool> {
    match reset {
        NumberingReset::EachMeeting => Some(true),
        NumberingReset::Never => Some(false),
        NumberingReset::CalendarYear => Some(before.year() != date.year()),
        NumberingReset::FinancialYear => Some(FinancialYear::of(before) != FinancialYear::of(date)),
        NumberingReset::MunicipalYear => {
            let is_between = |day: Date| before < day && day <= date;
            if board.annual_meetings_on.iter().any(|&day| is_between(day)) {
                return Some(true);
            }
            // Annual meetings are held in spring. Those of other years do not tell.
            let may_be_between = (before.year()..=date.year()).any(|year| {
                let is_known = board.annual_meetings_on.iter().any(|day| day.year() == year);
                let spring = Date::from_ymd(year, 3, 1).ok().zip(Date::from_ymd(year, 6, 30).ok());
                !is_known && spring.is_some_and(|(from, until)| before < until && from <= date)
            });
            (!may_be_between).then_some(false)
        }
    }
}
