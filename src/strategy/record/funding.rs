use proptest::collection::vec;
use proptest::prelude::*;

use super::action::rag;
use super::shared::all_accepted;
use super::{
    due, extensions, few, maybe, maybe_boxed, minute_reference, party, record, source, word,
};
use crate::model::{Condition, Funding, FundingAmount, List, Plan, PlanStep};
use crate::strategy::value::{financial_year, id, label, money, partial_date, text};

/// One sum of a funding.
pub fn funding_amount() -> impl Strategy<Value = FundingAmount> {
    let kind = word!(
        AmountKind: Requested, Awarded, Allocated, Approved, Budgeted, Earmarked, Reserve, Precept,
        Committed, AwaitingInvoice, Invoiced, Spent, SpentToDate, ExpectedIncome, Received,
        Underspend, Overspend, BroughtForward, CarriedForward, Returned, Retained, Reallocated,
        Transferred, Quoted, UnitPrice,
    );
    record! {
        (kind, money()).prop_map(|(kind, money)| FundingAmount::new(kind, money)),
        purpose: maybe(text()),
        financial_year: maybe(financial_year()),
        on: maybe(partial_date()),
        unit: maybe(text()),
        quantity: maybe(0..99_u32),
        stated_at: maybe_boxed(minute_reference()),
        resolution_id: maybe(id()),
        approved_by: maybe_boxed(party()),
        approved_on: maybe(partial_date()),
        to_funding_id: maybe(id()),
        reason: maybe(text()),
        approximate: any::<bool>(),
        at_most: any::<bool>(),
        includes_vat: maybe(any::<bool>()),
        as_printed: maybe(text()),
    }
}

/// Something that funding is subject to.
pub fn condition() -> impl Strategy<Value = Condition> {
    let kind = word!(
        ConditionKind: MonitoringReturn, Agreement, SpendBy, MatchFunding, CarryForwardApproval,
        VirementApproval, Other,
    );
    record! {
        text().prop_map(Condition::new),
        kind: maybe(kind),
        due: maybe_boxed(due()),
        met_on: maybe(partial_date()),
        withholds_money: maybe(any::<bool>()),
        stated_at: maybe_boxed(minute_reference()),
    }
}

/// A funding.
pub fn funding() -> impl Strategy<Value = Funding> {
    record! {
        (id(), id(), text()).prop_map(|(id, board, name)| Funding::new(id, board, name)),
        funders: few(party()),
        recipients: few(party()),
        holder: maybe_boxed(party()),
        decider: maybe_boxed(party()),
        financial_year: maybe(financial_year()),
        part_of_id: maybe(id()),
        share: maybe(label()),
        amounts: vec(funding_amount(), 0..6).prop_map(List::from),
        conditions: few(condition()),
        starts_on: maybe(partial_date()),
        funded_until: maybe(partial_date()),
        spend_by: maybe(partial_date()),
        reported_current_at: few(minute_reference()),
        accepted: all_accepted(),
        source: maybe_boxed(source()),
        extensions: extensions(),
    }
}

/// Something that was done with a plan.
pub fn plan_step() -> impl Strategy<Value = PlanStep> {
    let event = word!(
        PlanEvent: Drafted, Circulated, Noted, Approved, Published, Launched, Closed,
        SentToPolicingBody, Reviewed, Received, Answered, Notified, Decided, Completed,
        SentToCommissioner,
    );
    record! {
        event.prop_map(PlanStep::new),
        on: maybe(partial_date()),
        stated_at: maybe_boxed(minute_reference()),
        reason: maybe(text()),
    }
}

/// A plan.
pub fn plan() -> impl Strategy<Value = Plan> {
    let kind = word!(
        PlanKind: PartnershipPlan, StrategicAssessment, CommunitySafetyAgreement, DeliveryPlan,
        Strategy, Procedure, Survey, ScrutinyReport, DeathReview, Other,
    );
    record! {
        (id(), id(), text()).prop_map(|(id, board, title)| Plan::new(id, board, title)),
        kind: maybe(kind),
        financial_year: maybe(financial_year()),
        starts_on: maybe(partial_date()),
        ends_on: maybe(partial_date()),
        needs_approval: maybe(any::<bool>()),
        authors: few(party()),
        rag: maybe(rag()),
        steps: few(plan_step()),
        accepted: all_accepted(),
        source: maybe_boxed(source()),
        extensions: extensions(),
    }
}
