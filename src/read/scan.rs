//! How deep a text is nested, how long its strings are and how many objects it has, without reading
//! it.

use super::DEEPEST;
use super::fault::Fault;
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
    pub(super) fn of(text: &[u8]) -> Self {
        let mut measures = Self::default();
        let mut open = 0_usize;
        let mut string: Option<usize> = None;
        let mut bytes = text.iter().enumerate();
        while let Some((at, &byte)) = bytes.next() {
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

/// What is wrong with a document that has more bytes or objects than the limits allow, as one
/// value or as lines of which each is one.
pub(super) fn too_large(document: &[u8], is_in_lines: bool, limits: &Limits) -> Option<Fault> {
    let (length, most) = (document.len(), limits.document_bytes);
    if length > most {
        let message = format!("the document has {length} bytes: expected at most {most}");
        return Some(Fault::new("too-large", message));
    }
    let most = limits.objects;
    // Few braces are in strings, so that they nearly always tell.
    if braces(document) <= most {
        return None;
    }
    let objects = if is_in_lines {
        document.split(|byte| *byte == b'\n').map(|line| Measures::of(line).objects).sum()
    } else {
        Measures::of(document).objects
    };
    let message = format!("the document has {objects} objects: expected at most {most}");
    (objects > most).then(|| Fault::new("too-large", message))
}

/// How many braces open in a text.
fn braces(text: &[u8]) -> usize {
    // Counted in bytes, as many as these can hold, they are counted many at once.
    let in_chunk = |chunk: &[u8]| chunk.iter().map(|byte| u8::from(*byte == b'{')).sum::<u8>();
    text.chunks(usize::from(u8::MAX)).map(|chunk| usize::from(in_chunk(chunk))).sum()
}

/// Whether a text keeps within the limits of depth and of the length of strings.
pub(super) fn is_within(text: &str, limits: &Limits) -> bool {
    // `serde_json` itself goes no deeper than that.
    if limits.depth >= DEEPEST && !may_hold_longer(text, limits.text_bytes) {
        return true;
    }
    let measures = Measures::of(text.as_bytes());
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
        let measures = Measures::of(r#"{"[[[": ["\"{{", [1, {}]], "x": "\\"}"#.as_bytes());
        assert_eq!(measures, Measures { depth: 4, longest: 4, objects: 2 });
        assert_eq!(Measures::of(b"[[], {}, [[]], []]").depth, 3);
    }

    #[test]
    fn as_many_objects_as_the_limit_pass_and_braces_in_strings_are_none() {
        let beyond = |text: &str, is_in_lines, objects| {
            let limits = Limits { objects, ..Limits::default() };
            too_large(text.as_bytes(), is_in_lines, &limits).map(|fault| fault.message)
        };
        let told = |count, most| {
            Some(format!("the document has {count} objects: expected at most {most}"))
        };
        let text = r#"[{"{": "{"}, {}]"#;
        for is_in_lines in [false, true] {
            assert_eq!(beyond(text, is_in_lines, 1), told(2, 1));
            assert_eq!(beyond(text, is_in_lines, 2), None);
            assert_eq!(beyond(text, is_in_lines, 3), None);
            for count in [254, 255, 256, 1000] {
                let text = "{".repeat(count);
                assert_eq!(beyond(&text, is_in_lines, count - 1), told(count, count - 1));
                assert_eq!(beyond(&text, is_in_lines, count), None);
            }
        }
        // A string that does not end, ends with its line all the same.
        assert_eq!(beyond("{\"{\n{\"{\n{\"{", true, 2), told(3, 2));
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
                let longest = Measures::of(text.as_bytes()).longest;
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
