//! What of the comparison with other validators runs in Rust. `benches/peers/run` calls this.
//!
//! ```sh
//! cargo bench --bench peer -- FILE PASSES
//! ```
#![allow(
    clippy::unwrap_used,
    clippy::float_arithmetic,
    clippy::indexing_slicing,
    reason = "a measurement that meets the unexpected should stop"
)]

#[path = "../books/mod.rs"]
mod books;
#[path = "../stock/mod.rs"]
mod stock;

use std::fs;
use std::hint::black_box;
use std::time::Instant;

use minutebook::check::check_json;
use serde_json::{Value, json};

const SCHEMA: &str = include_str!("../../schema/minutebook.schema.json");

fn main() {
    // `cargo bench` adds a flag of its own.
    let arguments: Vec<_> = std::env::args().skip(1).filter(|it| it != "--bench").collect();
    let [file, passes] = arguments.as_slice() else {
        eprintln!("usage: peer FILE PASSES");
        return;
    };
    let bytes = fs::read(file).unwrap();
    let passes: usize = passes.parse().unwrap();
    let options = books::options();
    let schema: Value = serde_json::from_str(SCHEMA).unwrap();
    let validator = jsonschema::options().should_validate_formats(true).build(&schema).unwrap();
    let faults = |bytes: &[u8]| {
        let document: Value = serde_json::from_slice(bytes).unwrap();
        validator.iter_errors(&document).count()
    };
    let stock = |bytes: &[u8]| {
        drop(black_box(serde_json::from_slice::<stock::Book>(bytes).unwrap()));
        0
    };
    measure("stock derives, from_slice (baseline)", passes, || stock(&bytes));
    measure("minutebook, read and check", passes, || check_json(&bytes, &options).findings.len());
    measure("jsonschema crate, parse and all errors", passes, || faults(&bytes));
    measure("jsonschema crate, with typed parsing", passes, || faults(&bytes) + stock(&bytes));
}

/// Prints the median of so many passes after one that warms up.
fn measure(name: &str, passes: usize, run: impl Fn() -> usize) {
    let mut times = Vec::new();
    for pass in 0..=passes {
        let began = Instant::now();
        assert_eq!(run(), 0, "{name} finds something");
        if pass > 0 {
            times.push(began.elapsed().as_secs_f64() * 1e3);
        }
    }
    times.sort_by(f64::total_cmp);
    println!("{}", json!({ "name": name, "ms": times[times.len() / 2] }));
}
