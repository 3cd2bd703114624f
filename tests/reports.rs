//! The five example books give the reports that were read and found true.
//!
//! `UPDATE=1 cargo test --all-features` rewrites them; read every line that changes.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test that meets the unexpected should stop"
)]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The day that counts as today for each book: that of the next meeting, or three months later.
const AS_OF: [&str; 5] = ["2021-12-10", "2024-09-27", "2015-09-17", "2017-12-11", "2022-05-10"];

fn books() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/minute-books");
    let mut books: Vec<_> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|it| it == "json"))
        .collect();
    books.sort();
    books
}

/// What the program prints for a book, from the folder of the crate.
fn report(book: &Path, as_of: &str) -> String {
    let file = book.strip_prefix(env!("CARGO_MANIFEST_DIR")).unwrap();
    let output = Command::new(env!("CARGO_BIN_EXE_minutebook"))
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .args(["check", "--as-of", as_of])
        .arg(file)
        .output()
        .unwrap();
    assert!(output.stderr.is_empty(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

#[test]
fn reports_are_as_reviewed() {
    assert_eq!(books().len(), AS_OF.len());
    for (book, as_of) in books().into_iter().zip(AS_OF) {
        let expected = book.with_extension("report.txt");
        let report = report(&book, as_of);
        if std::env::var_os("UPDATE").is_some() {
            fs::write(&expected, &report).unwrap();
        }
        let reviewed = fs::read_to_string(&expected).unwrap_or_default();
        assert_eq!(report, reviewed, "{}", book.display());
    }
}

#[test]
fn the_readme_shows_what_is_printed() {
    let readme = include_str!("../README.md");
    let shown = readme.split("```text\n").nth(1).unwrap().split("```").next().unwrap();
    let printed: String = books().iter().map(|book| report(book, "2030-01-01")).collect();
    let mut from = printed.find(shown.lines().next().unwrap()).unwrap();
    // The excerpt leaves out some lines, and indents the others by what the longest number needs.
    for line in shown.lines().map(str::trim).filter(|line| *line != "…") {
        let at = printed[from..].find(line);
        from += at.unwrap_or_else(|| panic!("`{line}` is not printed"));
    }
}
