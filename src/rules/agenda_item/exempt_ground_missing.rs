#![doc = include_str!("exempt_ground_missing.md")]

use crate::model::{Exemption, ItemKind, Nation};
use crate::rule::{Authority, Findings, ItemView, Judged, MeetingView, Skip, declare_rule};
use crate::value::{Date, Label};

declare_rule! {
    code: "exempt-ground-missing",
    force: Committees,
    basis: Statute,
    authorities: [Authority {
        citation: "Local Government Act 1972, section 100A(4) and (5)",
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

    for item in unexcluded(meeting, findings) {
        findings
            .add(
                item.pointer().field("exemption"),
                format!("no word is recorded on keeping the public out of {}", item.name()),
            )
            .help(
                "give the resolution that excludes the public; an item that was taken in public \
                 has no exemption, though its papers may",
            );
    }

    findings.weigh_access(meeting);
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
            .help("cite the paragraph of Part 1 of Schedule 12A or the statute, or say that it is confidential");
    }
    Ok(())
}

/// The items with a ground of the Schedule in whose meeting nothing is said of keeping the public
/// out, where the law lays it on the board. The item may still have been taken in public.
fn unexcluded<'a, 'm>(
    meeting: &'m MeetingView<'a>,
    findings: &Findings<'_>,
) -> Vec<ItemView<'a, 'm>> {
    let binds = meeting.terms().zip(meeting.date()).filter(|_| meeting.is_of_principal_council());
    let binds = binds.is_some_and(|(terms, date)| findings.binds(terms, date));
    if !binds || !meeting.is_complete() || !meeting.came_together() || tells_of_exclusion(meeting) {
        return Vec::new();
    }
    let is_exempt = |item: &ItemView<'_, '_>| {
        item.exemption.as_deref().is_some_and(|exemption| {
            // Who is told something in confidence must keep the public out without resolving it.
            !exemption.paragraphs.is_empty()
                && exemption.statute.is_none()
                && exemption.confidential != Some(true)
        })
    };
    meeting.items().filter(|item| item.was_taken() && is_exempt(item)).collect()
}

/// Whether the minutes say anything, at whatever item, of the public being kept out.
fn tells_of_exclusion(meeting: &MeetingView<'_>) -> bool {
    const WORDS: [&str; 5] = [
        "exclu",
        "in private",
        "private session",
        "closed session",
        "in the absence of the public",
    ];
    let of_items = meeting.items().flat_map(|item| {
        let item = item.get();
        [&item.title, &item.summary, &item.agenda_text].into_iter().flatten()
    });
    let of_points = meeting.points().map(|(_, point)| &point.text);
    let of_decisions = meeting.resolutions().flat_map(|(_, resolution)| {
        resolution.text.iter().chain(resolution.limbs.iter().map(|limb| &limb.text))
    });
    let mut texts = of_items.chain(of_points).chain(of_decisions);
    meeting.items().any(|item| item.kind == Some(ItemKind::ExclusionOfPublic))
        || texts.any(|text| {
            let text = text.as_str().to_lowercase();
            WORDS.iter().any(|word| text.contains(word))
        })
}

/// Whether the item or one of which it is a part has a ground.
fn whole_has_ground(item: &ItemView<'_, '_>) -> bool {
    item.exemption.as_deref().is_some_and(has_ground)
        || item.parent().is_some_and(|whole| whole_has_ground(&whole))
}

fn has_ground(exemption: &Exemption) -> bool {
    !exemption.paragraphs.is_empty()
        || exemption.as_printed.is_some()
        || exemption.local_category.is_some()
        || exemption.statute.is_some()
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
