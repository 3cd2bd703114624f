#![doc = include_str!("notice_too_short.md")]

use crate::model::Nation;
use crate::rule::{Authority, Findings, Judged, MeetingView, Skip, declare_rule};

declare_rule! {
    code: "notice-too-short",
    force: Committees,
    basis: Statute,
    authorities: [
        Authority {
            citation: "Local Government Act 1972, section 100A(6)",
            url: "https://www.legislation.gov.uk/ukpga/1972/70/section/100A",
            nations: &[Nation::England, Nation::Wales],
            in_force_from: "1986-04-01",
            in_force_until: None,
        },
        Authority {
            citation: "SI 2002/715, article 2 (five clear days)",
            url: "https://www.legislation.gov.uk/uksi/2002/715/article/2",
            nations: &[Nation::England],
            in_force_from: "2002-10-01",
            in_force_until: None,
        },
    ],
    since: "0.1.0",
    page: "notice_too_short.md",
    check: Meeting(check),
}

fn check(meeting: &MeetingView<'_>, findings: &mut Findings<'_>) -> Judged {
    let ahead = meeting.ahead(RULE.code, |terms| terms.notice_days, findings)?;
    let given_on = meeting.notice_on.ok_or(Skip::Missing("no day of the notice"))?;
    // A meeting convened at shorter notice is announced when it is convened.
    if meeting.convened_on.is_some_and(|convened| given_on <= convened) {
        return Ok(());
    }
    let clear = ahead.clear_days(given_on, meeting.notice_at)?;
    if let Some(days) = ahead.more_than(clear, findings) {
        let at = meeting.notice_at.map_or_else(String::new, |time| format!(" at {time}"));
        let late = ahead.shortfall(given_on, clear, days);
        let added = findings.add(
            meeting.pointer().field("notice_on"),
            format!("notice on {given_on}{at} is {late}"),
        );
        let added = added.related(meeting.pointer().field("on"), "the day of the meeting");
        match meeting.convened_on {
            Some(convened) => added.related(
                meeting.pointer().field("convened_on"),
                format!("convened on {convened}, when notice could first be given"),
            ),
            None => added.help(
                "of a meeting convened at shorter notice, record the day on which it was convened",
            ),
        };
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::RULE;
    use crate::calendar::Holidays;
    use crate::check::{Options, check};
    use crate::finding::{Basis, Severity};
    use crate::model::MinuteBook;
    use crate::rules::BASE;

    /// What a notice of three clear days weighs under such terms of reference.
    fn weight(terms: &Value) -> Option<(Severity, Basis, bool)> {
        let mut book: Value = serde_json::from_str(BASE).unwrap();
        book["meetings"][1]["notice_on"] = json!("2024-06-24");
        book["boards"][0]["terms_of_reference"] = json!([terms]);
        let book = MinuteBook::from_json(book.to_string()).unwrap();
        let holidays = include_str!("../../../examples/holidays-uk.json");
        let holidays = Holidays::from_json(holidays).unwrap();
        let report = check(&book, &Options::new().holidays(holidays));
        let mut found = report.findings.iter().filter(|finding| finding.code == RULE.code);
        let weight = found.next().map(|one| (one.severity, one.basis, one.binding));
        assert!(found.next().is_none());
        weight
    }

    #[test]
    fn the_law_binds_committees_and_their_own_rules_bind_others_as_such() {
        let duty = Some((Severity::Error, Basis::Statute, true));
        let own = Some((Severity::Warning, Basis::TermsOfReference, false));
        let terms = |profile: &str, nation: &str| json!({"profile": profile, "nation": nation});
        assert_eq!(weight(&terms("council_committee", "england")), duty);
        assert_eq!(weight(&terms("scrutiny_committee", "wales")), None);
        assert_eq!(weight(&terms("council_committee", "scotland")), None);
        assert_eq!(weight(&terms("strategy_group", "england")), None);
        let set = |mut terms: Value, key: &str, value: Value| {
            terms[key] = value;
            terms
        };
        let adopted = set(terms("strategy_group", "england"), "adopted_rules", json!([RULE.code]));
        assert_eq!(weight(&adopted), own);
        assert_eq!(weight(&set(terms("informal", "england"), "notice_days", json!(4))), own);
        // What a committee sets itself neither replaces the law nor becomes law.
        let days = |nation, days: u16| {
            weight(&set(terms("council_committee", nation), "notice_days", json!(days)))
        };
        assert_eq!(days("england", 3), duty);
        assert_eq!(days("england", 10), duty);
        assert_eq!(days("wales", 4), own);
    }
}
