//! Bodies, people, boards and members.

use minutebook::model::{
    ChairSelection, ItemKind, MembershipBasis, Nation, NumberingReset, Office, OrganisationKind,
    Profile, QuorumUnit,
};
use serde::Deserialize;

use super::Day;
use super::Hour;
use super::Id;
use super::business::Interval;
use super::shared::Source;

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Organisation {
    id: Id,
    name: String,
    kind: Option<OrganisationKind>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Person {
    id: Id,
    name: PersonName,
    organisation_id: Option<Id>,
    position: Option<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct PersonName {
    given: Option<String>,
    family: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Board {
    id: Id,
    name: String,
    host_id: Option<Id>,
    area: Option<String>,
    established_on: Option<String>,
    #[serde(default)]
    terms_of_reference: Vec<TermsOfReference>,
    #[serde(default)]
    meetings_complete: Vec<DateSpan>,
    #[serde(default)]
    members_complete: Vec<DateSpan>,
    #[serde(default)]
    plans_complete: Vec<DateSpan>,
    #[serde(default)]
    responsible_authority_ids: Vec<Id>,
    two_tier: Option<bool>,
    #[serde(default)]
    annual_meetings_on: Vec<Day>,
    source: Option<Source>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct TermsOfReference {
    version: Option<String>,
    in_force_from: Option<Day>,
    profile: Option<Profile>,
    nation: Option<Nation>,
    quorum: Option<Quorum>,
    chair_selection: Option<ChairSelection>,
    chair_is_member: Option<bool>,
    casting_vote: Option<bool>,
    substitutes_allowed: Option<bool>,
    chairs: Option<u16>,
    #[serde(default)]
    yearly_offices: Vec<Office>,
    meets_every: Option<Interval>,
    longest_gap_days: Option<u16>,
    #[serde(default)]
    standing_items: Vec<ItemKind>,
    stale_action_days: Option<u16>,
    spending_review: Option<String>,
    papers_days: Option<u16>,
    office_closes_at: Option<Hour>,
    notice_days: Option<u16>,
    numbering_reset: Option<NumberingReset>,
    #[serde(default)]
    adopted_rules: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Quorum {
    minimum: Option<u16>,
    unit: Option<QuorumUnit>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct DateSpan {
    from: Day,
    until: Day,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Member {
    id: Id,
    board_id: Id,
    person_id: Option<Id>,
    represents_id: Option<Id>,
    office: Option<Office>,
    seat: Option<String>,
    basis: Option<MembershipBasis>,
    voting: Option<bool>,
    starts_on: Option<String>,
    ends_on: Option<String>,
}
