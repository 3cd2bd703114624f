//! The schemas against those of the last release: docs/format.md says what may change.
//!
//! `RELEASE=1 cargo test --all-features --test compatible` keeps today's as those of a release.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test that meets the unexpected should stop"
)]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use minutebook::schema;
use serde_json::{Value, json};

/// What people write and what they are given, which may change in opposite ways.
const WRITTEN_BY_THEM: [&str; 4] = ["minutebook", "record", "settings", "holidays"];
const GIVEN_TO_THEM: [&str; 2] = ["report", "rules"];

/// How a part of a schema changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Change {
    FieldAdded,
    FieldRemoved,
    RequiredAdded,
    RequiredRemoved,
    TypeWidened,
    TypeNarrowed,
    WordAdded,
    WordRemoved,
    Loosened,
    Tightened,
    /// Of two patterns nobody can tell which takes more.
    Rewritten,
}

impl Change {
    /// Whether documents that were valid may be so no longer, or a closed list has a new word.
    fn breaks_writers(self) -> bool {
        !matches!(
            self,
            Self::FieldAdded | Self::RequiredRemoved | Self::TypeWidened | Self::Loosened
        )
    }

    /// Whether who reads what is written may meet what was not there, or miss what was.
    fn breaks_readers(self) -> bool {
        !matches!(
            self,
            Self::FieldAdded
                | Self::RequiredAdded
                | Self::TypeNarrowed
                | Self::WordRemoved
                | Self::Tightened
        )
    }
}

/// A part of a schema, without the ways to write that it may be null or stands elsewhere.
struct Shape<'s> {
    root: &'s Value,
    part: &'s Value,
    reference: Option<&'s str>,
    kinds: BTreeSet<&'s str>,
}

impl<'s> Shape<'s> {
    fn of(root: &'s Value, mut part: &'s Value) -> Self {
        let (mut is_nullable, mut reference) = (false, None);
        loop {
            if let Some([one, other]) = part["anyOf"].as_array().map(Vec::as_slice) {
                assert_eq!(other["type"], "null", "a union that is not compared: {part}");
                (is_nullable, part) = (true, one);
            } else if let Some(to) = part["$ref"].as_str() {
                reference = Some(to);
                part = root.pointer(to.trim_start_matches('#')).unwrap();
            } else {
                break;
            }
        }
        let mut kinds: BTreeSet<_> = match &part["type"] {
            Value::Array(kinds) => kinds.iter().filter_map(Value::as_str).collect(),
            kind => kind.as_str().into_iter().collect(),
        };
        if is_nullable {
            kinds.insert("null");
        }
        Self { root, part, reference, kinds }
    }

    fn names(&self, keyword: &str) -> BTreeSet<&'s str> {
        match &self.part[keyword] {
            Value::Array(names) => names.iter().filter_map(Value::as_str).collect(),
            Value::Object(members) => members.keys().map(String::as_str).collect(),
            _ => BTreeSet::new(),
        }
    }

    /// The variants of a union or of a list of words, by the word that names them.
    fn variants(&self) -> Vec<(&'s str, &'s Value)> {
        let word = |variant: &'s Value| {
            let tag = variant.pointer("/properties/type").unwrap_or(variant);
            (tag["const"].as_str().or(variant.as_str()).unwrap(), variant)
        };
        let list = self.part["oneOf"].as_array().or(self.part["enum"].as_array());
        let single = self.part.get("const").map(|_| self.part);
        list.into_iter().flatten().chain(single).map(word).collect()
    }
}

struct Comparison<'s> {
    seen: BTreeSet<(&'s str, &'s str)>,
    changes: Vec<(String, Change)>,
}

impl<'s> Comparison<'s> {
    fn of(old: &'s Value, new: &'s Value) -> Vec<(String, Change)> {
        let mut comparison = Self { seen: BTreeSet::new(), changes: Vec::new() };
        comparison.compare(&Shape::of(old, old), &Shape::of(new, new), "");
        comparison.changes
    }

    fn note(&mut self, place: &str, change: Change) {
        self.changes.push((place.to_owned(), change));
    }

    fn sets(
        &mut self,
        old: &BTreeSet<&str>,
        new: &BTreeSet<&str>,
        place: &str,
        by: (Change, Change),
    ) {
        new.difference(old).for_each(|name| self.note(&format!("{place}/{name}"), by.0));
        old.difference(new).for_each(|name| self.note(&format!("{place}/{name}"), by.1));
    }

    fn compare(&mut self, old: &Shape<'s>, new: &Shape<'s>, place: &str) {
        self.sets(&old.kinds, &new.kinds, place, (Change::TypeWidened, Change::TypeNarrowed));
        // Whether it may be null is said where it stands; the rest is the same wherever that is.
        if let (Some(old), Some(new)) = (old.reference, new.reference)
            && !self.seen.insert((old, new))
        {
            return;
        }
        let (required, were_required) = (new.names("required"), old.names("required"));
        self.sets(
            &were_required,
            &required,
            place,
            (Change::RequiredAdded, Change::RequiredRemoved),
        );
        let (fields, were_fields) = (new.names("properties"), old.names("properties"));
        self.sets(&were_fields, &fields, place, (Change::FieldAdded, Change::FieldRemoved));
        for name in fields.intersection(&were_fields) {
            let (old_part, new_part) =
                (&old.part["properties"][name], &new.part["properties"][name]);
            self.parts(old, new, (old_part, new_part), &format!("{place}/{name}"));
        }
        let (variants, were_variants) = (new.variants(), old.variants());
        let words = |variants: &[(&'s str, _)]| variants.iter().map(|(word, _)| *word).collect();
        // A word for a name, such as that of a rule in settings, is a field that may be there.
        let by = if place.ends_with("/propertyNames") {
            (Change::FieldAdded, Change::FieldRemoved)
        } else {
            (Change::WordAdded, Change::WordRemoved)
        };
        self.sets(&words(&were_variants), &words(&variants), place, by);
        for (word, variant) in &variants {
            let same =
                were_variants.iter().find(|(was, variant)| was == word && variant.is_object());
            if let Some((_, was)) = same.filter(|_| variant.get("properties").is_some()) {
                self.parts(old, new, (was, variant), &format!("{place}/{word}"));
            }
        }
        for keyword in ["items", "additionalProperties", "propertyNames"] {
            match (&old.part[keyword], &new.part[keyword]) {
                (old_part @ Value::Object(_), new_part @ Value::Object(_)) => {
                    self.parts(old, new, (old_part, new_part), &format!("{place}/{keyword}"));
                }
                (old_part, new_part) if old_part != new_part => self.note(place, Change::Rewritten),
                _ => {}
            }
        }
        self.limits(old.part, new.part, place);
    }

    fn parts(
        &mut self,
        old: &Shape<'s>,
        new: &Shape<'s>,
        (old_part, new_part): (&'s Value, &'s Value),
        place: &str,
    ) {
        self.compare(&Shape::of(old.root, old_part), &Shape::of(new.root, new_part), place);
    }

    fn limits(&mut self, old: &Value, new: &Value, place: &str) {
        for keyword in ["minimum", "minLength", "minProperties", "maximum", "maxLength"] {
            let is_least = keyword.starts_with("min");
            let unlimited = if is_least { f64::NEG_INFINITY } else { f64::INFINITY };
            let of = |part: &Value| part[keyword].as_f64().unwrap_or(unlimited);
            let (old, new) = (of(old), of(new));
            if (old > new && is_least) || (old < new && !is_least) {
                self.note(place, Change::Loosened);
            } else if old.total_cmp(&new).is_ne() {
                self.note(place, Change::Tightened);
            }
        }
        if ["pattern", "format", "not"].iter().any(|keyword| old[keyword] != new[keyword]) {
            self.note(place, Change::Rewritten);
        }
    }
}

fn kept(name: &str) -> PathBuf {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    root.join(format!("tests/released/schemas/{name}.json"))
}

#[test]
fn nothing_breaks_who_uses_the_last_release() {
    for name in WRITTEN_BY_THEM.iter().chain(&GIVEN_TO_THEM) {
        let schema = schema::find(name).unwrap().to_value();
        if std::env::var_os("RELEASE").is_some() {
            fs::create_dir_all(kept(name).parent().unwrap()).unwrap();
            fs::write(kept(name), schema.to_string() + "\n").unwrap();
        }
        let released = serde_json::from_str(&fs::read_to_string(kept(name)).unwrap()).unwrap();
        let breaks = if WRITTEN_BY_THEM.contains(name) {
            Change::breaks_writers
        } else {
            Change::breaks_readers
        };
        let mut changes = Comparison::of(&released, &schema);
        changes.retain(|(_, change)| breaks(*change));
        let advice = "this needs a new major version; before the first release, RELEASE=1 keeps it";
        assert_eq!(changes, [], "{name}: {advice}");
    }
}

#[test]
fn every_change_is_seen() {
    let old = schema::find("minutebook").unwrap().to_value();
    assert_eq!(Comparison::of(&old, &old), []);
    let number = "/$defs/AgendaItem/properties/planned_position";
    for (pointer, value, change) in [
        ("/$defs/Board/properties/colour", json!({ "type": "string" }), Change::FieldAdded),
        ("/$defs/Board/properties/area", Value::Null, Change::FieldRemoved),
        ("/$defs/Board/required", json!(["id"]), Change::RequiredRemoved),
        ("/$defs/Board/required", json!(["id", "name", "area"]), Change::RequiredAdded),
        ("/$defs/Board/properties/area", json!({ "$ref": "#/$defs/Text" }), Change::TypeNarrowed),
        ("/properties/boards/type", json!(["array", "null"]), Change::TypeWidened),
        ("/$defs/Rag/oneOf/3", json!({ "const": "blue" }), Change::WordAdded),
        ("/$defs/Rag/oneOf/2", Value::Null, Change::WordRemoved),
        (&format!("{number}/minimum"), json!(1), Change::Tightened),
        (&format!("{number}/maximum"), json!(70_000), Change::Loosened),
        ("/$defs/Label/maxLength", json!(32), Change::Tightened),
        ("/$defs/Party/minProperties", Value::Null, Change::Loosened),
        ("/$defs/Date/pattern", json!("^2"), Change::Rewritten),
        ("/$defs/Meeting/additionalProperties", json!(true), Change::Rewritten),
    ] {
        let mut new = old.clone();
        let (parent, name) = pointer.rsplit_once('/').unwrap();
        match new.pointer_mut(parent).unwrap() {
            Value::Array(list) if value.is_null() => drop(list.remove(name.parse().unwrap())),
            Value::Array(list) => list.push(value),
            parent if value.is_null() => drop(parent.as_object_mut().unwrap().remove(name)),
            parent => parent[name] = value,
        }
        let changes = Comparison::of(&old, &new);
        assert!(
            !changes.is_empty() && changes.iter().all(|(_, it)| *it == change),
            "{pointer}: {changes:?}"
        );
    }
}

#[test]
fn a_rule_more_is_a_field_more_in_settings() {
    let old = schema::find("settings").unwrap().to_value();
    let mut new = old.clone();
    let rules = new.pointer_mut("/$defs/RuleCode/oneOf").unwrap();
    rules.as_array_mut().unwrap().push(json!({ "const": "held-on-a-sunday" }));
    let place = "/rules/propertyNames/held-on-a-sunday".to_owned();
    assert_eq!(Comparison::of(&old, &new), [(place.clone(), Change::FieldAdded)]);
    assert_eq!(Comparison::of(&new, &old), [(place, Change::FieldRemoved)]);
}

#[test]
fn a_union_may_not_gain_or_lose_a_variant() {
    let old = schema::find("record").unwrap().to_value();
    let mut new = old.clone();
    let plan = new["oneOf"].as_array_mut().unwrap().pop().unwrap();
    assert_eq!(Comparison::of(&old, &new), [("/plan".to_owned(), Change::WordRemoved)]);
    assert_eq!(Comparison::of(&new, &old), [("/plan".to_owned(), Change::WordAdded)]);
    assert_eq!(plan["title"], "PlanRecord");
}
