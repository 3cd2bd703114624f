//! Generated files are what the code generates. `UPDATE=1 cargo test --all-features` rewrites them.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test that meets the unexpected should stop"
)]

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use minutebook::render::catalogue;
use minutebook::schema::{self, Flavour, Published, SCHEMAS};
use serde_json::Value;

/// Compares a committed file with what is generated, or rewrites it.
fn assert_generated(path: &str, generated: &str) {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    if std::env::var_os("UPDATE").is_some() {
        fs::write(&file, generated).unwrap();
    }
    let committed = fs::read_to_string(&file).unwrap_or_default();
    assert!(committed == generated, "{path} is not up to date: UPDATE=1 cargo test --all-features");
}

/// Where a schema is published.
fn path(schema: &Published, flavour: Flavour) -> String {
    let folder = flavour.folder().map_or_else(String::new, |folder| format!("{folder}/"));
    format!("schema/{folder}{}", schema.file_name())
}

#[test]
fn schemas_are_up_to_date() {
    for flavour in Flavour::ALL {
        for schema in SCHEMAS {
            assert_generated(&path(schema, *flavour), &schema.to_json_in(*flavour));
        }
    }
}

#[test]
fn rule_catalogue_is_up_to_date() {
    assert_generated("schema/rules.json", &catalogue::to_index());
    assert_generated("docs/rules.md", &catalogue::to_markdown());
}

/// What no schema shows: values at the edge of what a type takes, and JSON that is strange.
const FORMS: &[&[u8]] = &[
    b"null",
    b"true",
    b"false",
    b"0",
    b"-0",
    b"-1",
    b"1.0",
    b"1e2",
    b"1E400",
    b"65535",
    b"65536",
    b"4294967295",
    b"4294967296",
    b"9007199254740991",
    b"9007199254740992",
    b"-9007199254740991",
    b"9223372036854775807",
    b"18446744073709551616",
    b"[]",
    b"{}",
    b"[[]]",
    b"{\"\":null}",
    b"\"\"",
    b"\" \"",
    b"\"\\u0000\"",
    b"\"\\ud800\"",
    b"\"\\ud83d\\ude00\"",
    b"\"\\u200b\"",
    b"\"\xc3\xa9\"",
    b"\"\xa3\"",
    b"\xef\xbb\xbf",
    b"\xff",
    b"\"1000-01-01\"",
    b"\"9999-12-31\"",
    b"\"2024-02-29\"",
    b"\"2023-02-29\"",
    b"\"2024-00-01\"",
    b"\"1000\"",
    b"\"9999\"",
    b"\"2024-12\"",
    b"\"00:00\"",
    b"\"23:59\"",
    b"\"24:00\"",
    b"\"1000/01\"",
    b"\"1999/00\"",
    b"\"9998/99\"",
    b"\"9998/99 Q4\"",
    b"\"1\"",
    b"\"7b\"",
    b"\"(a)\"",
    b"\"18446744073709551615\"",
    b"\"18446744073709551616\"",
    b"\"00000000-0000-4000-8000-000000000000\"",
    b"\"ffffffff-ffff-4fff-bfff-ffffffffffff\"",
    b"\"minutebook/1.1\"",
    b"\"minutebook/2\"",
    b"\"next meeting\"",
    b"\"100%\"",
    b"\"\xc2\xa31,000.00\"",
];

/// Every name and word of the format, with its examples, as JSON.
fn collect_words(schema: &Value, words: &mut BTreeSet<Vec<u8>>) {
    let mut add = |word: &Value| words.insert(word.to_string().into_bytes());
    match schema {
        Value::Object(object) => {
            for (name, part) in object {
                match (name.as_str(), part) {
                    ("properties", Value::Object(fields)) => {
                        for field in fields.keys() {
                            add(&field.as_str().into());
                        }
                    }
                    ("const", word) => _ = add(word),
                    ("enum" | "examples", Value::Array(list)) => {
                        // Examples of whole records are no words.
                        for word in list.iter().filter(|word| word.is_string()) {
                            add(word);
                        }
                    }
                    _ => {}
                }
            }
            object.values().for_each(|part| collect_words(part, words));
        }
        Value::Array(list) => list.iter().for_each(|part| collect_words(part, words)),
        _ => {}
    }
}

#[test]
fn the_dictionary_of_the_fuzzers_is_up_to_date() {
    let mut words: BTreeSet<Vec<u8>> = FORMS.iter().map(|form| form.to_vec()).collect();
    for name in ["minutebook", "holidays"] {
        collect_words(&schema::find(name).unwrap().to_value(), &mut words);
    }
    // Codes stand in records that accept findings or adopt rules.
    words.extend(codes().iter().map(|code| format!("{code:?}").into_bytes()));
    let mut text = "# Words of the format, made from its schemas: see README.md.\n".to_owned();
    for word in words {
        text.push('"');
        for byte in word {
            match byte {
                b'"' | b'\\' => text.extend(['\\', char::from(byte)]),
                b' '..=b'~' => text.push(char::from(byte)),
                other => text.extend(["\\x", &format!("{other:02x}")]),
            }
        }
        text += "\"\n";
    }
    assert_generated("fuzz/json.dict", &text);
}

#[test]
fn no_file_in_schema_is_left_over() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut files = Vec::new();
    for folder in Flavour::ALL.iter().map(|flavour| flavour.folder().unwrap_or_default()) {
        for entry in fs::read_dir(root.join("schema").join(folder)).unwrap() {
            let path = entry.unwrap().path();
            if path.is_file() {
                files.push(path.strip_prefix(root).unwrap().to_str().unwrap().to_owned());
            }
        }
    }
    files.sort();
    let mut expected: Vec<_> = Flavour::ALL
        .iter()
        .flat_map(|flavour| SCHEMAS.iter().map(|schema| path(schema, *flavour)))
        .collect();
    expected.push("schema/rules.json".to_owned());
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
