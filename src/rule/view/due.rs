use super::Record;
use crate::model::{Action, Due};
use crate::rule::Place;
use crate::value::PartialDate;

impl<'a> Record<'a, Action> {
    /// The due date, with its place, as it was at first and after each report: the last that a
    /// report set, else that of the action itself.
    pub(crate) fn due_dates(&self) -> impl Iterator<Item = Option<(&'a Due, Place)>> {
        let own = self.get().due.as_deref().map(|due| (due, self.pointer().field("due")));
        let history = self.pointer().field("history");
        let reports = self.get().history.iter().enumerate();
        let set = reports.scan(own.clone(), {
            let own = own.clone();
            move |now, (at, report)| {
                if let Some(due) = &report.due {
                    let place = history.clone().index(at).field("due");
                    // That of the action itself may have been kept up to date with its reports.
                    let own = own.clone().filter(|(own, _)| is_not_earlier(own, due));
                    *now = own.or(Some((due, place)));
                }
                Some(now.clone())
            }
        });
        std::iter::once(own).chain(set)
    }
}

fn is_not_earlier(one: &Due, other: &Due) -> bool {
    let days = one.on.map(PartialDate::latest).zip(other.on.map(PartialDate::latest));
    days.is_some_and(|(one, other)| one >= other)
}
