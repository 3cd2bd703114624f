//! Documents near those that are good: books, records of them, and bank holidays, with small changes.
#![allow(clippy::float_arithmetic, reason = "numbers are only spoiled here")]

use std::collections::BTreeMap;

use minutebook::model::MinuteBook;
use proptest::prelude::*;
use proptest::sample::{Index, select};
use serde_json::{Value, json};

use crate::mutation::mutations;

/// The documents that mutations begin with: books, each of their records, bank holidays.
fn seeds() -> Vec<(&'static str, String)> {
    let mut seeds: Vec<_> = Vec::new();
    for bytes in crate::seeds::seeds() {
        let book: Value = serde_json::from_slice(&bytes).unwrap();
        let lines = MinuteBook::from_json(&bytes).map(|book| book.to_lines()).unwrap_or_default();
        // A book has several kinds of records, each of which is a seed too.
        seeds.extend(std::iter::repeat_n(("minutebook", book.to_string()), 5));
        // Of each list in turn, so that no kind of record is rare.
        let mut kinds = BTreeMap::<&str, &str>::new();
        kinds.extend(lines.lines().map(|line| (&line[..14], line)));
        seeds.extend(kinds.into_values().map(|line| ("record", line.to_owned())));
    }
    let calendar = include_str!("../../examples/holidays-uk.json");
    let calendar: Value = serde_json::from_str(calendar).unwrap();
    let mut short = calendar.clone();
    short["calendars"][0]["holidays"].as_array_mut().unwrap().truncate(2);
    short["calendars"].as_array_mut().unwrap().truncate(1);
    let share = seeds.len() / 10;
    seeds.extend(std::iter::repeat_n(("holidays", short.to_string()), share));
    seeds
}

/// A small change of one scalar: what mutations of whole values seldom hit.
#[derive(Debug, Clone)]
struct Retouch {
    at: Index,
    how: usize,
}

const TEXTS: [&str; 14] = [
    "\n",
    " ",
    "\u{a0}",
    "\u{85}",
    "\u{2028}",
    "\u{feff}",
    "\u{0}",
    "0",
    "-",
    "/",
    "é",
    "\u{1d7d9}",
    "A",
    "²",
];
const NUMBERS: [f64; 6] = [1.0, -1.0, 0.5, 65_536.0, 4_294_967_296.0, 9_007_199_254_740_992.0];

impl Retouch {
    fn apply(&self, document: &mut Value) {
        let mut scalars = Vec::new();
        collect(document, &mut scalars);
        if scalars.is_empty() {
            return;
        }
        let at = self.at.index(scalars.len());
        let scalar = scalars.swap_remove(at);
        let changed = match scalar {
            Value::String(text) => {
                let more = TEXTS[self.how % TEXTS.len()];
                match self.how / TEXTS.len() % 4 {
                    0 => format!("{text}{more}").into(),
                    1 => format!("{more}{text}").into(),
                    2 => text.chars().skip(1).collect::<String>().into(),
                    _ => text.to_uppercase().into(),
                }
            }
            Value::Number(number) => {
                let (float, other) = (number.as_f64().unwrap(), NUMBERS[self.how % NUMBERS.len()]);
                match self.how / NUMBERS.len() % 4 {
                    0 => (float * other).into(),
                    1 => (float + other).into(),
                    2 => number.as_i64().map_or(Value::Null, |it| it.wrapping_neg().into()),
                    _ => number.to_string().into(),
                }
            }
            Value::Bool(truth) => {
                [Value::Null, (!*truth).into(), json!({}), json!([])][self.how % 4].clone()
            }
            _ => [json!({}), json!([]), json!(""), json!(0)][self.how % 4].clone(),
        };
        *scalar = changed;
    }
}

fn collect<'v>(value: &'v mut Value, scalars: &mut Vec<&'v mut Value>) {
    match value {
        Value::Array(list) => list.iter_mut().for_each(|part| collect(part, scalars)),
        Value::Object(members) => members.values_mut().for_each(|part| collect(part, scalars)),
        scalar => scalars.push(scalar),
    }
}

/// Documents near those that are good.
pub(crate) fn documents() -> impl Strategy<Value = (&'static str, Value)> {
    let retouch = (any::<Index>(), 0..1_000_usize).prop_map(|(at, how)| Retouch { at, how });
    let retouches = prop::collection::vec(retouch, 0..3);
    (select(seeds()), mutations(), 0..3_usize, retouches).prop_filter_map(
        "no JSON",
        |((kind, mut json), mutations, most, retouches)| {
            let of_values = mutations.iter().filter(|mutation| !mutation.is_of_bytes());
            for mutation in of_values.take(most) {
                json = String::from_utf8(mutation.apply(json.as_bytes(), b"")).ok()?;
            }
            let mut document = serde_json::from_str(&json).ok()?;
            for retouch in &retouches {
                retouch.apply(&mut document);
            }
            Some((kind, document))
        },
    )
}
