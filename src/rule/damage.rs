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
    use super::{Damage, NOISE};

    #[test]
    fn only_certain_damage_is_seen() {
        let misread = |text: &str| Some(Damage::Misread(text.to_owned()));
        assert_eq!(Damage::of("the boardâ€™s view"), misread("â€™"));
        assert_eq!(Damage::of("Â£500"), misread("Â£"));
        assert_eq!(Damage::of("CafÃ© Rose"), misread("Ã©"));
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
