#![doc = include_str!("text_damaged.md")]

use std::collections::HashSet;

use crate::rule::{BookView, Damage, Findings, declare_rule};

declare_rule! {
    code: "text-damaged",
    force: Always(Advice),
    basis: Data,
    authorities: [],
    since: "0.1.0",
    page: "text_damaged.md",
    check: Book(check),
}

fn check(book: &BookView<'_>, findings: &mut Findings<'_>) {
    findings.judge(|findings| {
        let mut told = HashSet::new();
        for text in &book.ids.texts {
            let Some(damage) = Damage::of(&text.text) else { continue };
            let pointer = book.ids.pointer_to_text(text);
            // What is said of where a record came from is not in the minutes.
            let segments: Vec<_> = pointer.segments().collect();
            if segments.iter().any(|segment| APART.contains(&segment.as_str())) {
                continue;
            }
            // A name left open is one question, however often a meeting gives it; the record of
            // the person has it from there.
            if damage == Damage::Unsure {
                let record: Vec<_> = segments.into_iter().take(2).collect();
                let is_person = record.first().is_some_and(|list| list == "people");
                if is_person || !told.insert((record, before_mark(&text.text))) {
                    continue;
                }
            }
            let what = match &damage {
                Damage::Misread(letters) => {
                    format!("“{letters}” stands in the text for another character")
                }
                Damage::Control(character) => {
                    let code = u32::from(*character);
                    format!("the control character U+{code:04X} stands in the text")
                }
                Damage::Noise(letters) => format!("“{letters}” in the text is no word"),
                Damage::Unsure => "“(sp?)” leaves a spelling open".to_owned(),
            };
            findings.add(pointer, what).help(match damage {
                Damage::Unsure => "ask how it is spelt",
                _ => "compare it with the minutes themselves",
            });
        }
        Ok(())
    });
}

const APART: [&str; 4] = ["source", "url", "links", "accepted"];

/// The word before the mark that leaves its spelling open.
fn before_mark(text: &str) -> Option<String> {
    let text = text.to_lowercase();
    let (before, _) = text.split_once("(sp?)")?;
    before.split_whitespace().next_back().map(str::to_owned)
}
