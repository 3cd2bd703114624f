#![doc = include_str!("action_source_unknown.md")]

use std::cell::OnceCell;
use std::collections::HashMap;

use crate::model::{Action, MeetingStatus};
use crate::rule::{Findings, Judged, MeetingView, Record, SeriesView, Skip, declare_rule};
use crate::value::{AgendaItemId, Date, Label, PartialDate};

declare_rule! {
    code: "action-source-unknown",
    force: Always(Warning),
    basis: Data,
    authorities: [],
    since: "0.1.0",
    page: "action_source_unknown.md",
    check: Series(check),
}

/// The board's meetings and items, by all that a reference can name them by.
struct Index<'a, 's> {
    series: &'s SeriesView<'a>,
    by_date: HashMap<PartialDate, Vec<&'s MeetingView<'a>>>,
    /// Made when first asked for.
    by_item: OnceCell<HashMap<AgendaItemId, &'s MeetingView<'a>>>,
}

fn check(series: &SeriesView<'_>, findings: &mut Findings<'_>) {
    let index = Index::of(series);
    for action in &series.actions {
        findings.judge(|findings| index.judge(action, findings));
    }
}

impl<'a, 's> Index<'a, 's> {
    fn of(series: &'s SeriesView<'a>) -> Self {
        let mut by_date: HashMap<_, Vec<_>> = HashMap::new();
        for meeting in &series.meetings {
            // A log may go on citing the day for which a meeting was first planned.
            for on in [Some(meeting.on), meeting.planned_on].into_iter().flatten() {
                by_date.entry(on).or_default().push(meeting);
            }
        }
        Self { series, by_date, by_item: OnceCell::new() }
    }

    /// The meeting at which an item was taken.
    fn home_of(&self, item: AgendaItemId) -> Option<&'s MeetingView<'a>> {
        let by_item = self.by_item.get_or_init(|| {
            let mut by_item = HashMap::new();
            for meeting in &self.series.meetings {
                for item in meeting.items() {
                    by_item.entry(item.id).or_insert(meeting);
                }
            }
            by_item
        });
        by_item.get(&item).copied()
    }

    fn judge(&self, action: &Record<'_, Action>, findings: &mut Findings<'_>) -> Judged {
        let source = action.raised_at.as_ref().ok_or(Skip::Nothing)?;
        let pointer = action.pointer().field("raised_at");
        // An id that nothing has is found as such, and not here.
        let named = source.meeting_id.map(|id| self.series.meeting(id).ok_or(Skip::Nothing));
        let named = named.transpose()?;
        if let Some(id) = source.item_id {
            let home = self.home_of(id).ok_or(Skip::Nothing)?;
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
                if named.is_none() && !meetings.iter().any(|one| Some(one.on) == day) {
                    return Err(Skip::Missing("the meeting is not in the book"));
                }
                let on = meetings.first().map_or_else(String::new, |one| one.on.to_string());
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
    fn on(&self, date: Date) -> Vec<&'s MeetingView<'a>> {
        let text = date.to_string();
        let spans = [Some(text.as_str()), text.get(..7), text.get(..4)];
        let spans = spans.into_iter().flatten().filter_map(|span| PartialDate::new(span).ok());
        spans.filter_map(|span| self.by_date.get(&span)).flatten().copied().collect()
    }
}

fn has_item(meetings: &[&MeetingView<'_>], label: &Label) -> Result<bool, Skip> {
    let answers: Vec<_> = meetings.iter().map(|one| one.citations().has(label)).collect();
    if answers.contains(&Some(true)) {
        return Ok(true);
    }
    let is_whole = |one: &&MeetingView<'_>| one.is_complete() && one.status == MeetingStatus::Held;
    if !meetings.iter().all(is_whole) {
        return Err(Skip::Missing("only an extract of the meeting is in the book"));
    }
    // The log may cite the one number where the book has the other, or words such as "AOB".
    if !meetings.iter().all(|one| one.citations().would_have(label)) {
        return Err(Skip::Missing("no numbers of all items"));
    }
    if answers.contains(&None) {
        return Err(Skip::Missing("no numbers of the parts of the item"));
    }
    Ok(false)
}
