//! What mutations begin with: the example books.

use serde_json::Value;

const BOOKS: [&str; 12] = [
    include_str!("../../examples/valid.json"),
    include_str!("../../examples/long-books/strategy-group.json"),
    include_str!("../../examples/long-books/strategy-group-spoiled.json"),
    include_str!("../../examples/long-books/council-committee.json"),
    include_str!("../../examples/long-books/council-committee-spoiled.json"),
    include_str!("../../examples/long-books/variety-board.json"),
    include_str!("../../examples/long-books/variety-board-spoiled.json"),
    include_str!(
        "../../examples/minute-books/000-safer-communities-strategy-board-2021-09-24.json"
    ),
    include_str!(
        "../../examples/minute-books/001-safer-communities-strategy-board-2024-06-28.json"
    ),
    include_str!(
        "../../examples/minute-books/002-safer-communities-strategy-board-2015-06-18.json"
    ),
    include_str!("../../examples/minute-books/003-community-safety-partnership-2017-10-16.json"),
    include_str!(
        "../../examples/minute-books/004-charnwood-community-safety-partnership-2022-02-10.json"
    ),
];

/// How many extracts of each book are mutated beside the whole.
const EXTRACTS: usize = 60;

/// The books, and extracts of them.
pub(crate) fn seeds() -> Vec<Vec<u8>> {
    let books = BOOKS.iter().map(|text| text.as_bytes().to_vec());
    books.chain(extracts()).collect()
}

/// Extracts of the books of a few kilobytes, which leave time for many more cases.
pub(crate) fn extracts() -> Vec<Vec<u8>> {
    let of = |text| {
        let book: Value = serde_json::from_str(text).unwrap();
        (0..EXTRACTS).map(move |number| extract(&book, number, 1 + number % 2))
    };
    BOOKS.into_iter().flat_map(of).map(|extract| extract.to_string().into_bytes()).collect()
}

/// A part of a book: at most `most` records of each list, from a place of its own, and a few of
/// all that is in them.
fn extract(value: &Value, number: usize, most: usize) -> Value {
    match value {
        Value::Array(list) => {
            let from = number % list.len().max(1);
            let kept = list.iter().cycle().skip(from).take(most.min(list.len()));
            kept.map(|part| extract(part, number / 2, 1 + most)).collect()
        }
        Value::Object(object) => {
            let parts = object.iter();
            parts.map(|(name, part)| (name.clone(), extract(part, number, most))).collect()
        }
        scalar => scalar.clone(),
    }
}
