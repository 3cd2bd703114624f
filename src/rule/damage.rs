//! What shows that a text was damaged, or that it holds an address or a telephone number.

/// What can be told of a text from its bytes, many at once: nearly all texts need no other look.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Glance {
    /// Whether nothing in it is damaged. Where this is not so, something may be.
    pub(crate) is_whole: bool,
    pub(crate) has_at: bool,
    /// How many ASCII digits it has.
    pub(crate) digits: usize,
}

impl Glance {
    pub(crate) fn at(text: &str) -> Self {
        let bytes = text.as_bytes();
        let mut seen = Seen::default();
        let mut digits = 0;
        // So many blocks have no more digits than can be counted in a byte for each place.
        for blocks in bytes.chunks(BLOCK * usize::from(u8::MAX)) {
            let (whole, rest) = blocks.as_chunks::<BLOCK>();
            for block in whole {
                seen.add(block);
            }
            let mut last = [b' '; BLOCK];
            if let Some(start) = last.get_mut(..rest.len()) {
                start.copy_from_slice(rest);
                seen.add(&last);
            }
            digits += seen.digits.iter().copied().map(usize::from).sum::<usize>();
            seen.digits = [0; BLOCK];
        }
        let has_any = |marks: [u8; BLOCK]| marks != [0; BLOCK];
        let is_suspect = has_any(seen.control)
            || has_any(seen.question)
            || (has_any(seen.high) && has_suspect_pair(bytes))
            || has_run(bytes);
        Self { is_whole: !is_suspect, has_at: has_any(seen.at), digits }
    }
}

/// As many bytes as a processor takes at once.
const BLOCK: usize = 16;

/// What was seen at each place of the blocks of a text: not zero where something was.
#[derive(Debug, Default)]
struct Seen {
    control: [u8; BLOCK],
    /// Every character from U+0080 to U+00FF begins with one of two bytes, what stands for one that
    /// could not be read with a third.
    high: [u8; BLOCK],
    question: [u8; BLOCK],
    at: [u8; BLOCK],
    /// How many digits were there.
    digits: [u8; BLOCK],
}

impl Seen {
    fn add(&mut self, block: &[u8; BLOCK]) {
        let places = self.control.iter_mut().zip(&mut self.high).zip(&mut self.question);
        let places = places.zip(self.at.iter_mut().zip(&mut self.digits)).zip(block);
        for ((((control, high), question), (at, digits)), &byte) in places {
            let is_space = byte.wrapping_sub(9) < 5;
            *control |= u8::from(byte < b' ') & u8::from(!is_space) | u8::from(byte == 0x7f);
            *high |= u8::from(byte == 0xc2) | u8::from(byte == 0xc3) | u8::from(byte == 0xef);
            *question |= u8::from(byte == b'?');
            *at |= u8::from(byte == b'@');
            *digits += u8::from(byte.wrapping_sub(b'0') < 10);
        }
    }
}

/// Whether two bytes begin a control character, a letter that stands for one of another encoding
/// or the mark for what could not be read.
fn has_suspect_pair(bytes: &[u8]) -> bool {
    bytes.iter().zip(bytes.iter().skip(1)).any(|pair| match pair {
        (0xc2, second) => *second < 0xa0,
        (0xc3, second) => matches!(second, 0x82 | 0x83 | 0xa2 | 0xaf),
        (0xef, second) => *second == 0xbf,
        _ => false,
    })
}

/// Whether a letter may stand eight times in a row.
fn has_run(bytes: &[u8]) -> bool {
    const { assert!(NOISE == 8) }
    let (parts, _) = bytes.as_chunks::<4>();
    let is_one_letter = |[a, b, c, d]: &[u8; 4]| a == b && b == c && c == d;
    // Letters of two and of four bytes come again after four, those of three after twelve.
    let again = |after| parts.iter().zip(parts.iter().skip(after)).any(|(one, other)| one == other);
    parts.iter().any(is_one_letter) || (!bytes.is_ascii() && (again(1) || again(3)))
}

/// What shows for certain that a text was damaged on its way into the record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Damage {
    /// Letters that stand for one of another encoding, such as `â€™` for an apostrophe, or the
    /// mark that stands for what could not be read.
    Misread(String),
    /// A control character.
    Control(char),
    /// One letter over and over, as reading by machine makes of a line or a stamp.
    Noise(String),
    /// A spelling that was left open.
    Unsure,
}

impl Damage {
    /// The first damage in a text.
    pub(crate) fn of(text: &str) -> Option<Self> {
        if Glance::at(text).is_whole { None } else { Self::looked_for(text) }
    }

    fn looked_for(text: &str) -> Option<Self> {
        let mut before: Option<char> = None;
        let mut run = 0;
        for (at, character) in text.char_indices() {
            if character == char::REPLACEMENT_CHARACTER {
                return Some(Self::Misread(character.to_string()));
            }
            if character.is_control() && !character.is_whitespace() {
                return Some(Self::Control(character));
            }
            if let Some(first) = before.filter(|first| is_misread(*first, character)) {
                let more = text.get(at..).into_iter().flat_map(str::chars).skip(1);
                let more = more.take_while(|c| !c.is_ascii()).take(1);
                let misread = [first, character].into_iter().chain(more);
                return Some(Self::Misread(misread.collect()));
            }
            run = if before == Some(character) { run + 1 } else { 1 };
            // Crosses blot out what is not to be read.
            let is_noise = character.is_alphabetic() && !matches!(character, 'x' | 'X');
            if run == NOISE && is_noise {
                return Some(Self::Noise(std::iter::repeat_n(character, NOISE).collect()));
            }
            before = Some(character);
        }
        let is_unsure = ["(sp?)", "(Sp?)", "(SP?)"].iter().any(|mark| text.contains(mark));
        is_unsure.then_some(Self::Unsure)
    }
}

/// How often a letter stands in a row in no word.
const NOISE: usize = 8;

/// Whether two characters are the beginning of UTF-8 that was read as Windows-1252.
fn is_misread(first: char, second: char) -> bool {
    let is_high = ('\u{80}'..='\u{bf}').contains(&second);
    match first {
        'â' => second == '€',
        'Â' => is_high,
        'Ã' => {
            is_high || matches!(second, '€' | '‚' | 'ƒ' | '„' | '…' | '‰' | '‹' | '–' | '—' | '™')
        }
        'ï' => matches!(second, '»' | '¿'),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::{Damage, Glance, NOISE};

    #[test]
    fn nothing_damaged_is_whole_at_a_glance() {
        let damaged = |text: &str| {
            let is_damaged = Damage::looked_for(text).is_some();
            assert!(!is_damaged || !Glance::at(text).is_whole, "{text:?}");
        };
        for character in ('\0'..'\u{3100}').chain('\u{fff0}'..='\u{ffff}') {
            for before in ["", "a", "ab", "abc", "£", "–"] {
                damaged(&format!("{before}{character}"));
                damaged(&format!("{before}{}", character.to_string().repeat(NOISE)));
            }
        }
        for first in ['â', 'Â', 'Ã', 'ï'] {
            for second in ('\u{80}'..'\u{ff}').chain("€‚ƒ„…‰‹–—™»¿".chars()) {
                damaged(&format!("{first}{second}"));
            }
        }
        for mark in ["(sp?)", "(Sp?)", "(SP?)"] {
            damaged(mark);
        }
    }

    #[test]
    fn a_glance_counts_digits_and_sees_an_at() {
        for length in [0, 1, 15, 16, 17, 4_079, 4_080, 4_081, 4_096, 10_000] {
            let glance = Glance::at(&format!("é{}", "7".repeat(length)));
            assert_eq!((glance.digits, glance.has_at), (length, false));
        }
        let seen = Glance::at("a@b.example – “£5”, 10:30/2024\nDr O’Neill\u{a0}KC\tsaid");
        assert_eq!(seen, Glance { is_whole: true, has_at: true, digits: 9 });
        assert!(Glance::at("aabb abcc").is_whole);
    }

    #[test]
    fn only_certain_damage_is_seen() {
        let misread = |text: &str| Some(Damage::Misread(text.to_owned()));
        assert_eq!(Damage::of("the boardâ€™s view"), misread("â€™"));
        assert_eq!(Damage::of("Â£500"), misread("Â£"));
        assert_eq!(Damage::of("CafÃ© Rose"), misread("Ã©"));
        assert_eq!(Damage::of("ï»¿Minutes"), misread("ï»¿"));
        assert_eq!(Damage::of("a \u{fffd} sign"), misread("\u{fffd}"));
        assert_eq!(Damage::of("the board\u{92}s view"), Some(Damage::Control('\u{92}')));
        assert_eq!(Damage::of("PHIIIIIIIII"), Some(Damage::Noise("IIIIIIII".to_owned())));
        assert_eq!(Damage::of("Mr Weir(SP?)"), Some(Damage::Unsure));
        let blotted_out = "X".repeat(NOISE);
        let whole = [
            blotted_out.as_str(),
            "the board’s view: “£500”, a café in Châlons, São Paulo",
            "two\nlines\tand a tab",
            "xxxxxxxxxx lives here",
            "IIIIIII and ........ and ________ and 00000000",
        ];
        for text in whole {
            assert_eq!(Damage::of(text), None, "{text}");
        }
    }
}
