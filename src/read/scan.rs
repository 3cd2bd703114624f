//! How deep a text is nested, how long its strings are and how many objects it has, without reading
//! it.

use super::DEEPEST;
use crate::settings::Limits;

/// The measures of a JSON text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Measures {
    /// How many arrays and objects are open at once.
    pub(super) depth: usize,
    /// How many bytes the longest string has, as written.
    pub(super) longest: usize,
    /// How many objects there are.
    pub(super) objects: usize,
}

impl Measures {
    pub(super) fn of(text: &str) -> Self {
        let mut measures = Self::default();
        let mut open = 0_usize;
        let mut string: Option<usize> = None;
        let mut bytes = text.bytes().enumerate();
        while let Some((at, byte)) = bytes.next() {
            match (byte, string) {
                (b'"', Some(start)) => {
                    measures.longest = measures.longest.max(at - start);
                    string = None;
                }
                (b'\\', Some(_)) => _ = bytes.next(),
                (b'"', None) => string = Some(at + 1),
                (b'[' | b'{', None) => {
                    open += 1;
                    measures.depth = measures.depth.max(open);
                    measures.objects += usize::from(byte == b'{');
                }
                (b']' | b'}', None) => open = open.saturating_sub(1),
                _ => {}
            }
        }
        measures
    }
}

/// How many objects a text has, where these are more than `most`.
pub(super) fn objects_beyond(text: &str, most: usize) -> Option<usize> {
    // Few braces are in strings, so that they nearly always tell. Counted in bytes, as many as
    // these can hold, they are counted many at once.
    let in_chunk = |chunk: &[u8]| chunk.iter().map(|byte| u8::from(*byte == b'{')).sum::<u8>();
    let chunks = text.as_bytes().chunks(usize::from(u8::MAX));
    let braces = chunks.map(|chunk| usize::from(in_chunk(chunk))).sum();
    let objects = if braces > most { Measures::of(text).objects } else { braces };
    (objects > most).then_some(objects)
}

/// Whether a text keeps within the limits of depth and of the length of strings.
pub(super) fn is_within(text: &str, limits: &Limits) -> bool {
    // `serde_json` itself goes no deeper than that.
    if limits.depth >= DEEPEST && !may_hold_longer(text, limits.text_bytes) {
        return true;
    }
    let measures = Measures::of(text);
    measures.depth <= limits.depth && measures.longest <= limits.text_bytes
}

/// Whether a string of more than `most` bytes may be in a text: a few bytes of the text tell that
/// none is.
fn may_hold_longer(text: &str, most: usize) -> bool {
    // Of a longer string, one of these parts holds nothing but the string: no quotation mark that
    // could end it.
    let part = (most / 2).max(1);
    text.len() > most
        && text.as_bytes().chunks_exact(part).any(|part| {
            let mut before = b'\\';
            !part.iter().any(|&byte| {
                let ends = byte == b'"' && before != b'\\';
                before = byte;
                ends
            })
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn brackets_in_strings_do_not_count() {
        let measures = Measures::of(r#"{"[[[": ["\"{{", [1, {}]], "x": "\\"}"#);
        assert_eq!(measures, Measures { depth: 4, longest: 4, objects: 2 });
    }

    #[test]
    fn as_many_objects_as_the_limit_pass_and_braces_in_strings_are_none() {
        let text = r#"[{"{": "{"}, {}]"#;
        assert_eq!(objects_beyond(text, 1), Some(2));
        assert_eq!(objects_beyond(text, 2), None);
        assert_eq!(objects_beyond(text, 3), None);
        for count in [254, 255, 256, 1000] {
            let text = "{".repeat(count);
            assert_eq!(objects_beyond(&text, count - 1), Some(count));
            assert_eq!(objects_beyond(&text, count), None);
        }
    }

    #[test]
    fn a_string_longer_than_the_limit_is_never_missed() {
        for before in 0..40 {
            for (length, content) in [(20, "x"), (21, "x"), (21, "\\\""), (40, "\\\\")] {
                let content: String = content.chars().cycle().take(length).collect();
                let content = if content.ends_with('\\') && length % 2 == 1 {
                    format!("{}x", &content[..length - 1])
                } else {
                    content
                };
                let text = format!("[{}\"{content}\"]", "1,".repeat(before));
                let longest = Measures::of(&text).longest;
                assert_eq!(longest, length, "{text}");
                assert!(longest <= 20 || may_hold_longer(&text, 20), "{text}");
            }
        }
    }

    #[test]
    fn short_strings_are_seen_to_be_short_at_a_glance() {
        let text = format!("[{}]", "\"short\",".repeat(100));
        assert!(!may_hold_longer(&text, 100));
    }
}
