#![doc = include_str!("action_source_unknown.md")]

use std::collections::HashMap;

use crate::model::{Action, MeetingStatus};
use crate::rule::{
    Citations, Findings, Judged, MeetingView, Record, SeriesView, Skip, declare_rule,
};
use crate::value::{AgendaItemId, Date, Label, MeetingId, PartialDate};

declare_rule! {
    code: "action-source-unknown",
    force: Always(Warning),
    basis: Data,
    authorities: [],
    since: "0.1.0",
    page: "action_source_unknown.md",
    check: Series(check),
}

/// A meeting with the numbers that its items can be cited by.
struct Minutes<'a, 's> {
    meeting: &'s MeetingView<'a>,
    citations: Citations,
}

/// The board's meetings and items, by all that a reference can name them by.
struct Index<'a, 's> {
    series: &'s SeriesView<'a>,
    minutes: Vec<Minutes<'a, 's>>,
    by_id: HashMap<MeetingId, usize>,
    by_date: HashMap<PartialDate, Vec<usize>>,
    by_item: HashMap<AgendaItemId, usize>,
}

fn check(series: &SeriesView<'_>, findings: &mut Findings<'_>) {
    let index = Index::of(series);
    for action in &series.actions {
        findings.judge(|findings| index.judge(action, findings));
    }
}

impl<'a, 's> Index<'a, 's> {
    fn of(series: &'s SeriesView<'a>) -> Self {
        let minutes = series
            .meetings
            .iter()
            .map(|meeting| Minutes { meeting, citations: Citations::of(meeting) });
        let mut index = Self {
            series,
            minutes: minutes.collect(),
            by_id: HashMap::new(),
            by_date: HashMap::new(),
            by_item: HashMap::new(),
        };
        for (at, meeting) in series.meetings.iter().enumerate() {
            index.by_id.entry(meeting.id).or_insert(at);
            // A log may go on citing the day for which a meeting was first planned.
            for on in [Some(meeting.on), meeting.planned_on].into_iter().flatten() {
                index.by_date.entry(on).or_default().push(at);
            }
            for item in meeting.items() {
                index.by_item.entry(item.id).or_insert(at);
            }
        }
        index
    }

    fn judge(&self, action: &Record<'_, Action>, findings: &mut Findings<'_>) -> Judged {
        let source = action.raised_at.as_ref().ok_or(Skip::Nothing)?;
        let pointer = action.pointer().field("raised_at");
        // An id that nothing has is found as such, and not here.
        let named = source.meeting_id.map(|id| self.found(self.by_id.get(&id)));
        let named = named.transpose()?;
        if let Some(id) = source.item_id {
            let home = self.found(self.by_item.get(&id))?.meeting;
            let named = named.map(|named| named.meeting);
            let is_elsewhere =
                |named: &&MeetingView<'_>| named.id != home.id && named.item(id).is_none();
            if let Some(named) = named.filter(is_elsewhere) {
                let item = home.item(id).map_or_else(|| "the item".to_owned(), |one| one.name());
                findings.add(
                    pointer.field("item_id"),
                    format!("{item} was taken on {}, not at the meeting on {}", home.on, named.on),
                );
            }
            return Ok(());
        }
        let meetings = match (named, source.meeting_on) {
            (Some(meeting), _) => vec![meeting],
            (None, on) => {
                let on = on.and_then(PartialDate::date);
                let on = on.ok_or(Skip::Missing("no date of the meeting"))?;
                let meetings = self.on(on);
                if meetings.is_empty() {
                    if !self.series.board.is_complete_on(on) {
                        return Err(Skip::Missing("the meeting is not in the book"));
                    }
                    findings.add(
                        pointer.field("meeting_on"),
                        format!("the board did not meet on {on}"),
                    );
                    return Ok(());
                }
                meetings
            }
        };
        match &source.item_label {
            Some(label) if !has_item(&meetings, label)? => {
                // A meeting of that month, or moved from that day, need not be the one meant.
                let day = source.meeting_on;
                if named.is_none() && !meetings.iter().any(|one| Some(one.meeting.on) == day) {
                    return Err(Skip::Missing("the meeting is not in the book"));
                }
                let on =
                    meetings.first().map_or_else(String::new, |one| one.meeting.on.to_string());
                findings.add(
                    pointer.field("item_label"),
                    format!("the meeting on {on} has no item or minute “{label}”"),
                );
            }
            _ => {}
        }
        Ok(())
    }

    /// The meetings that may have been on this day: also those of which only the month or the
    /// year is known.
    fn on(&self, date: Date) -> Vec<&Minutes<'a, 's>> {
        let text = date.to_string();
        let spans = [Some(text.as_str()), text.get(..7), text.get(..4)];
        let spans = spans.into_iter().flatten().filter_map(|span| PartialDate::new(span).ok());
        let found = spans.filter_map(|span| self.by_date.get(&span)).flatten();
        found.filter_map(|&at| self.minutes.get(at)).collect()
    }

    fn found(&self, at: Option<&usize>) -> Result<&Minutes<'a, 's>, Skip> {
        at.and_then(|&at| self.minutes.get(at)).ok_or(Skip::Nothing)
    }
}

fn has_item(meetings: &[&Minutes<'_, '_>], label: &Label) -> Result<bool, Skip> {
    let answers: Vec<_> = meetings.iter().map(|one| one.citations.has(label)).collect();
    if answers.contains(&Some(true)) {
        return Ok(true);
    }
    let is_whole = |one: &&Minutes<'_, '_>| {
        one.meeting.is_complete() && one.meeting.status == MeetingStatus::Held
    };
    if !meetings.iter().all(is_whole) {
        return Err(Skip::Missing("only an extract of the meeting is in the book"));
    }
    // The log may cite the one number where the book has the other, or words such as "AOB".
    if !meetings.iter().all(|one| one.citations.would_have(label)) {
        return Err(Skip::Missing("no numbers of all items"));
    }
    if answers.contains(&None) {
        return Err(Skip::Missing("no numbers of the parts of the item"));
    }
    Ok(false)
}
