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

    /// Whether letters are a short form of a board or an organisation.
    pub(crate) fn is_short_for_a_body(&self, letters: &str) -> bool {
        self.short_forms.contains(letters)
    }

    /// Whether a body is another one or a part of it, directly or through others.
    pub(crate) fn is_within(&self, part: OrganisationId, whole: OrganisationId) -> bool {
        let above = |id: &OrganisationId| self.organisation(*id)?.part_of_id;
        std::iter::successors(Some(part), above).take(LONGEST_CHAIN).any(|id| id == whole)
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

/// The short forms of the boards and organisations of a book: other names, and first letters.
pub(super) fn short_forms(book: &MinuteBook) -> HashSet<String> {
    let boards = book.boards.iter().flat_map(|board| {
        let others = board.other_names.iter().map(|other| &other.name);
        std::iter::once(&board.name).chain(others)
    });
    let bodies = book.organisations.iter();
    let bodies = bodies.flat_map(|body| std::iter::once(&body.name).chain(&body.other_names));
    let names = boards.chain(bodies).map(Text::as_str);
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
