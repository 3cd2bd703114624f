use crate::model::{Declaration, InterestKind, Nation};
use crate::rule::{Authority, Findings, Judged, MeetingView, Skip, declare_rule};

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
    findings.weigh(meeting.terms(), meeting.date());
    let mut judged = Err(Skip::Nothing);
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
                // 28 days beginning with the day of the disclosure.
                let last = date.plus_days(27);
                judged = Ok(());
                if let Some(last) = last.filter(|last| told > last) {
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
