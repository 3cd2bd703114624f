//! What is listed of many problems of reading, and what is only counted.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test that meets the unexpected should stop"
)]

use minutebook::check::{Options, check_json, check_lines};
use minutebook::finding::{Finding, Severity};
use minutebook::model::MinuteBook;
use minutebook::read::{Reading, read, read_lines};
use minutebook::report::Report;
use minutebook::settings::Limits;
use serde_json::{Value, json};

fn limits(findings: usize) -> Limits {
    let mut limits = Limits::default();
    limits.findings = findings;
    limits
}

fn has_error(problems: &[Finding]) -> bool {
    problems.iter().any(|problem| problem.severity == Severity::Error)
}

/// Under every limit the first problems are listed and the others counted, with an error among
/// those listed where there is one: whoever looks only at these must not take the text for a good
/// one.
#[track_caller]
fn assert_listed(reads: impl Fn(&Limits) -> Reading, warnings: usize, errors: usize) {
    let all = reads(&limits(usize::MAX)).problems;
    assert_eq!(all.len(), warnings + errors, "{all:?}");
    for most in 0..=warnings + errors + 1 {
        let reading = reads(&limits(most));
        let listed = reading.problems;
        assert_eq!(listed.len(), most.max(1).min(warnings + errors), "{most}");
        assert_eq!(reading.omitted, all.len() - listed.len(), "{most}");
        assert!(listed.iter().all(|problem| all.contains(problem)), "{most}: {listed:?}");
        assert_eq!(has_error(&listed), errors > 0, "{most}: {listed:?}");
        // Where the error comes later, the last place is its own.
        let first = &all[..listed.len()];
        if errors == 0 || has_error(first) {
            assert_eq!(listed, first, "{most}");
        }
    }
}

/// A document of a newer version: what is not known in it is a warning.
fn newer(fields: &str) -> String {
    format!("{{\"format\": \"minutebook/1.1\"{fields}}}")
}

#[test]
fn an_error_is_listed_after_any_number_of_warnings() {
    let document = newer(r#", "one": 1, "two": 2, "title": 3, "source": 4"#);
    assert_listed(|limits| read(&document, limits), 3, 2);
}

#[test]
fn of_warnings_alone_the_first_are_listed() {
    let document = newer(r#", "one": 1, "two": 2, "three": 3"#);
    assert_listed(|limits| read(&document, limits), 4, 0);
}

#[test]
fn of_errors_alone_the_first_are_listed() {
    let document = r#"{"format": "minutebook/1", "title": 1, "source": 2, "people": 3}"#;
    assert_listed(|limits| read(document, limits), 0, 3);
}

#[test]
fn an_error_in_a_line_is_listed_after_any_number_of_warnings() {
    let head = r#"{"type":"minute_book","format":"minutebook/1.1","one":1,"two":2}"#;
    let person = r#"{"type":"person","id":"be000000-0000-4000-8000-000000000001"}"#;
    let lines = format!("{head}\n{person}\n{person}\n");
    assert_listed(|limits| read_lines(&lines, limits), 3, 2);
}

#[test]
fn of_warnings_in_lines_alone_the_first_are_listed() {
    let head = r#"{"type":"minute_book","format":"minutebook/1.1","one":1,"two":2}"#;
    let id = "be000000-0000-4000-8000-000000000001";
    let person =
        format!(r#"{{"type":"person","id":"{id}","name":{{"family":"Quill"}},"three":3}}"#);
    assert_listed(|limits| read_lines(format!("{head}\n{person}\n"), limits), 4, 0);
}

#[test]
fn of_errors_in_lines_the_first_are_listed() {
    let head = r#"{"type":"minute_book","format":"minutebook/1"}"#;
    let lines = format!("{head}\n{}", "not json\n".repeat(4));
    assert_listed(|limits| read_lines(&lines, limits), 0, 4);
}

#[test]
fn where_no_line_is_json_that_is_listed_first() {
    assert_listed(|limits| read_lines("not json\n".repeat(4), limits), 0, 5);
}

#[test]
fn an_error_says_how_many_more_problems_there_are() {
    let document = r#"{"format": "minutebook/1", "title": 1, "source": 2, "people": 3}"#;
    let said = |most| read(document, &limits(most)).into_book().unwrap_err().to_string();
    assert_eq!(said(3).lines().count(), 3);
    assert!(said(1).ends_with("\nand 2 more"), "{}", said(1));
}

#[test]
fn an_error_says_nothing_of_more_where_all_are_listed() {
    let document = r#"{"format": "minutebook/1", "title": 1, "source": 2}"#;
    let said = |most| read(document, &limits(most)).into_book().unwrap_err().to_string();
    assert!(said(1).ends_with("\nand 1 more"), "{}", said(1));
    assert_eq!(said(2).lines().count(), 2);
}

/// Under no limit is a book taken for a good one that is not.
#[test]
fn under_a_limit_of_nothing_one_of_each_kind_is_listed() {
    assert!(read(r#"{"format": "minutebook/1", "title": 1}"#, &limits(0)).into_book().is_err());
    let mut book: Value = serde_json::from_str(include_str!("../examples/valid.json")).unwrap();
    for meeting in 0..2 {
        book["meetings"][meeting]["weekday"] = "sunday".into();
        book["meetings"][meeting]["status"] = "scheduled".into();
    }
    let mut options = Options::new();
    options.settings.limits = limits(0);
    let report = check_json(book.to_string(), &options);
    let weekdays = |report: &Report| {
        report.findings.iter().filter(|it| it.code == "weekday-disagrees-with-date").count()
    };
    assert_eq!(weekdays(&report), 1);
    let lines = read(book.to_string(), &limits(0)).book.to_lines();
    let report = check_lines(lines.as_bytes(), &options).unwrap();
    assert_eq!(weekdays(&report), 1);
}

/// Attendance that is not recorded: of a strategy group it is advice, of a committee an error.
#[test]
fn beside_findings_up_to_the_limit_the_first_that_weighs_more_is_listed() {
    let mut book: Value = serde_json::from_str(include_str!("../examples/valid.json")).unwrap();
    book["boards"][1]["terms_of_reference"] =
        json!([{ "profile": "council_committee", "nation": "england" }]);
    for meeting in 0..2 {
        book["meetings"][meeting]["attendance"] = json!([]);
    }
    for (number, day) in [(101, "2024-05-03"), (102, "2024-05-17")] {
        book["meetings"].as_array_mut().unwrap().push(json!({
            "id": format!("3a000000-0000-4000-8000-000000000{number}"),
            "board_id": "b0000000-0000-4000-8000-000000000002",
            "status": "held",
            "record": "complete",
            "on": day,
        }));
    }
    let lines = MinuteBook::from_json(book.to_string()).unwrap().to_lines();
    let (advice, error) = (Severity::Advice, Severity::Error);
    for (most, expected) in [
        (1, [advice, error].as_slice()),
        (2, &[advice, advice, error]),
        (3, &[advice, advice, error]),
        (4, &[advice, advice, error, error]),
    ] {
        let mut options = Options::new();
        options.settings.limits = limits(most);
        let whole = check_json(book.to_string(), &options);
        options.settings.limits.board_bytes = 2_000;
        let divided = check_lines(lines.as_bytes(), &options).unwrap();
        for report in [whole, divided] {
            let found = report.findings.iter().filter(|it| it.code == "attendance-not-recorded");
            let mut severities: Vec<_> = found.map(|it| it.severity).collect();
            severities.sort();
            assert_eq!(severities, expected, "{most}");
        }
    }
}

#[test]
fn an_error_is_listed_after_warnings_that_leave_no_room() {
    let fields: Vec<_> = (0..45_000).map(|at| format!(r#","{at:0300}":1"#)).collect();
    let document = newer(&(fields.concat() + r#","title":1"#));
    let reading = read(document, &limits(usize::MAX));
    assert!(reading.problems.len() < 45_000 && has_error(&reading.problems));
}

/// Extensions in which a name is there twice so many times, within a name of so many bytes.
fn twice_within(length: usize, times: usize) -> String {
    let twice: Vec<_> = (0..times).map(|at| format!(r#""{at}":1,"{at}":1"#)).collect();
    let (name, twice) = ("x".repeat(length), twice.join(","));
    format!(r#"{{"format":"minutebook/1","extensions":{{"a:b":{{"{name}":{{{twice}}}}}}}}}"#)
}

/// The pointer to each problem holds the long name: listed are as many as sixteen megabytes hold.
#[test]
fn problems_whose_places_have_long_names_are_listed_as_far_as_there_is_room() {
    const MOST: usize = 500;
    let listed = |length| {
        let reading = read(twice_within(length, MOST), &limits(MOST));
        assert_eq!(reading.problems.len() + reading.omitted, MOST);
        reading.problems.len()
    };
    assert_eq!(listed(10_000), MOST);
    let length = 100_000;
    // The last one begins where there is room left.
    assert_eq!(listed(length), (16_usize << 20).div_ceil(length));
}

#[test]
fn a_check_counts_the_problems_that_it_does_not_list() {
    let document = r#"{"format": "minutebook/1", "one": 1, "two": 2, "three": 3}"#;
    let mut options = Options::new();
    assert_eq!(check_json(document, &options).omitted, 0);
    options.settings.limits = limits(1);
    let report = check_json(document, &options);
    assert_eq!((report.findings.len(), report.omitted), (1, 2));
}

#[test]
fn accepted_findings_take_no_place_of_others() {
    let mut book: Value = serde_json::from_str(include_str!("../examples/valid.json")).unwrap();
    let accepted = json!([{ "code": "weekday-disagrees-with-date", "reason": "as printed" }]);
    for (meeting, accepted) in [(0, json!([])), (1, accepted)] {
        book["meetings"][meeting]["weekday"] = "sunday".into();
        book["meetings"][meeting]["accepted"] = accepted;
    }
    let mut options = Options::new();
    options.settings.limits = limits(1);
    let report = check_json(book.to_string(), &options);
    let listed = (report.findings.len(), report.accepted.len(), report.omitted);
    assert_eq!(listed, (1, 1, 0), "{:?}", report.findings);
    assert_eq!(report.worst(), Some(report.findings[0].severity));
}

/// How many problems a check of lines lists and counts beside under a limit.
fn checked_lines(lines: &str, most: usize) -> (usize, usize) {
    let mut options = Options::new();
    options.settings.limits = limits(most);
    let report = check_lines(lines.as_bytes(), &options).unwrap();
    assert!(has_error(&report.findings), "{most}");
    (report.findings.len(), report.omitted)
}

#[test]
fn a_check_of_lines_lists_the_first_error_beside_the_warnings_before_it() {
    let head = r#"{"type":"minute_book","format":"minutebook/1.1","one":1,"two":2}"#;
    let person = r#"{"type":"person","id":"be000000-0000-4000-8000-000000000001"}"#;
    let lines = format!("{head}\n{person}\n{person}\n");
    let expected = [(2, 3), (3, 2), (4, 1), (4, 1), (5, 0), (5, 0)];
    for (most, expected) in (1..).zip(expected) {
        assert_eq!(checked_lines(&lines, most), expected, "{most}");
    }
}

#[test]
fn a_check_of_lines_counts_the_problems_of_a_line_that_it_does_not_list() {
    let head = r#"{"type":"minute_book","format":"minutebook/1","one":1,"two":2,"three":3}"#;
    for (most, expected) in [(1, (1, 2)), (2, (2, 1)), (3, (3, 0)), (4, (3, 0))] {
        assert_eq!(checked_lines(head, most), expected, "{most}");
    }
}
