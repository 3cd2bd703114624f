//! Generated books that keep every rule.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test that meets the unexpected should stop"
)]

use std::collections::BTreeSet;

use minutebook::check::{Options, check};
use minutebook::model::{Meeting, MeetingKind, MeetingStatus, MinuteBook};
use minutebook::rules::RULES;
use minutebook::strategy::{self, Size, ValidBook};
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;

fn options(valid: &ValidBook) -> Options {
    Options::new().as_of(valid.as_of).holidays(valid.holidays.clone())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    #[test]
    fn no_rule_finds_anything_in_a_valid_book(valid in strategy::valid_book()) {
        prop_assert_eq!(check(&valid.book, &options(&valid)).findings, []);
    }

    #[test]
    fn nor_without_a_day_and_holidays(valid in strategy::valid_book_sized(Size::new(2, 2, 2))) {
        prop_assert_eq!(check(&valid.book, &Options::new()).findings, []);
    }

    #[test]
    fn nor_where_a_board_meets_every_month(valid in strategy::valid_book_sized(Size::new(1, 2, 12))) {
        prop_assert_eq!(check(&valid.book, &options(&valid)).findings, []);
    }

    #[test]
    fn a_valid_book_is_within_its_size(valid in strategy::valid_book_sized(Size::new(2, 1, 1))) {
        prop_assert!((1..=2).contains(&valid.book.boards.len()));
        let regular = valid.book.meetings.iter().filter(|meeting| {
            !meeting.items.is_empty() && meeting.kind != Some(MeetingKind::Reconvened)
        });
        // A scrutiny committee meets twice.
        prop_assert!(regular.count() <= 4);
    }

    #[test]
    fn a_valid_book_round_trips(valid in strategy::valid_book_sized(Size::new(2, 2, 3))) {
        let book = valid.book;
        prop_assert_eq!(&MinuteBook::from_json(book.to_json()).unwrap(), &book);
        prop_assert_eq!(&MinuteBook::from_lines(book.to_lines()).unwrap(), &book);
    }
}

proptest! {
    // Large books are dear.
    #![proptest_config(ProptestConfig { cases: 12, ..ProptestConfig::default() })]

    #[test]
    fn no_rule_finds_anything_in_a_book_of_many_years(valid in strategy::valid_book_sized(Size::new(1, u8::MAX, 1))) {
        prop_assert_eq!(check(&valid.book, &options(&valid)).findings, []);
    }

    #[test]
    fn nor_in_one_of_many_boards(valid in strategy::valid_book_sized(Size::new(25, 1, 1))) {
        prop_assert_eq!(check(&valid.book, &options(&valid)).findings, []);
    }
}

/// Rules that judge nothing in generated books: none.
const NEVER_JUDGED: [&str; 0] = [];

#[test]
fn every_rule_judges_something_in_generated_books() {
    let mut runner = TestRunner::deterministic();
    let books = strategy::valid_book();
    let mut silent: BTreeSet<_> = RULES.iter().map(|rule| rule.code).collect();
    for _ in 0..120 {
        let valid = books.new_tree(&mut runner).unwrap().current();
        for rule in check(&valid.book, &options(&valid)).coverage {
            if rule.checked > 0 {
                silent.remove(rule.code);
            }
        }
    }
    assert_eq!(silent.into_iter().collect::<Vec<_>>(), NEVER_JUDGED);
}

#[test]
fn boards_in_generated_books_do_what_boards_do() {
    let mut runner = TestRunner::deterministic();
    let books = strategy::valid_book();
    let mut seen = BTreeSet::new();
    for _ in 0..40 {
        let book = books.new_tree(&mut runner).unwrap().current().book;
        let meetings = || book.meetings.iter();
        let seats = || book.members.iter().map(|member| (member.person_id, member.starts_on));
        for (what, is_so) in [
            ("a sub-group", book.boards.iter().any(|board| board.parent_board_id.is_some())),
            ("a moved meeting", meetings().any(|it| it.planned_on.is_some())),
            ("a joint meeting", meetings().any(Meeting::is_joint)),
            ("a cancelled one", meetings().any(|it| it.status == MeetingStatus::Cancelled)),
            ("one broken off", meetings().any(|it| it.status == MeetingStatus::Adjourned)),
            ("its rest", meetings().any(|it| it.continues_meeting_id.is_some())),
            // Whoever leaves has no other term that begins on that day.
            (
                "a vacancy",
                book.members.iter().any(|it| {
                    it.ends_on
                        .is_some_and(|end| !seats().any(|seat| seat == (it.person_id, Some(end))))
                }),
            ),
        ] {
            if is_so {
                seen.insert(what);
            }
        }
    }
    assert_eq!(seen.len(), 7, "{seen:?}");
}

#[test]
fn a_valid_book_shrinks_to_one_meeting_without_business() {
    let mut runner = TestRunner::deterministic();
    let mut tree = strategy::valid_book().new_tree(&mut runner).unwrap();
    while tree.simplify() {}
    let book = tree.current().book;
    assert_eq!(book.boards.len(), 1);
    let held: Vec<_> = book.meetings.iter().filter(|meeting| !meeting.items.is_empty()).collect();
    assert_eq!(held.len(), 1);
    let standing = held[0].items.iter().filter(|item| item.kind.is_some()).count();
    assert_eq!(standing, held[0].items.len());
    assert!(book.actions.is_empty());
}
