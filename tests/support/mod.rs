//! What several tests need: changes to a JSON document.

use serde_json::Value;

/// Sets a member or an element; the element `-` is a new one at the end.
pub(crate) fn set(document: &mut Value, pointer: &str, value: &Value) {
    let (parent, last) = pointer.rsplit_once('/').unwrap();
    match document.pointer_mut(parent).unwrap_or_else(|| panic!("nothing above `{pointer}`")) {
        Value::Object(members) => drop(members.insert(last.to_owned(), value.clone())),
        Value::Array(elements) if last == "-" => elements.push(value.clone()),
        Value::Array(elements) => elements[last.parse::<usize>().unwrap()] = value.clone(),
        other => panic!("`{pointer}` is in {other}"),
    }
}
