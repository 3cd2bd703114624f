use std::collections::{BTreeMap, HashMap};

use super::{MeetingView, Record, SeriesView};
use crate::model::{Effect, Outcome, Plan, PlanEvent, PlanKind, Resolution};
use crate::rule::Place;
use crate::rule::Skip;
use crate::value::{Date, FinancialYear, PartialDate, PlanId};

impl Record<'_, Plan> {
    /// The financial year that the plan is for, or for which it is the first time.
    pub(crate) fn first_year(&self) -> Option<FinancialYear> {
        let by_start = || {
            let starts = self.starts_on?;
            // "2017" in "2017-2020" is the year that begins then. One that begins in between is
            // of no financial year.
            let is_year = starts.latest().days_since(starts.earliest()) > 31;
            let fits = is_year || starts.earliest().month() == 4;
            FinancialYear::of(starts.latest()).filter(|_| fits)
        };
        self.financial_year.or_else(by_start)
    }

    /// The place of a step.
    pub(crate) fn step_pointer(&self, at: usize) -> Place {
        self.pointer().field("steps").index(at)
    }
}

impl SeriesView<'_> {
    /// The meetings that approved each plan, by their days, with the resolutions; the first first.
    pub(crate) fn approving_resolutions(&self) -> HashMap<PlanId, Vec<(PartialDate, Place)>> {
        let mut approving: HashMap<_, Vec<_>> = HashMap::new();
        for meeting in self.meetings.iter().filter(|meeting| meeting.took_place()) {
            for (pointer, resolution) in MeetingView::resolutions(meeting) {
                for plan in resolution.plan_ids.iter().filter(|_| approves(resolution)) {
                    approving.entry(*plan).or_default().push((meeting.on, pointer.clone()));
                }
            }
        }
        approving
    }

    /// When plans of this kind were approved, by the financial years that they are for; those
    /// never approved are not among them. Where the plan has no such step, resolutions tell.
    pub(crate) fn approvals(&self, kind: PlanKind) -> BTreeMap<FinancialYear, Approvals> {
        let mut years: BTreeMap<_, Approvals> = BTreeMap::new();
        let resolved = self.approving_resolutions();
        for plan in self.plans.iter().filter(|plan| plan.kind == Some(kind)) {
            let approved = |step: &_| matches!(step, PlanEvent::Approved);
            let has_step = plan.steps.iter().any(|step| approved(&step.event));
            let resolved = resolved.get(&plan.id).map_or(&[][..], Vec::as_slice);
            if !has_step && resolved.is_empty() {
                continue;
            }
            let Some(year) = plan.first_year() else { continue };
            let approvals = years.entry(year).or_default();
            for (on, pointer) in resolved.iter().filter(|_| !has_step) {
                approvals.first_by = earlier(approvals.first_by, Some(on.latest()));
                approvals.dated.push((*on, plan.id, pointer.clone()));
            }
            for (at, step) in plan.steps.iter().enumerate() {
                let stated = || step.stated_at.as_ref().and_then(|at| self.date_of(at));
                // What the record says has happened by the time that it says so.
                let by = step.on.or_else(stated).map(PartialDate::latest);
                if approved(&step.event) {
                    approvals.first_by = earlier(approvals.first_by, by);
                    match step.on {
                        Some(on) => {
                            let pointer = plan.step_pointer(at).field("on");
                            approvals.dated.push((on, plan.id, pointer));
                        }
                        None => approvals.undated = true,
                    }
                } else if matches!(
                    step.event,
                    PlanEvent::Published | PlanEvent::Launched | PlanEvent::SentToPolicingBody
                ) {
                    // A plan is approved before it is out.
                    approvals.first_by = earlier(approvals.first_by, by);
                }
            }
        }
        years
    }
}

/// Whether a resolution approves a plan as a whole, not a change to it or its principle.
fn approves(resolution: &Resolution) -> bool {
    let texts = resolution.text.iter().chain(resolution.limbs.iter().map(|limb| &limb.text));
    let mut texts = texts.map(|text| text.as_str().to_lowercase());
    let is_change = texts.any(|text| ["amend", "revis"].iter().any(|word| text.contains(word)));
    resolution.effects().any(|effect| effect == Effect::Approved)
        && matches!(resolution.outcome, None | Some(Outcome::Carried))
        && !resolution.in_principle
        && !is_change
}

fn earlier(one: Option<Date>, other: Option<Date>) -> Option<Date> {
    one.into_iter().chain(other).min()
}

/// The approvals of the plans for one year.
#[derive(Debug, Default)]
pub(crate) struct Approvals {
    dated: Vec<(PartialDate, PlanId, Place)>,
    /// Whether there is one of which the record does not give the day.
    undated: bool,
    /// The first day by which one was certainly given.
    first_by: Option<Date>,
}

impl Approvals {
    /// The first approval, where all came after the deadline. One that came later is a revision.
    pub(crate) fn all_after(&self, deadline: Date) -> Result<Option<(PartialDate, Place)>, Skip> {
        if self.first_by.is_some_and(|by| by <= deadline) {
            return Ok(None);
        }
        if self.undated {
            return Err(Skip::Missing("no date of the approval"));
        }
        let first = self.dated.iter().min_by_key(|(on, plan, _)| (on.earliest(), *plan));
        match first {
            Some((on, _, pointer)) if on.earliest() > deadline => Ok(Some((*on, pointer.clone()))),
            _ => Err(Skip::Missing("no full date of the approval")),
        }
    }
}
