//! The contract of the command line, on which other programs rely.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test that meets the unexpected should stop"
)]

use std::fs;
use std::io::Write as _;
use std::path::PathBuf;
use std::process::{Command, Output, Stdio};

use serde_json::Value;

const BASE: &str = minutebook::rules::BASE;

fn run(arguments: &[&str], input: &str) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_minutebook"))
        .args(arguments)
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    // A program that refuses its arguments does not wait for its input.
    let _ = child.stdin.take().unwrap().write_all(input.as_bytes());
    child.wait_with_output().unwrap()
}

fn stdout(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

fn stderr(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

fn json(output: &Output) -> Value {
    serde_json::from_str(&stdout(output)).unwrap()
}

/// The base book with an end before its start: one error.
fn with_an_error() -> String {
    BASE.replacen("\"ends_at\": \"11:10\"", "\"ends_at\": \"09:10\"", 1)
}

/// The base book with an open action without a due date: one piece of advice.
fn with_advice() -> String {
    let mut book: Value = serde_json::from_str(BASE).unwrap();
    book["actions"][0].as_object_mut().unwrap().remove("due");
    book.to_string()
}

#[test]
fn a_clean_book_gives_0() {
    let output = run(&["check", "-"], BASE);
    assert_eq!(output.status.code(), Some(0), "{}", stdout(&output));
    assert!(stdout(&output).starts_with("-: nothing found\n"));
}

#[test]
fn the_denied_level_decides_between_0_and_1() {
    for (book, deny, status) in [
        (with_an_error(), None, 1),
        (with_an_error(), Some("advice"), 1),
        (with_advice(), None, 0),
        (with_advice(), Some("warning"), 0),
        (with_advice(), Some("advice"), 1),
        (BASE.to_owned(), Some("advice"), 0),
    ] {
        let mut arguments = vec!["check", "-"];
        if let Some(deny) = deny {
            arguments.extend(["--deny", deny]);
        }
        let output = run(&arguments, &book);
        assert_eq!(output.status.code(), Some(status), "{deny:?}: {}", stdout(&output));
    }
}

#[test]
fn what_cannot_be_read_gives_2_and_findings() {
    let output = run(&["check", "--format", "json", "-", "no/such/file.json"], "{,}");
    assert_eq!(output.status.code(), Some(2));
    let json = json(&output);
    let finding = &json["files"][0]["findings"][0];
    assert_eq!(finding["code"], "not-json");
    assert_eq!(finding["severity"], "error");
    assert_eq!(json["files"][0]["rules"], Value::Array(Vec::new()));
    assert_eq!(json["files"][1]["file"], "no/such/file.json");
    assert_eq!(json["files"][1]["findings"][0]["code"], "file-unreadable");
    assert_eq!(json["summary"]["error"], 2);
}

#[test]
fn what_can_be_read_is_checked_beside_what_cannot() {
    let book = with_an_error().replacen("\"format\"", "\"titel\": \"A\", \"format\"", 1);
    let output = run(&["check", "--format", "json", "-"], &book);
    assert_eq!(output.status.code(), Some(2));
    let json = json(&output);
    let findings = json["files"][0]["findings"].as_array().unwrap();
    let found: Vec<_> = findings.iter().map(|it| it["code"].as_str().unwrap()).collect();
    assert_eq!(found, ["unknown-field", "meeting-ends-before-start"]);
    assert!(!json["files"][0]["rules"].as_array().unwrap().is_empty());
}

#[test]
fn a_file_that_cannot_be_read_does_not_hide_the_others() {
    let output = run(&["check", "no/such/file.json", "examples/valid.json"], "");
    assert_eq!(output.status.code(), Some(2));
    assert!(stdout(&output).contains("no/such/file.json: 1 error"));
    assert!(stdout(&output).contains("examples/valid.json: nothing found"));
    assert!(stdout(&output).ends_with("2 files: 1 error\n"));
}

#[test]
fn a_wrong_call_gives_2() {
    for arguments in [
        &["check"][..],
        &["check", "--as-of", "24-01-01", "-"],
        &["check", "--format", "xml", "-"],
        &["check", "--holidays", "no/such/file.json", "-"],
        &["schema", "party"],
        &["explain", "no-such-code"],
        &["verify"],
        &[],
    ] {
        let output = run(arguments, BASE);
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        assert!(stdout(&output).is_empty(), "{arguments:?}");
        assert!(!stderr(&output).is_empty(), "{arguments:?}");
    }
}

#[test]
fn json_has_the_promised_shape() {
    let output = run(&["check", "--format", "json", "-"], &with_an_error());
    let json = json(&output);
    let keys = |value: &Value| -> Vec<String> {
        let mut keys: Vec<_> = value.as_object().unwrap().keys().cloned().collect();
        keys.sort();
        keys
    };
    assert_eq!(keys(&json), ["files", "summary"]);
    let file = &json["files"][0];
    assert_eq!(keys(file), ["file", "findings", "rules"]);
    let finding = &file["findings"][0];
    assert_eq!(
        keys(finding),
        [
            "basis", "binding", "code", "column", "help", "line", "message", "pointer", "related",
            "severity"
        ]
    );
    assert_eq!(finding["code"], "meeting-ends-before-start");
    assert_eq!(finding["basis"], "data");
    assert_eq!(finding["binding"], false);
    assert_eq!(finding["pointer"], "/meetings/0/ends_at");
    assert_eq!(finding["message"], "the meeting ends at 09:10 but starts at 10:00");
    let text = with_an_error();
    let line = text.lines().position(|line| line.contains("\"ends_at\": \"09:10\"")).unwrap();
    assert_eq!(finding["line"], line + 1);
    assert_eq!(finding["column"], text.lines().nth(line).unwrap().find("\"09:10\"").unwrap() + 1);
    assert_eq!(keys(&finding["related"][0]), ["message", "pointer"]);
    let rule = &file["rules"][0];
    assert_eq!(keys(rule), ["checked", "code", "found", "not_applicable"]);
    let rules = file["rules"].as_array().unwrap();
    assert_eq!(rules.len(), minutebook::rules::RULES.len());
    let overdue = rules.iter().find(|rule| rule["code"] == "action-overdue").unwrap();
    assert_eq!(overdue["not_applicable"], 1);
    assert_eq!(overdue["reasons"], serde_json::json!({"no date that counts as today": 1}));
    assert_eq!(json["summary"], serde_json::json!({"error": 1, "warning": 0, "advice": 0}));
}

#[test]
fn output_is_the_same_on_every_run() {
    for format in ["human", "json"] {
        let once = || stdout(&run(&["check", "--format", format, "-"], &with_an_error()));
        assert_eq!(once(), once());
    }
}

#[test]
fn the_human_form_shows_the_line_the_rule_and_how_to_learn_more() {
    let text = stdout(&run(&["check", "-"], &with_an_error()));
    for part in [
        "error[meeting-ends-before-start]: the meeting ends at 09:10 but starts at 10:00",
        "\"ends_at\": \"09:10\",",
        "^^^^^^^",
        "rests on the record itself",
        "minutebook explain meeting-ends-before-start",
    ] {
        assert!(text.contains(part), "{part} is not in\n{text}");
    }
}

#[test]
fn without_as_of_nothing_is_overdue() {
    let found = |arguments: &[&str]| stdout(&run(arguments, BASE)).contains("[action-overdue]");
    assert!(!found(&["check", "-"]));
    assert!(!found(&["check", "--as-of", "2024-09-13", "-"]));
    assert!(found(&["check", "--as-of", "2024-09-14", "-"]));
}

#[test]
fn holidays_are_read_and_faults_in_them_named() {
    let path = std::env::temp_dir().join(format!("holidays-{}.json", std::process::id()));
    let check = |text: &str| {
        fs::write(&path, text).unwrap();
        run(&["check", "--holidays", path.to_str().unwrap(), "-"], BASE)
    };
    assert_eq!(check(r#"{"calendars": []}"#).status.code(), Some(0));
    let output = check(r#"{"calendar": []}"#);
    assert_eq!(output.status.code(), Some(2));
    assert!(stderr(&output).contains("did you mean `calendars`?"), "{}", stderr(&output));
    fs::remove_file(&path).unwrap();
}

#[test]
fn schemas_are_printed_or_written() {
    let printed = json(&run(&["schema"], ""));
    assert_eq!(printed["title"], "MinuteBook");
    assert_eq!(json(&run(&["schema", "agenda-item"], ""))["title"], "AgendaItem");

    let folder: PathBuf = std::env::temp_dir().join(format!("schemas-{}", std::process::id()));
    let out = folder.to_str().unwrap();
    assert_eq!(run(&["schema", "board", "--out", out], "").status.code(), Some(0));
    assert_eq!(fs::read_dir(&folder).unwrap().count(), 1);
    assert_eq!(run(&["schema", "--out", out], "").status.code(), Some(0));
    assert_eq!(fs::read_dir(&folder).unwrap().count(), minutebook::schema::SCHEMAS.len());
    let one = fs::read_to_string(folder.join("minutebook.schema.json")).unwrap();
    assert_eq!(one, stdout(&run(&["schema", "minutebook"], "")));
    fs::remove_dir_all(folder).unwrap();

    let old = json(&run(&["schema", "board", "--flavour", "draft-07"], ""));
    assert_eq!(old["$schema"], "http://json-schema.org/draft-07/schema#");
    let of_types = json(&run(&["schema", "--flavour", "codegen"], ""));
    assert_eq!(of_types["$id"], "urn:minutebook:1:minutebook:codegen");
    assert_eq!(run(&["schema", "--flavour", "openapi"], "").status.code(), Some(2));
}

#[test]
fn rules_are_listed_and_explained() {
    let list = json(&run(&["rules", "--format", "json"], ""));
    let codes: Vec<_> =
        list["rules"].as_array().unwrap().iter().map(|rule| rule["code"].clone()).collect();
    assert_eq!(codes.len(), minutebook::rules::RULES.len());
    let human = stdout(&run(&["rules"], ""));
    for rule in minutebook::rules::RULES {
        assert!(codes.contains(&rule.code.into()));
        assert!(human.contains(rule.code));
        let page = stdout(&run(&["explain", rule.code], ""));
        assert!(page.starts_with(rule.page().text), "{}", rule.code);
        for law in rule.authorities {
            assert!(page.contains(law.citation) && page.contains(law.url), "{}", rule.code);
        }
    }
    for problem in minutebook::read::PROBLEMS {
        let page = stdout(&run(&["explain", problem.code], ""));
        assert!(page.starts_with(problem.page().text), "{}", problem.code);
    }
}

/// Writes a file of settings, checks a book under it, and removes it.
fn under(settings: &str, arguments: &[&str], book: &str) -> Output {
    // Tests run beside each other, each in a thread of its own.
    let name = format!("settings-{}-{:?}.toml", std::process::id(), std::thread::current().id());
    let path = std::env::temp_dir().join(name);
    fs::write(&path, settings).unwrap();
    let mut all = vec!["check", "--settings", path.to_str().unwrap()];
    all.extend(arguments);
    let output = run(&all, book);
    fs::remove_file(&path).unwrap();
    output
}

#[test]
fn settings_turn_rules_off_and_weigh_them_and_are_shown() {
    let off = "[rules.action-without-due-date]\nseverity = \"off\"\nreason = \"no dates kept\"\n";
    let output = under(off, &["--deny", "advice", "-"], &with_advice());
    assert_eq!(output.status.code(), Some(0), "{}", stdout(&output));
    assert!(stdout(&output).contains("set for action-without-due-date: off (no dates kept)\n"));

    let error = "[rules.action-without-due-date]\nseverity = \"error\"\n";
    let output = under(error, &["--format", "json", "-"], &with_advice());
    assert_eq!(output.status.code(), Some(1));
    let json = json(&output);
    assert_eq!(json["files"][0]["findings"][0]["severity"], "error");
    assert_eq!(json["files"][0]["settings"][0]["code"], "action-without-due-date");
}

/// The schema of the file of settings takes what the program takes.
#[test]
fn settings_are_refused_where_their_schema_refuses_them() {
    let schema = minutebook::schema::find("settings").unwrap().to_value();
    let schema = jsonschema::validator_for(&schema).unwrap();
    for settings in [
        "[limits]\ndepth = 100",
        "[limits]\ndepth = -1",
        "[limits]\ndepth = 1.0",
        "[limits]\ndepth = \"100\"",
        "[limits]\nfindings = 9007199254740991",
        "[limits]\nfindings = 9007199254740992",
        "limits = [1, 1, 1, 1, 1]",
        "limits = {}",
        "[rules]",
        "rules = []",
        "[rules.action-stale]\nlimit = 65535",
        "[rules.action-stale]\nlimit = 65536",
        "[rules.action-stale]\nseverity = \"off\"\nreason = \"\"",
        "[rules.action-stale]\nseverity = \"OFF\"",
        "[rules.action-stale]\nweight = 1",
        "[rules.no-such-rule]\nseverity = \"off\"",
        "[rules]\naction-stale = [\"off\"]",
        "colour = true",
        "",
    ] {
        let is_valid = schema.is_valid(&toml::from_str(settings).unwrap());
        let output = under(settings, &["-"], BASE);
        // A whole number is 1.0 too, to a schema.
        let is_taken = output.status.code() != Some(2) || settings.ends_with("1.0");
        assert_eq!(is_valid, is_taken, "{settings}: {}", stderr(&output));
    }
}

#[test]
fn settings_that_mean_nothing_are_refused() {
    for (settings, message) in [
        ("[rules.no-such-rule]\nseverity = \"off\"\n", "`no-such-rule` is not the code of a rule"),
        ("[rules.action-overdue]\nseverty = \"off\"\n", "unknown field `severty`"),
        ("[rules.action-overdue]\nseverity = \"loud\"\n", "unknown variant `loud`"),
        ("rules = 1\n", "invalid type"),
    ] {
        let output = under(settings, &["-"], BASE);
        assert_eq!(output.status.code(), Some(2), "{settings}");
        assert!(stderr(&output).contains(message), "{}", stderr(&output));
    }
}

#[test]
fn what_the_record_accepts_is_counted_apart() {
    let mut book: Value = serde_json::from_str(&with_advice()).unwrap();
    let accepted = |code: &str, place: Option<&str>| {
        let mut accepted = serde_json::json!([{ "code": code, "reason": "done by hand" }]);
        if let Some(place) = place {
            accepted[0]["place"] = place.into();
        }
        accepted
    };
    for (acceptance, status) in [
        (accepted("action-without-due-date", None), 0),
        (accepted("action-without-due-date", Some("/due")), 1),
        (accepted("action-without-owner", None), 1),
    ] {
        book["actions"][0]["accepted"] = acceptance;
        let output = run(&["check", "--deny", "advice", "-"], &book.to_string());
        assert_eq!(output.status.code(), Some(status), "{}", stdout(&output));
        let is_told = stdout(&output).contains("accepted in the record: action-without-due-date");
        assert_eq!(is_told, status == 0);
    }
}

#[test]
fn a_byte_order_mark_is_no_part_of_the_text() {
    let output = run(&["check", "-"], &format!("\u{feff}{}", with_an_error()));
    assert_eq!(output.status.code(), Some(1));
    assert!(stdout(&output).contains("\"ends_at\": \"09:10\""), "{}", stdout(&output));
}

#[test]
fn a_board_can_disapply_a_rule_while_its_terms_of_reference_are_in_force() {
    let mut book: Value = serde_json::from_str(&with_advice()).unwrap();
    let codes = serde_json::json!(["action-without-due-date"]);
    book["boards"][0]["terms_of_reference"][0]["disapplied_rules"] = codes;
    let found = |book: &Value, as_of: &str| {
        let output = run(&["check", "--as-of", as_of, "-"], &book.to_string());
        stdout(&output).contains("[action-without-due-date]")
    };
    assert!(!found(&book, "2024-09-01"));
    book["boards"][0]["terms_of_reference"][0]["in_force_until"] = "2024-08-31".into();
    assert!(!found(&book, "2024-08-31"));
    assert!(found(&book, "2024-09-01"));
}
