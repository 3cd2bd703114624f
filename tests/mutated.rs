//! The fuzz bodies on mutated example books, without a fuzzer. `MINUTEBOOK_CASES` sets how many;
//! see fuzz/README.md.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test that meets the unexpected should stop"
)]

#[path = "support/fuzz_bodies.rs"]
mod fuzz_bodies;
#[path = "support/mutation.rs"]
mod mutation;
#[path = "support/seeds.rs"]
mod seeds;

use std::cell::RefCell;
use std::fmt;
use std::sync::Arc;
use std::time::{Duration, Instant};

use mutation::mutations;
use proptest::prelude::*;
use proptest::sample::Index;
use proptest::test_runner::TestRunner;
use seeds::{extracts, seeds};

fn config() -> ProptestConfig {
    let cases = std::env::var("MINUTEBOOK_CASES").ok().map(|cases| cases.parse().unwrap());
    ProptestConfig {
        cases: cases.unwrap_or(200),
        failure_persistence: None,
        max_shrink_time: 120_000,
        ..ProptestConfig::default()
    }
}

/// What was made of a book, for the message of a failure.
#[derive(Clone)]
struct Input(Vec<u8>);

impl fmt::Debug for Input {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "b\"{}\"", self.0.escape_ascii())
    }
}

fn input(seeds: Vec<Vec<u8>>) -> impl Strategy<Value = Input> {
    let seeds = Arc::new(seeds);
    (any::<Index>(), any::<Index>(), mutations()).prop_map(move |(seed, other, mutations)| {
        let other = other.get(&seeds);
        let mut bytes = seed.get(&seeds).clone();
        for mutation in &mutations {
            bytes = mutation.apply(&bytes, other);
        }
        Input(bytes)
    })
}

/// What a report takes of any book, however short: a line of coverage for each rule.
const FLOOR: u64 = 64 * 1024;

/// What a finding takes with its message, which may name every word of a list. As many as the limit
/// allows are listed, however short the text.
const FINDING: u64 = 1024;

/// What the cases cost.
#[derive(Default)]
struct Figures {
    cases: usize,
    bytes: usize,
    slowest: Duration,
    slowest_bytes: usize,
    /// The most memory that reading and checking held at once beside the report, in per cent of the
    /// input.
    most_memory: u64,
}

impl Figures {
    /// Of less than this, what reading and checking cost in any case is most of it.
    const LARGE: usize = 4096;

    /// Checks an input and adds what that cost.
    fn add(&mut self, bytes: &[u8]) {
        self.cases += 1;
        self.bytes += bytes.len();
        let mut took = self.check(bytes);
        if bytes.len() < Self::LARGE {
            return;
        }
        // Whatever else the machine does can only make it slower.
        for _ in 0..2 {
            if self.is_slowest(took, bytes.len()) {
                took = took.min(self.check(bytes));
            }
        }
        if self.is_slowest(took, bytes.len()) {
            (self.slowest, self.slowest_bytes) = (took, bytes.len());
        }
    }

    /// Whether no input so far took longer for each of its bytes.
    fn is_slowest(&self, took: Duration, bytes: usize) -> bool {
        let slowest = self.slowest.as_nanos() * bytes as u128;
        self.slowest_bytes == 0 || took.as_nanos() * self.slowest_bytes as u128 > slowest
    }

    /// Checks an input within the memory that it may take.
    fn check(&mut self, bytes: &[u8]) -> Duration {
        let begun = Instant::now();
        let mut findings = 0;
        let held = allocation_counter::measure(|| {
            findings = fuzz_bodies::checked(bytes).findings.len() as u64;
        });
        let took = begun.elapsed();
        let length = bytes.len() as u64;
        let beside_report = held.bytes_max.saturating_sub(FLOOR + FINDING * findings);
        assert!(beside_report <= 4 * length, "{held:?} for a text of {length}");
        self.most_memory = self.most_memory.max(beside_report * 100 / length.max(1));
        took
    }
}

impl fmt::Display for Figures {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { cases, bytes, slowest, slowest_bytes, most_memory } = self;
        let megabytes = bytes / 1_000_000;
        write!(f, "{cases} cases, {megabytes} MB; ")?;
        write!(f, "read and checked slowest: {slowest_bytes} bytes in {slowest:?}; ")?;
        write!(f, "most memory beside the report: {most_memory} % of the input")
    }
}

#[test]
fn mutated_books_keep_every_promise() {
    let begun = Instant::now();
    let figures = RefCell::new(Figures::default());
    let run = TestRunner::new(config()).run(&input(seeds()), |Input(bytes)| {
        fuzz_bodies::read(&bytes);
        fuzz_bodies::check(&bytes);
        fuzz_bodies::round_trip(&bytes);
        figures.borrow_mut().add(&bytes);
        Ok(())
    });
    println!("{}; all in {:?}", figures.borrow(), begun.elapsed());
    run.unwrap_or_else(|failure| panic!("{failure}"));
}

/// The same with nothing but one check of each, so that ten million are an hour's work.
#[test]
fn mutated_extracts_are_checked_in_little_memory() {
    let begun = Instant::now();
    let figures = RefCell::new(Figures::default());
    let run = TestRunner::new(config()).run(&input(extracts()), |Input(bytes)| {
        figures.borrow_mut().add(&bytes);
        Ok(())
    });
    println!("{}; all in {:?}", figures.borrow(), begun.elapsed());
    run.unwrap_or_else(|failure| panic!("{failure}"));
}

#[test]
fn mutated_values_keep_every_promise() {
    let texts: Vec<_> = mutation::words()
        .iter()
        .filter_map(|word| serde_json::from_slice::<String>(word).ok())
        .collect();
    let text =
        (any::<Index>(), any::<Index>(), mutations()).prop_map(move |(text, other, mutations)| {
            let other = other.get(&texts).as_bytes();
            let mut bytes = text.get(&texts).clone().into_bytes();
            for mutation in mutations.iter().filter(|mutation| mutation.is_of_bytes()) {
                bytes = mutation.apply(&bytes, other);
            }
            String::from_utf8_lossy(&bytes).into_owned()
        });
    let run = TestRunner::new(config()).run(&text, |text| {
        fuzz_bodies::values(&text);
        Ok(())
    });
    run.unwrap_or_else(|failure| panic!("{failure}"));
}

/// The failures found so far, each as small as it could be made.
mod found {
    use minutebook::check::Options;
    use minutebook::read::read;
    use minutebook::settings::Limits;

    fn codes(json: &str) -> Vec<(&'static str, String)> {
        super::fuzz_bodies::read(json.as_bytes());
        super::fuzz_bodies::check(json.as_bytes());
        let problems = read(json, &Limits::default()).problems;
        problems.iter().map(|it| (it.code, it.pointer.to_string())).collect()
    }

    #[test]
    fn a_list_that_must_be_there_is_missed() {
        let json = r#"{"format": "minutebook/1", "meetings": [{
            "id": "3a000000-0000-4000-8000-000000000001",
            "board_id": "b0000000-0000-4000-8000-000000000001",
            "status": "held", "record": "complete", "on": "2024-06-28",
            "items": [{"id": "17000000-0000-4000-8000-000000000001", "matters_arising": [{}]}]}]}"#;
        let place = "/meetings/0/items/0/matters_arising/0".to_owned();
        assert_eq!(codes(json), [("missing-field", place)]);
    }

    #[test]
    fn of_a_list_that_is_there_twice_the_first_gives_the_places() {
        let json = r#"{"format": "minutebook/1", "boards": [{
            "id": "b0000000-0000-4000-8000-000000000001", "name": "A",
            "host_id": "0e000000-0000-4000-8000-000000000001"}], "boards": null}"#;
        assert_eq!(codes(json), [("duplicate-field", "/boards".to_owned())]);
    }

    #[test]
    fn spans_of_thousands_of_years_are_no_work() {
        let span = r#"{"from": "1000-01-01", "until": "9999-12-31"}"#;
        let terms = r#"{"nation": "england", "profile": "strategy_group"}"#;
        let board = |number: usize| {
            format!(
                r#"{{"id": "b0000000-0000-4000-8000-{number:012}", "name": "A",
                    "terms_of_reference": [{terms}],
                    "meetings_complete": [{span}], "plans_complete": [{span}]}}"#
            )
        };
        let boards = (0..100).map(board).collect::<Vec<_>>().join(",");
        let json = format!(r#"{{"format": "minutebook/1", "boards": [{boards}]}}"#);
        assert_eq!(codes(&json), []);
        let without_day = minutebook::check::check_json(&json, &Options::new());
        assert!(without_day.findings.len() < 100 * 500);
    }

    #[test]
    fn a_number_is_written_as_it_was_read() {
        for number in ["1.0e23", "0.1e-6", "123456789.123456789e-300", "5e-324"] {
            let extensions = format!(r#""extensions": {{"a:b": {number}}}"#);
            let json = format!(r#"{{"format": "minutebook/1", {extensions}}}"#);
            assert_eq!(codes(&json), []);
            super::fuzz_bodies::round_trip(json.as_bytes());
        }
        let mut number = 1.0_f64;
        for _ in 0..10_000 {
            number *= 1.003_171_4;
            let read: f64 = serde_json::from_str(&serde_json::to_string(&number).unwrap()).unwrap();
            assert_eq!(read.to_bits(), number.to_bits(), "{number:e}");
        }
    }
}
