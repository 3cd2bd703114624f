#[cfg(feature = "schema")]
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{List, MembershipBasis, MinuteReference, Office, Party, Vote, absent};
use crate::value::{
    AgendaItemId, FundingId, Label, Money, MunicipalYear, PlanId, ResolutionId, Text, Time,
};

/// What a board decided under an item.
///
/// "Resolved", "agreed" and "noted" are words that minutes use for it; the word
/// is kept in `keyword`, what it does in `effect`. The text stands in `text`, in
/// the limbs, or begins in the one and goes on in the others.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Resolution {
    /// Identifies the resolution.
    pub id: ResolutionId,
    /// Its number as printed, where it has one of its own.
    #[serde(default, skip_serializing_if = "absent")]
    pub number: Option<Label>,
    /// The word that the minutes use, such as "RESOLVED"; absent where there is none.
    #[serde(default, skip_serializing_if = "absent")]
    pub keyword: Option<Text>,
    /// The words that another document or field of the same meeting uses for it.
    #[serde(default, skip_serializing_if = "absent")]
    pub other_keywords: List<Text>,
    /// The text, or what comes before the limbs.
    #[serde(default, skip_serializing_if = "absent")]
    pub text: Option<Text>,
    /// The text as it was put to the vote, where the minutes give another.
    #[serde(default, skip_serializing_if = "absent")]
    pub voted_text: Option<Text>,
    /// Its lettered or numbered parts, in order.
    #[serde(default, skip_serializing_if = "absent")]
    pub limbs: List<Limb>,
    /// What it does.
    #[serde(default, skip_serializing_if = "absent")]
    pub effect: Option<Effect>,
    /// Whether it is a decision in principle only.
    #[serde(default, skip_serializing_if = "absent")]
    pub in_principle: bool,
    /// What it is subject to.
    #[serde(default, skip_serializing_if = "absent")]
    pub conditions: List<Text>,
    /// The bodies that a recommendation is made to.
    #[serde(default, skip_serializing_if = "absent")]
    pub recommended_to: List<Party>,
    /// The earlier motion that it amends.
    #[serde(default, skip_serializing_if = "absent")]
    pub amends_resolution_id: Option<ResolutionId>,
    /// Whether it was carried. Yes, where absent: minutes give what was decided.
    #[serde(default, skip_serializing_if = "absent")]
    pub outcome: Option<Outcome>,
    /// Whether the minutes say that it was proposed, named or not.
    #[serde(default, skip_serializing_if = "absent")]
    pub was_proposed: Option<bool>,
    /// Whether the minutes say that it was seconded, named or not.
    #[serde(default, skip_serializing_if = "absent")]
    pub was_seconded: Option<bool>,
    /// Who proposed it.
    #[serde(default, skip_serializing_if = "absent")]
    pub proposers: List<Party>,
    /// Who seconded it.
    #[serde(default, skip_serializing_if = "absent")]
    pub seconders: List<Party>,
    /// Whether the minutes call it unanimous.
    #[serde(default, skip_serializing_if = "absent")]
    pub unanimous: Option<bool>,
    /// The votes, where they were counted or recorded.
    #[serde(default, skip_serializing_if = "absent")]
    pub vote: Option<Box<Vote>>,
    /// The offices that it fills.
    #[serde(default, skip_serializing_if = "absent")]
    pub elections: List<Election>,
    /// Those whom it leaves something to do or to decide.
    #[serde(default, skip_serializing_if = "absent")]
    pub delegations: List<Delegation>,
    /// The funding that it deals with.
    #[serde(default, skip_serializing_if = "absent")]
    pub funding_ids: List<FundingId>,
    /// The plans that it deals with.
    #[serde(default, skip_serializing_if = "absent")]
    pub plan_ids: List<PlanId>,
    /// Who took the decision alone, having had the board's advice, where not the board.
    #[serde(default, skip_serializing_if = "absent")]
    pub decided_by: Option<Box<Party>>,
    /// The earlier decisions that it ratifies.
    #[serde(default, skip_serializing_if = "absent")]
    pub ratifies: List<MinuteReference>,
    /// When it was taken.
    #[serde(default, skip_serializing_if = "absent")]
    pub at: Option<Time>,
    /// Where it is printed, where not under its item, such as "Decision sheet".
    #[serde(default, skip_serializing_if = "absent")]
    pub printed_apart: Option<Text>,
}

impl Resolution {
    /// A resolution with a text.
    pub fn new(id: ResolutionId, text: Text) -> Self {
        Self { text: Some(text), ..Self::empty(id) }
    }

    /// A resolution made of limbs.
    pub fn with_limbs(id: ResolutionId, limbs: List<Limb>) -> Self {
        Self { limbs, ..Self::empty(id) }
    }

    fn empty(id: ResolutionId) -> Self {
        Self {
            id,
            number: None,
            keyword: None,
            other_keywords: List::new(),
            text: None,
            voted_text: None,
            limbs: List::new(),
            effect: None,
            in_principle: false,
            conditions: List::new(),
            recommended_to: List::new(),
            amends_resolution_id: None,
            outcome: None,
            was_proposed: None,
            was_seconded: None,
            proposers: List::new(),
            seconders: List::new(),
            unanimous: None,
            vote: None,
            elections: List::new(),
            delegations: List::new(),
            funding_ids: List::new(),
            plan_ids: List::new(),
            decided_by: None,
            ratifies: List::new(),
            at: None,
            printed_apart: None,
        }
    }
}

/// A lettered or numbered part of a resolution.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Limb {
    /// Its letter or number as printed, such as "(b)".
    #[serde(default, skip_serializing_if = "absent")]
    pub label: Option<Label>,
    /// The word that the minutes use for it, where not that of the resolution.
    #[serde(default, skip_serializing_if = "absent")]
    pub keyword: Option<Text>,
    /// The text.
    pub text: Text,
    /// What it does.
    #[serde(default, skip_serializing_if = "absent")]
    pub effect: Option<Effect>,
}

impl Limb {
    /// A limb with its letter or number.
    pub fn new(label: Label, text: Text) -> Self {
        Self { label: Some(label), keyword: None, text, effect: None }
    }
}

/// What a decision does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Effect {
    /// Receives without approving.
    Noted,
    /// Approves or adopts.
    Approved,
    /// Agrees to something that is not a document.
    Agreed,
    /// Asks somebody to do something.
    Requested,
    /// Proposes a decision to another body.
    Recommended,
    /// Passes authority to somebody.
    Delegated,
    /// Fills an office.
    Appointed,
    /// Puts off.
    Deferred,
    /// Declines.
    Refused,
    /// Confirms a decision taken without the power to take it.
    Ratified,
}

/// Whether a motion was carried.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Outcome {
    /// Carried.
    Carried,
    /// Lost.
    Lost,
    /// Taken back by its mover.
    Withdrawn,
}

/// The filling of an office.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Election {
    /// The office.
    pub office: Office,
    /// The office as printed, such as "Vice-Chairman".
    #[serde(default, skip_serializing_if = "absent")]
    pub office_as_printed: Option<Text>,
    /// Who fills it.
    pub who: Party,
    /// How: elected, or noted as holding it by office.
    #[serde(default, skip_serializing_if = "absent")]
    pub basis: Option<MembershipBasis>,
    /// The post that carries the office, where it is held by office.
    #[serde(default, skip_serializing_if = "absent")]
    pub post: Option<Text>,
    /// The municipal year that it is filled for.
    #[serde(default, skip_serializing_if = "absent")]
    pub municipal_year: Option<MunicipalYear>,
    /// The body on which the office is, where not this board.
    #[serde(default, skip_serializing_if = "absent")]
    pub body: Option<Box<Party>>,
    /// The items for which the office is filled, where not for good.
    #[serde(default, skip_serializing_if = "absent")]
    pub item_ids: List<AgendaItemId>,
    /// Who holds a like office already.
    #[serde(default, skip_serializing_if = "absent")]
    pub alongside: List<Party>,
}

impl Election {
    /// Somebody to an office.
    pub fn new(office: Office, who: Party) -> Self {
        Self {
            office,
            office_as_printed: None,
            who,
            basis: None,
            post: None,
            municipal_year: None,
            body: None,
            item_ids: List::new(),
            alongside: List::new(),
        }
    }
}

/// Something left to named holders to do or to decide.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Delegation {
    /// To whom; empty where the minutes do not say.
    #[serde(default)]
    pub to: List<Party>,
    /// What is left to them.
    pub what: Text,
    /// Up to what sum.
    #[serde(default, skip_serializing_if = "absent")]
    pub limit: Option<Money>,
}

impl Delegation {
    /// Something left to somebody.
    pub fn new(to: List<Party>, what: Text) -> Self {
        Self { to, what, limit: None }
    }
}
