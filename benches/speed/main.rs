//! How fast minute books are read and checked, against reading the same fields by stock derives.
//!
//! Every engine runs once in each round, and each is compared with the baseline of its own round, so
//! that what else the machine does weighs on all alike. Medians are printed.
//!
//! ```sh
//! cargo bench --bench speed                  # 10 and 100 meetings
//! cargo bench --bench speed -- 1000 10000    # of other sizes
//! ```
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::float_arithmetic,
    clippy::cast_precision_loss,
    reason = "a measurement that meets the unexpected should stop, and is about ratios"
)]

#[path = "../books/mod.rs"]
mod books;
mod halves;
#[path = "../stock/mod.rs"]
mod stock;

use std::hint::black_box;
use std::thread;
use std::time::Instant;

use minutebook::check::{Options, check, check_json, check_lines};
use minutebook::finding::Severity;
use minutebook::model::MinuteBook;
use minutebook::read::read;
use minutebook::report::Report;

use self::books::{Faults, Wanted, options};
use self::halves::halves;

/// So long an engine runs in one round at least, where one run takes less.
const ROUND: f64 = 0.02;

fn main() {
    // `cargo bench` adds a flag of its own.
    let sizes: Vec<usize> =
        std::env::args().skip(1).filter_map(|argument| argument.parse().ok()).collect();
    let sizes = if sizes.is_empty() { vec![10, 100] } else { sizes };
    let options = options();
    for meetings in sizes {
        measure(meetings, &options);
    }
}

/// The documents that the engines are given.
struct Documents {
    good: String,
    lines: Vec<u8>,
    bad: [String; 2],
    broken: String,
}

impl Documents {
    fn of(meetings: usize) -> Self {
        let text = |faults| {
            let mut to = Vec::new();
            Wanted { meetings, faults }.json(&mut to).unwrap();
            String::from_utf8(to).unwrap()
        };
        let mut lines = Vec::new();
        Wanted::good(meetings).lines(&mut lines).unwrap();
        Self {
            good: text(Faults::NONE),
            lines,
            bad: [10, 300].map(|bad| text(Faults { bad, broken: 0 })),
            broken: text(Faults { bad: 0, broken: 10 }),
        }
    }
}

struct Engine<'a> {
    name: &'static str,
    /// How many bytes it goes through.
    bytes: usize,
    run: Box<dyn Fn() + 'a>,
    /// The seconds of a run, in each round.
    times: Vec<f64>,
}

fn measure(meetings: usize, options: &Options) {
    let documents = Documents::of(meetings);
    expect_what_was_planned(&documents, options);
    let book: MinuteBook = serde_json::from_str(&documents.good).unwrap();
    let [one, other] = halves(&documents.lines);
    let mut engines = engines(&documents, &book, options);
    if !other.is_empty() {
        engines.push(engine("check_lines, two threads", documents.lines.len(), || {
            thread::scope(|scope| {
                let second = scope.spawn(|| check_lines(&*other, options).unwrap());
                black_box(check_lines(&*one, options).unwrap());
                black_box(second.join().unwrap());
            });
        }));
    }
    let rounds = match meetings {
        0..=100 => 15,
        101..=1_000 => 7,
        _ => 3,
    };
    // The first round warms up.
    for round in 0..=rounds {
        for engine in &mut engines {
            let seconds = time(&engine.run);
            if round > 0 {
                engine.times.push(seconds);
            }
        }
    }
    print(meetings, &documents, &engines);
}

fn engine<'a>(name: &'static str, bytes: usize, run: impl Fn() + 'a) -> Engine<'a> {
    Engine { name, bytes, run: Box::new(run), times: Vec::new() }
}

fn engines<'a>(
    documents: &'a Documents,
    book: &'a MinuteBook,
    options: &'a Options,
) -> Vec<Engine<'a>> {
    let Documents { good, lines, bad: [few, many], broken } = documents;
    let limits = &options.settings.limits;
    let without_places = |name, text: &'a str| {
        engine(name, text.len(), move || {
            let book = MinuteBook::from_json(text).unwrap();
            drop(black_box(check(&book, options)));
        })
    };
    let with_places = |name, text: &'a str| {
        engine(name, text.len(), move || drop(black_box(check_json(text, options))))
    };
    vec![
        engine("stock derives, from_slice (baseline)", good.len(), move || {
            drop(black_box(serde_json::from_slice::<stock::Book>(good.as_bytes()).unwrap()));
        }),
        engine("stock derives, from_str", good.len(), move || {
            drop(black_box(serde_json::from_str::<stock::Book>(good).unwrap()));
        }),
        engine("own types, from_str", good.len(), move || {
            drop(black_box(serde_json::from_str::<MinuteBook>(good).unwrap()));
        }),
        engine("read", good.len(), move || drop(black_box(read(good, limits)))),
        with_places("read and check (check_json)", good),
        engine("check of a book in memory", good.len(), move || {
            drop(black_box(check(book, options)));
        }),
        without_places("1 % bad, without line and column", few),
        with_places("1 % bad, with line and column", few),
        without_places("30 % bad, without line and column", many),
        with_places("30 % bad, with line and column", many),
        engine("1 % broken, read and all listed", broken.len(), move || {
            drop(black_box(read(broken, limits)));
        }),
        with_places("1 % broken, read and checked", broken),
        engine("check_lines", lines.len(), move || {
            drop(black_box(check_lines(&**lines, options).unwrap()));
        }),
    ]
}

/// The seconds of one run: the mean of as many as take a while together.
fn time(run: &dyn Fn()) -> f64 {
    let began = Instant::now();
    let mut runs = 0;
    loop {
        run();
        runs += 1;
        let seconds = began.elapsed().as_secs_f64();
        if seconds >= ROUND {
            return seconds / f64::from(runs);
        }
    }
}

/// What is measured is worth nothing where the documents are not what they are said to be.
fn expect_what_was_planned(documents: &Documents, options: &Options) {
    let found = |report: &Report| {
        assert_eq!(report.omitted, 0, "all findings are listed");
        let grave = report.findings.iter().filter(|it| it.severity > Severity::Advice).count();
        (grave, report.findings.len())
    };
    let good = check_json(&documents.good, options);
    assert_eq!(found(&good), (0, 0), "{:?}", good.findings.first());
    let lines = check_lines(&*documents.lines, options).unwrap();
    assert_eq!(found(&lines), (0, 0), "{:?}", lines.findings.first());
    let judged = good.coverage.iter().filter(|it| it.checked > 0).count();
    let [few, many] = [0, 1].map(|n| found(&check_json(&documents.bad[n], options)).1);
    let broken = read(&documents.broken, &options.settings.limits).problems.len();
    println!(
        "No finding in the good book, of which {judged} of {} rules judged something; {few} and \
         {many} findings at 1 and 30 % bad, {broken} problems at 1 % broken.",
        good.coverage.len()
    );
}

fn print(meetings: usize, documents: &Documents, engines: &[Engine<'_>]) {
    let baseline = &engines[0].times;
    let own = &engines[2].times;
    println!();
    println!(
        "{meetings} meetings, {:.2} MB, {} rounds",
        documents.good.len() as f64 / 1e6,
        baseline.len()
    );
    println!();
    println!("| engine | ms | MB/s | × baseline | × own types |");
    println!("|---|---:|---:|---:|---:|");
    for engine in engines {
        let ratio = |to: &[f64]| median(engine.times.iter().zip(to).map(|(time, to)| time / to));
        let seconds = median(engine.times.iter().copied());
        println!(
            "| {} | {:.2} | {:.0} | {:.2} | {:.2} |",
            engine.name,
            seconds * 1e3,
            engine.bytes as f64 / 1e6 / seconds,
            ratio(baseline),
            ratio(own),
        );
    }
    println!();
}

fn median(values: impl Iterator<Item = f64>) -> f64 {
    let mut values: Vec<_> = values.collect();
    values.sort_by(f64::total_cmp);
    values[values.len() / 2]
}
