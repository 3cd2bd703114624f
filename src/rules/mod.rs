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
    }
    /// Rules on members and their terms.
    membership {
        membership_ends_before_start,
    }
    /// Rules on when meetings are held and announced.
    meeting {
        meeting_ends_before_start,
    }
    /// Rules on who was there.
    attendance {
    }
    /// Rules on the items of business and their numbers.
    agenda_item {
    }
    /// Rules on declarations of interest.
    declaration {
    }
    /// Rules on decisions and votes.
    resolution {
    }
    /// Rules on the minutes of earlier meetings.
    minutes {
    }
    /// Rules on the action log.
    action_log {
    }
    /// Rules on money.
    funding {
    }
    /// Rules on years, quarters and what recurs.
    series {
    }
}
