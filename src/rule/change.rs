//! Changes to a book as the examples of the pages write them.

use serde_json::Value;

/// Sets a member or an element; the element `-` is a new one at the end. Nothing comes of a pointer
/// that leads nowhere.
pub(crate) fn set(book: &mut Value, pointer: &str, value: Value) -> Option<()> {
    let (parent, last) = pointer.rsplit_once('/')?;
    match book.pointer_mut(parent)? {
        Value::Object(members) => drop(members.insert(last.to_owned(), value)),
        Value::Array(elements) if last == "-" => elements.push(value),
        Value::Array(elements) => *elements.get_mut(last.parse::<usize>().ok()?)? = value,
        _ => return None,
    }
    Some(())
}

/// Takes a member or an element out. Nothing comes of a pointer that leads nowhere.
pub(crate) fn remove(book: &mut Value, pointer: &str) -> Option<()> {
    let (parent, last) = pointer.rsplit_once('/')?;
    match book.pointer_mut(parent)? {
        Value::Object(members) => members.remove(last).map(drop),
        Value::Array(elements) => {
            let index = last.parse().ok().filter(|index| *index < elements.len())?;
            elements.remove(index);
            Some(())
        }
        _ => None,
    }
}
