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
        source_missing,
        unknown_id,
        unknown_rule_code,
    }
    /// Rules on boards and what the law asks of them.
    board {
        agreement_outside_its_year,
        board_name_not_in_force,
        board_not_in_existence,
        county_group_without_two_tiers,
        fewer_than_two_members,
        no_public_meeting_in_year,
        plan_approved_late,
        policing_body_not_sent_copy,
        profile_undeclared,
        responsible_authority_unrepresented,
        scrutiny_meeting_overdue,
        scrutiny_reply_overdue,
        spending_review_missing,
        strategic_assessment_missing,
    }
    /// Rules on members and their terms.
    membership {
        body_not_in_existence,
        chair_not_eligible,
        elected_chair_did_not_preside,
        elected_without_seat,
        membership_ends_before_start,
        more_than_one_chair,
        presider_not_named,
        seat_body_unclear,
        seat_overfilled,
        substitute_not_allowed,
        voter_not_eligible,
        yearly_office_not_appointed,
    }
    /// Rules on when meetings are held and announced.
    meeting {
        cancelled_meeting_has_business,
        decision_while_inquorate,
        duplicate_meeting,
        future_dates_out_of_order,
        late_item_without_reason,
        meeting_date_unannounced,
        meeting_ends_before_start,
        meeting_held_in_future,
        meetings_too_far_apart,
        next_meeting_in_the_past,
        notice_too_short,
        papers_too_late,
        public_present_at_closed_meeting,
        quorum_not_met,
        remote_meeting_not_allowed,
        scheduled_meeting_in_past,
        time_probably_unknown,
        weekday_disagrees_with_date,
    }
    /// Rules on who was there.
    attendance {
        attendance_not_recorded,
        attendance_times_disagree,
        authority_absent,
        initials_unresolved,
        member_unaccounted_for,
        present_and_apologised,
        presider_not_present,
        speaker_not_listed,
    }
    /// Rules on the items of business and their numbers.
    agenda_item {
        agenda_item_not_minuted,
        deferred_item_not_returned,
        duplicate_agenda_number,
        duplicate_paper_mark,
        exempt_ground_missing,
        interests_declared_late,
        item_times_disagree,
        minute_numbers_out_of_sequence,
        minute_series_broken,
        order_of_business_not_minuted,
        standing_item_missing,
    }
    /// Rules on declarations of interest.
    declaration {
        declaration_incomplete,
        funding_interest_undeclared,
        nil_return_contradicted,
        pecuniary_interest_not_notified,
        pecuniary_interest_took_part,
        withdrawn_member_voted,
    }
    /// Rules on decisions and votes.
    resolution {
        approval_only_noted,
        ballot_recorded_twice,
        casting_vote_misused,
        decision_outside_remit,
        deferred_item_decided,
        delegation_unnamed,
        inquorate_decision_unratified,
        limbs_out_of_sequence,
        more_votes_than_voters,
        mover_not_eligible,
        mover_seconds_own_motion,
        outcome_disagrees_with_votes,
        request_without_action,
        resolution_without_text,
        unanimous_with_votes_against,
        vote_names_disagree_with_counts,
    }
    /// Rules on the minutes of earlier meetings.
    minutes {
        attendance_correction_unapplied,
        confirmed_meeting_unknown,
        matter_arising_cites_unknown_minute,
        minutes_closed_to_inspection,
        minutes_confirmed_twice,
        minutes_not_confirmed_at_next_meeting,
        minutes_signed_before_meeting,
        previous_meeting_misdated,
        signer_did_not_preside,
    }
    /// Rules on the action log.
    action_log {
        action_dropped_silently,
        action_due_before_raised,
        action_overdue,
        action_owner_unknown,
        action_source_unknown,
        action_stale,
        action_status_contradictory,
        action_without_due_date,
        action_without_owner,
        owner_disagrees_with_decision,
        rag_disagrees_with_due_date,
        relative_due_date_misread,
        superseded_action_open,
    }
    /// Rules on money.
    funding {
        amount_both_spent_and_awaited,
        approval_incomplete,
        award_above_request,
        carry_forward_exceeds_underspend,
        carry_forward_unapproved,
        fund_over_allocated,
        fund_overspent,
        funding_already_ended,
        funding_ends_before_start,
        holder_not_a_legal_person,
        money_sign_wrong,
        monitoring_return_overdue,
        spend_ahead_of_income,
        spend_outside_grant_period,
        underspend_miscalculated,
        underspend_unexplained,
        virement_unapproved,
    }
    /// Rules on years, quarters and what recurs.
    series {
        death_review_decision_late,
        death_review_not_copied,
        municipal_year_mislabelled,
        quarter_not_ended,
        terms_of_reference_not_in_force,
        title_year_disagrees,
    }
    /// Rules on the record as data.
    data_quality {
        attendance_columns_disagree,
        future_event_before_meeting,
        name_variant,
        past_event_after_meeting,
        percentage_miscalculated,
        personal_contact_published,
        text_damaged,
        text_truncated,
    }
}
