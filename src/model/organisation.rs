#[cfg(feature = "schema")]
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Accepted, Extensions, List, Source, absent};
use crate::value::{Date, OrganisationId, Text};

/// A body that sends people to a board, answers to it or pays for it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Organisation {
    /// Identifies the organisation.
    pub id: OrganisationId,
    /// Its name.
    pub name: Text,
    /// Its short forms and other names, such as "OPCC".
    #[serde(default, skip_serializing_if = "absent")]
    pub other_names: List<Text>,
    /// What kind of body it is.
    #[serde(default, skip_serializing_if = "absent")]
    pub kind: Option<OrganisationKind>,
    /// The organisation that it is a part of.
    #[serde(default, skip_serializing_if = "absent")]
    pub part_of_id: Option<OrganisationId>,
    /// The first day on which it existed.
    #[serde(default, skip_serializing_if = "absent")]
    pub established_on: Option<Date>,
    /// The last day on which it existed.
    #[serde(default, skip_serializing_if = "absent")]
    pub dissolved_on: Option<Date>,
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

impl Organisation {
    /// An organisation of which only the name is known.
    pub fn new(id: OrganisationId, name: Text) -> Self {
        Self {
            id,
            name,
            other_names: List::new(),
            kind: None,
            part_of_id: None,
            established_on: None,
            dissolved_on: None,
            accepted: List::new(),
            source: None,
            extensions: Extensions::new(),
        }
    }
}

/// What kind of body an organisation is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum OrganisationKind {
    /// A county council.
    CountyCouncil,
    /// A district, borough or city council below a county council.
    DistrictCouncil,
    /// A council with the powers of both.
    UnitaryCouncil,
    /// A parish, town or community council.
    ParishCouncil,
    /// A police force.
    Police,
    /// An elected local policing body, such as a police and crime commissioner.
    PolicingBody,
    /// A fire and rescue service.
    FireAndRescue,
    /// A fire authority, which governs a fire and rescue service.
    FireAuthority,
    /// A probation provider.
    Probation,
    /// A primary care trust (until 31 March 2013).
    PrimaryCareTrust,
    /// A clinical commissioning group (until 30 June 2022).
    ClinicalCommissioningGroup,
    /// An integrated care board (from 1 July 2022).
    IntegratedCareBoard,
    /// A local health board in Wales.
    LocalHealthBoard,
    /// Another body of the health service.
    Health,
    /// A local Healthwatch.
    Healthwatch,
    /// A government department.
    GovernmentDepartment,
    /// A school, college or university.
    Education,
    /// A charity or community group.
    Voluntary,
    /// A company or a body of businesses.
    Business,
    /// Anything else.
    Other,
}
