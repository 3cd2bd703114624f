//! The floors of docs/design.md: a module imports only from floors below its own.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test that meets the unexpected should stop"
)]

use std::fs;
use std::path::{Path, PathBuf};

/// Each module with its floor. A folder stands for all that is in it.
const FLOORS: &[(&str, u8)] = &[
    ("nearest", 0),
    ("value", 0),
    ("model", 1),
    ("calendar", 2),
    ("finding", 2),
    ("rule", 3),
    ("settings", 3),
    ("report", 4),
    ("rules", 4),
    ("read", 5),
    ("strategy", 5),
    ("check", 6),
    ("render", 7),
    ("schema", 8),
];

/// Modules whose test-only parts look upwards: the runner of the page examples checks books.
const TEST_ONLY: &[&str] = &["src/rules/examples.rs"];

const LONGEST_FILE: usize = 400;

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn files(folder: &Path, extension: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(files(&path, extension));
        } else if path.extension().is_some_and(|it| it == extension) {
            found.push(path);
        }
    }
    found.sort();
    found
}

fn relative(path: &Path) -> String {
    path.strip_prefix(root()).unwrap().to_str().unwrap().replace('\\', "/")
}

fn floor(module: &str) -> Option<u8> {
    FLOORS.iter().find(|(name, _)| *name == module).map(|(_, floor)| *floor)
}

/// The top-level module that a source file belongs to.
fn module(path: &str) -> &str {
    let inside = path.strip_prefix("src/").unwrap();
    inside.split(['/', '.']).next().unwrap()
}

/// The modules that a source text names after `crate::`, outside its tests and docs.
fn imports(source: &str) -> Vec<String> {
    assert!(!source.contains("crate::{"), "imports of `crate::{{…}}` hide the modules: split them");
    let mut names = Vec::new();
    for line in without_tests(source) {
        for part in line.replace("$crate::", "crate::").split("crate::").skip(1) {
            names.push(part.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect());
        }
    }
    names
}

/// The lines of code that are not in a test module, which begins with `mod … {` under
/// `#[cfg(test)]` and ends with the file, or in a comment.
fn without_tests(source: &str) -> impl Iterator<Item = &str> {
    let mut lines = source.lines().peekable();
    let code = std::iter::from_fn(move || {
        let line = lines.next()?;
        let is_test = line.trim() == "#[cfg(test)]"
            && lines.peek().is_some_and(|next| next.contains("mod ") && next.ends_with('{'));
        (!is_test).then_some(line)
    });
    code.filter(|line| !line.trim_start().starts_with("//"))
}

#[test]
fn modules_import_only_from_lower_floors() {
    let mut wrong = Vec::new();
    for path in files(&root().join("src"), "rs") {
        let path = relative(&path);
        let own = module(&path);
        if matches!(own, "lib" | "bin") || TEST_ONLY.contains(&path.as_str()) {
            continue;
        }
        let own_floor = floor(own).unwrap_or_else(|| panic!("{path} stands on no floor"));
        let source = fs::read_to_string(root().join(&path)).unwrap();
        for name in imports(&source) {
            let above = floor(&name).is_some_and(|floor| floor >= own_floor);
            if name != own && above {
                wrong.push(format!("{path} imports `{name}`"));
            }
        }
    }
    assert_eq!(wrong, Vec::<String>::new());
}

#[test]
fn rules_do_not_import_each_other() {
    for path in files(&root().join("src/rules"), "rs") {
        let path = relative(&path);
        if path == "src/rules/mod.rs" || TEST_ONLY.contains(&path.as_str()) {
            continue;
        }
        let source = fs::read_to_string(root().join(&path)).unwrap();
        assert!(!imports(&source).contains(&"rules".to_owned()), "{path} imports another rule");
        assert!(!source.contains("super::super"), "{path} reaches over to its neighbours");
    }
}

#[test]
fn every_rule_file_is_in_the_catalogue_and_has_its_page() {
    let codes: Vec<_> = minutebook::rules::RULES.iter().map(|rule| rule.code).collect();
    for path in files(&root().join("src/rules"), "rs") {
        let name = path.file_stem().unwrap().to_str().unwrap().replace('_', "-");
        if matches!(name.as_str(), "mod" | "examples") {
            continue;
        }
        assert!(codes.contains(&name.as_str()), "{} is not in the catalogue", relative(&path));
        assert!(path.with_extension("md").is_file(), "{} has no page", relative(&path));
    }
    let pages = files(&root().join("src/rules"), "md").len();
    assert_eq!(pages, codes.len(), "a page without a rule, or a rule in another's file");
}

#[test]
fn pages_have_their_sections_in_order() {
    let required = ["Why it matters", "What it rests on", "What it needs", "Fails", "Passes"];
    for rule in minutebook::rules::RULES {
        let page = rule.page();
        let headings: Vec<_> =
            page.text.lines().filter_map(|line| line.strip_prefix("## ")).collect();
        let mut expected: Vec<_> = required.to_vec();
        if headings.len() > required.len() {
            expected.push("Cannot be judged");
        }
        assert_eq!(headings, expected, "the page of `{}`", rule.code);
        assert!(page.summary.ends_with('.') && !page.summary.contains("\n\n"), "{}", rule.code);
        for law in rule.authorities {
            assert!(law.url.starts_with("https://"), "{}: {}", rule.code, law.url);
            assert!(minutebook::value::Date::new(law.in_force_from).is_ok(), "{}", rule.code);
        }
    }
}

#[test]
fn no_source_file_is_too_long() {
    for path in files(&root().join("src"), "rs") {
        let lines = fs::read_to_string(&path).unwrap().lines().count();
        assert!(lines <= LONGEST_FILE, "{} has {lines} lines", relative(&path));
    }
}
