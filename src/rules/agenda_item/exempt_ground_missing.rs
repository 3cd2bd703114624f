use crate::model::{Exemption, ItemKind, Nation};
use crate::rule::{Authority, Findings, ItemView, Judged, MeetingView, Skip, declare_rule};
use crate::value::{Date, Label};

declare_rule! {
    code: "exempt-ground-missing",
    force: Committees,
    basis: Statute,
    authorities: [Authority {
        citation: "Local Government Act 1972, section 100A(5)",
        url: "https://www.legislation.gov.uk/ukpga/1972/70/section/100A",
        nations: &[Nation::England, Nation::Wales],
        in_force_from: "1986-04-01",
        in_force_until: None,
    }],
    since: "0.1.0",
    page: "exempt_ground_missing.md",
    check: Meeting(check),
}

fn check(meeting: &MeetingView<'_>, findings: &mut Findings<'_>) -> Judged {
    let exempt = || meeting.items().filter_map(|item| Some((item, item.get().exemption.as_ref()?)));
    if !meeting.took_place() || exempt().next().is_none() {
        return Err(Skip::Nothing);
    }
    // Which paragraphs there are was not checked against the Schedule: found, but never as a duty.
    for (item, exemption) in exempt() {
        let pointer = item.pointer().field("exemption").field("paragraphs");
        for (index, paragraph) in exemption.paragraphs.iter().enumerate() {
            if is_unknown(meeting, paragraph) {
                findings.add(
                    pointer.clone().index(index),
                    format!(
                        "paragraph {} is cited as the ground for {}; Part 1 of Schedule 12A has \
                         the paragraphs 1 to 7 in England",
                        paragraph.bare(),
                        item.name()
                    ),
                );
            }
        }
    }

    findings.weigh(meeting.terms(), meeting.date());
    let for_all = exempt().any(|(item, exemption)| {
        item.kind == Some(ItemKind::ExclusionOfPublic) && has_ground(exemption)
    });
    let bare = exempt().filter(|(item, _)| !for_all && !whole_has_ground(item));
    let bare: Vec<_> = bare.map(|(item, _)| item).collect();
    if !bare.is_empty() && !meeting.is_complete() {
        return Err(Skip::Missing("no complete record of the meeting"));
    }
    for item in bare {
        findings
            .add(
                item.pointer().field("exemption"),
                format!("no ground is given for keeping {} from the public", item.name()),
            )
            .help("cite the paragraph of Part 1 of Schedule 12A, or say that it is confidential");
    }
    Ok(())
}

/// Whether the item or one of which it is a part has a ground.
fn whole_has_ground(item: &ItemView<'_, '_>) -> bool {
    item.exemption.as_ref().is_some_and(has_ground)
        || item.parent().is_some_and(|whole| whole_has_ground(&whole))
}

fn has_ground(exemption: &Exemption) -> bool {
    !exemption.paragraphs.is_empty()
        || exemption.as_printed.is_some()
        || exemption.confidential == Some(true)
}

/// Whether the Schedule has no such paragraph: in England since 1 March 2006, outside 1 to 7.
/// Numbers with a letter and those of Wales are left alone.
fn is_unknown(meeting: &MeetingView<'_>, paragraph: &Label) -> bool {
    let is_england = meeting.terms().and_then(|terms| terms.nation) == Some(Nation::England);
    let since = Date::new("2006-03-01").ok();
    let is_new = meeting.date().zip(since).is_some_and(|(date, since)| since <= date);
    is_england && is_new && paragraph.number().is_some_and(|number| !(1..=7).contains(&number))
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;
    use crate::check::{Options, check};
    use crate::finding::Severity;
    use crate::model::MinuteBook;
    use crate::rules::BASE;

    /// How the one finding on a council committee's exemption weighs.
    fn weight(exemption: &Value) -> (Severity, bool) {
        let mut book: Value = serde_json::from_str(BASE).unwrap();
        book["boards"][0]["terms_of_reference"][0]["profile"] = json!("council_committee");
        book["meetings"][1]["items"][4]["exemption"] = exemption.clone();
        let book = MinuteBook::from_json(book.to_string()).unwrap();
        let report = check(&book, &Options::new());
        let mut found = report.findings.iter().filter(|finding| finding.code == RULE.code);
        let finding = found.next().unwrap();
        assert!(found.next().is_none());
        (finding.severity, finding.binding)
    }

    #[test]
    fn a_ground_is_a_duty_its_paragraph_only_advice() {
        assert_eq!(weight(&json!({})), (Severity::Error, true));
        assert_eq!(weight(&json!({"paragraphs": ["8"]})), (Severity::Advice, false));
    }
}
