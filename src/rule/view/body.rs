use std::collections::HashSet;

use super::Directory;
use crate::model::{Attendance, MinuteBook, Organisation, OrganisationKind};
use crate::value::{Date, OrganisationId, Text};

/// How far up the bodies that a body is part of are looked for.
const LONGEST_CHAIN: usize = 16;

impl Directory<'_> {
    /// The body for which somebody sits: as the attendance gives it, else that of the seat.
    pub(crate) fn body_of(&self, entry: &Attendance) -> Option<OrganisationId> {
        let seat = || self.member(entry.member_id?)?.represents_id;
        entry.who.organisation_id.or_else(seat)
    }

    /// Whether letters are a short form of a board, an organisation or a post.
    pub(crate) fn is_short_form(&self, letters: &str) -> bool {
        self.short_forms.contains(letters)
    }

    /// Whether a body is another one or a part of it, directly or through others.
    pub(crate) fn is_within(&self, part: OrganisationId, whole: OrganisationId) -> bool {
        let above = |id: &OrganisationId| self.organisation(*id)?.part_of_id;
        std::iter::successors(Some(part), above).take(LONGEST_CHAIN).any(|id| id == whole)
    }

    /// Whether a body is an authority or a part of it; a fire authority and its service are one
    /// here.
    pub(crate) fn acts_for(&self, body: OrganisationId, authority: OrganisationId) -> bool {
        let is_fire = |id| {
            let kind = self.organisation(id).and_then(|it| it.kind);
            matches!(kind, Some(OrganisationKind::FireAndRescue | OrganisationKind::FireAuthority))
        };
        self.is_within(body, authority) || (is_fire(body) && is_fire(authority))
    }
}

/// The days on which a body existed, as far as they are known: the first and the last.
///
/// Those of the record, else those of its kind where the law set kinds up and abolished them.
pub(crate) fn existence(body: &Organisation) -> (Option<Date>, Option<Date>) {
    let (first, last) = match body.kind {
        Some(OrganisationKind::PrimaryCareTrust) => (None, Date::checked_ymd(2013, 3, 31)),
        Some(OrganisationKind::ClinicalCommissioningGroup) => {
            (None, Date::checked_ymd(2022, 6, 30))
        }
        Some(OrganisationKind::IntegratedCareBoard) => (Date::checked_ymd(2022, 7, 1), None),
        _ => (None, None),
    };
    (body.established_on.or(first), body.dissolved_on.or(last))
}

/// The short forms of the boards, organisations and posts of a book: other names, and first
/// letters.
pub(super) fn short_forms(book: &MinuteBook) -> HashSet<String> {
    let boards = book.boards.iter().flat_map(|board| {
        let others = board.other_names.iter().map(|other| &other.name);
        std::iter::once(&board.name).chain(others)
    });
    let bodies = book.organisations.iter();
    let bodies = bodies.flat_map(|body| std::iter::once(&body.name).chain(&body.other_names));
    let names = boards.chain(bodies).chain(posts(book)).map(Text::as_str);
    names
        .flat_map(|name| {
            let words = name.split(|letter: char| !letter.is_alphanumeric());
            let letters = words.filter_map(|word| word.chars().next());
            let capitals = letters.clone().filter(|letter| letter.is_uppercase());
            let all = letters.flat_map(char::to_uppercase).collect();
            [name.replace(['.', ' '], ""), capitals.collect(), all]
        })
        .collect()
}

/// The posts that a book names.
fn posts(book: &MinuteBook) -> impl Iterator<Item = &Text> {
    let people = book.people.iter().filter_map(|person| person.position.as_ref());
    let members = book.members.iter();
    let members = members.flat_map(|member| [&member.post, &member.office_as_printed]).flatten();
    let meetings = book.meetings.iter().flat_map(|meeting| {
        let presiding = meeting.presiding.iter().filter_map(|one| one.office_as_printed.as_ref());
        let present = meeting.attendance.iter().filter_map(|entry| entry.who.position.as_ref());
        present.chain(presiding)
    });
    let owners = book.actions.iter().flat_map(|action| &action.owners);
    let owners = owners.filter_map(|owner| owner.position.as_ref());
    people.chain(members).chain(meetings).chain(owners)
}
