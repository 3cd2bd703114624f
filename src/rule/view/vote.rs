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

    /// Whether it decides anything: noting, putting off, recommending and the choice of somebody
    /// for items of the meeting itself do not.
    pub(crate) fn needs_quorum(&self) -> bool {
        let harmless = [Effect::Noted, Effect::Deferred, Effect::Recommended];
        let is_harmless = |effect: Option<Effect>| effect.is_some_and(|it| harmless.contains(&it));
        let limbs = !self.limbs.is_empty() && self.limbs.iter().all(|it| is_harmless(it.effect));
        let is_for_the_meeting = !self.elections.is_empty()
            && self.elections.iter().all(|election| !election.item_ids.is_empty());
        let is_carried = matches!(self.outcome, None | Some(Outcome::Carried));
        is_carried && !is_harmless(self.effect) && !limbs && !is_for_the_meeting
    }

    /// Whether its words put something off. Minutes "agree" to that too.
    pub(crate) fn puts_off(&self) -> bool {
        const WORDS: [&str; 6] =
            ["defer", "postpone", "adjourn", "next meeting", "later meeting", "future meeting"];
        let texts = self.text.iter().chain(self.limbs.iter().map(|limb| &limb.text));
        let puts_off = |text: String| WORDS.iter().any(|word| text.contains(word));
        self.effects().any(|effect| effect == Effect::Deferred)
            || texts.map(|text| text.as_str().to_lowercase()).any(puts_off)
    }
}
