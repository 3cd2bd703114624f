#![doc = include_str!("title_year_disagrees.md")]

use crate::model::MinuteReference;
use crate::rule::{Findings, Judged, MeetingView, Place, Skip, declare_rule};
use crate::value::{Date, PartialDate, Text};

declare_rule! {
    code: "title-year-disagrees",
    force: Always(Advice),
    basis: Data,
    authorities: [],
    since: "0.1.0",
    page: "title_year_disagrees.md",
    check: Meeting(check),
}

fn check(meeting: &MeetingView<'_>, findings: &mut Findings<'_>) -> Judged {
    let mut judged = Err(Skip::Nothing);
    let view = meeting.get();
    let heading = view.minutes.as_ref().and_then(|minutes| minutes.heading.as_ref());
    let titles = [
        (meeting.pointer().field("title"), view.title.as_ref()),
        (meeting.pointer().field("minutes").field("heading"), heading),
    ];
    for (pointer, title) in titles {
        if let Some((title, on)) = title.zip(meeting.date()) {
            let of = format!("the meeting was on {on}");
            judged = judged.or(compare(title, on, pointer, &of, findings));
        }
    }
    for item in meeting.items() {
        let title = item.get().title.as_ref();
        let [confirmation] = item.get().confirmations.as_slice() else { continue };
        if let Some((title, on)) = title.zip(day_of(meeting, &confirmation.minutes_of)) {
            let of = format!("the minutes are those of {on}");
            judged = judged.or(compare(title, on, item.pointer().field("title"), &of, findings));
        }
    }
    judged
}

/// The day of the meeting whose minutes are meant.
fn day_of(meeting: &MeetingView<'_>, minutes_of: &MinuteReference) -> Option<Date> {
    let directory = meeting.cx().directory;
    let known = minutes_of.meeting_id.and_then(|id| directory.meeting(id)).map(|it| it.on);
    known.or(minutes_of.meeting_on).and_then(PartialDate::date)
}

/// A title with the very day and month of the meeting and another year has a slip in the year.
fn compare(
    title: &Text,
    on: Date,
    pointer: Place,
    of: &str,
    findings: &mut Findings<'_>,
) -> Judged {
    let dates = dates(title.as_str());
    let [date] = dates.as_slice() else { return Err(Skip::Nothing) };
    let is_that_day = (date.month(), date.day()) == (on.month(), on.day());
    if is_that_day && date.year() != on.year() {
        findings.add(pointer, format!("the title has {date}, but {of}"));
    }
    Ok(())
}

/// The whole dates in a text: a day, the name of a month, a year.
fn dates(text: &str) -> Vec<Date> {
    let words: Vec<_> = text
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty() && !word.eq_ignore_ascii_case("of"))
        .collect();
    let triples = words.windows(3).filter_map(|words| match words {
        [day, month, year] if year.len() == 4 => {
            let day = day.trim_end_matches(char::is_alphabetic).parse().ok()?;
            Date::checked_ymd(year.parse().ok()?, month_of(month)?, day)
        }
        _ => None,
    });
    triples.collect()
}

/// The number of a month by its name or the first letters of it.
fn month_of(name: &str) -> Option<u8> {
    const MONTHS: [(&str, u8); 12] = [
        ("january", 1),
        ("february", 2),
        ("march", 3),
        ("april", 4),
        ("may", 5),
        ("june", 6),
        ("july", 7),
        ("august", 8),
        ("september", 9),
        ("october", 10),
        ("november", 11),
        ("december", 12),
    ];
    let name = name.to_lowercase();
    let is_meant = |month: &str| name.len() >= 3 && month.starts_with(&name);
    MONTHS.into_iter().find(|(month, _)| is_meant(month)).map(|(_, number)| number)
}
