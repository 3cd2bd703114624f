//! Changes to a book as the examples of the pages write them.

use serde_json::Value;

use crate::finding::Pointer;

/// Sets a member or an element; `-` and the position after the last name a new one at the end.
/// Nothing comes of a pointer that leads nowhere.
pub(crate) fn set(book: &mut Value, pointer: &str, value: Value) -> Option<()> {
    let (parent, last) = split(pointer)?;
    match book.pointer_mut(parent)? {
        Value::Object(members) => drop(members.insert(last, value)),
        Value::Array(elements) => {
            let at = if last == "-" { elements.len() } else { last.parse().ok()? };
            if at == elements.len() {
                elements.push(value);
            } else {
                *elements.get_mut(at)? = value;
            }
        }
        _ => return None,
    }
    Some(())
}

/// Takes a member or an element out. Nothing comes of a pointer that leads nowhere.
pub(crate) fn remove(book: &mut Value, pointer: &str) -> Option<()> {
    let (parent, last) = split(pointer)?;
    match book.pointer_mut(parent)? {
        Value::Object(members) => members.remove(&last).map(drop),
        Value::Array(elements) => {
            let index = last.parse().ok().filter(|index| *index < elements.len())?;
            elements.remove(index);
            Some(())
        }
        _ => None,
    }
}

/// The pointer to the whole, and the name or position in it, unescaped.
fn split(pointer: &str) -> Option<(&str, String)> {
    let (parent, _) = pointer.rsplit_once('/')?;
    Some((parent, Pointer::from_text(pointer).segments().last()?))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn names_are_unescaped_wherever_they_stand() {
        let mut book = json!({ "a/b": { "c~1": 1 } });
        set(&mut book, "/a~1b/c~01", json!(2)).unwrap();
        set(&mut book, "/a~1b/d~1e", json!([3])).unwrap();
        set(&mut book, "/a~1b/d~1e/-", json!(4)).unwrap();
        assert_eq!(book, json!({ "a/b": { "c~1": 2, "d/e": [3, 4] } }));
        remove(&mut book, "/a~1b/d~1e/0").unwrap();
        remove(&mut book, "/a~1b/c~01").unwrap();
        assert_eq!(book, json!({ "a/b": { "d/e": [4] } }));
        remove(&mut book, "/a~1b/d~1e").unwrap();
        remove(&mut book, "/a~1b").unwrap();
        assert_eq!(book, json!({}));
    }

    #[test]
    fn an_element_after_the_last_is_a_new_one() {
        let mut book = json!([1]);
        set(&mut book, "/1", json!(2)).unwrap();
        set(&mut book, "/-", json!(3)).unwrap();
        set(&mut book, "/0", json!(4)).unwrap();
        assert_eq!(book, json!([4, 2, 3]));
    }

    #[test]
    fn nothing_comes_of_a_pointer_that_leads_nowhere() {
        let mut book = json!({ "a": [1] });
        for pointer in ["", "/b/c", "/a/2", "/a/x", "/a/0/b"] {
            assert_eq!(set(&mut book, pointer, json!(2)), None, "{pointer}");
            assert_eq!(remove(&mut book, pointer), None, "{pointer}");
        }
        assert_eq!(remove(&mut book, "/b"), None);
        assert_eq!(book, json!({ "a": [1] }));
    }
}
