#[cfg(feature = "schema")]
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Accepted, Extensions, List, MinuteReference, Party, Rag, Source, absent};
use crate::value::{BoardId, FinancialYear, PartialDate, PlanId, Text};

/// A plan, assessment, strategy or agreement that a board makes, over one year or several.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Plan {
    /// Identifies the plan.
    pub id: PlanId,
    /// The board whose business it is.
    pub board_id: BoardId,
    /// What it is called.
    pub title: Text,
    /// What sort of document it is.
    #[serde(default, skip_serializing_if = "absent")]
    pub kind: Option<PlanKind>,
    /// The financial year that it is for, where it is for one.
    #[serde(default, skip_serializing_if = "absent")]
    pub financial_year: Option<FinancialYear>,
    /// When it begins, where it is for several years: 2017 in "2017-2020".
    #[serde(default, skip_serializing_if = "absent")]
    pub starts_on: Option<PartialDate>,
    /// When it ends: 2020 in "2017-2020".
    #[serde(default, skip_serializing_if = "absent")]
    pub ends_on: Option<PartialDate>,
    /// Whether it takes effect only by the board's approval, where the record says so.
    #[serde(default, skip_serializing_if = "absent")]
    pub needs_approval: Option<bool>,
    /// Who made it, where not the board.
    #[serde(default, skip_serializing_if = "absent")]
    pub authors: List<Party>,
    /// The red, amber or green rating given to it or to all that is in it.
    #[serde(default, skip_serializing_if = "absent")]
    pub rag: Option<Rag>,
    /// What became of it, oldest first.
    #[serde(default, skip_serializing_if = "absent")]
    pub steps: List<PlanStep>,
    /// Findings on this record that are accepted, and why.
    #[serde(default, skip_serializing_if = "absent")]
    pub accepted: List<Accepted>,
    /// Where the record was taken from.
    #[serde(default, skip_serializing_if = "absent")]
    pub source: Option<Box<Source>>,
    /// What others add.
    #[serde(default, skip_serializing_if = "absent")]
    pub extensions: Extensions,
}

impl Plan {
    /// A plan of which only the title is known.
    pub fn new(id: PlanId, board_id: BoardId, title: Text) -> Self {
        Self {
            id,
            board_id,
            title,
            kind: None,
            financial_year: None,
            starts_on: None,
            ends_on: None,
            needs_approval: None,
            authors: List::new(),
            rag: None,
            steps: List::new(),
            accepted: List::new(),
            source: None,
            extensions: Extensions::new(),
        }
    }
}

/// What sort of plan it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum PlanKind {
    /// The partnership's own plan.
    PartnershipPlan,
    /// The yearly analysis behind it.
    StrategicAssessment,
    /// The county's community safety agreement.
    CommunitySafetyAgreement,
    /// What is to be delivered in a year.
    DeliveryPlan,
    /// A strategy on one matter.
    Strategy,
    /// A procedure or protocol.
    Procedure,
    /// A survey.
    Survey,
    /// A report of a scrutiny committee to the authorities.
    ScrutinyReport,
    /// A review of a death (domestic homicide review).
    DeathReview,
    /// Anything else.
    Other,
}

/// Something that was done with a plan.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct PlanStep {
    /// What.
    pub event: PlanEvent,
    /// When.
    #[serde(default, skip_serializing_if = "absent")]
    pub on: Option<PartialDate>,
    /// Where the record gives it.
    #[serde(default, skip_serializing_if = "absent")]
    pub stated_at: Option<Box<MinuteReference>>,
    /// Why it is late, or was not done otherwise.
    #[serde(default, skip_serializing_if = "absent")]
    pub reason: Option<Text>,
}

impl PlanStep {
    /// Something done at a time not known.
    pub fn new(event: PlanEvent) -> Self {
        Self { event, on: None, stated_at: None, reason: None }
    }
}

/// What can be done with a plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum PlanEvent {
    /// Written as a draft.
    Drafted,
    /// Sent round for comment.
    Circulated,
    /// Received without approval.
    Noted,
    /// Approved or agreed.
    Approved,
    /// Published.
    Published,
    /// Launched or opened.
    Launched,
    /// Closed, of a survey.
    Closed,
    /// Sent to the policing body.
    SentToPolicingBody,
    /// Reviewed or revised.
    Reviewed,
    /// Received by those whom it is addressed to.
    Received,
    /// Answered in writing.
    Answered,
    /// Asked for, or the death notified, of a death review.
    Notified,
    /// Decided whether to hold it, of a death review.
    Decided,
    /// Finished.
    Completed,
    /// Sent to the Domestic Abuse Commissioner.
    SentToCommissioner,
}
