#![doc = include_str!("deferred_item_not_returned.md")]

use std::collections::HashSet;

use crate::model::{AgendaItem, DiscussionPoint, IntervalUnit, Treatment};
use crate::rule::{Findings, ItemView, Judged, MeetingView, SeriesView, Skip, declare_rule};
use crate::value::{PartialDate, Text};

declare_rule! {
    code: "deferred-item-not-returned",
    force: Always(Warning),
    basis: Practice,
    authorities: [],
    since: "0.1.0",
    page: "deferred_item_not_returned.md",
    check: Series(check),
}

fn check(series: &SeriesView<'_>, findings: &mut Findings<'_>) {
    for (at, meeting) in series.meetings.iter().enumerate() {
        if !meeting.took_place() {
            continue;
        }
        for item in meeting.items().filter(|item| item.treatment == Some(Treatment::Deferred)) {
            findings.judge(|findings| judge(series, at, meeting, &item, findings));
        }
    }
}

fn judge(
    series: &SeriesView<'_>,
    at: usize,
    meeting: &MeetingView<'_>,
    item: &ItemView<'_, '_>,
    findings: &mut Findings<'_>,
) -> Judged {
    let date = meeting.date().ok_or(Skip::Missing("no day of the meeting"))?;
    let title = item.title.as_ref().ok_or(Skip::Missing("no title of the deferred item"))?;
    let due = item.deferred_to.as_ref();
    let day = due.and_then(|due| due.on);
    let after = due.and_then(|due| due.after);
    let meetings = after.filter(|after| after.unit == IntervalUnit::Meeting);
    if after.is_some() && meetings.is_none() && day.is_none() {
        return Err(Skip::Missing("no date to which the item was deferred"));
    }
    let from = day.map_or(date, PartialDate::earliest);
    let usual = meeting.terms().and_then(|terms| terms.deferred_return_meetings);
    let usual = usual.or(findings.limit()).unwrap_or(2);
    let limit = usize::from(meetings.map_or(usual, |after| usual.max(after.count)).max(1));

    let words = telling_words(title);
    let mut chances = 0;
    let mut complete = true;
    for later in series.meetings.iter().skip(at + 1).filter(|later| later.took_place()) {
        if returns(item, title, &words, later) || is_followed_up(series, item, later) {
            return Ok(());
        }
        complete = complete && later.is_complete();
        // A special meeting takes only what it was called for.
        chances += usize::from(later.is_regular() && later.on.earliest() >= from);
        if chances < limit {
            continue;
        }
        if !complete {
            return Err(Skip::Missing("no complete record of the meetings after it"));
        }
        let last = later.date().ok_or(Skip::Missing("no day of the meeting"))?;
        let mut spans = series.board.meetings_complete.iter();
        if !spans.any(|span| span.contains(date) && span.contains(last)) {
            return Err(Skip::Missing("no complete list of the meetings after it"));
        }
        let within = match limit {
            1 => format!("the next meeting, on {last}"),
            more => format!("the next {more} meetings, up to {last}"),
        };
        findings
            .add(
                item.pointer(),
                format!("{} was deferred on {date} and did not return in {within}", item.name()),
            )
            .related(later.pointer(), format!("the meeting of {last}"))
            .help("take it up again, or minute that it is withdrawn");
        return Ok(());
    }
    Err(Skip::Missing("no record of enough meetings after it"))
}

/// Whether a later meeting has the item again: by a reference, a plan, at least half of the
/// telling words of its title, or the first letters of these.
fn returns(
    item: &ItemView<'_, '_>,
    title: &Text,
    words: &HashSet<String>,
    later: &MeetingView<'_>,
) -> bool {
    later.items().any(|other| {
        let other = other.get();
        let cites = other.matters_arising.iter().filter_map(|matter| matter.cites.as_ref());
        if cites.into_iter().any(|cites| cites.item_id == Some(item.id))
            || other.plan_ids.iter().any(|id| item.plan_ids.contains(id))
        {
            return true;
        }
        if texts(other).any(|text| is_short_for(title, text) || is_short_for(text, title)) {
            return true;
        }
        let said: HashSet<String> = texts(other).flat_map(words_of).collect();
        let shared = words.iter().filter(|word| said.contains(*word)).count();
        !words.is_empty() && shared * 2 >= words.len()
    })
}

/// Whether a later meeting heard of an action that the item left.
fn is_followed_up(
    series: &SeriesView<'_>,
    item: &ItemView<'_, '_>,
    later: &MeetingView<'_>,
) -> bool {
    series.actions.iter().any(|action| {
        let raised = action.raised_at.as_ref();
        raised.is_some_and(|raised| raised.item_id == Some(item.id))
            && action.history.iter().any(|step| {
                let reported = step.reported_at.as_ref();
                reported.is_some_and(|reported| reported.meeting_id == Some(later.id))
            })
    })
}

fn point_texts(point: &DiscussionPoint) -> impl Iterator<Item = &Text> {
    point.heading.iter().chain([&point.text])
}

fn texts(item: &AgendaItem) -> impl Iterator<Item = &Text> {
    let matters = item.matters_arising.iter();
    let matters =
        matters.flat_map(|one| one.heading.iter().chain(one.points.iter().flat_map(point_texts)));
    let papers = item.papers.iter().map(|paper| &paper.title);
    let resolutions = item.resolutions.iter();
    let resolutions =
        resolutions.flat_map(|one| one.text.iter().chain(one.limbs.iter().map(|limb| &limb.text)));
    [&item.title, &item.agenda_text, &item.summary]
        .into_iter()
        .flatten()
        .chain(item.discussion.iter().flat_map(point_texts))
        .chain(matters)
        .chain(papers)
        .chain(resolutions)
}

/// Whether capitals in the one text, as in "PSPOs", are the first letters of words that follow
/// each other in the other.
fn is_short_for(short: &Text, long: &Text) -> bool {
    let letters = |text: &Text| -> Vec<String> {
        let parts = text.as_str().split(|c: char| !c.is_alphanumeric());
        parts.map(str::to_owned).filter(|part| !part.is_empty()).collect()
    };
    let is_small = |word: &&String| matches!(word.as_str(), "and" | "for" | "in" | "of" | "the");
    let long = letters(long);
    let firsts = |with_small: bool| -> String {
        let words = long.iter().filter(|word| with_small || !is_small(word));
        words.filter_map(|word| word.chars().next()).flat_map(char::to_uppercase).collect()
    };
    let firsts = [firsts(true), firsts(false)];
    letters(short).iter().any(|word| {
        let word = word.trim_end_matches('s');
        let is_short = word.chars().count() > 2 && word.chars().all(char::is_uppercase);
        is_short && firsts.iter().any(|firsts| firsts.contains(word))
    })
}

fn words_of(text: &Text) -> impl Iterator<Item = String> {
    text.as_str()
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| word.chars().count() > 2)
        .map(str::to_lowercase)
}

/// The words of a title by which it is known; all, where it has only common ones.
fn telling_words(title: &Text) -> HashSet<String> {
    const COMMON: [&str; 15] = [
        "and",
        "annual",
        "for",
        "from",
        "item",
        "new",
        "paper",
        "presentation",
        "progress",
        "report",
        "the",
        "update",
        "updates",
        "verbal",
        "with",
    ];
    let all: HashSet<_> = words_of(title).collect();
    let telling: HashSet<_> =
        all.iter().filter(|word| !COMMON.contains(&word.as_str())).cloned().collect();
    if telling.is_empty() { all } else { telling }
}
