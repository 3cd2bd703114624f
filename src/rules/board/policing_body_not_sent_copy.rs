#![doc = include_str!("policing_body_not_sent_copy.md")]

use crate::model::{Nation, Plan, PlanEvent, PlanKind, Profile};
use crate::rule::{
    Authority, Findings, Judged, MeetingView, Place, Record, SeriesView, Skip, covers, declare_rule,
};
use crate::value::PartialDate;

declare_rule! {
    code: "policing-body-not-sent-copy",
    force: Duty(Advice, &[Profile::StrategyGroup, Profile::CountyStrategyGroup]),
    basis: Regulation,
    authorities: [Authority {
        citation: "Crime and Disorder (Formulation and Implementation of Strategy) Regulations 2007 \
            (SI 2007/1830), regulations 9A and 13A, as inserted by SI 2012/2660",
        url: "https://www.legislation.gov.uk/uksi/2012/2660/made",
        nations: &[Nation::England],
        in_force_from: "2012-11-22",
        in_force_until: None,
    }],
    since: "0.1.0",
    page: "policing_body_not_sent_copy.md",
    check: Series(check),
}

fn check(series: &SeriesView<'_>, findings: &mut Findings<'_>) {
    let resolved = series.approving_resolutions();
    for plan in &series.plans {
        let resolved = resolved.get(&plan.id).and_then(|all| all.first());
        findings.judge(|findings| judge(series, plan, resolved, findings));
    }
}

fn judge(
    series: &SeriesView<'_>,
    plan: &Record<'_, Plan>,
    resolved: Option<&(PartialDate, Place)>,
    findings: &mut Findings<'_>,
) -> Judged {
    let board = &series.board;
    let sender = match plan.kind {
        Some(PlanKind::PartnershipPlan) => Profile::StrategyGroup,
        Some(PlanKind::CommunitySafetyAgreement) => Profile::CountyStrategyGroup,
        _ => return Err(Skip::Nothing),
    };
    let step = plan.step(PlanEvent::Approved).map(|(at, step)| (step.on, plan.step_pointer(at)));
    let resolved = resolved.map(|(on, place)| (Some(*on), place.clone()));
    let (on, place) = step.or(resolved).ok_or(Skip::Nothing)?;
    findings.may_bind(board.get())?;
    let on = on.ok_or(Skip::Missing("no date of the approval"))?;
    let terms = board.terms_on(on.earliest());
    findings.require_duty(terms, on.earliest())?;
    let is_sender = terms.and_then(|terms| terms.profile) == Some(sender);
    // The City's plan is exempt: its council is its own policing body.
    if !is_sender || (sender == Profile::StrategyGroup && is_city_of_london(series)) {
        return Err(Skip::Nothing);
    }
    if plan.steps.iter().any(|step| step.event == PlanEvent::SentToPolicingBody) {
        return Ok(());
    }
    // Nothing says by when. The next meeting would know of it.
    let next = series.meetings.iter().filter(|meeting| meeting.took_place());
    let mut next = next.filter_map(MeetingView::date);
    let next = next.find(|&day| day > on.latest() && board.cx.as_of.is_none_or(|now| day <= now));
    next.filter(|&next| covers(&board.plans_complete, on.earliest(), next))
        .ok_or(Skip::Missing("the book is not said to hold all plans until the next meeting"))?;
    findings.add(
        place,
        format!("“{}”, approved on {on}, is not recorded as sent to the policing body", plan.title),
    );
    Ok(())
}

fn is_city_of_london(series: &SeriesView<'_>) -> bool {
    let board = &series.board;
    let host = board.host_id.and_then(|id| board.cx.directory.organisation(id));
    let names = std::iter::once(&board.name).chain(&board.area).chain(host.map(|host| &host.name));
    names.map(|name| name.as_str().to_lowercase()).any(|name| name.contains("city of london"))
}
