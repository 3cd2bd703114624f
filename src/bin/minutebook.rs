//! The command line: checks minute books, prints schemas, rules and their pages.

use std::fmt::Write as _;
use std::fs;
use std::io::{self, IsTerminal, Read as _, Write as _};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::{Parser, Subcommand, ValueEnum};
use minutebook::calendar::Holidays;
use minutebook::check::{Options, check};
use minutebook::finding::Severity;
use minutebook::model::MinuteBook;
use minutebook::read::{Locator, ReadError};
use minutebook::render::{catalogue, human, json};
use minutebook::report::Report;
use minutebook::rule::Rule;
use minutebook::settings::Settings;
use minutebook::value::Date;
use minutebook::{read, rules, schema};

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
    /// something is, and 2 where a file cannot be read or the call is wrong.
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
        /// The files to check; `-` reads standard input.
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
        Command::Check { as_of, holidays, settings, format, deny, files } => {
            options(as_of, holidays.as_deref(), settings.as_deref())
                .and_then(|options| run_check(&options, format, deny.into(), &files))
        }
        Command::Schema { name, out } => run_schema(name.as_deref(), out.as_deref()),
        Command::Rules { format } => run_rules(format),
        Command::Explain { code } => run_explain(&code),
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
    readable: bool,
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
        let read = Holidays::from_json(read_bytes(path).map_err(|error| named(path, error))?);
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
        Format::Human => {
            let colour = io::stdout().is_terminal() && std::env::var_os("NO_COLOR").is_none();
            render_human(&checked, colour)
        }
        Format::Json => {
            let mut output = json::Output::new();
            for file in &checked {
                output.add(&file.name, &file.report);
            }
            output.to_json()
        }
    };
    print(&output)?;

    let denied =
        checked.iter().flat_map(|file| &file.report.findings).any(|found| found.severity >= deny);
    Ok(match (checked.iter().all(|file| file.readable), denied) {
        (false, _) => ExitCode::from(2),
        (true, true) => ExitCode::from(1),
        (true, false) => ExitCode::SUCCESS,
    })
}

fn check_file(path: &Path, options: &Options) -> Checked {
    let name = path.display().to_string();
    let bytes = match read_bytes(path) {
        Ok(bytes) => bytes,
        Err(error) => return unreadable(name, String::new(), ReadError::unreadable(error)),
    };
    let book = MinuteBook::from_json(&bytes);
    let text = String::from_utf8(bytes).unwrap_or_default();
    match book {
        Err(error) => unreadable(name, text, error),
        Ok(book) => {
            let mut report = check(&book, options);
            Locator::new(&text).locate(&mut report);
            Checked { name, text, report, readable: true }
        }
    }
}

fn unreadable(name: String, text: String, error: ReadError) -> Checked {
    let mut report = Report::default();
    report.findings = error.into_problems();
    Checked { name, text, report, readable: false }
}

fn read_bytes(path: &Path) -> io::Result<Vec<u8>> {
    if path.as_os_str() == "-" {
        let mut bytes = Vec::new();
        io::stdin().read_to_end(&mut bytes)?;
        Ok(bytes)
    } else {
        fs::read(path)
    }
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

fn run_schema(name: Option<&str>, out: Option<&Path>) -> Result<ExitCode, Failure> {
    let find = |name: &str| {
        let known: Vec<_> = schema::SCHEMAS.iter().map(|schema| schema.name).collect();
        schema::find(name).ok_or_else(|| {
            format!("`{name}` is not a schema: expected one of {}", known.join(", "))
        })
    };
    let Some(folder) = out else {
        print(&find(name.unwrap_or("minutebook"))?.to_json())?;
        return Ok(ExitCode::SUCCESS);
    };
    let schemas = match name {
        Some(name) => std::slice::from_ref(find(name)?),
        None => schema::SCHEMAS,
    };
    fs::create_dir_all(folder).map_err(|error| named(folder, error))?;
    for schema in schemas {
        let path = folder.join(schema.file_name());
        fs::write(&path, schema.to_json()).map_err(|error| named(&path, error))?;
    }
    Ok(ExitCode::SUCCESS)
}

fn run_rules(format: Format) -> Result<ExitCode, Failure> {
    let output = match format {
        Format::Json => catalogue::to_json(),
        Format::Human => rules::RULES.iter().fold(String::new(), |mut list, rule| {
            // Writing to a string does not fail.
            let _ = writeln!(list, "{}\n    {}", rule.code, rule.page().summary.replace('\n', " "));
            list
        }),
    };
    print(&output)?;
    Ok(ExitCode::SUCCESS)
}

/// The law that a rule rests on: where it is, where it applies and since when.
fn authorities(rule: &Rule) -> String {
    let mut text = String::new();
    for law in rule.authorities {
        let nations: Vec<_> = law.nations.iter().map(|nation| format!("{nation:?}")).collect();
        let until = law.in_force_until.map_or_else(String::new, |day| format!(" until {day}"));
        // Writing to a string does not fail.
        let _ = writeln!(
            text,
            "\n{}\n    {}\n    {}, in force from {}{until}",
            law.citation,
            law.url,
            nations.join(", "),
            law.in_force_from
        );
    }
    text
}

const EXAMPLES_NOTE: &str = "
---
The JSON blocks are changes to one valid minute book, examples/valid.json: `set` and `remove` name
places in it, `finds` lists what is then found, `missing` says what cannot be judged. They run as tests.
";

fn run_explain(code: &str) -> Result<ExitCode, Failure> {
    if let Some(rule) = rules::find(code) {
        print(rule.page().text)?;
        print(&authorities(rule))?;
        print(EXAMPLES_NOTE)?;
    } else if let Some(problem) = read::PROBLEMS.iter().find(|problem| problem.code == code) {
        print(problem.page().text)?;
        print(EXAMPLES_NOTE)?;
    } else {
        return Err(format!("`{code}` is not a code: `minutebook rules` lists them").into());
    }
    Ok(ExitCode::SUCCESS)
}

/// Prints to standard output; whoever stops reading early is no failure.
fn print(text: &str) -> io::Result<()> {
    match io::stdout().write_all(text.as_bytes()) {
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
        other => other,
    }
}
