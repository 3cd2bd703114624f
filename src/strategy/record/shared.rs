//! What records of several kinds have.

use proptest::collection::{btree_map, vec};
use proptest::prelude::*;
use serde_json::{Map, Value};

use super::{few, maybe, maybe_boxed, record, word};
use crate::model::{
    Accepted, DateSpan, Due, Extensions, Interval, List, MinuteReference, Party, Source,
};
use crate::strategy::value::{date, id, label, partial_date, text};

/// Anybody: printed, a person, a position, a body.
pub fn party() -> impl Strategy<Value = Party> {
    let somebody = prop_oneof![
        text().prop_map(Party::printed),
        id().prop_map(Party::person),
        id().prop_map(Party::organisation),
    ];
    let more = (maybe(text()), maybe(id()), maybe(text()), maybe(id()), maybe(text()), maybe(id()));
    (somebody, more, maybe(text())).prop_map(|(mut party, more, political_group)| {
        party.as_printed = party.as_printed.or(more.0);
        party.person_id = party.person_id.or(more.1);
        party.position = more.2;
        party.organisation_id = party.organisation_id.or(more.3);
        party.organisation_as_printed = more.4;
        party.board_id = more.5;
        party.political_group = political_group;
        party
    })
}

/// Where a record was taken from.
pub fn source() -> impl Strategy<Value = Source> {
    record! {
        Just(Source::default()),
        url: maybe(text()),
        publisher: maybe(text()),
        retrieved_on: maybe(date()),
        reference: maybe(text()),
    }
}

/// A finding that is accepted: of any code, also of one that no rule has.
pub fn accepted() -> impl Strategy<Value = Accepted> {
    record! {
        (text(), text()).prop_map(|(code, reason)| Accepted::new(code, reason)),
        place: maybe(text()),
        by: maybe_boxed(party()),
        on: maybe(date()),
    }
}

/// What others add: mostly nothing.
pub fn extensions() -> impl Strategy<Value = Extensions> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        (-1e9..1e9_f64).prop_map(Value::from),
        text().prop_map(|it| it.to_string().into()),
    ];
    let value = leaf.prop_recursive(2, 6, 3, |inner| {
        prop_oneof![
            vec(inner.clone(), 0..3).prop_map(Value::from),
            btree_map("[a-c]", inner, 0..3).prop_map(|it| it.into_iter().collect()),
        ]
    });
    maybe(btree_map("example\\.org:[a-z]{1,4}", value, 1..3))
        .prop_map(|it| it.unwrap_or_default().into_iter().collect::<Map<_, _>>())
        .prop_map(|it| Extensions::try_from(it).unwrap_or_default())
}

/// A place in some minutes, as far as it is known.
pub fn minute_reference() -> impl Strategy<Value = MinuteReference> {
    record! {
        Just(MinuteReference::default()),
        as_printed: maybe(text()),
        body: maybe_boxed(party()),
        meeting_id: maybe(id()),
        meeting_on: maybe(partial_date()),
        item_id: maybe(id()),
        item_label: maybe(label()),
        resolution_id: maybe(id()),
    }
}

/// A length of time.
pub fn interval() -> impl Strategy<Value = Interval> {
    let unit = word!(IntervalUnit: Day, WorkingDay, Week, Month, Quarter, Year, Meeting);
    (1..40_u16, unit).prop_map(|(count, unit)| Interval { count, unit })
}

/// When something is due: on a date, after an interval, in words.
pub fn due() -> impl Strategy<Value = Due> {
    let one = prop_oneof![
        partial_date().prop_map(Due::on),
        text().prop_map(Due::printed),
        interval().prop_map(Due::after),
    ];
    (one, maybe(partial_date()), maybe(text())).prop_map(|(mut due, on, as_printed)| {
        due.on = due.on.or(on);
        due.as_printed = due.as_printed.or(as_printed);
        due
    })
}

/// A span of days.
pub(super) fn date_span() -> impl Strategy<Value = DateSpan> {
    (date(), date()).prop_map(|(a, b)| DateSpan { from: a.min(b), until: a.max(b) })
}

/// The accepted findings of a record.
pub(super) fn all_accepted() -> impl Strategy<Value = List<Accepted>> {
    few(accepted())
}
