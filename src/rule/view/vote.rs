use crate::model::{Ballot, Effect, Outcome, RecordedVote, Resolution, Vote};

impl Vote {
    /// The votes for and against, counted or by name.
    pub(crate) fn sides(&self) -> Option<(u64, u64)> {
        let counted = (self.votes_for.map(u64::from), self.votes_against.map(u64::from));
        match counted {
            (Some(votes_for), Some(votes_against)) => {
                // Two zeros count nobody.
                Some((votes_for, votes_against)).filter(|&sides| sides != (0, 0))
            }
            (None, None) => {
                // Often only those are named who asked to have their vote against recorded.
                let sides = (self.named(Ballot::For), self.named(Ballot::Against));
                let is_clear = self.repeated().next().is_none();
                (sides.0 > 0 && sides.1 > 0 && is_clear).then_some(sides)
            }
            _ => None,
        }
    }

    /// How many are named with this ballot.
    pub(crate) fn named(&self, ballot: Ballot) -> u64 {
        let named = self.voters().filter(|vote| vote.ballot == ballot).count();
        u64::try_from(named).unwrap_or(u64::MAX)
    }

    /// The ballots by name, each person's once: as first recorded.
    pub(crate) fn voters(&self) -> impl Iterator<Item = &RecordedVote> {
        let recorded = self.recorded.iter().enumerate();
        recorded.filter(|(at, vote)| self.first(vote) >= *at).map(|(_, vote)| vote)
    }

    /// The ballots of those named before with another ballot: where each stands, and where the
    /// first does.
    pub(crate) fn repeated(&self) -> impl Iterator<Item = (usize, usize)> {
        self.recorded.iter().enumerate().filter_map(|(at, vote)| {
            let first = self.first(vote);
            let before = self.recorded.get(first).filter(|_| first < at)?;
            (before.ballot != vote.ballot).then_some((at, first))
        })
    }

    /// Where the person of this ballot is named first; the end, where nobody is.
    fn first(&self, vote: &RecordedVote) -> usize {
        let is_same = |other: &RecordedVote| {
            std::ptr::eq(other, vote) || other.who.is_same_person(&vote.who) == Some(true)
        };
        self.recorded.iter().position(is_same).unwrap_or(self.recorded.len())
    }
}

impl Resolution {
    /// What the resolution and its limbs do, as far as that is told.
    pub(crate) fn effects(&self) -> impl Iterator<Item = Effect> {
        self.effect.into_iter().chain(self.limbs.iter().filter_map(|limb| limb.effect))
    }

    /// Whether the board decides anything: noting, putting off, recommending and the choice of
    /// somebody for items of the meeting itself do not, nor does what one person decides alone.
    pub(crate) fn needs_quorum(&self) -> bool {
        let harmless = [Effect::Noted, Effect::Deferred, Effect::Recommended];
        let is_harmless = |effect: Option<Effect>| effect.is_some_and(|it| harmless.contains(&it));
        let limbs = !self.limbs.is_empty() && self.limbs.iter().all(|it| is_harmless(it.effect));
        let is_for_the_meeting = !self.elections.is_empty()
            && self.elections.iter().all(|election| !election.item_ids.is_empty());
        let is_carried = matches!(self.outcome, None | Some(Outcome::Carried));
        is_carried
            && self.decided_by.is_none()
            && !is_harmless(self.effect)
            && !limbs
            && !is_for_the_meeting
    }

    /// Whether its words put something off. Minutes "agree" to that too.
    ///
    /// A later meeting that is named may be the one that is to decide, or only the one that is to
    /// hear of what is decided here: "be approved and reported to the next meeting".
    pub(crate) fn puts_off(&self) -> bool {
        const WORDS: [&str; 3] = ["defer", "postpone", "adjourn"];
        const MEETINGS: [&str; 3] = ["next meeting", "later meeting", "future meeting"];
        let texts = self.text.iter().chain(self.limbs.iter().map(|limb| &limb.text));
        let texts: Vec<_> = texts.map(|text| text.as_str().to_lowercase()).collect();
        let has = |text: &str, words: &[&str]| words.iter().any(|word| text.contains(word));
        let (later, now): (Vec<_>, Vec<_>) =
            texts.iter().flat_map(|text| clauses(text)).partition(|it| has(it, &MEETINGS));
        self.effects().any(|effect| effect == Effect::Deferred)
            || texts.iter().any(|text| has(text, &WORDS))
            || (!later.is_empty() && !now.into_iter().any(decides))
    }
}

/// The parts of a text of which each can do something of its own.
fn clauses(text: &str) -> impl Iterator<Item = &str> {
    let parts = text.split([',', ';', '.']).flat_map(|part| part.split(" and "));
    parts.flat_map(|part| part.split(" subject to "))
}

/// Whether a part of a decision settles something: "that the plan be approved".
fn decides(clause: &str) -> bool {
    const DONE: [&str; 16] = [
        "accepted",
        "adopted",
        "agreed",
        "allocated",
        "appointed",
        "approved",
        "authorised",
        "awarded",
        "bought",
        "delegated",
        "elected",
        "endorsed",
        "granted",
        "ratified",
        "refused",
        "rejected",
    ];
    let words: Vec<_> = clause.split_whitespace().collect();
    words.windows(2).any(|pair| matches!(pair, ["be", done] if DONE.contains(done)))
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use crate::model::Resolution;

    fn resolution(mut fields: Value) -> Resolution {
        fields["id"] = "4e000000-0000-4000-8000-000000000001".into();
        serde_json::from_value(fields).unwrap()
    }

    #[test]
    fn what_is_decided_here_is_not_put_off_to_the_meeting_that_hears_of_it() {
        let puts_off = |text: &str| resolution(json!({ "text": text })).puts_off();
        assert!(puts_off("That the plan be taken to the next meeting."));
        assert!(!puts_off("That the plan be approved and reported to the next meeting."));
        assert!(!puts_off("That the plan be approved."));
    }

    #[test]
    fn an_election_for_items_of_the_meeting_needs_no_quorum_and_one_for_a_year_does() {
        let needs_quorum = |item_ids: Value| {
            let chair = json!({
                "office": "chair",
                "who": { "as_printed": "Nell Farrow" },
                "item_ids": item_ids,
            });
            let text = "That a chair be elected.";
            resolution(json!({ "text": text, "elections": [chair] })).needs_quorum()
        };
        assert!(needs_quorum(json!([])));
        assert!(!needs_quorum(json!(["17000000-0000-4000-8000-000000000001"])));
    }
}
