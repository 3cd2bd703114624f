//! What a released version accepted is accepted ever after: docs/format.md promises it.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test that meets the unexpected should stop"
)]

use std::fs;
use std::path::Path;

use minutebook::read::read;
use minutebook::settings::Limits;

#[test]
fn every_released_example_is_read_without_a_word() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/released");
    let mut count = 0;
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            continue; // The schemas, which tests/compatible.rs reads.
        }
        let reading = read(fs::read(&path).unwrap(), &Limits::default());
        assert!(reading.problems.is_empty(), "{}: {:#?}", path.display(), reading.problems);
        count += 1;
    }
    assert!(count > 0, "no example is kept of any release");
}
