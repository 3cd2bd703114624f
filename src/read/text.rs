//! Lines and columns of a text.

use crate::finding::Position;

/// The line and column of a byte offset.
pub(super) fn position(text: &str, offset: usize) -> Position {
    position_in_bytes(text.as_bytes(), offset)
}

/// The line and column of a byte offset; bytes up to it must be UTF-8.
pub(super) fn position_in_bytes(bytes: &[u8], offset: usize) -> Position {
    let before = bytes.get(..offset).unwrap_or(bytes);
    let line_start = before.iter().rposition(|&byte| byte == b'\n').map_or(0, |at| at + 1);
    let line = 1 + before.iter().filter(|&&byte| byte == b'\n').count();
    let in_line = before.get(line_start..).unwrap_or_default();
    // Each character has one byte that does not continue another.
    let column = 1 + in_line.iter().filter(|&&byte| byte & 0xC0 != 0x80).count();
    Position { line, column }
}

/// The byte offset of a line and a byte column, both from 1, as `serde_json` gives them.
pub(super) fn offset(text: &str, line: usize, byte_column: usize) -> usize {
    let start: usize = text.split_inclusive('\n').take(line.saturating_sub(1)).map(str::len).sum();
    (start + byte_column.saturating_sub(1)).min(text.len())
}

/// Where `part`, a slice of `whole`, begins in it.
pub(super) fn offset_of(whole: &str, part: &str) -> usize {
    (part.as_ptr() as usize).saturating_sub(whole.as_ptr() as usize)
}
