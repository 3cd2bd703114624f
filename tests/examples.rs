//! The programs in `examples/` run, and do what they say.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test that meets the unexpected should stop"
)]

#[path = "../examples/build_and_check.rs"]
mod build_and_check;
#[allow(dead_code, reason = "its main prints what is asserted here")]
#[path = "../examples/overdue_actions.rs"]
mod overdue_actions;
#[allow(dead_code, reason = "its main prints what is asserted here")]
#[path = "../examples/write_schemas.rs"]
mod write_schemas;

use minutebook::value::Date;

#[test]
fn build_and_check_runs() {
    build_and_check::main().unwrap();
}

#[test]
fn overdue_actions_lists_what_is_late_the_day_after_it_was_due() {
    let late = |day| {
        let day = Date::new(day).unwrap();
        overdue_actions::overdue(minutebook::rules::BASE, day).unwrap()
    };
    assert_eq!(late("2024-09-13"), Vec::<String>::new());
    let lines = late("2024-09-14");
    assert_eq!(lines.len(), 1);
    assert!(lines[0].starts_with("Nell Farrow: Choose a supplier"), "{}", lines[0]);
}

#[test]
fn write_schemas_writes_every_schema() {
    let folder = std::env::temp_dir().join(format!("minutebook-{}", std::process::id()));
    let written = write_schemas::write(&folder).unwrap();
    assert_eq!(written.len(), minutebook::schema::SCHEMAS.len());
    assert!(written.iter().all(|file| folder.join(file).is_file()));
    std::fs::remove_dir_all(folder).unwrap();
}

#[test]
fn every_program_is_short() {
    for source in [
        include_str!("../examples/build_and_check.rs"),
        include_str!("../examples/overdue_actions.rs"),
        include_str!("../examples/write_schemas.rs"),
    ] {
        assert!(source.lines().count() < 60);
    }
}
