use std::collections::HashMap;

use super::Context;
use crate::model::{Attendance, Party, Presence};
use crate::value::{OrganisationId, PersonId, Text};

/// A list of parties in which to look somebody up.
///
/// Two parties are one person for certain where both name that person, or where one name is
/// printed in both for one body; the body of a person counts where the place names none. Parties
/// that name different persons never are. Of others it is not known.
#[derive(Debug)]
pub(crate) struct Roll<'a> {
    cx: Context<'a>,
    by_person: HashMap<PersonId, usize>,
    by_name: HashMap<Name<'a>, usize>,
    /// Of the entries that name no person.
    by_name_alone: HashMap<Name<'a>, usize>,
    names_everybody: bool,
}

/// The name as printed, and the body.
type Name<'a> = (&'a Text, OrganisationId);

impl<'a> Roll<'a> {
    /// The entries with their positions; where one is there twice, the first counts.
    pub(crate) fn of(
        cx: Context<'a>,
        entries: impl IntoIterator<Item = (usize, &'a Party)>,
    ) -> Self {
        let mut roll = Self {
            cx,
            by_person: HashMap::new(),
            by_name: HashMap::new(),
            by_name_alone: HashMap::new(),
            names_everybody: true,
        };
        for (at, who) in entries {
            let name = roll.name_of(who);
            if let Some(name) = name {
                roll.by_name.entry(name).or_insert(at);
            }
            match (who.person_id, name) {
                (Some(id), _) => {
                    roll.by_person.entry(id).or_insert(at);
                }
                (None, Some(name)) => {
                    roll.by_name_alone.entry(name).or_insert(at);
                }
                (None, None) => {}
            }
            roll.names_everybody &= who.person_id.is_some();
        }
        roll
    }

    /// The first entry that is of this person for certain.
    pub(crate) fn find(&self, who: &Party) -> Option<usize> {
        let name = self.name_of(who);
        let Some(id) = who.person_id else {
            return self.by_name.get(&name?).copied();
        };
        let alone = name.and_then(|name| self.by_name_alone.get(&name));
        self.by_person.get(&id).into_iter().chain(alone).min().copied()
    }

    /// Whether every entry names a person, so that nobody else can be meant.
    pub(crate) fn names_everybody(&self) -> bool {
        self.names_everybody
    }

    /// What is said of somebody who is listed and was not there.
    pub(crate) fn how_away(entry: &Attendance) -> &'static str {
        if entry.presence == Presence::Absent { "is listed as absent" } else { "sent apologies" }
    }

    fn name_of<'p>(&self, who: &'p Party) -> Option<Name<'p>> {
        // Two people can hold a like post in one body, but hardly bear one name there.
        let name = who.as_printed.as_ref().filter(|_| who.as_printed != who.position)?;
        let person = || who.person_id.and_then(|id| self.cx.directory.person(id));
        let body = who.organisation_id.or_else(|| person()?.organisation_id)?;
        Some((name, body))
    }
}
