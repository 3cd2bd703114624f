#![doc = include_str!("limbs_out_of_sequence.md")]

use std::cmp::Reverse;

use crate::model::Resolution;
use crate::rule::{Findings, Judged, MeetingView, Place, Skip, declare_rule};
use crate::value::Label;

declare_rule! {
    code: "limbs-out-of-sequence",
    force: Always(Warning),
    basis: Practice,
    authorities: [],
    since: "0.1.0",
    page: "limbs_out_of_sequence.md",
    check: Meeting(check),
}

fn check(meeting: &MeetingView<'_>, findings: &mut Findings<'_>) -> Judged {
    for item in meeting.items() {
        let mut earlier = None;
        for (index, resolution) in item.get().resolutions.iter().enumerate() {
            findings.judge(|findings| {
                let pointer = item.pointer().field("resolutions").index(index);
                judge(resolution, earlier, meeting.is_complete(), &pointer, findings)
            });
            let last = resolution.limbs.last();
            earlier = last.and_then(|limb| limb.label.as_ref()).or(earlier);
        }
    }
    // The resolutions are counted, not the meeting.
    Err(Skip::Nothing)
}

/// Judges a resolution; `earlier` is the last limb of those before it in the item.
fn judge(
    resolution: &Resolution,
    earlier: Option<&Label>,
    is_complete: bool,
    pointer: &Place,
    findings: &mut Findings<'_>,
) -> Judged {
    let limbs = &resolution.limbs;
    let labels: Vec<_> = limbs.iter().map_while(|limb| limb.label.as_ref()).collect();
    let upper = labels.iter().filter(|label| is_upper(label)).count();
    let one_case = upper == 0 || upper == labels.len();
    if labels.is_empty() || labels.len() < limbs.len() || !one_case {
        return Err(Skip::Nothing);
    }
    let readings: Vec<_> = Style::ALL
        .into_iter()
        .filter_map(|style| Reading::of(style, &labels, earlier, is_complete))
        .collect();
    if readings.iter().any(|reading| reading.wrong.is_none()) {
        return Ok(());
    }
    let best = readings.into_iter().max_by_key(|reading| (reading.wrong, Reverse(reading.first)));
    let Some(Reading { style, wrong: Some((at, expected)), .. }) = best else {
        return Err(Skip::Nothing);
    };
    // Roman numbers below letters: limbs within limbs, which one list does not tell apart.
    let is_nested = |style: Style| {
        let before = std::iter::once("").chain(labels.iter().map(|label| label.bare()));
        let stray = |(before, label): (&str, &&Label)| {
            label.bare().eq_ignore_ascii_case("i") && !before.eq_ignore_ascii_case("h")
        };
        style == Style::Letter && before.zip(&labels).any(stray)
    };
    let label = labels.get(at).filter(|_| !is_nested(style)).ok_or(Skip::Nothing)?;
    let expected = style.print(expected).ok_or(Skip::Nothing)?;
    let expected = if is_upper(label) { expected.to_uppercase() } else { expected };
    let expected = label.as_str().replacen(label.bare(), &expected, 1);
    findings.add(
        pointer.clone().field("limbs").index(at).field("label"),
        match labels.get(..at).and_then(<[_]>::last) {
            Some(before) => {
                format!("limb {label} follows {before}, where {expected} would be the next")
            }
            None => format!("the limbs begin with {label}, where {expected} would be the first"),
        },
    );
    Ok(())
}

fn is_upper(label: &Label) -> bool {
    label.bare().contains(|c: char| c.is_ascii_uppercase())
}

/// The limbs as one style of labels reads them.
struct Reading {
    style: Style,
    first: u64,
    /// The first limb out of sequence, and what would be there.
    wrong: Option<(usize, u64)>,
}

impl Reading {
    fn of(
        style: Style,
        labels: &[&Label],
        before: Option<&Label>,
        is_complete: bool,
    ) -> Option<Self> {
        let places: Option<Vec<_>> = labels.iter().map(|label| style.place(label)).collect();
        let places = places?;
        let first = *places.first()?;
        // Two resolutions of an item may share one run of letters.
        let continues = before.and_then(|label| style.place(label)) == first.checked_sub(1);
        let mut next = if continues { first } else { 1 };
        let mut wrong = None;
        for (at, &place) in places.iter().enumerate() {
            // An extract may leave out what stands between.
            if place < next || (is_complete && place != next) {
                wrong = Some((at, next));
                break;
            }
            next = place.saturating_add(1);
        }
        Some(Self { style, first, wrong })
    }
}

/// A style of labels. The label `i` alone is a letter or a Roman number.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Style {
    Number,
    Letter,
    Roman,
}

const ROMAN: [(u64, &str); 5] = [(10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")];

impl Style {
    const ALL: [Self; 3] = [Self::Number, Self::Letter, Self::Roman];

    /// The place that a label says, counted from 1.
    fn place(self, label: &Label) -> Option<u64> {
        let bare = label.bare().to_ascii_lowercase();
        match self {
            Self::Number => label.number(),
            Self::Letter => {
                let letter = bare.bytes().next().filter(u8::is_ascii_lowercase)?;
                (bare.len() == 1).then(|| u64::from(letter - b'a') + 1)
            }
            Self::Roman => {
                let (mut rest, mut place) = (bare.as_str(), 0);
                for (value, digits) in ROMAN {
                    while let Some(after) = rest.strip_prefix(digits) {
                        (rest, place) = (after, place + value);
                    }
                }
                (rest.is_empty() && self.print(place).is_some_and(|printed| printed == bare))
                    .then_some(place)
            }
        }
    }

    /// The bare label of a place, in small letters; after z there are several ways to go on.
    fn print(self, place: u64) -> Option<String> {
        match self {
            Self::Number => Some(place.to_string()),
            Self::Letter => {
                let index = usize::try_from(place.checked_sub(1)?).ok()?;
                ('a'..='z').nth(index).map(String::from)
            }
            Self::Roman => {
                let (mut rest, mut printed) = (place, String::new());
                for (value, digits) in ROMAN {
                    while rest >= value {
                        printed.push_str(digits);
                        rest -= value;
                    }
                }
                Some(printed)
            }
        }
    }
}
