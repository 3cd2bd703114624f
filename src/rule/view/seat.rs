use std::collections::HashSet;

use super::{Directory, Record};
use crate::model::{Attendance, Capacity, Member, MembershipBasis, Party, Presence};
use crate::value::{Date, PartialDate, PersonId};

/// The days on which a member holds the seat for certain, from the first to the last.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Tenure {
    pub(crate) from: Date,
    /// The first day that may be another's: a term ends on the day on which the next begins.
    pub(crate) until: Option<Date>,
}

impl Tenure {
    pub(crate) fn contains(self, date: Date) -> bool {
        self.from <= date && self.until.is_none_or(|until| date < until)
    }
}

impl Record<'_, Member> {
    /// What to call the one who holds the seat.
    pub(crate) fn holder_name(&self) -> String {
        let person = self.person_id.and_then(|id| self.cx.directory.person(id));
        person.map_or_else(|| "somebody".to_owned(), |person| person.name.to_string())
    }

    /// The days on which the seat is held for certain; nothing where the start is not known.
    pub(crate) fn tenure(&self) -> Option<Tenure> {
        let from = self.starts_on?.latest();
        // A term of a municipal year may end with it: not before March of its second year.
        let year_ends = || Date::checked_ymd(self.municipal_year?.starts_in() + 1, 3, 1);
        let until = self.ends_on.map(PartialDate::earliest).or_else(year_ends);
        // Somebody who holds a seat until another is found leaves it then, told or not.
        let is_interim = self.basis == Some(MembershipBasis::Interim) && until.is_none();
        Some(Tenure { from, until: if is_interim { Some(from) } else { until } })
    }
}

/// For each holder by the start of the term, then id, those other people who hold at that time.
///
/// `visit` gets the place of the holder in `holders`, the day on which the term starts, and the
/// places of the other holders. Holders without a person or a start hold nothing.
pub(crate) fn each_start(
    holders: &[&Record<'_, Member>],
    mut visit: impl FnMut(usize, Date, &[usize]),
) {
    let held = |at: &usize| holders.get(*at).copied();
    let mut order: Vec<_> = holders
        .iter()
        .enumerate()
        .filter_map(|(at, holder)| Some((holder.tenure()?.from, holder.id, at, holder.person_id?)))
        .collect();
    order.sort_unstable();
    let mut active: Vec<usize> = Vec::new();
    for (from, _, at, person) in order {
        let holds = |other: &usize| {
            held(other).and_then(Record::tenure).is_some_and(|tenure| tenure.contains(from))
        };
        active.retain(holds);
        let person_at = |other: &usize| held(other).and_then(|it| it.person_id);
        let is_new = !active.iter().any(|other| person_at(other) == Some(person));
        // A further term of one person is not another holder.
        if is_new && holds(&at) {
            visit(at, from, &active);
            active.push(at);
        } else if let Some(earlier) = active.iter_mut().find(|it| person_at(it) == Some(person)) {
            let end = |at: &usize| held(at).and_then(Record::tenure).and_then(|it| it.until);
            // The term that lasts longer counts.
            if end(earlier).is_some_and(|before| end(&at).is_none_or(|after| before < after)) {
                *earlier = at;
            }
        }
    }
}

/// The names of holders for a message, not more than a reader takes in.
pub(crate) fn holder_names(holders: &[&Record<'_, Member>]) -> String {
    const SHOWN: usize = 5;
    let shown: Vec<_> = holders.iter().take(SHOWN).map(|one| one.holder_name()).collect();
    match holders.len().saturating_sub(SHOWN) {
        0 => shown.join(", "),
        more => format!("{} and {more} more", shown.join(", ")),
    }
}

/// Somebody in a seat.
type Seated<'a> = (&'a Attendance, Holder<'a>);

/// Those who hold or fill a seat, each seat once: of people who sit in turn for one seat the first.
pub(crate) fn seats_once<'a>(
    entries: impl IntoIterator<Item = &'a Attendance>,
    directory: &Directory<'_>,
) -> Vec<&'a Attendance> {
    let entries = entries.into_iter().map(|entry| (entry, holder(entry, directory)));
    let mut seats: Vec<Vec<Seated<'a>>> = Vec::new();
    for entry in entries {
        match seats.iter_mut().find(|seat| seat.iter().any(|one| is_one_seat(one, &entry))) {
            Some(seat) => seat.push(entry),
            None => seats.push(vec![entry]),
        }
    }
    let mut in_turn: Vec<Vec<Seated<'a>>> = Vec::new();
    for seat in seats {
        let is_same = |earlier: &&mut Vec<Seated<'a>>| {
            earlier.iter().all(|one| seat.iter().all(|other| sit_in_turn(one, other)))
        };
        match in_turn.iter_mut().find(is_same) {
            Some(earlier) => earlier.extend(seat),
            None => in_turn.push(seat),
        }
    }
    in_turn.iter().filter_map(|seat| seat.first().map(|(entry, _)| *entry)).collect()
}

/// Whether two entries are of one seat by what is told.
fn is_one_seat((one, of): &Seated<'_>, (other, of_other): &Seated<'_>) -> bool {
    if let (Some(one), Some(other)) = (one.member_id, other.member_id) {
        return one == other;
    }
    match (of, of_other) {
        (Holder::Person(one), Holder::Person(other)) => one == other,
        (Holder::Printed(one), Holder::Printed(other)) => one == other,
        _ => false,
    }
}

/// Whether two substitutes came for one body, the one after the other, and of one it is not told
/// in whose place.
fn sit_in_turn((one, of): &Seated<'_>, (other, of_other): &Seated<'_>) -> bool {
    let is_untold = |of: &Holder<'_>| matches!(of, Holder::Untold);
    [one, other].iter().all(|it| it.capacity == Some(Capacity::Substitute))
        && (is_untold(of) || is_untold(of_other))
        && one.who.organisation_id.is_some()
        && one.who.organisation_id == other.who.organisation_id
        && are_apart(one, other)
}

/// Whose seat somebody sits in.
enum Holder<'a> {
    Person(PersonId),
    Printed(&'a Party),
    /// A substitute of whom that is not told.
    Untold,
    /// More than one, or nobody who can be told from another.
    Unclear,
}

fn holder<'a>(entry: &'a Attendance, directory: &Directory<'_>) -> Holder<'a> {
    let of_seat = entry.member_id.and_then(|id| directory.member(id)?.person_id);
    if let Some(person) = of_seat {
        return Holder::Person(person);
    }
    let substitute = entry.capacity == Some(Capacity::Substitute);
    match (entry.substitutes_for.as_slice(), entry.who.person_id) {
        ([Party { person_id: Some(person), .. }], _) => Holder::Person(*person),
        // A body alone may have several seats.
        ([party], _) if party.as_printed.is_some() || party.position.is_some() => {
            Holder::Printed(party)
        }
        ([], _) if substitute && entry.member_id.is_none() => Holder::Untold,
        ([], Some(person)) if !substitute => Holder::Person(person),
        _ => Holder::Unclear,
    }
}

/// Whether the one had left, by the clock, when the other came.
fn are_apart(one: &Attendance, other: &Attendance) -> bool {
    let left_before = |one: &Attendance, other: &Attendance| {
        one.left_at.zip(other.arrived_at).is_some_and(|(left, arrived)| left <= arrived)
    };
    left_before(one, other) || left_before(other, one)
}

/// The people in whose place somebody came.
pub(crate) fn principals(entry: &Attendance, directory: &Directory<'_>) -> HashSet<PersonId> {
    let of_seat = entry.member_id.and_then(|id| directory.member(id)?.person_id);
    let named = entry.substitutes_for.iter().filter_map(|party| party.person_id);
    named.chain(of_seat).filter(|id| entry.who.person_id != Some(*id)).collect()
}

/// Whether both were there at one time for certain.
pub(crate) fn are_together(one: &Attendance, other: &Attendance) -> bool {
    let by_item = |entry: &Attendance| {
        entry.arrived_during_item_id.is_some() || entry.left_during_item_id.is_some()
    };
    let by_clock = |entry: &Attendance| entry.arrived_at.is_some() || entry.left_at.is_some();
    let is_clear = |entry: &Attendance| match entry.presence {
        Presence::Present => !by_item(entry),
        Presence::Part => by_clock(entry) && !by_item(entry),
        Presence::Apologies | Presence::Absent | Presence::Expected => false,
    };
    let ends_after_start = |one: &Attendance, other: &Attendance| {
        one.left_at.zip(other.arrived_at).is_none_or(|(left, arrived)| arrived < left)
    };
    is_clear(one) && is_clear(other) && ends_after_start(one, other) && ends_after_start(other, one)
}
