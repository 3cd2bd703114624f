#[cfg(feature = "schema")]
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{List, Party, absent};
use crate::value::{AgendaItemId, Date, Text};

/// An interest that somebody declared at a meeting.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Declaration {
    /// Who declared it.
    pub who: Party,
    /// Its kind.
    #[serde(default, skip_serializing_if = "absent")]
    pub kind: Option<InterestKind>,
    /// Its kind as printed.
    #[serde(default, skip_serializing_if = "absent")]
    pub kind_as_printed: Option<Text>,
    /// Whether it was only told by the way, not as a declaration under a code.
    #[serde(default, skip_serializing_if = "absent")]
    pub informal: bool,
    /// The items that it touches.
    #[serde(default, skip_serializing_if = "absent")]
    pub item_ids: List<AgendaItemId>,
    /// Whether it touches every item of the meeting.
    #[serde(default, skip_serializing_if = "absent")]
    pub all_items: bool,
    /// What the interest is.
    #[serde(default, skip_serializing_if = "absent")]
    pub nature: Option<Text>,
    /// Through whom the person has the interest, such as a spouse.
    #[serde(default, skip_serializing_if = "absent")]
    pub through: Option<Text>,
    /// The item during which it was declared, where not under declarations.
    #[serde(default, skip_serializing_if = "absent")]
    pub declared_during_item_id: Option<AgendaItemId>,
    /// Whether the person left for the items.
    #[serde(default, skip_serializing_if = "absent")]
    pub withdrew: Option<bool>,
    /// Whether the interest was in the register of interests when it was declared.
    #[serde(default, skip_serializing_if = "absent")]
    pub registered: Option<bool>,
    /// When the monitoring officer was told of an interest that was not in the register.
    #[serde(default, skip_serializing_if = "absent")]
    pub notified_on: Option<Date>,
    /// Whether the person spoke on the items.
    #[serde(default, skip_serializing_if = "absent")]
    pub spoke: Option<bool>,
    /// Whether the person voted on the items.
    #[serde(default, skip_serializing_if = "absent")]
    pub voted: Option<bool>,
    /// Why the person could lawfully stay, where the interest would forbid it.
    #[serde(default, skip_serializing_if = "absent")]
    pub dispensation: Option<Text>,
}

impl Declaration {
    /// A declaration of which only the person is known.
    pub fn new(who: Party) -> Self {
        Self {
            who,
            kind: None,
            kind_as_printed: None,
            informal: false,
            item_ids: List::new(),
            all_items: false,
            nature: None,
            through: None,
            declared_during_item_id: None,
            withdrew: None,
            registered: None,
            notified_on: None,
            spoke: None,
            voted: None,
            dispensation: None,
        }
    }
}

/// The kind of an interest.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum InterestKind {
    /// Personal.
    Personal,
    /// Prejudicial.
    Prejudicial,
    /// Personal and prejudicial.
    PersonalAndPrejudicial,
    /// A disclosable pecuniary interest of a councillor (Localism Act 2011, s. 30).
    DisclosablePecuniary,
    /// Another pecuniary interest.
    OtherPecuniary,
    /// Registrable under a local code and not pecuniary.
    OtherRegistrable,
    /// Neither pecuniary nor registrable.
    NonRegistrable,
    /// Told for openness, with no interest under any code.
    ForTransparency,
    /// Council tax two months unpaid, which forbids a vote on the budget (Local Government Finance
    /// Act 1992, s. 106).
    CouncilTaxArrears,
    /// A party whip on the vote (in Wales: Local Government (Wales) Measure 2011, s. 78).
    PartyWhip,
    /// That others had sought the person's support.
    Lobbied,
}

impl InterestKind {
    /// Whether it is an interest: not what is told only for openness, a whip or lobbying.
    pub fn is_interest(self) -> bool {
        !matches!(self, Self::ForTransparency | Self::PartyWhip | Self::Lobbied)
    }
}

/// What the minutes say where interests were not declared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum NilReturn {
    /// No interest was declared.
    None,
    /// No interest was declared beyond those recorded.
    NoOther,
}
