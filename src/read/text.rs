//! Lines and columns of a text.

use std::borrow::Cow;
use std::ops::Range;

use serde_json::value::RawValue;

use super::fault::{Fault, reason};
use crate::finding::Position;

/// How many lines and characters there are up to some places of a text.
///
/// With these, a place is found by looking at a few bytes, however long the text or its one line,
/// and little is kept, however many lines there are.
#[derive(Debug)]
pub(super) struct Lines<'t> {
    text: &'t [u8],
    /// One before each whole [`STRIDE`] of bytes.
    marks: Vec<Mark>,
}

#[derive(Debug, Clone, Copy, Default)]
struct Mark {
    /// How many lines end before it.
    lines: usize,
    /// Where the line begins in which it stands.
    line_start: usize,
    /// How many characters begin before it.
    characters: usize,
}

const STRIDE: usize = 1024;

impl<'t> Lines<'t> {
    pub(super) fn of(text: &'t [u8]) -> Self {
        let mut marks = Vec::with_capacity(text.len().div_ceil(STRIDE));
        let mut mark = Mark::default();
        for (whole, chunk) in text.chunks(STRIDE).enumerate() {
            marks.push(mark);
            mark.characters += count(chunk);
            mark.add_lines(whole * STRIDE, chunk);
        }
        Self { text, marks }
    }

    /// The line and column of a byte offset; the bytes up to it are UTF-8.
    pub(super) fn position(&self, offset: usize) -> Position {
        let (mut here, since) = self.mark_before(offset);
        here.add_lines(offset.saturating_sub(since.len()), since);
        let characters = |offset| {
            let (mark, since) = self.mark_before(offset);
            mark.characters + count(since)
        };
        let column = 1 + characters(offset).saturating_sub(characters(here.line_start));
        Position { line: 1 + here.lines, column }
    }

    /// The last mark before an offset, and the text between them.
    fn mark_before(&self, offset: usize) -> (Mark, &'t [u8]) {
        let whole = (offset / STRIDE).min(self.marks.len().saturating_sub(1));
        let mark = self.marks.get(whole).copied().unwrap_or_default();
        (mark, self.text.get(whole * STRIDE..offset).unwrap_or_default())
    }
}

impl Mark {
    /// Goes on over a part of the text that begins at `offset`.
    fn add_lines(&mut self, offset: usize, part: &[u8]) {
        if let Some(last) = part.iter().rposition(|&byte| byte == b'\n') {
            self.line_start = offset + last + 1;
            self.lines += part.iter().map(|&byte| usize::from(byte == b'\n')).sum::<usize>();
        }
    }
}

/// The byte offset at which a text is no longer JSON.
fn offset_at(text: &str, error: &serde_json::Error) -> usize {
    if error.is_eof() {
        return text.len();
    }
    let lines_before = text.split_inclusive('\n').take(error.line().saturating_sub(1));
    let start: usize = lines_before.map(str::len).sum();
    // The column counts bytes from 1; none have been read of the line after a line break that is
    // itself wrong, as in a string.
    (start + error.column()).saturating_sub(1).min(text.len())
}

/// How many characters begin in these bytes: each has one byte that does not continue another.
fn count(bytes: &[u8]) -> usize {
    bytes.iter().filter(|&&byte| byte & 0xC0 != 0x80).count()
}

/// Where every text begins.
pub(super) const START: Position = Position { line: 1, column: 1 };

/// The bytes as text: every byte that is no UTF-8 is replaced, so that places stay the same.
pub(super) fn utf8(bytes: &[u8]) -> Cow<'_, str> {
    if let Ok(text) = std::str::from_utf8(bytes) {
        return Cow::Borrowed(text);
    }
    Cow::Owned(replaced(bytes, '?'))
}

/// The text of a document as lines and columns count it: a replacement character stands for every
/// byte that is no UTF-8.
///
/// # Examples
/// ```
/// use minutebook::read::text_to_show;
///
/// assert_eq!(text_to_show(b"\xe2\x82 5"), "\u{fffd}\u{fffd} 5");
/// ```
pub fn text_to_show(bytes: &[u8]) -> Cow<'_, str> {
    match std::str::from_utf8(bytes) {
        Ok(text) => Cow::Borrowed(text),
        Err(_) => Cow::Owned(replaced(bytes, char::REPLACEMENT_CHARACTER)),
    }
}

fn replaced(bytes: &[u8], by: char) -> String {
    let mut text = String::with_capacity(bytes.len());
    for chunk in bytes.utf8_chunks() {
        text.push_str(chunk.valid());
        text.extend(chunk.invalid().iter().map(|_| by));
    }
    text
}

/// Where the first byte was replaced in a text that was made of these bytes.
pub(super) fn first_replaced(text: &str, bytes: &[u8]) -> Option<usize> {
    if std::ptr::eq(text.as_bytes(), bytes) {
        return None;
    }
    text.bytes().zip(bytes).position(|(now, before)| now != *before)
}

/// The first JSON value of a text, and what comes after it but space.
///
/// # Errors
/// Fails where the text does not begin with one, and says where: by the error with which it was
/// refused before, where that is one of syntax, since the types tell more of it.
pub(super) fn first_value(
    text: &str,
    refused: Option<serde_json::Error>,
) -> Result<(&RawValue, &str), (Fault, usize)> {
    let mut values = serde_json::Deserializer::from_str(text).into_iter();
    let error = match values.next() {
        Some(Ok(value)) => {
            let rest = text.get(values.byte_offset()..).unwrap_or_default();
            return Ok((value, rest.trim_start_matches([' ', '\t', '\n', '\r'])));
        }
        Some(Err(error)) => error,
        None => {
            let message = "the text is not one JSON value: it is empty".to_owned();
            return Err((Fault::new("not-json", message), text.len()));
        }
    };
    let error = refused.filter(|refused| !refused.is_data()).unwrap_or(error);
    let message = format!("the text is not one JSON value: {}", reason(&error));
    let offset = offset_at(text, &error);
    Err((Fault::new("not-json", message), offset))
}

/// The text without a byte order mark, which some programs on Windows write before it.
pub(super) fn without_mark(text: &str) -> &str {
    text.strip_prefix('\u{feff}').unwrap_or(text)
}

/// Where `part` lies in `whole`, if it is a slice of it.
pub(super) fn range_of(whole: &str, part: &str) -> Option<Range<usize>> {
    let range = whole.as_bytes().as_ptr_range();
    range.contains(&part.as_ptr()).then(|| {
        let start = offset_of(whole, part);
        start..start + part.len()
    })
}

/// Where `part`, a slice of `whole`, begins in it.
pub(super) fn offset_of(whole: &str, part: &str) -> usize {
    (part.as_ptr() as usize).saturating_sub(whole.as_ptr() as usize)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn positions_agree_with_a_naive_count() {
        let text = "é\n".repeat(700) + &"£x".repeat(2000) + "\n\nend";
        let lines = Lines::of(text.as_bytes());
        for (offset, _) in text.char_indices().step_by(7) {
            let before = &text[..offset];
            let line = before.matches('\n').count() + 1;
            let column = before.rsplit('\n').next().unwrap().chars().count() + 1;
            assert_eq!(lines.position(offset), Position { line, column }, "at {offset}");
        }
    }

    #[test]
    fn text_is_refused_where_it_is_no_longer_json() {
        for (text, offset) in [("{", 1), ("[1,\n", 4), ("[\"é\",\n x]", 8), ("\n\n]", 2)] {
            assert_eq!(first_value(text, None).unwrap_err().1, offset, "{text}");
        }
    }

    #[test]
    fn replaced_bytes_are_told_from_question_marks() {
        for (bytes, replaced) in
            [(&b"a?b"[..], None), (b"a?\xff", Some(2)), (b"\xc3\xa9\xc3?", Some(2))]
        {
            assert_eq!(first_replaced(&utf8(bytes), bytes), replaced);
        }
    }

    #[test]
    fn an_empty_text_has_a_first_place() {
        assert_eq!(Lines::of(b"").position(0), Position { line: 1, column: 1 });
    }
}
