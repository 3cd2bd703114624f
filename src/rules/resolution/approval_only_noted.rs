#![doc = include_str!("approval_only_noted.md")]

use std::collections::{HashMap, HashSet};

use crate::model::{Effect, ItemKind, Plan, PlanEvent, PlanKind, Resolution};
use crate::rule::{
    Findings, ItemView, Judged, MeetingView, Place, Record, SeriesView, Skip, declare_rule,
};
use crate::value::{Date, FinancialYear, PartialDate, PlanId};

declare_rule! {
    code: "approval-only-noted",
    force: Always(Warning),
    basis: Practice,
    authorities: [],
    since: "0.1.0",
    page: "approval_only_noted.md",
    check: Series(check),
}

fn check(series: &SeriesView<'_>, findings: &mut Findings<'_>) {
    let mut plans = Plans::of(series);
    // From the last meeting back: what is noted several times is found where it was last noted.
    for meeting in series.meetings.iter().rev().filter(|meeting| meeting.took_place()) {
        for item in meeting.items().filter(ItemView::was_taken) {
            findings.judge(|findings| plans.judge(meeting, item, findings));
        }
    }
}

struct Plans<'a, 's> {
    by_id: HashMap<PlanId, &'s Record<'a, Plan>>,
    /// Those that were approved at some time, or of which it was found that they were not.
    settled: HashSet<PlanId>,
    /// The last day on which the book may begin.
    begins: Option<Date>,
}

impl<'a, 's> Plans<'a, 's> {
    fn of(series: &'s SeriesView<'a>) -> Self {
        let by_id = series.plans.iter().map(|plan| (plan.id, plan)).collect();
        let is_approved = |plan: &&Record<'_, Plan>| {
            plan.steps.iter().any(|step| step.event == PlanEvent::Approved)
        };
        let approved = series.plans.iter().filter(is_approved).map(|plan| plan.id);
        let mut settled: HashSet<_> = approved.collect();
        for item in series.meetings.iter().flat_map(MeetingView::items) {
            for resolution in &item.get().resolutions {
                if resolution.effects().any(settles) {
                    settled.extend(dealt_with(item, resolution));
                }
            }
        }
        let begins = series.meetings.first().map(|meeting| meeting.on.latest());
        Self { by_id, settled, begins }
    }

    fn judge(
        &mut self,
        meeting: &MeetingView<'_>,
        item: ItemView<'_, '_>,
        findings: &mut Findings<'_>,
    ) -> Judged {
        let mut judged = Err(Skip::Nothing);
        for (index, resolution) in item.get().resolutions.iter().enumerate() {
            let place = item.pointer().field("resolutions").index(index);
            let plans: Vec<_> =
                dealt_with(item, resolution).filter_map(|id| self.by_id.get(id).copied()).collect();
            if plans.is_empty() {
                continue;
            }
            let is_open = |plan: &&&Record<'_, Plan>| {
                needs_approval(plan, item) && !self.settled.contains(&plan.id)
            };
            let open: Vec<_> = plans.iter().filter(is_open).copied().collect();
            judged = if open.is_empty() {
                judged.or(Ok(()))
            } else {
                self.judge_open(meeting, resolution, &open, &place, findings)
            };
        }
        judged
    }

    /// Judges a resolution on plans that nobody approved.
    fn judge_open(
        &mut self,
        meeting: &MeetingView<'_>,
        resolution: &Resolution,
        plans: &[&Record<'_, Plan>],
        place: &Place,
        findings: &mut Findings<'_>,
    ) -> Judged {
        if !meeting.is_complete() {
            return Err(Skip::Missing("the record is an extract"));
        }
        let mut limbs = resolution.limbs.iter();
        let is_told = match limbs.len() {
            0 => resolution.effect.is_some(),
            _ => limbs.all(|limb| limb.effect.is_some()),
        };
        if !is_told {
            return Err(Skip::Missing("not what the resolution does"));
        }
        let is_noted = resolution.effects().any(|effect| effect == Effect::Noted);
        if !is_noted || resolution.puts_off() {
            return Ok(());
        }
        let is_older = |plan: &Record<'_, Plan>| {
            let year = plan.financial_year.and_then(FinancialYear::first_day);
            let starts = plan.starts_on.map(PartialDate::earliest).or(year);
            starts.is_some_and(|starts| self.begins.is_some_and(|begins| starts < begins))
        };
        let (older, plans): (Vec<_>, Vec<_>) = plans.iter().copied().partition(|it| is_older(it));
        if plans.is_empty() && !older.is_empty() {
            return Err(Skip::Missing("the plan may have been approved before the book begins"));
        }
        let titles: Vec<_> = plans.iter().map(|plan| format!("“{}”", plan.title)).collect();
        let are = if titles.len() == 1 { "is" } else { "are" };
        let mut added = findings
            .add(place.clone(), format!("{} {are} noted, but not approved", titles.join(" and ")))
            .help("noting receives a document without adopting it");
        for plan in plans {
            self.settled.insert(plan.id);
            added = added.related(plan.pointer(), format!("“{}”", plan.title));
        }
        Ok(())
    }
}

/// Whether what is decided goes beyond noting.
fn settles(effect: Effect) -> bool {
    !matches!(effect, Effect::Noted | Effect::Requested | Effect::Deferred)
}

/// The plans that a resolution deals with: its own, else those of the item.
fn dealt_with<'a>(
    item: ItemView<'a, '_>,
    resolution: &'a Resolution,
) -> impl Iterator<Item = &'a PlanId> {
    let own = &resolution.plan_ids;
    if own.is_empty() { item.get().plan_ids.iter() } else { own.iter() }
}

/// Whether the plan was put to the board to be approved.
fn needs_approval(plan: &Plan, item: ItemView<'_, '_>) -> bool {
    let is_product = matches!(
        plan.kind,
        Some(
            PlanKind::PartnershipPlan
                | PlanKind::StrategicAssessment
                | PlanKind::CommunitySafetyAgreement
        )
    );
    // Under other items it is reported on, not put.
    plan.needs_approval.unwrap_or(is_product && item.kind == Some(ItemKind::Plan))
}
