use crate::rule::{Findings, Judged, MeetingView, Skip, declare_rule};

declare_rule! {
    code: "withdrawn-member-voted",
    force: Always(Error),
    basis: Data,
    authorities: [],
    since: "0.1.0",
    page: "withdrawn_member_voted.md",
    check: Meeting(check),
}

fn check(meeting: &MeetingView<'_>, findings: &mut Findings<'_>) -> Judged {
    let mut judged = Err(Skip::Nothing);
    let withdrawn =
        meeting.declarations().filter(|declared| declared.declaration.withdrew == Some(true));
    for declared in withdrawn {
        judged = Ok(());
        let name = meeting.name(&declared.declaration.who);
        let votes = declared.votes();
        let withdrew = declared.pointer.clone().field("withdrew");
        if votes.is_empty() && declared.declaration.voted == Some(true) {
            findings
                .add(
                    declared.pointer.field("voted"),
                    format!("{name} is said to have withdrawn and to have voted"),
                )
                .related(withdrew, "withdrew");
            continue;
        }
        for (pointer, item) in votes {
            findings
                .add(
                    pointer,
                    format!(
                        "a vote of {name} is recorded on {}, for which {name} withdrew",
                        item.name()
                    ),
                )
                .related(withdrew.clone(), "withdrew");
        }
    }
    judged
}
