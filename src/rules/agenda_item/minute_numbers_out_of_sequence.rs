#![doc = include_str!("minute_numbers_out_of_sequence.md")]

use crate::rule::{Findings, Judged, MeetingView, Skip, declare_rule};

declare_rule! {
    code: "minute-numbers-out-of-sequence",
    force: Always(Warning),
    basis: Practice,
    authorities: [],
    since: "0.1.0",
    page: "minute_numbers_out_of_sequence.md",
    check: Meeting(check),
}

fn check(meeting: &MeetingView<'_>, findings: &mut Findings<'_>) -> Judged {
    let mut numbers = meeting.minute_numbers();
    let at = numbers.counter(None).ok_or(Skip::Nothing)?;
    let is_varied = !meeting.order_variations.is_empty()
        || meeting.items().any(|item| item.planned_position.is_some());
    if is_varied {
        numbers = numbers.by_count(at);
    }
    // An extract may leave out what stands between.
    for one in numbers.breaks(at, meeting.is_complete()) {
        let before = one.before.label.bare();
        findings
            .add(
                one.number.pointer.clone(),
                format!(
                    "minute number {} follows {before}, where {} would be the next",
                    one.number.label.bare(),
                    one.expected
                ),
            )
            .related(one.before.pointer.clone(), format!("minute number {before}"));
    }
    Ok(())
}
