use proptest::prelude::*;

use super::board::{basis, office};
use super::{few, maybe, maybe_boxed, minute_reference, party, record, word};
use crate::model::{
    Ballot, CastingVote, Delegation, Effect, Election, Limb, RecordedVote, Resolution, Vote,
};
use crate::strategy::value::{id, label, money, municipal_year, text, time};

fn ballot() -> impl Strategy<Value = Ballot> {
    word!(Ballot: For, Against, Abstained, NotVoting, ConflictOfInterest)
}

/// The votes on a resolution.
pub fn vote() -> impl Strategy<Value = Vote> {
    let casting = record! { ballot().prop_map(CastingVote::new), by: maybe_boxed(party()), };
    let recorded = (party(), ballot()).prop_map(|(who, ballot)| RecordedVote::new(who, ballot));
    record! {
        Just(Vote::default()),
        votes_for: maybe(0..9_u32),
        votes_against: maybe(0..9_u32),
        abstentions: maybe(0..9_u32),
        not_voting: maybe(0..9_u32),
        conflicts: maybe(0..9_u32),
        casting_vote: maybe_boxed(casting),
        recorded: few(recorded),
        recorded_at_request_of: few(party()),
        votes_needed: maybe(0..9_u32),
        as_printed: maybe(text()),
    }
}

fn effect() -> impl Strategy<Value = Effect> {
    word!(
        Effect: Noted, Approved, Agreed, Requested, Recommended, Delegated, Appointed, Deferred,
        Refused, Ratified,
    )
}

fn election() -> impl Strategy<Value = Election> {
    record! {
        (office(), party()).prop_map(|(office, who)| Election::new(office, who)),
        office_as_printed: maybe(text()),
        basis: maybe(basis()),
        post: maybe(text()),
        municipal_year: maybe(municipal_year()),
        body: maybe_boxed(party()),
        item_ids: few(id()),
        alongside: few(party()),
    }
}

/// A resolution.
pub fn resolution() -> impl Strategy<Value = Resolution> {
    let limb = record! {
        (label(), text()).prop_map(|(label, text)| Limb::new(label, text)),
        label: maybe(label()),
        keyword: maybe(text()),
        effect: maybe(effect()),
    };
    let delegation = record! {
        text().prop_map(|what| Delegation::new(Vec::new().into(), what)),
        to: few(party()),
        limit: maybe(money()),
    };
    record! {
        (id(), text()).prop_map(|(id, text)| Resolution::new(id, text)),
        number: maybe(label()),
        keyword: maybe(text()),
        other_keywords: few(text()),
        text: maybe(text()),
        voted_text: maybe(text()),
        limbs: few(limb),
        effect: maybe(effect()),
        in_principle: any::<bool>(),
        conditions: few(text()),
        recommended_to: few(party()),
        amends_resolution_id: maybe(id()),
        outcome: maybe(word!(Outcome: Carried, Lost, Withdrawn)),
        was_proposed: maybe(any::<bool>()),
        was_seconded: maybe(any::<bool>()),
        proposers: few(party()),
        seconders: few(party()),
        unanimous: maybe(any::<bool>()),
        vote: maybe_boxed(vote()),
        elections: few(election()),
        delegations: few(delegation),
        funding_ids: few(id()),
        plan_ids: few(id()),
        decided_by: maybe_boxed(party()),
        ratifies: few(minute_reference()),
        at: maybe(time()),
        printed_apart: maybe(text()),
    }
}
