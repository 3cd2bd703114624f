#![doc = include_str!("nil_return_contradicted.md")]

use std::collections::HashSet;

use crate::model::{InterestKind, NilReturn};
use crate::rule::{Findings, Judged, MeetingView, Skip, declare_rule};

declare_rule! {
    code: "nil-return-contradicted",
    force: Always(Error),
    basis: Data,
    authorities: [],
    since: "0.1.0",
    page: "nil_return_contradicted.md",
    check: Meeting(check),
}

/// How many of those who declared an interest are named.
const NAMED: usize = 3;

fn check(meeting: &MeetingView<'_>, findings: &mut Findings<'_>) -> Judged {
    let mut declared = Vec::new();
    let mut names = HashSet::new();
    let mut judged = Err(Skip::Nothing);
    for item in meeting.items() {
        for (index, declaration) in item.get().declarations.iter().enumerate() {
            // What is told only for openness is no interest, and what is told by the way no
            // declaration.
            let is_interest = declaration.kind.is_none_or(InterestKind::is_interest);
            if declaration.informal || !is_interest {
                continue;
            }
            let name = meeting.name(&declaration.who);
            if names.insert(name.clone()) && names.len() <= NAMED {
                declared.push((item.pointer().field("declarations").index(index), name));
            }
        }
        let Some(nil_return) = item.nil_return else {
            continue;
        };
        judged = Ok(());
        // What is declared later in the meeting was not yet declared here.
        if nil_return != NilReturn::None || declared.is_empty() {
            continue;
        }
        let mut shown: Vec<_> = declared.iter().map(|(_, name)| name.clone()).collect();
        let last = match names.len() - shown.len() {
            0 => shown.pop().unwrap_or_default(),
            1 => "1 other".to_owned(),
            others => format!("{others} others"),
        };
        let shown =
            if shown.is_empty() { last } else { format!("{} and {last}", shown.join(", ")) };
        let mut added = findings.add(
            item.pointer().field("nil_return"),
            format!("no interest is said to be declared, but {shown} declared one"),
        );
        for (pointer, name) in declared {
            added = added.related(pointer, format!("declared by {name}"));
        }
        added.help(
            "where the minutes say that no other interest was declared, the value is `no_other`",
        );
        // A second nil return would only say the same again.
        break;
    }
    judged
}
