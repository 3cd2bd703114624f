#![doc = include_str!("text_truncated.md")]

use crate::model::{AgendaItem, DiscussionPoint};
use crate::rule::{Findings, Judged, MeetingView, Skip, declare_rule};
use crate::value::Text;

declare_rule! {
    code: "text-truncated",
    force: Always(Warning),
    basis: Data,
    authorities: [],
    since: "0.1.0",
    page: "text_truncated.md",
    check: Meeting(check),
}

/// What a web page says where it shows only the beginning of a minute.
const STUB: &str = "view the full minutes";

fn check(meeting: &MeetingView<'_>, findings: &mut Findings<'_>) -> Judged {
    if !meeting.took_place() {
        return Err(Skip::Nothing);
    }
    let mut judged = Err(Skip::Nothing);
    for item in meeting.items() {
        judged = Ok(());
        if item.truncated {
            findings
                .add(
                    item.pointer().field("truncated"),
                    format!("the text of {} breaks off where its source was cut", item.name()),
                )
                .help("take the rest from the minutes themselves");
        } else if texts(item.get()).any(|text| text.as_str().to_lowercase().contains(STUB)) {
            findings
                .add(item.pointer(), format!("the text of {} has a link to “{STUB}”", item.name()))
                .help("take the rest from the minutes themselves");
        }
    }
    judged
}

fn texts(item: &AgendaItem) -> impl Iterator<Item = &Text> {
    let points = item.discussion.iter().map(|DiscussionPoint { text, .. }| text);
    let resolutions = item.resolutions.iter();
    let resolutions =
        resolutions.flat_map(|one| one.text.iter().chain(one.limbs.iter().map(|limb| &limb.text)));
    item.summary.iter().chain(points).chain(resolutions)
}
