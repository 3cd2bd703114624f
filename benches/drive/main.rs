//! Writes generated books to files, and runs one engine once over one: for profilers.
//!
//! ```sh
//! cargo bench --bench drive -- generate 100 /tmp/100.json
//! cargo bench --bench drive -- check /tmp/100.json
//! ```
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::float_arithmetic,
    reason = "a measurement that meets the unexpected should stop"
)]

#[path = "../books/mod.rs"]
mod books;

use std::fs::{self, File};
use std::hint::black_box;
use std::io::{BufWriter, Write};
use std::time::Instant;

use minutebook::check::{check, check_json, check_lines};
use minutebook::model::MinuteBook;
use minutebook::read::read;
use minutebook::report::Report;
use minutebook::settings::Limits;

use self::books::{Faults, Wanted, options};

const USAGE: &str = "usage: drive generate MEETINGS FILE[.json|.ndjson] [bad|broken PER-THOUSAND]
       drive none|read|check|check-book|check-lines|findings FILE [TIMES]";

fn main() {
    // `cargo bench` adds a flag of its own.
    let arguments: Vec<_> = std::env::args().skip(1).filter(|it| it != "--bench").collect();
    let arguments: Vec<_> = arguments.iter().map(String::as_str).collect();
    match arguments.as_slice() {
        ["generate", meetings, file, faults @ ..] => generate(meetings, file, faults),
        [engine, file] => run(engine, file, 1),
        [engine, file, times] => run(engine, file, times.parse().expect(USAGE)),
        _ => panic!("{USAGE}"),
    }
}

fn generate(meetings: &str, file: &str, faults: &[&str]) {
    let mut wanted = Wanted::good(meetings.parse().expect(USAGE));
    match faults {
        [] => (),
        ["bad", share] => wanted.faults = Faults { bad: share.parse().expect(USAGE), broken: 0 },
        ["broken", share] => wanted.faults = Faults { bad: 0, broken: share.parse().expect(USAGE) },
        _ => panic!("{USAGE}"),
    }
    let mut to = BufWriter::new(File::create(file).unwrap());
    let is_lines = file.ends_with(".ndjson");
    if is_lines { wanted.lines(&mut to) } else { wanted.json(&mut to) }.unwrap();
    to.flush().unwrap();
}

fn run(engine: &str, file: &str, times: usize) {
    let bytes = fs::read(file).unwrap();
    let options = options();
    let began = Instant::now();
    for _ in 0..times {
        match engine {
            "none" => (),
            "read" => drop(black_box(read(&bytes, &Limits::default()))),
            "check" => drop(black_box(check_json(&bytes, &options))),
            "check-book" => {
                let book = MinuteBook::from_json(&bytes).unwrap();
                drop(black_box(check(&book, &options)));
            }
            "check-lines" => drop(black_box(check_lines(&*bytes, &options).unwrap())),
            "findings" if file.ends_with(".ndjson") => {
                tell(&check_lines(&*bytes, &options).unwrap());
            }
            "findings" => tell(&check_json(&bytes, &options)),
            _ => panic!("{USAGE}"),
        }
    }
    let seconds = began.elapsed().as_secs_f64();
    eprintln!("{engine}: {:.1} ms, {} bytes", seconds * 1e3, bytes.len() * times);
}

/// Tells what was found, and how many rules judged something.
fn tell(report: &Report) {
    for finding in &report.findings {
        println!("{} {} {}: {}", finding.severity, finding.code, finding.pointer, finding.message);
    }
    let judged = report.coverage.iter().filter(|it| it.checked > 0).count();
    println!(
        "{} findings; {judged} of {} rules judged something",
        report.findings.len(),
        report.coverage.len()
    );
}
