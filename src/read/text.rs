//! Lines and columns of a text.

use crate::finding::Position;

/// Where the lines of a text begin, and how many characters there are up to some places of it.
///
/// With both, a place is found by looking at a few bytes, however long the text or its one line.
#[derive(Debug)]
pub(super) struct Lines<'t> {
    text: &'t [u8],
    starts: Vec<usize>,
    /// How many characters begin before each whole [`STRIDE`] of bytes.
    characters: Vec<usize>,
}

const STRIDE: usize = 1024;

impl<'t> Lines<'t> {
    pub(super) fn of(text: &'t [u8]) -> Self {
        let ends = text.iter().enumerate().filter(|(_, byte)| **byte == b'\n');
        let starts = std::iter::once(0).chain(ends.map(|(at, _)| at + 1)).collect();
        let characters = text
            .chunks(STRIDE)
            .scan(0, |before, chunk| {
                let here = *before;
                *before += count(chunk);
                Some(here)
            })
            .collect();
        Self { text, starts, characters }
    }

    /// The line and column of a byte offset; the bytes up to it are UTF-8.
    pub(super) fn position(&self, offset: usize) -> Position {
        let line = self.starts.partition_point(|&start| start <= offset).max(1);
        let start = self.starts.get(line - 1).copied().unwrap_or_default();
        let column =
            1 + self.characters_before(offset).saturating_sub(self.characters_before(start));
        Position { line, column }
    }

    /// How many characters begin before a byte offset.
    fn characters_before(&self, offset: usize) -> usize {
        let whole = (offset / STRIDE).min(self.characters.len().saturating_sub(1));
        let before = self.characters.get(whole).copied().unwrap_or_default();
        before + count(self.text.get(whole * STRIDE..offset).unwrap_or_default())
    }

    /// The byte offset of a line and a byte column, both from 1, as `serde_json` gives them.
    pub(super) fn offset(&self, line: usize, byte_column: usize) -> usize {
        let start = self.starts.get(line.saturating_sub(1)).copied().unwrap_or(self.text.len());
        (start + byte_column.saturating_sub(1)).min(self.text.len())
    }
}

/// How many characters begin in these bytes: each has one byte that does not continue another.
fn count(bytes: &[u8]) -> usize {
    bytes.iter().filter(|&&byte| byte & 0xC0 != 0x80).count()
}

/// The text without a byte order mark, which some programs on Windows write before it.
pub(super) fn without_mark(text: &str) -> &str {
    text.strip_prefix('\u{feff}').unwrap_or(text)
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
    fn an_empty_text_has_a_first_place() {
        assert_eq!(Lines::of(b"").position(0), Position { line: 1, column: 1 });
    }
}
