#![doc = include_str!("request_without_action.md")]

use std::collections::{HashMap, HashSet};

use crate::model::{Effect, ItemKind, Outcome, Resolution};
use crate::rule::{BookView, Findings, ItemView, Judged, MeetingView, Place, Skip, declare_rule};
use crate::value::{AgendaItemId, BoardId, Date, Label, MeetingId, PartialDate, ResolutionId};

declare_rule! {
    code: "request-without-action",
    force: Always(Warning),
    basis: Practice,
    authorities: [],
    since: "0.1.0",
    page: "request_without_action.md",
    check: Book(check),
}

fn check(book: &BookView<'_>, findings: &mut Findings<'_>) {
    let sources = Sources::of(book);
    for meeting in book.series().flat_map(|series| &series.meetings) {
        if !meeting.took_place() {
            continue;
        }
        for item in meeting.items() {
            for (index, resolution) in item.get().resolutions.iter().enumerate() {
                let pointer = item.pointer().field("resolutions").index(index);
                findings.judge(|findings| {
                    judge(meeting, item, resolution, &sources, pointer, findings)
                });
            }
        }
    }
}

fn judge(
    meeting: &MeetingView<'_>,
    item: ItemView<'_, '_>,
    resolution: &Resolution,
    sources: &Sources<'_>,
    pointer: Place,
    findings: &mut Findings<'_>,
) -> Judged {
    let is_request = |effect: Option<Effect>| effect == Some(Effect::Requested);
    let limb = resolution.limbs.iter().enumerate().find(|(_, limb)| is_request(limb.effect));
    let is_dropped = matches!(resolution.outcome, Some(Outcome::Lost | Outcome::Withdrawn));
    if is_dropped || (limb.is_none() && !is_request(resolution.effect)) {
        return Err(Skip::Nothing);
    }
    // What a report is to show is answered by the next report, which comes by itself.
    let recurs = [ItemKind::Performance, ItemKind::Finance, ItemKind::ActionLog];
    if [item, item.root()].iter().any(|it| it.kind.is_some_and(|kind| recurs.contains(&kind))) {
        return Ok(());
    }
    if !meeting.is_complete() {
        return Err(Skip::Missing("the record is an extract"));
    }
    if meeting.cx().gaps.concern(meeting.board_id) {
        return Err(Skip::Missing("records of the board that could not be read"));
    }
    if !sources.boards.contains(&meeting.board_id) {
        return Err(Skip::Missing("no actions of the board are in the book"));
    }
    if sources.has_action(meeting, item, resolution)? {
        return Ok(());
    }
    let (what, place) = match limb {
        Some((at, limb)) => {
            let label = limb
                .label
                .as_ref()
                .map_or_else(|| "a limb".to_owned(), |label| format!("limb {label}"));
            (format!("{label} of the resolution"), pointer.field("limbs").index(at))
        }
        None => ("the resolution".to_owned(), pointer),
    };
    findings
        .add(
            place,
            format!(
                "{what} of {} asks for something to be done, but no action was raised there",
                item.name()
            ),
        )
        .help("add the action, with this item or resolution as what it was `raised_at`");
    Ok(())
}

/// Where the actions of the book were raised.
#[derive(Default)]
struct Sources<'a> {
    /// The boards that have actions, and those that have some of which the source is not known.
    boards: HashSet<BoardId>,
    unsourced: HashSet<BoardId>,
    resolutions: HashSet<ResolutionId>,
    items: HashSet<AgendaItemId>,
    /// The labels of the items, where the source is given so, by the meeting; none where it
    /// names only the meeting.
    by_id: HashMap<MeetingId, Vec<Option<&'a Label>>>,
    by_day: HashMap<(BoardId, Date), Vec<Option<&'a Label>>>,
}

impl<'a> Sources<'a> {
    fn of(book: &BookView<'a>) -> Self {
        let mut sources = Self::default();
        for action in &book.book.actions {
            sources.boards.insert(action.board_id);
            let source = action.raised_at.as_ref();
            let item = source.and_then(|source| source.item_id);
            let resolution = source.and_then(|source| source.resolution_id);
            let label = source.and_then(|source| source.item_label.as_ref());
            let meeting = source.and_then(|source| source.meeting_id);
            let on = source.and_then(|source| source.meeting_on).or(action.raised_on);
            sources.resolutions.extend(resolution);
            sources.items.extend(item);
            if item.is_some() || resolution.is_some() {
                continue;
            }
            match (meeting, on.and_then(PartialDate::date)) {
                (Some(id), _) => sources.by_id.entry(id).or_default().push(label),
                (None, Some(date)) => {
                    sources.by_day.entry((action.board_id, date)).or_default().push(label);
                }
                (None, None) => drop(sources.unsourced.insert(action.board_id)),
            }
        }
        sources
    }

    /// Whether an action was raised at the resolution, its item, or one above or below that.
    fn has_action(
        &self,
        meeting: &MeetingView<'_>,
        item: ItemView<'_, '_>,
        resolution: &Resolution,
    ) -> Result<bool, Skip> {
        let wholes: Vec<_> = std::iter::successors(Some(item), ItemView::parent).collect();
        let parts = item.get().items.iter().map(|part| part.id);
        if self.resolutions.contains(&resolution.id)
            || wholes.iter().map(|it| it.id).chain(parts).any(|id| self.items.contains(&id))
        {
            return Ok(true);
        }
        let by_day = meeting.date().and_then(|date| self.by_day.get(&(meeting.board_id, date)));
        let labels = self.by_id.get(&meeting.id).into_iter().chain(by_day).flatten();
        let mut is_unclear = self.unsourced.contains(&meeting.board_id);
        for label in labels {
            match label {
                Some(label) if wholes.iter().any(|it| it.is_cited_by(label) != Some(false)) => {
                    return Ok(true);
                }
                Some(_) => {}
                None => is_unclear = true,
            }
        }
        if is_unclear {
            return Err(Skip::Missing("an action does not say at which item it was raised"));
        }
        Ok(false)
    }
}
