use super::MeetingView;
use crate::model::Treatment;
use crate::rule::Place;
use crate::value::Label;

/// The minute numbers of a meeting, in the order of its items.
#[derive(Debug)]
pub(crate) struct MinuteNumbers<'a> {
    all: Vec<MinuteNumber<'a>>,
}

/// A minute number in runs of digits and of other characters.
#[derive(Debug)]
pub(crate) struct MinuteNumber<'a> {
    pub(crate) pointer: Place,
    pub(crate) label: &'a Label,
    runs: Vec<Run<'a>>,
    /// Whether a letter follows, as in `18a`: such a minute may share its number.
    is_lettered: bool,
    /// Whether it has to stand in the sequence. Sub-items and kept places may, but need not.
    is_firm: bool,
}

/// A number that is not the one after that before it.
#[derive(Debug)]
pub(crate) struct Break<'n, 'a> {
    pub(crate) number: &'n MinuteNumber<'a>,
    pub(crate) before: &'n MinuteNumber<'a>,
    /// The number that would be the next.
    pub(crate) expected: String,
}

/// From where to where the running numbers of a meeting go.
#[derive(Debug)]
pub(crate) struct Range {
    pub(crate) lowest: u64,
    pub(crate) highest: u64,
    pub(crate) highest_in_full: String,
    /// What stands beside all of them, such as the year.
    pub(crate) frame: String,
}

#[derive(Debug, PartialEq)]
enum Run<'a> {
    Number(u32),
    Other(&'a str),
}

impl<'a> MeetingView<'a> {
    /// The minute numbers, without labels that are no numbers, such as “5 minutes”.
    pub(crate) fn minute_numbers(&self) -> MinuteNumbers<'a> {
        let all = self.items().filter_map(|item| {
            let label = item.get().minute_number.as_ref()?;
            let is_kept_place = item.treatment == Some(Treatment::ConsideredEarlier);
            let is_firm = item.parent().is_none() && !is_kept_place;
            MinuteNumber::read(label, item.pointer().field("minute_number"), is_firm)
        });
        MinuteNumbers { all: all.collect() }
    }
}

impl<'a> MinuteNumbers<'a> {
    pub(crate) fn is_empty(&self) -> bool {
        !self.all.iter().any(|one| one.is_firm)
    }

    /// The same in the order of their counts, as the agenda had them: where the order of business
    /// was varied, items may keep the numbers of their places.
    pub(crate) fn by_count(mut self, at: usize) -> Self {
        self.all.sort_by_key(|one| (one.count(at), !one.is_firm));
        self
    }

    fn firm(&self) -> impl Iterator<Item = &MinuteNumber<'a>> {
        self.all.iter().filter(|one| one.is_firm)
    }

    /// Where the running number stands among the runs of all numbers, and of those of the meeting
    /// `before` where one is given; nothing where it is not clearly one sequence.
    pub(crate) fn counter(&self, before: Option<&Self>) -> Option<usize> {
        let firm: Vec<_> = before.into_iter().flat_map(Self::firm).chain(self.firm()).collect();
        counter(&firm)
    }

    /// The lowest and the highest of the running numbers.
    pub(crate) fn range(&self) -> Option<Range> {
        let at = self.counter(None)?;
        let counts = || self.firm().filter_map(|one| one.count(at));
        let highest = counts().max()?;
        let first = self.firm().next()?;
        Some(Range {
            lowest: counts().min()?,
            highest,
            highest_in_full: first.with(at, highest),
            frame: first.frame(at),
        })
    }

    /// The running number that a label cites, with what it has beside it where it is written in
    /// full and not by the running number alone.
    pub(crate) fn running(&self, label: &Label) -> Option<(u64, Option<String>)> {
        let at = self.counter(None)?;
        let cited = MinuteNumber::read(label, Place::ROOT, true)?;
        let is_number = |run: &Run<'_>| matches!(run, Run::Number(_));
        if cited.runs.iter().filter(|run| is_number(run)).count() == 1 {
            let place = cited.runs.iter().position(is_number)?;
            return Some((cited.count(place)?, None));
        }
        Some((cited.count(at)?, Some(cited.frame(at))))
    }

    /// The first number.
    pub(crate) fn first(&self, at: usize) -> Option<(&MinuteNumber<'a>, u64)> {
        let first = self.firm().next()?;
        Some((first, first.count(at)?))
    }

    /// The last number, and how far its sub-items carry the numbers on.
    pub(crate) fn last(&self, at: usize) -> Option<(&MinuteNumber<'a>, u64, u64)> {
        let place = self.all.iter().rposition(|one| one.is_firm)?;
        let last = self.all.get(place)?;
        let count = last.count(at)?;
        let parts = self.all.iter().skip(place + 1).filter(|one| last.is_like(one, at));
        let reached = parts
            .filter_map(|one| one.count(at))
            .fold(count, |reached, part| if part == reached + 1 { part } else { reached });
        Some((last, count, reached))
    }

    /// The numbers that are not the ones after those before them. Where gaps may be in the
    /// record and not in the minutes, only numbers that do not rise are.
    pub(crate) fn breaks(&self, at: usize, gaps_count: bool) -> Vec<Break<'_, 'a>> {
        let numbers: Vec<_> =
            self.all.iter().filter_map(|one| Some((one, one.count(at)?))).collect();
        let mut breaks = Vec::new();
        let mut last: Option<(&MinuteNumber<'a>, u64)> = None;
        // How far the numbers of sub-items and kept places carry the sequence on.
        let mut reached = 0;
        // A number that came early, after which the sequence may go on.
        let mut early = None;
        for (place, &(one, number)) in numbers.iter().enumerate() {
            let Some((before, previous)) = last.filter(|_| one.is_firm) else {
                if one.is_firm {
                    last = Some((one, number));
                    reached = number;
                } else if last.is_some_and(|(last, _)| last.is_like(one, at))
                    && number == reached + 1
                {
                    reached = number;
                }
                continue;
            };
            let follows = [Some(previous), Some(reached), early]
                .into_iter()
                .flatten()
                .any(|n| number == n + 1)
                || (one.is_lettered && number == previous)
                || (number > previous && !gaps_count);
            let mut count = number;
            if !follows {
                let expected = before.with(at, previous + 1);
                breaks.push(Break { number: one, before, expected });
                let mut rest = numbers.iter().skip(place + 1);
                let next = rest.find(|(one, _)| one.is_firm).map(|&(_, next)| next);
                // Where the number after it continues the series before it, it alone is odd: it
                // stands for the one left out, or is one too many.
                if let Some(base) = [previous, reached].into_iter().find(|n| next == Some(n + 2)) {
                    count = base + 1;
                } else if [previous, reached].into_iter().any(|n| next == Some(n + 1)) {
                    count = previous.max(reached);
                    early = Some(number);
                }
            }
            last = Some((one, count));
            reached = count;
        }
        breaks
    }
}

impl<'a> MinuteNumber<'a> {
    /// Reads a label that looks like a number: perhaps a short text before it, digits, further
    /// parts behind strokes, stops or hyphens, and perhaps a letter or a Roman numeral.
    fn read(label: &'a Label, pointer: Place, is_firm: bool) -> Option<Self> {
        const LONGEST_PREFIX: usize = 16;
        let bare = label.bare();
        let stem = bare.trim_end_matches(char::is_alphabetic);
        let letters = bare.get(stem.len()..).unwrap_or_default();
        let stem = stem.trim_end_matches(['(', ' ', '.', '-']);
        let is_roman = letters.chars().all(|c| matches!(c.to_ascii_lowercase(), 'i' | 'v' | 'x'));
        let is_part = letters.chars().count() <= 1 || is_roman;
        let digits = stem.find(|c: char| c.is_ascii_digit())?;
        let (prefix, number) = stem.split_at(digits);
        let is_counted = |c: char| c.is_ascii_digit() || matches!(c, '/' | '.' | '-' | ' ');
        let is_number = is_part
            && prefix.chars().count() <= LONGEST_PREFIX
            && number.chars().all(is_counted)
            && number.ends_with(|c: char| c.is_ascii_digit());
        is_number.then(|| Self {
            pointer,
            label,
            runs: runs(stem),
            is_lettered: !letters.is_empty(),
            is_firm,
        })
    }

    fn count(&self, at: usize) -> Option<u64> {
        match self.runs.get(at) {
            Some(Run::Number(number)) => Some(u64::from(*number)),
            _ => None,
        }
    }

    /// What stands beside the running number, such as the year, without words before it.
    fn frame(&self, at: usize) -> String {
        let frame = self.with(at, 0);
        frame.trim_start_matches(|c: char| !c.is_ascii_digit()).to_owned()
    }

    /// Whether the two are written alike but for the number at `at`.
    fn is_like(&self, other: &Self, at: usize) -> bool {
        self.runs.len() == other.runs.len()
            && differences(self, other).all(|difference| difference == at)
    }

    /// How the number would be printed with another count.
    pub(crate) fn with(&self, at: usize, count: u64) -> String {
        let run = |(index, run): (usize, &Run<'_>)| match run {
            Run::Number(_) if index == at => count.to_string(),
            Run::Number(number) => number.to_string(),
            Run::Other(text) => (*text).to_owned(),
        };
        self.runs.iter().enumerate().map(run).collect()
    }
}

/// Where the running number stands among the runs; nothing where it is not clearly one sequence.
///
/// The last number runs, as in `18`, `SSP 18` or `21.44`, or the one before a stroke,
/// as in `136/13`.
fn counter(firm: &[&MinuteNumber<'_>]) -> Option<usize> {
    let (first, others) = firm.split_first().filter(|(_, others)| !others.is_empty())?;
    let last = first.runs.iter().rposition(|run| matches!(run, Run::Number(_)))?;
    let at = others.iter().find_map(|one| differences(first, one).next()).unwrap_or(last);
    let is_counter = first.count(at).is_some()
        && (at == last || matches!(first.runs.get(at + 1), Some(Run::Other("/"))));
    (is_counter && others.iter().all(|one| first.is_like(one, at))).then_some(at)
}

/// The positions at which two numbers differ.
fn differences(a: &MinuteNumber<'_>, b: &MinuteNumber<'_>) -> impl Iterator<Item = usize> {
    let pairs = a.runs.iter().zip(&b.runs).enumerate();
    pairs.filter(|(_, (a, b))| a != b).map(|(index, _)| index)
}

fn runs(text: &str) -> Vec<Run<'_>> {
    let mut runs = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let is_number = first.is_ascii_digit();
        let end = rest.find(|c: char| c.is_ascii_digit() != is_number).unwrap_or(rest.len());
        let (run, after) = rest.split_at(end);
        // What is too long to count is a code, not a count.
        let number = run.parse().ok().filter(|_| is_number);
        runs.push(number.map_or(Run::Other(run), Run::Number));
        rest = after;
    }
    runs
}
