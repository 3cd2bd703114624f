#![doc = include_str!("minutes_not_confirmed_at_next_meeting.md")]

use std::collections::{HashMap, HashSet};

use crate::model::{
    AgendaItem, Confirmation, ConfirmationOutcome, ItemKind, MeetingKind, MeetingStatus, Nation,
};
use crate::rule::{
    Authority, Findings, Judged, MeetingView, Place, SeriesView, Skip, declare_rule,
};
use crate::value::{Date, MeetingId, PartialDate};

declare_rule! {
    code: "minutes-not-confirmed-at-next-meeting",
    force: Committees,
    basis: Statute,
    authorities: [Authority {
        citation: "Local Government Act 1972, Schedule 12, paragraph 41",
        url: "https://www.legislation.gov.uk/ukpga/1972/70/schedule/12",
        nations: &[Nation::England, Nation::Wales],
        in_force_from: "1974-04-01",
        in_force_until: None,
    }],
    since: "0.1.0",
    page: "minutes_not_confirmed_at_next_meeting.md",
    check: Series(check),
}

fn check(series: &SeriesView<'_>, findings: &mut Findings<'_>) {
    let minutes = Minutes::of(series);
    // From the last meeting back, so that what comes after each is known without looking again.
    let mut ahead: Option<Ahead<'_, '_>> = None;
    let mut after: HashMap<MeetingId, Ahead<'_, '_>> = HashMap::new();
    // The continuations that follow, as one.
    let mut continued: Option<Stretch> = None;
    for (at, meeting) in series.meetings.iter().enumerate().rev() {
        if let Some(next) = ahead {
            after.insert(meeting.id, next);
        }
        findings.judge(|findings| judge(series, meeting, &after, &minutes, findings));
        // A decision in writing has no minutes to deal with.
        if !meeting.came_together() {
            continue;
        }
        let own =
            Stretch { at, complete: meeting.is_complete(), clear: minutes.are_clear(meeting) };
        let is_adjourned = meeting.status == MeetingStatus::Adjourned;
        // What an adjourned meeting left is taken when it is resumed.
        let stretch = continued.filter(|_| is_adjourned).map_or(own, |rest| own.and(rest));
        ahead = if is_suitable(meeting) {
            Some(Ahead { meeting, stretch })
        } else {
            ahead.map(|next| Ahead { stretch: own.and(next.stretch), ..next })
        };
        let is_continuation = meeting.kind == Some(MeetingKind::Reconvened);
        continued = is_continuation.then(|| continued.map_or(own, |rest| own.and(rest)));
    }
}

/// The next suitable meeting, and what holds of all meetings up to it.
#[derive(Clone, Copy)]
struct Ahead<'a, 'b> {
    meeting: &'b MeetingView<'a>,
    stretch: Stretch,
}

/// What holds of meetings that follow each other.
#[derive(Clone, Copy)]
struct Stretch {
    /// The position of the last among the board's.
    at: usize,
    complete: bool,
    /// Whether it is known with which minutes they dealt.
    clear: bool,
}

impl Stretch {
    fn and(self, later: Self) -> Self {
        Self {
            at: self.at.max(later.at),
            complete: self.complete && later.complete,
            clear: self.clear && later.clear,
        }
    }
}

fn judge(
    series: &SeriesView<'_>,
    meeting: &MeetingView<'_>,
    after: &HashMap<MeetingId, Ahead<'_, '_>>,
    minutes: &Minutes,
    findings: &mut Findings<'_>,
) -> Judged {
    // Of meetings with others, continuations and informal ones it is not clear who confirms what.
    let unclear = [MeetingKind::Reconvened, MeetingKind::Informal];
    let is_unclear = meeting.is_joint() || meeting.kind.is_some_and(|kind| unclear.contains(&kind));
    if !meeting.came_together() || is_unclear || meeting.quorate == Some(false) {
        return Err(Skip::Nothing);
    }
    if !meeting.is_complete() {
        return Err(Skip::Missing("the record is an extract"));
    }
    let puts = minutes.put(meeting);
    let mut rest = puts.as_slice();
    let mut put_off = None;
    let mut ahead = after.get(&meeting.id);
    // Minutes put off are for the meeting after.
    while let Some(next) = ahead {
        let (here, later) = rest.split_at(rest.partition_point(|put| put.at <= next.stretch.at));
        if here.is_empty() || here.iter().any(|put| !put.is_deferral) {
            break;
        }
        put_off = here.last();
        rest = later;
        ahead = after.get(&next.meeting.id);
    }
    let ahead = ahead.ok_or(Skip::Missing("the next meeting is not in the book"))?;
    let next = ahead.meeting;
    let (Some(date), Some(next_date)) = (meeting.date(), next.date()) else {
        return Err(Skip::Missing("no full date of both meetings"));
    };
    if date == next_date {
        return Err(Skip::Missing("two meetings on one day"));
    }
    let mut spans = series.board.meetings_complete.iter();
    if !spans.any(|span| span.contains(date) && span.contains(next_date)) {
        return Err(Skip::Missing("the book is not said to be complete between the two meetings"));
    }
    let is_put = rest.iter().any(|put| put.at <= ahead.stretch.at || put.has_reason);
    if is_put || is_signed_by(meeting, next_date) {
        return Ok(());
    }
    if !ahead.stretch.complete {
        return Err(Skip::Missing("the record of the next meeting is an extract"));
    }
    if !ahead.stretch.clear {
        return Err(Skip::Missing("it is not clear which minutes the next meeting dealt with"));
    }
    findings.weigh(next.terms(), Some(next_date));
    let item = next.items().find(|item| item.kind == Some(ItemKind::PreviousMinutes));
    let pointer = item.map_or_else(|| next.pointer(), |item| item.pointer());
    let next = format!("the next meeting, on {next_date}, is not recorded as dealing with");
    let message = match put_off {
        None => format!("{next} the minutes of {date}"),
        Some(_) => format!("the minutes of {date} were put off, and {next} them"),
    };
    let mut added = findings
        .add(pointer, message)
        .related(meeting.pointer(), format!("the meeting of {date}"))
        .help("where they come later for a reason, give it as the `reason` of the confirmation");
    if let Some(put) = put_off {
        added = added.related(put.pointer.clone(), "put off here");
    }
    if let Some(put) = rest.first() {
        added.related(put.pointer.clone(), "they come only here, without a reason");
    }
    Ok(())
}

/// Minutes may wait for the next ordinary meeting, and a meeting without a quorum confirms nothing.
fn is_suitable(meeting: &MeetingView<'_>) -> bool {
    matches!(meeting.kind, None | Some(MeetingKind::Ordinary))
        && !meeting.is_joint()
        && meeting.quorate != Some(false)
}

/// Whether the minutes themselves show a signature of that day or before.
fn is_signed_by(meeting: &MeetingView<'_>, day: Date) -> bool {
    let signature = meeting.minutes.as_ref().and_then(|minutes| minutes.signature.as_ref());
    signature.and_then(|signature| signature.on).is_some_and(|on| on.earliest() <= day)
}

/// Where the minutes of the board's meetings were put for confirmation.
struct Minutes {
    /// The board's meetings and the days of those of which the whole date is known.
    ids: HashSet<MeetingId>,
    by_day: HashMap<Date, Vec<Put>>,
    by_id: HashMap<MeetingId, Vec<Put>>,
}

#[derive(Clone)]
struct Put {
    /// The position of the meeting among the board's.
    at: usize,
    has_reason: bool,
    is_deferral: bool,
    pointer: Place,
}

impl Minutes {
    fn of(series: &SeriesView<'_>) -> Self {
        let mut minutes = Self {
            ids: series.meetings.iter().map(|meeting| meeting.id).collect(),
            by_day: HashMap::new(),
            by_id: HashMap::new(),
        };
        // A moved meeting is known by the day planned, too.
        for on in series.meetings.iter().flat_map(|meeting| [Some(meeting.on), meeting.planned_on])
        {
            if let Some(date) = on.and_then(PartialDate::date) {
                minutes.by_day.entry(date).or_default();
            }
        }
        for (at, meeting) in series.meetings.iter().enumerate() {
            for (pointer, confirmation) in meeting.confirmations() {
                if confirmation.minutes_of.body.is_some() {
                    continue;
                }
                let has_reason = confirmation.reason.is_some();
                let is_deferral = matches!(
                    confirmation.outcome,
                    ConfirmationOutcome::Deferred | ConfirmationOutcome::NotConfirmed
                );
                let put = Put { at, has_reason, is_deferral, pointer };
                let reference = &confirmation.minutes_of;
                let day = reference.meeting_on.and_then(PartialDate::date);
                if let Some(puts) = day.and_then(|day| minutes.by_day.get_mut(&day)) {
                    puts.push(put.clone());
                }
                if let Some(id) = reference.meeting_id {
                    minutes.by_id.entry(id).or_default().push(put);
                }
            }
        }
        minutes
    }

    /// Where the minutes of a meeting were put, the first first.
    fn put(&self, meeting: &MeetingView<'_>) -> Vec<&Put> {
        let days = [meeting.date(), meeting.planned_on.and_then(PartialDate::date)];
        let by_day = days.iter().flatten().filter_map(|day| self.by_day.get(day));
        let mut puts: Vec<_> = by_day.chain(self.by_id.get(&meeting.id)).flatten().collect();
        puts.sort_by_key(|put| put.at);
        puts
    }

    /// Whether it is known which minutes the meeting dealt with.
    fn are_clear(&self, meeting: &MeetingView<'_>) -> bool {
        meeting.items().all(|item| {
            let named = |confirmation: &Confirmation| {
                let reference = &confirmation.minutes_of;
                let day = reference.meeting_on.and_then(PartialDate::date);
                confirmation.outcome == ConfirmationOutcome::Received
                    || reference.body.is_some()
                    || reference.meeting_id.is_some_and(|id| self.ids.contains(&id))
                    || day.is_some_and(|day| self.by_day.contains_key(&day))
            };
            item.confirmations.iter().all(named)
                && (item.kind != Some(ItemKind::PreviousMinutes)
                    || !item.confirmations.is_empty()
                    || !has_words(item.get()))
        })
    }
}

/// Whether the item says more than its title.
fn has_words(item: &AgendaItem) -> bool {
    item.summary.is_some() || !item.discussion.is_empty() || !item.resolutions.is_empty()
}
