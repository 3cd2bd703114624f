#![doc = include_str!("papers_too_late.md")]

use crate::model::{ItemKind, Nation, Paper, PaperKind, PaperTiming};
use crate::rule::{Authority, Findings, ItemView, Judged, MeetingView, Place, Skip, declare_rule};
use crate::value::Date;

declare_rule! {
    code: "papers-too-late",
    force: Committees,
    basis: Statute,
    authorities: [
        Authority {
            citation: "Local Government Act 1972, section 100B(3)",
            url: "https://www.legislation.gov.uk/ukpga/1972/70/section/100B",
            nations: &[Nation::England, Nation::Wales],
            in_force_from: "1986-04-01",
            in_force_until: None,
        },
        Authority {
            citation: "SI 2002/715, article 3 (five clear days)",
            url: "https://www.legislation.gov.uk/uksi/2002/715/article/3",
            nations: &[Nation::England],
            in_force_from: "2002-10-01",
            in_force_until: None,
        },
    ],
    since: "0.1.0",
    page: "papers_too_late.md",
    check: Meeting(check),
}

fn check(meeting: &MeetingView<'_>, findings: &mut Findings<'_>) -> Judged {
    let ahead = meeting.ahead(RULE.code, |terms| terms.papers_days, findings)?;
    let mut judged = Err(Skip::Missing("no day on which the agenda or a report was published"));
    let mut judge = |published: Date, since: Option<Date>, what: String, at: Place| {
        // What could not be published earlier is published in time when it can be.
        let mut earliest = [since, meeting.convened_on].into_iter().flatten();
        if earliest.any(|day| published <= day) {
            judged = Ok(());
            return;
        }
        match ahead.clear_days(published, None) {
            Ok(clear) => {
                judged = Ok(());
                if let Some(days) = ahead.more_than(clear, findings) {
                    let late = ahead.shortfall(published, clear, days);
                    findings
                        .add(at, format!("{what} came out on {published}, {late}"))
                        .related(meeting.pointer().field("on"), "the day of the meeting")
                        .help("of an item added later, record the day on which it was added");
                }
            }
            Err(skip) if judged.is_err() => judged = Err(skip),
            Err(_) => {}
        }
    };
    // An agenda that went out with the summons is as late as the notice, another rule's finding.
    let agenda = meeting.agenda_published_on.filter(|on| meeting.notice_on != Some(*on));
    if let Some(published) = agenda {
        let at = meeting.pointer().field("agenda_published_on");
        judge(published, None, "the agenda".to_owned(), at);
    }
    for item in meeting.items().filter(is_open_business) {
        for (index, paper) in item.papers.iter().enumerate().filter(|(_, paper)| is_report(paper)) {
            let at = item.pointer().field("papers").index(index);
            let what = format!("the report “{}”", paper.title);
            match paper.published_on {
                Some(on) => judge(on, item.added_on, what, at.field("published_on")),
                None if paper.timing == Some(PaperTiming::Tabled) => {
                    if let Some(on) = meeting.date() {
                        judge(on, item.added_on, what, at.field("timing"));
                    }
                }
                None => {}
            }
        }
    }
    judged
}

/// Whether the item stood on the agenda for all to see: neither urgent nor exempt.
fn is_open_business(item: &ItemView<'_, '_>) -> bool {
    let is_urgent = item.urgency_reason.is_some() || item.kind == Some(ItemKind::UrgentBusiness);
    let here = !is_urgent && item.exemption.is_none();
    here && item.was_taken() && item.parent().is_none_or(|whole| is_open_business(&whole))
}

fn is_report(paper: &Paper) -> bool {
    paper.kind == Some(PaperKind::Report)
}
