//! The command line: checks minute books, prints schemas, rules and their pages.

#[path = "minutebook/files.rs"]
mod files;
#[path = "minutebook/show.rs"]
mod show;

use std::fmt::Write as _;
use std::fs;
use std::io::{self, IsTerminal, Write as _};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::{Parser, Subcommand, ValueEnum};
use minutebook::calendar::Holidays;
use minutebook::check::{Document, Options, check_json, check_lines, together};
use minutebook::finding::{Finding, Severity};
use minutebook::read::ReadError;
use minutebook::render::{human, json};
use minutebook::report::Report;
use minutebook::settings::{Limits, Settings};
use minutebook::value::Date;
use minutebook::{read, rules};

use files::{Bytes, Content};

/// Checks the minute books of partnership boards.
#[derive(Parser)]
#[command(version, about)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Check minute books against every rule.
    ///
    /// Exits with 0 where nothing at or above the denied level is found, 1 where
    /// something is, and 2 where anything in a file cannot be read or the call is wrong.
    Check {
        /// The day that counts as today, YYYY-MM-DD; without it nothing is overdue.
        #[arg(long, value_name = "DATE")]
        as_of: Option<Date>,
        /// A file of bank holidays.
        #[arg(long, value_name = "FILE")]
        holidays: Option<PathBuf>,
        /// A file of settings, by convention `minutebook.toml`.
        #[arg(long, value_name = "FILE")]
        settings: Option<PathBuf>,
        /// How to print what is found.
        #[arg(long, value_enum, default_value_t = Format::Human)]
        format: Format,
        /// The least severity that makes the exit status 1.
        #[arg(long, value_enum, default_value_t = Level::Error)]
        deny: Level,
        /// Check all files as one book: their records may refer to each other.
        #[arg(long)]
        together: bool,
        /// The files to check, packed by gzip or not; `-` reads standard input. Of a folder, all
        /// files `*.json` and `*.ndjson` in it and in the folders in it. A file of which the first line
        /// names its type is read line by line. What is named more than once is read once.
        #[arg(required = true, value_name = "FILE")]
        files: Vec<PathBuf>,
    },
    /// Print a JSON Schema, or write all of them to a folder.
    Schema {
        /// Which one; `minutebook`, or all with `--out`, where absent.
        name: Option<String>,
        /// The folder to write to.
        #[arg(long, value_name = "DIR")]
        out: Option<PathBuf>,
        /// In what words: `standard` is draft 2020-12, `codegen` is for programs that make types.
        #[arg(long, default_value = "standard", value_parser = ["standard", "draft-07", "codegen"])]
        flavour: String,
    },
    /// Write a minute book as lines of JSON (NDJSON), or lines as one document.
    ///
    /// Exits with 0 where all of the file is written, 1 where something is left out because the
    /// file is of a newer version of the format (each is named on standard error), and 2 where
    /// anything in the file cannot be read or the call is wrong; then nothing is written.
    Convert {
        /// The form to write; the other one than that of the file, where absent.
        #[arg(long, value_enum)]
        to: Option<Form>,
        /// The file; `-` reads standard input.
        #[arg(value_name = "FILE")]
        file: PathBuf,
    },
    /// List every rule.
    Rules {
        /// How to print the list.
        #[arg(long, value_enum, default_value_t = Format::Human)]
        format: Format,
    },
    /// Print the page of a rule or the meaning of a problem.
    Explain {
        /// Its code.
        code: String,
    },
}

/// The forms of a minute book.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Form {
    Json,
    Lines,
}

#[derive(Clone, Copy, ValueEnum)]
enum Format {
    Human,
    Json,
}

#[derive(Clone, Copy, ValueEnum)]
enum Level {
    Error,
    Warning,
    Advice,
}

impl From<Level> for Severity {
    fn from(level: Level) -> Self {
        match level {
            Level::Error => Self::Error,
            Level::Warning => Self::Warning,
            Level::Advice => Self::Advice,
        }
    }
}

fn main() -> ExitCode {
    let outcome = match Arguments::parse().command {
        Command::Check { as_of, holidays, settings, format, deny, together, files } => {
            options(as_of, holidays.as_deref(), settings.as_deref()).and_then(|options| {
                let files = files::named_by(&files)?;
                let run = if together { run_together } else { run_check };
                run(&options, format, deny.into(), &files)
            })
        }
        Command::Convert { to, file } => run_convert(&file, to),
        Command::Schema { name, out, flavour } => {
            show::schema(name.as_deref(), out.as_deref(), &flavour)
        }
        Command::Rules { format } => show::rules(format),
        Command::Explain { code } => show::explain(&code),
    };
    outcome.unwrap_or_else(|failure| {
        eprintln!("minutebook: {failure}");
        ExitCode::from(2)
    })
}

/// What goes wrong outside the files that are checked.
type Failure = Box<dyn std::error::Error>;

/// One file and what was found in it.
struct Checked {
    name: String,
    text: String,
    report: Report,
}

/// The exit status for what was found.
fn status<'a>(reports: impl Iterator<Item = &'a Report>, deny: Severity) -> ExitCode {
    let findings: Vec<&Finding> = reports.flat_map(|report| &report.findings).collect();
    let left_out = |it: &&Finding| it.severity == Severity::Error && read::find(it.code).is_some();
    if findings.iter().any(left_out) {
        ExitCode::from(2)
    } else if findings.iter().any(|found| found.severity >= deny) {
        ExitCode::from(1)
    } else {
        ExitCode::SUCCESS
    }
}

/// What the check is told, read from the files that the call names.
fn options(
    as_of: Option<Date>,
    holidays: Option<&Path>,
    settings: Option<&Path>,
) -> Result<Options, Failure> {
    let mut options = Options::new();
    options.as_of = as_of;
    if let Some(path) = holidays {
        let read = files::bytes(path, Limits::default().document_bytes);
        let read = read.and_then(Holidays::from_json);
        options.holidays = Some(read.map_err(|error| named(path, error))?);
    }
    if let Some(path) = settings {
        let text = fs::read_to_string(path).map_err(|error| named(path, error))?;
        let settings: Settings = toml::from_str(&text).map_err(|error| named(path, error))?;
        if let Some(code) = settings.rules.keys().find(|code| rules::find(code).is_none()) {
            let unknown = format!("`{code}` is not the code of a rule");
            return Err(named(path, unknown));
        }
        options.settings = settings;
    }
    Ok(options)
}

/// A failure with the file that it is in.
fn named(path: &Path, reason: impl std::fmt::Display) -> Failure {
    format!("{}: {reason}", path.display()).into()
}

fn run_check(
    options: &Options,
    format: Format,
    deny: Severity,
    files: &[PathBuf],
) -> Result<ExitCode, Failure> {
    let checked: Vec<_> = files.iter().map(|path| check_file(path, options)).collect();

    let output = match format {
        Format::Human => render_human(&checked, is_coloured()),
        Format::Json => {
            let mut output = json::Output::new();
            for file in &checked {
                output.add(&file.name, &file.report);
            }
            output.to_json()
        }
    };
    print(&output)?;
    Ok(status(checked.iter().map(|file| &file.report), deny))
}

fn run_together(
    options: &Options,
    format: Format,
    deny: Severity,
    files: &[PathBuf],
) -> Result<ExitCode, Failure> {
    let most = options.settings.limits.document_bytes;
    let files: Vec<_> =
        files.iter().map(|path| (path.display().to_string(), files::bytes(path, most))).collect();
    let documents: Vec<_> = files
        .iter()
        .map(|(name, bytes)| match bytes {
            Ok(Bytes::Document(json)) => Document::new(name, json),
            Ok(Bytes::Lines(lines)) => Document::lines(name, lines),
            Err(error) => Document::unreadable(name, error.clone()),
        })
        .collect();
    let report = together(&documents, options);
    let output = match format {
        Format::Human => {
            let texts: Vec<_> = files
                .iter()
                .map(|(name, bytes)| {
                    // Of lines only the places are shown.
                    let json = match bytes {
                        Ok(Bytes::Document(json)) => json.as_slice(),
                        _ => &[],
                    };
                    (name.as_str(), read::text_to_show(json))
                })
                .collect();
            let texts: Vec<_> = texts.iter().map(|(name, text)| (*name, text.as_ref())).collect();
            human::together(&texts, &report, is_coloured())
        }
        Format::Json => {
            json::Output::together(files.iter().map(|(name, _)| name.as_str()), &report).to_json()
        }
    };
    print(&output)?;
    Ok(status(report.documents.iter(), deny))
}

fn is_coloured() -> bool {
    io::stdout().is_terminal() && std::env::var_os("NO_COLOR").is_none()
}

fn check_file(path: &Path, options: &Options) -> Checked {
    let name = path.display().to_string();
    let (report, text) = check_content(path, options).unwrap_or_else(|error| {
        let mut report = Report::default();
        report.findings = error.into_problems();
        (report, String::new())
    });
    Checked { name, text, report }
}

/// The report on a file, and its text where it is held: of lines only the places are shown.
fn check_content(path: &Path, options: &Options) -> Result<(Report, String), ReadError> {
    match files::open(path).map_err(ReadError::unreadable)? {
        Content::Lines(lines) => {
            let report = check_lines(lines, options).map_err(ReadError::unreadable)?;
            Ok((report, String::new()))
        }
        Content::Document(source) => {
            let bytes = files::at_most(options.settings.limits.document_bytes, source)?;
            let report = check_json(&bytes, options);
            Ok((report, read::text_to_show(&bytes).into_owned()))
        }
    }
}

/// Writes a minute book in the other form, or in the one that is asked for.
fn run_convert(path: &Path, to: Option<Form>) -> Result<ExitCode, Failure> {
    let limits = Settings::default().limits;
    let (reading, other) = match files::open(path).map_err(|error| named(path, error))? {
        Content::Lines(source) => {
            let bytes = files::at_most(limits.document_bytes, source);
            (bytes.map(|bytes| read::read_lines(bytes, &limits)), Form::Json)
        }
        Content::Document(source) => {
            let bytes = files::at_most(limits.document_bytes, source);
            (bytes.map(|bytes| read::read(bytes, &limits)), Form::Lines)
        }
    };
    let reading = reading.map_err(|error| named(path, error))?;
    let (warnings, omitted) = (reading.problems.clone(), reading.omitted);
    let book = reading.into_book().map_err(|error| named(path, error))?;
    print(&match to.unwrap_or(other) {
        Form::Json => book.to_json() + "\n",
        Form::Lines => book.to_lines(),
    })?;
    for warning in &warnings {
        eprintln!("minutebook: {}: {warning}", path.display());
    }
    if omitted > 0 {
        eprintln!("minutebook: {}: and {omitted} more", path.display());
    }
    // At `/format` it is only said that something may be left out; elsewhere something is.
    let is_left_out = |warning: &Finding| warning.pointer.as_str() != "/format";
    let is_whole = omitted == 0 && !warnings.iter().any(is_left_out);
    Ok(if is_whole { ExitCode::SUCCESS } else { ExitCode::from(1) })
}

fn render_human(checked: &[Checked], colour: bool) -> String {
    let mut summary = json::Summary::default();
    let mut output = String::new();
    for file in checked {
        summary.add(&file.report.findings);
        output.push_str(&human::report(&file.name, &file.text, &file.report, colour));
        output.push('\n');
    }
    if checked.len() > 1 {
        let counted = human::counted(summary);
        // Writing to a string does not fail.
        let _ = writeln!(output, "{} files: {counted}", checked.len());
    }
    output
}

/// Prints to standard output; whoever stops reading early is no failure.
fn print(text: &str) -> io::Result<()> {
    match io::stdout().write_all(text.as_bytes()) {
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
        other => other,
    }
}
