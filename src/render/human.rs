//! Reports for people, with the place shown in the source line.

use std::cell::OnceCell;
use std::fmt::Write as _;
use std::ops::Range;

use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet};

use super::json::Summary;
use crate::finding::{Basis, Coverage, Finding, Pointer, Position, Related, Severity};
use crate::read::{self, Locator};
use crate::report::{AcceptedFinding, JointReport, Report};
use crate::settings::{self, RuleSetting, UsedSetting};

/// Longer sources are not shown: nobody finds their way in a minified file.
const LONGEST: usize = 600;

/// How many lines are shown of an object or an array.
const LINES_OF_AN_OBJECT: usize = 4;

/// Renders what was found in one file.
///
/// `text` is what was read from it, as [`read::text_to_show`] gives it; it may be empty where
/// nothing could be read.
pub fn report(file: &str, text: &str, report: &Report, colour: bool) -> String {
    let mut output = findings(&mut [File::of(file, text)], 0, report, colour);
    let mut summary = Summary::default();
    summary.add(&report.findings);
    output.push_str(&ending(file, summary, report.omitted));
    output.push_str(&extent(&report.coverage, &report.settings));
    output.push_str(&accepted(report));
    output
}

/// Renders what was found in files that were checked as one book.
///
/// `files` has the name of each and what was read from it, as [`read::text_to_show`] gives it, in
/// the order of the report.
pub fn together(files: &[(&str, &str)], report: &JointReport, colour: bool) -> String {
    let mut files: Vec<_> = files.iter().map(|(name, text)| File::of(name, text)).collect();
    let mut output = String::new();
    let mut whole = Summary::default();
    for (number, report) in report.documents.iter().enumerate() {
        output.push_str(&findings(&mut files, number, report, colour));
        let mut summary = Summary::default();
        summary.add(&report.findings);
        whole.add(&report.findings);
        let name = files.get(number).map_or("", |file| file.name);
        output.push_str(&ending(name, summary, report.omitted));
        output.push_str(&accepted(report));
        output.push('\n');
    }
    let name = match files.len() {
        1 => "1 file as a book".to_owned(),
        count => format!("{count} files as one book"),
    };
    output.push_str(&ending(&name, whole, report.omitted));
    output.push_str(&extent(&report.coverage, &report.settings));
    output
}

/// A file and what was read from it. Where nothing is to be shown of it, it is not looked through.
struct File<'a> {
    name: &'a str,
    text: &'a str,
    lines: OnceCell<Lines<'a>>,
    locator: Option<Locator<'a>>,
}

impl<'a> File<'a> {
    fn of(name: &'a str, text: &'a str) -> Self {
        // Columns do not count a byte order mark.
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        Self { name, text, lines: OnceCell::new(), locator: None }
    }

    fn lines(&self) -> &Lines<'a> {
        self.lines.get_or_init(|| Lines::of(self.text))
    }

    fn position(&mut self, pointer: &Pointer) -> Option<Position> {
        self.locator.get_or_insert_with(|| Locator::new(self.text)).position(pointer)
    }
}

/// The findings in one of the files.
fn findings(files: &mut [File<'_>], number: usize, report: &Report, colour: bool) -> String {
    let renderer = if colour { Renderer::styled() } else { Renderer::plain() };
    let mut output = String::new();
    for finding in &report.findings {
        let notes = finding.related.iter().map(|related| note(files, number, related)).collect();
        if let Some(file) = files.get(number) {
            output.push_str(&renderer.render(&[group(file, finding, notes)]));
            output.push_str("\n\n");
        }
    }
    output
}

/// Another place that a finding in this file has to do with.
fn note(files: &mut [File<'_>], number: usize, related: &Related) -> String {
    let (file, name) = match &related.document {
        None => (files.get_mut(number), String::new()),
        Some(name) => (files.iter_mut().find(|file| file.name == name), format!("{name} ")),
    };
    let position = file.and_then(|file| file.position(&related.pointer));
    let place = match position {
        Some(position) => format!("{name}line {}: ", position.line),
        None if name.is_empty() => name,
        None => format!("{}: ", name.trim_end()),
    };
    place + &related.message
}

/// How a list of findings ends.
fn ending(name: &str, summary: Summary, omitted: usize) -> String {
    let more = match omitted {
        0 => String::new(),
        more => format!("  and {more} more, beyond the limit of those listed\n"),
    };
    format!("{name}: {}\n{more}", counted(summary))
}

/// How far a check went, and under which settings.
fn extent(coverage: &[Coverage], settings: &[UsedSetting]) -> String {
    let mut text = not_judged(coverage);
    for UsedSetting { code, setting, .. } in settings {
        // Writing to a string does not fail.
        let _ = writeln!(text, "  set for {code}: {}", set(setting));
    }
    text
}

fn accepted(report: &Report) -> String {
    let mut text = String::new();
    for AcceptedFinding { finding, reason, .. } in &report.accepted {
        // Writing to a string does not fail.
        let _ = writeln!(
            text,
            "  accepted in the record: {} at {}: {} ({reason})",
            finding.code, finding.pointer, finding.message
        );
    }
    text
}

/// "1 error, 2 warnings, 3 pieces of advice".
pub fn counted(summary: Summary) -> String {
    let count = |count, one: &str, more: &str| match count {
        0 => None,
        1 => Some(format!("1 {one}")),
        count => Some(format!("{count} {more}")),
    };
    let parts: Vec<_> = [
        count(summary.error, "error", "errors"),
        count(summary.warning, "warning", "warnings"),
        count(summary.advice, "piece of advice", "pieces of advice"),
    ]
    .into_iter()
    .flatten()
    .collect();
    if parts.is_empty() { "nothing found".to_owned() } else { parts.join(", ") }
}

/// What could not be judged, and for want of what: a quiet report is not a clean one.
fn not_judged(coverage: &[Coverage]) -> String {
    let judged = coverage.iter().filter(|rule| rule.checked > 0).count();
    if coverage.is_empty() {
        return String::new();
    }
    let mut text = format!("  {judged} of {} rules found something to judge\n", coverage.len());
    let gaps: Vec<_> = coverage.iter().filter(|rule| rule.not_applicable > 0).collect();
    if !gaps.is_empty() {
        text.push_str("  not everything could be judged; missing in the record:\n");
    }
    for rule in gaps {
        let reasons: Vec<_> =
            rule.reasons.iter().map(|(reason, times)| format!("{reason} ({times}×)")).collect();
        let _ = writeln!(text, "    {}: {}", rule.code, reasons.join("; "));
    }
    text
}

/// What a caller set about a rule, in words.
fn set(setting: &RuleSetting) -> String {
    let level = match setting.severity {
        None => None,
        Some(settings::Level::Off) => Some("off".to_owned()),
        Some(level) => level.severity().map(|severity| format!("severity {severity}")),
    };
    let limit = setting.limit.map(|limit| format!("limit {limit}"));
    let parts: Vec<_> = level.into_iter().chain(limit).collect();
    let reason = setting.reason.iter().map(|reason| format!(" ({reason})"));
    parts.join(", ") + &reason.collect::<String>()
}

fn group<'a>(file: &'a File<'_>, finding: &'a Finding, notes: Vec<String>) -> Group<'a> {
    let level = match finding.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Advice => Level::INFO.with_name("advice"),
    };
    let title = level.primary_title(finding.message.as_str()).id(finding.code);
    let group = Group::with_title(title);
    let mut group = match finding.position {
        None => group.element(Origin::path(file.name)),
        Some(position) => match file.lines().around(position) {
            Some((source, span)) => group.element(
                Snippet::source(source)
                    .path(file.name)
                    .line_start(position.line)
                    .fold(false)
                    .annotation(AnnotationKind::Primary.span(span)),
            ),
            None => group
                .element(Origin::path(file.name).line(position.line).char_column(position.column)),
        },
    };
    for note in notes {
        group = group.element(Level::NOTE.message(note));
    }
    if let Some(help) = &finding.help {
        group = group.element(Level::HELP.message(help.as_str()));
    }
    let is_problem = read::find(finding.code).is_some();
    let rests_on = match (finding.basis, finding.binding) {
        _ if is_problem => String::new(),
        (Basis::Data, _) => "rests on the record itself; ".to_owned(),
        (basis, true) => format!("rests on {basis}, which binds the board; "),
        (basis, false) => format!("rests on {basis}, which does not bind the board in law; "),
    };
    let at =
        if finding.pointer == Pointer::ROOT { "the document" } else { finding.pointer.as_str() };
    let note = format!("{rests_on}at {at}; more: minutebook explain {}", finding.code);
    group.element(Level::NOTE.message(note))
}

/// The lines of a text, each with where it begins.
struct Lines<'a> {
    text: &'a str,
    starts: Vec<usize>,
}

impl<'a> Lines<'a> {
    fn of(text: &'a str) -> Self {
        let ends = text.match_indices('\n').map(|(at, _)| at + 1);
        Self { text, starts: std::iter::once(0).chain(ends).collect() }
    }

    /// The lines from this one on, counted from 1, without the last line's end.
    fn from(&self, line: usize, count: usize) -> Option<&'a str> {
        let start = *self.starts.get(line - 1)?;
        let end = self.starts.get(line - 1 + count).copied().unwrap_or(self.text.len());
        self.text.get(start..end).map(str::trim_end)
    }

    /// What to show of a place, and the bytes in it from the place to the end of what stands
    /// there. Of an object or an array, the first lines are shown: its bracket says nothing.
    fn around(&self, position: Position) -> Option<(&'a str, Range<usize>)> {
        let line = self.from(position.line, 1).filter(|line| line.len() <= LONGEST)?;
        let start = line.char_indices().nth(position.column - 1).map(|(at, _)| at)?;
        let end = line.trim_end_matches(',').len();
        let opens = line.ends_with(['{', '[']);
        let shown = if opens { self.from(position.line, LINES_OF_AN_OBJECT)? } else { line };
        (shown.len() <= LONGEST && start < end).then_some((shown, start..end))
    }
}
