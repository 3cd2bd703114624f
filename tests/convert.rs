//! `minutebook convert`: what it writes, and what it says is lost.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test that meets the unexpected should stop"
)]

use std::io::Write as _;
use std::process::{Command, Stdio};

use serde_json::Value;

const BASE: &str = minutebook::rules::BASE;

/// The exit status, and what is written to standard output and to standard error.
fn convert(arguments: &[&str], input: &str) -> (i32, String, String) {
    let mut child = Command::new(env!("CARGO_BIN_EXE_minutebook"))
        .arg("convert")
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    child.stdin.take().unwrap().write_all(input.as_bytes()).unwrap();
    let output = child.wait_with_output().unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    (output.status.code().unwrap(), text(output.stdout), text(output.stderr))
}

/// Converts what nothing is said about.
fn converted(arguments: &[&str], input: &str) -> String {
    let (status, written, said) = convert(arguments, input);
    assert_eq!((status, said.as_str()), (0, ""));
    written
}

fn value(json: &str) -> Value {
    serde_json::from_str(json).unwrap()
}

#[test]
fn a_book_is_converted_to_lines_and_back() {
    let lines = converted(&["-"], BASE);
    let again = converted(&["-"], &lines);
    assert_eq!(value(&again), value(BASE));
    assert_eq!(converted(&["--to", "lines", "-"], &lines), lines);
    assert_eq!(converted(&["--to", "json", "-"], &again), again);
}

#[test]
fn what_cannot_be_read_is_not_converted() {
    for (input, message) in [
        ("{}", "the field `format` is missing"),
        (r#"{"format": "minutebook/1", "colour": 1}"#, "`colour` is not a field of MinuteBook"),
        (r#"{"format": "minutebook/2"}"#, "this version reads `minutebook/1`"),
    ] {
        let (status, written, said) = convert(&["-"], input);
        assert_eq!((status, written.as_str()), (2, ""), "{input}");
        assert!(said.contains(message), "{said}");
    }
}

#[test]
fn what_a_newer_version_has_more_is_named_and_makes_the_status_1() {
    const VERSION: &str = "minutebook: -: warning[format-newer] at `/format` (line 1, column 12): \
         the document is of format `minutebook/1.1`: what is newer in it than in \
         `minutebook/1` is left out\n";
    const FIELD: &str = "minutebook: -: warning[format-newer] at `/colour` (line 1, column 30): \
         `colour` of MinuteBook is newer than this reader and is left out\n";
    let newer = |more: &str| format!(r#"{{"format": "minutebook/1.1"{more}}}"#);
    let json = r#"{
  "format": "minutebook/1"
}
"#;
    // Nothing is left out of this one.
    let (status, written, said) = convert(&["--to", "json", "-"], &newer(""));
    assert_eq!((status, written.as_str(), said.as_str()), (0, json, VERSION));
    let (status, written, said) = convert(&["--to", "json", "-"], &newer(r#", "colour": 1"#));
    assert_eq!((status, written.as_str(), said), (1, json, format!("{VERSION}{FIELD}")));
}

#[test]
fn of_lines_the_same_is_said() {
    let lines = r#"{"type": "minute_book", "format": "minutebook/1.1"}
{"type": "person", "id": "0192f0c1-2a3b-7c4d-8e5f-60718293a4b5", "name": {"family": "Marlow", "colour": 1}}
"#;
    let (status, written, said) = convert(&["-"], lines);
    assert_eq!(status, 1);
    assert_eq!(value(&written)["people"][0]["name"]["family"], "Marlow");
    let said: Vec<_> = said.lines().collect();
    assert_eq!(said.len(), 2);
    assert!(said[0].starts_with("minutebook: -: warning[format-newer] at `/format` (line 1, "));
    assert_eq!(
        said[1],
        "minutebook: -: warning[format-newer] at `/people/0/name/colour` (line 2, column 95): \
         `colour` of PersonName is newer than this reader and is left out"
    );
}

#[test]
fn more_than_is_listed_is_counted() {
    let fields: Vec<_> = (0..1_000).map(|number| format!(r#", "x{number}": 1"#)).collect();
    let fields = fields.concat();
    let (status, _, said) = convert(&["-"], &format!(r#"{{"format": "minutebook/1.1"{fields}}}"#));
    assert_eq!(status, 1);
    assert_eq!(said.lines().count(), 1_001);
    assert!(said.ends_with("\nminutebook: -: and 1 more\n"), "{said}");
}
