use std::cmp::Ordering;
use std::fmt;

use super::{StringValue, string_value};

/// A number or letter as printed: of an agenda item, a minute, a limb, a paper.
///
/// Boards number in many ways: `7`, `7b`, `19(a)`, `SSP 136/13`, `iv.`, `(b)`.
/// A label keeps what was printed: 1 to 64 characters without control
/// characters and without outer white space.
///
/// Labels order as boards number: runs of digits compare as numbers, so `9`
/// comes before `10` and `7` before `7b`. Two spellings that differ only in
/// leading zeros are still two labels.
///
/// # Examples
/// ```
/// use minutebook::value::Label;
///
/// assert!(Label::new("9")? < Label::new("10")?);
/// assert_eq!(Label::new("SSP 136/13")?.last_number(), Some(13));
/// assert!(Label::new("").is_err());
/// # Ok::<(), minutebook::value::ValueError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Label(Box<str>);

const LONGEST: usize = 64;

impl Label {
    /// The label as printed.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The label without brackets, full stops and outer spaces: `(b)` and `b.` give `b`. Brackets
    /// around a part of it stay: `5 (a)`.
    pub fn bare(&self) -> &str {
        let is_mark = |c: char| matches!(c, '.' | ':') || c.is_whitespace();
        let is_bracket = |c: char| matches!(c, '(' | ')' | '[' | ']');
        let bare = self.0.trim_matches(|c| is_mark(c) || is_bracket(c));
        if bare.contains(is_bracket) { self.0.trim_matches(is_mark) } else { bare }
    }

    /// The label as a plain number: `18` and `18.` give 18, `18a` nothing.
    pub fn number(&self) -> Option<u64> {
        let bare = self.bare();
        if bare.bytes().all(|byte| byte.is_ascii_digit()) { bare.parse().ok() } else { None }
    }

    /// The last run of digits in the label, as a number.
    pub fn last_number(&self) -> Option<u64> {
        let end = self.0.rfind(|c: char| c.is_ascii_digit())? + 1;
        let head = self.0.get(..end)?;
        let start = head.rfind(|c: char| !c.is_ascii_digit()).map_or(0, |at| {
            at + head.get(at..).and_then(|rest| rest.chars().next()).map_or(1, char::len_utf8)
        });
        head.get(start..)?.parse().ok()
    }
}

impl StringValue for Label {
    const NAME: &'static str = "Label";
    const EXPECTED: &'static str =
        "a label: expected 1 to 64 characters on one line without outer spaces, as in `7b`";

    fn parse(text: &str) -> Option<Self> {
        let length = text.chars().count();
        let fits = (1..=LONGEST).contains(&length)
            && text.trim().len() == text.len()
            && !text.chars().any(|c| c.is_control() || matches!(c, '\u{2028}' | '\u{2029}'));
        fits.then(|| Self(text.into()))
    }
}

impl fmt::Display for Label {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl Ord for Label {
    fn cmp(&self, other: &Self) -> Ordering {
        natural(&self.0, &other.0).then_with(|| self.0.cmp(&other.0))
    }
}

impl PartialOrd for Label {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// Compares run by run, digits as numbers of any length.
fn natural(left: &str, right: &str) -> Ordering {
    let (mut left, mut right) = (left, right);
    loop {
        let (a, rest_a) = run(left);
        let (b, rest_b) = run(right);
        if a.is_empty() || b.is_empty() {
            return a.len().cmp(&b.len());
        }
        let both_digits = is_digits(a) && is_digits(b);
        let ordering = if both_digits {
            let (a, b) = (a.trim_start_matches('0'), b.trim_start_matches('0'));
            a.len().cmp(&b.len()).then_with(|| a.cmp(b))
        } else {
            a.cmp(b)
        };
        if ordering != Ordering::Equal {
            return ordering;
        }
        (left, right) = (rest_a, rest_b);
    }
}

fn is_digits(run: &str) -> bool {
    run.starts_with(|c: char| c.is_ascii_digit())
}

/// The first run of digits, or of anything else, and the rest.
fn run(text: &str) -> (&str, &str) {
    let digits = is_digits(text);
    let end = text.find(|c: char| c.is_ascii_digit() != digits).unwrap_or(text.len());
    text.split_at(end)
}

string_value!(Label, schema: {
    "title": "Label",
    "description": "A number or letter as printed, such as \"7b\", \"(iv)\" or \"SSP 136/13\": 1 to 64 characters on one line without outer white space.",
    "minLength": 1,
    "maxLength": 64,
    "not": crate::value::line_break(),
    "pattern": "^[^\\u0000-\\u0020\\u007f-\\u00a0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000]([^\\u0000-\\u001f\\u007f-\\u009f\\u2028\\u2029]*[^\\u0000-\\u0020\\u007f-\\u00a0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000])?$",
    "examples": ["18", "7b", "(iv)", "SSP 136/13"]
});
