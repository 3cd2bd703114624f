//! What the program tells of itself: schemas, rules and their pages.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use std::process::ExitCode;

use minutebook::render::catalogue;
use minutebook::rule::Rule;
use minutebook::{read, rules, schema};

use crate::{Failure, Format, named, print};

pub(super) fn schema(
    name: Option<&str>,
    out: Option<&Path>,
    flavour: &str,
) -> Result<ExitCode, Failure> {
    let mut flavours = schema::Flavour::ALL.iter().copied();
    let flavour = flavours.find(|it| it.folder() == Some(flavour)).unwrap_or_default();
    let find = |name: &str| {
        let known: Vec<_> = schema::SCHEMAS.iter().map(|schema| schema.name).collect();
        schema::find(name).ok_or_else(|| {
            format!("`{name}` is not a schema: expected one of {}", known.join(", "))
        })
    };
    let Some(folder) = out else {
        print(&find(name.unwrap_or("minutebook"))?.to_json_in(flavour))?;
        return Ok(ExitCode::SUCCESS);
    };
    let schemas = match name {
        Some(name) => std::slice::from_ref(find(name)?),
        None => schema::SCHEMAS,
    };
    fs::create_dir_all(folder).map_err(|error| named(folder, error))?;
    for schema in schemas {
        let path = folder.join(schema.file_name());
        fs::write(&path, schema.to_json_in(flavour)).map_err(|error| named(&path, error))?;
    }
    Ok(ExitCode::SUCCESS)
}

pub(super) fn rules(format: Format) -> Result<ExitCode, Failure> {
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

pub(super) fn explain(code: &str) -> Result<ExitCode, Failure> {
    if let Some(rule) = rules::find(code) {
        print(rule.page().text)?;
        print(&authorities(rule))?;
        print(EXAMPLES_NOTE)?;
    } else if let Some(problem) = read::find(code) {
        print(problem.page().text)?;
        print(EXAMPLES_NOTE)?;
    } else {
        return Err(format!("`{code}` is not a code: `minutebook rules` lists them").into());
    }
    Ok(ExitCode::SUCCESS)
}
