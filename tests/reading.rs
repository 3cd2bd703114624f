//! What the reader refuses, where it says that is, and in which words.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test that meets the unexpected should stop"
)]

use minutebook::finding::Position;
use minutebook::finding::Severity;
use minutebook::model::{MeetingStatus, MinuteBook, RecordExtent};
use minutebook::read::read;
use minutebook::settings::Limits;

const BASE: &str = minutebook::rules::BASE;

/// Asserts the whole text of the one problem of a document.
#[track_caller]
fn assert_refused(json: impl AsRef<[u8]>, expected: &str) {
    let error = MinuteBook::from_json(json).unwrap_err();
    assert_eq!(error.problems().len(), 1);
    assert_eq!(error.to_string(), expected);
}

#[test]
fn an_empty_object_is_no_minute_book() {
    assert_refused(
        "{}",
        "error[missing-field] at `` (line 1, column 1): the field `format` is missing",
    );
}

#[test]
fn an_unknown_field_is_named_with_the_nearest_known_one() {
    assert_refused(
        "{\"format\": \"minutebook/1\",\n \"meeting\": []}",
        "error[unknown-field] at `/meeting` (line 2, column 2): \
         `meeting` is not a field of MinuteBook: did you mean `meetings`?",
    );
}

#[test]
fn an_unknown_field_like_no_other_is_met_with_the_list() {
    assert_refused(
        r#"{"format": "minutebook/1", "source": {"colour": "red"}}"#,
        "error[unknown-field] at `/source/colour` (line 1, column 39): `colour` is not a field of \
         Source: expected one of `url`, `publisher`, `retrieved_on`, `reference`",
    );
}

#[test]
fn a_field_twice_is_refused_at_the_second() {
    assert_refused(
        r#"{"format": "minutebook/1", "format": "minutebook/1"}"#,
        "error[duplicate-field] at `/format` (line 1, column 28): the field `format` is there twice",
    );
}

#[test]
fn a_value_of_another_type_is_refused() {
    assert_refused(
        r#"{"format": "minutebook/1", "meetings": {}}"#,
        "error[wrong-type] at `/meetings` (line 1, column 40): an object is not an array",
    );
    assert_refused(
        r#"{"format": "minutebook/1", "meetings": [7]}"#,
        "error[wrong-type] at `/meetings/0` (line 1, column 41): \
         `7` is not an object: Meeting has fields such as `id`, `board_id`, `status`",
    );
    assert_refused(
        r#"{"format": "minutebook/1", "title": true}"#,
        "error[wrong-type] at `/title` (line 1, column 37): `true` is not a text: \
         expected at least one character that is not a space",
    );
    assert_refused(
        r#"{"format": 1}"#,
        "error[wrong-type] at `/format` (line 1, column 12): `1` is not one of `minutebook/1`",
    );
}

#[test]
fn a_value_that_its_type_refuses_is_quoted_in_its_place() {
    let bad = BASE.replacen("\"2024-03-22\"", "\"24-03-22\"", 1);
    assert_refused(
        &bad,
        "error[bad-value] at `/meetings/0/on` (line 165, column 13): `24-03-22` is not a date, a \
         month or a year: expected a form such as `2017-04-30`, `2017-04` or `2017`",
    );
}

#[test]
fn a_word_that_is_not_known_is_met_with_the_nearest() {
    assert_refused(
        BASE.replacen("\"held\"", "\"hold\"", 1),
        "error[bad-value] at `/meetings/0/status` (line 163, column 17): \
         `hold` is not known here: did you mean `held`?",
    );
    assert_refused(
        r#"{"format": "minutebok/1"}"#,
        "error[bad-value] at `/format` (line 1, column 12): \
         `minutebok/1` is not known here: did you mean `minutebook/1`?",
    );
}

#[test]
fn numbers_have_their_range() {
    let with = |number: &str| BASE.replacen("\"minimum\": 3", &format!("\"minimum\": {number}"), 1);
    assert!(MinuteBook::from_json(with("65535")).is_ok());
    for number in ["65536", "-1", "1.5"] {
        let error = MinuteBook::from_json(with(number)).unwrap_err().to_string();
        let expected = format!("the number `{number}` is not a whole number from 0 to 65535");
        assert!(error.ends_with(&expected), "{error}");
    }
}

#[test]
fn a_sum_too_large_is_refused() {
    let error = MinuteBook::from_json(BASE.replacen("1000000", "9007199254740992", 1)).unwrap_err();
    assert!(
        error.to_string().ends_with(
            "`9007199254740992` is not a sum of money: expected whole minor units from \
             -9007199254740991 to 9007199254740991"
        ),
        "{error}"
    );
}

#[test]
fn a_party_that_names_nobody_is_refused() {
    let error = MinuteBook::from_json(
        r#"{"format": "minutebook/1", "actions": [{
            "id": "0192f0c1-2a3b-7c4d-8e5f-60718293a4b5",
            "board_id": "0192f0c1-2a3b-7c4d-8e5f-60718293a4b5",
            "text": "Write", "status": "open", "owners": [{}], "due": {"on": "2024"}}]}"#,
    );
    assert_eq!(
        error.unwrap_err().to_string(),
        "error[bad-value] at `/actions/0/owners/0` (line 4, column 59): an empty object names \
         nobody: expected at least one of `as_printed`, `person_id`, `position`, \
         `organisation_id`, `organisation_as_printed`, `board_id`, `political_group`"
    );
}

#[test]
fn a_due_date_that_says_nothing_is_refused() {
    let error = MinuteBook::from_json(BASE.replacen(r#""on": "2024-09-13""#, "", 1)).unwrap_err();
    assert!(
        error.to_string().ends_with(
            "an empty object is no due date: expected at least one of `as_printed`, `on`, `after`"
        ),
        "{error}"
    );
}

#[test]
fn text_that_is_not_json_is_refused_where_it_breaks_off() {
    assert_refused(
        "{\"format\": \"minutebook/1\",\n}",
        "error[not-json] at `` (line 2, column 1): the text is not one JSON value: trailing comma",
    );
    assert_refused(
        "",
        "error[not-json] at `` (line 1, column 1): \
         the text is not one JSON value: it is empty",
    );
    assert_refused(
        "{\"format\": \"minutebook/1\"} {}",
        "error[trailing-data] at `` (line 1, column 28): `{}` comes after the end of the document",
    );
}

#[test]
fn what_breaks_off_at_any_length_is_told_at_its_end() {
    for length in (1_000..1_050).chain(2_040..2_060) {
        let text = format!("{:length$}", "{");
        let problems = read(&text, &Limits::default()).problems;
        let at = problems[0].position.unwrap();
        assert_eq!((problems[0].code, at.line, at.column), ("not-json", 1, length + 1));
    }
}

#[test]
fn a_list_without_which_a_record_says_nothing_is_required() {
    let mut book: serde_json::Value = serde_json::from_str(BASE).unwrap();
    // A matter arising needs points.
    book["meetings"][1]["items"][0]["matters_arising"] =
        serde_json::json!([{ "heading": "Lights" }]);
    let problems = read(book.to_string(), &Limits::default()).problems;
    let said: Vec<_> = problems.iter().map(|it| (it.code, it.pointer.as_str())).collect();
    let at = "/meetings/1/items/0/matters_arising/0";
    assert_eq!(said, [("missing-field", at)]);
}

#[test]
fn no_limit_on_texts_is_too_low() {
    for text_bytes in 0..4 {
        let mut limits = Limits::default();
        limits.text_bytes = text_bytes;
        let problems = read(r#"{"format": "minutebook/1", "title": "abc"}"#, &limits).problems;
        let codes: Vec<_> = problems.iter().map(|it| it.code).collect();
        let expected: &[&str] = if text_bytes < 3 { &["text-too-long"] } else { &[] };
        assert_eq!(codes, expected, "{text_bytes}");
    }
}

/// A brace in a string that is broken over two lines begins no object.
#[test]
fn objects_are_counted_as_they_would_be_read() {
    let mut limits = Limits::default();
    limits.objects = 1;
    let code = |text: &str| read(text, &limits).problems[0].code;
    assert_eq!(code("{\"format\": \"minutebook/1\", \"title\": \"a\n{{{\"}"), "not-json");
    assert_eq!(code("{\"format\": \"minutebook/1\", \"title\": {}}"), "too-large");
}

#[test]
fn bytes_that_are_not_utf8_are_refused_where_they_stand() {
    assert_refused(
        b"{\n\"format\": \"minutebook/1\", \"title\": \"\xa3\xa3\"}",
        "error[not-utf8] at `/title` (line 2, column 37): \
         the text is not UTF-8: expected JSON in UTF-8",
    );
}

#[test]
fn columns_count_characters() {
    let error =
        MinuteBook::from_json("{\"title\": \"£££\", \"format\": \"minutebook/1\", \"x\": 1}")
            .unwrap_err();
    assert_eq!(error.problems()[0].position, Some(Position { line: 1, column: 44 }));
}

#[test]
fn nesting_beyond_the_limit_is_refused_in_its_place() {
    let book = |depth| {
        let (open, close) = ("[".repeat(depth), "]".repeat(depth));
        format!(r#"{{"format": "minutebook/1", "extensions": {{"a": {open}{close}}}}}"#)
    };
    assert!(MinuteBook::from_json(book(100)).is_ok());
    let mut limits = Limits::default();
    for (most, of_document, message) in [
        (100, 127, "a value in extensions is nested more than 100 levels deep"),
        (100, 102, "the document is nested more than 102 levels deep"),
        (1, 3, "the document is nested more than 3 levels deep"),
    ] {
        limits.depth = of_document;
        assert!(read(book(most), &limits).problems.is_empty());
        for depth in [most + 1, 200, 100_000] {
            let problem = &read(book(depth), &limits).problems[0];
            assert_eq!((problem.code, problem.message.as_str()), ("too-deep", message));
            let place = format!("/extensions/a{}", "/0".repeat(most));
            assert_eq!(problem.pointer.as_str(), place);
        }
    }
}

/// The limit can be set lower than 127 levels, not higher.
#[test]
fn no_document_is_nested_more_than_127_levels_deep() {
    let mut book: serde_json::Value = serde_json::from_str(BASE).unwrap();
    let mut item = serde_json::json!({ "id": "17000000-0000-4000-8000-000000000100", "title": "At the bottom" });
    for number in 101..170 {
        let id = format!("17000000-0000-4000-8000-000000000{number}");
        item = serde_json::json!({ "id": id, "title": "Above", "items": [item] });
    }
    book["meetings"][1]["items"].as_array_mut().unwrap().push(item);
    let mut limits = Limits::default();
    limits.depth = 1_000;
    let problems = read(book.to_string(), &limits).problems;
    assert_eq!(problems[0].message, "the document is nested more than 127 levels deep");
}

#[test]
fn extensions_survive() {
    let json =
        r#"{"format": "minutebook/1", "extensions": {"example.org:ward": {"a": [1, null]}}}"#;
    let book = MinuteBook::from_json(json).unwrap();
    assert_eq!(MinuteBook::from_json(book.to_json()).unwrap(), book);
    assert!(book.to_json().contains("example.org:ward"));
}

#[test]
fn a_name_twice_in_extensions_is_refused_at_any_depth() {
    for (extensions, pointer) in [
        (r#"{"a:b": 1, "a:b": 2}"#, "/extensions/a:b"),
        (r#"{"a:b": [{"c": 1, "c": 1}]}"#, "/extensions/a:b/0/c"),
    ] {
        let json = format!(r#"{{"format": "minutebook/1", "extensions": {extensions}}}"#);
        let error = MinuteBook::from_json(json).unwrap_err().to_string();
        assert!(error.contains(&format!("at `{pointer}`")), "{error}");
        assert!(error.ends_with("is there twice"), "{error}");
    }
}

#[test]
fn books_read_from_str_and_bytes() {
    let book = MinuteBook::from_json(BASE).unwrap();
    assert_eq!(MinuteBook::from_json(BASE.as_bytes()).unwrap(), book);
    assert_eq!(MinuteBook::from_json(book.to_json()).unwrap(), book);
}

#[test]
fn an_array_is_no_object_even_with_the_right_values_in_order() {
    let organisation = BASE.split("\"organisations\": [").nth(1).unwrap();
    let id = organisation.split('"').nth(3).unwrap();
    let json = format!(
        r#"{{"format": "minutebook/1", "organisations": [["{id}", "A", [], [], null, null]]}}"#
    );
    assert_refused(
        &json,
        "error[wrong-type] at `/organisations/0` (line 1, column 46): an array is not an object: \
         Organisation has fields such as `id`, `name`, `other_names`",
    );
    assert_refused(
        r#"["minutebook/1"]"#,
        "error[wrong-type] at `` (line 1, column 1): an array is not an object: \
         MinuteBook has fields such as `format`, `title`, `source`",
    );
}

#[test]
fn only_a_string_is_a_word_of_a_list() {
    assert_refused(
        r#"{"format": {"minutebook/1": null}}"#,
        "error[wrong-type] at `/format` (line 1, column 12): \
         an object is not one of `minutebook/1`",
    );
}

#[test]
fn every_problem_of_a_document_is_told_at_once() {
    let json = r#"{"format": "minutebook/1", "titel": "A",
  "boards": [{"id": "x", "name": "", "terms_of_reference": [{"adopted_on": "2024-02-30"}]}],
  "people": 3,
  "actions": [{"id": "ac000000-0000-4000-8000-000000000001", "owners": [{}, {"positon": "Clerk"}]}]}
"#;
    let error = MinuteBook::from_json(json).unwrap_err();
    let found: Vec<_> = error
        .problems()
        .iter()
        .map(|it| (it.code, it.pointer.as_str(), it.position.unwrap().line))
        .collect();
    assert_eq!(
        found,
        [
            ("unknown-field", "/titel", 1),
            ("bad-value", "/boards/0/id", 2),
            ("bad-value", "/boards/0/name", 2),
            ("unknown-field", "/boards/0/terms_of_reference/0/adopted_on", 2),
            ("wrong-type", "/people", 3),
            ("missing-field", "/actions/0", 4),
            ("missing-field", "/actions/0", 4),
            ("missing-field", "/actions/0", 4),
            ("bad-value", "/actions/0/owners/0", 4),
            ("unknown-field", "/actions/0/owners/1/positon", 4),
        ]
    );
}

#[test]
fn a_required_field_that_is_misspelt_is_one_slip_and_hides_nothing() {
    let json = r#"{"formt": "minutebook/1", "people": [
        {"id": "be000000-0000-4000-8000-000000000001", "name": {"familie": "Ward"}, "accepted": 1}
    ]}"#;
    let error = MinuteBook::from_json(json).unwrap_err();
    let found: Vec<_> = error.problems().iter().map(|it| (it.code, it.pointer.as_str())).collect();
    assert_eq!(
        found,
        [
            ("unknown-field", "/formt"),
            ("unknown-field", "/people/0/name/familie"),
            ("wrong-type", "/people/0/accepted"),
        ]
    );
}

#[test]
fn eight_fields_are_named_and_the_others_counted() {
    let says = |json: &str| MinuteBook::from_json(json).unwrap_err().problems()[0].message.clone();
    let of_source = r#"{"format": "minutebook/1", "source": {"zzzz": 1}}"#;
    assert_eq!(
        says(of_source),
        "`zzzz` is not a field of Source: expected one of `url`, `publisher`, `retrieved_on`, \
         `reference`"
    );
    let of_book = r#"{"format": "minutebook/1", "zzzz": 1}"#;
    assert_eq!(
        says(of_book),
        "`zzzz` is not a field of MinuteBook: expected one of `format`, `title`, `source`, \
         `imported`, `organisations`, `people`, `boards`, `members` and 5 more"
    );
}

#[test]
fn an_error_is_listed_however_many_warnings_came_before_it() {
    let person = |number: usize| {
        let id = format!("be000000-0000-4000-8000-{number:012}");
        format!(r#"{{"id": "{id}", "name": {{"family": "Quill"}}, "newer": 1}}"#)
    };
    let people: Vec<_> = (0..1_000).map(person).collect();
    let people = people.join(",");
    let json = format!(r#"{{"format": "minutebook/1.1", "people": [{people}, {{"id": "bad"}}]}}"#);
    let error = MinuteBook::from_json(json).unwrap_err();
    assert!(error.problems().iter().any(|problem| problem.severity == Severity::Error));

    let lines = people.replace(r#"{"id": "be"#, "\n{\"type\": \"person\", \"id\": \"be");
    let lines = lines.replace("},\n", "}\n");
    let head = r#"{"type": "minute_book", "format": "minutebook/1.1"}"#;
    let lines = format!("{head}{lines}\n{{\"type\": \"person\", \"id\": \"bad\"}}");
    assert!(MinuteBook::from_lines(lines).is_err());
}

#[test]
fn a_record_with_what_is_newer_in_it_is_read_without_that() {
    let json = r#"{"format": "minutebook/1.1", "people": [
        {"id": "be000000-0000-4000-8000-000000000001", "name": {"family": "Quill"}, "newer": 1}]}"#;
    let reading = read(json, &Limits::default());
    assert_eq!(reading.book.people.len(), 1);
    let found: Vec<_> = reading.problems.iter().map(|it| (it.code, it.severity)).collect();
    assert_eq!(found, [("format-newer", Severity::Warning); 2]);
}

#[test]
fn words_that_are_known_are_read_beside_what_is_newer() {
    let json = r#"{"format": "minutebook/1.1", "newer": 1, "boards": [], "meetings": [
        {"id": "3a000000-0000-4000-8000-000000000001", "status": "cancelled",
         "board_id": "b0000000-0000-4000-8000-000000000001", "record": "extract",
         "on": "2024-03-22", "newer": 1}]}"#;
    let meeting = &read(json, &Limits::default()).book.meetings[0];
    assert_eq!(meeting.status, MeetingStatus::Cancelled);
    assert_eq!(meeting.record, RecordExtent::Extract);
}

#[test]
fn a_null_for_what_may_be_missing_is_no_problem_beside_another() {
    let json = r#"{"format": "minutebook/1", "title": null, "people": [
        {"id": "be000000-0000-4000-8000-000000000001", "name": {"family": "Quill", "given": null}},
        {"id": "be000000-0000-4000-8000-00000000000", "name": {"family": "Stowe"}}]}"#;
    let reading = read(json, &Limits::default());
    let found: Vec<_> = reading.problems.iter().map(|it| it.pointer.as_str()).collect();
    assert_eq!(found, ["/people/1/id"]);
    assert_eq!(reading.book.people.len(), 1);
}

#[test]
fn all_eight_names_of_an_entity_are_told() {
    let json = r#"{"format": "minutebook/1", "people": [
        {"id": "be000000-0000-4000-8000-000000000001", "name": {"family": "Quill"}, "zzzz": 1}]}"#;
    let error = MinuteBook::from_json(json).unwrap_err();
    let said = &error.problems()[0].message;
    assert!(said.starts_with("`zzzz` is not a field of Person: expected one of `id`"), "{said}");
    assert!(!said.contains(" more"), "{said}");
}

/// Of a hundred thousand unknown ones, looking for what each was meant for would take minutes.
#[test]
fn of_many_unknown_names_only_the_first_are_taken_for_slips() {
    let unknown = [r#""titel": 1"#; 150].join(", ");
    let json = format!(r#"{{"format": "minutebook/1", {unknown}}}"#);
    let error = MinuteBook::from_json(json).unwrap_err();
    let slips = error.problems().iter().filter(|it| it.message.contains("did you mean"));
    assert_eq!(slips.count(), 100);
}
