#[cfg(feature = "schema")]
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{
    Action, Board, Extensions, Funding, Meeting, Member, Organisation, Person, Plan, Source, absent,
};
use crate::value::Text;

/// A minute book: the document that holds everything recorded of one or more boards.
///
/// The lists are in no particular order: records refer to each other by id.
///
/// # Reading
/// Read one with [`MinuteBook::from_json`], check it with
/// [`check`](crate::check::check).
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct MinuteBook {
    /// The format that the document is written in.
    pub format: Format,
    /// What this book is, for people.
    #[serde(default, skip_serializing_if = "absent")]
    pub title: Option<Text>,
    /// Where the whole book was taken from.
    #[serde(default, skip_serializing_if = "absent")]
    pub source: Option<Source>,
    /// Whether the records were imported from another source, so that each should name it.
    #[serde(default, skip_serializing_if = "absent")]
    pub imported: Option<bool>,
    /// The bodies that the records name.
    #[serde(default, skip_serializing_if = "absent")]
    pub organisations: Vec<Organisation>,
    /// The people that the records name.
    #[serde(default, skip_serializing_if = "absent")]
    pub people: Vec<Person>,
    /// The boards, sub-groups included.
    #[serde(default, skip_serializing_if = "absent")]
    pub boards: Vec<Board>,
    /// Who holds which seat on which board, and when.
    #[serde(default, skip_serializing_if = "absent")]
    pub members: Vec<Member>,
    /// The meetings, past and to come.
    #[serde(default, skip_serializing_if = "absent")]
    pub meetings: Vec<Meeting>,
    /// The actions that meetings gave out.
    #[serde(default, skip_serializing_if = "absent")]
    pub actions: Vec<Action>,
    /// The money that the boards ask for, get and spend.
    #[serde(default, skip_serializing_if = "absent")]
    pub funding: Vec<Funding>,
    /// The plans, assessments and agreements that the boards make.
    #[serde(default, skip_serializing_if = "absent")]
    pub plans: Vec<Plan>,
    /// What others add.
    #[serde(default, skip_serializing_if = "absent")]
    pub extensions: Extensions,
}

impl MinuteBook {
    /// An empty minute book.
    pub fn new() -> Self {
        Self::default()
    }
}

/// The format of a minute book, by name and major version.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
#[non_exhaustive]
pub enum Format {
    /// The first version.
    #[default]
    #[serde(rename = "minutebook/1")]
    V1,
}
