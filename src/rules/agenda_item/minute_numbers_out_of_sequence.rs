use crate::finding::Pointer;
use crate::model::Treatment;
use crate::rule::{Findings, Judged, MeetingView, Skip, declare_rule};
use crate::value::Label;

declare_rule! {
    code: "minute-numbers-out-of-sequence",
    force: Always(Warning),
    basis: Practice,
    authorities: [],
    since: "0.1.0",
    page: "minute_numbers_out_of_sequence.md",
    check: Meeting(check),
}

fn check(meeting: &MeetingView<'_>, findings: &mut Findings<'_>) -> Judged {
    let numbered = meeting.items().filter_map(|item| {
        let label = item.get().minute_number.as_ref()?;
        let is_firm =
            item.parent().is_none() && item.treatment != Some(Treatment::ConsideredEarlier);
        Some(Numbered::new(label, item.pointer().field("minute_number"), is_firm))
    });
    let numbered: Vec<_> = numbered.collect();
    let firm: Vec<_> = numbered.iter().filter(|one| one.is_firm).collect();
    let at = counter(&firm).ok_or(Skip::Nothing)?;
    let mut last: Option<&Numbered<'_>> = None;
    // The same, where the numbers of sub-items and kept places carry the sequence on.
    let mut reached = 0;
    for one in &numbered {
        let Some(number) = one.number(at) else {
            continue;
        };
        let Some(before) = last.filter(|_| one.is_firm) else {
            if one.is_firm {
                last = Some(one);
                reached = number;
            } else if last.is_some_and(|last| last.is_like(one, at)) && number == reached + 1 {
                reached = number;
            }
            continue;
        };
        let previous = before.number(at).unwrap_or_default();
        let follows = number == previous + 1
            || number == reached + 1
            || (one.is_lettered && number == previous)
            // An extract may leave out what stands between.
            || (number > previous && !meeting.is_complete());
        if !follows {
            findings
                .add(
                    one.pointer.clone(),
                    format!(
                        "minute number {} follows {}, where {} would be the next",
                        one.label.bare(),
                        before.label.bare(),
                        before.with(at, previous + 1)
                    ),
                )
                .related(before.pointer.clone(), format!("minute number {}", before.label.bare()));
        }
        last = Some(one);
        reached = number;
    }
    Ok(())
}

/// A minute number in runs of digits and of other characters.
struct Numbered<'a> {
    pointer: Pointer,
    label: &'a Label,
    runs: Vec<Run<'a>>,
    /// Whether a letter follows, as in `18a`: such a minute may share its number.
    is_lettered: bool,
    /// Whether it has to stand in the sequence. Sub-items and kept places may, but need not.
    is_firm: bool,
}

#[derive(PartialEq)]
enum Run<'a> {
    Number(u32),
    Other(&'a str),
}

impl<'a> Numbered<'a> {
    fn new(label: &'a Label, pointer: Pointer, is_firm: bool) -> Self {
        let bare = label.bare();
        let stem =
            bare.trim_end_matches(char::is_alphabetic).trim_end_matches(['(', ' ', '.', '-']);
        let is_lettered = stem.len() < bare.len() && stem.ends_with(|c: char| c.is_ascii_digit());
        Self {
            pointer,
            label,
            runs: runs(if is_lettered { stem } else { bare }),
            is_lettered,
            is_firm,
        }
    }

    fn number(&self, at: usize) -> Option<u64> {
        match self.runs.get(at) {
            Some(Run::Number(number)) => Some(u64::from(*number)),
            _ => None,
        }
    }

    /// Whether the two are written alike but for the number at `at`.
    fn is_like(&self, other: &Self, at: usize) -> bool {
        self.runs.len() == other.runs.len()
            && differences(self, other).all(|difference| difference == at)
    }

    /// How the number would be printed with another count.
    fn with(&self, at: usize, count: u64) -> String {
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
fn counter(firm: &[&Numbered<'_>]) -> Option<usize> {
    let (first, others) = firm.split_first().filter(|(_, others)| !others.is_empty())?;
    let last = first.runs.iter().rposition(|run| matches!(run, Run::Number(_)))?;
    let at = others.iter().find_map(|one| differences(first, one).next()).unwrap_or(last);
    let is_counter = first.number(at).is_some()
        && (at == last || matches!(first.runs.get(at + 1), Some(Run::Other("/"))));
    (is_counter && others.iter().all(|one| first.is_like(one, at))).then_some(at)
}

/// The positions at which two numbers differ.
fn differences(a: &Numbered<'_>, b: &Numbered<'_>) -> impl Iterator<Item = usize> {
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
