//! Resolutions.

use minutebook::model::{Effect, MembershipBasis, Office, Outcome};
use serde::Deserialize;

use super::Id;
use super::shared::Party;

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Resolution {
    id: Id,
    keyword: Option<String>,
    text: Option<String>,
    #[serde(default)]
    limbs: Vec<Limb>,
    effect: Option<Effect>,
    outcome: Option<Outcome>,
    #[serde(default)]
    proposers: Vec<Party>,
    #[serde(default)]
    seconders: Vec<Party>,
    vote: Option<Vote>,
    #[serde(default)]
    elections: Vec<Election>,
    #[serde(default)]
    funding_ids: Vec<Id>,
    #[serde(default)]
    plan_ids: Vec<Id>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Limb {
    label: Option<String>,
    text: String,
    effect: Option<Effect>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Election {
    office: Office,
    who: Party,
    basis: Option<MembershipBasis>,
    municipal_year: Option<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Vote {
    votes_for: Option<u32>,
    votes_against: Option<u32>,
}
