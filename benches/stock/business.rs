//! Actions, funding and plans.

use minutebook::model::{
    ActionStatus, AmountKind, ConditionKind, IntervalUnit, PlanEvent, PlanKind, Rag,
};
use serde::Deserialize;

use super::Day;
use super::Id;
use super::shared::MinuteReference;
use super::shared::Party;

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Action {
    id: Id,
    board_id: Id,
    number: Option<String>,
    label_as_printed: Option<String>,
    text: String,
    #[serde(default)]
    owners: Vec<Party>,
    due: Option<Due>,
    raised_at: Option<MinuteReference>,
    raised_on: Option<String>,
    status: ActionStatus,
    completed_on: Option<String>,
    rag: Option<Rag>,
    #[serde(default)]
    history: Vec<ActionStep>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Due {
    as_printed: Option<String>,
    on: Option<String>,
    after: Option<Interval>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Interval {
    count: u16,
    unit: IntervalUnit,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct ActionStep {
    reported_at: Option<MinuteReference>,
    on: Option<Day>,
    #[serde(default)]
    statuses: Vec<ActionStatus>,
    as_printed: Option<String>,
    rag: Option<Rag>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Funding {
    id: Id,
    board_id: Id,
    name: String,
    #[serde(default)]
    funders: Vec<Party>,
    #[serde(default)]
    recipients: Vec<Party>,
    holder: Option<Party>,
    financial_year: Option<String>,
    part_of_id: Option<Id>,
    #[serde(default)]
    amounts: Vec<FundingAmount>,
    #[serde(default)]
    conditions: Vec<Condition>,
    starts_on: Option<String>,
    funded_until: Option<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct FundingAmount {
    kind: AmountKind,
    money: Money,
    on: Option<String>,
    stated_at: Option<MinuteReference>,
    resolution_id: Option<Id>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Money {
    minor_units: i64,
    currency: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Condition {
    text: String,
    kind: Option<ConditionKind>,
    due: Option<Due>,
    met_on: Option<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Plan {
    id: Id,
    board_id: Id,
    title: String,
    kind: Option<PlanKind>,
    financial_year: Option<String>,
    needs_approval: Option<bool>,
    #[serde(default)]
    steps: Vec<PlanStep>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct PlanStep {
    event: PlanEvent,
    on: Option<String>,
    stated_at: Option<MinuteReference>,
}
