#![doc = include_str!("pecuniary_interest_not_notified.md")]

use crate::model::{Declaration, InterestKind, Nation};
use crate::rule::{Authority, Findings, Judged, MeetingView, Skip, declare_rule};
use crate::value::Date;

declare_rule! {
    code: "pecuniary-interest-not-notified",
    force: Committees,
    basis: Statute,
    authorities: [Authority {
        citation: "Localism Act 2011, section 31(3)",
        url: "https://www.legislation.gov.uk/ukpga/2011/20/section/31",
        nations: &[Nation::England],
        in_force_from: "2012-07-01",
        in_force_until: None,
    }],
    since: "0.1.0",
    page: "pecuniary_interest_not_notified.md",
    check: Meeting(check),
}

fn check(meeting: &MeetingView<'_>, findings: &mut Findings<'_>) -> Judged {
    // Silence may be that of the minutes: found before the weight of a duty is set.
    let mut judged = silent(meeting, findings);
    findings.weigh(meeting.terms(), meeting.date());
    for declared in meeting.declarations() {
        let Declaration { kind, registered, notified_on, who, .. } = declared.declaration;
        if *kind != Some(InterestKind::DisclosablePecuniary) {
            continue;
        }
        let missing = match (registered, notified_on, meeting.date()) {
            (Some(true), ..) => {
                judged = Ok(());
                continue;
            }
            (None, ..) => "no word on whether the interest is registered",
            (_, None, _) => "no day on which the monitoring officer was told",
            (.., None) => "no day of the meeting",
            (Some(false), Some(told), Some(date)) => {
                judged = Ok(());
                if let Some(last) = last_day(date).filter(|last| told > last) {
                    let name = meeting.name(who);
                    findings.add(
                        declared.pointer.field("notified_on"),
                        format!(
                            "{name} told the monitoring officer on {told} of an interest disclosed \
                             on {date}, for which the 28 days ended on {last}"
                        ),
                    );
                }
                continue;
            }
        };
        judged = judged.or(Err(Skip::Missing(missing)));
    }
    judged
}

/// The last of the 28 days that begin with the day of the disclosure.
fn last_day(disclosed: Date) -> Option<Date> {
    disclosed.plus_days(27)
}

/// Finds the interests of which nothing is told after the 28 days, where the law asks for it and
/// the book holds all meetings of that time, at which it could have been told.
fn silent(meeting: &MeetingView<'_>, findings: &mut Findings<'_>) -> Judged {
    let (Some(date), Some(today), Some(terms)) =
        (meeting.date(), meeting.cx().as_of, meeting.terms())
    else {
        return Err(Skip::Nothing);
    };
    let last = last_day(date).filter(|&last| last < today).ok_or(Skip::Nothing)?;
    let board = meeting.cx().directory.board(meeting.board_id).ok_or(Skip::Nothing)?;
    let mut spans = board.meetings_complete.iter();
    let is_held = spans.any(|span| span.contains(date) && span.contains(last));
    if !is_held || !meeting.is_complete() || !findings.binds(terms, date) {
        return Err(Skip::Nothing);
    }
    let mut judged = Err(Skip::Nothing);
    for declared in meeting.declarations() {
        let Declaration { kind, registered, notified_on, who, .. } = declared.declaration;
        let is_pecuniary = *kind == Some(InterestKind::DisclosablePecuniary);
        if is_pecuniary && *registered == Some(false) && notified_on.is_none() {
            judged = Ok(());
            let name = meeting.name(who);
            findings
                .add(
                    declared.pointer,
                    format!(
                        "it is not recorded when {name} told the monitoring officer of an interest \
                         disclosed on {date}, for which the 28 days ended on {last}"
                    ),
                )
                .help("ask the monitoring officer, and give the day in `notified_on`");
        }
    }
    judged
}
