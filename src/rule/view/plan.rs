use std::collections::BTreeMap;

use super::{Record, SeriesView};
use crate::finding::Pointer;
use crate::model::{Plan, PlanEvent, PlanKind};
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
    pub(crate) fn step_pointer(&self, at: usize) -> Pointer {
        self.pointer().field("steps").index(at)
    }
}

impl SeriesView<'_> {
    /// When plans of this kind were approved, by the financial years that they are for; those
    /// never approved are not among them.
    pub(crate) fn approvals(&self, kind: PlanKind) -> BTreeMap<FinancialYear, Approvals> {
        let mut years: BTreeMap<_, Approvals> = BTreeMap::new();
        for plan in self.plans.iter().filter(|plan| plan.kind == Some(kind)) {
            let approved = |step: &_| matches!(step, PlanEvent::Approved);
            if !plan.steps.iter().any(|step| approved(&step.event)) {
                continue;
            }
            let Some(year) = plan.first_year() else { continue };
            let approvals = years.entry(year).or_default();
            for (at, step) in plan.steps.iter().enumerate() {
                let stated = || step.stated_at.as_ref().and_then(|at| self.date_of(at));
                // What the record says has happened by the time that it says so.
                let by = step.on.or_else(stated).map(PartialDate::latest);
                if approved(&step.event) {
                    approvals.first_by = earlier(approvals.first_by, by);
                    match step.on {
                        Some(on) => approvals.dated.push((on, plan.id, plan.step_pointer(at))),
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

fn earlier(one: Option<Date>, other: Option<Date>) -> Option<Date> {
    one.into_iter().chain(other).min()
}

/// The approvals of the plans for one year.
#[derive(Debug, Default)]
pub(crate) struct Approvals {
    dated: Vec<(PartialDate, PlanId, Pointer)>,
    /// Whether there is one of which the record does not give the day.
    undated: bool,
    /// The first day by which one was certainly given.
    first_by: Option<Date>,
}

impl Approvals {
    /// The first approval, where all came after the deadline. One that came later is a revision.
    pub(crate) fn all_after(&self, deadline: Date) -> Result<Option<(PartialDate, Pointer)>, Skip> {
        if self.first_by.is_some_and(|by| by <= deadline) {
            return Ok(None);
        }
        if self.undated {
            return Err(Skip::Missing("no date of the approval"));
        }
        let first = self.dated.iter().min_by_key(|(on, plan, _)| (on.earliest(), *plan));
        match first {
            Some((on, _, pointer)) if on.earliest() > deadline => {
                Ok(Some((*on, pointer.clone().field("on"))))
            }
            _ => Err(Skip::Missing("no full date of the approval")),
        }
    }
}
