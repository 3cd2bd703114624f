//! Changes to a JSON text: of its bytes, which mostly spoil it, and of its values and members,
//! which mostly leave it JSON.

use std::ops::Range;
use std::sync::OnceLock;

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{Index, select};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Cut,
    DeleteSpan,
    DuplicateSpan,
    SwapSpans,
    ChangeByte,
    InsertWord,
    ChangeBracket,
    Splice,
    ReplaceByWord,
    ReplaceByValue,
    SwapValues,
    DeletePart,
    DuplicatePart,
    InsertMember,
}

const OF_BYTES: &[Kind] = &[
    Kind::Cut,
    Kind::DeleteSpan,
    Kind::DuplicateSpan,
    Kind::SwapSpans,
    Kind::ChangeByte,
    Kind::InsertWord,
    Kind::ChangeBracket,
    Kind::Splice,
];

const OF_VALUES: &[Kind] = &[
    Kind::ReplaceByWord,
    Kind::ReplaceByValue,
    Kind::SwapValues,
    Kind::DeletePart,
    Kind::DuplicatePart,
    Kind::InsertMember,
];

/// One change, and where, as far as the text has such a place.
#[derive(Debug, Clone)]
pub(crate) struct Mutation {
    kind: Kind,
    at: Index,
    to: Index,
    word: Index,
    length: usize,
    byte: u8,
}

/// A few changes: of values only, or with one of bytes among them.
pub(crate) fn mutations() -> impl Strategy<Value = Vec<Mutation>> {
    let of_bytes = (vec(mutation(OF_VALUES), 0..4), vec(mutation(OF_BYTES), 1..3));
    let of_bytes = of_bytes.prop_map(|(values, bytes)| [values, bytes].concat());
    prop_oneof![3 => vec(mutation(OF_VALUES), 1..8), 2 => of_bytes]
}

fn mutation(kinds: &'static [Kind]) -> impl Strategy<Value = Mutation> {
    let places = (any::<Index>(), any::<Index>(), any::<Index>());
    (select(kinds), places, 1..40_usize, any::<u8>()).prop_map(
        |(kind, (at, to, word), length, byte)| Mutation { kind, at, to, word, length, byte },
    )
}

/// The words of the fuzzers' dictionary.
pub(crate) fn words() -> &'static [Vec<u8>] {
    static WORDS: OnceLock<Vec<Vec<u8>>> = OnceLock::new();
    WORDS.get_or_init(|| {
        let lines = include_str!("../../fuzz/json.dict").lines();
        lines.filter(|line| line.starts_with('"')).map(unescaped).collect()
    })
}

/// The bytes of a line of the dictionary.
fn unescaped(line: &str) -> Vec<u8> {
    let inner = line.strip_prefix('"').unwrap().strip_suffix('"').unwrap();
    let mut bytes = Vec::new();
    let mut rest = inner;
    while let Some((before, escape)) = rest.split_once('\\') {
        bytes.extend(before.bytes());
        let length = if escape.starts_with('x') {
            bytes.push(u8::from_str_radix(&escape[1..3], 16).unwrap());
            3
        } else {
            bytes.extend(escape.bytes().take(1));
            1
        };
        rest = &escape[length..];
    }
    bytes.extend(rest.bytes());
    bytes
}

/// A value of a text with the name before it, where it has one.
#[derive(Debug, Clone)]
struct Part {
    whole: Range<usize>,
    value: Range<usize>,
}

impl Part {
    fn is_named(&self) -> bool {
        self.whole.start < self.value.start
    }
}

impl Mutation {
    pub(crate) fn is_of_bytes(&self) -> bool {
        OF_BYTES.contains(&self.kind)
    }

    /// The changed text; `other` is spliced in where the change is of that kind.
    pub(crate) fn apply(&self, text: &[u8], other: &[u8]) -> Vec<u8> {
        if text.is_empty() {
            return self.word().to_vec();
        }
        if self.is_of_bytes() {
            return self.apply_to_bytes(text, other);
        }
        let parts = parts(text);
        if parts.is_empty() {
            return text.to_vec();
        }
        let (at, to) = (self.at.get(&parts), self.to.get(&parts));
        match self.kind {
            Kind::ReplaceByWord => replaced(text, &at.value, self.word()),
            Kind::ReplaceByValue => replaced(text, &at.value, &text[to.value.clone()]),
            Kind::SwapValues => swapped(text, &at.value, &to.value),
            Kind::DeletePart => replaced(text, &with_comma(text, &at.whole), b""),
            Kind::DuplicatePart => {
                // Not a member into an array, or an element into an object.
                let before = if at.is_named() == to.is_named() { to } else { at };
                let part = [&text[at.whole.clone()], b","].concat();
                inserted(text, before.whole.start, &part)
            }
            _ => {
                let name = if at.is_named() { [self.word(), b":"].concat() } else { Vec::new() };
                let part = [&name, &text[to.value.clone()], b","].concat();
                inserted(text, at.whole.start, &part)
            }
        }
    }

    fn apply_to_bytes(&self, text: &[u8], other: &[u8]) -> Vec<u8> {
        let at = self.at.index(text.len());
        let to = self.to.index(text.len());
        let span = at..(at + self.length).min(text.len());
        match self.kind {
            Kind::Cut => text[..at].to_vec(),
            Kind::DeleteSpan => replaced(text, &span, b""),
            Kind::DuplicateSpan => inserted(text, to, &text[span]),
            Kind::SwapSpans => {
                let other = to..(to + self.length).min(text.len());
                swapped(text, &span, &other)
            }
            Kind::InsertWord => inserted(text, at, self.word()),
            Kind::ChangeBracket => {
                let brackets: Vec<_> =
                    (0..text.len()).filter(|at| b"[]{}\",:".contains(&text[*at])).collect();
                let at = if brackets.is_empty() { at } else { *self.at.get(&brackets) };
                let bracket = b"[]{}\",: "[usize::from(self.byte) % 8];
                replaced(text, &(at..at + 1), &[bracket])
            }
            Kind::Splice if !other.is_empty() => {
                [&text[..at], &other[self.to.index(other.len())..]].concat()
            }
            _ => replaced(text, &(at..at + 1), &[self.byte]),
        }
    }

    fn word(&self) -> &'static [u8] {
        self.word.get::<Vec<u8>>(words())
    }
}

fn replaced(text: &[u8], range: &Range<usize>, by: &[u8]) -> Vec<u8> {
    [&text[..range.start], by, &text[range.end..]].concat()
}

fn inserted(text: &[u8], at: usize, part: &[u8]) -> Vec<u8> {
    replaced(text, &(at..at), part)
}

/// The text with two parts in each other's place, unless one is in the other.
fn swapped(text: &[u8], one: &Range<usize>, other: &Range<usize>) -> Vec<u8> {
    let (one, other) = if one.start <= other.start { (one, other) } else { (other, one) };
    if one.end > other.start {
        return text.to_vec();
    }
    let (first, second) = (text[one.clone()].to_vec(), text[other.clone()].to_vec());
    replaced(&replaced(text, other, &first), one, &second)
}

/// A part with the comma after it, else with that before it.
fn with_comma(text: &[u8], part: &Range<usize>) -> Range<usize> {
    let is_space = |byte: &u8| byte.is_ascii_whitespace();
    let after = text[part.end..].iter().position(|byte| !is_space(byte)).map(|at| part.end + at);
    if let Some(after) = after.filter(|after| text[*after] == b',') {
        return part.start..after + 1;
    }
    let before = text[..part.start].iter().rposition(|byte| !is_space(byte));
    before.filter(|before| text[*before] == b',').unwrap_or(part.start)..part.end
}

/// Every value of a text with its name, as far as the text is JSON.
fn parts(text: &[u8]) -> Vec<Part> {
    let mut parts = Vec::new();
    let mut open: Vec<Part> = Vec::new();
    let mut name: Option<usize> = None;
    let mut at = 0;
    while let Some(&byte) = text.get(at) {
        let begins = at;
        at = end_of_token(text, at);
        let whole = name.unwrap_or(begins)..at;
        let part = Part { whole, value: begins..at };
        match byte {
            b' ' | b'\n' | b'\r' | b'\t' | b',' | b':' => continue,
            b'"' if is_name(text, at) => {
                name = Some(begins);
                continue;
            }
            b'[' | b'{' => open.push(part),
            b']' | b'}' => {
                if let Some(Part { whole, value }) = open.pop() {
                    parts.push(Part { whole: whole.start..at, value: value.start..at });
                }
            }
            _ => parts.push(part),
        }
        name = None;
    }
    parts
}

fn is_name(text: &[u8], after: usize) -> bool {
    text[after..].iter().find(|byte| !byte.is_ascii_whitespace()) == Some(&b':')
}

fn end_of_token(text: &[u8], begins: usize) -> usize {
    let mut at = begins + 1;
    match text[begins] {
        b'"' => {
            while let Some(&byte) = text.get(at) {
                at += if byte == b'\\' { 2 } else { 1 };
                if byte == b'"' {
                    break;
                }
            }
        }
        byte if byte.is_ascii_alphanumeric() || byte == b'-' => {
            let goes_on =
                |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'+' | b'.');
            while text.get(at).is_some_and(goes_on) {
                at += 1;
            }
        }
        _ => {}
    }
    at.min(text.len())
}
