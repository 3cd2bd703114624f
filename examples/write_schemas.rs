//! Writes the JSON Schemas to a folder.
//!
//! `cargo run --features schema --example write_schemas -- target/schemas`

use std::error::Error;
use std::path::Path;
use std::{env, fs};

use minutebook::schema::SCHEMAS;

fn main() -> Result<(), Box<dyn Error>> {
    let folder = env::args().nth(1).unwrap_or_else(|| "target/schemas".to_owned());
    for path in write(Path::new(&folder))? {
        println!("{path}");
    }
    Ok(())
}

/// Writes every schema and gives the names of the files.
pub(crate) fn write(folder: &Path) -> Result<Vec<String>, Box<dyn Error>> {
    fs::create_dir_all(folder)?;
    let mut written = Vec::new();
    for schema in SCHEMAS {
        fs::write(folder.join(schema.file_name()), schema.to_json())?;
        written.push(schema.file_name());
    }
    Ok(written)
}
