#![doc = include_str!("duplicate_meeting.md")]

use crate::model::MeetingStatus;
use crate::rule::{Findings, MeetingView, SeriesView, Skip, declare_rule};

declare_rule! {
    code: "duplicate-meeting",
    force: Always(Error),
    basis: Data,
    authorities: [],
    since: "0.1.0",
    page: "duplicate_meeting.md",
    check: Series(check),
}

fn check(series: &SeriesView<'_>, findings: &mut Findings<'_>) {
    let counts = |meeting: &&MeetingView<'_>| {
        matches!(meeting.status, MeetingStatus::Held | MeetingStatus::Scheduled)
    };
    // The series is in the order of date, start and id: of two alike the smaller id is first.
    let meetings: Vec<_> = series.meetings.iter().filter(counts).collect();
    for day in meetings.chunk_by(|a, b| a.on == b.on) {
        let all_starts_known = day.iter().all(|meeting| meeting.starts_at.is_some());
        for alike in day.chunk_by(|a, b| a.starts_at == b.starts_at) {
            let Some((first, others)) = alike.split_first() else {
                continue;
            };
            findings.judge(|_| {
                first.date().ok_or(Skip::Missing("no whole date"))?;
                if day.len() == 1 || all_starts_known {
                    Ok(())
                } else {
                    Err(Skip::Missing("no start time"))
                }
            });
            for other in others {
                findings.judge(|findings| {
                    let date = other.date().ok_or(Skip::Missing("no whole date"))?;
                    let start = other.starts_at.ok_or(Skip::Missing("no start time"))?;
                    findings
                        .add(
                            other.pointer(),
                            format!("another meeting of the board starts on {date} at {start}"),
                        )
                        .related(first.pointer(), "the other meeting")
                        .help("keep one record where both are one meeting, else mend a start");
                    Ok(())
                });
            }
        }
    }
}
