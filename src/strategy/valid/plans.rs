//! Plans, assessments, agreements and reviews, each done in its time.

use super::board::Seated;
use super::clerk::{Clerk, Room};
use super::made::{financial_year, later, text};
use super::pen::source;
use crate::model::{AgendaItem, Effect, ItemKind, Plan, PlanEvent, PlanKind, PlanStep, Profile};
use crate::value::{Date, PlanId};

/// What a board makes in a year: its kind, and in how many years the year begins that it is for.
fn yearly(profile: Profile) -> &'static [(PlanKind, u16)] {
    match profile {
        Profile::StrategyGroup => {
            &[(PlanKind::StrategicAssessment, 0), (PlanKind::PartnershipPlan, 1)]
        }
        Profile::CountyStrategyGroup => {
            &[(PlanKind::StrategicAssessment, 0), (PlanKind::CommunitySafetyAgreement, 0)]
        }
        Profile::ScrutinyCommittee => &[(PlanKind::ScrutinyReport, 0)],
        _ => &[(PlanKind::DeliveryPlan, 1)],
    }
}

impl Clerk<'_> {
    /// The item under which the last meeting of a year approves what the board made in it.
    pub(super) fn plans(&mut self, room: &Room<'_>) -> Option<AgendaItem> {
        if !room.sitting.closes_year {
            return None;
        }
        let mut item = self.item("Plans of the board");
        item.kind = Some(ItemKind::Plan);
        let mut resolution = self.resolution("That the documents be approved.");
        resolution.effect = Some(Effect::Approved);
        for (kind, ahead) in yearly(self.board.profile) {
            let year = financial_year(room.sitting.year + ahead);
            let mut plan =
                plan(self.pen.id(), self.board, &format!("{} {year}", title(*kind)), *kind);
            plan.financial_year = Some(year);
            plan.needs_approval = Some(true);
            let mut approved = step(PlanEvent::Approved, room.sitting.on);
            approved.stated_at = Some(room.reference(item.id, Some(resolution.id)).into());
            plan.steps = [
                step(PlanEvent::Drafted, later(room.sitting.on, -14)),
                approved,
                step(PlanEvent::SentToPolicingBody, later(room.sitting.on, 7)),
            ]
            .into();
            if *kind == PlanKind::ScrutinyReport {
                plan.steps.push(step(PlanEvent::Answered, later(room.sitting.on, 28)));
            }
            plan.source = Some(source(&plan.id).into());
            item.plan_ids.push(plan.id);
            resolution.plan_ids.push(plan.id);
            self.pen.book.plans.push(plan);
        }
        item.resolutions = [resolution].into();
        Some(item)
    }

    /// A review of a death, of which the first meeting of a year hears.
    pub(super) fn death_review(&mut self, room: &Room<'_>) {
        if !room.sitting.opens_year {
            return;
        }
        let mut plan = plan(self.pen.id(), self.board, "Review", PlanKind::DeathReview);
        let day = |days| later(room.sitting.on, days);
        plan.steps = [
            step(PlanEvent::Notified, day(-40)),
            step(PlanEvent::Decided, day(-12)),
            step(PlanEvent::Completed, day(0)),
            step(PlanEvent::SentToCommissioner, day(20)),
        ]
        .into();
        plan.source = Some(source(&plan.id).into());
        self.pen.book.plans.push(plan);
    }
}

fn title(kind: PlanKind) -> &'static str {
    match kind {
        PlanKind::StrategicAssessment => "Strategic assessment",
        PlanKind::PartnershipPlan => "Partnership plan",
        PlanKind::CommunitySafetyAgreement => "Community safety agreement",
        PlanKind::ScrutinyReport => "Report of the committee",
        _ => "Delivery plan",
    }
}

fn plan(id: PlanId, board: &Seated, title: &str, kind: PlanKind) -> Plan {
    let mut plan = Plan::new(id, board.id, text(title));
    plan.kind = Some(kind);
    plan
}

fn step(event: PlanEvent, on: Date) -> PlanStep {
    let mut step = PlanStep::new(event);
    step.on = Some(on.into());
    step
}
