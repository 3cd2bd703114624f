//! The command line on several files, on folders and on packed files.
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

use flate2::Compression;
use flate2::write::GzEncoder;
use serde_json::{Value, json};

const BASE: &str = minutebook::rules::BASE;

/// A folder of its own for a test, which is removed with it.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let path = std::env::temp_dir().join(format!("files-{name}-{}", std::process::id()));
        let _ = fs::remove_dir_all(&path);
        fs::create_dir_all(&path).unwrap();
        Self(path)
    }

    fn write(&self, name: &str, bytes: impl AsRef<[u8]>) {
        let path = self.0.join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }

    fn run(&self, arguments: &[&str]) -> Output {
        self.run_with(arguments, &[])
    }

    fn run_with(&self, arguments: &[&str], input: &[u8]) -> Output {
        let mut child = Command::new(env!("CARGO_BIN_EXE_minutebook"))
            .args(arguments)
            .current_dir(&self.0)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        // A program that refuses its arguments does not wait for its input.
        let _ = child.stdin.take().unwrap().write_all(input);
        child.wait_with_output().unwrap()
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

fn stdout(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

fn json(output: &Output) -> Value {
    serde_json::from_slice(&output.stdout).unwrap()
}

fn packed(bytes: impl AsRef<[u8]>) -> Vec<u8> {
    let mut packer = GzEncoder::new(Vec::new(), Compression::fast());
    packer.write_all(bytes.as_ref()).unwrap();
    packer.finish().unwrap()
}

fn pretty(document: &Value) -> String {
    serde_json::to_string_pretty(document).unwrap()
}

/// The base book in two documents: its people, and all else.
fn people_and_rest() -> [Value; 2] {
    let mut rest: Value = serde_json::from_str(BASE).unwrap();
    let people = rest.as_object_mut().unwrap().remove("people").unwrap();
    [json!({ "format": "minutebook/1", "people": people }), rest]
}

fn names(output: &Output) -> Vec<String> {
    let json = json(output);
    let files = json["files"].as_array().unwrap().iter();
    files.map(|file| file["file"].as_str().unwrap().to_owned()).collect()
}

#[test]
fn files_are_one_book_only_together() {
    let folder = Folder::new("together");
    let [people, rest] = people_and_rest();
    folder.write("people.json", pretty(&people));
    folder.write("rest.json", pretty(&rest));
    let files = ["people.json", "rest.json"];
    assert_eq!(folder.run(&["check", files[0], files[1]]).status.code(), Some(1));
    let output = folder.run(&["check", "--together", files[0], files[1]]);
    assert_eq!(output.status.code(), Some(0), "{}", stdout(&output));
    let text = stdout(&output);
    assert!(
        text.starts_with("people.json: nothing found\n\nrest.json: nothing found\n\n"),
        "{text}"
    );
    assert!(text.contains("\n2 files as one book: nothing found\n  "), "{text}");
    assert_eq!(text.matches("rules found something to judge").count(), 1);

    let output = folder.run(&["check", "--together", "--format", "json", files[0], files[1]]);
    let json = json(&output);
    assert_eq!(json["rules"].as_array().unwrap().len(), minutebook::rules::RULES.len());
    for file in json["files"].as_array().unwrap() {
        let keys: Vec<_> = file.as_object().unwrap().keys().collect();
        assert_eq!(keys, ["file", "findings"]);
    }
    assert_eq!(json["summary"]["error"], 0);
}

#[test]
fn a_report_shows_the_lines_of_each_file() {
    let folder = Folder::new("lines");
    let [people, mut rest] = people_and_rest();
    rest["people"] = json!([people["people"][3]]);
    rest["meetings"][0]["ends_at"] = "09:10".into();
    // The lines of a packed file are those of what is in it.
    folder.write("people.json.gz", packed(pretty(&people)));
    folder.write("rest.json", pretty(&rest));
    let output = folder.run(&["check", "--together", "people.json.gz", "rest.json"]);
    assert_eq!(output.status.code(), Some(1));
    let text = stdout(&output);
    assert!(text.starts_with("people.json.gz: nothing found\n"), "{text}");
    assert!(text.contains("\"ends_at\": \"09:10\""), "{text}");
    let line = pretty(&people)
        .lines()
        .position(|line| line.contains(people["people"][3]["id"].as_str().unwrap()));
    let note =
        format!("note: people.json.gz line {}: the record that has the id first\n", line.unwrap());
    assert!(text.contains(&note), "{note} in {text}");
    assert!(text.contains("in `rest.json` already names another person in `people.json.gz`"));

    let output =
        folder.run(&["check", "--together", "--format", "json", "people.json.gz", "rest.json"]);
    let json = json(&output);
    let findings = json["files"][1]["findings"].as_array().unwrap();
    let clash = findings.iter().find(|it| it["code"] == "duplicate-id").unwrap();
    assert_eq!(clash["related"][0]["document"], "people.json.gz");
}

#[test]
fn a_file_that_cannot_be_read_gives_2_together_too() {
    let folder = Folder::new("unreadable");
    let [_, rest] = people_and_rest();
    folder.write("rest.json", pretty(&rest));
    let output = folder.run(&["check", "--together", "--format", "json", "gone.json", "rest.json"]);
    assert_eq!(output.status.code(), Some(2));
    let json = json(&output);
    assert_eq!(json["files"][0]["findings"][0]["code"], "file-unreadable");
    assert_eq!(json["files"][1]["findings"], json!([]));
}

#[test]
fn of_a_folder_all_minute_books_are_checked() {
    let folder = Folder::new("folder");
    folder.write("books/b/late.json", BASE);
    folder.write("books/b/early.JSON.GZ", packed(BASE));
    folder.write("books/a.json", BASE);
    folder.write("books/z.json", BASE);
    folder.write("books/notes.txt", "no minute book");
    folder.write("books/b/minutes.json.bak", "no minute book");
    let output = folder.run(&["check", "--format", "json", "books"]);
    assert_eq!(output.status.code(), Some(0));
    let expected = ["books/a.json", "books/b/early.JSON.GZ", "books/b/late.json", "books/z.json"];
    assert_eq!(
        names(&output),
        expected.map(|name| name.replace('/', std::path::MAIN_SEPARATOR_STR))
    );

    let [people, rest] = people_and_rest();
    folder.write("parts/people/all.json.gz", packed(pretty(&people)));
    folder.write("parts/rest.json", pretty(&rest));
    let output = folder.run(&["check", "--together", "parts"]);
    assert_eq!(output.status.code(), Some(0), "{}", stdout(&output));
}

#[test]
fn a_folder_without_a_minute_book_is_a_failure() {
    let folder = Folder::new("empty");
    fs::create_dir_all(folder.0.join("empty/within")).unwrap();
    folder.write("empty/notes.txt", "no minute book");
    folder.write("book.json", BASE);
    for arguments in [&["check", "empty"][..], &["check", "--together", "book.json", "empty"]] {
        let output = folder.run(arguments);
        assert_eq!(output.status.code(), Some(2));
        assert!(stdout(&output).is_empty());
        let error = String::from_utf8(output.stderr).unwrap();
        assert!(error.contains("empty: there is no file `*.json`"), "{error}");
    }
}

#[cfg(unix)]
#[test]
fn links_in_a_circle_are_not_followed_for_ever() {
    use std::os::unix::fs::symlink;
    let folder = Folder::new("links");
    folder.write("books/a/one.json", BASE);
    folder.write("elsewhere/two.json", BASE);
    let path = |name: &str| folder.0.join(name);
    symlink(path("books"), path("books/a/again")).unwrap();
    symlink(path("books/a"), path("books/a/self")).unwrap();
    symlink(path("elsewhere"), path("books/linked")).unwrap();
    symlink(path("elsewhere/two.json"), path("books/linked-file.json")).unwrap();
    symlink(path("nowhere"), path("books/broken.json")).unwrap();
    let output = folder.run(&["check", "--format", "json", "books"]);
    assert_eq!(output.status.code(), Some(2));
    assert_eq!(names(&output), ["books/a/one.json", "books/broken.json", "books/linked-file.json"]);
}

#[test]
fn packed_files_are_known_by_their_bytes() {
    let folder = Folder::new("packed");
    folder.write("book.json", packed(BASE));
    folder.write("plain.json.gz", BASE);
    // Files packed apart and put one after the other are one file.
    let (first, second) = BASE.split_at(BASE.len() / 2);
    folder.write("parts.gz", [packed(first), packed(second)].concat());
    let output = folder.run(&["check", "book.json", "plain.json.gz", "parts.gz"]);
    assert_eq!(output.status.code(), Some(0), "{}", stdout(&output));
    let output = folder.run_with(&["check", "-"], &packed(BASE));
    assert_eq!(output.status.code(), Some(0), "{}", stdout(&output));
}

#[test]
fn a_damaged_packed_file_cannot_be_read() {
    let folder = Folder::new("damaged");
    let whole = packed(BASE);
    let mut flipped = whole.clone();
    let middle = flipped.len() / 2;
    flipped[middle] ^= 0xff;
    let mut wrong_sum = whole.clone();
    let sum = wrong_sum.len() - 8;
    wrong_sum[sum] ^= 0xff;
    let cases: [(&str, &[u8]); 5] = [
        ("cut.gz", &whole[..whole.len() / 2]),
        ("start.gz", &whole[..2]),
        ("flipped.gz", &flipped),
        ("sum.gz", &wrong_sum),
        ("trailing.gz", &[&whole[..], b"more"].concat()),
    ];
    for (name, bytes) in cases {
        folder.write(name, bytes);
        let output = folder.run(&["check", "--format", "json", name]);
        assert_eq!(output.status.code(), Some(2), "{name}");
        let json = json(&output);
        let finding = &json["files"][0]["findings"][0];
        assert_eq!(finding["code"], "file-unreadable", "{name}: {finding}");
        let message = finding["message"].as_str().unwrap();
        assert!(message.starts_with("the gzip file is damaged: "), "{name}: {message}");
    }
}

#[test]
fn more_bytes_than_the_limit_are_not_unpacked() {
    let folder = Folder::new("bomb");
    folder.write("settings.toml", format!("[limits]\ndocument_bytes = {}\n", BASE.len()));
    folder.write("bomb.json.gz", packed(vec![b' '; 64 << 20]));
    folder.write("bomb.json", vec![b' '; BASE.len() + 1]);
    folder.write("book.json.gz", packed(BASE));
    let check = ["check", "--settings", "settings.toml", "--format", "json"];
    let files = ["bomb.json.gz", "bomb.json", "book.json.gz"];
    for together in [&[][..], &["--together"]] {
        let output = folder.run(&[&check[..], together, &files].concat());
        assert_eq!(output.status.code(), Some(2));
        let json = json(&output);
        for bomb in 0..2 {
            let finding = &json["files"][bomb]["findings"][0];
            assert_eq!(finding["code"], "too-large");
            let message =
                format!("the document has more bytes than the {} that are allowed", BASE.len());
            assert_eq!(finding["message"], message);
        }
        assert_eq!(json["files"][2]["findings"], json!([]));
    }
}

#[test]
fn lines_are_checked_line_by_line_packed_or_not() {
    let folder = Folder::new("lines");
    let book = BASE.replacen("\"ends_at\": \"11:10\"", "\"ends_at\": \"09:10\"", 1);
    folder.write("book.json", &book);
    let lines = folder.run(&["convert", "book.json"]).stdout;
    let mut packed = GzEncoder::new(Vec::new(), Compression::fast());
    packed.write_all(&lines).unwrap();
    folder.write("book.ndjson", &lines);
    folder.write("book.ndjson.gz", packed.finish().unwrap());
    let found = |file: &str, input: &[u8]| {
        let output = folder.run_with(&["check", "--format", "json", file], input);
        assert_eq!(output.status.code(), Some(1));
        let json: Value = serde_json::from_slice(&output.stdout).unwrap();
        let findings = json["files"][0]["findings"].clone();
        assert_eq!(findings.as_array().unwrap().len(), 1);
        (findings[0]["code"].clone(), findings[0]["pointer"].clone(), findings[0]["line"].clone())
    };
    let number = String::from_utf8(lines.clone()).unwrap();
    let number = number.lines().position(|line| line.contains("\"09:10\"")).unwrap() + 1;
    let expected =
        (json!("meeting-ends-before-start"), json!("/meetings/0/ends_at"), json!(number));
    assert_eq!(found("book.ndjson", b""), expected);
    assert_eq!(found("book.ndjson.gz", b""), expected);
    assert_eq!(found("-", &lines), expected);
    let human = folder.run(&["check", "book.ndjson"]);
    let place = format!("--> book.ndjson:{number}:");
    assert!(String::from_utf8(human.stdout).unwrap().contains(&place));
}

#[test]
fn lines_are_checked_together_with_other_files() {
    let folder = Folder::new("lines-together");
    folder.write("a.json", BASE);
    let lines = String::from_utf8(folder.run(&["convert", "a.json"]).stdout).unwrap();
    let is_head = |line: &&str| line.starts_with(r#"{"type":"minute_book""#);
    let is_meeting = |line: &&str| line.starts_with(r#"{"type":"meeting""#);
    let some: Vec<_> = lines.lines().filter(|line| is_head(line) || is_meeting(line)).collect();
    folder.write("b.ndjson", some.join("\n"));
    let output = folder.run(&["check", "--together", "a.json", "b.ndjson"]);
    assert_eq!(output.status.code(), Some(1));
    let text = String::from_utf8(output.stdout).unwrap();
    assert!(text.contains("error[duplicate-id]"), "{text}");
    assert!(text.contains("--> b.ndjson:2:1"), "{text}");
    assert!(text.contains("in `a.json`"), "{text}");
}

#[test]
fn a_file_that_is_named_twice_is_read_once() {
    let folder = Folder::new("twice");
    folder.write("books/a.json", BASE);
    folder.write("elsewhere/b.txt", "{");
    #[cfg(unix)]
    std::os::unix::fs::symlink(folder.0.join("books/a.json"), folder.0.join("link.json")).unwrap();
    let whole = folder.0.join("books/a.json");
    let cases: [(&[&str], &[&str]); 7] = [
        (&["books/a.json", "books/a.json"], &["books/a.json"]),
        (&["./books/a.json", "books/../books/a.json"], &["./books/a.json"]),
        (&["books/a.json", whole.to_str().unwrap()], &["books/a.json"]),
        (&["books", "books/a.json", "books"], &["books/a.json"]),
        (&["-", "books/a.json", "-"], &["-", "books/a.json"]),
        #[cfg(unix)]
        (&["link.json", "books"], &["link.json"]),
        #[cfg(not(unix))]
        (&["books"], &["books/a.json"]),
        (&["gone.json", "books", "gone.json"], &["gone.json", "books/a.json"]),
    ];
    let other = BASE.replace("-0000-4000-8000-", "-0000-4000-8001-");
    for (named, read) in cases {
        for together in [&[][..], &["--together"]] {
            let check = ["check", "--format", "json"];
            let output = folder.run_with(&[&check[..], together, named].concat(), other.as_bytes());
            assert_eq!(names(&output), read, "{named:?}");
            let is_gone = read.contains(&"gone.json");
            let status = if is_gone { 2 } else { 0 };
            assert_eq!(output.status.code(), Some(status), "{named:?}: {}", stdout(&output));
        }
    }
}

/// The caret stands under what is wrong, after whatever stands before it in its line.
#[test]
fn a_caret_stands_at_its_place_after_a_mark_and_bytes_that_are_no_utf_8() {
    let folder = Folder::new("carets");
    for (before, shown) in [
        (&b"\xef\xbb\xbf"[..], ""),
        ("\u{feff}{\"title\": \"£\", ".as_bytes(), "{\"title\": \"£\", "),
        // Two bytes of a character of three, and one that begins none.
        (b"{\"title\": \"\xe2\x82\xff\", ", "{\"title\": \"\u{fffd}\u{fffd}\u{fffd}\", "),
    ] {
        let begin = if shown.is_empty() { &b"{"[..] } else { b"" };
        let json = [before, begin, b"\"imported\": 1, \"format\": \"minutebook/1\"}"].concat();
        folder.write("a.json", &json);
        for together in [&[][..], &["--together"]] {
            let text = stdout(&folder.run(&[&["check", "a.json"], together].concat()));
            let shown = format!("{shown}{}\"imported\": ", if shown.is_empty() { "{" } else { "" });
            let lines: Vec<_> = text.lines().collect();
            let finding = lines.iter().position(|line| line.starts_with("error[wrong-type]"));
            let source = lines[finding.unwrap()..].iter().position(|it| it.starts_with("1 | "));
            let at = finding.unwrap() + source.unwrap();
            assert!(lines[at].starts_with(&format!("1 | {shown}1")), "{text}");
            let caret = lines[at + 1].chars().position(|it| it == '^').unwrap();
            assert_eq!(caret, "1 | ".len() + shown.chars().count(), "{text}");
        }
    }
}
