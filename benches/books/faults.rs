//! What is wrong with a book that is to have something wrong with it.

use minutebook::model::MinuteBook;

use super::made::{Sequence, later};

/// What is wrong with a book.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Faults {
    /// In so many of a thousand meetings, actions and lines of funding a rule finds something.
    pub(crate) bad: usize,
    /// In so many of a thousand of them something cannot be read.
    pub(crate) broken: usize,
}

impl Faults {
    pub(crate) const NONE: Self = Self { bad: 0, broken: 0 };

    /// Makes meetings end before they start, actions due before they were raised, and funding end
    /// before it starts.
    pub(super) fn put_into(self, book: &mut MinuteBook, number: usize) {
        if self.bad == 0 {
            return;
        }
        let mut sequence = Sequence::new(u64::try_from(number).expect("few boards") + 5_000);
        let mut is_bad = || sequence.below(1_000) < self.bad;
        for meeting in &mut book.meetings {
            if is_bad() {
                std::mem::swap(&mut meeting.starts_at, &mut meeting.ends_at);
            }
        }
        for action in &mut book.actions {
            let raised = action.raised_on.and_then(minutebook::value::PartialDate::date);
            if let Some((due, raised)) = action.due.as_mut().zip(raised)
                && is_bad()
            {
                due.as_printed = None;
                due.after = None;
                due.on = Some(later(raised, -1).into());
                // Its colour would be found to be wrong as well.
                action.rag = None;
            }
        }
        for funding in &mut book.funding {
            if is_bad() {
                std::mem::swap(&mut funding.starts_on, &mut funding.funded_until);
            }
        }
    }

    /// Breaks a record that was written out: a word that is none of its list, a field misspelt, or a
    /// value that its type refuses.
    pub(super) fn spoil(self, record: &mut String, number: usize) {
        if self.broken == 0 {
            return;
        }
        // The record's own id decides, so that the same are broken in each run.
        let id = record.find(r#""id":""#).map_or(0, |at| {
            u64::from_str_radix(&record[at + 6..at + 14], 16).expect("an id begins with digits")
        });
        let mut sequence = Sequence::new(id ^ u64::try_from(number).expect("few boards"));
        if sequence.below(1_000) >= self.broken {
            return;
        }
        for (right, wrong) in [
            (r#""record":"complete""#, r#""record":"completed""#),
            (r#""raised_at":"#, r#""raised_in":"#),
            (r#""minor_units":"#, r#""minor_units":0."#),
        ] {
            if record.contains(right) {
                *record = record.replacen(right, wrong, 1);
                return;
            }
        }
    }
}
