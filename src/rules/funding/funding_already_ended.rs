#![doc = include_str!("funding_already_ended.md")]

use crate::rule::{Findings, SeriesView, Skip, declare_rule};

declare_rule! {
    code: "funding-already-ended",
    force: Always(Warning),
    basis: Data,
    authorities: [],
    since: "0.1.0",
    page: "funding_already_ended.md",
    check: Series(check),
}

fn check(series: &SeriesView<'_>, findings: &mut Findings<'_>) {
    for funding in &series.funding {
        for (at, report) in funding.reported_current_at.iter().enumerate() {
            findings.judge(|findings| {
                let end = funding.funded_until.ok_or(Skip::Missing("no end of the funding"))?;
                let on = series.date_of(report).ok_or(Skip::Missing("no date of the meeting"))?;
                if end.is_before(on.earliest()) {
                    let pointer = funding.pointer();
                    findings
                        .add(
                            pointer.clone().field("reported_current_at").index(at),
                            format!(
                                "the funding is reported as running on {on} but is funded until {end}"
                            ),
                        )
                        .related(pointer.field("funded_until"), format!("funded until {end}"))
                        .help("one of the dates may have the wrong year");
                }
                Ok(())
            });
        }
    }
}
