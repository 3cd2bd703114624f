//! Generated files are what the code generates. `UPDATE=1 cargo test --all-features` rewrites them.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test that meets the unexpected should stop"
)]

use std::fs;
use std::path::Path;

use minutebook::render::catalogue;
use minutebook::schema::{Published, SCHEMAS};

/// Compares a committed file with what is generated, or rewrites it.
fn assert_generated(path: &str, generated: &str) {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    if std::env::var_os("UPDATE").is_some() {
        fs::write(&file, generated).unwrap();
    }
    let committed = fs::read_to_string(&file).unwrap_or_default();
    assert!(committed == generated, "{path} is not up to date: UPDATE=1 cargo test --all-features");
}

#[test]
fn schemas_are_up_to_date() {
    for schema in SCHEMAS {
        assert_generated(&format!("schema/{}", schema.file_name()), &schema.to_json());
    }
}

#[test]
fn rule_catalogue_is_up_to_date() {
    assert_generated("schema/rules.json", &catalogue::to_index());
    assert_generated("docs/rules.md", &catalogue::to_markdown());
}

#[test]
fn no_file_in_schema_is_left_over() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("schema");
    let mut files: Vec<_> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    files.sort();
    let mut expected: Vec<_> = SCHEMAS.iter().map(Published::file_name).collect();
    expected.push("rules.json".to_owned());
    expected.sort();
    assert_eq!(files, expected);
}

fn codes() -> Vec<&'static str> {
    let rules = minutebook::rules::RULES.iter().map(|rule| rule.code);
    let problems = minutebook::read::PROBLEMS.iter().map(|problem| problem.code);
    let mut codes: Vec<_> = rules.chain(problems).collect();
    codes.sort_unstable();
    codes
}

/// A code is a promise to those who match on it: `codes.txt` remembers all there ever were.
#[test]
fn no_code_vanishes_and_every_code_is_remembered() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/codes.txt");
    let remembered = fs::read_to_string(&path).unwrap();
    let mut all: Vec<_> = remembered.lines().chain(codes()).collect();
    all.sort_unstable();
    all.dedup();
    if std::env::var_os("UPDATE").is_some() {
        fs::write(&path, all.join("\n") + "\n").unwrap();
    } else {
        assert_eq!(remembered.lines().collect::<Vec<_>>(), all, "a code is not in tests/codes.txt");
    }
    assert_eq!(all, codes(), "a code that there was is gone");
}

#[test]
fn codes_are_unique_kebab_case_and_named_after_their_file() {
    let codes = codes();
    for code in &codes {
        let kebab = code.split('-').all(|word| {
            !word.is_empty() && word.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit())
        });
        assert!(kebab, "{code}");
    }
    assert!(codes.is_sorted_by(|a, b| a < b), "two rules or problems share a code");
    for rule in minutebook::rules::RULES {
        let heading = format!("# {}\n", rule.code);
        assert!(rule.page().text.starts_with(&heading), "the page of `{}`", rule.code);
    }
}
