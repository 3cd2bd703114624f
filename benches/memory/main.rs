//! How often and how much memory is taken to read and check minute books.
//!
//! This is measured apart from time, because counting takes time of its own.
//!
//! ```sh
//! cargo bench --bench memory              # 10 and 100 meetings
//! cargo bench --bench memory -- 1000 10000
//! ```
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::float_arithmetic,
    clippy::cast_precision_loss,
    reason = "a measurement that meets the unexpected should stop, and is about ratios"
)]

#[path = "../books/mod.rs"]
mod books;
#[path = "../stock/mod.rs"]
mod stock;

use std::hint::black_box;

use allocation_counter::measure;
use minutebook::check::{Options, check, check_json, check_lines};
use minutebook::model::MinuteBook;
use minutebook::read::read;

use self::books::{Faults, Wanted, options};

fn main() {
    let sizes: Vec<usize> =
        std::env::args().skip(1).filter_map(|argument| argument.parse().ok()).collect();
    let sizes = if sizes.is_empty() { vec![10, 100] } else { sizes };
    let options = options();
    for meetings in sizes {
        table(meetings, &options);
    }
}

fn table(meetings: usize, options: &Options) {
    let text = |faults| {
        let mut to = Vec::new();
        Wanted { meetings, faults }.json(&mut to).unwrap();
        String::from_utf8(to).unwrap()
    };
    let good = text(Faults::NONE);
    println!();
    println!("{meetings} meetings, {:.2} MB", good.len() as f64 / 1e6);
    println!();
    println!("| engine | allocations a meeting | peak beyond the input, × input | MB |");
    println!("|---|---:|---:|---:|");
    let row = |name, input: usize, run: &dyn Fn()| {
        let taken = measure(run);
        println!(
            "| {name} | {:.0} | {:.2} | {:.1} |",
            taken.count_total as f64 / meetings as f64,
            taken.bytes_max as f64 / input as f64,
            taken.bytes_max as f64 / 1e6,
        );
    };
    row("stock derives, from_slice (baseline)", good.len(), &|| {
        drop(black_box(serde_json::from_slice::<stock::Book>(good.as_bytes()).unwrap()));
    });
    row("own types, from_str", good.len(), &|| {
        drop(black_box(serde_json::from_str::<MinuteBook>(&good).unwrap()));
    });
    row("read", good.len(), &|| drop(black_box(read(&good, &options.settings.limits))));
    row("read and check (check_json)", good.len(), &|| {
        drop(black_box(check_json(&good, options)));
    });
    let book: MinuteBook = serde_json::from_str(&good).unwrap();
    row("check of a book in memory", good.len(), &|| drop(black_box(check(&book, options))));
    drop((book, good));
    for (name, faults) in [
        ("1 % bad, with line and column", Faults { bad: 10, broken: 0 }),
        ("30 % bad, with line and column", Faults { bad: 300, broken: 0 }),
        ("1 % broken, read and checked", Faults { bad: 0, broken: 10 }),
    ] {
        let text = text(faults);
        row(name, text.len(), &|| drop(black_box(check_json(&text, options))));
    }
    let mut lines = Vec::new();
    Wanted::good(meetings).lines(&mut lines).unwrap();
    row("check_lines", lines.len(), &|| {
        drop(black_box(check_lines(&*lines, options).unwrap()));
    });
}
