//! The rule catalogue: every rule with its page, by what it is about.
//!
//! To add a rule, write `src/rules/<about>/<fault>.rs` and its page
//! `<fault>.md` beside it, and name it in the list below. Everything else (the
//! list of codes, `schema/rules.json`, `docs/rules.md`, the tests of the page's
//! examples) follows from these.

#[cfg(test)]
pub(crate) mod examples;

use crate::rule::Rule;

/// The valid minute book that the examples on the pages change, as JSON.
pub const BASE: &str = include_str!("../../examples/valid.json");

/// The rule with this code.
pub fn find(code: &str) -> Option<&'static Rule> {
    RULES.iter().copied().find(|rule| rule.code == code)
}

/// Declares a module for each rule, shows its page as the module's docs, and lists the rules.
macro_rules! catalogue {
    ($($(#[$doc:meta])* $about:ident { $($fault:ident,)* })*) => {
        $(
            $(#[$doc])*
            pub mod $about {
                $(
                    #[doc = include_str!(concat!(stringify!($about), "/", stringify!($fault), ".md"))]
                    pub mod $fault;
                )*
            }
        )*

        /// Every rule, in the order of the catalogue.
        pub const RULES: &[&Rule] = &[$($(&$about::$fault::RULE,)*)*];
    };
}

catalogue! {
    /// Rules on the document as a whole.
    integrity {
        circular_reference,
        duplicate_id,
        unknown_id,
    }
    /// Rules on members and their terms.
    membership {
        membership_ends_before_start,
    }
    /// Rules on when meetings are held and announced.
    meeting {
        cancelled_meeting_has_business,
        duplicate_meeting,
        future_dates_out_of_order,
        meeting_ends_before_start,
        quorum_not_met,
        weekday_disagrees_with_date,
    }
    /// Rules on who was there.
    attendance {
        present_and_apologised,
        presider_not_present,
        speaker_not_listed,
    }
    /// Rules on the items of business and their numbers.
    agenda_item {
        duplicate_agenda_number,
        duplicate_paper_mark,
        minute_numbers_out_of_sequence,
    }
    /// Rules on declarations of interest.
    declaration {
        nil_return_contradicted,
    }
    /// Rules on decisions and votes.
    resolution {
        limbs_out_of_sequence,
        more_votes_than_voters,
        outcome_disagrees_with_votes,
    }
    /// Rules on the minutes of earlier meetings.
    minutes {
        confirmed_meeting_unknown,
        minutes_not_confirmed_at_next_meeting,
    }
    /// Rules on the action log.
    action_log {
        action_due_before_raised,
        action_overdue,
        action_source_unknown,
        action_without_due_date,
        action_without_owner,
        owner_disagrees_with_decision,
    }
    /// Rules on money.
    funding {
        amount_both_spent_and_awaited,
        carry_forward_exceeds_underspend,
        funding_already_ended,
        underspend_miscalculated,
        underspend_unexplained,
    }
    /// Rules on years, quarters and what recurs.
    series {
        quarter_not_ended,
    }
}
