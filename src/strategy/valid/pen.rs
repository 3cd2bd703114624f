//! Writes records into a book, each with an id and a source of its own.

use std::fmt::Display;

use uuid::Uuid;

use super::made::{date, text};
use super::names;
use crate::model::{Attendance, MinuteBook, Organisation, OrganisationKind, Party, Person, Source};
use crate::value::{OrganisationId, PersonId};

/// The book so far.
pub(super) struct Pen {
    pub(super) book: MinuteBook,
    ids: u128,
}

/// No page of a rule has ids that begin so.
const FIRST_ID: u128 = 0xd000_0000_0000_4000_8000_0000_0000_0000;

impl Pen {
    pub(super) fn new() -> Self {
        Self { book: MinuteBook::new(), ids: FIRST_ID }
    }

    /// An id that nothing has yet.
    pub(super) fn id<T: From<Uuid>>(&mut self) -> T {
        self.ids += 1;
        T::from(Uuid::from_u128(self.ids))
    }

    /// The initials of a person, where nobody else who is listed has the same.
    pub(super) fn initials(&self, person: PersonId, listed: &[Attendance]) -> Option<Party> {
        let of = |id| {
            let name = &self.book.people.iter().find(|it| it.id == id)?.name;
            let given = name.given.as_ref()?.as_str().chars().next()?;
            Some(format!("{given}{}", name.family.as_str().chars().next()?))
        };
        let own = of(person)?;
        let ids = listed.iter().filter_map(|entry| entry.who.person_id);
        let alike = ids.filter(|id| of(*id).as_ref() == Some(&own)).count();
        (alike == 1).then(|| Party::printed(text(own)))
    }

    pub(super) fn body(&mut self, name: &str, kind: OrganisationKind) -> OrganisationId {
        let id = self.id();
        let mut body = Organisation::new(id, text(name));
        body.kind = Some(kind);
        body.established_on = Some(date(1974, 4, 1));
        body.source = Some(source(&id).into());
        self.book.organisations.push(body);
        id
    }

    pub(super) fn person(&mut self, body: OrganisationId, position: Option<&str>) -> PersonId {
        let id = self.id();
        let mut person = Person::new(id, names::person(self.book.people.len()));
        person.organisation_id = Some(body);
        person.position = position.map(text);
        person.source = Some(source(&id).into());
        self.book.people.push(person);
        id
    }
}

/// Where the record with this id was taken from.
pub(super) fn source(id: &impl Display) -> Source {
    Source {
        publisher: Some(text("Invented Minutes Archive")),
        reference: Some(text(id.to_string())),
        ..Source::default()
    }
}
