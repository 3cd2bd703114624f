//! The rule catalogue: every rule with its page, by what it is about.
//!
//! To add a rule, write `src/rules/<about>/<fault>.rs` and its page
//! `<fault>.md` beside it, and name both the module and the rule below. Everything else (the
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

/// Rules on the document as a whole.
pub mod integrity {
    pub mod circular_reference;
    pub mod duplicate_id;
    pub mod source_missing;
    pub mod unknown_id;
    pub mod unknown_rule_code;
}

/// Rules on boards and what the law asks of them.
pub mod board {
    pub mod agreement_outside_its_year;
    pub mod board_name_not_in_force;
    pub mod board_not_in_existence;
    pub mod county_group_without_two_tiers;
    pub mod fewer_than_two_members;
    pub mod no_public_meeting_in_year;
    pub mod plan_approved_late;
    pub mod policing_body_not_sent_copy;
    pub mod profile_undeclared;
    pub mod responsible_authority_unrepresented;
    pub mod scrutiny_meeting_overdue;
    pub mod scrutiny_reply_overdue;
    pub mod spending_review_missing;
    pub mod strategic_assessment_missing;
}

/// Rules on members and their terms.
pub mod membership {
    pub mod body_not_in_existence;
    pub mod chair_not_eligible;
    pub mod elected_chair_did_not_preside;
    pub mod elected_without_seat;
    pub mod membership_ends_before_start;
    pub mod more_than_one_chair;
    pub mod presider_not_named;
    pub mod seat_body_unclear;
    pub mod seat_overfilled;
    pub mod substitute_not_allowed;
    pub mod voter_not_eligible;
    pub mod yearly_office_not_appointed;
}

/// Rules on when meetings are held and announced.
pub mod meeting {
    pub mod cancelled_meeting_has_business;
    pub mod decision_while_inquorate;
    pub mod duplicate_meeting;
    pub mod future_dates_out_of_order;
    pub mod late_item_without_reason;
    pub mod meeting_date_unannounced;
    pub mod meeting_ends_before_start;
    pub mod meeting_held_in_future;
    pub mod meetings_too_far_apart;
    pub mod next_meeting_in_the_past;
    pub mod notice_too_short;
    pub mod papers_too_late;
    pub mod public_present_at_closed_meeting;
    pub mod quorum_not_met;
    pub mod remote_meeting_not_allowed;
    pub mod scheduled_meeting_in_past;
    pub mod time_probably_unknown;
    pub mod weekday_disagrees_with_date;
}

/// Rules on who was there.
pub mod attendance {
    pub mod attendance_not_recorded;
    pub mod attendance_times_disagree;
    pub mod authority_absent;
    pub mod initials_unresolved;
    pub mod member_unaccounted_for;
    pub mod present_and_apologised;
    pub mod presider_not_present;
    pub mod speaker_not_listed;
}

/// Rules on the items of business and their numbers.
pub mod agenda_item {
    pub mod agenda_item_not_minuted;
    pub mod deferred_item_not_returned;
    pub mod duplicate_agenda_number;
    pub mod duplicate_paper_mark;
    pub mod exempt_ground_missing;
    pub mod interests_declared_late;
    pub mod item_times_disagree;
    pub mod minute_numbers_out_of_sequence;
    pub mod minute_series_broken;
    pub mod order_of_business_not_minuted;
    pub mod standing_item_missing;
}

/// Rules on declarations of interest.
pub mod declaration {
    pub mod declaration_incomplete;
    pub mod funding_interest_undeclared;
    pub mod nil_return_contradicted;
    pub mod pecuniary_interest_not_notified;
    pub mod pecuniary_interest_took_part;
    pub mod withdrawn_member_voted;
}

/// Rules on decisions and votes.
pub mod resolution {
    pub mod approval_only_noted;
    pub mod ballot_recorded_twice;
    pub mod casting_vote_misused;
    pub mod decision_outside_remit;
    pub mod deferred_item_decided;
    pub mod delegation_unnamed;
    pub mod inquorate_decision_unratified;
    pub mod limbs_out_of_sequence;
    pub mod more_votes_than_voters;
    pub mod mover_not_eligible;
    pub mod mover_seconds_own_motion;
    pub mod outcome_disagrees_with_votes;
    pub mod request_without_action;
    pub mod resolution_without_text;
    pub mod unanimous_with_votes_against;
    pub mod vote_names_disagree_with_counts;
}

/// Rules on the minutes of earlier meetings.
pub mod minutes {
    pub mod attendance_correction_unapplied;
    pub mod confirmed_meeting_unknown;
    pub mod matter_arising_cites_unknown_minute;
    pub mod minutes_closed_to_inspection;
    pub mod minutes_confirmed_twice;
    pub mod minutes_not_confirmed_at_next_meeting;
    pub mod minutes_signed_before_meeting;
    pub mod previous_meeting_misdated;
    pub mod signer_did_not_preside;
}

/// Rules on the action log.
pub mod action_log {
    pub mod action_dropped_silently;
    pub mod action_due_before_raised;
    pub mod action_overdue;
    pub mod action_owner_unknown;
    pub mod action_source_unknown;
    pub mod action_stale;
    pub mod action_status_contradictory;
    pub mod action_without_due_date;
    pub mod action_without_owner;
    pub mod owner_disagrees_with_decision;
    pub mod rag_disagrees_with_due_date;
    pub mod relative_due_date_misread;
    pub mod superseded_action_open;
}

/// Rules on money.
pub mod funding {
    pub mod amount_both_spent_and_awaited;
    pub mod approval_incomplete;
    pub mod award_above_request;
    pub mod carry_forward_exceeds_underspend;
    pub mod carry_forward_unapproved;
    pub mod fund_over_allocated;
    pub mod fund_overspent;
    pub mod funding_already_ended;
    pub mod funding_ends_before_start;
    pub mod holder_not_a_legal_person;
    pub mod money_sign_wrong;
    pub mod monitoring_return_overdue;
    pub mod spend_ahead_of_income;
    pub mod spend_outside_grant_period;
    pub mod underspend_miscalculated;
    pub mod underspend_unexplained;
    pub mod virement_unapproved;
}

/// Rules on years, quarters and what recurs.
pub mod series {
    pub mod death_review_decision_late;
    pub mod death_review_not_copied;
    pub mod municipal_year_mislabelled;
    pub mod quarter_not_ended;
    pub mod terms_of_reference_not_in_force;
    pub mod title_year_disagrees;
}

/// Rules on the record as data.
pub mod data_quality {
    pub mod attendance_columns_disagree;
    pub mod event_ends_before_start;
    pub mod future_event_before_meeting;
    pub mod name_variant;
    pub mod past_event_after_meeting;
    pub mod percentage_miscalculated;
    pub mod personal_contact_published;
    pub mod text_damaged;
    pub mod text_truncated;
}

/// Lists the rules of each group.
macro_rules! rules {
    ($($about:ident: $($fault:ident)*;)*) => {
        &[$($(&$about::$fault::RULE,)*)*]
    };
}

/// Every rule, in the order of the catalogue.
pub const RULES: &[&Rule] = rules! {
    integrity: circular_reference duplicate_id source_missing unknown_id unknown_rule_code;
    board: agreement_outside_its_year board_name_not_in_force board_not_in_existence
        county_group_without_two_tiers fewer_than_two_members no_public_meeting_in_year
        plan_approved_late policing_body_not_sent_copy profile_undeclared
        responsible_authority_unrepresented scrutiny_meeting_overdue scrutiny_reply_overdue
        spending_review_missing strategic_assessment_missing;
    membership: body_not_in_existence chair_not_eligible elected_chair_did_not_preside
        elected_without_seat membership_ends_before_start more_than_one_chair presider_not_named
        seat_body_unclear seat_overfilled substitute_not_allowed voter_not_eligible
        yearly_office_not_appointed;
    meeting: cancelled_meeting_has_business decision_while_inquorate duplicate_meeting
        future_dates_out_of_order late_item_without_reason meeting_date_unannounced
        meeting_ends_before_start meeting_held_in_future meetings_too_far_apart
        next_meeting_in_the_past notice_too_short papers_too_late public_present_at_closed_meeting
        quorum_not_met remote_meeting_not_allowed scheduled_meeting_in_past time_probably_unknown
        weekday_disagrees_with_date;
    attendance: attendance_not_recorded attendance_times_disagree authority_absent
        initials_unresolved member_unaccounted_for present_and_apologised presider_not_present
        speaker_not_listed;
    agenda_item: agenda_item_not_minuted deferred_item_not_returned duplicate_agenda_number
        duplicate_paper_mark exempt_ground_missing interests_declared_late item_times_disagree
        minute_numbers_out_of_sequence minute_series_broken order_of_business_not_minuted
        standing_item_missing;
    declaration: declaration_incomplete funding_interest_undeclared nil_return_contradicted
        pecuniary_interest_not_notified pecuniary_interest_took_part withdrawn_member_voted;
    resolution: approval_only_noted ballot_recorded_twice casting_vote_misused
        decision_outside_remit deferred_item_decided delegation_unnamed
        inquorate_decision_unratified limbs_out_of_sequence more_votes_than_voters
        mover_not_eligible mover_seconds_own_motion outcome_disagrees_with_votes
        request_without_action resolution_without_text unanimous_with_votes_against
        vote_names_disagree_with_counts;
    minutes: attendance_correction_unapplied confirmed_meeting_unknown
        matter_arising_cites_unknown_minute minutes_closed_to_inspection minutes_confirmed_twice
        minutes_not_confirmed_at_next_meeting minutes_signed_before_meeting
        previous_meeting_misdated signer_did_not_preside;
    action_log: action_dropped_silently action_due_before_raised action_overdue
        action_owner_unknown action_source_unknown action_stale action_status_contradictory
        action_without_due_date action_without_owner owner_disagrees_with_decision
        rag_disagrees_with_due_date relative_due_date_misread superseded_action_open;
    funding: amount_both_spent_and_awaited approval_incomplete award_above_request
        carry_forward_exceeds_underspend carry_forward_unapproved fund_over_allocated
        fund_overspent funding_already_ended funding_ends_before_start holder_not_a_legal_person
        money_sign_wrong monitoring_return_overdue spend_ahead_of_income spend_outside_grant_period
        underspend_miscalculated underspend_unexplained virement_unapproved;
    series: death_review_decision_late death_review_not_copied municipal_year_mislabelled
        quarter_not_ended terms_of_reference_not_in_force title_year_disagrees;
    data_quality: attendance_columns_disagree event_ends_before_start
        future_event_before_meeting name_variant past_event_after_meeting percentage_miscalculated
        personal_contact_published text_damaged text_truncated;
};
