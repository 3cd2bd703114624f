//! A book as lines says what the book says, and is checked as the book is.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test that meets the unexpected should stop"
)]

use std::collections::BTreeSet;

use minutebook::calendar::Holidays;
use minutebook::check::{Options, check, check_json, check_lines};
use minutebook::finding::{Finding, Position};
use minutebook::model::MinuteBook;
use minutebook::read::{Locator, read_lines};
use minutebook::report::Report;
use minutebook::rule::{Rule, Scope};
use minutebook::rules::RULES;
use minutebook::settings::Limits;
use minutebook::value::Date;
use serde_json::{Value, json};

const BASE: &str = minutebook::rules::BASE;

fn long_books() -> Vec<String> {
    let names = [
        "strategy-group",
        "council-committee",
        "variety-board",
        "strategy-group-spoiled",
        "council-committee-spoiled",
        "variety-board-spoiled",
    ];
    let path = |name| format!("{}/examples/long-books/{name}.json", env!("CARGO_MANIFEST_DIR"));
    names.iter().map(|name| std::fs::read_to_string(path(name)).unwrap()).collect()
}

fn options() -> Options {
    let holidays = Holidays::from_json(include_str!("../examples/holidays-uk.json")).unwrap();
    Options::new().as_of(Date::new("2024-09-01").unwrap()).holidays(holidays)
}

/// Findings without their places in the list and in the text, which differ between the two forms.
fn by_record(book: &Value, findings: &[Finding]) -> BTreeSet<(String, String, String)> {
    let record = |finding: &Finding| {
        let pointer = finding.pointer.as_str();
        let mut parts = pointer.splitn(4, '/').skip(1);
        let (list, index, within) = (parts.next(), parts.next(), parts.next());
        let record =
            list.zip(index).and_then(|(list, index)| book.pointer(&format!("/{list}/{index}")));
        let id = record.and_then(|record| record["id"].as_str()).unwrap_or(pointer);
        (
            finding.code.to_owned(),
            format!("{id}/{}", within.unwrap_or_default()),
            finding.message.clone(),
        )
    };
    findings.iter().map(record).collect()
}

/// The same book with the lists in the order of its lines.
fn in_order_of_lines(book: &str) -> (MinuteBook, Value) {
    let book = MinuteBook::from_lines(MinuteBook::from_json(book).unwrap().to_lines()).unwrap();
    let value = serde_json::to_value(&book).unwrap();
    (book, value)
}

#[test]
fn a_book_of_one_board_goes_to_lines_and_back() {
    let book = MinuteBook::from_json(BASE).unwrap();
    let lines = book.to_lines();
    assert_eq!(MinuteBook::from_lines(&lines).unwrap(), book);
    assert!(lines.starts_with("{\"type\":\"minute_book\",\"format\":\"minutebook/1\""));
    assert!(lines.lines().all(|line| line.starts_with("{\"type\":\"")));
}

#[test]
fn nothing_is_lost_between_the_two_forms() {
    let sorted = |book: &MinuteBook| {
        let mut value = serde_json::to_value(book).unwrap();
        for list in value.as_object_mut().unwrap().values_mut().filter_map(Value::as_array_mut) {
            list.sort_by_key(|record| record["id"].to_string());
        }
        value
    };
    for text in long_books() {
        let book = MinuteBook::from_json(&text).unwrap();
        let lines = book.to_lines();
        let again = MinuteBook::from_lines(&lines).unwrap();
        assert_eq!(sorted(&again), sorted(&book));
        assert_eq!(again.to_lines(), lines);
    }
}

#[test]
fn lines_are_checked_as_the_book_is() {
    let options = options();
    for text in long_books() {
        let (book, value) = in_order_of_lines(&text);
        let whole = check_json(book.to_json(), &options);
        let report = check_lines(book.to_lines().as_bytes(), &options).unwrap();
        assert_eq!(by_record(&value, &report.findings), by_record(&value, &whole.findings));
        assert_eq!(report.accepted.len(), whole.accepted.len());
        assert_eq!(report.coverage, whole.coverage);
    }
}

#[test]
fn the_line_and_column_are_those_of_the_input() {
    let lines = MinuteBook::from_json(BASE).unwrap().to_lines();
    let lines = lines.replacen("\"ends_at\":\"11:10\"", "\"ends_at\":\"09:10\"", 1);
    let (number, line) =
        lines.lines().enumerate().find(|(_, line)| line.contains("\"09:10\"")).unwrap();
    let column = line.split("\"09:10\"").next().unwrap().chars().count() + 1;
    let report = check_lines(lines.as_bytes(), &Options::new()).unwrap();
    assert_eq!(report.findings.len(), 1);
    assert_eq!(report.findings[0].code, "meeting-ends-before-start");
    assert_eq!(report.findings[0].position, Some(Position { line: number + 1, column }));
}

/// Rules that judge a book as one: each part of divided lines is one to them.
const OF_THE_BOOK: [&str; 2] = ["personal-contact-published", "text-damaged"];

/// The book again under other ids, as often as is said, as the lines of as many boards.
fn many_boards(book: &str, count: usize) -> MinuteBook {
    let mut all: Value = serde_json::from_str(book).unwrap();
    let lists: Vec<_> = all
        .as_object()
        .unwrap()
        .iter()
        .filter(|(_, it)| it.is_array())
        .map(|(name, _)| name.clone())
        .collect();
    let ids: BTreeSet<String> = {
        let mut ids = BTreeSet::new();
        collect_ids(&all, &mut ids);
        ids
    };
    for number in 1..count {
        let mut copy = book.to_owned();
        for id in &ids {
            copy = copy.replace(id, &format!("{}{number:04x}{}", &id[..9], &id[13..]));
        }
        let copy: Value = serde_json::from_str(&copy).unwrap();
        for list in &lists {
            let records = copy[list].as_array().unwrap().clone();
            all[list].as_array_mut().unwrap().extend(records);
        }
    }
    serde_json::from_value(all).unwrap()
}

fn collect_ids(value: &Value, ids: &mut BTreeSet<String>) {
    match value {
        Value::Object(object) => {
            ids.extend(object.get("id").and_then(Value::as_str).map(str::to_owned));
            object.values().for_each(|part| collect_ids(part, ids));
        }
        Value::Array(array) => array.iter().for_each(|part| collect_ids(part, ids)),
        _ => {}
    }
}

#[test]
fn boards_that_are_not_held_at_once_are_found_to_have_the_same_faults() {
    let book = many_boards(BASE, 12);
    let lines = book.to_lines().replace("\"ends_at\":\"11:10\"", "\"ends_at\":\"09:10\"");
    // No record has this id: it could be that of another board's meeting.
    let dangling = "\"raised_at\":{\"meeting_id\":\"3a000000-0000-4000-8000-0000000000ff\"";
    let (before, after) = lines.split_once("\"raised_at\":{\"meeting_id\":\"").unwrap();
    let lines = format!("{before}{dangling}{}", &after[37..]);
    let whole = check_lines(lines.as_bytes(), &options()).unwrap();
    let mut options = options();
    options.settings.limits.board_bytes = 30_000;
    let divided = check_lines(lines.as_bytes(), &options).unwrap();
    let (unknown, others): (Vec<_>, Vec<_>) =
        whole.findings.clone().into_iter().partition(|it| it.code == "unknown-id");
    assert_eq!(unknown.len(), 1);
    assert_eq!(divided.findings, others);
    assert_eq!(others.iter().filter(|it| it.code == "meeting-ends-before-start").count(), 12);
    let rule = divided.coverage.iter().find(|rule| rule.code == "unknown-id").unwrap();
    assert_eq!(rule.reasons.get("the records of all boards"), Some(&1));
    // What comes first is judged once, not with every part.
    assert_eq!(judged(&divided), judged(&whole));
}

/// How often each rule judged, or could not.
fn judged(report: &Report) -> Vec<(&'static str, usize)> {
    let coverage = report.coverage.iter().filter(|rule| !OF_THE_BOOK.contains(&rule.code));
    coverage.map(|rule| (rule.code, rule.checked + rule.not_applicable)).collect()
}

#[test]
fn where_records_come_from_and_what_they_accept_is_judged_once_in_divided_lines() {
    let mut book: Value = serde_json::from_str(BASE).unwrap();
    book["imported"] = true.into();
    book["people"][0]["accepted"] =
        json!([{ "code": "held-on-a-sunday", "reason": "it was the only day" }]);
    book["boards"][0]["accepted"] = book["people"][0]["accepted"].clone();
    book["boards"][0]["terms_of_reference"][0]["disapplied_rules"] = json!(["held-by-night"]);
    let (mut whole, mut divided) = (options(), options());
    whole.settings.limits.findings = 10_000;
    divided.settings.limits = whole.settings.limits;
    divided.settings.limits.board_bytes = 30_000;

    let lines = many_boards(&book.to_string(), 12).to_lines();
    let [at_once, in_parts] =
        [&whole, &divided].map(|options| check_lines(lines.as_bytes(), options).unwrap());
    let unsourced = |report: &Report| {
        let rule = report.coverage.iter().find(|rule| rule.code == "source-missing").unwrap();
        (rule.found, rule.reasons.get("the records of all boards").copied())
    };
    // The source that is missing here could be with a record of another part.
    assert_eq!(unsourced(&at_once), (1, None));
    assert!(matches!(unsourced(&in_parts), (0, Some(2..))));
    let unknown = |report: &Report| {
        let found = report.findings.iter().filter(|it| it.code == "unknown-rule-code");
        found.cloned().collect::<Vec<_>>()
    };
    assert_eq!(unknown(&at_once).len(), 12 * 3);
    assert_eq!(unknown(&in_parts), unknown(&at_once));

    book["boards"][0]["source"] = json!({ "url": "https://minutes.example/" });
    let lines = many_boards(&book.to_string(), 12).to_lines();
    let [at_once, in_parts] =
        [&whole, &divided].map(|options| check_lines(lines.as_bytes(), options).unwrap());
    assert!(unsourced(&at_once).0 > 100);
    assert_eq!(in_parts.findings, at_once.findings);
    assert_eq!(judged(&in_parts), judged(&at_once));

    // The source of the book is that of all its lines.
    book["source"] = book["boards"][0]["source"].take();
    let lines = many_boards(&book.to_string(), 12).to_lines();
    for options in [&whole, &divided] {
        let report = check_lines(lines.as_bytes(), options).unwrap();
        assert_eq!(unsourced(&report), (0, None));
    }
}

#[test]
fn what_is_wrong_with_the_title_of_a_book_is_found_in_lines() {
    let mut book: Value = serde_json::from_str(BASE).unwrap();
    book["title"] = "Minutes of Alder\u{fffd}mere".into();
    let lines = MinuteBook::from_json(book.to_string()).unwrap().to_lines();
    let findings = check_lines(lines.as_bytes(), &options()).unwrap().findings;
    let [finding] = findings.as_slice() else { panic!("{findings:?}") };
    assert_eq!((finding.code, finding.pointer.as_str()), ("text-damaged", "/title"));
    assert_eq!(finding.position.unwrap().line, 1);
}

#[test]
fn people_who_may_be_one_are_not_told_apart_by_a_part_of_their_meetings() {
    let mut book: Value = serde_json::from_str(BASE).unwrap();
    let mut person = book["people"][1].clone();
    person["id"] = json!("be000000-0000-4000-8000-000000000099");
    person["name"]["given"] = json!("X");
    book["people"].as_array_mut().unwrap().push(person);
    let people = book["people"].as_array().unwrap().len() * 12;
    let lines = many_boards(&book.to_string(), 12).to_lines();
    let mut divided = options();
    divided.settings.limits.board_bytes = 30_000;
    let judged = |options: &Options| {
        let report = check_lines(lines.as_bytes(), options).unwrap();
        let rule = report.coverage.iter().find(|rule| rule.code == "name-variant").unwrap();
        let left = rule.reasons.get("the records of all boards").copied();
        (rule.found, rule.checked + rule.not_applicable, left)
    };
    assert_eq!(judged(&options()), (12, people, None));
    assert_eq!(judged(&divided), (0, people, Some(people)));
}

/// Which rules could not judge for want of this.
fn lacking(lines: &str, board_bytes: usize, what: &str) -> BTreeSet<&'static str> {
    let mut options = options();
    options.settings.limits.board_bytes = board_bytes;
    let report = check_lines(lines.as_bytes(), &options).unwrap();
    let coverage = report.coverage.iter().filter(|rule| rule.reasons.contains_key(what));
    coverage.map(|rule| rule.code).collect()
}

#[test]
fn a_board_is_held_as_a_whole_up_to_its_limit() {
    let lines = MinuteBook::from_json(BASE).unwrap().to_lines();
    let is_business =
        |line: &&str| line.contains("\"board_id\"") && !line.starts_with("{\"type\":\"member\"");
    let bytes: usize = lines.lines().filter(is_business).map(str::len).sum();
    let beyond = "all records of the board, which are more than are held at once";
    assert!(lacking(&lines, bytes, beyond).is_empty());
    // A rule on one record needs no others.
    let over_time = |rule: &&Rule| matches!(rule.scope(), Scope::Series | Scope::Book);
    let over_time = RULES.iter().copied().filter(over_time).map(|rule| rule.code).collect();
    assert_eq!(lacking(&lines, bytes - 1, beyond), over_time);
}

/// Four small boards are one large one, and so are boards with no more than what is before them.
#[test]
fn boards_are_held_together_as_long_as_they_are_small() {
    let lines = |title: &str| {
        [
            json!({"type": "minute_book", "format": "minutebook/1", "title": title}),
            json!({"type": "organisation", "id": "0e000000-0000-4000-8000-000000000001",
                "name": "Aldermere Council"}),
            json!({"type": "person", "id": "be000000-0000-4000-8000-000000000001",
                "name": {"family": "Birch"},
                "organisation_id": "0e000000-0000-4000-8000-000000000001"}),
            json!({"type": "board", "id": "b0000000-0000-4000-8000-000000000001",
                "name": "Aldermere Board"}),
            json!({"type": "board", "id": "b0000000-0000-4000-8000-000000000002",
                "name": "Westholt Board"}),
            json!({"type": "meeting", "id": "3a000000-0000-4000-8000-000000000001",
                "board_id": "b0000000-0000-4000-8000-000000000001", "on": "2024-06-28",
                "status": "held", "record": "extract", "title": "x".repeat(2_000)}),
            json!({"type": "meeting", "id": "3a000000-0000-4000-8000-000000000002",
                "board_id": "b0000000-0000-4000-8000-000000000002", "on": "2024-06-28",
                "status": "held", "record": "extract"}),
        ]
        .map(|line| line.to_string())
    };
    let bytes = |lines: &[String]| lines.iter().map(String::len).sum::<usize>();
    let is_divided = |lines: &[String], limit| {
        !lacking(&lines.join("\n"), limit, "the records of all boards").is_empty()
    };
    let few = lines("");
    let first = few[5].len();
    assert!(bytes(&few[..5]) < first - 1);
    assert!(!is_divided(&few, 4 * first));
    assert!(is_divided(&few, 4 * first - 1));

    let padding = first - bytes(&few[..5]);
    assert!(!is_divided(&lines(&"x".repeat(padding)), first));
    assert!(is_divided(&lines(&"x".repeat(padding - 1)), first));
}

#[test]
fn of_a_board_with_too_many_lines_each_record_is_judged() {
    for text in long_books() {
        let (book, value) = in_order_of_lines(&text);
        let lines = book.to_lines();
        let whole = check_lines(lines.as_bytes(), &options()).unwrap();
        let mut options = options();
        options.settings.limits.board_bytes = 20_000;
        let part = check_lines(lines.as_bytes(), &options).unwrap();
        let whole = by_record(&value, &whole.findings);
        let part = by_record(&value, &part.findings);
        assert!(part.is_subset(&whole), "{:#?}", part.difference(&whole).collect::<Vec<_>>());
    }
}

#[test]
fn broken_lines_are_found_and_the_others_are_read() {
    let lines = MinuteBook::from_json(BASE).unwrap().to_lines();
    let mut lines: Vec<String> = lines.lines().map(str::to_owned).collect();
    lines[1] = "{\"type\":\"organisation\"".to_owned();
    lines[2] = lines[2].replacen("\"type\":\"organisation\"", "\"type\":\"organization\"", 1);
    lines[3] = "[]".to_owned();
    lines.insert(4, String::new());
    let text = lines.join("\n");
    let problems = read_lines(&text, &Limits::default()).problems;
    let found: Vec<_> = problems
        .iter()
        .map(|it| (it.code, it.position.unwrap().line, it.message.as_str()))
        .collect();
    assert_eq!(
        found,
        [
            ("not-json", 2, "the text is not one JSON value: EOF while parsing an object"),
            ("bad-value", 3, "`organization` is not known here: did you mean `organisation`?"),
            ("missing-field", 4, "the field `type` is missing"),
        ]
    );
    let report = check_lines(text.as_bytes(), &Options::new()).unwrap();
    assert_eq!(report.findings, problems);
}

#[test]
fn lines_out_of_place_are_found() {
    let lines = MinuteBook::from_json(BASE).unwrap().to_lines();
    let (head, rest) = lines.split_once('\n').unwrap();
    let person = rest.lines().find(|line| line.contains("\"type\":\"person\"")).unwrap();
    let without = rest.replacen(&format!("{person}\n"), "", 1);
    let moved = format!("{head}\n{without}{person}\n");
    let report = check_lines(moved.as_bytes(), &Options::new()).unwrap();
    let found: Vec<_> = report.findings.iter().map(|it| (it.code, it.message.as_str())).collect();
    assert_eq!(
        found,
        [(
            "record-out-of-place",
            "this stands after the business of a board: organisations, people, boards and members \
             come before"
        )]
    );
    let report = check_lines(&b""[..], &Options::new()).unwrap();
    assert_eq!(
        report.findings[0].message,
        "there is no line: expected one of type `minute_book` first"
    );
}

#[test]
fn the_business_of_a_board_stands_together() {
    let book = many_boards(BASE, 2);
    let lines = book.to_lines();
    let of_first = |line: &&str| line.contains("\"type\":\"meeting\"");
    let first = lines.lines().find(of_first).unwrap();
    let moved = format!("{}{first}\n", lines.replacen(&format!("{first}\n"), "", 1));
    let report = check_lines(moved.as_bytes(), &Options::new()).unwrap();
    let found: Vec<_> =
        report.findings.iter().filter(|it| it.code == "record-out-of-place").collect();
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].message, "the other business of this board stands apart from this");
    assert_eq!(found[0].position.unwrap().line, lines.lines().count());
}

#[test]
fn the_limit_of_a_document_is_that_of_a_line() {
    let mut options = Options::new();
    options.settings.limits.document_bytes = 60;
    let lines = "{\"type\": \"minute_book\", \"format\": \"minutebook/1\"}\n";
    let long = format!("{{\"type\": \"person\", \"note\": \"{}\"}}\n", "x".repeat(100));
    let report = check_lines(format!("{lines}{long}{lines}").as_bytes(), &options).unwrap();
    let found: Vec<_> =
        report.findings.iter().map(|it| (it.code, it.position.unwrap().line)).collect();
    assert_eq!(found, [("too-large", 2), ("record-out-of-place", 3)]);
}

#[test]
fn a_newer_minor_version_is_of_all_lines() {
    let lines = "{\"type\": \"minute_book\", \"format\": \"minutebook/1.1\"}\n\
        {\"type\": \"person\", \"id\": \"be000000-0000-4000-8000-000000000001\", \
          \"name\": {\"family\": \"Ward\", \"tone\": 1}}\n";
    let reading = read_lines(lines, &Limits::default());
    let found: Vec<_> = reading.problems.iter().map(|it| (it.code, it.pointer.as_str())).collect();
    assert_eq!(found, [("format-newer", "/format"), ("format-newer", "/people/0/name/tone")]);
    assert_eq!(reading.into_book().unwrap().people.len(), 1);
    let refused = lines.replace("/1.1", "/2");
    let reading = read_lines(refused, &Limits::default());
    assert_eq!(reading.problems.len(), 1);
    assert_eq!(reading.problems[0].code, "format-too-new");
}

#[test]
fn no_more_findings_are_listed_than_the_limit_allows() {
    let book = many_boards(BASE, 12);
    let lines = book.to_lines().replace("\"ends_at\":\"11:10\"", "\"ends_at\":\"09:10\"");
    for board_bytes in [16 << 20, 30_000] {
        let mut options = Options::new();
        options.settings.limits.findings = 5;
        options.settings.limits.board_bytes = board_bytes;
        let report = check_lines(lines.as_bytes(), &options).unwrap();
        let code = "meeting-ends-before-start";
        assert_eq!(report.findings.iter().filter(|it| it.code == code).count(), 5);
        assert_eq!(report.omitted, 7);
        let rule = report.coverage.iter().find(|rule| rule.code == code).unwrap();
        assert_eq!(rule.found, 12);
    }
}

#[test]
fn a_byte_order_mark_before_the_lines_is_taken() {
    let lines = "\u{feff}{\"type\":\"minute_book\",\"format\":\"minutebook/1\"}\n";
    let report = check_lines(lines.as_bytes(), &Options::new()).unwrap();
    assert_eq!(report.findings, []);
    assert!(MinuteBook::from_lines(lines).is_ok());
}

/// Each of them begins with one where several files were put together.
#[test]
fn a_byte_order_mark_before_a_later_line_is_taken() {
    let lines = "{\"type\":\"minute_book\",\"format\":\"minutebook/1\"}\n\
        {\"type\":\"organisation\",\"id\":\"0e000000-0000-4000-8000-000000000001\",\"name\":1}\n\
        {\"type\":\"organisation\",\"id\":\"0e000000-0000-4000-8000-000000000002\",\
        \"name\":\"Aldermere Council\",\"part_of_id\":\"0e000000-0000-4000-8000-0000000000ff\"}\n";
    let marked = lines.replace('\n', "\n\u{feff}");
    let findings = |lines: &str| check_lines(lines.as_bytes(), &Options::new()).unwrap().findings;
    let places: BTreeSet<_> =
        findings(lines).into_iter().map(|it| it.pointer.as_str().to_owned()).collect();
    // The second is the first of those that are read.
    let expected = ["/organisations/0/name", "/organisations/1/part_of_id"];
    assert_eq!(places, expected.map(str::to_owned).into());
    assert_eq!(findings(&marked), findings(lines));

    let reading = read_lines(&marked, &Limits::default());
    assert_eq!(reading.problems, read_lines(lines, &Limits::default()).problems);
    let located = |lines: &str| {
        let mut report = check(&reading.book, &Options::new());
        Locator::new(lines).locate(&mut report);
        report.findings
    };
    assert_eq!(located(&marked).len(), 1);
    assert_eq!(located(&marked), located(lines));
}

#[test]
fn what_a_book_says_of_itself_is_in_its_first_line() {
    let json = r#"{"format": "minutebook/1", "title": "Minutes", "imported": true,
        "source": {"reference": "minutes.pdf"}, "extensions": {"x": 1}}"#;
    let book = MinuteBook::from_json(json).unwrap();
    assert_eq!(MinuteBook::from_lines(book.to_lines()).unwrap(), book);
}

#[test]
fn the_business_of_boards_comes_in_the_order_of_the_boards() {
    let mut book: Value = serde_json::from_str(BASE).unwrap();
    let mut meeting = book["meetings"][0].clone();
    meeting["id"] = "3a000000-0000-4000-8000-0000000000aa".into();
    meeting["board_id"] = book["boards"][1]["id"].clone();
    book["meetings"].as_array_mut().unwrap().insert(0, meeting);
    let lines = serde_json::from_value::<MinuteBook>(book).unwrap().to_lines();
    let meetings: Vec<_> = lines.lines().filter(|it| it.contains("\"type\":\"meeting\"")).collect();
    assert_eq!(meetings.len(), 3);
    assert!(meetings[2].contains("3a000000-0000-4000-8000-0000000000aa"));
}

#[test]
fn no_line_at_all_is_found() {
    for nothing in ["", "\n \n"] {
        let reading = read_lines(nothing, &Limits::default());
        let said: Vec<_> = reading.problems.iter().map(|it| it.message.as_str()).collect();
        assert_eq!(said, ["there is no line: expected one of type `minute_book` first"]);
    }
}

#[test]
fn what_follows_a_record_in_its_line_is_refused() {
    let person = r#"{"type":"person","id":"be000000-0000-4000-8000-000000000001","name":{"family":"Quill"}}"#;
    let head = r#"{"type":"minute_book","format":"minutebook/1"}"#;
    for lines in [format!("{head}\n{person} 1\n"), format!("{head} {{}}\n{person}\n")] {
        let reading = read_lines(&lines, &Limits::default());
        assert_eq!(reading.problems.len(), 1, "{lines}");
        assert_eq!(reading.problems[0].code, "trailing-data");
        assert!(MinuteBook::from_lines(lines).is_err());
    }
}

#[test]
fn the_type_of_a_line_twice_is_found() {
    let lines = r#"{"type": "minute_book", "format": "minutebook/1"}
{"type": "person", "type": 1, "id": "be000000-0000-4000-8000-000000000001", "name": {"family": "Quill"}}"#;
    let problems = read_lines(lines, &Limits::default()).problems;
    let found: Vec<_> = problems.iter().map(|it| (it.code, it.pointer.as_str())).collect();
    assert_eq!(found, [("duplicate-field", "/people/0/type")]);
}

#[test]
fn the_limits_of_a_document_are_those_of_all_lines_that_are_read_at_once() {
    let lines = MinuteBook::from_json(BASE).unwrap().to_lines();
    let objects = lines.matches('{').count();
    let problems = |document_bytes, objects| {
        let mut limits = Limits::default();
        (limits.document_bytes, limits.objects) = (document_bytes, objects);
        let reading = read_lines(&lines, &limits);
        assert_eq!(reading.book.meetings.is_empty(), !reading.problems.is_empty());
        let said = |it: &Finding| format!("{} {:?} {}", it.code, it.position, it.message);
        reading.problems.iter().map(said).collect::<String>()
    };
    let length = lines.len();
    let start = Some(Position { line: 1, column: 1 });
    assert_eq!(problems(length, objects), "");
    assert_eq!(
        problems(length - 1, objects),
        format!(
            "too-large {start:?} the document has {length} bytes: expected at most {}",
            length - 1
        )
    );
    assert_eq!(
        problems(length, objects - 1),
        format!(
            "too-large {start:?} the document has {objects} objects: expected at most {}",
            objects - 1
        )
    );
}

/// A string that breaks off ends with its line.
#[test]
fn objects_are_counted_line_by_line() {
    let head = r#"{"type":"minute_book","format":"minutebook/1"}"#;
    let lines = format!("{head}\n{{\"type\":\"person\n{}", "{}\n".repeat(4));
    let mut limits = Limits::default();
    limits.objects = 5;
    let problems = read_lines(&lines, &limits).problems;
    assert_eq!(problems[0].message, "the document has 6 objects: expected at most 5");
}

#[test]
fn a_head_that_cannot_be_read_leaves_no_record_out() {
    let lines = "{\"type\":\"minute_book\",\"format\":\"minutebook/1\",\"unknown\":1}\n\
        {\"type\":\"organisation\",\"id\":\"0e000000-0000-4000-8000-000000000002\",\
        \"name\":\"Aldermere Council\",\"part_of_id\":\"0e000000-0000-4000-8000-0000000000ff\"}\n";
    let report = check_lines(lines.as_bytes(), &Options::new()).unwrap();
    let codes: BTreeSet<_> = report.findings.iter().map(|it| it.code).collect();
    assert_eq!(codes, BTreeSet::from(["unknown-field", "unknown-id"]));
}

#[test]
fn problems_beyond_the_limit_are_counted() {
    let lines = "not json\n".repeat(5);
    let whole = check_lines(lines.as_bytes(), &Options::new()).unwrap();
    let mut options = Options::new();
    options.settings.limits.findings = 2;
    let report = check_lines(lines.as_bytes(), &options).unwrap();
    assert_eq!(report.findings, whole.findings[..2]);
    assert_eq!(report.omitted, whole.findings.len() - 2);
}

#[test]
fn the_type_of_a_line_may_stand_anywhere_in_it() {
    let lines = r#"{"format": "minutebook/1", "type": "minute_book"}
{"id": "be000000-0000-4000-8000-000000000001", "name": {"family": "Quill"}, "type": "person"}"#;
    assert_eq!(MinuteBook::from_lines(lines).unwrap().people.len(), 1);
    assert!(check_lines(lines.as_bytes(), &Options::new()).unwrap().findings.is_empty());
}

#[test]
fn what_could_not_be_judged_is_counted_in_all_parts_of_the_lines() {
    let book = include_str!("../examples/long-books/variety-board.json");
    let lines = MinuteBook::from_json(book).unwrap().to_lines();
    let mut options = Options::new();
    options.settings.limits.board_bytes = 1024;
    let report = check_lines(lines.as_bytes(), &options).unwrap();
    for rule in &report.coverage {
        let times: usize = rule.reasons.values().sum();
        assert_eq!(times, rule.not_applicable, "{}", rule.code);
    }
}
