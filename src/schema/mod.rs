//! JSON Schemas of the minute book, its records and all that stands beside it.
//!
//! They are generated from the types, so they state what the reader accepts:
//! closed objects, patterns beside every format, bounds on every integer.
//! What a schema cannot hold, the [rules](crate::rules) check.
//!
//! Each schema comes in three [flavours](Flavour) of the same content.

mod flavour;
mod generate;
mod record;
mod settings_file;

use schemars::Schema;
use serde_json::Value;

pub use flavour::Flavour;

use crate::calendar::Holidays;
use crate::model::{
    Action, AgendaItem, Board, Funding, Meeting, Member, MinuteBook, Organisation, Person, Plan,
    Resolution,
};
use crate::render::catalogue::Catalogue;
use crate::render::json::Output;
use generate::Contract;
use record::BookRecord;
use settings_file::SettingsFile;

/// A published schema.
#[derive(Debug, Clone, Copy)]
#[non_exhaustive]
pub struct Published {
    /// Its name, as the command line takes it: `agenda-item`.
    pub name: &'static str,
    generate: fn(Flavour) -> Schema,
}

impl Published {
    /// The schema as JSON, indented, with a final newline.
    pub fn to_json(&self) -> String {
        self.to_json_in(Flavour::Standard)
    }

    /// The schema as a value.
    pub fn to_value(&self) -> Value {
        self.to_value_in(Flavour::Standard)
    }

    /// The same as [`to_json`](Self::to_json) in a flavour.
    pub fn to_json_in(&self, flavour: Flavour) -> String {
        let mut json = serde_json::to_string_pretty(&self.to_value_in(flavour)).unwrap_or_default();
        json.push('\n');
        json
    }

    /// The same as [`to_value`](Self::to_value) in a flavour.
    pub fn to_value_in(&self, flavour: Flavour) -> Value {
        let mut schema = (self.generate)(flavour);
        // Two documents under one address could not be loaded together.
        let flavour = flavour.folder().map_or_else(String::new, |folder| format!(":{folder}"));
        let id = format!("urn:minutebook:1:{}{flavour}", self.name);
        schema.insert("$id".to_owned(), id.into());
        schema.to_value()
    }

    /// The name of the file that it is published in.
    pub fn file_name(&self) -> String {
        format!("{}.schema.json", self.name)
    }
}

macro_rules! published {
    ($($name:literal: $type:ty, $contract:ident;)*) => {
        /// Every published schema.
        pub const SCHEMAS: &[Published] = &[$(Published {
            name: $name,
            generate: |flavour| generate::of::<$type>(flavour, Contract::$contract),
        },)*];
    };
}

published! {
    "minutebook": MinuteBook, Read;
    "record": BookRecord, Read;
    "organisation": Organisation, Read;
    "person": Person, Read;
    "board": Board, Read;
    "member": Member, Read;
    "meeting": Meeting, Read;
    "agenda-item": AgendaItem, Read;
    "resolution": Resolution, Read;
    "action": Action, Read;
    "funding": Funding, Read;
    "plan": Plan, Read;
    "settings": SettingsFile, Read;
    "holidays": Holidays, Read;
    "report": Output<'static>, Written;
    "rules": Catalogue, Written;
}

/// The published schema of this name.
pub fn find(name: &str) -> Option<&'static Published> {
    SCHEMAS.iter().find(|schema| schema.name == name)
}
