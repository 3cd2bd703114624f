#[cfg(feature = "schema")]
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Accepted, Due, Extensions, List, MinuteReference, Party, Source, absent};
use crate::value::{
    BoardId, FinancialYear, FundingId, Label, Money, PartialDate, ResolutionId, Text,
};

/// A fund, grant or purchase of a board, with every sum that the record gives for it.
///
/// Money asked for, awarded, allocated, committed, spent and received are
/// different sums and are kept apart as [`FundingAmount`]s.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Funding {
    /// Identifies the funding.
    pub id: FundingId,
    /// The board whose business it is.
    pub board_id: BoardId,
    /// What it is called or for.
    pub name: Text,
    /// Who gives the money.
    #[serde(default, skip_serializing_if = "absent")]
    pub funders: List<Party>,
    /// Who gets it.
    #[serde(default, skip_serializing_if = "absent")]
    pub recipients: List<Party>,
    /// Who holds the money or what it buys.
    #[serde(default, skip_serializing_if = "absent")]
    pub holder: Option<Box<Party>>,
    /// Who decides on it, where not the board.
    #[serde(default, skip_serializing_if = "absent")]
    pub decider: Option<Box<Party>>,
    /// The financial year that it belongs to.
    #[serde(default, skip_serializing_if = "absent")]
    pub financial_year: Option<FinancialYear>,
    /// The funding of which this is a part.
    #[serde(default, skip_serializing_if = "absent")]
    pub part_of_id: Option<FundingId>,
    /// Its share of that funding as printed, such as "25%".
    #[serde(default, skip_serializing_if = "absent")]
    pub share: Option<Label>,
    /// The sums.
    #[serde(default, skip_serializing_if = "absent")]
    pub amounts: List<FundingAmount>,
    /// What it is subject to.
    #[serde(default, skip_serializing_if = "absent")]
    pub conditions: List<Condition>,
    /// The first day that it covers.
    #[serde(default, skip_serializing_if = "absent")]
    pub starts_on: Option<PartialDate>,
    /// The last day that it covers ("funded until").
    #[serde(default, skip_serializing_if = "absent")]
    pub funded_until: Option<PartialDate>,
    /// The day by which it must be spent.
    #[serde(default, skip_serializing_if = "absent")]
    pub spend_by: Option<PartialDate>,
    /// Where the minutes say that it is running.
    #[serde(default, skip_serializing_if = "absent")]
    pub reported_current_at: List<MinuteReference>,
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

impl Funding {
    /// A fund without any sums yet.
    pub fn new(id: FundingId, board_id: BoardId, name: Text) -> Self {
        Self {
            id,
            board_id,
            name,
            funders: List::new(),
            recipients: List::new(),
            holder: None,
            decider: None,
            financial_year: None,
            part_of_id: None,
            share: None,
            amounts: List::new(),
            conditions: List::new(),
            starts_on: None,
            funded_until: None,
            spend_by: None,
            reported_current_at: List::new(),
            accepted: List::new(),
            source: None,
            extensions: Extensions::new(),
        }
    }
}

/// One sum that the record gives, with what it is and where it stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct FundingAmount {
    /// What the sum is.
    pub kind: AmountKind,
    /// The sum.
    pub money: Money,
    /// What it is for, where the funding has several purposes.
    #[serde(default, skip_serializing_if = "absent")]
    pub purpose: Option<Text>,
    /// The financial year of the sum, where not that of the funding.
    #[serde(default, skip_serializing_if = "absent")]
    pub financial_year: Option<FinancialYear>,
    /// The day on which it was asked for, awarded, paid or the like, or up to which a total or a
    /// rest counts. The day on which the board heard of it is that of `stated_at`.
    #[serde(default, skip_serializing_if = "absent")]
    pub on: Option<PartialDate>,
    /// The unit that a unit price is for, such as "pallet".
    #[serde(default, skip_serializing_if = "absent")]
    pub unit: Option<Text>,
    /// How many units.
    #[serde(default, skip_serializing_if = "absent")]
    pub quantity: Option<u32>,
    /// Where the record gives it.
    #[serde(default, skip_serializing_if = "absent")]
    pub stated_at: Option<Box<MinuteReference>>,
    /// The resolution that decided it.
    #[serde(default, skip_serializing_if = "absent")]
    pub resolution_id: Option<ResolutionId>,
    /// Who approved it, such as the funder of a carry-forward.
    #[serde(default, skip_serializing_if = "absent")]
    pub approved_by: Option<Box<Party>>,
    /// When it was approved.
    #[serde(default, skip_serializing_if = "absent")]
    pub approved_on: Option<PartialDate>,
    /// The funding that it was moved to.
    #[serde(default, skip_serializing_if = "absent")]
    pub to_funding_id: Option<FundingId>,
    /// Why it is what it is, such as an award above what was asked for.
    #[serde(default, skip_serializing_if = "absent")]
    pub reason: Option<Text>,
    /// Whether the record calls the sum approximate.
    #[serde(default, skip_serializing_if = "absent")]
    pub approximate: bool,
    /// Whether the sum is a limit ("up to").
    #[serde(default, skip_serializing_if = "absent")]
    pub at_most: bool,
    /// Whether value added tax is in the sum.
    #[serde(default, skip_serializing_if = "absent")]
    pub includes_vat: Option<bool>,
    /// The sum as printed, where that adds something, such as "about £60k".
    #[serde(default, skip_serializing_if = "absent")]
    pub as_printed: Option<Text>,
}

impl FundingAmount {
    /// A sum and what it is.
    pub fn new(kind: AmountKind, money: Money) -> Self {
        Self {
            kind,
            money,
            purpose: None,
            financial_year: None,
            on: None,
            unit: None,
            quantity: None,
            stated_at: None,
            resolution_id: None,
            approved_by: None,
            approved_on: None,
            to_funding_id: None,
            reason: None,
            approximate: false,
            at_most: false,
            includes_vat: None,
            as_printed: None,
        }
    }
}

/// What a sum of money is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum AmountKind {
    /// Asked for.
    Requested,
    /// Granted by a funder.
    Awarded,
    /// Set aside for a purpose or a year.
    Allocated,
    /// Approved by the board.
    Approved,
    /// Planned in a budget.
    Budgeted,
    /// Set apart within a fund for a purpose.
    Earmarked,
    /// Kept for what is not foreseen.
    Reserve,
    /// Raised by a precept.
    Precept,
    /// Ordered and not yet paid.
    Committed,
    /// Expected to be invoiced.
    AwaitingInvoice,
    /// Invoiced and not yet paid.
    Invoiced,
    /// Spent on one thing.
    Spent,
    /// Spent in all up to the time of the statement.
    SpentToDate,
    /// Income expected.
    ExpectedIncome,
    /// Income received.
    Received,
    /// Left of an allocation at the end of its year.
    Underspend,
    /// Spent beyond an allocation.
    Overspend,
    /// Taken over from the year before.
    BroughtForward,
    /// Passed on to the year after.
    CarriedForward,
    /// Given back to the funder.
    Returned,
    /// Kept by the funder or the holder.
    Retained,
    /// Put to another use.
    Reallocated,
    /// Moved to another funding (virement).
    Transferred,
    /// A supplier's price.
    Quoted,
    /// The price of one unit.
    UnitPrice,
}

/// Something that funding is subject to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Condition {
    /// The condition in words.
    pub text: Text,
    /// What sort of condition it is.
    #[serde(default, skip_serializing_if = "absent")]
    pub kind: Option<ConditionKind>,
    /// By when it is to be met.
    #[serde(default, skip_serializing_if = "absent")]
    pub due: Option<Box<Due>>,
    /// When it was met.
    #[serde(default, skip_serializing_if = "absent")]
    pub met_on: Option<PartialDate>,
    /// Whether the money is held back until it is met.
    #[serde(default, skip_serializing_if = "absent")]
    pub withholds_money: Option<bool>,
    /// Where the record gives it.
    #[serde(default, skip_serializing_if = "absent")]
    pub stated_at: Option<Box<MinuteReference>>,
}

impl Condition {
    /// A condition in words.
    pub fn new(text: Text) -> Self {
        Self { text, kind: None, due: None, met_on: None, withholds_money: None, stated_at: None }
    }
}

/// What sort of condition it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum ConditionKind {
    /// A monitoring return is to be made to the funder.
    MonitoringReturn,
    /// An agreement is to be signed or kept.
    Agreement,
    /// It must be spent by a day.
    SpendBy,
    /// It must be matched from elsewhere.
    MatchFunding,
    /// What is left of it may be carried forward only with the funder's approval.
    CarryForwardApproval,
    /// It may be moved to another use only with the funder's approval.
    VirementApproval,
    /// Anything else.
    Other,
}
