//! What a record says about findings on it: that the board does not keep the rule, or that somebody
//! looked and accepts it.

use crate::finding::Pointer;
use crate::model::{Accepted, MinuteBook};
use crate::rule::{Allowance, Context, home_of};
use crate::value::Date;

/// What the records of a book allow.
#[derive(Debug, Clone, Copy)]
pub(super) struct Allowances<'a> {
    pub(super) book: &'a MinuteBook,
    pub(super) cx: Context<'a>,
}

impl<'a> Allowances<'a> {
    /// What becomes of a finding of this rule at this place.
    pub(super) fn of(&self, code: &str, at: &Pointer, is_binding: bool) -> Allowance<'a> {
        if !self.cx.extent.has_place(self.book, at) {
            return Allowance::Untold;
        }
        let Some((list, index, within)) = at.record() else { return Allowance::None };
        if !is_binding && self.is_disapplied(code, list, index) {
            return Allowance::Untold;
        }
        match self.accepted(code, list, index, within) {
            Some(accepted) => Allowance::Accepted(&accepted.reason),
            None => Allowance::None,
        }
    }

    /// Whether the terms of reference in force say that the board does not keep a rule: on the day
    /// of the meeting, else today, else in their latest version.
    fn is_disapplied(&self, code: &str, list: &str, index: usize) -> bool {
        let Self { book, cx } = self;
        let meeting = book.meetings.get(index).filter(|_| list == "meetings");
        let date = meeting.map(|meeting| meeting.on.latest()).or(cx.as_of);
        let latest = || Date::from_ymd(9999, 12, 31).ok();
        let terms = home_of(book, list, index)
            .and_then(|id| cx.directory.board(id))
            .zip(date.or_else(latest))
            .and_then(|(board, date)| board.terms_on(date));
        terms.is_some_and(|terms| terms.disapplies(code))
    }

    /// What accepts a finding, in the record that it is on.
    fn accepted(&self, code: &str, list: &str, index: usize, within: &str) -> Option<&'a Accepted> {
        let book = self.book;
        let accepted = match list {
            "organisations" => &book.organisations.get(index)?.accepted,
            "people" => &book.people.get(index)?.accepted,
            "boards" => &book.boards.get(index)?.accepted,
            "members" => &book.members.get(index)?.accepted,
            "meetings" => &book.meetings.get(index)?.accepted,
            "actions" => &book.actions.get(index)?.accepted,
            "funding" => &book.funding.get(index)?.accepted,
            "plans" => &book.plans.get(index)?.accepted,
            _ => return None,
        };
        accepted.iter().find(|accepted| {
            let place = accepted.place.as_ref().map_or("", |place| place.as_str());
            accepted.code.as_str() == code
                && within
                    .strip_prefix(place)
                    .is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
        })
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;
    use crate::check::{Options, check};

    /// Of whatever list the record is, what is accepted in it is told apart.
    #[test]
    fn a_finding_is_accepted_in_the_record_that_it_is_on() {
        const BOOK: &str = include_str!("../../examples/long-books/strategy-group.json");
        let whole: Value = serde_json::from_str(BOOK).unwrap();
        let lists = whole.as_object().unwrap().iter().filter(|(_, list)| list.is_array());
        let lists: Vec<_> = lists.map(|(list, _)| list).collect();
        assert_eq!(lists.len(), 8);
        for list in lists {
            let mut book = whole.clone();
            // The same record twice is a finding on the second.
            let record = book[list][0].clone();
            book[list].as_array_mut().unwrap().push(record);
            let last = book[list].as_array().unwrap().len() - 1;
            let codes = |book: &Value| {
                let book = MinuteBook::from_json(book.to_string()).unwrap();
                let report = check(&book, &Options::new());
                let at = format!("/{list}/{last}");
                let told = report.findings.iter().filter(|it| it.code == "duplicate-id");
                let accepted = report.accepted.iter().map(|it| &it.finding);
                let accepted = accepted.filter(|it| it.code == "duplicate-id");
                let here = |it: &&crate::finding::Finding| it.pointer.as_str() == at;
                (told.filter(here).count(), accepted.filter(here).count())
            };
            assert_eq!(codes(&book), (1, 0), "{list}");
            book[list][last]["accepted"] =
                json!([{ "code": "duplicate-id", "reason": "Kept as it was imported." }]);
            assert_eq!(codes(&book), (0, 1), "{list}");
        }
    }
}
