use proptest::collection::vec;
use proptest::prelude::*;

use super::board::item_kind;
use super::{
    due, few, interval, maybe, maybe_boxed, minute_reference, party, record, resolution, word,
};
use crate::model::{
    AgendaItem, Confirmation, Correction, DatedEvent, Declaration, DiscussionPoint, Exemption,
    Figure, ForwardPlanEntry, FutureMeeting, MatterArising, Paper,
};
use crate::strategy::value::{
    date, financial_year, id, label, partial_date, quarter, text, time, weekday,
};

/// A point of a discussion.
pub fn discussion_point() -> impl Strategy<Value = DiscussionPoint> {
    let event = record! {
        (text(), partial_date()).prop_map(|(what, on)| DatedEvent::new(what, on)),
        on: maybe(partial_date()),
        on_as_printed: maybe(text()),
        until: maybe(partial_date()),
        lasts: maybe(interval()),
        weekday: maybe(weekday()),
        starts_at: maybe(time()),
        tense: maybe(word!(Tense: Past, Future)),
    };
    let figure = record! {
        (text(), text()).prop_map(|(measure, printed)| Figure::new(measure, printed)),
        count: maybe(any::<i64>()),
        out_of: maybe(any::<i64>()),
        area: maybe(text()),
        quarter: maybe(quarter()),
        financial_year: maybe(financial_year()),
        compared_with: maybe(financial_year()),
    };
    record! {
        text().prop_map(DiscussionPoint::new),
        number: maybe(label()),
        heading: maybe(text()),
        speakers: few(party()),
        mentions: few(party()),
        figures: few(figure),
        events: few(event),
        links: few(text()),
    }
}

/// A paper.
pub fn paper() -> impl Strategy<Value = Paper> {
    let kind = word!(PaperKind: Report, Slides, Newsletter, ActionLog, Minutes, Plan, Other);
    record! {
        text().prop_map(Paper::new),
        kind: maybe(kind),
        mark: maybe(label()),
        filed: maybe(any::<bool>()),
        authors: few(party()),
        timing: maybe(word!(PaperTiming: WithAgenda, ToFollow, CirculatedLate, Tabled)),
        published_on: maybe(date()),
        file_as_printed: maybe(text()),
        url: maybe(text()),
    }
}

/// What a meeting did with earlier minutes.
pub fn confirmation() -> impl Strategy<Value = Confirmation> {
    let outcome = word!(
        ConfirmationOutcome: Confirmed, ConfirmedAsCorrected, CorrectedLater, Deferred,
        NotConfirmed, Received,
    );
    let kind = word!(
        CorrectionKind: PresenceAdded, PresenceRemoved, ApologyAdded, NameMended, TextChanged,
        DecisionChanged,
    );
    let correction = record! {
        (kind, text()).prop_map(|(kind, text)| Correction::new(kind, text)),
        place: maybe_boxed(minute_reference()),
        who: maybe_boxed(party()),
    };
    record! {
        (minute_reference(), outcome).prop_map(|(minutes, it)| Confirmation::new(minutes, it)),
        part: maybe(text()),
        as_printed: maybe(text()),
        corrections: few(correction),
        reason: maybe(text()),
    }
}

/// Something that arose from earlier minutes.
pub fn matter_arising() -> impl Strategy<Value = MatterArising> {
    record! {
        vec(discussion_point(), 0..3).prop_map(|points| MatterArising::new(points.into())),
        heading: maybe(text()),
        cites: maybe_boxed(minute_reference()),
    }
}

/// An interest declared.
pub fn declaration() -> impl Strategy<Value = Declaration> {
    let kind = word!(
        InterestKind: Personal, Prejudicial, PersonalAndPrejudicial, DisclosablePecuniary,
        OtherPecuniary, OtherRegistrable, NonRegistrable, ForTransparency, CouncilTaxArrears,
        PartyWhip, Lobbied,
    );
    record! {
        party().prop_map(Declaration::new),
        kind: maybe(kind),
        kind_as_printed: maybe(text()),
        informal: any::<bool>(),
        item_ids: few(id()),
        all_items: any::<bool>(),
        nature: maybe(text()),
        through: maybe(text()),
        declared_during_item_id: maybe(id()),
        withdrew: maybe(any::<bool>()),
        registered: maybe(any::<bool>()),
        notified_on: maybe(date()),
        spoke: maybe(any::<bool>()),
        voted: maybe(any::<bool>()),
        dispensation: maybe(text()),
    }
}

/// A date given for a meeting to come.
pub fn future_meeting() -> impl Strategy<Value = FutureMeeting> {
    record! {
        partial_date().prop_map(FutureMeeting::new),
        on_as_printed: maybe(text()),
        weekday: maybe(weekday()),
        starts_at: maybe(time()),
        provisional: any::<bool>(),
    }
}

/// An item of business, with sub-items at times.
pub fn agenda_item() -> impl Strategy<Value = AgendaItem> {
    flat_item().prop_recursive(2, 6, 2, |inner| {
        (flat_item(), vec(inner, 0..3)).prop_map(|(mut item, items)| {
            item.items = items.into();
            item
        })
    })
}

fn flat_item() -> BoxedStrategy<AgendaItem> {
    let treatment = word!(
        Treatment: Considered, ConsideredEarlier, Deferred, Withdrawn, NoRepresentative, NotReached,
        NotUsed,
    );
    let known = word!(TreatmentKnown: InAgenda, BeforeMeeting, AtMeeting);
    let form = word!(
        BusinessForm: Report, Presentation, VerbalUpdate, Newsletter, Discussion,
    );
    let exemption = || {
        record! {
            Just(Exemption::default()),
            as_printed: maybe(text()),
            statute: maybe(text()),
            paragraphs: few(label()),
            local_category: maybe(text()),
            confidential: maybe(any::<bool>()),
        }
    };
    let planned = record! {
        text().prop_map(ForwardPlanEntry::new),
        due: maybe_boxed(due()),
        status_as_printed: maybe(text()),
    };
    record! {
        id().prop_map(AgendaItem::new),
        agenda_number: maybe(label()),
        agenda_number_lost: any::<bool>(),
        minute_number: maybe(label()),
        other_numbers: few(label()),
        title: maybe(text()),
        agenda_part: maybe(text()),
        kind: maybe(item_kind()),
        planned_position: maybe(1..20_u16),
        treatment: maybe(treatment),
        treatment_reason: maybe(text()),
        treatment_known: maybe(known),
        deferred_to: maybe_boxed(due()),
        taken_as_item_id: maybe(id()),
        planned_start: maybe(time()),
        delay_reason: maybe(text()),
        starts_at: maybe(time()),
        ends_at: maybe(time()),
        times_as_printed: maybe(text()),
        duration_minutes: maybe(0..90_u16),
        recording_seconds: maybe(0..9_000_u32),
        forms: few(form),
        authors: few(party()),
        presenters: few(party()),
        speakers: few(party()),
        agenda_text: maybe(text()),
        summary: maybe(text()),
        discussion: few(discussion_point()),
        papers: few(paper()),
        reported_quarter: maybe(quarter()),
        reported_year: maybe(financial_year()),
        plan_ids: few(id()),
        confirmations: few(confirmation()),
        matters_arising: few(matter_arising()),
        nothing_arose: maybe(any::<bool>()),
        declarations: few(declaration()),
        nil_return: maybe(word!(NilReturn: None, NoOther)),
        resolutions: few(resolution()),
        future_meetings: few(future_meeting()),
        forward_plan: few(planned),
        exemption: maybe_boxed(exemption()),
        agenda_exemption: maybe_boxed(exemption()),
        open_twin_id: maybe(id()),
        added_on: maybe(date()),
        urgency_reason: maybe(text()),
        truncated: any::<bool>(),
    }
}
