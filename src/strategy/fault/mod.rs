//! Books with one fault.

mod page;
mod slip;

use proptest::prelude::*;
use proptest::sample::{Index, select};

use super::valid::{Outlined, Size, ValidBook, outlined};
use crate::calendar::Holidays;
use crate::finding::Pointer;
use crate::model::MinuteBook;
use crate::rule::Rule;
use crate::rules::{self, RULES};
use crate::value::Date;

/// A book with one fault, and what to check it with.
///
/// Of all rules one alone finds anything, and finds it once.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Faulty {
    /// The book with the fault.
    pub book: MinuteBook,
    /// The same book without it, in which no rule finds anything.
    pub sound: MinuteBook,
    /// The code of the rule that finds the fault.
    pub code: &'static str,
    /// Where it finds it.
    pub pointer: Pointer,
    /// The day that counts as today, where the fault depends on it.
    pub as_of: Option<Date>,
    /// The bank holidays, where the fault depends on them.
    pub holidays: Option<Holidays>,
}

/// A book with a fault that any one of the rules finds.
pub fn book_with_fault() -> impl Strategy<Value = Faulty> {
    with_fault(select(RULES))
}

/// A book with a fault that the rule of this code finds; nothing where no rule has the code.
pub fn book_with_fault_of(code: &str) -> Option<impl Strategy<Value = Faulty> + use<>> {
    rules::find(code).map(|rule| with_fault(Just(rule)))
}

fn with_fault(rule: impl Strategy<Value = &'static Rule>) -> impl Strategy<Value = Faulty> {
    let ids = 0..1_u64 << 40;
    (rule, any::<Index>(), ids, outlined(Size::new(2, 2, 2))).prop_filter_map(
        "no place for a fault",
        |(rule, which, ids, outlined)| {
            let slipped = || slipped(rule, which, &outlined);
            let from_page = || from_page(rule, which, ids, &outlined);
            if ids % 2 == 0 { slipped().or_else(from_page) } else { from_page().or_else(slipped) }
        },
    )
}

/// A valid book in which one value is changed.
fn slipped(rule: &'static Rule, which: Index, outlined: &Outlined) -> Option<Faulty> {
    let slip = slip::of(rule.code)?;
    let ValidBook { book: sound, as_of, holidays } = outlined.on(None);
    let mut book = sound.clone();
    let pointer = slip(&mut book, which)?;
    let (as_of, holidays) = (Some(as_of), Some(holidays));
    Some(Faulty { book, sound, code: rule.code, pointer, as_of, holidays })
}

/// A valid book, and beside its boards one from the page of the rule.
fn from_page(rule: &'static Rule, which: Index, ids: u64, outlined: &Outlined) -> Option<Faulty> {
    let mut changes = page::changes(rule);
    if changes.is_empty() {
        return None;
    }
    let change = changes.swap_remove(which.index(changes.len()));
    let beside = outlined.on(change.as_of).book;
    let at = Pointer::from_text(change.finds_at()?);
    Some(Faulty {
        pointer: moved(&at, &beside).unwrap_or(at),
        book: joined(&beside, change.book(ids)?),
        sound: joined(&beside, page::base(ids)?),
        code: rule.code,
        as_of: change.as_of,
        holidays: change.holidays,
    })
}

/// The records of both, with the head of the second.
fn joined(first: &MinuteBook, mut second: MinuteBook) -> MinuteBook {
    fn prepend<T: Clone>(first: &[T], second: &mut Vec<T>) {
        second.splice(0..0, first.iter().cloned());
    }
    prepend(&first.organisations, &mut second.organisations);
    prepend(&first.people, &mut second.people);
    prepend(&first.boards, &mut second.boards);
    prepend(&first.members, &mut second.members);
    prepend(&first.meetings, &mut second.meetings);
    prepend(&first.actions, &mut second.actions);
    prepend(&first.funding, &mut second.funding);
    prepend(&first.plans, &mut second.plans);
    second
}

/// The place of a record that stands behind those of `before`.
fn moved(at: &Pointer, before: &MinuteBook) -> Option<Pointer> {
    let (list, index, _) = at.record()?;
    let before = match list {
        "organisations" => before.organisations.len(),
        "people" => before.people.len(),
        "boards" => before.boards.len(),
        "members" => before.members.len(),
        "meetings" => before.meetings.len(),
        "actions" => before.actions.len(),
        "funding" => before.funding.len(),
        "plans" => before.plans.len(),
        _ => return None,
    };
    at.in_record(before + index)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test that meets the unexpected should stop")]

    use proptest::strategy::ValueTree;
    use proptest::test_runner::TestRunner;

    use super::*;
    use crate::check::{Options, check};

    /// Each slip by itself: a fault of a rule that is drawn may come from its page instead.
    #[test]
    fn every_slip_is_found_by_its_rule_alone() {
        let mut runner = TestRunner::deterministic();
        let books = (any::<Index>(), outlined(Size::new(2, 2, 2)));
        let mut without_place = Vec::new();
        for code in slip::codes() {
            let rule = rules::find(code).unwrap();
            let faulty = (0..200).find_map(|_| {
                let (which, outlined) = books.new_tree(&mut runner).unwrap().current();
                slipped(rule, which, &outlined)
            });
            let Some(faulty) = faulty else {
                without_place.push(code);
                continue;
            };
            let mut options = Options::new();
            options.as_of = faulty.as_of;
            options.holidays.clone_from(&faulty.holidays);
            let found = check(&faulty.book, &options).findings;
            let found: Vec<_> = found.iter().map(|it| (it.code, &it.pointer)).collect();
            assert_eq!(found, [(faulty.code, &faulty.pointer)]);
        }
        assert_eq!(without_place, Vec::<&str>::new());
    }
}
