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

fn check(meeting: &MeetingView<'_>, findings: &mut Findings<'_>) -> Judged {
    let mut declared = Vec::new();
    let mut judged = Err(Skip::Nothing);
    for item in meeting.items() {
        for (index, declaration) in item.get().declarations.iter().enumerate() {
            // What is told only for openness is no interest.
            if declaration.kind != Some(InterestKind::ForTransparency) {
                let name = meeting.name(&declaration.who);
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
        let mut names: Vec<_> = declared.iter().map(|(_, name)| name.as_str()).collect();
        names.dedup();
        let names = names.join(" and ");
        let mut added = findings.add(
            item.pointer().field("nil_return"),
            format!("no interest is said to be declared, but {names} declared one"),
        );
        for (pointer, name) in &declared {
            added = added.related(pointer.clone(), format!("declared by {name}"));
        }
        added.help(
            "where the minutes say that no other interest was declared, the value is `no_other`",
        );
    }
    judged
}
