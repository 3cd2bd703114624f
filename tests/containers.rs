//! What lists and extensions in records promise those who change them.
#![allow(clippy::unwrap_used, reason = "a test that meets the unexpected should stop")]

use std::collections::HashSet;

use minutebook::model::{Extensions, List};
use serde_json::{Value, json};

fn nested(levels: usize) -> Value {
    (0..levels).fold(json!(1), |inner, _| json!([inner]))
}

#[test]
fn a_list_gives_its_elements_back() {
    let list = List::from([3, 1, 2]);
    assert_eq!(list.clone().into_vec(), [3, 1, 2]);
    assert_eq!(list.clone().into_iter().rev().collect::<Vec<_>>(), [2, 1, 3]);
    assert_eq!(AsRef::<[i32]>::as_ref(&list), [3, 1, 2]);
    assert_eq!(format!("{list:?}"), "[3, 1, 2]");
    assert!(List::<i32>::new().into_vec().is_empty());
}

#[test]
fn a_list_is_extended_at_its_end_and_by_nothing_stays_as_it_is() {
    let mut list = List::<i32>::new();
    list.extend(None);
    assert_eq!(list, List::new());
    list.extend([1, 2]);
    list.extend([3]);
    assert_eq!(list, [1, 2, 3]);
}

#[test]
fn an_emptied_list_is_the_same_as_a_new_one() {
    let mut emptied = List::from([1]);
    emptied.as_mut_vec().clear();
    assert_eq!(HashSet::from([emptied, List::new()]).len(), 1);
    assert_eq!(HashSet::from([List::from([1]), List::from([2])]).len(), 2);
}

#[test]
fn an_extension_takes_the_place_of_one_with_its_key() {
    let mut extensions = Extensions::default();
    extensions.insert("example.org:ward", json!("East")).unwrap();
    extensions.insert("example.org:ward", json!("West")).unwrap();
    extensions.insert("example.org:code", json!(7)).unwrap();
    assert_eq!(extensions.get("example.org:ward"), Some(json!("West")));
    assert_eq!(extensions.to_map().len(), 2);
    assert_eq!(format!("{extensions:?}"), r#"{"example.org:code":7,"example.org:ward":"West"}"#);
}

#[test]
fn an_extension_that_is_too_deep_is_refused_and_changes_nothing() {
    let mut extensions = Extensions::default();
    extensions.insert("example.org:deep", nested(100)).unwrap();
    let before = extensions.clone();
    let refused = extensions.insert("example.org:deep", nested(101)).unwrap_err();
    assert_eq!(
        refused.to_string(),
        "`[…]` is not a value for extensions: expected at most 100 levels of nesting"
    );
    assert_eq!(extensions, before);
}
