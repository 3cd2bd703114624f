#![no_main]

#[allow(dead_code, reason = "each target runs one body")]
#[path = "../../tests/support/fuzz_bodies.rs"]
mod bodies;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| bodies::check(bytes));
