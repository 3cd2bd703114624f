//! Numbers the items of a meeting: agenda numbers anew each time, minute numbers as the terms say.

use super::board::Sitting;
use super::made::label;
use super::outline::{BoardOutline, NumberStyle};
use crate::model::{AgendaItem, NumberingReset};
use crate::value::Label;

/// Where the minute numbers of a board have got to.
pub(super) struct Numbering {
    reset: NumberingReset,
    style: NumberStyle,
    last: u64,
    /// The meeting or year in which they began.
    began: Option<u64>,
}

impl Numbering {
    pub(super) fn new(outline: &BoardOutline) -> Self {
        Self { reset: outline.numbering, style: outline.style, last: 0, began: None }
    }

    /// Gives each item its number on the agenda, and its papers their mark.
    pub(super) fn on_agenda(items: &mut [AgendaItem]) {
        for (number, item) in (1..).zip(items) {
            item.agenda_number = Some(label(&number));
            for paper in &mut item.papers {
                paper.mark = Some(label(&format!("Agenda Item {number}")));
            }
            for (letter, part) in ('a'..='z').zip(&mut item.items) {
                part.agenda_number = Some(label(&format!("{number}{letter}")));
            }
        }
    }

    /// Gives each item its number in the minutes, in the order in which they were taken.
    pub(super) fn in_minutes(
        &mut self,
        sitting: &Sitting,
        nth_meeting: u64,
        items: &mut [AgendaItem],
    ) {
        let begins = match self.reset {
            NumberingReset::EachMeeting => nth_meeting,
            NumberingReset::MunicipalYear | NumberingReset::FinancialYear => sitting.year.into(),
            NumberingReset::CalendarYear => sitting.on.year().into(),
            _ => 0,
        };
        if self.began.replace(begins) != Some(begins) {
            self.last = 0;
        }
        for item in items {
            self.last += 1;
            item.minute_number = Some(self.print(sitting));
        }
    }

    fn print(&self, sitting: &Sitting) -> Label {
        let number = self.last;
        let year = match self.reset {
            NumberingReset::CalendarYear => sitting.on.year(),
            _ => sitting.year,
        };
        match self.style {
            NumberStyle::Plain => label(&number),
            NumberStyle::Prefixed => label(&format!("SSP {number}")),
            NumberStyle::WithYear => label(&format!("{number}/{:02}", year % 100)),
        }
    }
}
