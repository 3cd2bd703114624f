//! Generated books with one fault: the rule that it is a fault of finds it, and no other finds
//! anything.
#![allow(clippy::unwrap_used, reason = "a test that meets the unexpected should stop")]

use minutebook::check::{Options, check};
use minutebook::rules::RULES;
use minutebook::strategy::{self, Faulty};
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;

fn options(faulty: &Faulty) -> Options {
    let mut options = Options::new();
    options.as_of = faulty.as_of;
    options.holidays.clone_from(&faulty.holidays);
    options
}

/// What is not as the fault promises.
fn broken_promises(faulty: &Faulty) -> Vec<String> {
    let found = check(&faulty.book, &options(faulty)).findings;
    let sound = check(&faulty.sound, &options(faulty)).findings;
    let is_it = |code: &str, at: &str| code == faulty.code && at == faulty.pointer.as_str();
    let mut wrong: Vec<_> = sound.iter().map(|it| format!("without the fault: {it}")).collect();
    let others = found.iter().filter(|it| !is_it(it.code, it.pointer.as_str()));
    wrong.extend(others.map(|it| format!("beside {}: {it}", faulty.code)));
    if found.is_empty() {
        wrong.push(format!("{} found nothing at {}", faulty.code, faulty.pointer));
    }
    wrong
}

#[test]
fn every_rule_alone_finds_its_faults() {
    let mut runner = TestRunner::deterministic();
    let mut wrong = Vec::new();
    for rule in RULES {
        let books = strategy::book_with_fault_of(rule.code).unwrap();
        for _ in 0..3 {
            let faulty = books.new_tree(&mut runner).unwrap().current();
            assert_eq!(faulty.code, rule.code);
            wrong.extend(broken_promises(&faulty));
        }
    }
    assert_eq!(wrong, Vec::<String>::new());
}

#[test]
fn no_rule_has_an_unknown_code() {
    assert!(strategy::book_with_fault_of("no-such-rule").is_none());
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    #[test]
    fn a_fault_of_any_rule_is_found_by_it_alone(faulty in strategy::book_with_fault()) {
        prop_assert_eq!(broken_promises(&faulty), Vec::<String>::new());
    }
}
