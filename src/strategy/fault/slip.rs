//! Faults as a hand slips: one value changed in a generated book itself.

use proptest::sample::Index;

use crate::finding::Pointer;
use crate::model::{
    ActionStatus, AgendaItem, AmountKind, Ballot, Funding, Meeting, MeetingStatus, MinuteBook,
    NilReturn, Outcome, Resolution, Tense,
};
use crate::value::{Label, Quarter, Text, Weekday};

/// Changes one of the places where it can be done, and tells where the rule finds it; nothing
/// where the book has no such place.
pub(super) type Slip = fn(&mut MinuteBook, Index) -> Option<Pointer>;

/// The slip that the rule of this code finds.
pub(super) fn of(code: &str) -> Option<Slip> {
    SLIPS.iter().find(|(of, _)| *of == code).map(|(_, slip)| *slip)
}

#[cfg(test)]
pub(super) fn codes() -> impl Iterator<Item = &'static str> {
    SLIPS.iter().map(|(code, _)| *code)
}

const SLIPS: [(&str, Slip); 20] = [
    ("source-missing", |book, which| {
        let actions = book.actions.iter_mut().enumerate();
        let actions = actions.map(|(n, it)| (record("actions", n), &mut it.source));
        let members = book.members.iter_mut().enumerate();
        let members = members.map(|(n, it)| (record("members", n), &mut it.source));
        let meetings = book.meetings.iter_mut().enumerate();
        let meetings = meetings.map(|(n, it)| (record("meetings", n), &mut it.source));
        let (at, source) = pick(actions.chain(members).chain(meetings).collect(), which)?;
        *source = None;
        Some(at)
    }),
    ("unknown-rule-code", |book, which| {
        let boards = book.boards.iter_mut().enumerate();
        let (n, board) = pick(boards.collect(), which)?;
        let terms = board.terms_of_reference.first_mut()?;
        let last = terms.adopted_rules.len();
        terms.adopted_rules.push(Text::new("no-such-rule").ok()?);
        let at = record("boards", n).field("terms_of_reference").index(0);
        Some(at.field("adopted_rules").index(last))
    }),
    ("weekday-disagrees-with-date", |book, which| {
        let (at, meeting) = pick(held(book), which)?;
        let is_monday = meeting.weekday == Some(Weekday::Monday);
        meeting.weekday = Some(if is_monday { Weekday::Tuesday } else { Weekday::Monday });
        Some(at.field("weekday"))
    }),
    ("attendance-columns-disagree", |book, which| {
        let (at, meeting) = pick(held(book), which)?;
        meeting.attendance_columns.as_mut()?.names += 1;
        Some(at.field("attendance_columns"))
    }),
    ("duplicate-agenda-number", |book, which| {
        let (at, meeting) = pick(held(book), which)?;
        let number = meeting.items.first()?.agenda_number.clone();
        meeting.items.get_mut(1)?.agenda_number = number;
        Some(at.field("items").index(1).field("agenda_number"))
    }),
    ("quarter-not-ended", |book, which| {
        let meetings = held(book).into_iter().filter_map(|(at, it)| Some((at, it.on.date()?, it)));
        let reports = meetings.flat_map(|(at, on, meeting)| {
            items(&at, meeting).into_iter().map(move |(at, item)| (at, (on, item)))
        });
        let reports = reports.filter(|(_, (_, item))| item.reported_quarter.is_some());
        let (at, (on, item)) = pick(reports.collect(), which)?;
        item.reported_quarter = Quarter::of(on);
        Some(at.field("reported_quarter"))
    }),
    ("percentage-miscalculated", |book, which| {
        let points = all_items(book).into_iter().filter_map(|(at, item)| {
            let figure = item.discussion.first_mut()?.figures.first_mut()?;
            Some((at.field("discussion").index(0).field("figures").index(0), figure))
        });
        let (at, figure) = pick(points.collect(), which)?;
        figure.count = figure.count.map(|count| if count < 100 { count + 20 } else { count - 20 });
        Some(at.field("as_printed"))
    }),
    ("past-event-after-meeting", |book, which| tell(book, which, 1, Tense::Past)),
    ("future-event-before-meeting", |book, which| tell(book, which, 0, Tense::Future)),
    ("nil-return-contradicted", |book, which| {
        let items = all_items(book).into_iter().filter(|(_, it)| !it.declarations.is_empty());
        let (at, item) = pick(items.collect(), which)?;
        item.nil_return = Some(NilReturn::None);
        Some(at.field("nil_return"))
    }),
    ("declaration-incomplete", |book, which| {
        let items = all_items(book).into_iter();
        let declarations = items.filter_map(|(at, item)| {
            Some((at.field("declarations").index(0), item.declarations.first_mut()?))
        });
        let (at, declaration) = pick(declarations.collect(), which)?;
        declaration.nature = None;
        Some(at)
    }),
    ("resolution-without-text", |book, which| {
        let (at, resolution) = resolution(book, which, |it| it.text.is_some())?;
        resolution.text = None;
        Some(at)
    }),
    ("limbs-out-of-sequence", |book, which| {
        let (at, resolution) = resolution(book, which, |it| it.limbs.len() == 2)?;
        resolution.limbs.get_mut(1)?.label = Label::new("(c)").ok();
        Some(at.field("limbs").index(1).field("label"))
    }),
    ("outcome-disagrees-with-votes", |book, which| {
        let contested = |it: &Resolution| {
            let counted = it.vote.as_ref().is_some_and(|vote| vote.casting_vote.is_none());
            counted && it.unanimous.is_none()
        };
        let (at, resolution) = resolution(book, which, contested)?;
        resolution.outcome = Some(Outcome::Lost);
        Some(at.field("outcome"))
    }),
    ("unanimous-with-votes-against", |book, which| {
        let contested = |it: &Resolution| {
            it.vote
                .as_ref()
                .is_some_and(|it| it.votes_against > Some(0) && it.casting_vote.is_none())
        };
        let (at, resolution) = resolution(book, which, contested)?;
        resolution.unanimous = Some(true);
        Some(at.field("unanimous"))
    }),
    ("mover-seconds-own-motion", |book, which| {
        let (at, resolution) = resolution(book, which, |it| !it.seconders.is_empty())?;
        resolution.seconders.clone_from(&resolution.proposers);
        Some(at.field("seconders").index(0))
    }),
    ("ballot-recorded-twice", |book, which| {
        let named = |it: &Resolution| it.vote.as_ref().is_some_and(|it| it.recorded.len() > 1);
        let (at, resolution) = resolution(book, which, named)?;
        let recorded = &mut resolution.vote.as_mut()?.recorded;
        let last = recorded.len();
        let mut again = recorded.first()?.clone();
        again.ballot = if again.ballot == Ballot::For { Ballot::Against } else { Ballot::For };
        recorded.push(again);
        Some(at.field("vote").field("recorded").index(last))
    }),
    ("action-without-owner", |book, which| {
        let actions = book.actions.iter_mut().enumerate();
        let open = actions.filter(|(_, it)| it.status == ActionStatus::Ongoing);
        let (n, action) = pick(open.collect(), which)?;
        action.owners = Vec::new().into();
        Some(record("actions", n))
    }),
    ("carry-forward-unapproved", |book, which| unapprove(book, which, AmountKind::CarriedForward)),
    ("virement-unapproved", |book, which| unapprove(book, which, AmountKind::Transferred)),
];

fn record(list: &str, index: usize) -> Pointer {
    Pointer::ROOT.field(list).index(index)
}

/// One of these; nothing where there is none.
fn pick<T>(mut all: Vec<T>, which: Index) -> Option<T> {
    if all.is_empty() { None } else { Some(all.swap_remove(which.index(all.len()))) }
}

/// The meetings with minutes, but for those broken off: what these did not reach is not judged.
fn held(book: &mut MinuteBook) -> Vec<(Pointer, &mut Meeting)> {
    let meetings = book.meetings.iter_mut().enumerate();
    let held = meetings
        .filter(|(_, meeting)| meeting.status == MeetingStatus::Held && !meeting.items.is_empty());
    held.map(|(n, meeting)| (record("meetings", n), meeting)).collect()
}

fn items<'a>(at: &Pointer, meeting: &'a mut Meeting) -> Vec<(Pointer, &'a mut AgendaItem)> {
    let items = meeting.items.iter_mut().enumerate();
    items.map(|(n, item)| (at.clone().field("items").index(n), item)).collect()
}

fn all_items(book: &mut MinuteBook) -> Vec<(Pointer, &mut AgendaItem)> {
    held(book).into_iter().flat_map(|(at, meeting)| items(&at, meeting)).collect()
}

fn resolution(
    book: &mut MinuteBook,
    which: Index,
    is_fit: impl Fn(&Resolution) -> bool,
) -> Option<(Pointer, &mut Resolution)> {
    let items = all_items(book).into_iter();
    let first = items.filter_map(|(at, item)| {
        Some((at.field("resolutions").index(0), item.resolutions.first_mut()?))
    });
    pick(first.filter(|(_, it)| is_fit(it)).collect(), which)
}

/// Tells one of the events in the minutes in another tense.
fn tell(book: &mut MinuteBook, which: Index, nth: usize, tense: Tense) -> Option<Pointer> {
    let events = all_items(book).into_iter().filter_map(|(at, item)| {
        let event = item.discussion.first_mut()?.events.get_mut(nth)?;
        Some((at.field("discussion").index(0).field("events").index(nth), event))
    });
    let (at, event) = pick(events.collect(), which)?;
    event.tense = Some(tense);
    Some(at.field("on"))
}

/// Takes away the approval of a sum.
fn unapprove(book: &mut MinuteBook, which: Index, kind: AmountKind) -> Option<Pointer> {
    let fundings = book.funding.iter_mut().enumerate();
    let sums = fundings.filter_map(|(n, funding): (usize, &mut Funding)| {
        let at = funding.amounts.iter().position(|amount| amount.kind == kind)?;
        let amount = funding.amounts.get_mut(at)?;
        Some((record("funding", n).field("amounts").index(at), amount))
    });
    let (at, amount) = pick(sums.collect(), which)?;
    amount.approved_by = None;
    amount.approved_on = None;
    Some(at)
}
