#![doc = include_str!("relative_due_date_misread.md")]

use crate::model::{Action, Interval, IntervalUnit};
use crate::rule::{Findings, Judged, MeetingView, Record, SeriesView, Skip, declare_rule};
use crate::value::{Date, PartialDate, Text};

declare_rule! {
    code: "relative-due-date-misread",
    force: Always(Advice),
    basis: Data,
    authorities: [],
    since: "0.1.0",
    page: "relative_due_date_misread.md",
    check: ActionOfBoard(check),
}

fn check(
    series: &SeriesView<'_>,
    action: &Record<'_, Action>,
    findings: &mut Findings<'_>,
) -> Judged {
    let due = action.due.as_ref().ok_or(Skip::Nothing)?;
    let on = due.on.ok_or(Skip::Nothing)?;
    let pointer = action.pointer().field("due").field("on");
    let Some(interval) = due.after else {
        let words = due.as_printed.as_ref().ok_or(Skip::Nothing)?;
        let month = month_named(words, on).ok_or(Skip::Nothing)?;
        if on.is_before(month.earliest()) || month.is_before(on.earliest()) {
            findings.add(pointer, format!("“{words}” has the date {on}, outside that month"));
        } else if on.date().is_some_and(|day| day != month.latest()) {
            findings
                .add(pointer, format!("“{words}” has the date {on}, not the last day of the month"))
                .help("give the month alone, which means its last day");
        }
        return Ok(());
    };
    let raised = series.raised_on(action).and_then(PartialDate::date);
    let raised = raised.ok_or(Skip::Missing("no date on which it was raised"))?;
    let meant = if interval.unit == IntervalUnit::Meeting {
        meetings(series, action, raised, interval.count)?
    } else {
        vec![after(raised, interval)?]
    };
    // "In a year's time" is hardly ever meant to the day.
    let slack = match interval.unit {
        IntervalUnit::Month => 7,
        IntervalUnit::Quarter => 14,
        IntervalUnit::Year => 31,
        IntervalUnit::Meeting => 0,
        _ => 1,
    };
    let is_near = |day: &Date| {
        on.earliest().days_since(*day) <= slack && day.days_since(on.latest()) <= slack
    };
    // What is wanted before a meeting may have any date up to it.
    let is_before = interval.unit == IntervalUnit::Meeting
        && due.as_printed.as_ref().is_some_and(is_ahead)
        && meant.iter().any(|day| on.earliest() <= *day && raised <= on.latest());
    // What is to follow a meeting may have any date after it.
    let is_after = interval.unit == IntervalUnit::Meeting
        && due.as_printed.as_ref().is_some_and(is_behind)
        && meant.iter().any(|day| *day <= on.latest());
    let is_free = is_before || is_after;
    if let Some(first) = meant.first().filter(|_| !is_free && !meant.iter().any(is_near)) {
        let what = if interval.unit == IntervalUnit::Meeting { ", announced for" } else { ":" };
        findings.add(
            pointer,
            format!(
                "the action was due {interval} after {raised}{what} {first}, but has the date {on}"
            ),
        );
    }
    Ok(())
}

/// The date after an interval of days, weeks, months or years.
fn after(raised: Date, interval: Interval) -> Result<Date, Skip> {
    let count = u32::from(interval.count);
    let date = match interval.unit {
        IntervalUnit::Day => raised.plus_days(count.into()),
        IntervalUnit::Week => raised.plus_days(i64::from(count) * 7),
        IntervalUnit::Month => raised.plus_months(count),
        IntervalUnit::Quarter => raised.plus_months(count * 3),
        IntervalUnit::Year => raised.plus_months(count * 12),
        IntervalUnit::WorkingDay | IntervalUnit::Meeting => None,
    };
    date.ok_or(Skip::Missing("no interval that can be counted"))
}

/// The days that "the next meeting", or one further on, may mean: the one announced when the
/// action was raised, and the one on which the board met, with and without those that are not of
/// its regular series.
fn meetings(
    series: &SeriesView<'_>,
    action: &Record<'_, Action>,
    raised: Date,
    count: u16,
) -> Result<Vec<Date>, Skip> {
    let nth = usize::from(count).checked_sub(1).ok_or(Skip::Nothing)?;
    let place = action.raised_at.as_ref().and_then(|place| place.meeting_id);
    let source = place.and_then(|id| series.meeting(id));
    let items = source.into_iter().flat_map(MeetingView::items);
    let announced = items.flat_map(|item| &item.get().future_meetings);
    let announced = announced.map(|meeting| meeting.on.date()).collect::<Option<Vec<_>>>();
    let mut announced = announced.unwrap_or_default();
    announced.retain(|day| *day > raised);
    announced.sort_unstable();
    announced.dedup();
    let announced = announced.get(nth).ok_or(Skip::Missing("no date announced for the meeting"))?;
    let begin = series.meetings.partition_point(|meeting| meeting.on.earliest() <= raised);
    let later = series.meetings.iter().skip(begin).filter(|meeting| meeting.took_place());
    let regular = later.clone().filter(|meeting| meeting.is_regular());
    let held = [
        later.filter_map(MeetingView::date).nth(nth),
        regular.filter_map(MeetingView::date).nth(nth),
    ];
    Ok([*announced].into_iter().chain(held.into_iter().flatten()).collect())
}

fn is_ahead(words: &Text) -> bool {
    let words = words.as_str().to_lowercase();
    ["before", "ahead", "prior", "in time", "in advance", "by "]
        .iter()
        .any(|one| words.contains(one))
}

fn is_behind(words: &Text) -> bool {
    let words = words.as_str().to_lowercase();
    ["after", "once"].iter().any(|one| words.split_whitespace().any(|word| word == *one))
}

/// The month that the words name and nothing else: "November", "the end of November 2017". Where
/// they leave out the year, it is that of the date.
fn month_named(words: &Text, on: PartialDate) -> Option<PartialDate> {
    const MONTHS: [&str; 12] = [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ];
    const BEFORE: [&str; 8] = ["by", "at", "in", "during", "the", "end", "of", "month"];
    let text = words.as_str().to_lowercase();
    let mut rest = text.split_whitespace().map(|word| word.trim_end_matches(['.', ',']));
    let first = rest.by_ref().find(|word| !BEFORE.contains(word))?;
    // "By November" may mean before it begins.
    if text.starts_with("by ") && !text.contains("end") {
        return None;
    }
    let month = MONTHS.iter().position(|month| *month == first)? + 1;
    let year = match (rest.next(), rest.next()) {
        (None, _) => on.earliest().year().to_string(),
        (Some(year), None) => year.to_owned(),
        _ => return None,
    };
    PartialDate::new(&format!("{year}-{month:02}")).ok()
}
