#![doc = include_str!("county_group_without_two_tiers.md")]

use crate::model::{Board, Nation, OrganisationKind, Profile};
use crate::rule::{Authority, Findings, Judged, Record, Skip, declare_rule};

declare_rule! {
    code: "county-group-without-two-tiers",
    force: Duty(Warning, &[Profile::CountyStrategyGroup]),
    basis: Regulation,
    authorities: [Authority {
        citation: "Crime and Disorder (Formulation and Implementation of Strategy) Regulations 2007 \
            (SI 2007/1830), regulations 2 and 8",
        url: "https://www.legislation.gov.uk/uksi/2007/1830/regulation/8",
        nations: &[Nation::England],
        in_force_from: "2007-08-01",
        in_force_until: None,
    }],
    since: "0.1.0",
    page: "county_group_without_two_tiers.md",
    check: Board(check),
}

fn check(board: &Record<'_, Board>, findings: &mut Findings<'_>) -> Judged {
    findings.may_bind(board.get())?;
    // The tiers are those of the area as it is now: earlier versions are of earlier areas.
    let terms = board.terms_of_reference.iter().max_by_key(|terms| terms.in_force_from);
    let terms = terms.ok_or(Skip::Nothing)?;
    let day = terms.in_force_until.or(board.cx.as_of).max(terms.in_force_from);
    let day = day.ok_or(Skip::Missing("no day on which the terms of reference were in force"))?;
    findings.require_duty(Some(terms), day)?;
    let tiers = board.two_tier.or_else(|| has_both(board).then_some(true));
    if !tiers.ok_or(Skip::Missing("no word on whether the area has two tiers"))? {
        findings
            .add(
                board.pointer().field("two_tier"),
                format!(
                    "{} is given as a county strategy group, but its area has no two tiers of councils",
                    board.name
                ),
            )
            .help("where every district is unitary, the strategy group of the area stands alone");
    }
    Ok(())
}

/// Whether both a county council and a district council are among the responsible authorities.
fn has_both(board: &Record<'_, Board>) -> bool {
    let bodies = board.responsible_authority_ids.iter();
    let bodies = bodies.filter_map(|&id| board.cx.directory.organisation(id));
    let kinds: Vec<_> = bodies.filter_map(|body| body.kind).collect();
    kinds.contains(&OrganisationKind::CountyCouncil)
        && kinds.contains(&OrganisationKind::DistrictCouncil)
}
