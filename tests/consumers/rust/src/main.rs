//! Reads minute books with types that typify makes from the schema, and writes them back.
//! The files that are to be read come first, after `--` those that are to be refused.

use std::{env, fs, process::ExitCode};

use serde_json::Value;

typify::import_types!(schema = "../../../schema/codegen/minutebook.schema.json");

/// The book as it is written back.
fn read_and_write(text: &str) -> Result<Value, Box<dyn std::error::Error>> {
    let book: MinuteBook = serde_json::from_str(text)?;
    Ok(serde_json::to_value(book)?)
}

/// The same without empty lists, which the types do not write.
fn without_empty(value: Value) -> Value {
    match value {
        Value::Array(list) => list.into_iter().map(without_empty).collect(),
        Value::Object(members) => {
            let members = members.into_iter().map(|(name, value)| (name, without_empty(value)));
            members.filter(|(_, it)| *it != Value::Array(vec![])).collect()
        }
        other => other,
    }
}

fn main() -> ExitCode {
    let mut is_good = true;
    let mut is_wrong = false;
    for file in env::args().skip(1) {
        if file == "--" {
            is_good = false;
            continue;
        }
        let text = fs::read_to_string(&file).unwrap_or_default();
        let written = read_and_write(&text);
        let expected = without_empty(serde_json::from_str(&text).unwrap_or_default());
        match (is_good, written.map(without_empty)) {
            (true, Ok(written)) if written == expected => {}
            (false, Err(_)) => {}
            (true, Ok(_)) => {
                eprintln!("{file}: written back otherwise than it was read");
                is_wrong = true;
            }
            (true, Err(error)) => {
                eprintln!("{file}: {error}");
                is_wrong = true;
            }
            (false, Ok(_)) => {
                eprintln!("{file}: read, though it is spoiled");
                is_wrong = true;
            }
        }
    }
    if is_wrong { ExitCode::FAILURE } else { ExitCode::SUCCESS }
}
