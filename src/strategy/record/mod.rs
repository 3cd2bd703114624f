//! Records of every kind, well-formed and no more.

mod action;
mod board;
mod funding;
mod item;
mod meeting;
mod people;
mod resolution;
mod shared;

use proptest::collection::vec;
use proptest::option::weighted;
use proptest::prelude::*;

pub use self::action::{action, action_step};
pub use self::board::{board, member, terms_of_reference};
pub use self::funding::{condition, funding, funding_amount, plan, plan_step};
pub use self::item::{
    agenda_item, confirmation, declaration, discussion_point, future_meeting, matter_arising, paper,
};
pub use self::meeting::{attendance, meeting, minutes_document, presiding};
pub use self::people::{organisation, person};
pub use self::resolution::{resolution, vote};
pub use self::shared::{accepted, due, extensions, interval, minute_reference, party, source};
use super::value::text;
use crate::model::{List, MinuteBook};

/// A strategy for a record: what it cannot do without, then each of its other fields.
///
/// The fields are drawn as nested pairs, because tuples of strategies end at twelve, and each is
/// boxed, because all of them together are too much for the stack of a test.
macro_rules! record {
    ($whole:expr, $($field:ident: $strategy:expr,)*) => {
        ($whole, record!(@strategies $($strategy,)*))
            .prop_map(|(mut whole, record!(@names $($field,)*))| {
                $(whole.$field = $field;)*
                whole
            })
            .boxed()
    };
    (@strategies) => { Just(()) };
    (@strategies $first:expr, $($rest:expr,)*) => {
        ($first.boxed(), record!(@strategies $($rest,)*))
    };
    (@names) => { () };
    (@names $first:ident, $($rest:ident,)*) => { ($first, record!(@names $($rest,)*)) };
}

/// One word of a list of words.
macro_rules! word {
    ($list:ident: $($word:ident),* $(,)?) => {
        $crate::strategy::value::one_of(&[$($crate::model::$list::$word),*])
    };
}

use {record, word};

/// One time in four.
fn maybe<T: std::fmt::Debug>(
    strategy: impl Strategy<Value = T>,
) -> impl Strategy<Value = Option<T>> {
    weighted(0.25, strategy)
}

/// One time in four, for a part that its whole holds in a box.
fn maybe_boxed<T: std::fmt::Debug>(
    strategy: impl Strategy<Value = T>,
) -> impl Strategy<Value = Option<Box<T>>> {
    maybe(strategy.prop_map(Box::new))
}

/// One or two, one time in four, else none.
fn few<T: std::fmt::Debug>(strategy: impl Strategy<Value = T>) -> impl Strategy<Value = List<T>> {
    maybe(vec(strategy, 1..3)).prop_map(|few| few.unwrap_or_default().into())
}

/// A minute book with a few records of each kind.
pub fn minute_book() -> impl Strategy<Value = MinuteBook> {
    record! {
        Just(MinuteBook::new()),
        title: maybe(text()),
        source: maybe(source()),
        imported: maybe(any::<bool>()),
        organisations: vec(organisation(), 0..3),
        people: vec(person(), 0..4),
        boards: vec(board(), 0..3),
        members: vec(member(), 0..4),
        meetings: vec(meeting(), 0..4),
        actions: vec(action(), 0..4),
        funding: vec(funding(), 0..3),
        plans: vec(plan(), 0..2),
        extensions: extensions(),
    }
}
