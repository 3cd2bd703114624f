//! What the reader makes of every kind of JSON: good, bad, and such as the standard leaves open.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test that meets the unexpected should stop"
)]

use minutebook::model::MinuteBook;
use minutebook::read::read;
use minutebook::settings::Limits;

const HEAD: &str = "{\"format\": \"minutebook/1\",\n ";

/// A book with a further member, which begins in line 2 and column 2.
fn with(member: impl AsRef<[u8]>) -> Vec<u8> {
    [HEAD.as_bytes(), member.as_ref(), b"}"].concat()
}

/// A book with a value in its extensions, which begins in line 2 and column 24.
fn extended(value: impl AsRef<[u8]>) -> Vec<u8> {
    with([b"\"extensions\": {\"a:b\": ", value.as_ref(), b"}"].concat())
}

/// A book with a text as its title, which begins in line 2 and column 11.
fn titled(text: impl AsRef<[u8]>) -> Vec<u8> {
    with([b"\"title\": ", text.as_ref()].concat())
}

/// The problems of a document, in short: code, pointer, line and column.
fn problems(json: &[u8]) -> Vec<String> {
    let problems = read(json, &Limits::default()).problems;
    let short = problems.iter().map(|it| {
        let place = it.position.unwrap();
        format!("{} {} {}:{}", it.code, it.pointer, place.line, place.column)
    });
    short.collect()
}

#[track_caller]
fn assert_read(json: impl AsRef<[u8]>) -> MinuteBook {
    let json = json.as_ref();
    assert_eq!(problems(json), Vec::<String>::new(), "{}", json.escape_ascii());
    MinuteBook::from_json(json).unwrap()
}

#[track_caller]
fn assert_problems(json: impl AsRef<[u8]>, expected: &[&str]) {
    let json = json.as_ref();
    let shown: String = json.escape_ascii().take(200).map(char::from).collect();
    assert_eq!(problems(json), expected, "{shown}");
    assert!(MinuteBook::from_json(json).is_err());
}

#[track_caller]
fn assert_one(json: impl AsRef<[u8]>, expected: &str) {
    assert_problems(json, &[expected]);
}

/// The value that a book keeps in its extensions.
#[track_caller]
fn kept(value: &str) -> String {
    assert_read(extended(value)).extensions.get("a:b").unwrap().to_string()
}

#[test]
fn white_space_is_free() {
    assert_read("\r\n\t {\t\"format\"\r:\n \"minutebook/1\"  }\n\n ");
    assert_read(r#"{"format":"minutebook/1"}"#);
    for space in ["\u{a0}", "\u{b}", "\u{c}", "\u{2028}", "\u{feff}", "\0", "\u{85}"] {
        assert_one(format!("{{{space}\"format\": \"minutebook/1\"}}"), "not-json  1:2");
        let after = format!("{{\"format\": \"minutebook/1\"}}{space}");
        assert_one(after, "trailing-data  1:27");
    }
}

#[test]
fn a_document_is_one_value() {
    assert_one("", "not-json  1:1");
    assert_one(" \n\t\n  ", "not-json  3:3");
    assert_one("\u{feff}", "not-json  1:1");
    assert_one(
        "{\"format\": \"minutebook/1\"}\n{\"format\": \"minutebook/1\"}",
        "trailing-data  2:1",
    );
    assert_one("{\"format\": \"minutebook/1\"},", "trailing-data  1:27");
    assert_one("{\"format\": \"minutebook/1\"}}", "trailing-data  1:27");
    assert_one("{\"format\": \"minutebook/1\"} // end", "trailing-data  1:28");
    assert_one("{\"format\": \"minutebook/1\"}\u{1e}", "trailing-data  1:27");
}

#[test]
fn a_document_is_an_object() {
    for json in ["null", "true", "0", "-1.5e3", "\"minutebook/1\"", "[]", "[{}]"] {
        assert_one(json, "wrong-type  1:1");
    }
    assert_one(" \n null", "wrong-type  2:2");
}

#[test]
fn what_breaks_off_is_refused_where_it_does() {
    for (json, expected) in [
        ("{", "not-json  1:2"),
        ("[", "not-json  1:2"),
        ("{\"format\"", "not-json  1:10"),
        ("{\"format\":", "not-json  1:11"),
        ("{\"format\": \"minute", "not-json  1:19"),
        ("{\"format\": \"minutebook/1\"", "not-json  1:26"),
        ("{\"format\": \"minutebook/1\",", "not-json  1:27"),
        ("nul", "not-json  1:4"),
        ("-", "not-json  1:2"),
        ("\"", "not-json  1:2"),
        ("\"\\", "not-json  1:3"),
        ("\"\\u00", "not-json  1:6"),
    ] {
        assert_one(json, expected);
    }
}

#[test]
fn punctuation_is_that_of_the_standard() {
    for (json, expected) in [
        ("{\"format\": \"minutebook/1\",}", "not-json  1:27"),
        ("{,\"format\": \"minutebook/1\"}", "not-json  1:2"),
        ("{\"format\": \"minutebook/1\",,}", "not-json  1:27"),
        ("{\"format\" \"minutebook/1\"}", "not-json  1:11"),
        ("{\"format\":: \"minutebook/1\"}", "not-json  1:11"),
        ("{\"format\", \"minutebook/1\"}", "not-json  1:10"),
        ("{\"format\"= \"minutebook/1\"}", "not-json  1:10"),
        ("{\"format\"}", "not-json  1:10"),
        ("{\"format\": \"minutebook/1\"]", "not-json  1:26"),
        ("{format: \"minutebook/1\"}", "not-json  1:2"),
        ("{'format': \"minutebook/1\"}", "not-json  1:2"),
        ("{1: 2}", "not-json  1:2"),
        ("{null: 2}", "not-json  1:2"),
        ("{\"format\": /* first */ \"minutebook/1\"}", "not-json  1:12"),
        ("# book\n{\"format\": \"minutebook/1\"}", "not-json  1:1"),
        ("[1,]", "not-json  1:4"),
        ("[,1]", "not-json  1:2"),
        ("[1,,1]", "not-json  1:4"),
        ("[1 1]", "not-json  1:4"),
        ("[1}", "not-json  1:3"),
        ("[:]", "not-json  1:2"),
        ("]", "not-json  1:1"),
        ("<minutes/>", "not-json  1:1"),
    ] {
        assert_one(json, expected);
    }
}

#[test]
fn three_words_are_literals() {
    assert_eq!(kept("[true, false, null]"), "[true,false,null]");
    for word in ["True", "TRUE", "nUll", "undefined", "NULL", "t", "falsee", "nan"] {
        assert!(problems(&extended(word))[0].starts_with("not-json  2:"), "{word}");
    }
}

#[test]
fn numbers_are_those_of_the_standard() {
    for number in ["0", "-0", "0.0", "1E2", "1e+2", "1.5e-3", "-0.0", "123456789012345678901"] {
        assert_read(extended(number));
    }
    for (number, expected) in [
        ("+1", "2:24"),
        ("01", "2:25"),
        ("-01", "2:26"),
        (".5", "2:24"),
        ("5.", "2:26"),
        ("1.e2", "2:26"),
        ("1e", "2:26"),
        ("1e+", "2:27"),
        ("--1", "2:25"),
        ("- 1", "2:25"),
        ("0x1F", "2:25"),
        ("1_000", "2:25"),
        ("1,000", "2:26"),
        ("NaN", "2:24"),
        ("Infinity", "2:24"),
        ("-Infinity", "2:25"),
        ("１", "2:24"),
    ] {
        assert_one(extended(number), &format!("not-json  {expected}"));
    }
}

#[test]
fn numbers_without_a_place_among_doubles_are_refused_in_their_place() {
    for number in ["1E400", "-1e309", "123e45678"] {
        assert_one(extended(number), "not-json /extensions/a:b 2:24");
    }
    // What is too small for a double is nought, and so is a number of many digits rounded.
    assert_eq!(kept("1e-400"), "0.0");
    assert_eq!(kept("18446744073709551616"), "1.8446744073709552e+19");
    assert_eq!(kept("18446744073709551615"), "18446744073709551615");
    assert_eq!(kept("-9223372036854775808"), "-9223372036854775808");
    assert_eq!(kept("-0"), "-0.0");
    assert_eq!(kept("0.1000000000000000055511151231257827"), "0.1");
}

#[test]
fn a_whole_number_is_written_without_a_point() {
    let minimum = |number: &str| {
        minutebook::rules::BASE.replacen("\"minimum\": 3", &format!("\"minimum\": {number}"), 1)
    };
    assert_read(minimum("3"));
    let text = minutebook::rules::BASE;
    let (before, _) = text.split_once("\"minimum\": 3").unwrap();
    let line = before.matches('\n').count() + 1;
    let column = before.rsplit('\n').next().unwrap().chars().count() + 12;
    for (number, code) in [
        ("3.0", "wrong-type"),
        ("3e0", "wrong-type"),
        ("0.3e1", "wrong-type"),
        ("-0", "wrong-type"),
        ("-3", "bad-value"),
        ("65536", "bad-value"),
        ("18446744073709551616", "wrong-type"),
        ("1e400", "not-json"),
    ] {
        let place = "/boards/0/terms_of_reference/0/quorum/minimum";
        assert_one(minimum(number), &format!("{code} {place} {line}:{column}"));
    }
    for value in ["\"3\"", "true", "[3]", "{}"] {
        assert!(problems(minimum(value).as_bytes())[0].starts_with("wrong-type"), "{value}");
    }
}

#[test]
fn strings_are_unescaped() {
    let title = |text: &str| assert_read(titled(text)).title.unwrap().to_string();
    assert_eq!(title(r#""\"\\\/\b\f\n\r\t\u00e9""#), "\"\\/\u{8}\u{c}\n\r\té");
    assert_eq!(title(r#""\ud83d\ude00 \uD83D\uDE00""#), "😀 😀");
    assert_eq!(title("\"\u{7f}\u{2028}\u{fffe}\u{10ffff}é\""), "\u{7f}\u{2028}\u{fffe}\u{10ffff}é");
    assert_eq!(title(r#""\uFEFF \ufffe""#), "\u{feff} \u{fffe}");
    // A rule finds what has no place in minutes; the text is what was written.
    assert_eq!(title(r#""a\u0000b""#), "a\0b");
}

#[test]
fn strings_that_are_none_are_refused_where_they_break() {
    for (text, expected) in [
        ("\"a\nb\"", "2:13"),
        ("\"a\tb\"", "2:13"),
        ("\"a\0b\"", "2:13"),
        ("\"a\u{1f}b\"", "2:13"),
        (r#""\x41""#, "2:13"),
        (r#""\a""#, "2:13"),
        (r#""\'""#, "2:13"),
        (r#""\u12G4""#, "2:17"),
        (r#""\u00A""#, "2:17"),
        (r#""\U0041""#, "2:13"),
        ("'a'", "2:11"),
        ("“a”", "2:11"),
        ("a", "2:11"),
    ] {
        assert_one(titled(text), &format!("not-json  {expected}"));
    }
}

#[test]
fn half_a_surrogate_pair_is_no_text() {
    for text in
        [r#""\ud800""#, r#""\udc00""#, r#""\ude00\ud83d""#, r#""\ud800\u0041""#, r#""\ud800a""#]
    {
        assert_one(titled(text), "not-json /title 2:11");
        assert_one(extended(text), "not-json /extensions/a:b 2:24");
    }
    assert_one(with(r#""extensions": {"\ud800": 1}"#), r#"not-json /extensions/"\ud800" 2:17"#);
}

#[test]
fn bytes_that_are_not_utf8_are_refused_in_their_place() {
    for (bytes, column) in [
        (&b"\"\xa3\""[..], 12),
        (b"\"ab\xff\"", 14),
        // Written longer than need be: a stroke in two bytes, a nought in two.
        (b"\"\xc0\xaf\"", 12),
        (b"\"\xc0\x80\"", 12),
        (b"\"\xe0\x80\xaf\"", 12),
        // Half a surrogate pair as bytes, and what lies beyond the last character.
        (b"\"\xed\xa0\x80\"", 12),
        (b"\"\xf4\x90\x80\x80\"", 12),
        // Characters that break off.
        (b"\"\xc3\"", 12),
        (b"\"\xe2\x82\"", 12),
        (b"\"\xc3\xa9\xf0\x9f\x98\"", 13),
    ] {
        assert_one(titled(bytes), &format!("not-utf8 /title 2:{column}"));
    }
    assert_one(with(b"\"extensions\": {\"a\xe9\": 1}"), "not-utf8 /extensions 2:19");
    assert_one(with(b"\xe9"), "not-utf8  2:2");
    assert_one([&b"{\"format\": \"minutebook/1\"}"[..], b"\xff"].concat(), "trailing-data  1:27");
}

#[test]
fn other_encodings_are_not_read() {
    let text = "{\"format\": \"minutebook/1\"}";
    let little: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let big: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
    assert_one(&little, "not-json  1:2");
    assert_one(&big, "not-json  1:1");
    assert_one([&b"\xff\xfe"[..], &little].concat(), "not-utf8  1:1");
    assert_one([&b"\xfe\xff"[..], &big].concat(), "not-utf8  1:1");
    let utf32: Vec<u8> = text.chars().flat_map(|c| u32::from(c).to_le_bytes()).collect();
    assert_one(&utf32, "not-json  1:2");
    let latin1 = b"{\"format\": \"minutebook/1\", \"title\": \"Caf\xe9 \xa3 \xe9\"}";
    assert_one(latin1, "not-utf8 /title 1:41");
}

#[test]
fn one_byte_order_mark_is_passed_over_and_not_counted() {
    assert_read("\u{feff}{\"format\": \"minutebook/1\"}");
    assert_one("\u{feff}{\"format\": \"minutebook/1\", \"x\": 1}", "unknown-field /x 1:28");
    assert_one("\u{feff}\u{feff}{\"format\": \"minutebook/1\"}", "not-json  1:1");
    assert_one("\u{feff}{\"format\": \"minutebook/1\"}\u{feff}", "trailing-data  1:27");
    assert_one(b"\xef\xbb{\"format\": \"minutebook/1\"}", "not-utf8  1:1");
}

#[test]
fn a_name_is_there_once() {
    assert_one(with(r#""title": "a", "title": "a""#), "duplicate-field /title 2:16");
    assert_one(with(r#""title": "a", "t\u0069tle": null"#), "duplicate-field /title 2:16");
}

#[test]
fn every_repetition_is_told() {
    assert_problems(
        with(r#""title": "a", "title": 1, "title": {}"#),
        &["duplicate-field /title 2:16", "duplicate-field /title 2:28"],
    );
    assert_one(extended(r#"{"": 1, "": 1}"#), "duplicate-field /extensions/a:b/ 2:32");
    assert_read(extended(r#"{"a": 1, "A": 1, "á": 1, "a\u0301": 1}"#));
}

#[test]
fn any_name_is_free_in_extensions() {
    let of_serde_json =
        [r#""$serde_json::private::Number""#, r#""$serde_json::private::RawValue""#];
    let others = [r#""""#, r#"" ""#, r#""a/b~c""#, r#""\u0000""#, r#""é😀""#, r#""0""#];
    for name in others.into_iter().chain(of_serde_json) {
        assert_read(with(format!(r#""extensions": {{{name}: {{{name}: 1}}}}"#)));
    }
    assert_one(extended(r#"{"a/b~c": 1e999}"#), "not-json /extensions/a:b/a~1b~0c 2:34");
    assert_one(with(r#""": 1"#), "unknown-field / 2:2");
}

#[test]
fn null_is_an_absent_value_but_no_list() {
    assert_read(with(r#""title": null, "source": null, "imported": null"#));
    assert_one(with(r#""people": null"#), "wrong-type /people 2:12");
    assert_one(with(r#""extensions": null"#), "wrong-type /extensions 2:16");
    assert_one(r#"{"format": null}"#, "wrong-type /format 1:12");
    assert_one(with(r#""people": [null]"#), "wrong-type /people/0 2:13");
}

#[test]
fn types_are_not_bent() {
    for (member, expected) in [
        (r#""imported": "true""#, "wrong-type /imported 2:14"),
        (r#""imported": 1"#, "wrong-type /imported 2:14"),
        (r#""title": 2024"#, "wrong-type /title 2:11"),
        (r#""title": ["A"]"#, "wrong-type /title 2:11"),
        (r#""title": {"A": null}"#, "wrong-type /title 2:11"),
        (r#""title": """#, "bad-value /title 2:11"),
        (r#""people": {}"#, "wrong-type /people 2:12"),
        (r#""people": "[]""#, "wrong-type /people 2:12"),
        (r#""source": [null, null, null, null]"#, "wrong-type /source 2:12"),
        (r#""extensions": []"#, "wrong-type /extensions 2:16"),
        (r#""Title": "A""#, "unknown-field /Title 2:2"),
    ] {
        assert_one(with(member), expected);
    }
}

#[test]
fn nesting_has_a_limit() {
    let nested = |depth| format!("{}{}", "[".repeat(depth), "]".repeat(depth));
    assert_read(extended(nested(100)));
    let problems = problems(&extended(nested(101)));
    assert_eq!(problems.len(), 1);
    assert!(problems[0].starts_with("too-deep /extensions/a:b/0/0"), "{problems:?}");
    let unclosed = "[".repeat(100_000);
    assert!(self::problems(unclosed.as_bytes())[0].starts_with("not-json  1:"));
}
