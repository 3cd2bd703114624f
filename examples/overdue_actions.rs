//! Reads a minute book and lists the actions that are overdue on a given day.
//!
//! `cargo run --example overdue_actions -- examples/valid.json 2024-10-01`

use std::error::Error;
use std::{env, fs};

use minutebook::check::{Options, check};
use minutebook::model::{MinuteBook, Party};
use minutebook::value::Date;

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = env::args().skip(1);
    let path = arguments.next().unwrap_or_else(|| "examples/valid.json".to_owned());
    let today = arguments.next().unwrap_or_else(|| "2024-10-01".to_owned()).parse::<Date>()?;
    for line in overdue(&fs::read_to_string(path)?, today)? {
        println!("{line}");
    }
    Ok(())
}

/// Each overdue action with its owners.
pub(crate) fn overdue(json: &str, today: Date) -> Result<Vec<String>, Box<dyn Error>> {
    let book = MinuteBook::from_json(json)?;
    let report = check(&book, &Options::new().as_of(today));
    let late = report.findings.iter().filter(|finding| finding.code == "action-overdue");
    Ok(late
        .filter_map(|finding| {
            let index = finding.pointer.segments().nth(1)?.parse::<usize>().ok()?;
            let action = book.actions.get(index)?;
            let owners: Vec<_> = action.owners.iter().map(|owner| name(&book, owner)).collect();
            Some(format!("{}: {} ({})", owners.join(", "), action.text, finding.message))
        })
        .collect())
}

fn name(book: &MinuteBook, party: &Party) -> String {
    let person = book.people.iter().find(|person| Some(person.id) == party.person_id);
    match (person, &party.as_printed) {
        (Some(person), _) => person.name.to_string(),
        (None, Some(printed)) => printed.to_string(),
        (None, None) => "a body".to_owned(),
    }
}
